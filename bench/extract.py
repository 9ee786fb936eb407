"""Measure the extractor on real pages, beside trafilatura (HTML) and the untouched text, in one run.

Usage: PYTHONPATH=. python bench/extract.py ../shared/data [--sets text_wcxb,html_news] [--limit N] [--json FILE]

A page of wcxb is judged by a net, or trees, that have not seen its site; what ships has seen them all.
Exact means equal after quotes, dashes and dots are written one way; from text, only rows count whose gold
value stands in the page. The time, the processor's, is taken in a pass of its own over all pages but the first, each
read once; the first is read before, so that what a process loads once (numpy, the weights, how languages are told)
is no page's time, with trafilatura as with us.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from gold import same_words, word_f1, words_in

from digest.errors import ExtractError
from digest.extract import extract, merge, model
from digest.extract.forest import Forest, forest_from
from digest.extract.net import Net, net_from
from digest.models import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from digest.models import Article

T = TypeVar("T")
MEASURES = ("f1", "precision", "recall", "title", "author", "date", "with", "without", "ms", "refused")


def rows_of_set(data: Path, name: str, limit: int | None) -> list[dict[str, Any]]:
    """Read the rows of a set."""
    with gzip.open(data / "pages" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as rows:
        return [json.loads(row) for row in rows][:limit]


def unseen_by(kind: str) -> dict[str, Any]:
    """Return for each row that was trained on what was trained without its site: a net of lines, or trees of blocks."""
    with np.load(Path(__file__).parent / f"{kind}_folds.npz", allow_pickle=False) as stored:
        folds = stored["folds"].tolist()
        made = {f: net_from(stored, f) if kind == "line" else forest_from(stored, f"{f}_page") for f in set(folds)}
        return {str(row): made[fold] for row, fold in zip(stored["ids"].tolist(), folds, strict=True)}


def one_way(text: str | None) -> str:
    """Write quotes, dashes, dots and spaces one way."""
    text = re.sub("[’‘`]", "'", text or "")
    text = re.sub("[“”„«»]", '"', text)
    return re.sub(r"\s+", " ", re.sub("[–—]", "-", text.replace("…", "..."))).strip()


def stands_in(row: dict[str, Any]) -> dict[str, bool]:
    """Tell which of the gold values stand in a text copy."""
    lines = row["page"].splitlines()
    text = " ".join(words_in(row["page"]))
    author = " ".join(words_in(row["author"] or ""))
    day = (row["published"] or "")[:10]
    return {
        "title": any(same_words(line.strip(" *+o•"), row["title"] or "") for line in lines),
        "author": bool(author) and f" {author} " in f" {text} ",
        "date": bool(day) and _day_stands(day, row["page"]),
    }


def _day_stands(day: str, text: str) -> bool:
    from digest.dates import read

    return any(
        re.search(r"\d", line) and (when := read(line)) and when.date().isoformat() == day
        for line in text.splitlines()
        if len(line) < 200
    )


class Count:
    """Add up measures; a measure that was never taken has no value."""

    def __init__(self) -> None:
        self.sums: dict[str, float] = defaultdict(float)
        self.times: dict[str, int] = defaultdict(int)

    def add(self, measure: str, value: float) -> None:
        """Add one value."""
        self.sums[measure] += value
        self.times[measure] += 1

    def means(self) -> dict[str, float]:
        """Return the mean of each measure."""
        return {m: round(self.sums[m] / self.times[m], 4) for m in MEASURES if self.times[m]}


def add_body(count: Count, body: str, row: dict[str, Any]) -> None:
    """Add what the body of a row is worth."""
    for measure, value in zip(("f1", "precision", "recall"), word_f1(body, row["body"]), strict=True):
        count.add(measure, value)
    flat = one_way(body)
    for key, wanted in (("with", True), ("without", False)):
        for snippet in row.get(key) or ():
            count.add(key, float((one_way(snippet) in flat) is wanted))


def add_credits(count: Count, found: dict[str, str | None], row: dict[str, Any], *, from_text: bool) -> None:
    """Add title, author and date, where there is gold (and, from text, where it stands there)."""
    there = stands_in(row) if from_text else {"title": True, "author": True, "date": True}
    gold = {"title": row.get("title"), "author": row.get("author"), "date": (row.get("published") or "")[:10]}
    for measure, value in gold.items():
        if value and len(value) > (9 if measure == "date" else 0) and there[measure]:
            count.add(measure, float(one_way(found[measure]) == one_way(value)))


def milliseconds(read: Callable[[T], object], pages: Sequence[T]) -> float:
    """Return the processor time for a page, in the mean over all but the first, which is read before the clock runs."""
    read(pages[0])
    started = time.process_time()
    for page in pages[1:]:
        read(page)
    return (time.process_time() - started) * 1000 / max(1, len(pages) - 1)


def article_of(document: Document) -> Article | None:
    """Run the extractor over a page; a page that is refused has no article."""
    try:
        return extract(document)
    except ExtractError:
        return None


def measure_ours(name: str, rows: list[dict[str, Any]]) -> Count:
    """Run the extractor."""
    html = name.startswith("html")
    unseen = unseen_by("page" if html else "line") if name.endswith("wcxb") else {}
    documents = [
        Document(
            source=row["id"],
            content=row["html" if html else "page"].encode(),
            media_type="text/html" if html else "text/plain",
            url=row.get("url") if html else None,
        )
        for row in rows
    ]
    count = Count()
    count.add("ms", milliseconds(article_of, documents))
    for row, document in zip(rows, documents, strict=True):
        with judged_by(unseen.get(row["id"])):
            article = article_of(document)
        count.add("refused", float(article is None))
        add_body(count, "\n".join(article.paragraphs) if article else "", row)
        day = article.published.date().isoformat() if article and article.published else None
        found = {"title": article and article.title, "author": article and article.byline, "date": day}
        add_credits(count, found, row, from_text=not html)
    return count


@contextmanager
def judged_by(unseen: Net | Forest | None) -> Iterator[None]:
    """Judge with another net, or other trees, than the shipped ones for a while."""
    shipped = model.shipped_net, merge.shipped_forest
    if isinstance(unseen, Net):
        model.shipped_net = lambda: unseen
    elif unseen:
        merge.shipped_forest = lambda: unseen
    try:
        yield
    finally:
        model.shipped_net, merge.shipped_forest = shipped


def measure_stock(name: str, rows: list[dict[str, Any]]) -> Count:
    """Run trafilatura as it comes (HTML), or leave the text untouched."""
    from trafilatura import bare_extraction

    def read(row: dict[str, Any]) -> Any:
        return bare_extraction(row["html"], url=row.get("url"), with_metadata=True)

    count = Count()
    if name.startswith("html"):
        count.add("ms", milliseconds(read, rows))
    for row in rows:
        if name.startswith("text"):
            add_body(count, row["page"], row)
            continue
        found = read(row)
        add_body(count, found.text or "" if found else "", row)
        add_credits(
            count,
            {"title": found and found.title, "author": found and found.author, "date": found and found.date},
            row,
            from_text=False,
        )
    return count


def main() -> None:
    """Print the table, and write it as JSON where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--sets", default="text_wcxb,text_news,html_wcxb,html_news")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    table = {}
    print(f"{'set':22}" + "".join(f"{m:>10}" for m in MEASURES))
    for name in options.sets.split(","):
        rows = rows_of_set(options.data, name, options.limit)
        for who, measured in ((f"{name} stock", measure_stock), (f"{name} digest", measure_ours)):
            means = measured(name, rows).means()
            table[who] = means
            print(
                f"{who:22}" + "".join(f"{means[m]:>10.4f}" if m in means else f"{'':>10}" for m in MEASURES), flush=True
            )
    if options.json:
        options.json.write_text(
            json.dumps({"rows": options.limit or "all", "table": table}, indent=1) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
