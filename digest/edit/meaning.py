"""Which English stems go together in the news at large: a short vector each, learned by bench/learn_meaning.py."""

from __future__ import annotations

import base64
import json
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.edit.table import Rows


@lru_cache(maxsize=1)
def _vectors() -> tuple[dict[str, int], Any]:
    import numpy as np

    table = json.loads((resources.files("digest.edit") / "data" / "meaning.json").read_text(encoding="utf-8"))
    stems = table["stems"].split(" ")
    cells = np.frombuffer(base64.b64decode(table["vectors"]), dtype=np.int8)
    vectors = cells.reshape(len(stems), table["dimensions"]).astype(np.float32) / 127
    return {stem: at for at, stem in enumerate(stems)}, vectors


def meaning(stems: Iterable[str]) -> Any:
    """Return the direction that stems point in together: a unit vector, or zeros where none is known."""
    places, vectors = _vectors()
    return _unit(vectors[[places[stem] for stem in stems if stem in places]].sum(axis=0))


def meanings(stems: Sequence[str], rows: Rows) -> Any:
    """Return the direction of each row of weighted stems, zeros where none of its stems is known."""
    import numpy as np

    places, vectors = _vectors()
    known = np.fromiter((places.get(stem, -1) for stem in stems), np.int32, len(stems))[rows.columns]
    cells = known >= 0
    starts = np.concatenate([[0], np.cumsum(cells)])[rows.starts]
    known, weights = known[cells], rows.telling[cells].astype(np.float32)
    found = [weights[start:end] @ vectors[known[start:end]] for start, end in pairwise(starts.tolist())]
    return _unit(np.array(found, dtype=np.float32).reshape(len(found), vectors.shape[1]))


def _unit(rows: Any) -> Any:
    import numpy as np

    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)
