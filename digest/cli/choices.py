"""What the command line chooses over `digest.toml`, and `digest.toml` over the defaults."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from digest.errors import ConfigError, DigestError
from digest.files import CONFIG, ISSUES, LEDGER

if TYPE_CHECKING:
    from digest.config import Config, SendSettings

config_option = Annotated[
    Path | None, typer.Option("--config", envvar="DIGEST_CONFIG", help="The configuration; digest.toml by default.")
]
NEWSLETTER = ("title", "sender", "language", "timezone", "template")
BUILD = ("limit", "sentences", "algorithm")


def configured(path: Path | None, *, needed: bool, instead: str = "") -> Config:
    """Return the configuration that is named, else the one in this folder, else the defaults.

    Raises:
        ConfigError: it is broken, or there is none where one is needed.
    """
    from digest.config import Config, find_config, load_config
    from digest.models import Newsletter

    found = path or find_config()
    if found is not None:
        return load_config(found)
    if needed:
        hint = f"{instead}begin a newsletter with: digest init, or name it: --config FILE"
        raise ConfigError(f"there is no {CONFIG} here", hint=hint)
    return Config(path=Path(CONFIG), newsletter=Newsletter())


def of_newsletter(config: Path | None, issues: Path | None, issue: str | None) -> tuple[Config, Path]:
    """Return the configuration of the newsletter that an issue belongs to, and the issue's folder.

    That is the one that is named; else the one beside the archive in which the issue stands, be it named by a path from
    another newsletter's folder: its `sign_off` and its ledger hold; else the one in this folder, or the defaults.

    Raises:
        DigestError: there is no such issue, or the configuration is broken.
    """
    from digest import archive
    from digest.config import load_config

    said = configured(config, needed=False)
    folder = archive.find_issue(issues or said.issues, issue)
    own = archive.home_of(folder) / CONFIG
    if config is None and own.is_file() and own != said.path.resolve():
        said = load_config(own)
    return said, folder


def home_of(config: Path | None, issue: Path | None = None) -> Path:
    """Return the newsletter's folder: that of the configuration that is named, else an issue's own, else this one."""
    if config:
        return config.parent
    from digest import archive

    own = archive.home_of(issue) if issue else Path()
    return own if (own / CONFIG).is_file() else Path()


def ledger_file(given: Path | None, *, there: bool = False) -> Path:
    """Return the newsletter's ledger; `there` is for what makes no sense with one that is yet to be made.

    Raises:
        DigestError: there is none where one must be.
    """
    path = given or Path(os.environ.get("DIGEST_CONFIG") or CONFIG).with_name(LEDGER)
    if there and not path.is_file():
        raise DigestError(f"there is no ledger {path}", hint="go to the newsletter's folder, or name it with --ledger")
    return path


def issues_at(issues: Path | None, config: Path | None) -> Path:
    """Return the folder of built issues: the one that is named, else the newsletter's own."""
    return issues or home_of(config) / ISSUES


def preferred(settings: SendSettings, **words: Any) -> SendSettings:
    """Return how an issue is sent, with the words of the line before those of the configuration."""
    return replace(settings, **{key: value for key, value in words.items() if value not in (None, "")})


def refuse_empty(**words: str | None) -> None:
    """Refuse options that are given and say nothing: `--week "$WEEK"` would else be another week's issue.

    Raises:
        ConfigError: one of them is empty.
    """
    empty = next((name for name, value in words.items() if value is not None and not value.strip()), None)
    if empty is not None:
        raise ConfigError(f"--{empty} is empty", hint="is a variable of the command not set?")


def checked_words(*, title: str | None, sender: str | None) -> None:
    """Refuse what the line cannot mean as a title or a sender, before anything is written.

    Raises:
        DigestError: it is empty, or no mail address.
    """
    from digest.addresses import read_sender

    if title is not None and not (title.strip() and title.isprintable()):
        raise ConfigError("--title must be one line of text", hint="is a variable of the command not set?")
    if sender is not None:
        read_sender(sender)


def chosen(config: Config, issues: Path | None, **words: Any) -> Config:
    """Return the configuration with the words of the line in the place of its own, where they are given.

    Raises:
        ConfigError: one of them cannot be.
    """
    from digest.config.languages import checked_language

    if words.get("language"):
        checked_language(words["language"])
    checked_words(title=words.get("title"), sender=words.get("sender"))
    given = {key: value for key, value in words.items() if value is not None}
    for value in given.values():
        if any("\ud800" <= c <= "\udfff" for c in str(value)):  # what Python makes of bytes that are no UTF-8
            raise ConfigError(f"{value!r} is no text in UTF-8", hint="look at the encoding of this terminal")
    return replace(
        config,
        archive=issues or config.archive,
        newsletter=replace(config.newsletter, **{key: given[key] for key in NEWSLETTER if key in given}),
        build=replace(config.build, **{key: given[key] for key in BUILD if key in given}),
    )
