"""`digest.toml` as one frozen record; what is wrong in it is said with its line, its key and the nearest right one."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import ConfigError
from digest.files import CONFIG, ISSUES, LEDGER

if TYPE_CHECKING:
    from digest.models import Newsletter, Topic
    from digest.private import Access


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Name one source of a newsletter: an address, a path, or a plug-in, and how it is to be read."""

    #: What `digest log` and `issue.json` call it.
    name: str
    #: An address (http, https, imap, imaps), a path, or `plugin:` with the name of one; `${NAME}` for a secret.
    where: str
    #: How it is read, where it is private.
    access: Access | None = None
    topic: str | None = None
    weight: float = 1.0
    #: The newest so many of its entries, at most, in one issue; 0 for all.
    limit: int = 100
    #: Whether a short excerpt is replaced by the page's text: `auto`, `always`, `never`.
    full_text: str = "auto"
    #: `auto`, or what stands there: feed, page, site, list.
    kind: str = "auto"
    language: str | None = None
    publisher: str | None = None
    #: Words by which its articles are kept out, and those of which one must be said.
    drop: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    #: For plug-ins: its own settings.
    options: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSettings:
    """Hold how an issue is made."""

    limit: int = 50
    sentences: int = 3
    algorithm: str | None = None
    #: Excerpts shorter than this (characters of text) are replaced by the page's full text.
    full_text_under: int = 600
    #: An article older than this many days never enters, however it comes.
    max_age: int = 30
    #: How many entries without a date are taken from a source seen for the first time.
    first_undated: int = 3
    #: Words by which articles are kept out, and those of which one must be said.
    drop: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    #: What a word in a title is worth.
    words: tuple[tuple[str, float], ...] = ()
    #: Topics in the order of their sections.
    order: tuple[str, ...] = ()
    #: Whether stories of no topic stand under a last section.
    rest: bool = True
    #: Stories of a lower score are left out.
    floor: float = 0.0
    #: Warn after so many failures of a source in a row.
    warn_after: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpSettings:
    """Hold how addresses are fetched."""

    #: A way to reach you, told to every server: an address or a page.
    contact: str = ""
    connections: int = 16
    per_host: int = 2
    #: Seconds for a connection or a silence; a whole fetch may take three times as long.
    timeout: float = 20.0
    retries: int = 2
    #: The largest body taken, unpacked, in MB.
    max_mb: float = 20.0
    #: Hosts (`name` or `name:port`) that may be reached although they are private.
    allow_hosts: tuple[str, ...] = ()
    robots: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SendSettings:
    """Hold how an issue is sent; passwords are never here."""

    via: str | None = None
    #: A file of readers, or one address.
    to: str | None = None
    #: Messages a minute; 0 for as fast as it goes.
    rate: float = 0.0
    #: Messages a minute to one domain; 0 for no limit.
    domain_rate: float = 0.0
    #: How many connections to the mail service at once.
    connections: int = 1
    #: The sender, where it is not the newsletter's own.
    sender: str | None = None
    #: The envelope's address, where bounces go.
    bounce: str | None = None
    #: Whether an issue is sent only once its editor has approved it.
    sign_off: bool = False
    #: The sender's id in a Feedback-ID header.
    feedback_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Hold what `digest.toml` says, whole and checked."""

    #: The file it stands in; paths in it count from its folder.
    path: Path
    newsletter: Newsletter
    sources: tuple[Source, ...] = ()
    #: None: they are discovered; `"news"`: the built-in set.
    topics: tuple[Topic, ...] | str | None = None
    build: BuildSettings = field(default_factory=BuildSettings)
    http: HttpSettings = field(default_factory=HttpSettings)
    send: SendSettings = field(default_factory=SendSettings)
    #: Another place for the archive than `issues/` beside the file.
    archive: Path | None = None

    @property
    def folder(self) -> Path:
        """Return the newsletter's folder."""
        return self.path.parent

    @property
    def issues(self) -> Path:
        """Return the folder of its archive."""
        return self.archive or self.folder / ISSUES

    @property
    def ledger(self) -> Path:
        """Return the file of its memory."""
        return self.folder / LEDGER


def find_config(folder: Path | None = None) -> Path | None:
    """Return the `digest.toml` of a folder (the current one where none is given), or None."""
    path = (folder or Path()) / CONFIG
    return path if path.is_file() else None


def load_config(path: Path) -> Config:
    """Return the configuration in `path`; what `${NAME}` stands for is asked for only where it is used.

    Raises:
        ConfigError: it is absent, broken, or says something that cannot be.
    """
    from digest.config.checking import checked

    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(f"there is no {path}", hint="start a newsletter with: digest init") from None
    except OSError as error:
        hint = "it must be a file that you may read: whose is it?"
        raise ConfigError(f"{path} cannot be read: {error.strerror}", hint=hint) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}:{line}: this is not UTF-8", hint="save it as a text file in UTF-8") from error
    return checked(text, path)
