"""How long a fresh Python takes for the import and the help, and for the libraries that they leave alone.

Usage: python benchmarks/import_time.py [RUNS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

CODE = {
    "(an empty Python)": "pass",
    "import wtanalysis": "import wtanalysis",
    "wta --help": "import sys; sys.argv = ['wta', '--help']; from wtanalysis.cli import main; main()",
    "import pandas": "import pandas",
    "import bertopic": "import bertopic",
}


def seconds(code: str) -> float:
    """The time of one fresh Python that runs this code, from start to end."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    return time.perf_counter() - start


def main(runs: int) -> None:
    """Print the median and the best of some runs, the first one (which may read from disk) left out."""
    print("| what | median, s | best, s |\n|---|---|---|")
    for name, code in CODE.items():
        seconds(code)
        times = [seconds(code) for _ in range(runs)]
        print(f"| `{name}` | {statistics.median(times):.2f} | {min(times):.2f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
