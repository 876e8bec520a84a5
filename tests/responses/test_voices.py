"""What one organisation said: found by its name, its words only by its consent, individuals never."""

from __future__ import annotations

import pytest

from tests.responses.exported import GROUPING, LATER, PARKS, analysed, person
from wtanalysis.errors import ConsultationError
from wtanalysis.responses.loaded import Loaded
from wtanalysis.responses.mapping import Plan
from wtanalysis.responses.model import Question, Responses
from wtanalysis.responses.voices import Voice, said_by

WORDS = "We <b>close</b> at ten & like it."
MORE = Question("more", text="And why?", scale="open")
WHEN = Question("when", text="When?", scale="yes_no_dk", asked_if={"later": ("option:agree",)})
HELD = Question("held", text="Secret?", scale="yes_no_dk", status="withheld", reason="few answered")
CHILD = Question("child", text="Play?", scale="yes_no_dk")
QUESTIONS = (LATER, PARKS, MORE, WHEN, HELD, CHILD)


def responses(consent: str = "organisation", on_behalf: str = "yes") -> Responses:
    """A clinic with an answer online, another body, an individual, and an email."""
    body = {"organisation": "The Anytown Clinic Ltd", "on_behalf": on_behalf, "types": "Nurse", "consent": consent}
    form = Loaded(
        [person("a", **body), person("b", organisation="Anytown Council", on_behalf="yes", types="Other"),
         person("c", organisation="Anytown Zoo", on_behalf="no", types="Parent", consent="individual")],
        {"later": [(0, ("not_answered",)), (1, ("option:agree",))], "held": [(0, ("yes",))],
         "parks": [(0, ("option:north", "option:south"))]},
        [(0, "later", "", WORDS), (0, "more", "", "Because."), (0, "held", "", "Quiet."), (2, "more", "", "Mine.")],
        ("later", "parks", "more", "when", "held"),
    )  # fmt: skip
    sent = person("e", "email", organisation="anytown clinic", on_behalf="yes", consent="none")
    email = Loaded([sent], {}, [(0, "", "parks", "By email."), (0, "", "", "Again.")], unstructured=True)
    return analysed([form, email], Plan(grouping=GROUPING, duplicates="keep"))


def voice(consent: str = "organisation") -> Voice:
    """What the clinic said."""
    return said_by(responses(consent), QUESTIONS, "anytown CLINIC")


class TestAnswers:
    """A row a question."""

    def test_labels_and_what_is_missing(self) -> None:
        """Labels of what was ticked; not answered, not asked, withheld and open questions are told apart."""
        assert {row.question_id: row.answers for row in voice().responses[0].said} == {
            "later": ("not answered",), "parks": ("North, and the lake", "South"), "more": ("open question",),
            "when": ("not asked",), "held": ("withheld",), "child": ("not asked",),
        }  # fmt: skip

    def test_a_routed_question_that_was_put(self) -> None:
        """Who was led to a question and left it did not answer it."""
        (heard,) = said_by(responses(), QUESTIONS, "Anytown Council").responses
        assert {row.question_id: row.answers for row in heard.said}["when"] == ("not answered",)

    def test_all_its_responses(self) -> None:
        """Each response of the organisation is there, also by email, where only the number of comments is told."""
        online, email = voice().responses
        assert (online.response_id, online.group, online.comments) == ("a", "Health", 3)
        assert (email.channel, email.group, email.comments) == ("email", "", 2)
        assert email.note.startswith("wrote 2 comments through the channel email; their words are not shown")
        assert repr(voice()) == "Voice('The Anytown Clinic Ltd', 2 responses (online, email), 5 comments)"


class TestConsent:
    """Words need consent."""

    @pytest.mark.parametrize("consent", ["organisation", "individual"])
    def test_words_with_consent(self, consent: str) -> None:
        """With consent to a name the words stand beside their question; those on a withheld question do not."""
        rows = {row.question_id: row.words for row in voice(consent).responses[0].said}
        assert rows["later"] == (WORDS,)
        assert rows["more"] == ("Because.",)
        assert rows["held"] == ()

    @pytest.mark.parametrize("consent", ["none", "anonymous", ""])
    def test_no_words_without(self, consent: str) -> None:
        """Without it no word stands anywhere, while the numbers do; anonymous words never stand beside a name."""
        made = voice(consent)
        told = repr(made) + made._repr_html_() + repr(made.responses) + str([h.said for h in made.responses])
        assert all(row.words == () for heard in made.responses for row in heard.said)
        assert not any(word in told for word in ("close</b>", "close&lt;", "Because", "By email", "Quiet"))
        assert made.responses[0].comments == 3

    def test_words_are_in_no_repr(self) -> None:
        """Words with consent stand in the table alone, not in messages that print a value."""
        made = voice()
        assert "Because" not in repr(made) + repr(made.responses) + repr(made.responses[0].said)

    def test_markup_is_escaped(self) -> None:
        """What was written can never become markup."""
        html = voice()._repr_html_()
        assert "We &lt;b&gt;close&lt;/b&gt; at ten &amp; like it." in html
        assert "<b>" not in html


class TestWho:
    """Who can be looked up."""

    @pytest.mark.parametrize("name", ["Anytown Zoo", "", "n/a", "Clinic of Nowhere"])
    def test_not_individuals(self, name: str) -> None:
        """A person who answers as an individual, whatever employer was named, cannot be found, nor can nobody."""
        with pytest.raises(ConsultationError, match="individuals cannot be looked up") as caught:
            said_by(responses(), QUESTIONS, name)
        assert "Zoo;" not in str(caught.value)
        assert "Anytown Zoo" not in caught.value.expected

    def test_not_who_did_not_say(self) -> None:
        """Who did not say whether it was for an organisation is no organisation."""
        found = responses(on_behalf="")
        assert len(said_by(found, QUESTIONS, "Anytown Clinic").responses) == 1

    def test_a_type_may_say_so(self) -> None:
        """Who did not say it, but ticked a type such as Organisation, is one; with Individual beside it, it is none."""
        for types, found in (("Organisation", True), ("Organisation | Individual", False), ("Nurse", False)):
            record = person("a", organisation="Anytown Clinic", types=types)
            part = Loaded([record], {"later": [(0, ("dont_know",))]}, [], ("later",))
            if found:
                assert said_by(analysed([part]), QUESTIONS, "Anytown Clinic").responses[0].response_id == "a"
                continue
            with pytest.raises(ConsultationError):
                said_by(analysed([part]), QUESTIONS, "Anytown Clinic")

    def test_near_names_are_offered(self) -> None:
        """A name that nobody has brings the nearest organisations, never individuals' employers."""
        with pytest.raises(ConsultationError, match="one such as The Anytown Clinic Ltd"):
            said_by(responses(), QUESTIONS, "Anytown Clinick")

    def test_no_organisations_at_all(self) -> None:
        """Where nobody answered for an organisation, the message says which columns tell."""
        with pytest.raises(ConsultationError, match="on_behalf"):
            said_by(analysed([Loaded([person("a")])]), QUESTIONS, "Anytown")
