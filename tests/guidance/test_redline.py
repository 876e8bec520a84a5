"""Word-level marks inside a pair of passages."""

from __future__ import annotations

import itertools
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.documents.model import plain
from wtanalysis.guidance.redline import Mark, plain_marks, redline
from wtanalysis.guidance.runs import chain
from wtanalysis.guidance.words import fold, stem, words

SAMPLES = (
    "The the a of and Children’s children's board care group must should 10 2018 1 April May £2,000 50% 47 ( ) , . ; "
    "— - multi‑agency multi-agency … ... https://example.org/a?b=1 a@b.org ‘ ' \u00ad \u200b `"
)
WORDS = st.sampled_from(SAMPLES.split(" "))
GAPS = st.sampled_from([" ", " ", " ", "", "  ", "\u00a0", "\n"])
TEXTS = st.lists(st.tuples(WORDS, GAPS), max_size=40).map(lambda parts: "".join(word + gap for word, gap in parts))


def marked(old: str, new: str) -> str:
    """The redline of two texts as text."""
    return plain_marks(redline(old, new))


def joined(marks: tuple[Mark, ...]) -> tuple[str, str]:
    """Both texts, put together from the marks."""
    return "".join(mark.old for mark in marks), "".join(mark.new for mark in marks)


@given(TEXTS, TEXTS)
def test_marks_rebuild_both_texts(old: str, new: str) -> None:
    """The marks hold both texts to the last space; what goes out has no new, what comes in no old, none is empty."""
    marks = redline(old, new)
    assert joined(marks) == (old, new)
    assert all(mark.old or mark.new for mark in marks)
    assert all(not mark.new for mark in marks if mark.op == "out")
    assert all(not mark.old for mark in marks if mark.op == "in")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_rebuilt(old: str, new: str) -> None:
    """So it is for text of any script and any control character."""
    assert joined(redline(old, new)) == (old, new)


@given(TEXTS, TEXTS)
def test_out_before_in(old: str, new: str) -> None:
    """What goes out stands before what comes in, and two marks of one kind never touch."""
    ops = [mark.op for mark in redline(old, new)]
    pairs = list(itertools.pairwise(ops))
    assert all(left != right for left, right in pairs)
    assert ("in", "out") not in pairs


@given(TEXTS, TEXTS)
def test_same_means_the_same_words(old: str, new: str) -> None:
    """What is marked as the same has the same words on both sides, but for a capital at the very beginning."""
    for n, mark in enumerate(redline(old, new)):
        if mark.op == "same":
            a, b = list(words(mark.old).keys), list(words(mark.new).keys)
            if n == 0 or a[:1] == b[:1]:
                a, b = [key.lower() for key in a[:1]] + a[1:], [key.lower() for key in b[:1]] + b[1:]
            assert "".join(a) == "".join(b)


@given(TEXTS)
def test_same_text_is_one_mark(text: str) -> None:
    """A text beside itself, or beside itself in other typography, is one mark that says so."""
    assert redline(text, text) == ((Mark("same", text, text),) if text else ())
    assert all(mark.op == "same" for mark in redline(text, plain(text)))


@given(TEXTS, TEXTS)
def test_swapped_editions_have_changes_too(old: str, new: str) -> None:
    """Where the words differ something is marked, from old to new as from new to old."""
    differs = words(old).keys != words(new).keys
    for one, other in ((old, new), (new, old)):
        assert any(mark.op != "same" for mark in redline(one, other)) == differs


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("A clinical tram group must act.", "A united ferry board must act.",
         "A [-clinical tram group-]{+united ferry board+} must act."),
        ("From 1 April 2018 on.", "From 1 April 2023 on.", "From [-1 April 2018-]{+1 April 2023+} on."),
        ("In May 2018 they met.", "In June 2018 they met.", "In [-May 2018-]{+June 2018+} they met."),
        ("See section 47(1).", "See section 47(2).", "See section [-47(1)-]{+47(2)+}."),
        ("Within 10 working days.", "Within 15 working days.", "Within [-10-]{+15+} working days."),
        ("Pay £1,000 now.", "Pay £1,500 now.", "Pay [-£1,000-]{+£1,500+} now."),
        ("The Children’s plan.", "The Child’s plan.", "The [-Children’s-]{+Child’s+} plan."),
        ("The Children’s plan – here.", "The  Children's plan - here.", "The  Children's plan - here."),
        ("where trams run, ferries do not", "Where trams run, boats do not",
         "Where trams run, [-ferries-]{+boats+} do not"),
        ("Where trams run", "where trams run", "[-Where-]{+where+} trams run"),
        ("Trams run. Ferries sail.", "Trams run. Boats wait. Ferries sail.",
         "Trams run. {+Boats wait. +}Ferries sail."),
        ("Trams run. Boats wait.", "Trams run.", "Trams run.[- Boats wait.-]"),
        ("the council meets", "the police and the council meets", "{+the police and +}the council meets"),
        ("trams and ferries", "trams, boats and ferries", "trams{+, boats+} and ferries"),
        ("trams and ferries", "boats and planes", "[-trams-]{+boats+} and [-ferries-]{+planes+}"),
        ("the duty of care applies", "the rule of thumb applies", "the [-duty of care-]{+rule of thumb+} applies"),
        ("", "New.", "{+New.+}"),
        ("Gone.", "", "[-Gone.-]"),
    ],
)  # fmt: skip
def test_as_a_person_would_mark(old: str, new: str, expected: str) -> None:
    """Phrases, dates and numbers change as wholes; lists by the item; sentences from their beginning."""
    assert marked(old, new) == expected


def test_nothing_is_kept_of_a_sentence_written_anew() -> None:
    """Small words that two unlike sentences happen to share are not shown as kept."""
    old = "The tram may be late in the winter if the snow falls on the line."
    new = "A ferry is never to be full in order that the crew rests at the quay."
    assert [mark.op for mark in redline(old, new)] == ["out", "in", "same"]


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("Trams named under rule 15 of the Act which are known as being of great worth to the many birds.",
         "Trams named for being of great worth to the many rare and small birds (under rule 15 of the Act).",
         "being of great worth to the many"),
        ("Sound – a fair plan, taking into account the likely choices, and based on the evidence;",
         "Fair – the line has a fair plan to run trams, taking into account likely choices;", "taking into account"),
        ("Where a line is planned anew, the tram board should ensure that.",
         "Boards will support new lines if the quay shows so. It should be ensured that.", "should"),
    ],
)  # fmt: skip
def test_shared_phrases_stay(old: str, new: str, kept: str) -> None:
    """A phrase in both texts and a word of force between two changes are shown as kept, whatever stands round them."""
    assert any(kept in mark.old and kept in mark.new for mark in redline(old, new) if mark.op == "same")


@given(st.lists(st.sampled_from(["the", "a", "of", "red", "ferry", "tram", "quay", "sails"]), max_size=14))
def test_chain_is_in_order(keys: list[str]) -> None:
    """The chain of shared phrases runs forward in both texts, without overlaps, over equal words."""
    other = keys[5:] + keys[:5]
    end = (0, 0)
    for i, j, n in chain(keys, other):
        assert keys[i : i + n] == other[j : j + n]
        assert i >= end[0]
        assert j >= end[1]
        end = (i + n, j + n)


def test_long_texts_are_bounded() -> None:
    """Two unlike texts of 100,000 words take seconds, and texts with few changes no time to speak of."""
    draw = random.Random(4)  # noqa: S311 - a test, no secret
    many = [f"w{draw.randrange(5000)}" for _ in range(100_000)]
    few = [word if draw.random() > 0.001 else "changed" for word in many]
    began = time.process_time()
    assert any(mark.op == "same" and mark.old.count(" ") > 100 for mark in redline(" ".join(many), " ".join(few)))
    draw.shuffle(few)
    assert redline(" ".join(many), " ".join(few))
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("multi‑agency, e.g. 2.1.4", ("multi-agency", ",", "e", ".", "g", ".", "2.1.4")),
        ("see https://a.example/b_(c).", ("see", "https://a.example/b_(c", ")", ".")),
        ("mail a.b@c.example.", ("mail", "a.b@c.example", ".")),
        ("50% of £2.5m in 2011–12", ("50%", "of", "£2.5m", "in", "2011-12")),
        ("wait… now", ("wait", "...", "now")),
        ("\u200bsoft\u00adly", ("softly",)),
    ],
)
def test_tokens(text: str, keys: tuple[str, ...]) -> None:
    """Numbers, links, addresses and hyphenated words are one token each; other marks stand alone."""
    assert words(text).keys == keys


@given(TEXTS)
def test_typography_makes_no_token(text: str) -> None:
    """The keys of a text are those of its plain form, but for marks that stand alone."""
    assert "".join(words(text).keys) == "".join(plain(text).split())


@given(st.text(max_size=60), TEXTS)
def test_fold_is_plain(any_text: str, text: str) -> None:
    """Folding gives the same as the plain form, character by character and for any text."""
    assert fold(any_text) == plain(any_text)
    assert fold(text) == plain(text)


@pytest.mark.parametrize(("word", "expected"), [("duties", "duty"), ("boxes", "box"), ("bus", "bus"), ("gas", "gas")])
def test_stem(word: str, expected: str) -> None:
    """Plurals are counted with their singular; short words that end in s are none."""
    assert stem(word) == expected


def test_fold_knows_every_mark() -> None:
    """Each character of the scripts in question folds as in the plain form."""
    for code in (*range(0x3000), 0xFEFF):
        assert fold(f"a{chr(code)}b") == plain(f"a{chr(code)}b"), hex(code)
