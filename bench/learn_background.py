"""Count in how many articles each stem stands: `python bench/learn_background.py`.

Writes digest/edit/data/background.json: facts about words, no text. Sets whose weights may ship: CNN,
huffpost (en), telegram (en, ru), French news (fr). The story sets stay out: their own words must not
seem usual when stories are measured on them.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

from digest.edit.terms import stems

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data"
SETS = ("summaries/cnn", "topics/huffpost", "topics/telegram_en_ru", "summaries/french")
#: Rarer stems are taken as never seen: it halves the file and changes no figure.
FEWEST = 3


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a set."""
    with gzip.open(SHARED / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def text_of(row: dict[str, str]) -> str:
    """Return what a row says."""
    body = row.get("text") or row.get("article") or " ".join(row.get("paragraphs", ()))
    return f"{row.get('title') or ''} {body}"


def main() -> None:
    """Count, and write the file."""
    counts: dict[str, Counter[str]] = {}
    totals: Counter[str] = Counter()
    for name in SETS:
        for row in rows(name):
            language = row.get("lang") or ("fr" if name.endswith("french") else "en")
            counts.setdefault(language, Counter()).update(set(stems(text_of(row)[:12_000], language)))
            totals[language] += 1
    table = {
        language: {
            "articles": totals[language],
            "stems": {stem: n for stem, n in sorted(found.items()) if n >= min(FEWEST, 1 + totals[language] // 1000)},
        }
        for language, found in sorted(counts.items())
    }
    out = ROOT / "digest" / "edit" / "data" / "background.json"
    out.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print({language: (row["articles"], len(row["stems"])) for language, row in table.items()}, out.stat().st_size)


if __name__ == "__main__":
    main()
