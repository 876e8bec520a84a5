"""How long PDFs take to read, and how much memory. Run: ``python -m benchmarks.pdf [FILE...]``.

Without files it reads the PDFs of ``../shared``. Each file has a process of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
ONE = """
import json, resource, sys, time
from wtanalysis.documents.readers.pdf import read_pdf
start, busy = time.perf_counter(), time.process_time()
document = read_pdf(sys.argv[1])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([time.perf_counter() - start, time.process_time() - busy, peak, len(document.paragraphs)]))
"""


def main(files: list[str]) -> None:
    """Print one line a file: seconds, seconds of computing, peak memory, paragraphs."""
    named = [Path(name) for name in files] or sorted(SHARED.glob("sources/guidance/*.pdf")) + sorted(
        SHARED.glob("realdata/*/*.pdf")
    )
    print("| file | seconds | of computing | peak MB | paragraphs |\n|---|---|---|---|---|")
    for path in named:
        done = subprocess.run([sys.executable, "-c", ONE, str(path)], capture_output=True, text=True, check=True)
        seconds, busy, peak, count = json.loads(done.stdout)
        print(f"| {path.name} | {seconds:.1f} | {busy:.1f} | {peak:.0f} | {count} |")


if __name__ == "__main__":
    main(sys.argv[1:])
