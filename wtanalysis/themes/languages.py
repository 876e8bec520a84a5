"""The language a comment seems to be in: by its script, else by py3langid held back by the English words in it.

Short texts fool every identifier, and a consultation in England is mostly answered in English, so English is what a
text is taken for unless there is good reason: a script of its own, or a confident model and hardly an English word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

ENGLISH = "en"
UNKNOWN = "und"
SAMPLE = 4_000
# Languages in Latin letters that people in Britain write; the model knows more, and guesses those for odd English.
LATIN = """
    en cy ga gd pl ro lt lv et sk cs hu sl hr bs sq tr az ku so sw ha ig yo zu xh sn fr es pt ca it de nl af
    da sv no fi is mt eu gl id ms tl vi lb
    """.split()  # noqa: SIM905 -- a list of words reads best as words
_ARABIC = ("ar", "ur", "fa", "ps", "ug", "sdh")
_CYRILLIC = ("ru", "uk", "bg", "be", "sr", "mk", "kk", "mn")
_SCRIPTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ARABIC", _ARABIC),
    ("CYRILLIC", _CYRILLIC),
    ("GREEK", ("el",)),
    ("HEBREW", ("he",)),
    ("DEVANAGARI", ("hi", "ne", "mr")),
    ("BENGALI", ("bn",)),
    ("GURMUKHI", ("pa",)),
    ("GUJARATI", ("gu",)),
    ("TAMIL", ("ta",)),
    ("TELUGU", ("te",)),
    ("MALAYALAM", ("ml",)),
    ("KANNADA", ("kn",)),
    ("SINHALA", ("si",)),
    ("THAI", ("th",)),
    ("ETHIOPIC", ("am",)),
    ("ARMENIAN", ("hy",)),
    ("GEORGIAN", ("ka",)),
    ("HANGUL", ("ko",)),
    ("HIRAGANA", ("ja",)),
    ("KATAKANA", ("ja",)),
    ("CJK", ("zh",)),
)
_URDU = re.compile("[\u0679\u0688\u0691\u06ba\u06d2\u06be\u06c1]")
_PASHTO = re.compile("[\u067c\u0681\u0685\u0689\u0693\u0696\u069a\u06ab\u06bc\u06cd\u06d0]")
_PERSIAN = re.compile("[\u067e\u0686\u0698\u06af\u06cc\u06a9]")
_UKRAINIAN = re.compile("[\u0456\u0457\u0454\u0491]")
# Words that only English has among the languages above, or nearly so; none of two letters that others share.
_COMMON = frozenset(
    """
    the and of for with this that these those there their they them then than what which who when where why
    how you your our ours was were been being have has had having does did doing not but because should would
    could can cannot can't don't doesn't isn't won't from about into over under more most much many other any
    some such only own same too very just also all both each few need needs needed think thought feel believe
    want wants like people children child family families parents school schools social workers worker care
    support help helps money funding work working services service staff time good bad better best great
    nothing none never always really it is it's its i'm i've my me we are be by if it or as at an to in on so
    do no yes he she him her his us out up get got make made give keep know see say said agree disagree
    strongly guidance council clear unclear please thanks thank comment comments ok okay change changes aye
    wee nae ain't gonna cos coz plz pls dont doesnt cant wont shouldnt isnt wasnt nowt owt summat innit mate
    kids lads lass bairns weans mam mum dad nan gran enough still less few lots more every everyone someone
    """.split()  # noqa: SIM905 -- a list of words reads best as words
)
# Of those, words that are common in other languages too: they do not vouch for English on their own.
_SHARED = frozenset(
    """
    me we be an to in on so do no he as at or it is by if us up of was were not over under care care all are
    can just too pan man plant dad nan mam mate had her him own both her den time also made best help give
    staff der die
    """.split()  # noqa: SIM905 -- a list of words reads best as words
)
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_NOT_ENGLISH = re.compile("[\u0104-\u0107\u0118-\u011b\u0141-\u0148\u0158-\u0161\u0179-\u017e\u0102\u0103\u0218-\u021b\u0162\u0163\u0130\u0131\u011e\u011f\u0174-\u0177\u0150\u0151\u0170\u0171\u00df\u00e5\u00f8\u00e6\u00f1\u00e3\u00f5]", re.IGNORECASE)  # fmt: skip # noqa: E501
_TAG = re.compile(r"<[^<>]{1,200}>|https?://\S+|www\.\S+|\S+@\S+|&[a-z]{2,6};", re.IGNORECASE)


def language_of(text: str) -> str:
    """The language a text seems to be in.

    Args:
        text: a comment, of any length.

    Returns:
        An ISO 639-1 code (639-3 where the language has no shorter one); ``en`` unless there is good reason;
        ``und`` where there is no word to tell by, such as in emoji or figures alone.

    >>> language_of("The funding is too low."), language_of("Mae angen mwy o arian ar gyfer gwasanaethau plant.")
    ('en', 'cy')
    >>> language_of("Needs more SENCOs, esp. for Agnieszka & Siôn"), language_of("\U0001f44d 10/10")
    ('en', 'und')
    """
    plain = _TAG.sub(" ", text[:SAMPLE]).replace("\u2019", "'")
    letters = [char for char in plain if char.isalpha()]
    if not letters:
        return UNKNOWN
    script, share = _script(letters)
    if script and share >= 0.5:
        return _within(script, plain)
    return _latin(plain) if len(letters) > 1 else UNKNOWN


def _script(letters: list[str]) -> tuple[str, float]:
    """The script, other than Latin, that most letters belong to, and its share of the letters."""
    found: dict[str, int] = {}
    for char in letters:
        if ord(char) > 0x36F:
            name = unicodedata.name(char, "").split(" ", 1)[0]
            found[name] = found.get(name, 0) + 1
    if not found:
        return "", 0.0
    if found.get("HIRAGANA", 0) + found.get("KATAKANA", 0) > 0 and "CJK" in found:
        found["HIRAGANA"] = found.get("HIRAGANA", 0) + found.pop("CJK")
    best = max(sorted(found), key=lambda name: found[name])
    return best, found[best] / len(letters)


def _within(script: str, text: str) -> str:
    """The language among those that are written in a script."""
    among = dict(_SCRIPTS).get(script, ())
    if script == "ARABIC":
        for code, letters in (("ps", _PASHTO), ("ur", _URDU)):
            if letters.search(text):
                return code
        return "fa" if _PERSIAN.search(text) else "ar"
    if script == "CYRILLIC" and _UKRAINIAN.search(text):
        return "uk"
    if len(among) > 1:
        return _likeliest(text, among)[0]
    return among[0] if among else UNKNOWN


def _latin(text: str) -> str:
    """The language of a text in Latin letters."""
    words = [word.casefold() for word in _WORD.findall(text)]
    sure = sum(word in _COMMON and word not in _SHARED for word in words)
    known = sum(word in _COMMON for word in words)
    if sure >= 1 and (sure / len(words) >= 0.12 or known / len(words) >= 0.3):
        return ENGLISH
    if len(words) < 8 and all(word[0].isupper() for word in _WORD.findall(text)) and not text.isupper():
        return ENGLISH  # names and titles say nothing of the language around them
    marked = bool(_NOT_ENGLISH.search(text))
    if len(words) < 3 and not (marked and len(words) == 2):
        return ENGLISH
    plain = " ".join(word for word in text.split() if not word.isupper()) or text
    code, probability = _likeliest(plain.casefold(), tuple(LATIN))
    needed = 0.95 if len(words) < 4 else 0.85 if len(words) < 7 else 0.7
    if marked:
        needed -= 0.15
    return code if code != ENGLISH and probability >= needed else ENGLISH


def _likeliest(text: str, among: tuple[str, ...]) -> tuple[str, float]:
    """The likeliest of some languages, and how likely it is among them."""
    ranked = [(code, chance) for code, chance in _model().rank(text) if code in among]
    total = sum(chance for _, chance in ranked)
    return (ranked[0][0], ranked[0][1] / total) if total else (ENGLISH, 0.0)


@lru_cache(maxsize=1)
def _model() -> Any:
    """The identifier; it takes a second to load."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
