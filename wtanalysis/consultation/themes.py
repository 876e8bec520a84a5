"""What ``[themes]`` names: the codebook, who coded what, the topics and their names, and what reviewers decided."""

from __future__ import annotations

from pathlib import Path

from wtanalysis.consultation.definition import Definition
from wtanalysis.themes.work import NAMES, ThemeFiles

KEY = "themes"


def read_themes(definition: Definition, folder: Path) -> ThemeFiles | None:
    """What ``[themes]`` names; None where there is no such table. The files are there but are not read yet.

    Raises:
        ConsultationError: an unknown key, no codebook, or a file that is not in the folder.

    >>> read_themes(Definition("consultation.toml", "", {}), Path()) is None
    True
    """
    told = definition.table(KEY, definition.values)
    if not told:
        return None
    definition.known(KEY, told, NAMES)
    named = {}
    for name in NAMES:
        if name not in told and name != "codebook":
            continue
        named[name] = definition.inside(name, told, KEY)
        if not (folder / named[name]).is_file():
            what = f"no file {named[name]!r}"
            definition.fault(name, what, "a file in the folder", "add it or correct the name", KEY)
    return ThemeFiles(**named, folder=folder)
