"""Whatever happens in whatever order: each reader gets each issue once, or is named with the reason why not.

DIGEST_SEQUENCES=2000 runs that many sequences instead of a few, each time other ones.
"""
# ruff: noqa: D102
# rules are called what happens

import contextlib
import json
import os
import shutil
import sqlite3
from collections import Counter, defaultdict
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from digest import archive
from digest.build import rebuild
from digest.errors import DigestError
from digest.ledger import open_ledger, subscribers
from digest.ledger.log import log_of
from digest.named import Around
from digest.weekly import Wish, build_named
from digest.weekly.withdrawn import withdraw
from tests.sequences import READERS, World, as_nobody
from tests.servers.postbox import FAULTS, STEPS
from tests.weeks import run

LONG = int(os.environ.get("DIGEST_SEQUENCES", "0"))
PART = st.sampled_from([slice(None), slice(None), slice(1), slice(1, None)])
SOME_FAULTS = st.dictionaries(st.sampled_from(READERS), st.sampled_from(FAULTS), max_size=2)
pytestmark = [
    pytest.mark.long,
    pytest.mark.filterwarnings("ignore:This process.*is multi-threaded:DeprecationWarning"),
]


class Weeks(World, RuleBasedStateMachine):
    """Keep a newsletter, its readers and their mail server through what comes."""

    @initialize()
    def the_first_issue(self):
        run(self.config, self.clock.moment)

    # What the world does

    @rule(count=st.integers(1, 2), which=st.sampled_from(["one", "two"]), days=st.sampled_from([0.001, 1, 3, 7, 15]))
    def time_passes(self, count, which, days):
        self.clock.moment += timedelta(days=days)
        self.news(count, which)

    @rule(reader=st.sampled_from(READERS), how=st.sampled_from(["comes", "goes", "unsubscribes", "is back"]))
    def a_reader(self, reader, how):
        if how in ("comes", "goes"):
            self.named = [
                one for one in READERS if one in {*self.named, reader} - ({reader} if how == "goes" else set())
            ]
            return
        with contextlib.closing(open_ledger(self.config.ledger)) as ledger:
            if how == "is back":
                subscribers.pardon(ledger, reader)
            else:
                subscribers.suppress(ledger, reader, subscribers.UNSUBSCRIBED, "", self.clock.moment)

    # What the editor does

    @rule(source=st.sampled_from(["one", "two"]), signed=st.sampled_from([False, False, True]))
    def the_newsletter_changes(self, source, signed):
        self.source, self.signed = source, signed
        self.write()

    @rule(killed=st.sampled_from([None] * 4 + ["digest.archive.write_issue", "digest.ledger.issues.record_issue"]))
    def a_build(self, killed):
        before = self.marks()
        with self.maybe_killed(killed), contextlib.suppress(DigestError):
            run(self.config, self.clock.moment)
        self.nothing_that_readers_have_has_changed(before)

    @rule()
    def a_build_of_named_sources(self):
        before = self.marks()
        with contextlib.suppress(DigestError):
            now = self.clock.moment
            slug = f"{now:%G-W%V}"
            build_named([str(self.home / "two.xml")], self.config, Wish(slug=slug), Around(now=now))
        self.nothing_that_readers_have_has_changed(before)

    @rule(
        approved=st.booleans(),
        intro=st.sampled_from(["", "Hello."]),
        rebuilt=st.sampled_from(["if nobody has it", "always", "never"]),
        at=st.sampled_from([0, -1, -1]),
    )
    def edits(self, approved, intro, rebuilt, at):
        if not self.issues:
            return
        folder = self.config.issues / self.issues[at]
        (folder / "edits.toml").write_text(
            f"approved = {str(approved).lower()}\n" + f'intro = "{intro}"\n' * bool(intro)
        )
        if rebuilt == "always" or (rebuilt == "if nobody has it" and not self.have(folder.name)):
            rebuild(folder)

    @rule(killed=st.sampled_from([None, None, "digest.archive.remove_issue", "digest.ledger.issues.forget_issue"]))
    def a_withdrawal(self, killed):
        slug = None
        with self.maybe_killed(killed), contextlib.suppress(DigestError):
            slug, _ = withdraw(self.config)
        if slug:
            assert not self.have(slug), f"{slug} was taken back, and readers have it"
            assert slug not in self.issues

    # What befalls its files

    @rule(step=st.sampled_from(["build", "send", "withdraw", "nothing"]), what=st.sampled_from(["issues", "digest.db"]))
    def nothing_can_be_written(self, step, what):
        """The ledger and the archive are another's, or one of them, as after a backup that was put back by root."""
        locked = [self.home, self.home / what, *(self.home / what).rglob("*")]
        locked = [path for path in locked if path.exists()]
        before, taken = self.files(), len(self.box.taken)
        for path in locked:
            path.chmod(0o555 if path.is_dir() else 0o444)
        with as_nobody(self.home):
            self.step(step)
        for path in locked:
            path.chmod(0o755 if path.is_dir() else 0o600 if path.name == "digest.db" else 0o644)
        assert (self.files(), len(self.box.taken)) == (before, taken)

    @rule()
    def the_newsletter_moves(self):
        there = self.home.with_name("biweekly" if self.home.name == "weekly" else "weekly")
        self.home = self.home.rename(there)

    @rule(step=st.sampled_from(["build", "send", "withdraw", "nothing"]))
    def the_newest_issue_is_elsewhere_for_a_while(self, step):
        if not self.issues:
            return
        slug = self.issues[-1]
        folder, away = self.config.issues / slug, self.home / "away"
        folder.rename(away)
        had = self.have(slug)
        self.step(step)
        if had:
            assert not folder.exists(), "another issue stands under the name of one that readers have"
        if folder.exists():
            shutil.rmtree(away)  # another one was built
        elif slug in self.known():
            away.rename(folder)
        else:
            shutil.rmtree(away)  # it was withdrawn

    @rule(copy=st.booleans())
    def the_ledger_is_an_older_one(self, copy):
        """A copy of earlier is put back, or none; what was sent since is known beside it."""
        if not self.config.ledger.is_file() or self.doubtful():
            return
        kept = self.home.parent / "copy.db"
        for path in self.home.glob("digest.db*"):
            path.unlink()
        if copy and kept.exists():
            shutil.copy(kept, self.config.ledger)
        self.older = True

    @rule()
    def a_copy_of_the_ledger_is_made(self):
        if not self.config.ledger.is_file():
            return
        kept = contextlib.closing(sqlite3.connect(self.home.parent / "copy.db"))
        with kept as copy, contextlib.closing(open_ledger(self.config.ledger)) as ledger:
            ledger.backup(copy)

    # Sending

    @rule()
    def a_send(self):
        self.send()

    @rule(faults=st.dictionaries(st.sampled_from(READERS), st.sampled_from(FAULTS), min_size=1), part=PART)
    def a_send_with_faults(self, faults, part):
        self.box.faults = faults
        self.send(part=part)

    @rule(deadly=st.sampled_from(STEPS), after=st.integers(0, 2), faults=SOME_FAULTS, resend=st.booleans())
    def a_send_that_is_killed(self, deadly, after, faults, resend):
        self.box.faults, self.box.deadly, self.box.after = faults, deadly, after
        self.send(resend=resend, forked=True)

    @rule(part=PART, down=st.booleans(), resend=st.booleans(), faults=SOME_FAULTS)
    def a_send_of_what_is_left(self, part, down, resend, faults):
        self.box.faults = faults
        self.send(part=part, down=down, resend=resend)

    @rule(part=PART)
    def a_send_of_an_older_issue(self, part):
        self.send(part=part, at=0)

    # What must be true

    @invariant()
    def nobody_has_an_issue_twice(self):
        counts = Counter((tag[0], reader) for tag, reader in self.box.taken)
        assert all(count <= 1 + self.allowed[one] for one, count in counts.items()), (counts, self.allowed)

    @invariant()
    def all_have_the_same_issue(self):
        if self.forced:
            return
        contents = defaultdict(set)
        for (slug, mark), _ in self.box.taken:
            contents[slug].add(mark)
        assert all(len(marks) == 1 for marks in contents.values()), contents

    @invariant()
    def the_ledger_knows_who_has_it(self):
        if self.older:
            return
        taken = {(tag[0], reader) for tag, reader in self.box.taken}
        for slug in {slug for slug, _ in taken} | set(self.issues):
            for reader, (status, _) in self.rows(slug).items():
                assert status != "sent" or (slug, reader) in taken, (slug, reader, "was never sent")
                assert (slug, reader) not in taken or status in ("sent", "unknown", "handing"), (slug, reader, status)

    @invariant()
    def every_file_can_be_read(self):
        config = self.config
        for slug in self.issues[-1:]:
            folder = config.issues / slug
            archive.load_rendering(folder, archive.load_issue(folder))
            archive.load_report(folder)
        if config.ledger.is_file():
            with contextlib.closing(open_ledger(config.ledger)) as ledger:
                assert ledger.execute("PRAGMA quick_check").fetchone()[0] == "ok"
                log_of(ledger)
        if (beside := config.ledger.with_suffix(".sent")).is_file():
            json.loads(beside.read_bytes())

    def teardown(self):
        try:
            self.in_the_end_all_have_it()
        finally:
            self.closing.close()

    def in_the_end_all_have_it(self):
        """With a good server the same command brings every issue to whoever is left."""
        for slug in self.issues if self.named else ():
            folder = self.config.issues / slug
            if self.signed:
                (folder / "edits.toml").write_text("approved = true\n")
            for _ in range(2):
                said, error = (
                    self.spoken(folder, self.named, resend=False, port=self.port)
                    if not self.tagged(folder)
                    else (None, None)
                )
            rows, gone = self.rows(slug), self.suppressed()
            if error is None:
                for reader in set(self.named) - gone:
                    assert rows[reader][0] in ("sent", "failed", "unknown"), (slug, reader, rows, said)
            else:
                assert any(
                    words in str(error)
                    for words in ("has changed since", "nobody to send to", "not in it yet", "knows of")
                ), error
        self.nobody_has_an_issue_twice()
        self.the_ledger_knows_who_has_it()


def test_whatever_happens_in_whatever_order():
    """Builds, edits, sends, kills, refusals, withdrawals, weeks: nobody twice, nobody lost, nothing unreadable."""
    some = settings(
        max_examples=LONG or 12,
        stateful_step_count=25 if LONG else 12,
        derandomize=not LONG,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        print_blob=False,
        report_multiple_bugs=False,
        phases=[Phase.generate] if LONG else [Phase.generate, Phase.shrink],
    )
    run_state_machine_as_test(Weeks, settings=some)
