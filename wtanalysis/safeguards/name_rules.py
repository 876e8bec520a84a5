"""Names beside a word that announces them: a title, a kin word, a role, an introduction, a label, a sign-off."""

from __future__ import annotations

import re

from wtanalysis.safeguards import cues
from wtanalysis.safeguards.name_lists import Is
from wtanalysis.safeguards.name_reader import ANY_GIVEN, INITIAL_GAP, NOT_PLAIN, Reader
from wtanalysis.safeguards.tokens import Token

_NEAR = re.compile(r"(?:\s|,\s?|\s?\(|:\s?|\s?[-\u2013\u2014]\s?|\s?[\"\u2018\u201c']){1,2}\Z")
_LABELLED = re.compile(r"(?:\(s\)|s)?\s*[:=]\s*\Z")
_FIELD_ENDS = re.compile(r"\s*(?:\Z|\n|[.,;](?:\s|\Z))")
_ENDS = re.compile(r"[\s.,!)\u2026]*(?:\Z|\n|\r|,|\()")
_OPEN = re.compile(r"[,!.]?\s*\n[\s,-]*\Z|[,!.]?\s*[-\u2013]?\s*\Z")
TITLE_GAP = frozenset((" ", ". ", ".", "\u00a0", "  "))
_LORDLY = frozenset(("lord", "lady", "baroness", "dame", "sir", "professor", "prof"))
LAST = 120  # a sign-off stands so near the end of a text, or before the end of a line


def titled(read: Reader, place: int) -> int:
    """A name after a title: "Mrs O'Connor", "dr patel", "Dr A. Okafor". A judge of the High Court stays."""
    title, word = read.words[place], read.at(place + 1)
    if word is None or word.gap not in TITLE_GAP or title.possessive:
        return 0
    following = read.at(place + 2)
    if word.key == "justice":
        return place + (3 if following is not None and following.capital and following.gap == " " else 2)
    if word.capital:
        return _titled(read, place, title, word)
    if word.key in cues.PARTICLES and following is not None and following.capital and following.gap == " ":
        return read.add(place + 1, read.grow(place + 2), "after a title")
    plain = title.key in cues.PLAIN_TITLES and not word.known & Is.NEVER and word.end - word.start > 2
    short = title.key in ("dr", "miss", "cllr", "prof") and word.known & Is.SURNAME and not word.known & NOT_PLAIN
    return read.add(place + 1, read.grow(place + 1, lower=True), "after a title") if plain or short else 0


def _titled(read: Reader, place: int, title: Token, word: Token) -> int:
    """A name with a capital after a title."""
    plain = title.key in cues.PLAIN_TITLES or (title.key == "miss" and title.capital)
    if word.end - word.start == 1:
        following = read.at(place + 2)
        if following is None or following.gap not in INITIAL_GAP or not following.capital:
            return 0
        if following.key in cues.TITLES:
            return 0
    elif not _after_title(word, plain=plain) or (title.key == "dr" and word.key in cues.PLACEHOLDERS):
        return 0
    if word.known & Is.PLACE and title.key in _LORDLY:
        return 0
    if not plain and not title.capital and word.known & NOT_PLAIN:
        return 0
    return read.add(place + 1, read.grow(place + 1), "after a title")


def _after_title(word: Token, *, plain: bool) -> bool:
    """Whether a capitalised word after a title can be a name."""
    if plain:
        return word.key not in cues.NOT_PEOPLE
    if word.known & (Is.SURNAME | Is.SURNAME_WORD | Is.GIVEN):
        return not word.known & Is.NEVER or bool(word.known & Is.SURNAME_WORD)
    return (not word.known & NOT_PLAIN and not word.shouted) or bool(word.known & Is.WEAK and not word.known & Is.RARE)


def of_kin(read: Reader, place: int) -> int:
    """A name beside a kin word or a role: "my son Kai", "her brother, Leo", "our social worker Denise"."""
    cue = read.words[place]
    word = read.at(place + 1)
    if word is None or (cue.possessive and word.key != "name"):
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
    if not following.known & Is.GIVEN and not (
        after[:1] in ",.;" or after.startswith((" and ", " but ", " who ")) or not after
    ):
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
    last = read.words[read.grow(place) - 1]
    shut = read.text[last.end : last.end + 1] in ",)" and not close
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
        if (following == after and gap == " ") or not read.named_here(
            following, lower=lower, unknown=following > after
        ):
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
        return _name_is(read, place, word, following)
    if word.key == "called" and following.capital and following.known & Is.RARE and _of_person(read, place):
        return read.add(place + 1, place + 2, "after an introduction")
    if word.key == "called" and read.words[place - 1].key in ("is", "was", "hes", "shes", "im") and place > 1:
        them = read.words[place - 2].key in ("she", "he", "who", "child", "i", "they", "him", "her") or place < 2
        return _introduce(read, place + 1, sure=them)
    if word.key in ("called", "named") or (word.key == "as" and read.words[place - 1].key == "known"):
        return _introduce(read, place + 1, sure=_of_person(read, place))
    own = word.key == "im" or (word.key == "am" and place > 0 and read.words[place - 1].key == "i")
    return _introduce(read, place + 1, sure=False, own=True) if own else 0


def _of_person(read: Reader, place: int) -> bool:
    """Whether a kin word or a role stands within the five words before."""
    return any(w.key in cues.KIN or w.key in cues.ROLES for w in read.words[max(0, place - 5) : place])


def _name_is(read: Reader, place: int, word: Token, following: Token) -> int:
    """A name after "my name is", "her surname is", "mum's name's", "nickname"."""
    verb = following.key in ("is", "was", "are", "were") and following.gap == " "
    start = place + (2 if verb else 1)
    if word.key == "nickname" and following.capital and not following.known & Is.NEVER:
        return read.add(place + 1, read.grow(place + 1), "after an introduction")
    if (not verb and not word.possessive) or start >= len(read.words):
        return 0
    own = read.words[place - 1].key in ("my", "her", "his", "their") or word.key != "name"
    return _introduce(read, start, sure=True, own=own)


def _introduce(read: Reader, place: int, *, sure: bool, own: bool = False) -> int:
    """The name at a place after an introduction; ``sure`` where nothing else can follow."""
    word, following = read.words[place], read.at(place + 1)
    if not _NEAR.match(word.gap):
        return 0
    paired = following is not None and following.gap == " " and bool(following.known & Is.SURNAME)
    paired = paired and following is not None and not following.known & NOT_PLAIN
    if word.capital:
        fine = (sure and own and not word.known & Is.NEVER) or read.named_here(
            place, unknown=sure or (paired and following is not None and following.capital)
        )
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
        wordy = pair and not word.known & Is.NEVER and bool(word.known & Is.SURNAME_WORD)
        initial = pair and word.end - word.start == 1
        ends = _FIELD_ENDS.match(read.text, word.end) and read.words[place].key not in cues.MANY
        wordy = wordy or bool(
            ends and word.known & (Is.SURNAME_WORD | Is.WEAK) and not word.known & (Is.BODY | Is.PLACE)
        )
        if not (strong or plain or wordy or initial) or read.is_body(place + 1, read.grow(place + 1)):
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
    if (
        word.known & Is.NEVER
        or (strict and not word.known & Is.GIVEN)
        or (word.known & Is.WORD and not word.known & ANY_GIVEN)
    ):
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


def cued(read: Reader, place: int, word: Token) -> int:
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
