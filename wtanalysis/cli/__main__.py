"""``python -m wtanalysis.cli`` is ``wta``."""

from wtanalysis.cli import main

main()
