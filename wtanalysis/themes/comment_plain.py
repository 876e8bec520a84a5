"""A comment made plain: small letters, whole words for short forms and dialect, no marks. Rules of kind read this."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,300}>|&(?:nbsp|amp|lt|gt|quot|#\d{1,5});")
_ADDRESS = re.compile(r"\bhttps?://\S+|\bwww\.[^\s)]+", re.IGNORECASE)
_FILE = re.compile(r"\b[\w()-]{1,120}\.(?:docx?|pdf|xlsx?|pptx?|odt|rtf|jpe?g|png|txt|csv|zip|msg)\b", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_NOT = re.compile(r"(do|does|did|is|was|were|are|has|have|had|would|could|should)n'?t")
_NAE = re.compile(r"(do|di|did|is|was|were|are|has|have|had|would|could|should|can)nae")
_SHORT = {
    "can't": "can not", "cant": "can not", "cannot": "can not", "won't": "will not", "wont": "will not",
    "i'm": "i am", "im": "i am", "ain't": "is not", "aint": "is not", "let's": "let us",
    "it's": "it is", "its": "it is", "that's": "that is", "thats": "that is", "there's": "there is",
    "theres": "there is", "what's": "what is", "whats": "what is", "where's": "where is",
    "wheres": "where is", "who's": "who is", "whos": "who is",
    "dunno": "do not know", "dinnae": "do not", "dinna": "do not", "didnae": "did not", "cannae": "can not",
    "tae": "to", "fae": "from", "frae": "from", "naw": "no", "nae": "no", "ken": "know", "whit": "what",
    "wot": "what", "wat": "what", "yer": "your", "ye": "you", "ya": "you", "u": "you", "ah": "i", "owt": "anything",
    "summat": "something", "aboot": "about", "oot": "out", "oor": "our", "wi": "with", "pls": "please",
    "plz": "please", "thx": "thanks", "ta": "thanks", "cos": "because", "coz": "because", "gonna": "going to",
    "wanna": "want to", "nothin": "nothing", "askin": "asking", "sayin": "saying", "talkin": "talking",
    "meanin": "meaning", "goin": "going", "doin": "doing", "gettin": "getting", "anythin": "anything",
    "kinda": "", "sorta": "", "basically": "", "actually": "", "honestly": "", "simply": "", "literally": "",
    "frankly": "", "obviously": "", "nah": "no", "nope": "nope",
}  # fmt: skip
_FORMS = (
    (re.compile(r"(i|we|you|they)'?ve"), r"\1 have"),
    (re.compile(r"(i|we|you|they|it|there)'d"), r"\1 would"),
    (re.compile(r"(i|we|you|they|it|that|there)'ll"), r"\1 will"),
    (re.compile(r"(you|they)'?re|(we)'re"), r"\1\2 are"),
    (re.compile(r"comm?[em]+n?t?e?n?t(s?)"), r"comment\1"),
    (re.compile(r"noth?[ie]?n[g']?"), "nothing"),
    (re.compile(r"ap+l[ia]+c[ae]ble"), "applicable"),
    (re.compile(r"un?derst?and"), "understand"),
    (re.compile(r"quest[io]+ns?"), "question"),
    (re.compile(r"questi?on+[aei]+i?re?(s?)"), r"questionnaire\1"),
    (re.compile(r"res?p[ou]nc?se?(s?)"), r"response\1"),
    (re.compile(r"cons[ua]l[it]+[ai]+[st]i?on"), "consultation"),
)
_APART = (("web site", "website"), ("web page", "webpage"), ("web form", "webform"), ("drop down", "dropdown"))


@lru_cache(maxsize=1_000)  # a point is looked at for several things
def plain(text: str) -> str:
    """A text in small letters, with whole words for short forms, and without marks, markup or invisible characters.

    An address of the web becomes ``weblink``, and the name of a file ``attachedfile``.

    >>> plain("I can’t comment, <b>sorry</b> – it doesn't apply (n/a).")
    'i can not comment sorry it does not apply n a'
    >>> plain("See our_reply_v2.docx, or https://example.org/a")
    'see attachedfile or weblink'
    """
    told = without_markup(text)
    if "." in told:
        told = _FILE.sub(" attachedfile ", _ADDRESS.sub(" weblink ", told))
    told = unicodedata.normalize("NFKC", told).casefold()
    told = told.replace("\u2019", "'").replace("\u2018", "'").replace("`", "'")
    found = " ".join(whole for token in _TOKEN.findall(told) if (whole := _whole(token)))
    for parted, joined in _APART:
        found = found.replace(parted, joined)
    return found


@lru_cache(maxsize=50_000)
def _whole(token: str) -> str:
    """The words that a token stands for."""
    if token in _SHORT:
        return _SHORT[token]
    if found := _NOT.fullmatch(token):
        return f"{found.group(1)} not"
    if found := _NAE.fullmatch(token):
        return f"{found.group(1)} not"
    for pattern, whole in _FORMS:
        if pattern.fullmatch(token):
            return pattern.sub(whole, token)
    return token.replace("'", "")


def without_markup(text: str) -> str:
    """A text without tags, entities and characters that cannot be seen.

    >>> without_markup("<p>&nbsp;</p>").strip()
    ''
    """
    return _MARKUP.sub(" ", _INVISIBLE.sub("", text))
