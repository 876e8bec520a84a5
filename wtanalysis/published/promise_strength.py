"""How strong a promise is: the words that make it firm, weaker, or a refusal."""

from __future__ import annotations

import re

from wtanalysis.published.model import Modality
from wtanalysis.published.promise_words import ADVERBS

_VERBS: tuple[tuple[Modality, re.Pattern[str]], ...] = (
    (
        "test",
        re.compile(
            r"^(?:\w+ly )?(?:tests?\b|testing|pilot|trial|try(?:ing)? out)|^(?:provide|offer) the opportunity to test"
            r"|^be (?:test|pilot|triall|tried)|^(?:run|carry out|hold|launch|set up|begin|start|fund) (?:a |an |two "
            r"|three |some |further )?(?:\w+ ){0,2}(?:pilots?|trials?)\b"
            r"|^(?!consult|publish|review)[^,;:]* (?:as|in|on) a (?:pilot|trial)(?: basis)?\b|^undergo (?:a )?(?:pilot"
            r"|trial|test)"
        ),
    ),
    (
        "explore",
        re.compile(
            r"^(?:\w+ly |further )?(?:explor|investigat|examin|scop)\w*\b|^(?:look|looking) (?:for|at (?:ways|how"
            r"|whether|what|options)|into)|^be (?:explor|investigat|examin|looked into)|^(?:be )?in (?:talks"
            r"|discussion)|^discuss"
        ),
    ),
    (
        "consider",
        re.compile(
            r"^(?:\w+ly |further |again )?(?:consider|considering|reconsider|reflect(?:ing)? (?:further )?on"
            r"|look(?:ing)? (?:again )?at|give (?:\w+ )*(?:consideration|thought)|weigh"
            r"|keep (?:\w+ ){0,8}?under (?:\w+ )?review|keeping (?:\w+ ){0,8}?under (?:\w+ )?review"
            r"|monitor\w*(?: and consider)?|return to|revisit|remain open|assess whether|take (?:this|these|them"
            r"|the) (?:\w+ )?into consideration)\b|^be (?:consider|reconsider|(?:kept|held) under (?:\w+ )?review"
            r"|revisited|reviewed|looked at again)"
            r"|^(?:formally |periodically )?review(?! (?:\w+ ){0,4}?(?:guidance|wording|terminology|text|materials?"
            r"|documents?|templates?|forms?|language|communications?)\b)\b|^remain under (?:\w+ )?review|^come back to"
        ),
    ),
    (
        "continue",
        re.compile(
            r"^(?:continue|continuing|carry on|keep on|go on|maintain)\b(?! with (?:the|our|this"
            r"|these) (?:\w+ ){0,3}(?:propos|change|plan))|^remain\b(?! (?:outside|excluded|out of))|^be (?:maintained"
            r"|continued)|^keep \w+ing\b|^stay\b"
        ),
    ),
)
"""The verbs that set the strength of a promise; a promise with none of them is firm."""
_PURPOSE = re.compile(
    r"^(?:(?:be )?work(?:ing)? with|use|engage with|work|collaborat\w+ with|liais\w+ with|be|commission|also"
    r"|meet|convene)\b[^,;.]{0,90}?\bto\s(?P<v>test|pilot|trial|explore|consider|investigate|examine|look at"
    r"|look into|understand whether)\b"
)


_REFUSING = re.compile(r"\bnot\b|n't\b|no longer|against|unable|unpersuaded|\bno\b|rul(?:ed?|es)\b.* ?out|rejects?")
_NO = re.compile(r"^(?:be )?not\b|^(?:\w+ )?no\b|^no longer\b|^remains? (?:outside|excluded|out of)")
_SHOULD_NOT = re.compile(r"(?:[^,;]{0,80} )?(?:should|will) not\b")
_PILOT = re.compile(r"^(?:an? |the |this |two |three )?(?:[\w-]+ ){0,3}(?:pilots?|trials?) (?:[\w ]{0,40} )?will\b")
_BY_VERBS: tuple[tuple[Modality, re.Pattern[str]], ...] = (
    ("consider", re.compile(r"\bminded\b|\binclined\b|^may\b")),
    ("explore", re.compile(r"\bin (?:\w+ )?(?:talks|discussions?|dialogue|conversations?) with")),
)
_PURPOSES: dict[str, Modality] = {
    "test": "test", "pilot": "test", "trial": "test",
    "explore": "explore", "investigate": "explore", "examine": "explore", "look into": "explore",
}  # fmt: skip


def modality(verbs: str, rest: str, words: str) -> Modality:
    """How strong a promise is.

    Args:
        verbs: the verb of intention ("will", "have decided not to").
        rest: what follows it.
        words: the whole clause, with its subject.

    >>> modality("will", "look into fees", "we will look into fees"), modality("will", "do so", "nothing will do so")
    ('explore', 'decline')
    """
    rest = re.sub(r"^,[^,]{1,80},\s", "", rest)
    if _refuses(verbs, rest, words):
        return "decline"
    if _PILOT.match(words):
        return "test"
    by_verbs = next((strength for strength, pattern in _BY_VERBS if pattern.search(verbs)), None)
    return by_verbs or _by_rest(rest)


def _refuses(verbs: str, rest: str, words: str) -> bool:
    if re.match(r"^(?:not )?only\b", rest):
        return False
    concluded = re.search(r"\b(?:decided|concluded|agreed|decision)\b.*\bthat\s*$", verbs)
    return bool(
        _REFUSING.search(verbs)
        or (concluded and _SHOULD_NOT.match(rest))
        or _NO.match(rest)
        or re.match(r"^(?:no|nothing|neither)\b", words)
    )


def _by_rest(rest: str) -> Modality:
    """The strength that the verb after the verb of intention gives."""
    verb = re.sub(r"^(?:aim|seek|look|look to|want|plan|intend|hope) to ", "", rest)
    verb = re.sub(rf"^(?:be |been )?(?:{ADVERBS})*", "", verb)
    for target in (rest, verb):
        for strength, pattern in _VERBS:
            if pattern.match(target):
                return strength
    purpose = _PURPOSE.match(verb)
    return _PURPOSES.get(purpose["v"], "consider") if purpose else "firm"
