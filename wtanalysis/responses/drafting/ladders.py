"""Answers in a sensible order: known ladders, numbers, else the most frequent first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from wtanalysis.responses.scales import key

DONT_KNOW = re.compile(
    r"(?:i |we )?(?:do not|don't|dont) (?:really )?know\b.{0,40}|(?:i am |i'm |we are )?(?:not sure|unsure|undecided|"
    r"uncertain)\b.{0,40}|"
    r"dk|no (?:strong )?(?:opinion|view)s?|unknown|can(?:'t|not) say|don't have (?:a view|an opinion)|no (?:answer|"
    r"view)/.{0,20}know"
)
_TAIL = (
    (re.compile(r"(?:something else|another\b|others?\b).{0,80}"), 1),
    (re.compile(r"none(?: of (?:these|the above|them))?\b.{0,30}|nothing"), 2),
    (DONT_KNOW, 3),
    (re.compile(r"(?:this is )?(?:not applicable|n/?a|not relevant to (?:me|us)|no comments?)\b.{0,40}|"
                r"does not apply\b.{0,30}"), 4),
    (re.compile(r"(?:i |we |i'd |i would )?(?:prefer not to|rather not|would rather not|do not wish to|"
                r"don't want to)\b.{0,30}"), 5),
)  # fmt: skip
_LISTS = (
    ("always", "almost always", "nearly always", "very often", "very frequently", "often", "usually", "frequently",
     "regularly", "sometimes", "occasionally", "rarely", "seldom", "hardly ever", "very rarely", "almost never",
     "never"),
    ("several times a day", "every day", "daily", "a few times a week", "most days", "several times a week",
     "more than once a week",
     "at least once a week", "once a week", "weekly", "fortnightly", "every two weeks", "a few times a month",
     "once or twice a month",
     "at least once a month", "once a month", "monthly", "every few months", "quarterly", "once or twice a year",
     "twice a year", "once a year", "annually", "yearly", "less often", "less than once a year", "never"),
    ("very high", "high", "fairly high", "medium", "moderate", "average", "fairly low", "low", "very low", "none"),
    ("outstanding", "excellent", "very good", "good", "fairly good", "fair", "satisfactory", "adequate", "average",
     "ok",
     "okay", "acceptable", "neither good nor poor", "requires improvement", "fairly poor", "poor", "inadequate",
     "very poor", "terrible"),
    ("to a very great extent", "to a great extent", "to a large extent", "to a moderate extent", "to some extent",
     "to a limited extent", "to a small extent", "to a little extent", "to a very small extent", "to no extent",
     "not at all"),
    ("a great deal", "a lot", "very much", "quite a lot", "quite a bit", "a fair amount", "moderately",
     "a moderate amount",
     "somewhat", "some", "a bit", "a little", "slightly", "not much", "not very much", "very little", "not at all",
     "none",
     "nothing"),
    ("essential", "extremely important", "very important", "important", "quite important", "fairly important",
     "somewhat important", "slightly important", "not so important", "not very important", "not important",
     "not important at all", "not at all important", "unimportant"),
    ("completely", "fully", "entirely", "mostly", "mainly", "partly", "partially", "in part", "not at all", "not"),
    ("yes, fully", "yes, completely", "yes, definitely", "yes, in full", "yes", "yes, mostly", "mostly",
     "yes, to some extent", "yes, partly", "yes, in part", "partly", "partially", "in part", "to some extent", "maybe",
     "not really", "mostly no",
     "no, not really", "no", "no, not at all", "no, definitely not"),
    ("definitely", "probably", "possibly", "maybe", "might or might not", "probably not", "definitely not"),
    ("definitely would", "probably would", "may or may not", "probably would not", "definitely would not"),
    ("much better", "better", "a little better", "slightly better", "about the same", "the same", "no change",
     "slightly worse", "a little worse", "worse", "much worse"),
    ("significantly increase", "greatly increase", "increase significantly", "increase a lot", "increase",
     "slightly increase",
     "increase slightly", "increase a little", "no change", "no impact", "stay the same", "remain the same",
     "slightly decrease", "decrease slightly", "decrease a little", "decrease", "decrease a lot",
     "decrease significantly",
     "significantly decrease", "greatly decrease"),
    ("far too much", "far too high", "far too many", "far too long", "much too high", "much too long", "too much",
     "too high", "too many", "too long", "too fast", "too strict", "about right", "right",
     "just right", "too little", "not enough",
     "too low", "too few", "too short", "too slow", "too lenient", "far too little", "far too low", "far too few",
     "far too short", "much too low", "much too short"),
    ("go much too far", "goes much too far", "go too far", "goes too far", "too far", "about right", "go far enough",
     "goes far enough", "do not go far enough", "does not go far enough", "not far enough",
     "do not go nearly far enough", "does not go nearly far enough"),
    ("essential", "high priority", "medium priority", "low priority", "not a priority"),
    ("sole trader", "micro", "small", "medium", "medium-sized", "large"),
    ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december"),
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    ("first", "second", "third", "fourth", "fifth", "sixth"),
)  # fmt: skip
_GOOD = (
    r"useful|helpful|important|satisfied|effective|clear|easy|easily|confident|likely|supportive|support|appropriate|"
    r"relevant|good|positive|"
    r"positively|concerned|worried|familiar|interested|aware|necessary|beneficial|feasible|comfortable|prepared|"
    r"significant|valuable|"
    r"willing|reasonable|acceptable|fair|well|accessible|adequate|sufficient|favour|favourable|agree|informed|safe|"
    r"strong|high|quickly|"
    r"true|realistic|practical|suitable|affordable|proportionate|onerous|burdensome|knowledgeable|happy|involved|"
    r"urgent|desirable"
)
_BAD = (
    r"unhelpful|useless|unimportant|dissatisfied|unsatisfied|ineffective|unclear|difficult|hard|unlikely|oppose|"
    r"opposed|inappropriate|"
    r"irrelevant|bad|badly|negative|negatively|unnecessary|unacceptable|unreasonable|against|unfair|harmful|"
    r"detrimental|insignificant|"
    r"disagree|poor|poorly|unsuitable|inadequate|insufficient|unsafe|weak|low|false|unfeasible|infeasible|"
    r"uncomfortable|unaware|unfamiliar|"
    r"unconcerned|unhappy|inaccessible|unrealistic|impractical|unaffordable|disproportionate|uninterested|unwilling|"
    r"object"
)
_UTTER = r"extremely|completely|totally|absolutely|entirely|wholly|exceptionally"
_STRONG = rf"very|strongly|highly|fully|definitely|really|significant(?:ly)?|major|large|substantial|strong|{_UTTER}"
_WEAK = (
    r"quite|fairly|somewhat|moderately|slightly|a little|a bit|tend to|mostly|partly|partially|mainly|reasonably|"
    r"rather|generally|probably|broadly|in part|some|minor|slight|small|limited|moderate"
)
_LEAST = r"slightly|a little|a bit|slight|minor|limited|small"
_MIDDLING = r"somewhat|moderately|moderate|partly|partially|in part|some"
_NOT = r"not at all|not (?:very|so|particularly|that|really|quite|especially|too)|not|no"
_DEGREE = re.compile(
    rf"(?:(?P<no>{_NOT})\s+)?(?:(?P<how>{_STRONG}|{_WEAK})\s+)?(?P<word>[a-z].{{2,60}}?)(?P<after>\s+at all)?"
)
_NUMBERED = re.compile(r"\(?\d{1,2}\)?\s*[.):=\u2013-]\s*(?=[^\W\d])|(?<=\w)\s*[(\[]\d{1,2}[)\]]\Z")
_FULL = re.compile(
    rf"(?:i |we |it (?:is|would be) |(?:is|are) |that is )?(?P<no>{_NOT})?\s*"
    rf"(?P<how>{_STRONG}|{_WEAK})?\s*(?:in )?(?:(?P<good>{_GOOD})|(?P<bad>{_BAD}))\b"
    rf"(?:\s+(?P<after>{_STRONG}|{_WEAK}|at all))?(?:\s+(?:impact|effect|it|this|the proposals?|with (?:it|this|"
    rf"the proposals?)|of it|idea))?"
)  # fmt: skip
_NEUTRAL = re.compile(
    r"(?:neither\b.{0,60}|neutral\b.{0,40}|indifferent|no (?:strong )?(?:feelings?|preference)\b.{0,20}|"
    r"mixed(?: views?)?|no impact|no effect|no difference)"
)
_BAND = re.compile(
    r"(?P<less>(?:less|fewer|younger|lower|no more) than|under|below|up to|<|≤|to)?\s*(?P<more>(?:more|older|"
    r"greater) than|over|above|at least|>|≥)?\s*"
    r"(?:[£$€]\s?)?(?P<number>\d[\d,\s]*(?:\.\d+)?)\s*(?P<unit>k|m|million|billion)?",
)  # fmt: skip


def said(label: str) -> str:
    """An answer as it is compared with known ones.

    >>> said("Strongly_Agree"), said("1 - Strongly agree"), said("Very good (5)")
    ('strongly agree', 'strongly agree', 'very good')
    """
    words = _NUMBERED.sub("", key(label), count=1)
    return words if " " in words else words.replace("_", " ")


def place_in_tail(label: str) -> int:
    """0 for an answer proper; else its place after them: other, none, don't know, not applicable, no wish to say.

    >>> place_in_tail("Other (please specify)"), place_in_tail("Don't know / not sure"), place_in_tail("Often")
    (1, 3, 0)
    """
    words = said(label)
    return next((place for pattern, place in _TAIL if pattern.fullmatch(words)), 0)


def step(label: str) -> float | None:
    """How far an answer with a degree goes, from 3 (very useful) over 0 (neither) to -3 (not at all useful).

    >>> step("Very useful"), step("Useful"), step("Not very useful"), step("Very dissatisfied"), step("Blue")
    (3.0, 2.0, -1.0, -3.0, None)
    """
    words = said(label)
    if _NEUTRAL.fullmatch(words):
        return 0.0
    match = _FULL.fullmatch(words)
    if not match:
        return None
    return (-1.0 if match["bad"] else 1.0) * _size(match["no"], match["how"] or match["after"] or "")


def _size(no: str | None, how: str) -> float:
    """How far words of degree go, from 3.5 (extremely) to 1 (slightly), and down to -3 (not at all)."""
    if no:
        return -3.0 if how == "at all" else {"not at all": -3.0, "not": -2.0, "no": -2.0}.get(no, -1.0)
    sizes = ((_UTTER, 3.5), (_STRONG, 3.0), (_LEAST, 1.0), (_MIDDLING, 1.25), (_WEAK, 1.5))
    return next((size for words, size in sizes if re.fullmatch(words, how)), 2.0)


def _degrees_of_one(body: list[str]) -> dict[str, float | None]:
    """Degrees of one word that all answers share, whatever it is: "very bumpy", "not at all bumpy"."""
    found = {label: _DEGREE.fullmatch(said(label)) for label in body}
    words = {match["word"] if match else "" for match in found.values()}
    if len(words) != 1 or "" in words or len(body) < 3:
        return {}
    return {label: _size(m["no"], (m["how"] or m["after"] or "").strip()) for label, m in found.items() if m}


def known(label: str) -> bool:
    """Whether an answer has a place on some ladder.

    >>> known("Too much"), known("Mildly amused")
    (True, False)
    """
    return step(label) is not None or any(said(label) in words for words in _LISTS)


def ladder(labels: Iterable[str]) -> tuple[list[str], str]:
    """Answers in the order of a ladder that holds them all, and what kind of ladder; empty where none does.

    >>> ladder(["Not Useful", "Very Useful", "Useful"])
    (['Very Useful', 'Useful', 'Not Useful'], 'degrees')
    >>> ladder(["Never", "Don't know", "Often", "Very Often"])[0]
    ['Very Often', 'Often', 'Never', "Don't know"]
    >>> ladder(["35 to 44", "Under 18", "Over 65", "18 to 34"])[0]
    ['Under 18', '18 to 34', '35 to 44', 'Over 65']
    """
    tail = sorted((label for label in labels if place_in_tail(label)), key=place_in_tail)
    body = [label for label in labels if label not in tail]
    for known in _LISTS:
        bare = {label: re.sub(r"\s*\(.*\)\Z", "", said(label)) for label in body}
        places = {label: known.index(words) for label, words in bare.items() if words in known}
        if len(places) == len(body) > 1 and len(set(places.values())) == len(body):
            return [*sorted(body, key=lambda label: places[label]), *tail], "a known order"
    for steps in ({label: step(label) for label in body}, _degrees_of_one(body)):
        apart = [size for size in steps.values() if size]  # several may stand in the middle: "mixed", "no effect"
        if len(steps) == len(body) > 1 and None not in steps.values() and len(set(apart)) == len(apart) > 1:
            return [*sorted(body, key=lambda label: -(steps[label] or 0)), *tail], "degrees"
    starts = {label: number_of(label) for label in body}
    given = [number for number in starts.values() if number is not None]
    if len(given) > 1 and len(given) >= 0.7 * len(body):
        without = [label for label in body if starts[label] is None]
        within = sorted((label for label in body if starts[label] is not None), key=lambda label: starts[label] or 0)
        return [*within, *without, *tail], "numbers"
    return [], ""


def number_of(label: str) -> float | None:
    """The number that an answer begins with; a little less for "under 18", a little more for "over 18".

    >>> number_of("£30 000 to £34 999"), number_of("Under 18"), number_of("65+"), number_of("Blue")
    (30000.0, 17.5, 65.0, None)
    """
    match = _BAND.match(key(label).removeprefix("age ").removeprefix("aged "))
    if not match:
        return None
    number = float(re.sub(r"[,\s]", "", match["number"]).rstrip("."))
    number *= {"k": 1e3, "m": 1e6, "million": 1e6, "billion": 1e9}.get(match["unit"] or "", 1)
    if match["less"]:
        return -1.0 if number == 0 else number - 0.5
    return number + 0.5 if match["more"] else number


def by_frequency(totals: Mapping[str, int]) -> list[str]:
    """Answers with the most frequent first; "other", "don't know" and their like last.

    >>> by_frequency({"Other": 9, "Blue": 2, "Red": 5})
    ['Red', 'Blue', 'Other']
    """
    return sorted(totals, key=lambda label: (place_in_tail(label), -totals[label]))
