"""The nets of the line model while they learn; digest/extract/net.py is what they are afterwards.

Needs PyTorch (`pip install torch`), which nothing else here does.
"""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from digest.extract.net import PAGE_AT, REACHES, SAYS, THROUGH
from digest.extract.standing import FEATURES
from digest.extract.vocabulary import SIZE

WIDTH, WORD_WIDTH = 24, 16
EPOCHS, BATCH, RATE, DECAY, MEMORY = 12, 8, 3e-3, 0.01, 0.995
#: What is taken from the nets while they learn: words, all words of a page (as in a language they do not know).
NO_WORD, NO_WORDS, DROPPED, WORDS_DROPPED = 0.25, 0.2, 0.15, 0.3
#: How many of the parts of pages are shown beside the pages each time.
PART = 0.25
INDENT, GAPS = FEATURES.index("indent"), [FEATURES.index("gap"), FEATURES.index("gap_after")]
INDENTS = slice(FEATURES.index("from_main"), FEATURES.index("change_below") + 1)


class Layer(nn.Module):
    """See the lines `reach` above and below."""

    def __init__(self, reach: int) -> None:
        super().__init__()
        self.see, self.add = nn.Linear(3 * WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.reach, self.drop = reach, nn.Dropout(DROPPED)

    def forward(self, x: Any, mask: Any) -> Any:
        """Return the lines with what the layer adds."""
        n, by = x.shape[1], self.reach
        above = functional.pad(x, (0, 0, by, 0))[:, :n]
        below = functional.pad(x, (0, 0, 0, by))[:, by:]
        seen = functional.relu(self.see(torch.cat([above, x, below], 2)))
        return (x + self.drop(self.add(seen))) * mask


class Through(nn.Module):
    """See how much of what the net takes for text stands above a line and below it."""

    def __init__(self) -> None:
        super().__init__()
        self.weigh, self.tell = nn.Linear(WIDTH, THROUGH), nn.Linear(2 * THROUGH, WIDTH)

    def forward(self, x: Any, mask: Any) -> Any:
        """Return the lines with what stands above and below them, as shares of all."""
        weight = torch.sigmoid(self.weigh(x)) * mask
        sums = weight.cumsum(1)
        total = sums[:, -1:] + 1
        return (x + self.tell(torch.cat([(sums - weight) / total, (total - 1 - sums) / total], 2))) * mask


class Net(nn.Module):
    """Say of each line how likely it is body, headline, byline."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.words = nn.EmbeddingBag(SIZE, WORD_WIDTH, mode="mean")
        nn.init.normal_(self.words.weight, 0, 0.1)
        self.inside, self.page = nn.Linear(width + WORD_WIDTH, WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        self.layers = nn.ModuleList([Layer(reach) for reach in REACHES])
        self.through = nn.ModuleList([Through(), Through()])
        self.last, self.out = nn.Linear(2 * WIDTH, WIDTH), nn.Linear(WIDTH, len(SAYS))
        self.drop, self.word_drop = nn.Dropout(DROPPED), nn.Dropout(WORDS_DROPPED)

    def forward(self, table: Any, ids: Any, starts: Any, mask: Any) -> Any:
        """Return the log-odds of each line."""
        words = self.word_drop(self.words(ids, starts).view(*table.shape[:2], -1))
        first = x = functional.relu(self.inside(torch.cat([table, words], 2))) * mask
        for at, layer in enumerate(self.layers):
            if at == PAGE_AT:
                mean, most = x.sum(1) / mask.sum(1), (x + (mask - 1) * 1e3).amax(1)
                x = x + functional.relu(self.page(torch.cat([mean, most], 1)))[:, None] * mask
                x = self.through[0](x, mask)
            x = layer(x, mask)
        x = self.through[1](x, mask)
        return self.out(functional.relu(self.last(self.drop(torch.cat([first, x], 2)))))


def batch_of(pages: list[dict[str, Any]], rng: np.random.Generator | None, scale: tuple[Any, Any]) -> dict[str, Any]:
    """Return pages side by side; with `rng` as they are shown while learning: without indents, words, gaps."""
    longest, width = max(len(p["table"]) for p in pages), pages[0]["table"].shape[1]
    table = np.zeros((len(pages), longest, width), np.float32)
    said = {name: np.zeros((len(pages), longest), np.float32) for name in ("body", "title", "author", "size", "mask")}
    ids, sizes = [], np.zeros((len(pages), longest), np.int64)
    for at, page in enumerate(pages):
        n = len(page["table"])
        table[at, :n] = ((_shown(page["table"], rng) - scale[0]) / scale[1]).clip(-4, 4)
        for name, rows in said.items():
            rows[at, :n] = 1 if name == "mask" else page[name]
        asked, starts = _asked(page, rng)
        ids.append(asked)
        sizes[at, :n] = np.diff(np.append(starts, len(asked)))
    starts = np.concatenate([[0], np.cumsum(sizes.ravel())])[:-1]
    arrays = {"table": table, "ids": np.concatenate(ids), "starts": starts, **said}
    return {name: torch.from_numpy(array) for name, array in arrays.items()}


def _shown(table: Any, rng: np.random.Generator | None) -> Any:
    if rng is None or rng.random() < 0.5:
        return table
    table = table.copy()
    table[:, INDENT], table[:, INDENTS] = 0, -99
    if rng.random() < 0.4:
        table[:, GAPS] = 0
    return table


def _asked(page: dict[str, Any], rng: np.random.Generator | None) -> tuple[Any, Any]:
    ids, starts = page["ids"], page["starts"]
    if rng is None:
        return ids, starts
    keep = rng.random(len(ids)) > (1.0 if rng.random() < NO_WORDS else NO_WORD)
    return ids[keep], np.concatenate([[0], np.cumsum(keep)])[starts]


def loss_of(said: Any, batch: dict[str, Any]) -> Any:
    """Return how wrong the nets are: about lines by their words, about the page by its F1, about who and what."""
    mask, size, body = batch["mask"], batch["size"], batch["body"]
    total = (size * body * mask).sum(1, keepdim=True)
    weight = torch.sqrt(size + 1) * mask / torch.sqrt(total + 50) * 20
    lines = functional.binary_cross_entropy_with_logits(said[..., 0], body, reduction="none") * weight
    chance = torch.sigmoid(said[..., 0]) * mask * size
    f1 = 2 * (chance * body).sum(1) / (chance.sum(1) + total[:, 0] + 1)
    byline = functional.binary_cross_entropy_with_logits(said[..., 2], batch["author"], reduction="none") * mask
    picks = 0.15 * _pick(said[..., 1], batch["title"], mask) + 0.1 * _pick(said[..., 2], batch["author"], mask)
    return lines.sum() / mask.sum() + 0.5 * (1 - f1).mean() + 2 * byline.sum() / mask.sum() + picks


def _pick(said: Any, right: Any, mask: Any) -> Any:
    """Return how unlikely the right lines are among those of their page."""
    has = right.sum(1) > 0
    if not has.any():
        return 0.0
    chances = functional.log_softmax(said.masked_fill(mask == 0, -1e4), 1)
    return -torch.logsumexp(chances.masked_fill(right == 0, -1e4), 1)[has].mean()


def learn(pages: list[dict[str, Any]], scale: tuple[Any, Any], seed: int) -> Net:
    """Return a net that has learned these pages: the mean of what it was on its way."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    rng = np.random.default_rng(seed)
    net = Net(pages[0]["table"].shape[1])
    kept = copy.deepcopy(net)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * int(len(pages) * (1 + 2 * PART) / BATCH + 10)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps + 1, pct_start=0.15)
    done = 0
    for _ in range(EPOCHS):
        net.train()
        for chosen in _batches(pages, rng):
            batch = batch_of(chosen, rng, scale)
            said = net(batch["table"], batch["ids"], batch["starts"], batch["mask"][..., None])
            loss = loss_of(said, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            rate.step()
            done += 1
            with torch.no_grad():
                for old, new in zip(kept.parameters(), net.parameters(), strict=True):
                    old.lerp_(new, 1 - min(MEMORY, (1 + done) / (10 + done)))
    return kept.eval()


def _batches(pages: list[dict[str, Any]], rng: np.random.Generator) -> list[list[dict[str, Any]]]:
    """Return pages, and some parts of pages, of like length together, in another order each time."""
    parts = [part for page in pages for part in page["parts"] if rng.random() < PART]
    pages = [*pages, *parts]
    order = np.argsort([len(p["table"]) + rng.random() * 80 for p in pages])
    chosen = [[pages[i] for i in order[at : at + BATCH]] for at in range(0, len(order), BATCH)]
    return [chosen[i] for i in rng.permutation(len(chosen))]


def packed(nets: list[Net]) -> dict[str, Any]:
    """Return the nets' weights as bytes with a scale each column, by the names that digest/extract/net.py knows."""
    arrays: dict[str, Any] = {}
    for name, weights in _named(nets).items():
        axis = tuple(range(1, weights.ndim - 1))
        scale = np.maximum(np.abs(weights).max(axis=axis, keepdims=True), 1e-9) / 127
        arrays[f"scale_{name}"] = scale.astype(np.float16 if name == "words" else np.float32)
        arrays[f"net_{name}"] = np.round(weights / arrays[f"scale_{name}"]).clip(-127, 127).astype(np.int8)
    return arrays


def _named(nets: list[Net]) -> dict[str, Any]:
    linear = {"in": "inside", "page": "page", "last": "last", "out": "out"}
    linear |= {f"{what}{at}": f"through.{at}.{what}" for at in range(2) for what in ("weigh", "tell")}
    linear |= {f"see{at}": f"layers.{at}.see" for at in range(len(REACHES))}
    linear |= {f"add{at}": f"layers.{at}.add" for at in range(len(REACHES))}
    states = [{key: value.numpy() for key, value in net.state_dict().items()} for net in nets]
    found = {"words": np.stack([state["words.weight"] for state in states])}
    for name, key in linear.items():
        found[f"{name}_w"] = np.stack([state[f"{key}.weight"].T for state in states])
        found[f"{name}_b"] = np.stack([state[f"{key}.bias"][None] for state in states])
    return found
