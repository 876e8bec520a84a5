"""The rules that find people's names, each with its reason: titles, kin, introductions, labels, sign-offs, lists."""

from __future__ import annotations

import re
from collections.abc import Callable

from wtanalysis.safeguards import cues
from wtanalysis.safeguards.name_lists import Is
from wtanalysis.safeguards.name_reader import ANY_GIVEN, INITIAL_GAP, NOT_PLAIN, SPACE, Reader
from wtanalysis.safeguards.tokens import Token

_NEAR = re.compile(r"(?:\s|,\s?|\s?\(|:\s?|\s?[-\u2013\u2014]\s?|\s?[\"\u2018\u201c']){1,2}\Z")
_LABELLED = re.compile(r"(?:\(s\)|s)?\s*[:=]\s*\Z")
_ENDS = re.compile(r"[\s.,!)\u2026]*(?:\Z|\n|\r|,|\()")
_OPEN = re.compile(r"[,!.]?\s*\n[\s,-]*\Z|[,!.]?\s*[-\u2013]?\s*\Z")
TITLE_GAP = frozenset((" ", ". ", ".", "\u00a0", "  "))
_SHAPE = re.compile(r"(?:O['\u2019]|Mc|Mac|Fitz)[A-Z][a-z]{2,}|(?:N[i\u00ed]|Nic|\u00d3|Mac|Van|De|Al|El|Bin) (?:[a-z]{2,3} )?[A-Z][a-z]{3,}(?! [A-Z])")
_SAYINGS = re.compile(
    r"\bTom,? Dick,? (?:and|or) Harr\w+|\bPeter to pay Paul|\bJack of all trades|\b[Jj]oe? Public|\bAunt Sall\w+|\bBig Brother"
    r"|\bJekyll and Hyde|\bMickey Mouse|\bMarie Curie|\bJack Robinson|\bUncle (?:Sam|Tom Cobley)|\bBob's your uncle"
)
LAST = 120  # a sign-off stands so near the end of a text, or before the end of a line
Rule = Callable[[Reader, int], int]


def titled(read: Reader, place: int) -> int:
    """A name after a title: "Mrs O'Connor", "dr patel", "Dr A. Okafor". A judge of the High Court stays."""
    title, word = read.words[place], read.at(place + 1)
    if word is None or word.gap not in TITLE_GAP or title.possessive:
        return 0
    if word.key == "justice":
        following = read.at(place + 2)
        return place + (3 if following is not None and following.capital and following.gap == " " else 2)
    plain = title.key in cues.PLAIN_TITLES or (title.key == "miss" and title.capital and word.capital)
    named = read.at(place + 2)
    if word.key in cues.PARTICLES and not word.capital and named is not None and named.capital and named.gap == " ":
        return read.add(place + 1, read.grow(place + 2), "after a title")
    if word.capital:
        initial = word.end - word.start == 1
        following = read.at(place + 2)
        if initial and (following is None or following.gap not in INITIAL_GAP or not following.capital):
            return 0
        if not initial and not _after_title(word, plain=plain):
            return 0
        if title.key in ("lord", "lady", "baroness", "dame", "sir", "professor", "prof") and word.known & Is.PLACE:
            return 0
        after = read.grow(place + 1)
        if not plain and not title.capital and word.known & NOT_PLAIN:
            return 0
        return read.add(place + 1, after, "after a title")
    if plain and not word.known & Is.NEVER and word.end - word.start > 2:
        return read.add(place + 1, read.grow(place + 1, lower=True), "after a title")
    if title.key in ("dr", "miss", "cllr", "prof") and word.known & Is.SURNAME and not word.known & NOT_PLAIN:
        return read.add(place + 1, read.grow(place + 1, lower=True), "after a title")
    return 0


def _after_title(word: Token, *, plain: bool) -> bool:
    """Whether a capitalised word after a title can be a name."""
    if plain:
        return word.key not in cues.NOT_PEOPLE
    if word.known & (Is.SURNAME | Is.SURNAME_WORD | Is.GIVEN):
        return not word.known & Is.NEVER or bool(word.known & Is.SURNAME_WORD)
    return not word.known & NOT_PLAIN and not word.shouted or bool(word.known & Is.WEAK and not word.known & Is.RARE)


def of_kin(read: Reader, place: int) -> int:
    """A name beside a kin word or a role: "my son Kai", "her brother, Leo", "our social worker Denise"."""
    cue = read.words[place]
    word = read.at(place + 1)
    if word is None or cue.possessive and word.key != "name":
        return 0
    if word.key in ("is", "was") and word.gap == " ":
        following = read.at(place + 2)
        if following is not None and following.key in ("called", "named"):
            return 0
        return _kin_is(read, place, following, cue)
    if not _NEAR.match(word.gap) or len(word.gap) > 4:
        return 0
    return _kin_names(read, place + 1, cue, "kin" if cue.key in cues.KIN else "role")


def _kin_is(read: Reader, place: int, following: Token | None, cue: Token) -> int:
    """A name after "my worker is", "my step daughter is"."""
    if following is None or following.known & (Is.NEVER | Is.RARE) or not following.known & ANY_GIVEN:
        return 0
    after = read.text[following.end : following.end + 5]
    if not following.known & Is.GIVEN and not (after[:1] in ",.;" or after.startswith((" and ", " but ", " who ")) or not after):
        return 0
    if cue.key in cues.ROLES and not following.capital and read.words[place - 1].key not in cues.WHOSE:
        return 0
    return read.add(place + 2, read.grow(place + 2, lower=not following.capital), "after a word for kin or a role")


def _kin_names(read: Reader, place: int, cue: Token, kind: str) -> int:
    """The name or names at a place, after a kin word or a role."""
    word = read.words[place]
    close = word.gap == " " or "(" in word.gap or ":" in word.gap
    whose = read.at(place - 2)
    owned = whose is not None and (whose.key in cues.WHOSE or whose.possessive)
    shut = read.text[word.end : word.end + 1] in ",)" and not close
    if not read.named_here(
        place,
        lower=kind == "kin" and (owned or cue.key in cues.MANY),
        unknown=cue.key not in cues.MANY and ((close and (owned or kind == "kin")) or shut),
        rare=kind == "kin" and close,
    ):
        return 0
    if not owned and read.is_body(place, place + 1):
        return 0
    why = "after a word for kin" if kind == "kin" else "after a role"
    lower = not word.capital
    after = read.add(place, read.grow(place, lower=lower), why)
    while kind == "kin" and after < len(read.words):
        following = after + (read.words[after].key in ("and", "or") and read.words[after].gap in (" ", ", "))
        nearby = read.at(following)
        gap = nearby.gap if nearby is not None else "\n"
        if nearby is None or gap not in (", ", " & ", " and ", " ", "/", " / ", ","):
            break
        if (following == after and gap == " ") or not read.named_here(following, lower=lower, unknown=False):
            break
        after = read.add(following, read.grow(following, lower=lower), why)
    return after


def introduced(read: Reader, place: int) -> int:
    """A name after "my name is", "I am", "called", "known as"."""
    word = read.words[place]
    following = read.at(place + 1)
    if following is None:
        return 0
    if word.key in ("name", "names", "surname", "forename", "nickname"):
        verb = following.key in ("is", "was", "are", "were") and following.gap == " "
        start = place + (2 if verb else 1)
        if word.key == "nickname" and following.capital and not following.known & Is.NEVER:
            return read.add(place + 1, read.grow(place + 1), "after an introduction")
        if (not verb and not word.possessive) or start >= len(read.words):
            return 0
        own = read.words[place - 1].key in ("my", "her", "his", "their") or word.key != "name"
        return _introduce(read, start, sure=True, own=own)
    if word.key in ("called", "named") or (word.key == "as" and read.words[place - 1].key == "known"):
        person = any(w.key in cues.KIN or w.key in cues.ROLES for w in read.words[max(0, place - 5) : place])
        return _introduce(read, place + 1, sure=person)
    own = (word.key == "im" or (word.key == "am" and place > 0 and read.words[place - 1].key == "i"))
    return _introduce(read, place + 1, sure=False, own=True) if own else 0


def _introduce(read: Reader, place: int, *, sure: bool, own: bool = False) -> int:
    """The name at a place after an introduction; ``sure`` where nothing else can follow."""
    word, following = read.words[place], read.at(place + 1)
    if not _NEAR.match(word.gap):
        return 0
    paired = following is not None and following.gap == " " and bool(following.known & Is.SURNAME)
    paired = paired and following is not None and not following.known & NOT_PLAIN
    if word.capital:
        fine = (sure and own and not word.known & Is.NEVER) or read.named_here(place, unknown=sure or (paired and following is not None and following.capital))
        if not sure and word.known & Is.CUED and not (own and word.end + 2 < len(read.text) and paired):
            fine = False
        fine = fine and not (not sure and read.is_body(place, read.grow(place)))
    else:
        strong = bool(word.known & Is.GIVEN)
        fine = strong or (bool(word.known & ANY_GIVEN) and (paired or (sure and read.named_here(place))))
        fine = fine or (sure and not word.known & NOT_PLAIN and word.end - word.start > 2)
    if not fine:
        return 0
    after = read.grow(place, lower=not word.capital)
    if not word.capital and paired and after == place + 1:
        after += 1
    return read.add(place, after, "after an introduction")


def labelled(read: Reader, place: int) -> int:
    """A name in a field: "Child: Aisha, 7", "Social worker: Tom Briggs"."""
    word = read.at(place + 1)
    if word is None or not _LABELLED.match(word.gap) or read.text[word.end : word.end + 1] == "/":
        return 0
    following = read.at(place + 2)
    strong = bool(word.known & ANY_GIVEN) and not word.known & Is.RARE
    pair = following is not None and following.gap == " " and following.capital and read.family_part(following)
    if word.capital:
        plain = not word.known & NOT_PLAIN and word.end - word.start > 1 and read.words[place].key not in cues.MANY
        if not (strong or plain or (pair and not word.known & Is.NEVER and bool(word.known & Is.SURNAME_WORD))):
            if not (word.end - word.start == 1 and pair):
                return 0
        if read.is_body(place + 1, read.grow(place + 1)):
            return 0
        return read.add(place + 1, read.grow(place + 1), "in a field for a name")
    if word.known & Is.GIVEN or (strong and following is not None and following.known & Is.SURNAME):
        return read.add(place + 1, read.grow(place + 1, lower=True), "in a field for a name")
    return 0


def signed(read: Reader, place: int) -> int:
    """A name after a sign-off at the end of a text or a line: "Kind regards, Priya"."""
    word = read.at(place + 1)
    start = place + 1
    if word is not None and word.key in ("from", "you", "all", "again", "very", "much", "regards", "wishes", "again"):
        start += 1
        word = read.at(start)
    if word is None or word.key in cues.SIGN_OFFS or not _OPEN.match(word.gap):
        return 0
    strict = word.gap == " " and start == place + 1
    if word.known & Is.NEVER or (strict and not word.known & Is.GIVEN) or (word.known & Is.WORD and not word.known & ANY_GIVEN):
        return 0
    lower = not word.capital
    if lower and not word.known & ANY_GIVEN:
        return 0
    after = read.grow(start, lower=lower)
    end = read.words[after - 1].end
    near_end = len(read.text) - end <= LAST
    if not _ENDS.match(read.text, end) or not (near_end or "\n" in word.gap or "\n" in read.text[end : end + 2]):
        return 0
    return read.add(start, after, "after a sign-off")


def initials(read: Reader, place: int) -> int:
    """A name with initials: "J. Smith", "A.B. Khan"."""
    word = read.words[place]
    dotted = read.text[word.end : word.end + 1] == "."
    before = read.at(place - 1)
    if before is not None and word.gap == " " and before.key in cues.UNNAMED:
        return 0
    start, place = place, place + 1
    while (following := read.at(place)) is not None and following.gap in INITIAL_GAP and following.capital:
        if following.end - following.start > 1:
            break
        place += 1
    if following is None or not following.capital or following.gap not in INITIAL_GAP or not following.gap:
        return 0
    surname = (following.known & Is.SURNAME or dotted) and not following.known & NOT_PLAIN
    word_too = dotted and following.known & Is.SURNAME_WORD and not following.known & Is.NEVER
    if not (surname or word_too) or (not dotted and word.key in ("i", "a")) or following.shouted:
        return 0
    if read.is_body(start, place + 1):
        return 0
    return read.add(start, read.grow(place), "initials and a family name")


def plain_given(read: Reader, place: int) -> int:
    """A given name that is nothing else, alone or with a family name."""
    word = read.words[place]
    after = read.grow(place)
    if after == place + 1 and word.shouted and word.end - word.start < 4:
        return 0
    if read.is_body(place, after):
        return after
    before = read.at(place - 1)
    if after == place + 1 and before is not None and word.gap == " " and before.capital and before.known & Is.PLACE:
        return 0
    return read.add(place, after, "a given name" if after == place + 1 else "a given and a family name")


def weak_given(read: Reader, place: int) -> int:
    """A given name that is a word too: with a family name, beside another name, or where only a person can stand."""
    word, following = read.words[place], read.beside(place + 1)
    inside = not read.starts_sentence(place)
    if following is not None and following.capital and not word.possessive and "\n" not in following.gap:
        plain = following.known & Is.SURNAME and not following.known & (NOT_PLAIN | Is.NEVER)
        wordy = inside and following.known & Is.SURNAME_WORD and not word.known & Is.RARE
        if (plain or wordy) and not following.shouted and not read.is_body(place, read.grow(place)):
            return read.add(place, read.grow(place), "a given and a family name")
        return 0
    if read.is_body(place, place + 1):
        return 0
    if not word.known & Is.RARE and _beside_another(read, place):
        return read.add(place, place + 1, "beside another name")
    return read.add(place, place + 1, "a given name") if _stands_as_person(read, place, inside=inside) else 0


def _beside_another(read: Reader, place: int) -> bool:
    """Whether a word is joined to another name by "and" or a comma: "Will and Mark", "Ivy, Olive and Daisy"."""
    for step in (-1, 1):
        other, join = read.at(place + step), read.at(place + max(step, 0))
        if other is None or join is None:
            continue
        if other.key in ("and", "or") and other.gap == " ":
            other, join = read.at(place + 2 * step), read.at(place + (2 if step > 0 else 0))
            if other is None or join is None or join.gap != " ":
                continue
        elif join.gap not in (", ", " & ", "/"):
            continue
        if other.capital and other.known & ANY_GIVEN and not other.known & (Is.RARE | Is.NEVER | Is.PLACE):
            return True
    return False


def _stands_as_person(read: Reader, place: int, *, inside: bool) -> bool:
    """Whether what stands around a word says that it is somebody."""
    word, before, after = read.words[place], read.at(place - 1), read.at(place + 1)
    if before is not None and before.capital and inside and not before.known & Is.NEVER:
        return False
    beside = after is not None and after.gap == " " and not after.capital
    tells = beside and after is not None and (after.key in cues.TELLING or (after.key.endswith("ed") and len(after.key) > 4))
    follows = beside and after is not None and after.key in cues.PERSONAL
    if before is not None and inside and before.key in cues.BEFORE_A_TIME:
        return False
    if tells or not word.known & Is.PLACE and _is_from(read, place, before):
        return True
    if word.known & (Is.RARE | Is.NEVER):
        return False
    leads = inside and before is not None and before.key in cues.BEFORE_A_PERSON
    if word.known & Is.WORD:
        apart = after is None or after.gap != " " or follows or word.possessive or after.key in ("and", "but", "who")
        return inside and ((leads and apart) or follows)
    if word.known & Is.CUED:
        return follows or leads or word.possessive
    return inside or follows or word.possessive


def _is_from(read: Reader, place: int, before: Token | None) -> bool:
    """Whether "from the team", "at the office", ", aged 9" or ", my worker" follows: only a person is described so."""
    first, second = read.at(place + 1), read.at(place + 2)
    if first is None or second is None:
        return False
    if first.gap == ", ":
        return first.key == "aged" or (first.key in ("my", "our", "the", "his", "her") and _describes(read, place + 2))
    if first.gap != " " or before is not None and before.key in ("in", "since", "until", "of"):
        return False
    return first.key in ("from", "at") and second.gap == " " and second.key in ("the", "our", "my", "adult", "social")


def _describes(read: Reader, place: int) -> bool:
    """Whether a role or a kin word stands within the next three words."""
    return any(word.key in cues.ROLES or word.key in cues.KIN for word in read.words[place : place + 3])


def pair(read: Reader, place: int) -> int:
    """Two capitalised words, one a family name and neither an ordinary word; or a family name by its shape."""
    word, following = read.words[place], read.beside(place + 1)
    if _SHAPE.match(read.text, word.start) and not read.is_body(place, read.grow(place)):
        return read.add(place, read.grow(place), "the shape of a family name")
    if following is None or not following.capital or word.possessive or "\n" in following.gap:
        return 0
    if word.key in cues.PARTICLES and word.known & Is.SURNAME and following.known & Is.SURNAME:
        return read.add(place, read.grow(place), "an unknown word and a family name")
    if word.shouted or following.shouted or word.known & NOT_PLAIN or following.known & NOT_PLAIN:
        return 0
    size = following.end - following.start
    if not (word.known | following.known) & Is.SURNAME or size < 2 or (word.end - word.start < 3 and size < 4):
        return 0
    after = read.grow(place)
    if after == place + 1 or read.is_body(place, after):
        return 0
    return read.add(place, after, "an unknown word and a family name")


def lower_case(read: Reader, place: int) -> int:
    """A given name in lower case where the writer leaves capitals out, or with a family name."""
    word, following = read.words[place], read.beside(place + 1)
    surname = following is not None and following.known & Is.SURNAME and not following.known & NOT_PLAIN
    if surname and following is not None and not following.capital and following.end - following.start > 2:
        return read.add(place, read.grow(place, lower=True), "a given and a family name in lower case")
    if read.informal and word.known & Is.OWN:
        return read.add(place, read.grow(place, lower=True), "a given name in lower case")
    return 0


def _cues(read: Reader, place: int, word: Token) -> int:
    """What the rules for cues find after a word."""
    key = word.key
    after = 0
    if key in cues.LABELS and (after := labelled(read, place)):
        return after
    if key in cues.TITLES and (after := titled(read, place)):
        return after
    if (key in cues.KIN or key in cues.ROLES) and (after := of_kin(read, place)):
        return after
    if key in ("name", "names", "called", "named", "as", "am", "im") and (after := introduced(read, place)):
        return after
    return signed(read, place) if key in cues.SIGN_OFFS else 0


def _alone(read: Reader, place: int, word: Token) -> int:
    """What the rules for names without a cue find at a word."""
    if word.capital:
        if word.end - word.start == 1:
            return initials(read, place)
        if word.shouted and word.end - word.start < 4 and _is_from(read, place, None):
            return read.add(place, place + 1, "initials of somebody described")
        if word.known & Is.GIVEN:
            return plain_given(read, place)
        if word.known & Is.WEAK:
            return weak_given(read, place)
        return pair(read, place)
    return lower_case(read, place) if word.known & Is.GIVEN else 0


def again(read: Reader) -> None:
    """Names found once are found wherever they stand in the same text."""
    parts: dict[str, bool] = {}
    for first, after, _ in read.spans:
        for word in read.words[first:after]:
            if word.end - word.start > 2 and word.key not in cues.PARTICLES and not (word.shouted and word.end - word.start < 5):
                parts[word.key] = parts.get(word.key, False) or not word.capital
    for place, word in enumerate(read.words):
        if word.key not in parts or read.taken[place] or read.is_body(place, place + 1):
            continue
        if not word.known & (NOT_PLAIN | Is.CUED):
            if word.capital or parts[word.key]:
                read.add(place, place + 1, "a name found elsewhere in the text")
        elif word.capital and _stands_apart(read, place):
            read.add(place, place + 1, "a name found elsewhere in the text")


def _stands_apart(read: Reader, place: int) -> bool:
    """Whether a name that is a word too stands alone among words in lower case, or does what only a person does."""
    before, after = read.at(place - 1), read.at(place + 1)
    if after is not None and after.gap == " " and after.capital:
        return False
    if read.starts_sentence(place):
        return _speaks(read, place)
    return before is None or not before.capital or bool(before.known & Is.NEVER)


def _speaks(read: Reader, place: int) -> bool:
    """Whether what only a person does follows a word."""
    following = read.at(place + 1)
    return read.words[place].possessive or (following is not None and following.key in cues.PERSONAL)


def name_spans(text: str) -> list[tuple[int, int, str]]:
    """Where people's names stand in a text, and why each was taken for one.

    Args:
        text: what somebody wrote.

    Returns:
        Start, end and reason of each, in order. A title and a possessive "'s" are left out.

    >>> text = "I am Sarah O'Connor. My son Kai sees Dr A. Okafor; Ofsted and the LADO know."
    >>> [(text[start:end], why) for start, end, why in name_spans(text)]
    [("Sarah O'Connor", 'after an introduction'), ('Kai', 'after a word for kin'), ('A. Okafor', 'after a title')]
    """
    read = Reader(text)
    for saying in _SAYINGS.finditer(text):
        read.pass_over(saying.start(), saying.end())
    place = 0
    for at, word in enumerate(read.words):
        if at < place or not (word.capital or word.known & Is.GIVEN or word.key in cues.ALL):
            continue
        after = _cues(read, at, word) if word.key in cues.ALL else 0
        if not after and not read.taken[at]:
            after = _alone(read, at, word)
        place = max(at + 1, after)
    if read.spans:
        again(read)
    return sorted((read.words[first].start, read.words[after - 1].end, why) for first, after, why in read.spans)
