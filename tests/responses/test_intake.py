"""Intake: what was received, what was left out and why, and the tables of what is analysed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.responses.exported import GROUPING, analysed, person
from wtanalysis.errors import ConsultationError
from wtanalysis.responses.intake import STEPS
from wtanalysis.responses.loaded import Loaded
from wtanalysis.responses.mapping import Decision, Plan
from wtanalysis.responses.model import ANSWER_COLUMNS, COMMENT_COLUMNS, RESPONDENT_COLUMNS, LedgerRow, Responses
from wtanalysis.responses.organisations import organisation_key

PRIVATE = "Zebra Crossing"
CLINIC = {"organisation": "Anytown Clinic", "on_behalf": "yes", "types": "Nurse"}


def online(*records: dict[str, str], said: str = "Agreed") -> Loaded:
    """Responses to the form, each with an answer and a comment of its own."""
    answers = {"later": [(index, ("option:agree",)) for index in range(len(records))]}
    comments = [(index, "later", "", f"{said} {index}") for index in range(len(records))]
    return Loaded(list(records), answers, comments, ("later",))


def email(*records: dict[str, str]) -> Loaded:
    """Emails, each with one comment."""
    return Loaded(
        list(records), {}, [(i, "", "parks", f"By email {i}") for i in range(len(records))], unstructured=True
    )


def steps(responses: Responses, channel: str = "online") -> dict[str, int]:
    """Step -> how many, of one channel."""
    found: dict[str, int] = {}
    for row in responses.ledger:
        if row.channel == channel:
            found[row.step] = found.get(row.step, 0) + row.count
    return found


def row(responses: Responses, step: str, channel: str = "online") -> LedgerRow:
    """The only row of a step."""
    (found,) = [line for line in responses.ledger if (line.step, line.channel) == (step, channel)]
    return found


class TestLedger:
    """Received, each step in its order, analysed."""

    def test_each_step_in_its_order(self) -> None:
        """Late, test, blank, duplicate and withdrawn stand between received and analysed, with counts and reasons."""
        part = online(
            person("a"), person("late", received="2023-02-04"), person("try"), person("gone"),
            person("one", **CLINIC), person("two", **CLINIC),
        )  # fmt: skip
        part.records.append(person("blank"))
        part.answers["later"].append((6, ("not_answered",)))
        part.comments[5] = (5, "later", "", "Agreed 4")
        decided = (Decision("try", "test", reason="sent by the team"), Decision("gone", "withdrawn"))
        found = analysed([part], Plan(grouping=GROUPING, decisions=decided))
        assert [line.step for line in found.ledger] == ["received", *STEPS, "analysed"]
        assert steps(found) == dict(zip(("received", *STEPS, "analysed"), (7, 1, 1, 1, 1, 1, 2), strict=True))
        assert [line.ids for line in found.ledger[1:6]] == [("late",), ("try",), ("blank",), ("two",), ("gone",)]
        assert [line.reason for line in found.ledger[1:6]] == [
            "received after 2023-02-03", "sent by the team", "neither an answer nor a comment",
            "the same answers, word for word, from the same organisation", "the respondent withdrew it",
        ]  # fmt: skip
        assert list(found.respondents["response_id"]) == ["a", "one"]

    def test_the_last_day_is_in_time(self) -> None:
        """A response of the closing day is not late, and one without a date is not."""
        part = online(person("a", received="2023-02-03"), person("b", received=""))
        assert steps(analysed([part]))["late"] == 0

    def test_kept_as_the_folder_says(self) -> None:
        """With keep, nobody leaves as late, blank or repeated, and the ledger says so."""
        part = online(person("a", received="2023-03-01", **CLINIC), person("b", **CLINIC))
        part.comments[1] = (1, "later", "", "Agreed 0")
        part.records.append(person("c"))
        plan = Plan(grouping=GROUPING, late="keep", blank="keep", duplicates="keep")
        found = analysed([part], plan)
        assert steps(found)["analysed"] == 3
        assert row(found, "late").reason == "late responses are kept, as consultation.toml says"
        assert row(found, "blank").reason == "1 answered nothing and are kept, as consultation.toml says"

    def test_a_person_may_keep(self) -> None:
        """A decision to keep goes before late and blank."""
        part = online(person("a", received="2023-03-01"))
        assert steps(analysed([part], Plan(decisions=(Decision("a", "keep"),))))["analysed"] == 1

    @given(st.lists(st.sampled_from(["late", "test", "blank", "withdrawn", "stay"]), max_size=8))
    def test_counts_add_up(self, kinds: list[str]) -> None:
        """Whatever comes in: received less each step is analysed, and every id that left stands at one step."""
        part = online(*(person(f"r{i}", received="2023-03-01" if k == "late" else "") for i, k in enumerate(kinds)))
        part.answers["later"] = [(i, codes) for i, codes in part.answers["later"] if kinds[i] != "blank"]
        part.comments = [comment for comment in part.comments if kinds[comment[0]] != "blank"]
        decided = tuple(Decision(f"r{i}", k) for i, k in enumerate(kinds) if k in ("test", "withdrawn"))
        found = analysed([part], Plan(grouping=GROUPING, decisions=decided))
        told = steps(found) or dict.fromkeys(("received", *STEPS, "analysed"), 0)
        assert told["received"] - sum(told[step] for step in STEPS) == told["analysed"] == len(found.respondents)
        for step in STEPS:
            assert told[step] == kinds.count(step)
        gone = [name for line in found.ledger for name in line.ids]
        assert len(gone) == len(set(gone)) == len(kinds) - kinds.count("stay")


class TestDuplicates:
    """One organisation counts once."""

    def test_online_and_by_email(self) -> None:
        """An email of an organisation that answered online is a duplicate, however its name is written."""
        sent = email(
            person("e1", "email", organisation="The ANYTOWN clinic Ltd."), person("e2", "email", organisation="Other")
        )
        found = analysed([sent, online(person("a", **CLINIC))])
        assert row(found, "duplicate", "email").ids == ("e1",)
        assert row(found, "duplicate", "email").reason == "the same organisation answered through the channel online"
        assert set(found.respondents["response_id"]) == {"a", "e2"}

    def test_people_are_not_organisations(self) -> None:
        """Individuals who name their employer, and organisations called n/a, repeat nobody."""
        own = {"on_behalf": "no", "organisation": "Anytown Clinic"}
        sent = email(person("e", "email", organisation="Anytown Clinic"), person("f", "email", organisation="n/a"))
        found = analysed([online(person("a", **own), person("b", organisation="N/A")), sent])
        assert len(found.respondents) == 4

    def test_types_that_say_individual(self) -> None:
        """Two individuals of one employer who sent the same words are two, where their type says what they are."""
        own = {"organisation": "Anytown Clinic", "types": "Individual"}
        part = online(person("a", **own), person("b", **own))
        part.comments = [(i, "later", "", "The same.") for i in range(2)]
        assert len(analysed([part]).respondents) == 2

    def test_other_answers_of_one_organisation_stay(self) -> None:
        """Two people of one organisation with other answers or words are two responses."""
        assert len(analysed([online(person("a", **CLINIC), person("b", **CLINIC))]).respondents) == 2

    def test_the_same_words_through_two_forms(self) -> None:
        """The same answers word for word through both forms, whatever the order of their columns, count once."""
        first = Loaded(
            [person("a", **CLINIC)], {"later": [(0, ("yes",))], "more": [(0, ("no",))]}, [], ("later", "more")
        )
        second = Loaded([person("b", "children", **CLINIC)], {"more": [(0, ("no",))], "later": [(0, ("yes",))]})
        assert row(analysed([first, second]), "duplicate", "children").ids == ("b",)

    def test_of_one_that_left_nothing_is_a_duplicate(self) -> None:
        """Who is withdrawn, late or blank makes nobody a duplicate."""
        part = online(person("a", **CLINIC))
        plan = Plan(grouping=GROUPING, decisions=(Decision("a", "withdrawn"),))
        found = analysed([part, email(person("e", "email", organisation="Anytown Clinic"))], plan)
        assert set(found.respondents["response_id"]) == {"e"}

    def test_as_a_person_decided(self) -> None:
        """A duplicate by decision bears the reason that the person gave, whole."""
        decided = (Decision("b", "duplicate", "a", "sent twice as the page hung"),)
        found = analysed([online(person("a"), person("b"))], Plan(decisions=decided))
        assert row(found, "duplicate").reason == "sent twice as the page hung"


class TestWithdrawn:
    """Who withdraws is gone."""

    def test_nothing_stays(self) -> None:
        """Neither words nor organisation of a withdrawn response stand in any table, note, ledger row or campaign."""
        part = online(person("a"), person("b"), said=f"{PRIVATE} is where I wait each morning for my bus to school.")
        part.records[1] |= {"organisation": PRIVATE, "other_type": PRIVATE, "types": "Nurse | Teacher"}
        part.comments[0] = (0, "later", "", "Fine.")
        plan = Plan(grouping=GROUPING, decisions=(Decision("b", "withdrawn", reason="asked on the phone"),))
        found = analysed([part], plan)
        tables = (found.respondents, found.answers, found.comments)
        assert all(PRIVATE not in table.to_csv() and '"b"' not in table.to_json() for table in tables)
        assert PRIVATE not in repr(found) + repr(found.ledger) + repr(found.notes) + repr(found.questions_of)
        assert row(found, "withdrawn").ids == ("b",)

    def test_a_campaign_needs_those_who_stay(self) -> None:
        """A copy that was withdrawn does not make a campaign of two others."""
        words = "Please keep the night boats running all year for those who work late."
        part = online(person("a"), person("b"), person("c"))
        part.comments = [(i, "later", "", words) for i in range(3)]
        assert set(analysed([part]).respondents["campaign"]) == {"campaign-1"}
        gone = Plan(decisions=(Decision("c", "withdrawn"),))
        assert set(analysed([part], gone).respondents["campaign"]) == {""}


class TestPeople:
    """Tables filled in by people are checked against the responses."""

    @pytest.mark.parametrize(
        ("decided", "what"),
        [
            ([Decision("x", "test")], "no response 'x'"),
            ([Decision("a", "duplicate", "x")], "no response 'x'"),
            ([Decision("a", "duplicate", "a")], "a duplicate of itself"),
            ([Decision("a", "test"), Decision("a", "keep")], "two decisions"),
        ],
    )
    def test_decisions_that_fit_nothing(self, decided: list[Decision], what: str) -> None:
        """A decision about nobody, about oneself or a second one about somebody is refused."""
        with pytest.raises(ConsultationError, match=what):
            analysed([online(person("a"))], Plan(decisions=tuple(decided)))

    def test_an_allocation_of_nobody(self) -> None:
        """An allocation for an id that nobody has is refused."""
        with pytest.raises(ConsultationError, match="no response 'x'"):
            analysed([online(person("a"))], Plan(grouping=replace(GROUPING, allocations={"x": ("Health", "")})))

    def test_an_allocation_against_a_rule(self) -> None:
        """An allocation of someone whom a rule places elsewhere is refused, never passed over."""
        grouping = replace(GROUPING, allocations={"a": ("Families", "feels so")})
        with pytest.raises(ConsultationError, match="'a' is allocated to Families, but the rule \"one group\" places"):
            analysed([online(person("a", types="Nurse"))], Plan(grouping=grouping))

    def test_an_allocation_without_effect(self) -> None:
        """Allocations that change nothing are counted in a note; the others hold."""
        grouping = replace(
            GROUPING,
            allocations={"a": ("Health", "as ticked"), "b": ("Schools", "teaches"), "e": ("Other", "by email")},
        )
        part = online(person("a", types="Nurse"), person("b", types="Nurse | Teacher"))
        found = analysed([part, email(person("e", "email"))], Plan(grouping=grouping))
        assert list(found.respondents["group"]) == ["Health", "Schools", ""]
        assert found.respondents["why"][1] == "teaches"
        assert [note for note in found.notes if "allocations: 2 change nothing" in note]


class TestTables:
    """The tidy tables."""

    def test_columns_and_types(self) -> None:
        """The tables have their columns also where nobody answered."""
        for part in (online(person("a")), Loaded()):
            found = analysed([part])
            assert tuple(found.respondents.columns) == RESPONDENT_COLUMNS
            assert tuple(found.answers.columns) == ANSWER_COLUMNS
            assert tuple(found.comments.columns) == COMMENT_COLUMNS
            assert not found.respondents.isna().any().any()

    def test_first_adds_up_to_the_base(self) -> None:
        """Several answers of one response have one first; not answered has none."""
        part = Loaded([person("a"), person("b")], {"parks": [(0, ("option:a", "option:b")), (1, ("not_answered",))]})
        assert list(analysed([part], Plan(blank="keep")).answers["first"]) == [1, 0, 0]

    def test_ids_of_comments_differ(self) -> None:
        """Two comments on one question, and comments on none, have ids of their own."""
        part = Loaded([person("a"), person("a-later")], {}, [
            (0, "later", "", "x"), (0, "later", "", "y"), (0, "", "", "z"), (1, "", "", "v"), (0, "", "", "w"),
        ])  # fmt: skip
        ids = list(analysed([part]).comments["comment_id"])
        assert len(ids) == len(set(ids)) == 5

    def test_an_id_in_two_files(self) -> None:
        """An id that two files hold is refused with the later file and row."""
        with pytest.raises(ConsultationError, match=r"b\.csv:9 a response id of a\.csv"):
            analysed([online(person("a")), online(person("a", file="b.csv", row="9"))])

    def test_only_counted_channels_have_groups(self) -> None:
        """Respondents of a channel that does not count are in no group."""
        found = analysed([email(person("e", "email", types="Nurse"))])
        assert list(found.respondents["group"]) == [""]


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Anytown & District NHS Trust", "the anytown and district nhs trust"),
        ("Tŷ Hafan", "TŶ HAFAN "),
        ("A.B.C. Ltd", "a b c limited"),
    ],
)
def test_organisations_are_compared_by_their_names(name: str, same: str) -> None:
    """Case, marks, "the" and the form of a company do not make another organisation."""
    assert organisation_key(name) == organisation_key(same) != ""
