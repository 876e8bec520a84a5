"""Words of public services that people use for one another, so that "money" finds an area named "Funding".

General English only, for any consultation; what is particular to one belongs in its folder. Words are stems as
:func:`stem` makes them.
"""

from __future__ import annotations

import re
from functools import cache

_GROUPS = """
accountable answerable accountability scrutiny scrutinise scrutineer
accessible accessibility
air pollution emission smog
baby infant newborn toddler
business company firm employer trader
care carer caring
chair chairing chairman chairwoman chairperson
charity voluntary volunteer nonprofit
child kid youngster youth boy girl teenager
climate carbon emission warming
crime offending offence offender criminal
cycling cycle bike bicycle
death die dead died dying bereaved bereavement fatal fatality
delegate deputy
disabled disability impairment wheelchair autistic autism
drug substance
education school college nursery academy teacher headteacher classroom pupil
equality equal discrimination diversity inclusion prejudice racism racist
expectation expect
family relative kin kinship grandparent granny nan
farm farmer farming agriculture
fee charge price
fund resource money budget cost cash finance investment pay spending afford
fire blaze
harm abuse exploitation exploit injury grooming groomed
health nhs hospital clinic doctor nurse gp medical
home house household
housing rent tenant landlord tenancy
information data record
job employment work workforce
law legal legislation statute
leader leadership
leave leaver leaving
library book
migrant refugee asylum immigration
mother mum maternity maternal perinatal
network
online internet digital web
older elderly pensioner
outside beyond away outwith extra
parent mum dad mother father
park garden green
parking car
police constable policing constabulary
prison jail custody imprisonment prisoner
privacy confidential
probation parole
rail train railway
road street highway
rural village countryside
safety safe
share disclose exchange
sport football rugby cricket swimming athletics gymnastics
student pupil undergraduate
tax levy
title rename name naming
transparent transparency openness
transport bus tram ferry
voice heard listen say views
waste rubbish recycling litter
water river sewage
woman women female
"""
STOP = frozenset(
    """
    a about above after again all also am an and any are as at be because been before being below between both
    but by can could did do does doing down during each few for from further had has have having he her here
    hers him his how i if in into is it its just may me might more most must my no nor not now of off on once
    only or other our ours out over own same shall she should so some such than that the their theirs them then
    there these they this those through to too under until up very was we were what when where which while who
    whom why will with would you your yours us upon per via etc
    """.split()  # noqa: SIM905 -- a list of words reads best as words
)
GENERIC = frozenset(
    """
    act action agency approach area arrangement assess assessment authority body case change child chapter
    consult council develop development draft duty early effect engage expect expectation experience family
    framework future general good guidance help impact improve improving improvement include increase incident
    issue job joint key lead leader learn level local make manage management meet member mother multi national
    need new old organisation parent part partner partnership people person plan point policy practice
    practitioner process professional proposal propose protect protection provide provider provision public
    quality relevant report respond response responsible review right role safe safeguard section sector serious
    service set social specific standard state statutory strengthen support system team together train unit use
    voice way well work working home outside share information care place young community live life
    """.split()  # noqa: SIM905 -- a list of words reads best as words
)
_ENDINGS = (
    ("abilities", "able"), ("ability", "able"), ("ibility", "ible"), ("ency", "ent"), ("ancy", "ant"), ("ities", ""),
    ("ity", ""), ("ations", ""), ("ation", ""), ("ating", ""), ("ated", ""), ("ators", ""), ("ator", ""),
    ("ational", ""),
    ("ate", ""), ("ional", ""), ("ments", ""), ("ment", ""), ("ings", ""), ("ing", ""), ("ied", "y"), ("ies", "y"),
    ("ed", ""), ("'s", ""), ("s'", "s"), ("sses", "ss"), ("es", ""), ("s", ""), ("al", ""),
)  # fmt: skip
_IRREGULAR = {
    "children": "child", "people": "people", "men": "man", "women": "woman", "lives": "life", "wives": "wife",
    "died": "death", "dying": "death", "left": "leave", "leavers": "leave", "leaver": "leave", "leaving": "leave",
    "services": "service", "this": "this", "news": "news", "business": "business", "businesses": "business",
    "address": "address", "bus": "bus", "buses": "bus",
}  # fmt: skip


@cache
def stem(word: str) -> str:
    """The root of a word, near enough to know its other forms by.

    >>> stem("sharing") == stem("shared") == stem("share"), stem("Disabilities") == stem("disabled")
    (True, True)
    >>> stem("networks"), stem("children")
    ('network', 'child')
    """
    word = word.lower().replace("’", "'")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ss"):
        return word
    for ending, new in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(new) >= 4 - (ending in ("s", "'s")):
            word = word[: len(word) - len(ending)] + new
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


@cache
def meanings(word: str) -> frozenset[str]:
    """What else a word can stand for: the names of the groups that it or its root without "sub" belongs to.

    >>> meanings("money") == meanings("cash"), meanings("subtitle") & meanings("title")
    (True, frozenset({'*titl'}))
    """
    root = stem(word)
    rest = root[3:] if root.startswith("sub") and len(root) > 6 else root
    return frozenset(f"*{head}" for name in (root, rest) for head in _heads().get(name, ()))


@cache
def _heads() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for line in _GROUPS.strip().splitlines():
        words = [stem(word) for word in line.split()]
        for word in words:
            found.setdefault(word, []).append(words[0])
    return {word: tuple(dict.fromkeys(heads)) for word, heads in found.items()}


@cache
def generic() -> frozenset[str]:
    """Stems of words that stand in half of all guidance, and so say little about what a paragraph is about."""
    return frozenset(stem(word) for word in GENERIC)


def tokens(text: str) -> list[str]:
    """The words of a text that carry meaning, in order; a number belongs to the word before it.

    >>> tokens("The sections 4 and 5 of s.17"), tokens("I was 17")
    (['sections4', 'section17'], [])
    """
    text = re.sub(
        r"\b[sS]\.?\s?(\d{1,3})\b", r"section \1", re.sub(r"\b[Ii]n (?:principle|practice|general)\b", " ", text)
    )
    found: list[str] = []
    joined = ""
    for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)?", text):
        if word.isdigit():
            if joined:
                found[-1] += word
        elif word.lower() not in STOP:
            found.append(word)
        joined = "" if word.isdigit() or word.lower() in STOP else word
    return found
