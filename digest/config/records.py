"""The checked tables as the frozen records that the rest of the house knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.config import BuildSettings, Config, HttpSettings, SendSettings, Source
from digest.errors import ConfigError
from digest.models import Newsletter, Topic
from digest.private import access_of

if TYPE_CHECKING:
    from pathlib import Path

    from digest.config import schema


def record(file: schema.File, path: Path) -> Config:
    """Return the record of a checked file.

    Raises:
        ConfigError: two sources share a name, or a source names a topic that is not there.
    """
    topics = file.topics if file.topics is None or isinstance(file.topics, str) else tuple(map(_topic, file.topics))
    sources = tuple(_source(table, file.newsletter.language) for table in file.sources)
    _check_names(sources, topics, path)
    http = file.http.model_dump()
    send = file.send.model_dump()
    return Config(
        path=path,
        newsletter=_newsletter(file.newsletter),
        sources=sources,
        topics=topics,
        build=BuildSettings(**{**file.build.model_dump(), "words": tuple(sorted(file.build.words.items()))}),
        http=HttpSettings(**http),
        send=SendSettings(**send),
    )


def _newsletter(table: schema.NewsletterTable) -> Newsletter:
    values = table.model_dump(exclude={"brand", "url"})
    url = table.url.rstrip("/") if table.url else None
    return Newsletter(**values, url=url, brand=tuple(sorted(table.brand.items())))


def _topic(table: schema.TopicTable) -> Topic:
    title = table.title or table.id.replace("-", " ").replace("_", " ").capitalize()
    return Topic(id=table.id, title=title, keywords=table.keywords, sources=table.sources)


def _source(table: schema.SourceTable, language: str) -> Source:
    where = table.url or table.path or f"plugin:{table.plugin}"
    where, access = access_of(where, table.headers) if table.url else (where, None)
    full_text = {True: "always", False: "never", "auto": "auto"}[table.full_text]
    return Source(
        name=table.name or where,
        where=where,
        access=access,
        topic=table.topic,
        weight=table.weight,
        limit=table.limit,
        full_text=full_text,
        kind=table.kind,
        language=table.language or language,
        publisher=table.publisher,
        drop=table.drop,
        only=table.only,
        options=tuple(sorted(table.options.items())),
    )


def _check_names(sources: tuple[Source, ...], topics: tuple[Topic, ...] | str | None, path: Path) -> None:
    names = [source.name for source in sources]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise ConfigError(f"{path.name}: two sources are called {twice}", hint="give one of them a name of its own")
    if isinstance(topics, tuple) and topics:
        known = [topic.id for topic in topics]
        for source in sources:
            if source.topic and source.topic not in known:
                hint = f"the topics are: {', '.join(known)}"
                raise ConfigError(
                    f"{path.name}: {source.name} names the topic {source.topic}, which is not there", hint=hint
                )
        for topic in topics:
            for name in topic.sources:
                if name not in names:
                    hint = f"the sources are: {', '.join(names[:10])}"
                    raise ConfigError(
                        f"{path.name}: topic {topic.id} names the source {name}, which is not there", hint=hint
                    )
