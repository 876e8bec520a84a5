"""An invented consultation with work on themes: comments, a codebook, codes by people and model, topics, decisions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.report.parks import TOML, write_parks
from wtanalysis.tables import COLUMNS, to_csv
from wtanalysis.themes import decisions
from wtanalysis.themes.codebook import append_version, next_version, read_codebook, versions_path
from wtanalysis.themes.model import Codebook

HOSTILE = "<script>alert('x')</script>"
KEPT = "My daughter fears the dark path, ring 020 7946 0018"
REFUSED = "heron-of-the-refused"
EMAILED = "otter-of-the-email"
SAID = {  # at each place what somebody wrote on the question "later", whether it may be quoted, and how it was coded
    0: (KEPT, "Yes, anonymously", ("lamps",)),
    1: (f"Lamps on the path please, {REFUSED}", "No", ("lamps",)),
    2: (f"Lamps near the gate {HOSTILE}", "Yes, anonymously", ("lamps", "gates")),
    3: ("n/a", "Yes, anonymously", ("",)),
    4: ("The gates should close later for runners", "", ("gates",)),
}
THEMES = (
    {"theme_id": "lamps", "name": f"Lamps {HOSTILE}", "description": "<b>Light</b> & paths", "stance": "agree"},
    {"theme_id": "gates", "name": "Gates stay open longer"},
    {"theme_id": "ponds", "name": "Cleaner ponds", "policy_area": "water"},
)
FILES = ("codebook", "coded", "coding", "decisions", "topics", "comments", "settled")


def comment_id(at: int) -> str:
    """The id of the comment on the question "later" that the person at this place wrote."""
    return f"r-{at:04}-later"


def topic(
    number: int, size: int, words: Sequence[str], said: Sequence[tuple[str, str]], **more: object
) -> dict[str, object]:
    """A row of the table of topics."""
    return {
        "question_id": "later", "topic_id": number, "size": size, "base": 20, "words": tuple(words),
        "named_by": "machine: words", "statements": " || ".join(text for _, text in said),
        "statements_of": tuple(name for name, _ in said), **more,
    }  # fmt: skip


def topics() -> list[dict[str, object]]:
    """Two topics: one that a person signed, one that nobody did; statements of people who may be quoted and not."""
    said = [(comment_id(at), SAID[at][0]) for at in (0, 1, 2)]
    said.append(("email-001-1", f"Lamps, writes {EMAILED}"))
    signed = {"name": f"Light {HOSTILE}", "signed_by": "policy lead", "signed_at": "2031-03-01"}
    return [
        topic(0, 12, ("lamp", HOSTILE), said, stability=0.9, stable=True, **signed),
        topic(1, 5, ("gate", "runner"), [(comment_id(4), SAID[4][0])], name="Gates", stability=0.2, stable=False),
    ]


def write_lamps(folder: Path, *, signed: bool = True) -> Path:
    """Write the folder; the codebook is signed off unless it should not be."""
    write_parks(folder)
    others = [(f"Reason number {at} about lamps", "Yes, anonymously", ("lamps",)) for at in range(5, 20)]
    said = {**SAID, **dict(enumerate(others, start=5))}
    told = ", ".join(f'"{name}"' for name in ("questions", "groups", "figures"))
    toml = TOML.format(tables=told, synthetic="false")
    toml = toml.replace('{ name = "Email", is = "email" }', '{ name = "Quote?", is = "consent" }')
    mail = '\n[[responses.emails]]\nfolder = "emails"\nchannel = "email"\n'
    named = "\n".join(f'{name} = "themes/{name}.csv"' for name in FILES)
    channel = '[[channels]]\nname = "email"\nin_percentages = false\n'
    area = '\n[[policy_areas]]\nid = "evenings"\nname = "Evenings"\n'
    toml = toml.replace("[responses]\n", f"{channel}\n[responses]\n", 1).replace("[grouping]", f"{mail}\n[grouping]")
    (folder / "consultation.toml").write_text(f"{toml}\n{area}\n[themes]\n{named}\n", encoding="utf-8")
    header = ("ID", "Sent", "You are", "Other, say", "For a body?", "Body", "Quote?", "Close later?", "Why?")
    rows = [
        dict(zip(header, (f"r-{at:04}", "2031-01-09", "Parent", "", "No", "", quote, _answer(at), text), strict=True))
        for at, (text, quote, _) in said.items()
    ]
    more = (*header, "Which paths?", "Anything else?")
    (folder / "responses.csv").write_text(to_csv(more, rows), encoding="utf-8")
    (folder / "intake.csv").write_text("response_id,decision,of,reason,by,when\n", encoding="utf-8")
    (folder / "emails").mkdir()
    (folder / "emails" / "001.txt").write_text(f"Evenings: lamps, writes {EMAILED}\n", encoding="utf-8")
    _write_themes(folder / "themes", said, signed)
    return folder


def _answer(at: int) -> str:
    return "Agree" if at < 12 else "Disagree"


def _write_themes(folder: Path, said: dict[int, tuple[str, str, tuple[str, ...]]], signed: bool) -> None:
    folder.mkdir()
    write = {"codebook": THEMES, "topics": topics()}
    coded = [(comment_id(at), theme) for at, (*_, themes) in said.items() for theme in themes]
    write["coded"] = [{"comment_id": name, "theme_id": theme, "coder": "analyst 1"} for name, theme in coded]
    found = [(name, theme, "yes") for name, theme in coded if theme] + [(comment_id(5), "gates", "unsure")]
    write["coding"] = [
        {"comment_id": name, "theme_id": theme, "coder": "model", "probability": 0.6, "decision": decision}
        for name, theme, decision in found
    ]
    write["comments"] = [
        {
            "comment_id": comment_id(at), "question_id": "later", "language": "en",
            "kind": "no_comment" if text == "n/a" else "opinion",
            "topic_id": None if text == "n/a" else int("gates" in themes and at == 4),
            "topics": () if text == "n/a" else (int(at == 4),),
        }
        for at, (text, _, themes) in said.items()
    ]  # fmt: skip
    for name, rows in write.items():
        (folder / f"{name}.csv").write_text(to_csv(COLUMNS[name], rows), encoding="utf-8")
    decided = decisions.Decision(
        comment_id(4), "lamps", "does_not", "speaks of gates", f"reviewer {HOSTILE}", "2031-02-20"
    )
    (folder / "decisions.csv").write_text(decisions.decisions_csv(decisions.record((), [decided])), encoding="utf-8")
    (folder / "settled.csv").write_text("difference_id,outcome,reason,role,at\n", encoding="utf-8")
    if signed:
        book = read_codebook(folder / "codebook.csv")
        _, record = next_version(Codebook((), 0), book.themes, f"head {HOSTILE}", "first", "2031-02-10")
        append_version(versions_path(folder / "codebook.csv"), record)
