"""Titles of posts and roles in running text, by the noun that ends them: "partnership chair", "designated doctor"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from wtanalysis.guidance.folded import MARKS, Folded, listed

HEADS = sorted(
    listed(
        """partner practitioner officer chair chairperson lead panel professional commissioner scrutineer reviewer
    director doctor nurse guardian coordinator adviser advisor manager supervisor worker governor inspector
    ombudsman secretary board team trustee constable mentor advocate champion regulator examiner assessor visitor
    midwife teacher facilitator representative"""
    )
)
_NOT = listed(
    """term the a an and or of in on at by to for from with as is are was were be been being this that these those
    each every all any some no other another such their its our his her your my who which whose what when where if
    whether not also between within through under over into per than then both either neither more most many few
    several two three four five one first second third own same different various relevant appropriate involved
    local new current existing key main only individual individuals particular specific including include includes
    should must may can will would could has have had do does did make makes between against during other others
    children child young people family families parents carers it they he she we you there here multiple single
    whole wider small large good effective strong working enable enables ensure support supports help helps inform
    involve involves consult notify contact lead leads appoint become becomes via about across among amongst after
    before because so how why agree provide provides allow allows ask require requires engage engages use uses
    using given giving out up down off even just like unless until while whilst experienced qualified trained
    suitable responsible necessary possible potential additional further certain following joint frontline front-
    line non"""
)
_VERBS_TOO = listed("lead chair champion mentor advocate board team")
_OPENS = listed(
    """designated executive clinical named nominated strategic practice safeguarding independent partnership panel
    policy project conference safety"""
)
_LONE = listed("senior strategic professional statutory social national regional")
_AFTER_VERB = listed("up by with on to the a an their it this that them")
_LONGEST = 4


def roles_in(text: Folded) -> Counter[str]:
    """How often each title of a post or role stands in an edition, folded; each shorter form of a title counts too.

    >>> from wtanalysis.guidance.model import Guidance, Passage
    >>> from wtanalysis.provenance import Source
    >>> said = "Lead safeguarding partners appoint the partnership chair, and other partners help."
    >>> one = Guidance(Source("a.md", ""), "1", "Ferries", passages=(Passage(0, "paragraph", said, "L1"),))
    >>> sorted(roles_in(Folded(one)))
    ['lead safeguarding partner', 'partnership chair', 'safeguarding partner']
    """
    counted: Counter[str] = Counter()
    for head in HEADS:
        for at in text.places(head):
            for title in _titles(text, at, head):
                counted[title] += 1
    return counted


def _titles(text: Folded, at: int, head: str) -> Iterator[str]:
    """The title that ends in the head at a place, and each shorter form of it."""
    start = at
    while start > 0 and at - start < _LONGEST:
        word = text.words[start - 1]
        if word in MARKS or (word in _NOT and word != "lead") or not word[0].isalpha():
            break
        start -= 1
    title = text.words[start:at]
    if head == "lead" and title[:1] == ["lead"]:
        title = title[1:]
    if not title or (head in _VERBS_TOO and not _noun(text, at, title)):
        return
    for i in range(len(title)):
        if title[i] not in _LONE or i + 1 < len(title):
            yield " ".join((*title[i:], head))


def _noun(text: Folded, at: int, title: list[str]) -> bool:
    """Whether a head that may be a verb ("partners lead the review") ends a title here."""
    following = text.words[at + 1] if at + 1 < len(text.words) else ""
    return (title[-1] in _OPENS or len(title) > 1) and following not in _AFTER_VERB
