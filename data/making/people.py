"""The invented respondents: who ticked what, for whom they answered, when, and what they allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import numpy as np
from making import words

OPENED, CLOSED = date(2023, 6, 21), date(2023, 9, 6)
Types = Mapping[str, Sequence[str]]
ALSO_BY_EMAIL = "Northbeck Safeguarding Children Partnership"


@dataclass
class Person:
    """One invented respondent; ``mind`` is the place in the synthesis, None for those that answer nothing of it."""

    group: str
    types: tuple[str, ...]
    on_behalf: bool = False
    organisation: str = ""
    other_type: str = ""
    when: datetime = datetime(2023, 6, 21)  # noqa: DTZ001
    quote: str = "No"
    listed: str = "Not Answered"
    mind: int | None = None
    response_id: str = ""
    decided: str = ""
    step: str = ""
    why: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)


def main_form(groups: Sequence[str], types: Types, random: np.random.Generator) -> list[Person]:
    """The respondents of the main form, in the order of the synthesis; ``types`` are those of each group."""
    people = [Person(group, (), mind=i) for i, group in enumerate(groups)]
    by_group = {group: [p for p in people if p.group == group] for group in dict.fromkeys(groups)}
    order = {group: [own[i] for i in random.permutation(len(own))] for group, own in by_group.items()}
    _bodies(by_group, random)
    _several(order, types, random)
    _lived(by_group[words.LIVED], types, random)
    _care_leavers(by_group["Care leaver"])
    for person in _some(order["Other"], words.UNSAID_TIMES):
        person.types = (words.UNSAID,)
        person.on_behalf, person.organisation = False, ""
    _keep_bodies(by_group["Other"], random)
    for person in people:
        if not person.types:
            person.types = (words.OTHER,) if person.group == "Other" else (_one(types[person.group], random),)
        if words.OTHER in person.types:
            chosen = words.OTHER_BODY if person.on_behalf else words.OTHER_PERSON
            person.other_type = _weighted(chosen, random)
            person.organisation = _named(person)
    for person in people:
        _allow(person, random)
        person.when = _moment(random)
    _also_by_email(by_group["Other"])
    return people


def _named(person: Person) -> str:
    """The organisation's name as it fits what was said under "Other"."""
    place = next((place for place in words.PLACES if place in person.organisation), "")
    form = next((form for word, form in words.OTHER_NAMES if word in person.other_type.casefold()), "{}")
    return form.format(f"Example {place}") if place else person.organisation


def _several(order: Mapping[str, Sequence[Person]], types: Types, random: np.random.Generator) -> None:
    """Several types ticked: of one group, of groups that only a person can choose between, of an organisation."""
    for group, ticked, times in words.SAME_GROUP:
        for person in _some(order[group], times):
            person.types = ticked
    for ticked, group, why, times in words.BEST_FIT:
        for person in _some([p for p in order[group] if not p.on_behalf], times):
            person.types, person.decided = ticked, why
    for group, times in words.BODY_WITH_FAMILY:
        for person in _some([p for p in order[group] if p.on_behalf and p.organisation], times):
            family = words.FAMILY[int(random.integers(3))]
            person.types = (_one(types[group], random), _one(types[family], random))


def childrens_form(random: np.random.Generator) -> list[Person]:
    """Eleven under 18 and two care leavers on the children's form."""
    people = [Person("Child", (words.CHILD,)) for _ in range(11)]
    people += [Person("Care leaver", (words.YOUNG_LEAVER,)) for _ in range(2)]
    for person in people:
        person.when = _moment(random)
        person.quote = "Yes, without a name" if random.random() < 0.7 else "No"
    return people


def silent_children(random: np.random.Generator) -> list[Person]:
    """Two under 18 who opened the main form and answered nothing; they count among the formal responses."""
    people = [Person("Child", (words.CHILD,)) for _ in range(2)]
    for person in people:
        person.when = _moment(random)
    return people


def _bodies(by_group: Mapping[str, list[Person]], random: np.random.Generator) -> None:
    """Those who answer for an organisation, and its name; a few leave the name out."""
    for group, number in words.BODIES.items():
        chosen = random.permutation(len(by_group[group]))[:number]
        names = _names(group, len(chosen), random)
        for at, name in zip(sorted(chosen), names, strict=True):
            by_group[group][at].on_behalf = True
            by_group[group][at].organisation = name if random.random() < 0.97 else ""


def _names(group: str, number: int, random: np.random.Generator) -> list[str]:
    """Invented names, most of them once: several people of one council do answer."""
    forms = [form.format(f"Example {place}") for form in words.BODY_NAMES[group] if form for place in words.PLACES]
    if not forms:
        return [""] * number
    order = [forms[i] for i in random.permutation(len(forms))]
    repeated = [order[i] for i in random.integers(0, max(1, min(len(order), number) - 1), number)]
    return [repeated[i] if random.random() < 0.08 or i >= len(order) else order[i] for i in range(number)]


def _lived(people: Sequence[Person], types: Types, random: np.random.Generator) -> None:
    """A profession and a family role, or two."""
    work = words.PROFESSIONS[:5]
    for person in people:
        chosen = _one(types[work[int(random.choice(5, p=[0.4, 0.2, 0.06, 0.19, 0.15]))]], random)
        families = random.permutation(3)[: 2 if random.random() < 0.15 else 1]
        person.types = (chosen, *(_one(types[words.FAMILY[i]], random) for i in families))
        person.organisation = ""


def _care_leavers(people: Sequence[Person]) -> None:
    """28 up to 25; the others are older."""
    open_to = [person for person in people if not person.types]
    for at, person in enumerate(open_to):
        person.types = (words.YOUNG_LEAVER if at < 28 else words.LEAVER,)


def _keep_bodies(people: Sequence[Person], random: np.random.Generator) -> None:
    """As many of the group answer for an organisation as before some of them would not say who they are."""
    missing = words.BODIES["Other"] - sum(person.on_behalf for person in people)
    able = [person for person in people if not person.on_behalf and not person.types]
    names = _names("Other", missing, random)
    for person, name in zip(able[:missing], names, strict=True):
        person.on_behalf, person.organisation = True, name


def _also_by_email(people: Sequence[Person]) -> None:
    """The one organisation that answered by email, too."""
    person = next(p for p in people if p.on_behalf and p.types == (words.OTHER,) and p.organisation)
    person.organisation, person.other_type = ALSO_BY_EMAIL, "Safeguarding children partnership"
    person.when = datetime(2023, 8, 10, 11, 42, 7)  # noqa: DTZ001


def _allow(person: Person, random: np.random.Generator) -> None:
    """Consent to be quoted and to be listed."""
    if person.on_behalf and random.random() < 0.6:
        person.quote = words.QUOTE_ORGANISATION
    else:
        person.quote = _weighted(words.QUOTES, random)
    if person.on_behalf:
        person.listed = "Yes" if random.random() < 0.8 else "No"


def _moment(random: np.random.Generator) -> datetime:
    """A time in the window: many on the first days, most in the last two weeks."""
    days = (CLOSED - OPENED).days
    share = random.random()
    day = random.beta(1.1, 5.0) if share < 0.25 else random.random() if share < 0.55 else random.beta(9, 1.1)
    seconds = int(np.clip(random.normal(13.5, 3.6), 0.2, 23.8) * 3600)
    when = OPENED + timedelta(days=min(days, int(day * (days + 1))))
    return datetime.combine(when, time(seconds // 3600, seconds // 60 % 60, seconds % 60))


def _some(people: Sequence[Person], times: int) -> list[Person]:
    """The first few that have no types yet."""
    return [person for person in people if not person.types][:times]


def _one(names: Sequence[str], random: np.random.Generator) -> str:
    return _weighted([(name, words.WEIGHTS.get(name, 1)) for name in names], random)


def _weighted(choices: Sequence[tuple[str, int]], random: np.random.Generator) -> str:
    weights = np.array([weight for _, weight in choices], float)
    return choices[int(random.choice(len(choices), p=weights / weights.sum()))][0]
