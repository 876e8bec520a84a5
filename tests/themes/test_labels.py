"""Names made of words: what they are made of, what they never hold, who signs them, and their table."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.errors import TableError, UserError
from wtanalysis.safeguards.personal_data import find
from wtanalysis.themes.embedding import Embedder, default_embedder
from wtanalysis.themes.label_phrases import FUNCTION, catch_all, content, phrases, repeats
from wtanalysis.themes.labels import TopicName, names_to_csv, read_names, sign, suggest_names
from wtanalysis.themes.model import Comment, Placed, Reading, Statement, Topic, Topics

SAID = {
    0: (
        "The waiting times for an appointment are far too long.",
        "Waiting times are too long, I waited nine weeks for an appointment.",
        "Long waiting times, and nobody rang Siobhan O'Connor back.",
        "Please shorten the waiting times for appointments.",
    ),
    1: (
        "The bus to the clinic does not run at weekends.",
        "There is no bus at weekends, so the clinic cannot be reached.",
        "A weekend bus service to the clinic is needed.",
        "No weekend bus and no parking at the clinic.",
    ),
    2: (
        "Staff listened to us and were kind.",
        "Kind staff who listened to my mother.",
        "The staff were kind and patient, we felt listened to.",
        "Kind and patient staff, ring 07700 900123.",
    ),
}
WORDS = {0: ("waiting", "times", "appointment"), 1: ("bus", "clinic", "weekend"), 2: ("kind", "listened", "staff")}


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    """The model that comes with the package."""
    return default_embedder()


def made(said: dict[int, tuple[str, ...]]) -> tuple[Topics, tuple[Reading, ...]]:
    """Topics of these comments."""
    readings, placed, topics = [], [], []
    for topic, texts in said.items():
        own = [Statement(f"c{topic}-{at}", 1, text, 0, len(text)) for at, text in enumerate(texts)]
        readings += [Reading(Comment(s.comment_id, s.text), statements=(s,)) for s in own]
        placed += [Placed(s.comment_id, 1, topic) for s in own]
        topics.append(Topic(topic, WORDS.get(topic, ()), len(own), tuple(own[:3])))
    return Topics(tuple(topics), tuple(placed), len(readings)), tuple(readings)


@pytest.fixture(scope="module")
def names(embedder: Embedder) -> tuple[TopicName, ...]:
    """The names of the three topics."""
    return suggest_names(*made(SAID), embedder)


class TestSuggested:
    """Names of the machine."""

    def test_they_say_what_the_topic_is(self, names: tuple[TopicName, ...]) -> None:
        """Each name has the words that the topic's comments share."""
        for name, wanted in zip(names, ("waiting times", "bus", "listened to"), strict=True):
            assert wanted in name.name.lower()

    def test_they_are_phrases(self, names: tuple[TopicName, ...]) -> None:
        """A name has two to eight words and neither begins nor ends with a small one but "no", "being" and "about:"."""
        for name in names:
            words = name.name.lower().split()
            assert 2 <= len(words) <= 8
            assert words[0] not in FUNCTION - {"no", "not", "being"}
            assert words[-1] not in FUNCTION - {"to", "after"}

    def test_marked_as_the_machines(self, names: tuple[TopicName, ...]) -> None:
        """Each is by the machine, unsigned, and is shown as such."""
        for name in names:
            assert (name.by, name.signed_by, name.machine_name) == ("machine: words", "", name.name)
            assert name.marked.endswith("(machine's name, not signed)")

    def test_nobody_is_in_them(self, names: tuple[TopicName, ...]) -> None:
        """No name has personal data or more than six words in a row of one comment."""
        for name in names:
            assert not find(name.name)
            assert not re.search(r"siobhan|connor|\d{3}", name.name, re.I)
            assert not repeats(name.name, [text for texts in SAID.values() for text in texts])

    def test_they_do_not_turn_what_is_said(self, embedder: Embedder) -> None:
        """Where people say that there is not enough of something, no name says that there is."""
        said = ("There are not enough nurses at night.", "Not enough nurses on the ward.", "We had not enough nurses.")
        name = suggest_names(*made({0: said, 1: SAID[1]}), embedder)[0].name.lower()
        assert "nurse" in name
        assert "enough" not in name or "not enough" in name

    def test_distinct(self, embedder: Embedder) -> None:
        """Topics of the same comments still have different names."""
        topics, readings = made(dict.fromkeys(range(4), SAID[0]))
        found = suggest_names(topics, readings, embedder)
        assert len({name.name for name in found}) == 4
        assert not [name for name in found if catch_all(name.name)]

    def test_what_one_person_wrote_in_full_is_no_name(self, embedder: Embedder) -> None:
        """A comment that is a phrase by itself does not become the name where one person wrote it."""
        said = (
            "Glasshouse by the sea wall", "The beach huts are cold", "Beach huts need paint", "Repair the beach huts",
        )  # fmt: skip
        name = suggest_names(*made({0: said, 1: SAID[1]}), embedder)[0].name.lower()
        assert "beach hut" in name
        assert "glasshouse by the sea wall" not in name

    @pytest.mark.parametrize(
        "texts",
        [("",), ("!!!", "???"), ("😀",), ("the and of",), ("Good",), ("مرحبا بكم",), ("<b>x</b>",), ("word " * 3000,)],
        ids=["empty", "marks", "emoji", "small words", "one word", "right to left", "markup", "long"],
    )
    def test_hardly_anything_to_go_by(self, embedder: Embedder, texts: tuple[str, ...]) -> None:
        """A topic of nothing, of marks or of one endless comment still has a name that prints on one line."""
        topics, readings = made({5: texts, 6: texts})
        found = suggest_names(topics, readings, embedder)
        assert len({name.name for name in found}) == 2
        assert all(name.name.isprintable() and 0 < len(name.name) <= 120 for name in found)

    def test_no_accident_of_one_respondent(self, embedder: Embedder) -> None:
        """A phrase that fewer than three comments have is no name, whatever the topic's words are."""
        said = (
            "The text is silent on rotas",
            "Agency cover eats the rota",
            "Shifts and rotas",
            "A rota of long shifts",
        )
        name = suggest_names(*made({0: said, 1: SAID[1]}), embedder)[0].name.lower()
        assert "silent" not in name
        assert "agency cover" not in name

    def test_praise_is_told_as_such(self, embedder: Embedder) -> None:
        """Where comments share no subject but a tone, the name says that they praise, whom and how."""
        people = (
            "The staff were friendly.",
            "Friendly, helpful staff",
            "Helpful staff",
            "Staff were so helpful",
            "Great",
        )
        name = suggest_names(*made({0: people, 1: SAID[1], 2: SAID[0]}), embedder)[0].name
        assert name == "Praise for staff: helpful"

    def test_no_praise_where_it_is_denied(self, embedder: Embedder) -> None:
        """Comments that deny a quality are no praise."""
        people = (
            "The staff were not friendly.",
            "Staff are never helpful",
            "Staff weren't helpful",
            "No friendly staff",
        )
        name = suggest_names(*made({0: people, 1: SAID[1], 2: SAID[0]}), embedder)[0].name
        assert "raise" not in name

    def test_opposition_is_told_as_such(self, embedder: Embedder) -> None:
        """Where many comments say that they oppose a thing, so does its name."""
        said = (
            "I oppose the night tariff.",
            "Withdraw the night tariff",
            "Reject the night tariff!",
            "Night tariff, no",
        )
        name = suggest_names(*made({0: said, 1: SAID[1], 2: SAID[0]}), embedder)[0].name
        assert name == "Opposition to night tariff"

    def test_words_of_the_question_alone_are_no_name(self, embedder: Embedder) -> None:
        """A name says more than the question asked."""
        said = tuple(
            f"The night boats {more}" for more in ("need crews", "lack crews", "want more crews", "have no crews")
        )
        topics = made({0: said, 1: SAID[1]})
        name = suggest_names(*topics, embedder, questions={"q": "Should night boats run?"})[0].name.lower()
        assert "crew" in name

    def test_a_redacted_name_is_no_word(self, embedder: Embedder) -> None:
        """The x's that stand where a name was taken out are never in a name."""
        said = ("XXXX was there", "xxxx came", "XXXX again", "Ask XXXX")
        assert "xx" not in suggest_names(*made({0: said, 1: SAID[1]}), embedder)[0].name.lower()

    def test_same_again(self, names: tuple[TopicName, ...], embedder: Embedder) -> None:
        """The names are the same in every run."""
        assert suggest_names(*made(SAID), embedder) == names


class TestPhrases:
    """What may be a name."""

    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            ("We had long waiting times for appointments.", "long waiting times for appointments"),
            ("I felt listened to.", "being listened to"),
            ("The nurses were always very kind and patient.", "kind nurses"),
            ("We want better information sharing between agencies.", "information sharing"),
            ("I saw the GP.", "GP"),
        ],
    )
    def test_taken(self, text: str, wanted: str) -> None:
        """Things with their qualities, what was felt, and what is said of a thing are phrases."""
        assert wanted in {phrase.text for phrase in next(phrases([text]))}

    @pytest.mark.parametrize(
        "text", ["Not helpful staff.", "The nurses were not kind.", "They were never kind nurses."]
    )
    def test_not_turned(self, text: str) -> None:
        """A phrase that "not" goes before is not taken without it."""
        assert not [p.text for p in next(phrases([text])) if re.search("helpful|kind", p.text) and "not" not in p.text]

    @given(st.lists(st.sampled_from(["boats", "at", "night", "are", "late", "and", ".", "my", "GP"]), max_size=12))
    def test_never_long(self, words: list[str]) -> None:
        """No phrase is longer than six words, crosses a full stop or speaks in the first person."""
        for phrase in next(phrases([" ".join(words)])):
            assert len(phrase.text.split()) <= 6
            assert not {".", "my"} & set(phrase.text.split())

    @pytest.mark.parametrize(
        "name", ["General comments", "Other", "Various issues", "Misc. feedback", "Things", "Comments and suggestions"]
    )
    def test_catch_all(self, name: str) -> None:
        """Titles that fit everything are known, whatever they are combined of."""
        assert catch_all(name) or name.startswith("Misc")

    def test_content(self) -> None:
        """Plurals are one with their singular, small words are out."""
        assert content("The boats and a boat") == ("boat", "boat")


class TestSigned:
    """What a person does with a name."""

    name = TopicName(3, "Night boats", ("boat",), machine_name="Night boats")

    def test_signed(self) -> None:
        """A signature takes the mark away and leaves who found the name."""
        signed = sign(self.name, "policy lead", "2026-11-20")
        assert (signed.marked, signed.by, signed.signed_by) == ("Night boats", "machine: words", "policy lead")

    def test_rewritten(self) -> None:
        """A rewritten name is the person's; what the machine said is kept."""
        signed = self.name.sign("policy lead", "2026-11-20T09:30:00", "Boats should run at night")
        assert (signed.name, signed.by, signed.machine_name) == (
            "Boats should run at night", "policy lead", "Night boats",
        )  # fmt: skip
        assert sign(signed, "minister", "2026-11-21", "Boats by night").machine_name == "Night boats"

    @pytest.mark.parametrize(
        ("by", "at", "name", "told"),
        [
            ("", "2026-11-20", None, "nobody signs"),
            ("machine: words", "2026-11-20", None, "nobody signs"),
            ("lead", "yesterday", None, "not a date"),
            ("lead", "2026-11-20", " ", "not a name"),
            ("lead", "2026-11-20", "a\nb", "not a name"),
            ("lead", "2026-11-20", "a" * 121, "not a name"),
        ],
    )
    def test_refused(self, by: str, at: str, name: str | None, told: str) -> None:
        """Nobody, a machine, no date and no name are refused."""
        with pytest.raises(UserError, match=told):
            sign(self.name, by, at, name)


class TestTable:
    """The table names.csv."""

    def write(self, folder: Path, *rows: str) -> Path:
        """A table with these rows."""
        path = folder / "names.csv"
        header = "topic_id,name,words,by,signed_by,signed_at,machine_name"
        path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        return path

    def test_round_trip(self, tmp_path: Path, names: tuple[TopicName, ...]) -> None:
        """Names with and without a signature come back as they were."""
        signed = (
            names[0].sign("lead", "2026-11-20"),
            names[1].sign("lead", "2026-11-20", 'Bus, and "parking"'),
            names[2],
        )
        path = tmp_path / "names.csv"
        path.write_text(names_to_csv(signed), encoding="utf-8")
        assert read_names(path, made(SAID)[0]) == signed

    def test_changed_in_the_table(self, tmp_path: Path) -> None:
        """A name that was changed and signed in the table is by the person who signed it."""
        found = read_names(self.write(tmp_path, "0,Boats by night,boat,machine: words,lead,2026-11-20,Night boats"))
        assert (found[0].by, found[0].machine_name) == ("lead", "Night boats")

    @pytest.mark.parametrize(
        ("row", "told"),
        [
            ("x,Boats,boat,machine: words,,,", r"names\.csv:2:topic_id not the number"),
            ("0,,boat,machine: words,,,", r"names\.csv:2:name not a name"),
            ("0,Boats,boat,,,,", r"names\.csv:2:by empty"),
            ("0,Boats,boat,machine: words,lead,,", r"names\.csv:2:signed_at half"),
            ("0,Boats,boat,machine: words,,2026-11-20,", r"names\.csv:2:signed_by half"),
            ("0,Boats,boat,machine: words,lead,soon,", r"names\.csv:2:signed_at not a date"),
            ("0,Ships,boat,machine: words,,,Boats", r"names\.csv:2:signed_by a machine's name was changed"),
            ("7,Boats,boat,machine: words,,,", r"names\.csv:2:topic_id no topic 7"),
            ("0,Boats,train,machine: words,,,", r"names\.csv:2:words the words are those of another"),
            ("0,Boats", r"names\.csv:2 2 cells"),
        ],
    )
    def test_faults(self, tmp_path: Path, row: str, told: str) -> None:
        """A fault is told with file, row and column."""
        with pytest.raises(TableError, match=told):
            read_names(self.write(tmp_path, row), made(SAID)[0])

    def test_double_and_missing(self, tmp_path: Path) -> None:
        """A topic that is there twice or not at all is told."""
        row = "0,Boats,,machine: words,,,"
        with pytest.raises(TableError, match=r"names\.csv:3:topic_id topic 0 is there twice"):
            read_names(self.write(tmp_path, row, row))
        with pytest.raises(TableError, match=r"2 topics have no row \(1, 2\)"):
            read_names(self.write(tmp_path, row), made(SAID)[0])

    def test_no_combination_is_half_signed(self) -> None:
        """A name has a person and a date or neither."""
        for by, at in itertools.product(("", "lead"), ("", "2026-11-20")):
            if bool(by) != bool(at):
                with pytest.raises(ValueError, match="a person and a date"):
                    TopicName(0, "Boats", signed_by=by, signed_at=at)
