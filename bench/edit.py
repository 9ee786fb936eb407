"""Measure all that the editor does, summaries, stories and topics, beside the stock ways.

    PYTHONPATH=. python bench/edit.py [--json FILE]

Runs edit_summaries.py and edit_stories.py one after the other, prints their tables, and joins their JSON.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

PARTS = ("edit_summaries", "edit_stories")


def main() -> None:
    """Run both, and join what they found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared" / "data")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    options = parser.parse_args()
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        for part in PARTS:
            print(f"== {part}", flush=True)
            out = Path(folder) / f"{part}.json"
            command = [sys.executable, str(Path(__file__).with_name(f"{part}.py")), "--shared", str(options.shared)]
            subprocess.run([*command, "--json", str(out)], check=True)
            figures[part] = json.loads(out.read_text())
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
