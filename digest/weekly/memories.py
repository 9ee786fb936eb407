"""What a newsletter's runs remember: articles once extracted, and what other issues told."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from digest.codec import article_from, plain, to_json
from digest.errors import ExtractError
from digest.extract import extract
from digest.ledger import issues as told
from digest.models import Document, Skipped
from digest.sources.week import believed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from importlib.resources.abc import Traversable

    from digest.ledger import Ledger
    from digest.models import Article
    from digest.sources.week import Rules

#: What is put out each week at a new address (how waste is sorted, when the library opens) comes back after so long:
#: what is said once a year is said again.
_UNTIL_AGAIN = timedelta(days=300)
#: The rooms by which a document becomes the article it does.
_EXTRACTOR = ("extract", "dates", "text", "urls.py")


class Memories:
    """Extract documents, each only once in the life of a ledger; refuse what another issue told."""

    def __init__(self, ledger: Ledger, rules: Rules) -> None:
        self._ledger = ledger
        self._now = rules.now
        self._told = told.told_elsewhere(ledger, rules.slug)
        self._texts = told.texts_told_elsewhere(ledger, rules.slug, since=rules.now - _UNTIL_AGAIN)
        self._extractor = "".join(map(_fingerprint, map(files("digest").joinpath, _EXTRACTOR)))
        self._new: dict[str, str] = {}
        self._used: list[str] = []
        #: What stands for a page that holds no article, by its address.
        self.excerpts: Mapping[str, Document] = {}
        #: Articles left out because an issue told them: no failure of their source.
        self.known: set[Skipped] = set()

    def clean(self, document: Document) -> Article:
        """Return the article of a document, or of the excerpt its page stands for where the page holds none.

        Raises:
            ExtractError: there is none, or another issue told it.
        """
        excerpt = self.excerpts.get(document.url or "")
        try:
            article = self._extracted(document)
        except ExtractError:
            if excerpt is None:
                raise
            article = self._extracted(excerpt)
        article = replace(article, published=believed(article.published, self._now))
        slug = self._told.get(article.id)
        again = self._texts.get(told.text_of(article) or "")
        if slug or again:
            reason = f"told in issue {slug}" if slug else f"told word for word in issue {again}"
            self.known.add(Skipped(what=document.called, stage="extract", reason=reason))
            raise ExtractError(reason)
        return article

    def date_of(self, document: Document) -> datetime | None:
        """Return when the article in a document says it was published; None where it does not, or there is none."""
        try:
            return believed(self._extracted(document).published, self._now)
        except ExtractError:
            return None

    def _extracted(self, document: Document) -> Article:
        # its place changes with every new entry of its feed, and its text does not
        bare = replace(document, source="", topic=None, weight=1.0, position=0, place=None)
        key = _key(bare, self._extractor)
        kept = self._new.get(key) or told.extracted(self._ledger, key)
        if kept is None:
            kept = self._new[key] = _as_text(bare)
        else:
            self._used.append(key)
        return replace(
            _from_text(kept),
            source=document.source,
            topic=document.topic,
            weight=document.weight,
            position=document.position,
        )

    def keep(self) -> None:
        """Write what was extracted into the ledger."""
        for key, article in self._new.items():
            told.keep_extracted(self._ledger, key, article, now=self._now)
        told.use_extracted(self._ledger, self._used, now=self._now)
        self._new.clear()


def _as_text(document: Document) -> str:
    try:
        return to_json(plain(extract(document)), indent=None)
    except ExtractError as error:
        return to_json({"skipped": error.message}, indent=None)


def _from_text(text: str) -> Article:
    row = json.loads(text)
    if "skipped" in row:
        raise ExtractError(row["skipped"])
    return article_from(row)


def _key(document: Document, extractor: str) -> str:
    about = to_json([plain(getattr(document, name)) for name in Document.__slots__ if name != "content"], indent=None)
    return sha256(b"\0".join((extractor.encode(), about.encode(), document.content))).hexdigest()


def _fingerprint(room: Traversable) -> str:
    """Return a hash of the extractor's own files: another extractor may find another article."""
    found = sha256()
    for path in sorted(room.iterdir(), key=lambda path: path.name) if room.is_dir() else (room,):
        if path.is_file() and not path.name.endswith(".pyc"):
            found.update(path.name.encode() + path.read_bytes())
        elif path.is_dir() and path.name != "__pycache__":
            found.update(_fingerprint(path).encode())
    return found.hexdigest()
