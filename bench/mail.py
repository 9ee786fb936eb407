"""Print the table of finished mails: kinds of issues by templates, and what other people's tools say of each.

PYTHONPATH=. python bench/mail.py [--feeds FOLDER] [--seed FILE] [--checks FOLDER] [--only KIND …] [--out FOLDER]

Without the folders (which are no part of the project) it takes examples/ and a made-up issue of 400 stories, and runs
SpamAssassin and `digest check`. `--checks` names a folder with check_message.py, check_rendering.mjs, check_clients.mjs
and htmlvalidate.json, and their npm packages. Exits 1 when anything fails.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from digest import archive
from digest.build import specimen
from digest.render import built_in_names, check, render
from tests import render_samples as samples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.models import Issue

CONFIG = Path("examples/digest.toml")
NAMES = {"ar": "المد الأسبوعي", "hi": "साप्ताहिक ज्वार", "ja": "週刊うしお"}
MOST = 98_000


def main() -> int:
    """Print a line for each mail, and return 1 if one of them has a fault."""
    asked = _arguments()
    print("issue       template  stories    bytes  message  rendering  clients  html  spam  rules≥0.5  findings")
    bad = 0
    with tempfile.TemporaryDirectory() as work:
        for kind, issue in issues(asked, Path(work)):
            for template in built_in_names():
                folder = (asked.out or Path(work)) / f"{kind}-{template}"
                bad += not row(
                    kind, replace(issue, newsletter=replace(issue.newsletter, template=template)), folder, asked
                )
    return bool(bad)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    for name in ("feeds", "seed", "checks", "out"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--only", nargs="*")
    return parser.parse_args()


def issues(asked: argparse.Namespace, work: Path) -> Iterator[tuple[str, Issue]]:
    """Yield each kind of issue with its name, built by the command line."""
    feeds = sorted(map(str, asked.feeds.iterdir())) if asked.feeds else []
    kinds: dict[str, list[str]] = {
        "seed": [str(asked.seed)] if asked.seed else [],
        "week": ["examples/week", "--week", "2026-W47"],
        "60 feeds": feeds[:60],
        "400": [*feeds, "--limit", "400"] if feeds else [],
        **{code: [f"examples/languages/{code}", "--language", code, "--title", name] for code, name in NAMES.items()},
    }
    for kind, words in kinds.items():
        if words and (not asked.only or kind in asked.only):
            yield kind, built(words, work / kind)
    if not feeds and (not asked.only or "400" in asked.only):
        yield "400", samples.big_issue(400, 40)


def built(words: list[str], issues_folder: Path) -> Issue:
    """Return the issue that `digest build` makes of these words."""
    command = [sys.executable, "-m", "digest", "build", *words, "--config", str(CONFIG), "--issues", str(issues_folder)]
    done = subprocess.run([*command, "--slug", "x"], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 3):
        sys.exit(f"{' '.join(words[:3])}: {done.stderr}")
    return archive.load_issue(issues_folder / "x")


def row(kind: str, issue: Issue, folder: Path, asked: argparse.Namespace) -> bool:
    """Print what is to say of one mail; return whether it is without a fault."""
    rendering = render(issue)
    message = specimen(issue, rendering)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (("email.html", rendering.html.encode()), ("message.eml", message)):
        (folder / name).write_bytes(content)
    size = len(rendering.html.encode())
    codes = outside(folder, asked.checks)
    score, fired = spam(folder / "message.eml")
    errors = [finding for finding in check(issue, rendering, message=message) if finding.severity == "error"]
    count = sum(len(section.stories) for section in issue.sections)
    marks = [f"{code if code is not None else '–':>{width}}" for code, width in zip(codes, (7, 9, 7, 4), strict=True)]
    print(
        f"{kind:10}  {issue.newsletter.template:8}  {count:7}  {size:7,}  {'  '.join(marks)}  "
        f"{'–' if score is None else score:>4}  {','.join(fired) or 'none':>9}  {len(errors)} errors",
        flush=True,
    )
    return not (any(codes) or fired or errors or (score or 0) > 0 or size > MOST)


def outside(folder: Path, checks: Path | None) -> list[int | None]:
    """Return the exit codes of the checks that are not ours, None for each that is not there."""
    html, eml = str((folder / "email.html").absolute()), str((folder / "message.eml").absolute())
    commands = (
        [sys.executable, "check_message.py", eml],
        ["node", "check_rendering.mjs", html, str((folder / "views").absolute())],
        ["node", "check_clients.mjs", html],
        ["npx", "html-validate", "-c", "htmlvalidate.json", html],
    )
    if checks is None:
        return [None] * len(commands)
    codes: list[int | None] = []
    for command in commands:
        done = subprocess.run(command, cwd=checks, capture_output=True, text=True, check=False)
        codes.append(done.returncode)
        if done.returncode:
            print(f"  {command[1]}: {(done.stdout + done.stderr).strip()[:2000]}")
    return codes


def spam(eml: Path) -> tuple[float | None, list[str]]:
    """Return SpamAssassin's score without the network, and its rules that count 0.5 or more."""
    if shutil.which("spamassassin") is None:
        return None, []
    with eml.open("rb") as message:
        said = subprocess.run(["spamassassin", "-L", "-t"], stdin=message, capture_output=True, check=False).stdout
    report = said.decode("utf-8", "replace")
    total = re.search(r"X-Spam-Status: \w+, score=(-?[\d.]+)", report)
    rules = re.findall(r"(?m)^\s*(-?\d+\.\d) ([A-Z][A-Z0-9_]+) ", report)
    return float(total.group(1)) if total else None, [name for points, name in rules if float(points) >= 0.5]


if __name__ == "__main__":
    sys.exit(main())
