"""A newsletter with its readers, its mail server and its clock, and what must be true of them at any time."""
# ruff: noqa: D102
# what is asked of it says its name

import contextlib
import io
import json
import os
import random
import sqlite3
import threading
from collections import Counter
from datetime import timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import typer

from digest import archive
from digest.cli import sending
from digest.config import load_config
from digest.errors import DigestError
from digest.ledger import open_ledger, subscribers
from digest.ledger.log import log_of
from digest.send import Way
from digest.weekly.withdrawn import withdraw
from tests.servers.clock import Clock
from tests.servers.postbox import receiving
from tests.weeks import NOW, entry, feed, run

READERS = [f"{name}@example.org" for name in ("ann", "bob", "cem", "dee")]
NOBODY = 65534
#: Syncing to a disk takes nine tenths of the time.
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
WORDS = """
harbor ferry island council engine winter ticket school baker market bridge tunnel garden museum theater library
hospital station airport river forest mountain farmer fisher teacher doctor painter singer builder driver sailor
opened closed moved painted repaired measured counted carried watched visited planned refused accepted promised
wooden golden silent narrow ancient modern broken gentle heavy early
"""


class Killed(BaseException):
    """End a run at once, as kill -9 does."""


def story(number, when):
    """Return an entry like no other."""
    words = random.Random(number)
    lines = (" ".join(words.choices(WORDS.split(), k=12)) for _ in range(4))
    text = " ".join(f"{line.capitalize()} in district {number}." for line in lines)
    return entry(f"/{number}", f"{' '.join(words.choices(WORDS.split(), k=4)).capitalize()} {number}", when, text)


@contextlib.contextmanager
def as_nobody(folder):
    """Be somebody who is not root, to whom all in a folder belongs: what is read-only is so for root, too, then."""
    if os.geteuid():
        yield
        return
    places = [folder, *folder.rglob("*")]
    for place in places:
        os.chown(place, NOBODY, -1)
    folder.parent.chmod(0o755)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        for place in filter(Path.exists, [folder, *folder.rglob("*")]):
            os.chown(place, 0, -1)


class World:
    """Keep a newsletter, what its server took, and what was allowed to come twice."""

    def __init__(self):
        super().__init__()
        self.closing = contextlib.ExitStack()
        self.home = Path(self.closing.enter_context(TemporaryDirectory(dir=MEMORY))) / "weekly"
        self.box, self.port = self.closing.enter_context(receiving())
        self.home.mkdir()
        self.home.parent.chmod(0o755)
        self.clock = Clock(NOW)
        self.feeds = {"one": [], "two": []}
        self.source, self.signed, self.number = "one", False, 0
        self.named = READERS[:3]
        #: Second copies that were asked for, by issue and reader.
        self.allowed = Counter()
        self.older = self.killed_since = self.forced = False
        self.news(2)

    def write(self):
        sign = "[send]\nsign_off = true\n" if self.signed else ""
        text = f'[newsletter]\ntitle = "T"\nfrom = "t@e.org"\n[[sources]]\npath = "{self.source}.xml"\n{sign}'
        (self.home / "digest.toml").write_text(text)
        for name, entries in self.feeds.items():
            (self.home / f"{name}.xml").write_bytes(feed(*entries[-6:]))

    @property
    def config(self):
        return load_config(self.home / "digest.toml")

    @property
    def issues(self):
        return archive.slugs(self.config.issues)

    def news(self, count, which="one"):
        for _ in range(count):
            self.number += 1
            self.feeds[which].append(story(self.number, self.clock.moment - timedelta(hours=1)))
        self.write()

    @contextlib.contextmanager
    def maybe_killed(self, where):
        """Kill what runs where it comes to call a function, if one is named."""
        with patch(where, side_effect=Killed) if where else contextlib.nullcontext(), contextlib.suppress(Killed):
            yield

    def step(self, step):
        """Do one of the three, whatever comes of it but a traceback."""
        with contextlib.suppress(DigestError):
            if step == "build":
                run(self.config, self.clock.moment)
            elif step == "withdraw":
                withdraw(self.config)
            elif step == "send" and self.issues:
                folder = self.config.issues / self.issues[-1]
                self.tagged(folder)
                self.spoken(folder, self.named, resend=False, port=self.port)

    def files(self):
        found = [self.config.ledger.with_suffix(".sent"), *self.config.issues.rglob("*.*")]
        return {path: path.read_bytes() for path in found if path.is_file()}

    def known(self):
        with contextlib.closing(open_ledger(self.config.ledger)) as ledger:
            return {one["slug"] for one in log_of(ledger)["issues"]}

    def doubtful(self):
        """Tell whether a run was killed: then what is beside the ledger may lag behind it."""
        with contextlib.closing(open_ledger(self.config.ledger)) as ledger:
            return self.killed_since or ledger.execute("SELECT 1 FROM deliveries WHERE status = 'handing'").fetchone()

    def send(self, *, part=slice(None), at=-1, resend=False, down=False, forked=False):
        """Run `digest send`, and look at what became of each reader."""
        if not self.issues:
            return
        slug, named = self.issues[at], self.named[part]
        folder = self.config.issues / slug
        before = self.rows(slug)
        if resend:
            self.forced |= self.older  # a ledger that has forgotten whom it sent what, and is told to go on
            doubtful = [one for one in named if self.older or before.get(one, ("",))[0] in ("unknown", "handing")]
            self.allowed.update((slug, reader) for reader in doubtful)
        self.box.tag = (slug, self.mark(folder))
        taken = len(self.box.taken)
        go = partial(self.spoken, folder, named, resend=resend, port=1 if down else self.port)
        said, error = self.in_a_process(go) if forked else go()
        self.box.calm()
        self.killed_since = (forked and said is None) or (self.killed_since and error is not None)
        if said is None:
            return
        if error is None or taken != len(self.box.taken):
            self.all_are_accounted_for(slug, named, said, error)

    def in_a_process(self, go):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                said, error = go()
                os.write(writing, json.dumps([said, error and str(error)]).encode())
            finally:
                os._exit(0)
        self.box.fell(child)
        os.close(writing)
        os.waitpid(child, 0)
        with os.fdopen(reading, "rb") as pipe:
            told = pipe.read()
        return json.loads(told) if told else (None, None)

    def spoken(self, folder, named, *, resend, port):
        way = Way(
            ledger=self.config.ledger,
            home=self.config.ledger,
            now=self.clock.now,
            sleep=self.clock.sleep,
            resend_unknown=resend,
        )
        via, out, error = f"smtp://127.0.0.1:{port}", io.StringIO(), None
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            try:
                recipients = sending._recipients(named, way)
                if self.signed:
                    sending._refuse_unapproved(folder, via)
                sending._send(folder, via, recipients, way, threading.Event(), json=False)
            except typer.Exit as left:
                out.write(f"status {left.exit_code}")
            except DigestError as refusal:
                error = refusal
        return out.getvalue(), error

    def mark(self, folder):
        texts = (folder / name for name in ("email.html", "email.txt"))
        return sha256(b"".join(text.read_bytes() for text in texts)).hexdigest()[:8]

    def have(self, slug):
        """Return the readers who were given an issue."""
        return {reader for tag, reader in self.box.taken if tag[0] == slug}

    def marks(self):
        return {slug: self.mark(self.config.issues / slug) for slug in self.issues}

    def rows(self, slug):
        """Return status and reason of each delivery of an issue by mail."""
        if not self.config.ledger.is_file():
            return {}
        with contextlib.closing(sqlite3.connect(self.config.ledger)) as ledger:
            query = "SELECT reader, status, detail FROM deliveries d JOIN sends s ON s.id = d.send WHERE issue = ?"
            return {reader: (status, detail) for reader, status, detail in ledger.execute(query, (slug,))}

    def suppressed(self):
        with contextlib.closing(open_ledger(self.config.ledger)) as ledger:
            return set(subscribers.all_suppressed(ledger))

    def nothing_that_readers_have_has_changed(self, before):
        had = {tag[0] for tag, _ in self.box.taken}
        after = self.marks()
        assert all(before[slug] == after.get(slug) for slug in had & set(before)), "an issue that readers have changed"

    def all_are_accounted_for(self, slug, named, said, error):
        rows, gone = self.rows(slug), self.suppressed()
        for reader in named:
            status, detail = rows.get(reader, (None, None))
            if reader in gone and status in (None, "failed"):
                continue
            assert status in (
                "sent",
                "failed",
                "deferred",
                "unknown",
                *(("pending",) if error or " pending" in said else ()),
            ), (reader, status, said)
            assert status == "sent" or detail or status == "pending", (reader, status)
            if status in ("deferred", "unknown"):
                assert f" {reader}:" in said or f" {status}" in said or error, (reader, status, said)
        for reader, (status, _) in rows.items():
            if status in ("unknown", "handing") and error is None:
                assert f"unknown {reader}" in said
            if status in ("pending", "deferred") and reader not in named and reader not in gone and error is None:
                assert "still wait" in said, (reader, status, said)

    def tagged(self, folder):
        self.box.tag = (folder.name, self.mark(folder))
