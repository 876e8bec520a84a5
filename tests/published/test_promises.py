"""The grammar of promises on sentences of our own, in the manner of many departments, regulators and councils."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.published.grammar import fold
from wtanalysis.published.promise_dates import horizon_of
from wtanalysis.published.promises import modality_of_item, promises

PROMISES = {
    "firm": """
        The government will introduce a duty on ferry operators to publish delays.
        We are going ahead with the proposed fee.
        Following the consultation, we have decided to lower the threshold to 40 tonnes.
        Having carefully considered the responses, the government has concluded that the exemption should be removed.
        It is our intention to legislate when parliamentary time allows.
        Our decision is to keep the current limit.
        We accept this recommendation in full.
        The Department will bring forward secondary legislation by the end of 2026.
        The Scottish Government will bring forward an amendment at Stage 2.
        Ofgem will publish its decision in March 2027.
        HMRC will update its guidance by April 2027.
        We are committed to publishing the data every year.
        Ministers have agreed that the grant should be doubled.
        We shall therefore proceed with option B.
        We propose to extend the scheme to islands.
        In light of the feedback, we intend to simplify the form.
        The council will build the crossing in 2027.
        The Harbour Safety Agency will issue new forms.
        We will seek to legislate at the earliest opportunity.
        We will, therefore, proceed with the changes as consulted on.
        As a result, we are going to require ports to report each quarter.
        Our intention remains to publish the strategy in the autumn of 2027.
        We will be introducing a register of moorings.
        To address these concerns, we will set a lower fee for small boats.
        While some respondents disagreed, we will press ahead with the reform.
        Although views were mixed, the government intends to take forward the proposal.
        We are increasing the grant to £400.
        We are therefore extending the deadline to 1 May 2027.
        We will take these views into account when drafting the regulations.
        We have asked the Law Commission to report, and we will publish its findings.
        We want to make this change as soon as possible and will legislate in the next session.
        The department has listened to harbour masters and will amend the code.
        Alongside this response, we will publish a draft code.
        On question 4, we will replace the form.
    """,
    "decline": """
        We have decided not to proceed with this proposal.
        The government is not persuaded that a ban is needed.
        We are not convinced of the need for a further register.
        We do not propose to change the definition.
        We do not intend to regulate this practice.
        We have no plans to introduce a levy.
        We will no longer require a paper form.
        The requirement will not apply to charities.
        We are therefore not proceeding with the second option.
        No changes will be made to the current arrangements.
        There will be no exemption for small boats.
        We see no case for a higher limit.
        The government rejects this recommendation.
        We are unable to accept this suggestion.
        Ministers have decided against a national scheme.
        The proposal will not be taken forward.
        Community centres will remain outside the scheme.
        We have concluded that we should not extend the deadline.
        The government has therefore decided that it will not extend the scheme.
        The department does not intend to take this suggestion forward at this time.
        We are not going to publish individual results.
        Nor will we extend the scheme to lakes.
        The levy will not be introduced.
        We have opted not to set a limit.
        The government has no intention of reopening this question.
        We do not consider that a statutory duty is needed and will not introduce one.
        No fee will be charged for renewals.
        The fee will not exceed £90.
        It is not minded to change the form, the government said, and the government will not change it.
    """,
    "consider": """
        We will keep the threshold under review.
        We will consider whether to extend the scheme.
        We remain minded to exempt small farms.
        The government will review the level of the fee in 2029.
        We will give further thought to penalties.
        We may revisit this if the evidence changes.
        The matter will be kept under review.
        We will reflect further on the points raised about costs.
        We will monitor the effect of the change.
        This issue will be considered as part of the spending review.
        We will look again at the definition.
        The government will return to this issue once the review has reported.
        We will reconsider the cap if prices fall.
    """,
    "explore": """
        We are exploring options for a digital register.
        We will look into a shared booking system.
        We are in discussions with the harbour masters about storage.
        Officials are looking at how this could be funded.
        We will investigate whether fees could be waived.
        The government is examining ways to speed up decisions.
        We will work with ports to explore whether the form can be shortened.
        The department will, with the harbour union, explore a voluntary standard.
    """,
    "test": """
        We will pilot the new form in three ports.
        The approach will be tested with ten schools.
        We plan to trial a shorter notice period.
        We will run a pilot of the service from autumn 2026.
        A pilot will be run in two regions.
        The form will be trialled in two counties.
        Libraries will be able to lend boats as a trial.
        We will try out a shorter letter.
    """,
    "continue": """
        We will continue to fund the helpline.
        The current discount will remain in place.
        We will maintain the existing exemption.
        Grants will continue to be paid monthly.
        We are continuing to work with the sector.
        We will keep funding the helpline.
    """,
}
RULES = """
    The limit will be 5 days.
    A licence will be required for each vessel.
    The new rules will come into force on 6 April 2027.
    The rules come into force on 6 April 2027.
    Landlords will be required to register each flat.
    From April 2027, operators must keep records for six years.
    The scheme will open to applications in spring 2027.
    Tenants will be able to appeal to the tribunal.
    The levy will be set at 2% of turnover.
    An impact assessment will be published alongside the regulations.
    There will be a transitional period of 12 months.
    The cap will rise to £12 in October 2026.
    Subject to parliamentary approval, the order will take effect on 1 July 2027.
    Further details will be set out in due course.
    Schools will receive £400 for each pupil.
    The new duty will apply from 1 January 2028 to all ports.
    The offence will carry a maximum fine of £500.
    Providers will have until 30 June 2027 to comply.
    Regulation 4 will be amended so that the notice can be sent by email.
    The final guidance will reflect these points.
    Fines will be doubled.
    Lamps will be dimmed from midnight.
    Applications will close on 3 May 2027.
    The share that must be paid in advance will fall to a tenth, and the rate will fall too.
    Boats can moor free of charge from 1 May 2027.
"""
NOTHING = """
    Respondents said that the government will need to fund this.
    Some respondents asked whether we will publish the data.
    We recognise that costs will rise for some operators.
    We have already published new guidance.
    We have made this change in the final rules.
    The proposal would require a licence for each vessel.
    The new limit would apply from April 2027.
    We agree that clear rules are important.
    We consider that the limit is right.
    We remain of the view that rules are needed.
    This will help families to plan ahead.
    The change will mean that fewer letters are sent.
    These changes will improve safety.
    Local authorities will need to update their systems.
    Operators will want to plan for this.
    Operators should keep records for six years.
    We encourage operators to publish delays.
    Ports must already report each year.
    The law already requires operators to keep records.
    Under the 1998 Act, a person must hold a licence.
    Costs will vary between ports.
    The cost will be borne by ports.
    The effect of the change will be limited.
    The benefits will exceed the costs.
    Demand will rise.
    The sea will rise by 30 cm.
    Small firms will not be affected by this change.
    It will be important to train staff.
    It is expected that demand will increase.
    We welcome the support for this proposal.
    We note the concerns about privacy.
    Many felt that a ban will be unfair.
    The majority thought that the change will be helpful.
    There was concern that small ports will be excluded.
    We asked whether the fee should be 90 pounds.
    The consultation proposed that the limit will be 5 days.
    Questions 4 to 6 asked whether notices will be sent by email.
    We consulted on a new fee from May to July 2026.
    The consultation closed on 4 July 2026.
    In 2019 the government introduced a levy.
    We introduced the scheme in 2019 and it will be familiar to many.
    We understand that delays will continue for some time.
    We are aware that some firms will close.
    We expect most operators to comply.
    We hope that this will reassure respondents.
    The guidance explains how the fee will be set.
    The table below shows when each change will be made.
    This chapter sets out what we will do.
    Will we publish the results?
    They said that they will not comply.
    As one harbour master put it, "we will publish nothing until we are asked to do so".
    As one harbour master put it, 'we will publish nothing until we are asked to do so'.
    The regulator has powers to fine operators.
    The government's aim is that ports are safe.
    Local government will feel the effects.
    If the fee rises, boats will be sold.
    We will of course need to be careful.
    Training is important so that staff will apply the rules fairly.
"""


def lines(block: str) -> list[str]:
    """The sentences of a block."""
    return [line.strip() for line in block.strip().splitlines()]


ALL = [(modality, s) for modality, block in PROMISES.items() for s in lines(block)]
SENTENCES = [s for _, s in ALL] + lines(RULES) + lines(NOTHING)


@pytest.mark.parametrize(("modality", "sentence"), ALL)
def test_a_promise_is_found_with_its_strength(modality: str, sentence: str) -> None:
    """Somebody who speaks for the government and a verb of intention make one promise, as strong as its words."""
    assert {p.modality for p in promises(sentence)} == {modality}


@pytest.mark.parametrize("sentence", lines(RULES))
def test_a_rule_to_come_is_a_promise(sentence: str) -> None:
    """In a response, what a rule, a text or a payment "will" be is firm without anyone speaking."""
    assert [(p.modality, p.form) for p in promises(sentence)] == [("firm", "rule")]


@pytest.mark.parametrize("sentence", lines(RULES))
def test_rules_count_in_a_response_only(sentence: str) -> None:
    """Outside a response the same words may describe a proposal or the world."""
    assert promises(sentence, responding=False) == ()


@pytest.mark.parametrize("sentence", lines(NOTHING))
def test_no_promise(sentence: str) -> None:
    """What is done, thought, asked for, expected of others, already law, or an effect is no promise."""
    assert promises(sentence) == ()


@pytest.mark.parametrize("sentence", SENTENCES)
def test_curly_and_straight_marks_are_alike(sentence: str) -> None:
    """The kind of quotation marks and dashes changes nothing."""
    curly = sentence.replace("'", "’").replace(' "', " “").replace('"', "”").replace(" -", " –")
    assert promises(curly) == promises(sentence)


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("We will take forward the proposal.", ["decision"]),
        ("We will proceed as originally proposed.", ["decision"]),
        ("We have decided not to set a fee.", ["decision"]),
        ("We are not persuaded that a fee is needed.", ["decision"]),
        ("We no longer propose a fee.", ["decision"]),
        ("We will publish the fees.", ["will"]),
        ("We will take forward the fee, but we will not set a date.", ["decision", "will"]),
        ("We will clarify the form, but we will not add to it.", ["will", "will"]),
    ],
)
def test_words_that_decide(sentence: str, sides: list[str]) -> None:
    """Words that answer a proposal as such make a decision; the rest is settled by where a sentence stands."""
    assert [p.side for p in promises(sentence)] == sides


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("We will ask ports to report, and we will print a form.", 1),
        ("We will publish a card, and we will trial it in the autumn.", 1),
        ("We will publish a card but we will not require it.", 2),
        ("We are reviewing the form and, as part of this, we will consider its length.", 2),
        ("We will keep this under review, and ports will be asked for figures each year.", 1),
    ],
)
def test_clauses_that_go_on_about_one_promise_are_one(sentence: str, number: int) -> None:
    """A second clause is a promise of its own where it refuses or differs in strength."""
    assert len(promises(sentence)) == number


@pytest.mark.parametrize(
    ("sentence", "horizon", "due"),
    [
        ("We will lay the order by the end of 2026.", "dated", "end of 2026"),
        ("From 1 April 2027 the fee will be £9.", "dated", "1 April 2027"),
        ("Tolls will fall on 6 April 2027.", "dated", "6 April 2027"),
        ("We will report in Q3 2027.", "dated", "Q3 2027"),
        ("We will lay the order no later than spring 2027.", "dated", "spring 2027"),
        ("We will publish a plan later this year.", "dated", "later this year"),
        ("We will review the fee after two years.", "dated", "after two years"),
        ("We will report within two years.", "dated", "within two years"),
        ("We will say so in the next edition of the guide.", "future edition", ""),
        ("We will add this when the code is next revised.", "future edition", ""),
        ("We will legislate when parliamentary time allows.", "now", ""),
        ("We will publish this in due course.", "now", ""),
        ("We will amend the rules made in 2019.", "now", ""),
        ("We will amend the 2014 regulations.", "now", ""),
        ("We will go further if fewer than 90 ports have joined by 2030.", "now", ""),
    ],
)
def test_horizon_and_due_date(sentence: str, horizon: str, due: str) -> None:
    """A date is as printed without what leads it in; a date of the past, of a name or of a condition is none."""
    assert [(p.horizon, p.due) for p in promises(sentence)] == [(horizon, due)]


def test_it_speaks_only_where_the_government_was_named() -> None:
    """The word "it" means the government if the same sentence or the one before says so."""
    sentence = "It will introduce a taper."
    assert promises(sentence) == ()
    assert [p.modality for p in promises(sentence, it_speaks=True)] == ["firm"]
    assert promises("The government agrees, and it will introduce a taper.") != ()


def test_a_named_body_needs_its_capitals() -> None:
    """A public body that is named speaks for itself; an office in general does not."""
    assert promises("The Ferry Licensing Agency will rewrite its forms.") != ()
    assert promises("Every local ferry agency will rewrite its forms.") == ()


@pytest.mark.parametrize(
    ("item", "lead", "expected"),
    [
        ("publish a map by May 2027", "the government will", ("firm", "dated", "May 2027")),
        ("explore whether maps should be free", "we will", ("explore", "now", "")),
        ("not charge for maps", "we will", ("decline", "now", "")),
        ("We will keep the map under review", "will", ("consider", "now", "")),
        ("try out a larger map", "we will", ("test", "now", "")),
        ("continue to print maps", "we will", ("continue", "now", "")),
    ],
)
def test_an_item_takes_its_strength_from_its_own_verb(item: str, lead: str, expected: tuple[str, str, str]) -> None:
    """Items under "we will" need no subject."""
    assert modality_of_item(item, lead) == expected


VOCABULARY = """
    we the government will not have decided to that it may fee rule be required published in 2027 from April and but
    , . ; : “ ” ’ respondents said they consider continue explore £5 (a) would when under review no longer
"""
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_offsets_lie_in_the_sentence_and_do_not_overlap(sentence: str) -> None:
    """Promises come in order, each inside the sentence, none inside another."""
    for responding in (True, False):
        ends = [0, *(p.end for p in promises(sentence, responding))]
        for before, promise in zip(ends, promises(sentence, responding), strict=False):
            assert before <= promise.start < promise.end <= len(sentence)


@given(st.text(alphabet=string.ascii_letters + " .,'’“”-–£%", max_size=120))
def test_no_promise_without_a_modal_or_a_verb_of_intention(text: str) -> None:
    """Words without any verb of the future or of intention promise nothing."""
    words = set(fold(text).replace(",", " ").replace(".", " ").split())
    future = {
        "will",
        "shall",
        "must",
        "can",
        "may",
        "won't",
        "we'll",
        "is",
        "are",
        "has",
        "have",
        "intends",
        "intend",
        "plan",
    }
    if not words & (
        future | {"remains", "remain", "comes", "come", "takes", "rejects", "accepts", "nor", "neither"}
    ) and not any(
        w.startswith(
            (
                "propos",
                "aim",
                "expect",
                "hope",
                "seek",
                "commit",
                "pledge",
                "undertake",
                "plan",
                "see",
                "rule",
                "want",
                "do",
                "no",
            )
        )
        for w in words
    ):
        assert promises(text) == ()


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    """Whatever the characters, there is an answer, and a due date only where the horizon is dated."""
    for promise in promises(text):
        assert (promise.horizon == "dated") == bool(promise.due)
    assert (horizon_of(fold(text))[0] == "dated") == bool(horizon_of(fold(text))[1])


@pytest.mark.parametrize(
    "sentence",
    ["Subject to parliamentary time, we will legislate in 2025.", "If the pilot succeeds, we will extend it."],
)
def test_a_condition_belongs_to_its_promise(sentence: str) -> None:
    """What a promise hangs on stays in its words: a promise that stands under a condition is never cut free of it."""
    (promise,) = promises(sentence)
    assert sentence[promise.start : promise.end] == sentence


def test_an_item_that_speaks_for_itself_keeps_its_strength() -> None:
    """An item under "we will" that says it is only considered is no firm promise."""
    assert modality_of_item("We are considering an exemption")[0] == "consider"
