"""What a sender added to a template, in the sender's own words."""

from __future__ import annotations

from itertools import pairwise

from wtanalysis.responses.shingles import words_at

TOGETHER = 3
_OPENING = "\"'“‘«([{£$€#@"


def added_at(text: str, template: str) -> tuple[tuple[int, int], ...]:
    """Where the parts of a text stand that are not of the template.

    A word is of the template where it stands in three words in a row that the template has too, whatever their case
    and marks; the order of passages does not matter.

    Args:
        text: what was sent.
        template: the shared words; its passages may be parted by line ends.

    Returns:
        Start and end of each added part, in order.

    >>> added_at("Hello! Keep the night boats. Ann", "Keep the night boats.")
    ((0, 6), (29, 32))
    """
    words = words_at(text)
    shared = _shared([word for word, _, _ in words], template)
    spans: list[tuple[int, int]] = []
    for number, (_, start, end) in enumerate(words):
        if shared[number]:
            continue
        to = words[number + 1][1] if number + 1 < len(words) else len(text)
        to = start + len(text[start:to].rstrip().rstrip(_OPENING).rstrip()) if to > end else end
        begin = start
        while begin and text[begin - 1] in _OPENING:
            begin -= 1
        if spans and not shared[number - 1]:
            spans[-1] = (spans[-1][0], max(to, end))
        else:
            spans.append((begin, max(to, end)))
    return tuple(spans)


def _shared(words: list[str], template: str) -> list[bool]:
    """Which words of a text are of the template."""
    known = [word for word, _, _ in words_at(template)]
    size = min(TOGETHER, len(known))
    having = {tuple(known[n : n + size]) for n in range(len(known) - size + 1)} if known else set()
    shared = [False] * len(words)
    for number in range(len(words) - size + 1):
        if tuple(words[number : number + size]) in having:
            shared[number : number + size] = [True] * size
    return shared


def added(text: str, template: str) -> str:
    r"""What a sender added to a template or put for its words: verbatim, one part a line.

    >>> added("Hello! Keep the night boats running. I am a nurse.", "Keep the night boats running.")
    'Hello!\nI am a nurse.'
    >>> added("KEEP the night boats running", "Keep the night boats running.")
    ''
    """
    return "\n".join(text[start:end] for start, end in added_at(text, template))


def parts(text: str, template: str) -> tuple[tuple[str, bool], ...]:
    """A text cut into what is of the template and what was added, which together give the text again.

    >>> parts("Keep the night boats. Ann", "Keep the night boats.")
    (('Keep the night boats. ', False), ('Ann', True))
    """
    spans = added_at(text, template)
    bounds = sorted({0, len(text), *(place for span in spans for place in span)})
    return tuple((text[start:end], (start, end) in spans) for start, end in pairwise(bounds))
