"""Why two passages are a pair, in a few words."""

from __future__ import annotations

from wtanalysis.guidance.anchors import Partners
from wtanalysis.guidance.likeness import Both, common

_RARE = 4.0  # the weight of a word that few passages have


def reasons(both: Both, partners: Partners, pairs: list[tuple[int, int]]) -> list[tuple[float, str]]:
    """The similarity of each pair, and what the pair rests on."""
    shared = common([both.old.coded[i] for i, _ in pairs], [both.new.coded[j] for _, j in pairs]).tolist()
    size = both.old.size.tolist(), both.new.size.tolist()
    rare = {c for c, weight in zip(both.characters, both.weight.tolist(), strict=True) if weight >= _RARE}
    found = []
    for (i, j), count in zip(pairs, shared, strict=True):
        total = size[0][i] + size[1][j]
        similarity = round(2 * count / total, 4) if total else 1.0
        if both.old.keys[i] == both.new.keys[j]:
            found.append((similarity, "same words"))
            continue
        told = [f"{count} of {max(size[0][i], size[1][j])} words in the same order", *_rare(both, rare, i, j)]
        found.append((similarity, "; ".join([*told, *_place(both, partners, i, j)])))
    return found


def _rare(both: Both, rare: set[str], i: int, j: int) -> list[str]:
    count = len(set(both.old.coded[i]).intersection(both.new.coded[j]) & rare)
    return [f"{count} rare {'word' if count == 1 else 'words'} shared"] if count else []


def _place(both: Both, partners: Partners, i: int, j: int) -> list[str]:
    lead, other = int(both.old.lead[i]), int(both.new.lead[j])
    told = ["same lead-in"] if lead >= 0 and other >= 0 and partners.of_old[lead] == other else []
    beside = (
        partners.of_old[both.old.before[i]] == both.new.before[j],
        partners.of_old[both.old.after[i]] == both.new.after[j],
    )
    if all(beside):
        told.append("between the same neighbours")
    elif any(beside):
        told.append("beside the same neighbour")
    return told
