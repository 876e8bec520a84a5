"""Comments in other languages are flagged, and English of any kind is left alone."""

from __future__ import annotations

import pytest

from wtanalysis.themes.languages import language_of

OTHERS = [
    ("cy", "Mae angen mwy o arian"),
    ("cy", "Dylai'r canllawiau fod yn gliriach am r\u00f4l ysgolion"),
    ("cy", "Dim digon o gefnogaeth i deuluoedd"),
    ("pl", "Nie zgadzam si\u0119 z tym"),
    ("pl", "Dzieci potrzebuja pomocy"),
    ("ro", "Nu sunt de acord cu propunerea"),
    ("ro", "Trebuie mai multi bani"),
    ("ur", "والدین کو زیادہ مدد کی ضرورت ہے"),
    ("ar", "أعتقد أن العائلات تحتاج إلى المزيد من الدعم"),
    ("fa", "من با این پیشنهاد موافق نیستم چون بودجه کافی نیست"),
    ("so", "Waxaan u baahanahay caawimaad dheeri ah oo qoysaska"),
    ("fr", "Il faut plus de moyens"),
    ("es", "Necesitamos m\u00e1s ayuda para las familias"),
    ("de", "Wir brauchen mehr Geld"),
    ("pt", "As fam\u00edlias precisam de mais apoio"),
    ("lt", "\u0160eimoms reikia daugiau pagalbos"),
    ("uk", "Сім'ям потрібна більша підтримка"),
    ("ru", "Семьям нужна поддержка"),
    ("bn", "পরিবারের আরও সহায়তা প্রয়োজন"),
    ("pa", "ਪਰਿਵਾਰਾਂ ਨੂੰ ਹੋਰ ਮਦਦ ਦੀ ਲੋੜ ਹੈ"),
    ("gu", "પરિવારોને વધુ મદદની જરૂર છે"),
    ("hi", "परिवारों को अधिक सहायता चाहिए"),
    ("zh", "家庭需要更多的支持"),
    ("tr", "Ailelerin daha fazla deste\u011fe ihtiyac\u0131 var"),
]
ENGLISH = """good
Agree
aye its pure mince so it is
wor bairns need mair help like
naebody kens whit's gaun oan
Siobh\u00e1n N\u00ed Bhriain
Dr Agnieszka Kowalczyk-Nowak, Bangor
Ynys Mon, Gwynedd, Conwy
SENCOs LADO MASA DSL CCG ICB
Paediatricians, midwives, nurses
Fundng neds incrasing dramaticaly
Independant scrutny
inter-agency collaboration, accountability, transparency
Virtual school heads
Too vague!!
Bureaucracy gone mad
Quid pro quo, ad hoc arrangements, de facto chair
Social workers arent listening
ENUF IS ENUF
Inconsistent thresholds across local authorities
Ask Mrs P\u00e9rez and Mr Nguy\u1ec5n, they know
The Cafcass na\u00efvet\u00e9 is clich\u00e9""".splitlines()


@pytest.mark.parametrize(("code", "text"), OTHERS)
def test_other_languages(code: str, text: str) -> None:
    """A short comment in another language is given that language."""
    assert language_of(text) == code


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text: str) -> None:
    """Dialect, typing mistakes, acronyms and foreign names are English."""
    assert language_of(text) == "en"


@pytest.mark.parametrize("text", ["", "10/10", "\U0001f44d\U0001f44d", "..."])
def test_nothing_to_tell_by(text: str) -> None:
    """Without a word there is no language."""
    assert language_of(text) == "und"
