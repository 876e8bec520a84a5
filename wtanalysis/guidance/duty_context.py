"""Where a word of force stands: its sentence, the clause it is the verb of, and the subject of that clause.

No parser: statutory prose puts the subject right before its verb, and says with a small set of words (who, if, whether,
how) that a clause is not the main one. A word of force counts in a main clause, in what a main clause says that
somebody must do (``this means that``, ``are clear that``), and in a relative clause that a comma sets apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wtanalysis.guidance.duty_words import Mark

_END = re.compile(r"[.!?][’”\"')\]]*\d{0,3}\s+(?=[“‘\"'(\[]*[A-Z0-9£•])|\s*•\s+")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\[‘“])(?:e\.\s?g|i\.\s?e|cf|viz|Mr|Mrs|Ms|Dr|Prof|St|vs?|paras?|pp?|ss?|regs?|[Nn]os?|c|Sch|Arts?|[Ff]igs?|Cm)\.$"
)
_QUOTED = re.compile(r"“[^”]*”|‘(?:[^’]|’(?=\w))*’(?!\w)|\"[^\"]*\"")
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_EXAMPLE = re.compile(r"\W*(?:for (?:example|instance)|e\.\s?g\.|examples? (?:of|include|might)|by way of example)", re.IGNORECASE)  # fmt: skip
_STRONG_BREAK = re.compile(r"[;:(\[]|\s[–—-]\s|•")
_ADVERBS = r"(?:also|then|therefore|always|still|both|all|each|in turn|where \w+|if \w+|as \w+|\w+ly|in (?:addition|particular|turn|all cases|future|general)|,|\s)*"
_SHARED = re.compile(rf"^(?P<first>.*?)[\s,]+(?:and|but|or|nor|so|and/or)\s+{_ADVERBS}$", re.DOTALL)
_RELATIVE = re.compile(rf"(?P<comma>,?)\s*\b(?P<word>who|which|that|whom)\s+{_ADVERBS}$")
_OPENERS = re.compile(
    r"\b(?:who|whom|whose|which|that|if|whether|when|whenever|where|wherever|unless|until|because|how|what|why|while"
    r"|whilst|although|though|once|since|so that|in case|than)\b",
    re.IGNORECASE,
)
_ASKING = frozenset({"whether", "how", "what", "why", "than", "in case"})
_SAYING = re.compile(
    r"(?:\b(?:ensur|mean|stat|requir|expect|provid|sa[yi]|clear|clarif|important|essential|vital|emphasi[sz]"
    r"|recommend|direct|stipulat|specif|expectation|requirement|principle|make sure)\w*|\bsets? out|\bmake it)$",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\s*(?:the|an?|any|all|each|their|its|they|we|it)\s", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:by|in|for|to|with|of|on|at|through|from|under|upon)$")
_DENIED = re.compile(r"\b(?:not|never)(?: necessarily| always)? \w+$")
_MEANS = re.compile(r"^.*\b(?:means|ensures?)\s+(?=\w)", re.DOTALL)
_DETERMINED = re.compile(r"^(?:the|an?|any|all|each|these|those)\s+", re.IGNORECASE)
_REDUCED = re.compile(
    r"^(?:criteria|factors|matters|steps|actions?|things|issues|circumstances|functions|information|details|measures|questions"
    r"|points|areas) (?!of|for|and|or|in|on|about|to|from|with|under|relating|set|that|at|by|as|within)\w+|^(?:\w+[ -])?\w+ (?:the|an?|each|any|all|they|we|it) \w+|^[^,]*\w (?:they|we|it|he|she|you)$",
    re.IGNORECASE,
)
_IN_LIST = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|may|might|must|shall|should)\b"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|may|might|must|shall|should|becomes?|needs?|remains?"
    r"|makes?|wish(?:es)?|occurs?|exists?|applies|apply|dies?|moves?|requires?|considers?|decides?|believes?|suspects?|receives?"
    r"|includes?|agrees?|holds?|provides?|identif(?:y|ies)|concerns?|takes?|poses?|\w{3,}ed)\b"
)  # fmt: skip
_ADVERBIAL = re.compile(
    r"(?:whatever|whichever|whoever|however|where|when|whenever|wherever|if|once|while|whilst|although|though|unless|until|because|since|given|as|in|on|at|to|for"
    r"|from|by|with|within|without|under|during|before|after|following|prior|upon|throughout|through|alongside|besides|despite"
    r"|depending|subject|regardless|irrespective|unlike|except|instead|rather|having|based|due|\w+ing)\b",
    re.IGNORECASE,
)
_NEXT_CLAUSE = re.compile(r",\s+(?:and|but|so|or|while|whilst)\s+")
_NEXT = re.compile(r"\s(?:and|but|so|or)\s+")
_LEADING = re.compile(
    r"^(?:(?:and|but|or|so|then|also|therefore|however|moreover|furthermore|additionally|similarly|equally|finally|instead"
    r"|accordingly|consequently|otherwise|as such|in addition|in particular|for this reason|together|ideally|\w+ly)\b[\s,]*)+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Clause:
    """What a word of force belongs to: whether it counts there, its subject, and whether it shares one.

    ``relative`` tells a clause that hangs on a noun (``, which must``); ``shared`` a verb that has the subject of the
    one before it (``should ask and must record``).
    """

    counts: bool
    subject: str = ""
    relative: bool = False
    shared: bool = False


_NOT = Clause(False)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a passage stand: a quick splitter, for passages are many and their prose is plain.

    >>> text = "See para. 4. Crews must log it.3 They should (e.g. in fog) wait."
    >>> [text[start:end] for start, end in sentences(text)]
    ['See para. 4.', 'Crews must log it.3', 'They should (e.g. in fog) wait.']
    """
    start = 0
    for match in _END.finditer(text):
        left = text[start : match.end()].rstrip()
        if _ABBREVIATED.search(left):
            continue
        if left:
            yield start + len(text[start:]) - len(text[start:].lstrip()), start + len(left)
        start = match.end()
    if text[start:].strip():
        yield start, len(text.rstrip())


def quoted(text: str) -> list[tuple[int, int]]:
    """Where a text quotes: the words between quotation marks."""
    if "“" in text or "‘" in text or '"' in text:
        return [match.span() for match in _QUOTED.finditer(text)]
    return []


def is_example(sentence: str, place: int) -> bool:
    """Whether a place in a sentence stands in an example: the sentence begins so, or the bracket round it does.

    >>> is_example("For example, crews should log it.", 20)
    True
    """
    if _EXAMPLE.match(sentence):
        return True
    left = sentence.rfind("(", 0, place)
    return left >= 0 and ")" not in sentence[left:place] and bool(_EXAMPLE.match(sentence[left + 1 :]))


def clause(sentence: str, mark: Mark, earlier: Sequence[Mark]) -> Clause:
    """The clause that a word of force is the verb of.

    Args:
        sentence: the sentence.
        mark: the word of force, its place counted within the sentence.
        earlier: the words of force before it in the same sentence.

    Returns:
        Whether it counts there, and its subject.

    >>> text = "Where a ship is late, the pilot must wait and should ask how it can berth."
    >>> from wtanalysis.guidance.duty_words import marks
    >>> must, should, can = marks(text)
    >>> clause(text, must, [])
    Clause(counts=True, subject='the pilot', relative=False, shared=False)
    >>> clause(text, should, [must]).shared, clause(text, can, [must, should]).counts
    (True, False)
    """
    start = earlier[-1].end if earlier else 0
    left = _BRACKET.sub(lambda match: " " * len(match[0]), sentence[start : mark.start])
    if cuts := [cut.end() for cut in _STRONG_BREAK.finditer(left)]:
        left, earlier = left[cuts[-1] :], ()
    if earlier and _SHARED.match(left):
        return Clause(True, shared=True)
    if relative := _RELATIVE.search(left):
        return _relative(left, relative)
    return _plain(left, bool(earlier))


def _relative(left: str, match: re.Match[str]) -> Clause:
    """A clause right after ``who``, ``which`` or ``that``: it counts where a comma or "and" sets it apart."""
    before = left[: match.start()].rstrip(" ,")
    if match["word"] == "that" or not (match["comma"] or before.endswith(" and")):
        return Clause(False, before, relative=True)
    return Clause(True, _noun(before.removesuffix(" and")), relative=True)


def _plain(left: str, inner: bool) -> Clause:
    """A clause with its subject right before the verb."""
    openers = list(_OPENERS.finditer(left))
    if not openers:
        subject = _noun(_coordinated(left) if inner else left)
        return _NOT if _REDUCED.match(_DETERMINED.sub("", subject)) else Clause(True, subject)
    last = openers[-1]
    word, tail, before = last[0].lower(), left[last.end() :], left[: last.start()].rstrip()
    if word == "that" and _SAYING.search(before):
        return _NOT if _DENIED.search(before) else Clause(True, _noun(tail))
    if word in {"who", "which", "that", "whom", "whose"}:
        if (
            _ASKED.match(tail)
            and not _FINITE.search(tail)
            or (word != "who" and not _FINITE.search(tail) and (len(tail.split()) < 4 or _PREPOSITION.search(before)))
        ):
            return _NOT
        return Clause(True, _noun(left))
    if word in _ASKING and before:
        return Clause(True, _noun(tail.rpartition(", and")[2])) if ", and " in tail else _NOT
    if "," in tail:
        return Clause(True, _noun(tail.strip(), after=True))
    if _FINITE.search(tail):
        return Clause(True, _noun(_FINITE.split(tail)[-1].strip(), loose=True))
    return _NOT


def _coordinated(left: str) -> str:
    """The last of coordinated clauses: after the verb of the first, ``, and the port``."""
    cuts = [cut.end() for cut in _NEXT_CLAUSE.finditer(left)] or [cut.end() for cut in _NEXT.finditer(left)]
    return left[cuts[-1] :] if cuts else left


def _noun(left: str, *, after: bool = False, loose: bool = False) -> str:
    """The subject at the end of what stands before a verb: without what leads in to it, with its whole list."""
    left = _LEADING.sub("", left.strip()).strip()
    left = _MEANS.sub("", left)
    parts = left.split(", ")
    if len(parts) == 1:
        return "" if loose and len(left.split()) > 12 else left.strip(" ,")
    keep = len(parts) - 1
    if (
        re.search(r"\b(?:and|or)\b", parts[-1])
        and not re.match(r"(?:and|or) ", parts[-1])
        or re.match(r"(?:and|or) ", parts[-1])
    ):
        while (
            keep > 0
            and len(parts[keep - 1].split()) <= 8
            and not _ADVERBIAL.match(parts[keep - 1])
            and not _IN_LIST.search(parts[keep - 1])
        ):
            keep -= 1
    if not after and keep and not _ADVERBIAL.match(parts[0]) and not _IN_LIST.search(parts[0]):
        keep = 0
    return _LEADING.sub("", ", ".join(parts[keep:])).strip(" ,")
