"""The grammar of promises: who will do what, how firmly, and by when.

A promise has a subject that speaks for the government, a verb of intention and what it intends; or it states a rule to
come ("A permit will be required"), without anyone speaking. The words that carry the strength are few and shared by all
departments: vocabulary in :mod:`wtanalysis.published.promise_words`, rules to come in
:mod:`wtanalysis.published.promise_rules`, where promises begin in :mod:`wtanalysis.published.promise_clauses`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from wtanalysis.published.grammar import fold
from wtanalysis.published.model import Modality, Side
from wtanalysis.published.promise_clauses import hits
from wtanalysis.published.promise_dates import horizon_of
from wtanalysis.published.promise_rules import Hit
from wtanalysis.published.promise_strength import modality
from wtanalysis.published.promise_words import GOVERNMENT

Form = Literal["decided", "rule", "plain"]
_PROPOSAL = re.compile(
    r"\b(?:take|taking|taken) (?:[\w']+ ){0,5}?forward|\bproceed\w*|\bgo(?:ing)? ahead|\bpress(?:ing)? ahead"
    r"|\b(?:implement|adopt|introduc|retain|abandon|withdraw|drop|legislat|enact|mak|bring|commenc|apply|pursu"
    r"|remov|keep|maintain|extend|increas|reduc|rais|set|requir)\w*\b[^.;]{0,60}?\b(?:propos\w*|as (?:proposed"
    r"|consulted|planned|set out)|new national"
    r"|polic(?:y|ies) (?:of|on|to)|option|approach|recommendation)|\bcontinue with|\bdecided\b|\bconcluded\b"
    r"|\bnot (?:be )?(?:taking|taken|proceed|pursu|introduc|implement|adopt|mak)\w*"
    r"|\bas (?:originally )?(?:proposed|consulted on)\b|\b(?:accept|reject)s? (?:this|the|these|both|all)\b"
)
"""Words that answer a proposal as such."""


_DECIDED = re.compile(
    r"\b(?:decided|concluded|resolved|no longer (?=propose|intend|plan)|decision|opted|rejects?|accepts?)\b"
    r"|\brule[sd]? out\b|unpersuaded|^(?:have|has)\b.*\bnot\b"
)
_WEIGHED = re.compile(r"\b(?:persuaded|convinced|propos\w+|intend\w*|intention|minded|plans?|case|need|reason)\b")
_CONDITION = re.compile(
    r"^\W*(?:(?:and|but|so|then),?\s)?(?:if|subject to|provided(?: that)?|assuming|unless|depending on|once)\b"
    r"[^.;]*,\s*$"
)
"""What a promise hangs on, said before it: it belongs to the promise."""


@dataclass(frozen=True)
class Promise:
    """One promise, refusal or decision in a sentence; offsets into the sentence. ``due`` is the date as printed.

    ``form`` says how it is put: ``decided`` in words that answer a proposal, as a ``rule`` to come, or ``plain``.
    """

    start: int
    end: int
    side: Side
    modality: Modality
    horizon: str
    due: str
    form: Form = "plain"


def promises(sentence: str, responding: bool = True, it_speaks: bool = False) -> tuple[Promise, ...]:
    """The promises of one sentence, in order.

    Args:
        sentence: one sentence as printed.
        responding: whether it stands in the government's response; only there rules without a speaker count.
        it_speaks: whether "it" is the government, named in the sentence before.

    Returns:
        Promises whose offsets lie in the sentence and do not overlap. Clauses that only go on about the same promise
        are one.

    >>> [(p.side, p.modality) for p in promises("We will take forward the proposal, but we will not direct partners.")]
    [('decision', 'firm'), ('will', 'decline')]
    >>> [(p.modality, p.horizon, p.due) for p in promises("We aim to publish research in 2027.")]
    [('firm', 'dated', '2027')]
    >>> [(p.side, p.form) for p in promises("A permit will be required for every boat.")]
    [('will', 'rule')]
    """
    folded = _without_quotes(fold(sentence))
    if (
        folded.rstrip().endswith("?")
        or re.search(r"\bplease\b|\bif you\b", folded)
        or (
            not responding
            and re.search(
                r"^\W*(?:\w+ ){0,4}(?:respondents?|responses|consultees|comments|people|participants|stakeholders|many"
                r"|some|several|others)\b",
                folded,
            )
        )
    ):
        return ()
    begun = hits(folded, sentence, responding, it_speaks)
    bounds = [*(hit.start for hit in begun[1:]), len(sentence)][: len(begun)]
    found = [_promise(folded, hit, end, responding) for hit, end in zip(begun, bounds, strict=True)]
    kept = [replace(p, due=_printed(p.due, folded, sentence)) for p in _merged(folded, found, begun)]
    if kept and _CONDITION.match(folded[: kept[0].start]):
        kept[0] = replace(kept[0], start=0)
    return tuple(kept)


def _printed(due: str, folded: str, text: str) -> str:
    """A date in the capitals of the original."""
    at = folded.find(due)
    return text[at : at + len(due)] if at >= 0 else due


def _without_quotes(folded: str) -> str:
    """Folded text with what stands in quotation marks blanked out; offsets stay."""
    blank = re.sub(r"\"[^\"]{12,}\"", lambda m: " " * len(m.group()), folded)
    return re.sub(r"(?<!\w)'(?=\w)[^']{12,}'(?!\w)", lambda m: " " * len(m.group()), blank)


def _promise(folded: str, hit: Hit, end: int, responding: bool) -> Promise:
    rest, words = folded[hit.rest : end].strip(), folded[hit.start : end]
    strength = modality(hit.verbs, rest, words)
    decided = (
        strength in ("firm", "decline")
        and (bool(_PROPOSAL.search(words[:220])) or _decides(hit.verbs))
        and not re.match(r"^(?:we )?(?:will )?(?:consider|explore|test)", rest)
    )
    form: Form = "decided" if decided else "rule" if hit.rule else "plain"
    horizon, due = horizon_of((folded[: hit.start] if hit.rule else "") + _own(words))
    return Promise(hit.start, end, "decision" if responding and decided else "will", strength, horizon, due, form)


def _decides(verbs: str) -> bool:
    """Whether the verbs themselves decide: "have decided", "do not propose", "are not persuaded"."""
    return bool(_DECIDED.search(verbs) or (_WEIGHED.search(verbs) and re.search(r"\bnot\b|n't\b|\bno\b", verbs)))


def _own(words: str) -> str:
    """The words of a promise up to the next clause with a subject of its own."""
    following = re.search(
        r",? (?:and|but|so|which) (?:(?!we\b|it\b|then\b|also\b)[\w' ]{2,60}) (?:will|shall|must|can|may) ", words[12:]
    )
    return words[: following.start() + 12] if following else words


def _merged(folded: str, found: list[Promise], begun: list[Hit]) -> list[Promise]:
    """Promises with those joined that only go on about the one before."""
    result: list[Promise] = []
    for promise, hit in zip(found, begun, strict=True):
        before = result[-1] if result else None
        if before and hit.start <= begun[len(result) - 1].rest + 1 and before.form == "decided":
            result[-1] = replace(promise, start=before.start, side=before.side, form=before.form)
        elif (
            before
            and promise.modality != "decline"
            and before.modality != "decline"
            and _goes_on(folded, before, promise, hit, begun[len(result) - 1])
        ):
            dated = before if before.horizon != "now" else promise
            result[-1] = Promise(
                before.start, promise.end, before.side, before.modality, dated.horizon, dated.due, before.form
            )
        else:
            result.append(promise)
    return result


def _goes_on(folded: str, before: Promise, promise: Promise, hit: Hit, first: Hit) -> bool:
    rest = folded[hit.rest : promise.end]
    if (
        re.match(r"(?:\w+ly |also |to |continue to )*\w+(?: \w+)? (?:it|them|this|these|that)\b", rest)
        and before.side == "will"
    ):
        return True
    return (
        promise.modality == before.modality == "firm"
        and promise.side == before.side == "will"
        and hit.verbs.split()[:1] == first.verbs.split()[:1]
        and not promise.due == before.due != ""
    )


def modality_of_item(item: str, lead: str = "will") -> tuple[Modality, str, str]:
    """Modality, horizon and due date of a list item under "we will": its own verb decides.

    >>> modality_of_item("consider the links in future updates")
    ('consider', 'future edition', '')
    >>> modality_of_item("bring in a fee by the end of 2026", "the government will")
    ('firm', 'dated', 'end of 2026')
    >>> modality_of_item("We are considering an exemption")
    ('consider', 'now', '')
    """
    words = re.split(r"(?<=[a-z])\.\s(?=[a-z])", fold(item))[0]
    said = promises(item) if re.match(rf"(?:{GOVERNMENT}) (?:are|is|have|has|do|does)\b", words) else ()
    if said:
        return said[0].modality, said[0].horizon, said[0].due
    spoken = re.match(rf"(?:{GOVERNMENT}) (?:will|intends? to|plans? to)\s", words)
    start = spoken.end() if spoken else 0
    horizon, due = horizon_of(words)
    return modality(lead, words[start:], words), horizon, _printed(due, fold(item), item)
