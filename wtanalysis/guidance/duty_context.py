"""Where a word of force stands: its sentence, the clause it is the verb of, and the subject of that clause.

No parser: statutory prose puts the subject right before its verb, and says with a small set of words (who, if, whether,
how) that a clause is not the main one. A word of force counts in a main clause, in what a main clause says that
somebody must do (``this means that``, ``is clear that``), and in a relative clause that a comma sets apart.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from wtanalysis.guidance.duty_words import Mark
from wtanalysis.guidance.quick import matches

_END = re.compile(r"[.!?][’”\"')\]]*\d{0,3}\s+(?=[“‘\"'(\[]*[A-Z0-9£•])|•\s+")
_ENDS = (".", "!", "?", "•")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\[‘“])(?:e\.\s?g|i\.\s?e|cf|viz|Mr|Mrs|Ms|Dr|Prof|St|vs?|paras?|pp?|ss?|regs?|[Nn]os?|c|Sch"
    r"|Arts?|[Ff]igs?|Cm)\.$"
)
_QUOTED = re.compile(r"“[^”]*”|‘(?:[^’]|’(?=\w))*’(?!\w)|\"[^\"]*\"")
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_EXAMPLE = re.compile(
    r"\W*(?:for (?:example|instance)|e\.\s?g\.|examples? (?:of|include|might)|by way of example)", re.IGNORECASE
)
_STRONG_BREAK = re.compile(r"[;:(\[]|\s[–—-]\s|•")
_ADVERBS = frozenset({"also", "then", "therefore", "always", "still", "both", "all", "each", "thus", "now"})
_AFTER_ADVERB = frozenset(
    re.findall(
        r"\S+",
        """
        possible necessary appropriate relevant needed required particular addition turn general future
        practicable applicable feasible well
        """,
    )
)
_BEFORE_ADVERB = frozenset({"where", "if", "as", "in", "when"})
_NO_ADVERBS = frozenset({"early", "family", "supply", "assembly", "apply", "elderly", "daily", "yearly"})
_JOINS = frozenset({"and", "but", "or", "nor", "so", "and/or"})
_OPENERS = re.compile(
    r" (?:who|whom|whose|which|that|(?:if|where|when)(?! (?:to|possible|necessary|appropriate|applicable|relevant"
    r"|practicable|needed|required|feasible)\b)|(?:whether|how|what)(?! to\b)|whenever|wherever|unless|until|because"
    r"|why|while|whilst|although|though|once|since|so that|in case|ensures?|makes? sure|means)(?![\w-])"
)
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_PRONOUNS = frozenset({"who", "which", "that", "whom", "whose"})
_CAUSING = frozenset({"ensure", "ensures", "make sure", "makes sure", "means"})
_ASKING = frozenset({"whether", "how", "what", "why", "in case", "so that"})
_SAYING = re.compile(
    r"(?:\b(?:ensur|mean|stat|requir|expect|provid|sa[yi]|clear|clarif|important|essential|vital|emphasi[sz]"
    r"|recommend"
    r"|direct|stipulat|specif|expectation|requirement|principle|make sure|makes sure)\w*|\bsets? out|\bmake it)$",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\s*(?:the|an?|any|all|each|their|its|they|we|it)\s", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:by|in|for|to|with|of|on|at|through|from|under|upon)$")
_DENIED = re.compile(r"\b(?:not|never)(?: necessarily| always)? \w+$")
_REDUCED = re.compile(
    r"^(?:(?:the|an?|any|all|each|these|those)\s+)?"
    r"(?:(?:criteria|factors|matters|steps|actions?|things|issues|circumstances|functions|information|details"
    r"|measures"
    r"|questions|points|areas) (?!of|for|and|or|in|on|about|to|from|with|under|relating|set|that|at|by|as"
    r"|within|given|held|shown|known|necessary|needed"
    r"|available|likely|relevant|being|concerning|regarding|involving|sharing|gathering|arising|affecting|meeting"
    r"|\w+ed\b)\w+"
    r"|(?:\w+[ -])?(?!\w+ing\b|(?:and|or|of|for|in|by|to|with|on|from|all|at|both|as|nor|but)\b)\w+"
    r" (?:the|an?|each|any|all|they|we|it) \w+"
    r"|[^,]*\w (?:they|we|it|he|she|you)$)",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|may|might|must|shall|should|becomes?"
    r"|needs?|remains?"
    r"|makes?|wish(?:es)?|occurs?|exists?|applies|apply|dies?|moves?|requires?|considers?|decides?|believes?"
    r"|suspects?"
    r"|receives?|includes?|agrees?|holds?|provides?|identif(?:y|ies)|concerns?|takes?|poses?|wants?|lives?|returns?"
    r"|feels?|knows?|goes|leaves?|\w{3,}ed)\b"
)
_IN_LIST = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|may|might|must|shall|should)\b"
)
_ADVERBIAL = re.compile(
    r"(?:whatever|whichever|whoever|however|where|when|whenever|wherever|if|once|while|whilst|although|though"
    r"|unless|until"
    r"|because|since|given|as|in|on|at|to|for|from|by|with|within|without|under|during|before|after|following"
    r"|prior|upon"
    r"|throughout|through|alongside|besides|despite|depending|subject|regardless|irrespective|unlike|like"
    r"|except|instead"
    r"|rather|having|based|due|\w+ing)\b",
    re.IGNORECASE,
)
_LAST_PRONOUN = re.compile(r"\b(they|we|it|he|she|you)$")
_NEXT_CLAUSE = re.compile(r",\s+(?:and|but|so|or|while|whilst)\s+")
_NEXT = re.compile(r"\s(?:and|but|so|or)\s+")
_AND = re.compile(r"\b(?:and|or)\b")
_INCLUDING = re.compile(
    r"(?:including|such as|for example|working|as well as|namely|especially|particularly|who|which)\b"
)
_LEADING = re.compile(
    r"^(?:(?:and|but|or|so|then|also|therefore|however|moreover|furthermore|additionally|similarly|equally"
    r"|finally|instead"
    r"|accordingly|consequently|otherwise|as such|in addition|in particular|for this reason|together|ideally"
    r"|in (?:such|these|this|all|those|some|many|most|certain|exceptional)(?: an?)?"
    r" (?:circumstances?|cases?|instances?|situations?|areas?|respects?)"
    r"|at all (?:stages|times|points)|(?!early|family|yearly|monthly|weekly|daily|elderly|supply|assembly"
    r"|friendly|only)\w+ly)\b[\s,]*)+",
    re.IGNORECASE,
)


class Clause(NamedTuple):
    """What a word of force belongs to: whether it counts there, its subject, and whether it shares one.

    ``shared`` tells a verb that has the subject of the one before it (``should ask and must record``), ``relative`` a
    clause that hangs on its subject (``, which must``).
    """

    counts: bool
    subject: str = ""
    shared: bool = False
    relative: bool = False


_NOT = Clause(False)


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a passage stand: a quick splitter, for passages are many and their prose is plain.

    >>> text = "See para. 4. Crews must log it.3 They should (e.g. in fog) wait."
    >>> [text[start:end] for start, end in sentences(text)]
    ['See para. 4.', 'Crews must log it.3', 'They should (e.g. in fog) wait.']
    """
    found = []
    start = len(text) - len(text.lstrip())
    for match in matches(_END, text, _ENDS):
        end = match.end()
        while end > start and (text[end - 1].isspace() or text[end - 1] == "•"):
            end -= 1
        if end > start and not _ABBREVIATED.search(text, max(start, end - 8), end):
            found.append((start, end))
            start = match.end()
    if text[start:].strip():
        found.append((start, len(text.rstrip())))
    return found


def quoted(text: str) -> list[tuple[int, int]]:
    """Where a text quotes: the words between quotation marks."""
    if "“" in text or "‘" in text or '"' in text:
        return [match.span() for match in _QUOTED.finditer(text)]
    return []


def in_bracket(sentence: str, place: int) -> tuple[int, int] | None:
    """The bracket round a place in a sentence, from after its opening to before its end; None outside of all."""
    left = sentence.rfind("(", 0, place)
    if left < 0 or ")" in sentence[left:place]:
        return None
    right = sentence.find(")", place)
    return left + 1, right if right >= 0 else len(sentence)


def is_example(sentence: str, place: int) -> bool:
    """Whether a place in a sentence stands in an example: the sentence begins so, or the bracket round it does.

    >>> is_example("For example, crews should log it.", 20)
    True
    """
    bracket = in_bracket(sentence, place)
    return bool(_EXAMPLE.match(sentence) or (bracket and _EXAMPLE.match(sentence[bracket[0] :])))


def clause(sentence: str, mark: Mark, previous: Mark | None) -> Clause:
    """The clause that a word of force is the verb of.

    Args:
        sentence: the sentence.
        mark: the word of force, its place counted within the sentence.
        previous: the word of force before it in the same sentence.

    Returns:
        Whether it counts there, and its subject.

    >>> from wtanalysis.guidance.duty_words import marks
    >>> text = "Where a ship is late, the pilot must wait and should ask how it may berth."
    >>> must, should, may = marks(text)
    >>> clause(text, must, None)
    Clause(counts=True, subject='the pilot', shared=False, relative=False)
    >>> clause(text, should, must).shared, clause(text, may, should).counts
    (True, False)
    """
    left = sentence[previous.end if previous else 0 : mark.start]
    if "(" in left:
        left = _BRACKET.sub(lambda match: " " * len(match[0]), left)
    end = 0
    for cut in _STRONG_BREAK.finditer(left):
        previous, end = None, cut.end()
    left = left[end:]
    word, at = _last_word(left)
    if word in _JOINS:
        return Clause(True, shared=True) if previous else _second_verb(left)
    if word in _RELATIVES:
        return _relative(word, left[:at].rstrip())
    return _plain(left, previous is not None)


def _last_word(left: str) -> tuple[str, int]:
    """The last word before a verb that is no adverb, and where it stands: ``and`` in ``, and in future also``."""
    end = len(left)
    while end > 0:
        end = len(left[:end].rstrip(" ,"))
        start = left.rfind(" ", 0, end) + 1
        word = left[start:end]
        if (not word.endswith("ly") or word in _NO_ADVERBS) and word not in _ADVERBS:
            before = left[:start].rstrip().rpartition(" ")[2].lstrip(",(")
            if before not in _BEFORE_ADVERB or word not in _AFTER_ADVERB:
                return word, start
            start = left.rfind(before, 0, start)
        end = start
    return "", 0


def _second_verb(left: str) -> Clause:
    """The second verb of a clause whose first has no force: ``the panel has an aim and should``."""
    left = left.strip()
    if _ADVERBIAL.match(left):
        left = left.partition(", ")[2]
    first = _IN_LIST.search(left) or _FINITE.search(left)
    return Clause(True, _noun(left[: first.start()] if first else left), relative=True) if left else _NOT


def _relative(word: str, before: str) -> Clause:
    """A clause right after ``who``, ``which`` or ``that``: it counts where a comma or "and" sets it apart."""
    if word == "that" or not before.endswith((",", " and")):
        return _NOT
    return Clause(True, _noun(_coordinated(before.rstrip(" ,").removesuffix(" and"))), relative=True)


def _plain(left: str, inner: bool) -> Clause:
    """A clause with its subject right before the verb."""
    spaced = f" {left.lower()}"
    last = None
    for last in _OPENERS.finditer(spaced):  # noqa: B007
        pass
    if last is None or (last[0] == " that" and left.lstrip().startswith("That") and not spaced[: last.start()].strip()):
        subject = _noun(_coordinated(left), after=True) if inner else _noun(left)
        if _ADVERBIAL.match(subject) and (pronoun := _LAST_PRONOUN.search(subject)):
            subject = pronoun[1]
        aim = subject[:3] in ("To ", "In ", "For") or subject.startswith("to ")
        return _NOT if _REDUCED.match(subject) and not aim else Clause(True, subject)
    word, tail, before = last[0][1:], left[last.end() - 1 :], left[: max(0, last.start() - 1)].rstrip()
    if word in _CAUSING or (word == "that" and _SAYING.search(before)):
        return _NOT if _DENIED.search(before) or _REDUCED.match(tail.strip()) else Clause(True, _noun(tail))
    if word in _PRONOUNS:
        return _with_relative(left, word, tail, before)
    opening = not before or bool(_ADVERBIAL.match(_led(before)))
    if word in _ASKING and not opening:
        return Clause(True, _noun(tail.rpartition(", and ")[2])) if ", and " in tail else _NOT
    if "," in tail:
        return Clause(True, _noun(tail.strip(), after=True))
    finite = _FINITE.split(tail)
    return Clause(True, _noun(finite[-1].strip())) if len(finite) > 1 else _NOT


def _with_relative(left: str, word: str, tail: str, before: str) -> Clause:
    """A subject with a relative clause in it; none counts in ``which incidents should`` or ``by which it should``."""
    if not _FINITE.search(tail) and "," not in tail:
        short = word != "who" and (len(tail.split()) < 4 or _PREPOSITION.search(before))
        if short or _ASKED.match(tail):
            return _NOT
    return Clause(True, _noun(left))


def _coordinated(left: str) -> str:
    """The last of coordinated clauses: after the verb of the first, ``, and the port``."""
    cuts = [cut.end() for cut in _NEXT_CLAUSE.finditer(left)] or [cut.end() for cut in _NEXT.finditer(left)]
    return left[cuts[-1] :] if cuts else left


def _noun(left: str, *, after: bool = False) -> str:
    """The subject at the end of what stands before a verb: without what leads in to it, with its whole list."""
    left = _led(left.strip())
    parts = left.rstrip(" ,").split(", ")
    if len(parts) == 1:
        return left.strip(" ,")
    keep = len(parts) - 1
    while keep > 0 and _INCLUDING.match(parts[keep]):
        keep -= 1
    if _AND.search(parts[-1]):
        while keep > 0 and _is_item(parts[keep - 1]):
            keep -= 1
    if not after and keep and not _ADVERBIAL.match(parts[0]) and not _IN_LIST.search(parts[0]):
        keep = 0
    return _led(", ".join(parts[keep:])).strip(" ,")


def _led(left: str) -> str:
    """Words without what leads in to them."""
    match = _LEADING.match(left)
    return left[match.end() :] if match else left


def _is_item(part: str) -> bool:
    """Whether a piece between commas may be one of a list of subjects."""
    return len(part.split()) <= 8 and not _ADVERBIAL.match(part) and not _IN_LIST.search(part)
