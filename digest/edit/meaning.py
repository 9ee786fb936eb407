"""Which English stems go together in the news at large: a short vector each, learned by bench/learn_meaning.py."""

from __future__ import annotations

import base64
import json
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


@lru_cache(maxsize=1)
def _vectors() -> tuple[dict[str, int], Any]:
    import numpy as np

    table = json.loads((resources.files("digest.edit") / "data" / "meaning.json").read_text(encoding="utf-8"))
    stems = table["stems"].split(" ")
    cells = np.frombuffer(base64.b64decode(table["vectors"]), dtype=np.int8)
    vectors = cells.reshape(len(stems), table["dimensions"]).astype(np.float32) / 127
    return {stem: at for at, stem in enumerate(stems)}, vectors


def meaning(weighted: Iterable[tuple[str, float]]) -> Any:
    """Return the direction that weighted stems point in together: a unit vector, or zeros where none is known."""
    import numpy as np

    places, vectors = _vectors()
    found = [(places[stem], weight) for stem, weight in weighted if stem in places]
    if not found:
        return np.zeros(vectors.shape[1], dtype=np.float32)
    at, weights = zip(*found, strict=True)
    total = np.asarray(weights, dtype=np.float32) @ vectors[list(at)]
    return total / max(float(np.linalg.norm(total)), 1e-9)
