"""How long an issue takes to render, warm, and how much of that is premailer's: CPU time, median of seven.

PYTHONPATH=. python bench/render.py [STORIES …]        (default: 20 60 400)
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from statistics import median

from digest.render import built_in_names, check, inline, render
from tests import render_samples as samples

RUNS = 7


def measured(stories: int, template: str) -> tuple[float, float, float, int]:
    """Return the milliseconds of a warm render, of premailer in it, of a check, and the mail's bytes."""
    issue = samples.big_issue(stories, letter=replace(samples.LETTER, template=template))
    spent: list[float] = []
    own = inline.inline

    def timed(page: str) -> str:
        begin = time.process_time()
        try:
            return own(page)
        finally:
            spent.append(time.process_time() - begin)

    rendering = render(issue)
    inline.inline = timed
    times, shares, checks = [], [], []
    for _ in range(RUNS):
        spent.clear()
        begin = time.process_time()
        rendering = render(issue)
        times.append(time.process_time() - begin)
        shares.append(sum(spent))
        begin = time.process_time()
        check(issue, rendering)
        checks.append(time.process_time() - begin)
    inline.inline = own
    return median(times) * 1000, median(shares) * 1000, median(checks) * 1000, len(rendering.html.encode())


def main(counts: list[int]) -> None:
    """Print a table."""
    print("template  stories   render ms   premailer ms   check ms   bytes")
    for template in built_in_names():
        for count in counts:
            whole, premailer, checking, size = measured(count, template)
            print(f"{template:8}  {count:7}   {whole:9.0f}   {premailer:12.0f}   {checking:8.0f}   {size:,}")


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [20, 60, 400])
