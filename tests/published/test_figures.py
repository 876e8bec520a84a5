"""From a document to figures: which question, which base, what repeats, what is refused and why."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.published.invented import document, response, short, told
from wtanalysis.published.extract import extract
from wtanalysis.published.model import Extraction

BOTH = "We asked two questions: “Do you agree with lower fares for children?” and “Do you agree with paper tickets?”"


def under(heading: str, body: str) -> Extraction:
    """What is read from a body under one heading."""
    return extract(document(f"# Buses in Elmfold: government response\n\n## {heading}\n\n{body}\n"))


def test_base_of_the_question_is_the_base_of_its_figures() -> None:
    """Figures of all respondents get the base of their question; figures of a group get none unless one is printed."""
    read = told("54% agreed. 30% of drivers agreed. Of the 88 parents who answered, 60% agreed.")
    assert [(f.group, f.base) for f in read.figures] == [("", 400), ("drivers", None), ("parents", 88)]


def test_base_may_stand_in_the_sentence_of_the_figures() -> None:
    """A base told together with the figures ("of the 320 respondents, 55% agreed") is the base of the question."""
    read = told("Of the 320 respondents who answered this question, 55% agreed and 45% disagreed.", base="")
    assert [(f.bucket_code, f.base) for f in read.figures] == [("agree", 320), ("disagree", 320)]
    assert [(q.base, q.base_unit) for q in read.questions] == [(320, "respondents")]


def test_several_questions_in_one_paragraph_are_told_apart() -> None:
    """Of two questions asked together, each number goes to the one whose words its sentence takes up."""
    body = (
        f"{BOTH}\n\nOn paper tickets there were 90 responses: 30% agreed and 70% disagreed.\n\n"
        "On lower fares for children there were 95 responses: 80% agreed and 20% disagreed."
    )
    read = under("Fares", body)
    assert {(q.text.split()[-1], q.base) for q in read.questions} == {("children?", 95), ("tickets?", 90)}
    assert [(f.base, f.bucket_code, f.percent) for f in read.figures] == [
        (90, "agree", 30), (90, "disagree", 70), (95, "agree", 80), (95, "disagree", 20),
    ]  # fmt: skip


def test_numbers_that_could_be_of_either_question_are_refused() -> None:
    """Where the words do not say which of two questions is answered, no figure is made."""
    read = under("Fares", f"{BOTH}\n\nThere was little doubt about it: 30% agreed and 70% disagreed.")
    assert read.figures == ()
    assert [u.token for u in read.unclaimed if u.unit == "percent"] == ["30%", "70%"]


def test_a_sentence_over_a_page_is_one_sentence() -> None:
    """A sentence that a page break and a page number cut in two is read whole, each number with its own line."""
    text = (
        "Buses in Elmfold\n\nGovernment response\n\n2 Fares\n\n"
        'We asked: "Do you agree with lower fares?" There were 1,034 responses. Just over\n'
        "two-thirds (69%) agreed. Just under\n\n                                   12\n"
        "\fone fifth (19%) disagreed and around one tenth\n(12%) did not know.\n"
    )
    read = extract(document(text, ".txt"))
    assert [(f.percent, f.bucket_code, f.qualifier, f.base, f.locator) for f in read.figures] == [
        (69, "agree", "Just over two-thirds", 1034, "L8"),
        (19, "disagree", "Just under one fifth", 1034, "L11"),
        (12, "dont_know", "around one tenth", 1034, "L12"),
    ]


def test_items_of_a_list_inherit_from_its_lead_in() -> None:
    """A bullet takes the answer, the group or the base in words from the sentence that introduces its list."""
    body = (
        "We asked: “Do you agree with lower fares?” There were 100 responses:\n\n- 60% agreed\n- 30% disagreed\n"
        "- 10% did not know\n\nAgreement by type of respondent:\n\n- parents: 70%\n- drivers: 20%\n\n"
        "Of those who disagreed:\n\n- 20% wanted free buses\n- 10% wanted no change"
    )
    read = under("Fares", body)
    assert short(read) == [
        "agree 60%", "disagree 30%", "dont_know 10%", "agree 70% of parents", "agree 20% of drivers",
        "disagree>option:wanted-free-buses 20%", "disagree>option:wanted-no-change 10%",
    ]  # fmt: skip
    assert [f.base for f in read.figures] == [100, 100, 100, None, None, 100, 100]


def test_reasons_that_add_up_to_their_answer_are_of_everyone() -> None:
    """Reasons printed as "of those that disagreed" that sum to the share that disagreed are of all who answered."""
    read = told("54% agreed and 46% disagreed. Of those that disagreed, 30% wanted more trains and 16% wanted a tram.")
    nested = [f for f in read.figures if f.parent]
    assert [(f.percent, f.parent, f.base, f.base_inferred, f.base_words) for f in nested] == [
        (30, "disagree", 400, "400", "Of those that disagreed"),
        (16, "disagree", 400, "400", "Of those that disagreed"),
    ]


def test_reasons_that_add_up_to_a_hundred_are_of_that_answer() -> None:
    """Reasons that sum to 100 are of those who gave the answer, whose count is then their base."""
    read = told(
        "54% (216) agreed and 46% (184) disagreed. Of those that disagreed, 70% cited cost and 30% cited noise."
    )
    assert [(f.percent, f.base, f.base_inferred) for f in read.figures if f.parent] == [
        (70, 184, "184"),
        (30, 184, "184"),
    ]


def test_reasons_whose_sum_shows_nothing_have_no_base() -> None:
    """A base that neither words nor arithmetic give stays empty."""
    read = told("54% agreed. Of those who disagreed, 40% thought the fare too high and 12% wanted a later start.")
    assert [(f.parent, f.base, f.base_inferred) for f in read.figures if f.parent] == [("disagree", None, "")] * 2


def test_withheld_question_has_a_reason_and_no_figures() -> None:
    """A question set aside for an error in the data is withheld, with the sentence that says so."""
    body = (
        "We asked: “Do you agree with lower fares?” Because of a data error, we are unable to report the answers to "
        "this question. We received 40 comments.\n\nWe also asked: “Do you agree with paper tickets?” "
        "There were 90 responses. 30% agreed."
    )
    read = under("Fares", body)
    told_of = [(q.status, q.base, q.comments) for q in read.questions]
    assert told_of == [("withheld", None, 40), ("reported", 90, None)]
    assert "data error" in read.questions[0].reason
    assert [f.question_id for f in read.figures] == [read.questions[1].question_id]


def test_levels_and_their_net() -> None:
    """Where "strongly agreed" and "agreed" add up to a third number, that one is the net and "agreed" a level."""
    read = told(
        "41% strongly agreed and 20% agreed; in all, 61% agreed. 9% disagreed.",
        "To what extent do you agree with lower fares?",
    )
    assert short(read) == ["option:strongly-agree 41%", "option:agree 20%", "agree 61%", "disagree 9%"]
    assert read.questions[0].scale == "agree5"


def test_likely_scale_has_neutral_in_its_middle() -> None:
    """On a scale of likelihood the middle is neutral; on one of agreement it is neither."""
    read = told(
        "50% were likely/very likely, 22% unlikely/very unlikely and 28% neutral.", "How likely are you to take it?"
    )
    assert [f.bucket_code for f in read.figures] == ["likely", "unlikely", "neutral"]
    assert read.questions[0].scale == "likely5"
    assert short(told("50% agreed, 22% disagreed and 28% were neutral."))[-1] == "neither 28%"


def test_several_options_may_add_up_to_more_than_a_hundred() -> None:
    """Options of which several could be chosen make a multi scale; each keeps the base of its question."""
    read = told(
        "Of the 100 respondents, 60% chose day tickets, 50% chose season tickets and 30% chose paper tickets.",
        "Which of these would you use? Select all that apply.",
        base="",
    )
    assert (read.questions[0].scale, [f.base for f in read.figures]) == ("multi", [100, 100, 100])


REFUSED = {
    "54% agreed. Most (54%) agreed.": ["repeats L9"],
    "54% agreed. Later, 60% agreed.": ["a second number for the same answer (54 at L9)"],
    "54% agreed. In a poll of 2,000 adults, 61% disagreed.": ["answers to something else than this consultation"],
    "54% agreed. In our last consultation, 61% disagreed.": ["answers to something else than this consultation"],
    "54% agreed. 45% of councils responded.": ["a response rate"],
    "54% agreed. Between 40% and 50% of drivers agreed.": ["a range", "a range"],
    "54% agreed. Fares would rise by 120%.": ["more than 100 per cent"],
    "54% agreed. We propose that 20% of homes stand near a stop.": ["not a share of respondents"],
    "54% agreed. The fare would rise by 5%.": ["not shown to be a share of respondents"],
    "54% agreed. About 15% of passengers are over 70.": ["not shown to be a share of respondents"],
    "54% agreed. Buses carry 12% of commuters in the county.": ["not shown to be a share of respondents"],
    "54% agreed. Some 20% of drivers will retire by 2030.": ["not shown to be a share of respondents"],
    "54% agreed. Respondents said that 20% of buses run late.": ["not shown to be a share of respondents"],
    "54% agreed. Bakers and anglers agreed, 7% and 5% respectively.": ["'respectively' without a row that fits"] * 2,
    "54% agreed. One wrote that “over 80% of our street disagreed with it”.": ["inside a quotation"],
    "54% agreed.\n\n> “In our street 90% disagreed.” – Parent": ["inside a quotation"],
    "54% agreed.[^1]\n\n[^1]: 55% of respondents disagreed before.": ["in a footnote"],
}  # fmt: skip


@pytest.mark.parametrize(("body", "reasons"), REFUSED.items())
def test_refused_numbers_carry_a_reason(body: str, reasons: list[str]) -> None:
    """A number that is no answer of this consultation, or that another row has told, is left with the reason."""
    read = told(body)
    assert short(read) == ["agree 54%"]
    assert [u.reason for u in read.unclaimed if u.unit == "percent"] == reasons


def test_a_summary_before_the_questions_gives_no_figures() -> None:
    """Percentages told where no question is in sight are no figures."""
    read = under("Summary", "60% of respondents agreed with lower fares.")
    assert (read.figures, [u.reason for u in read.unclaimed]) == ((), ["no question in sight"])


READ = {
    "Three hundred respondents agreed.": [],
    "About one in three (34%) disagreed.": ["disagree 34%"],
    "In Wales 7% agreed.": ["agree 7% of Wales"],
    "At the workshops, 80% agreed.": [],
    "Responses came from 150 individuals (37.5%) and 250 organisations (62.5%).": [],
}


@pytest.mark.parametrize(("body", "expected"), READ.items())
def test_readings_that_were_wrong_once(body: str, expected: list[str]) -> None:
    """Numbers in words, shares of a place and of another event are read as they say."""
    assert short(told(body)) == expected


WRONG = {
    "70% did not disagree.": [],
    "Bakers (7%) and anglers (5%) agreed.": ["agree 7% of Bakers", "agree 5% of anglers"],
    "Of the emails, 80% agreed.": [],
    "40% of the 400 agreed, but only 10% of the 30 operators did.": ["agree 40%", "agree 10% of operators"],
}


@pytest.mark.xfail(reason="not yet read as it says", strict=True)
@pytest.mark.parametrize(("body", "expected"), WRONG.items())
def test_known_misreadings(body: str, expected: list[str]) -> None:
    """What these bodies say, and the extraction does not yet read."""
    assert short(told(body)) == expected


@pytest.mark.xfail(reason="takes the base of the question", strict=True)
@pytest.mark.parametrize(
    "body",
    [
        "54% agreed, of whom 30% strongly agreed.",
        "We received 90 comments on this. Of these, 60% asked for later buses.",
    ],
)
def test_a_share_of_a_part_has_not_the_base_of_the_whole(body: str) -> None:
    """What is of those just told about is not of all who answered."""
    assert told(body).figures[-1].base != 400


@pytest.mark.xfail(reason="the base is used, but its number stands in unclaimed", strict=True)
def test_base_told_after_the_percentage_is_claimed() -> None:
    """In "30% of the 90 respondents agreed" the question row that takes the 90 claims it."""
    read = told("30% of the 90 respondents agreed.", base="")
    assert (read.questions[0].base, read.unclaimed) == (90, ())


PLAIN = st.sampled_from(
    [
        "Many wrote about the weather.",
        "The buses are red, and people like them.",
        "We are grateful to everyone who wrote.",
        "Some said that stops should have benches; others did not mind.",
        "See the annex for the routes.",
    ]
)
TOLD = st.sampled_from(
    [
        "54% agreed, 21% disagreed and 25% did not know.",
        "Over half (54%) agreed. A fifth of parents (20%) disagreed.",
        "216 (54%) agreed and 184 (46%) disagreed.",
        "54% agreed and 46% disagreed. Of those that disagreed, 30% wanted more trains and 16% wanted a tram.",
        "Parents and teachers agreed, 54% and 46% respectively.",
    ]
)


@settings(max_examples=40)
@given(TOLD, PLAIN, PLAIN)
def test_sentences_without_numbers_change_nothing(body: str, before: str, after: str) -> None:
    """A sentence without numbers before or after the figures changes neither figures nor questions nor what is left."""
    plain, padded = told(body), told(f"{before} {body} {after}")
    for name in ("figures", "questions", "facts", "unclaimed"):
        assert getattr(plain, name) == getattr(padded, name), name


@settings(max_examples=25)
@given(TOLD, PLAIN)
def test_paragraphs_without_numbers_move_only_locators(body: str, before: str) -> None:
    """A paragraph before the figures moves their lines and nothing else."""
    plain, padded = told(body), told(f"{before}\n\n{body}")
    assert short(plain) == short(padded)
    assert {f.locator for f in plain.figures} == {"L9"}
    assert {f.locator for f in padded.figures} == {"L11"}


PERCENT = st.integers(2, 100).map(lambda n: f"{n / 2:g}")
ANSWERS = ("agreed", "disagreed", "did not know", "neither agreed nor disagreed", "said yes")
CODES = ("agree", "disagree", "dont_know", "neither", "yes")


def generated(percents: list[str], order: list[int], base: int) -> tuple[Extraction, list[str]]:
    """A response with so many answers in this order: what is read, and what it was made from."""
    parts = [f"{p}% {ANSWERS[k]}" for p, k in zip(percents, order, strict=False)]
    words = response(", ".join(parts[:-1]) + " and " + parts[-1] + ".", base=f"There were {base:,} responses.")
    return extract(document(words)), [f"{CODES[k]} {p}%" for p, k in zip(percents, order, strict=False)]


@settings(max_examples=60)
@given(st.lists(PERCENT, min_size=2, max_size=5, unique=True), st.permutations(range(5)), st.integers(10, 9999))
def test_a_generated_response_is_read_back(percents: list[str], order: list[int], base: int) -> None:
    """Answers in any order under a question with any base come out as they went in, and nothing is left over."""
    read, expected = generated(percents, order, base)
    assert short(read) == expected
    assert [f.base for f in read.figures] == [base] * len(expected)
    assert read.unclaimed == ()


OPEN = "What else would help?"


def test_a_count_in_brackets_behind_a_theme_is_no_fact() -> None:
    """The number of those who raised a theme is not the number of respondents."""
    read = told("The most common theme was cost (212 respondents).", question=OPEN)
    assert read.facts == ()
    assert [u.token for u in read.unclaimed] == ["212"]


def test_a_count_in_brackets_behind_a_kind_of_people_is_a_fact() -> None:
    """The number of those of one kind in a list of who responded counts them."""
    read = under("Who responded", "- Individual (72 respondents)")
    assert [f.value for f in read.facts] == ["72"]


def test_a_label_of_people_is_the_group_of_all_numbers_behind_it() -> None:
    """People named before a colon are those of whom all numbers of the sentence tell."""
    read = told("60% agreed.\n\nShop owners: 12% agreed \u2013 and 88% disagreed.")
    assert short(read) == ["agree 60%", "agree 12% of Shop owners", "disagree 88% of Shop owners"]
    assert short(told("Results: 12% agreed and 88% disagreed.")) == ["agree 12%", "disagree 88%"]


BESIDE = {
    "Some 45 said yes on balance.": ["agree 60%"],
    "12 organisations said no.": ["agree 60%", "no #12 of organisations"],
    "Twenty-three respondents disagreed.": ["agree 60%"],
    "160 respondents disagreed.": ["agree 60%", "disagree #160"],
}


@pytest.mark.parametrize(("sentence", "expected"), BESIDE.items())
def test_a_bare_count_beside_percentages(sentence: str, expected: list[str]) -> None:
    """A count without a percentage is an answer of everyone only where it fits the percentages told before."""
    assert short(told(f"60% agreed.\n\n{sentence}")) == expected


def test_counts_without_percentages_are_figures() -> None:
    """Counts of each answer behind the base, and of those without a clear one, are figures with that base."""
    sentence = "There were 127 responses to this question: 86 agreed, 24 disagreed and 17 did not give a clear view."
    read = told(sentence, base="")
    assert [(f.count, f.base) for f in read.figures] == [(86, 127), (24, 127), (17, 127)]
    assert [q.base for q in read.questions] == [127]


def test_an_open_question_that_some_answered_has_a_base() -> None:
    """A question told to be open, with how many answered in the same sentence, has these as its base."""
    read = told("", question=OPEN, base="This was an open question and 401 respondents answered.")
    assert [(q.base, q.status) for q in read.questions] == [(401, "open")]
