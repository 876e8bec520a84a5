"""Whether what a language model answered is a name: the schema, and that it comes from the statements alone."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from wtanalysis.themes.label_phrases import CATCH_ALL, MASK, catch_all, content, plain_words, repeats, runs
from wtanalysis.themes.naming_prompt import MOST_WORDS, SYSTEM, Prompt

SHORTEST, LONGEST = 3, 80
_LINKS = re.compile(r"\w://|\bwww\.|\S@\S|\b[\w-]+\.(?:com|org|net|uk|gov|io|co|info|eu)\b", re.I)
_MARKUP = re.compile(r"[<>{}\[\]`|\\^~*_#=;$]|&\w+;|\]\(")
_MACHINE = re.compile(
    r"\b(?:prompt|json|assistant|chatbot|language model|as an ai|i am|i'm|i cannot|i can't|sorry|"
    r"ignored?|instructions?|hacked|pwned|jailbreak|password|api key|secret key|undefined|null|n/a|lorem)\b",
    re.I,
)


@dataclass(frozen=True)
class Checked:
    """A name that passed, or what is wrong with the answer, in words that never quote it."""

    name: str = ""
    fault: str = ""


def check(answer: str, prompt: Prompt, comments: Iterable[str], personal: Callable[[str], bool]) -> Checked:
    """Read an answer and judge it.

    Args:
        answer: what the model wrote.
        prompt: what it was sent.
        comments: the comments that carry the topic, whole; none may be quoted at length.
        personal: whether a text has personal data.

    Returns:
        The name, or the fault.

    >>> nobody = lambda text: False
    >>> prompt = Prompt((), ("Boats at night", "Night boats cost too much"), ("boats", "night"))
    >>> check('{"name": "Night boats and their cost"}', prompt, (), nobody).name
    'Night boats and their cost'
    >>> check('{"name": "General comments"}', prompt, (), nobody).fault
    'the name says nothing of its own'
    """
    name, fault = parse(answer)
    fault = fault or _form(name) or _foreign(name, prompt)
    if not fault and personal(name):
        fault = "the name has personal data"
    if not fault and repeats(name, comments):
        fault = "the name quotes a respondent at length"
    return Checked("", fault) if fault else Checked(name[:1].upper() + name[1:])


def _no_double(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object whose keys are there once."""
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("a key is there twice")
    return dict(pairs)


def parse(answer: str) -> tuple[str, str]:
    """The name of an answer and the fault of its form; a code fence or thoughts around the object are left aside.

    >>> parse('{"name": "Night boats", "score": 1}')
    ('', 'keys other than name and reason')
    """
    text = re.sub(r"\A\s*<think>.*?</think>", "", answer, flags=re.S).strip()
    fence = re.fullmatch(r"```(?:json)?\s*(.*?)\s*```", text, re.S)
    try:
        found = json.loads(fence[1] if fence else text, object_pairs_hook=_no_double)
    except (ValueError, RecursionError):
        return "", "not one JSON object"
    if not isinstance(found, dict) or "name" not in found:
        return "", "no JSON object with a name"
    if set(found) - {"name", "reason"}:
        return "", "keys other than name and reason"
    reason = found.get("reason", "")
    if not isinstance(found["name"], str) or not isinstance(reason, str) or len(reason) > 300:
        return "", "name and reason are not short texts"
    return found["name"].strip(), ""


def _form(name: str) -> str:
    """What is wrong with how a name is written."""
    tokens = name.split()
    tests = (
        (not SHORTEST <= len(name) <= LONGEST, f"the name has not {SHORTEST} to {LONGEST} characters"),
        (any(unicodedata.category(c)[0] in "CZ" and c != " " for c in name), "the name has control characters"),
        (bool(MASK.search(name)), "the name repeats a masked detail"),
        (bool(_LINKS.search(name)), "the name has an address"),
        (bool(_MARKUP.search(name)), "the name has markup"),
        (len(tokens) > MOST_WORDS, f"the name has more than {MOST_WORDS} words"),
        (bool(re.search(r"\d{4}|\d\D?\d\D?\d\D?\d\D?\d", name)), "the name has a long number"),
        (bool(re.search(r"[.!?]\s+\S", name)), "the name has more than one sentence"),
        (not re.search(r"[^\W\d_]{3}", name), "the name has no word"),
        (catch_all(name), "the name says nothing of its own"),
    )
    return next((fault for found, fault in tests if found), "")


def _foreign(name: str, prompt: Prompt) -> str:
    """Whether a name repeats our rules, speaks as a machine, or rests on one statement or on none."""
    said = set(runs(plain_words(name), 4))
    if said & set(runs(plain_words(SYSTEM), 4)):
        return "the name repeats the rules"
    sources = Counter(one for text in prompt.statements for one in set(content(text)))
    least = 2 if len(prompt.statements) > 2 else 1
    shared = {one[:5] for one, count in sources.items() if count >= least}
    shared |= {one[:5] for word in prompt.words for one in content(word)}
    own = [one for one in content(name) if one not in CATCH_ALL]
    if _MACHINE.search(name) and not {one[:5] for one in content(_MACHINE.search(name)[0])} & shared:  # type: ignore[index]
        return "the name speaks as a machine"
    carried = sum(one[:5] in shared for one in own)
    if carried == 0 or carried < len(own) / 3:
        return "the name is not about what the statements share"
    return _of_one(name, prompt.statements, shared)


def _of_one(name: str, statements: Sequence[str], shared: set[str]) -> str:
    """Whether a name is taken from a single statement that says what the others do not."""
    length = 4
    words = plain_words(name)
    for run in runs(words, min(length, len(words))):
        holders = sum(run in set(runs(plain_words(text), len(run))) for text in statements)
        others = [one for one in content(" ".join(run)) if one[:5] not in shared]
        if holders == 1 and len(statements) > 2 and len(others) > 1:
            return "the name repeats what one statement alone says"
    return ""
