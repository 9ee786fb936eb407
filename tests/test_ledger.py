"""What the ledger promises: whole after any crash, brought up to date, never shared by two runs."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.addresses import read_mailbox
from digest.errors import DigestError
from digest.ledger import open_ledger, read_ledger, run_lock, subscribers, transaction, writing
from digest.ledger.migrations import MIGRATIONS, Migration, migrate

ROOT = Path(__file__).parent.parent


def test_a_new_ledger_has_every_step(tmp_path):
    """Opening makes the file, in WAL mode, with all migrations noted."""
    ledger = open_ledger(tmp_path / "digest.db")
    assert ledger.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert [row["number"] for row in ledger.execute("SELECT number FROM migrations")] == [m.number for m in MIGRATIONS]
    ledger.close()


def test_a_ledger_is_for_its_owners_eyes(tmp_path):
    """It holds readers' addresses: what SQLite puts beside it is as closed, and an old one stays as it was."""
    with closing(open_ledger(tmp_path / "digest.db")):
        modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert "digest.db-wal" in modes
    assert set(modes.values()) == {0o600}
    (tmp_path / "digest.db").chmod(0o640)
    open_ledger(tmp_path / "digest.db").close()
    assert (tmp_path / "digest.db").stat().st_mode & 0o777 == 0o640


def test_numbers_of_migrations_are_unique_and_rising():
    """A step is known by its number, which never comes twice."""
    numbers = [m.number for m in MIGRATIONS]
    assert numbers == sorted(set(numbers))


def test_a_failed_step_leaves_the_old_schema(tmp_path):
    """A migration that fails in the middle takes everything of its run back."""
    ledger = open_ledger(tmp_path / "digest.db")

    def breaks(connection):
        connection.execute("CREATE TABLE half (x)")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        migrate(ledger, (*MIGRATIONS, Migration(9001, "breaks", breaks)))
    assert not ledger.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchone()
    migrate(ledger, (*MIGRATIONS, Migration(9001, "works", lambda c: c.execute("CREATE TABLE half (x)") and None)))
    assert ledger.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchone()
    ledger.close()


def test_a_ledger_from_the_future_is_refused(tmp_path):
    """An older digest does not touch what a newer one wrote."""
    ledger = open_ledger(tmp_path / "digest.db")
    ledger.execute("INSERT INTO migrations VALUES (9999, 'later')")
    ledger.close()
    with pytest.raises(DigestError, match="newer digest"):
        open_ledger(tmp_path / "digest.db")


def test_a_file_that_is_no_ledger_is_named(tmp_path):
    """Garbage in digest.db gives one clear line, and stays as it was."""
    path = tmp_path / "digest.db"
    path.write_bytes(b"not a database, only a text that is long enough to look at" * 20)
    with pytest.raises(DigestError, match="cannot be read"):
        open_ledger(path)
    assert path.read_bytes().startswith(b"not a database")


def test_a_ledger_that_may_not_be_written_is_not_to_be_moved_away(tmp_path):
    """Who is told to start anew mails everybody twice: what is only locked away is to be opened."""
    open_ledger(tmp_path / "digest.db").close()
    (tmp_path / "digest.db-wal").unlink(missing_ok=True)
    (tmp_path / "digest.db-wal").mkdir()
    with pytest.raises(DigestError, match=r"cannot be written: unable to open") as caught:
        open_ledger(tmp_path / "digest.db")
    assert caught.value.hint == "its file and its folder must be writable for you: whose are they?"


def test_a_transaction_is_all_or_nothing(tmp_path):
    """An error inside the block takes back every write of it."""
    ledger = open_ledger(tmp_path / "digest.db")

    def breaks():
        with transaction(ledger):
            ledger.execute("INSERT INTO issues VALUES ('2026-W47', 1, 't', NULL, NULL, '2026-11-23T00:00:00Z')")
            raise KeyError

    with pytest.raises(KeyError):
        breaks()
    assert ledger.execute("SELECT count(*) FROM issues").fetchone()[0] == 0
    ledger.close()


def test_two_runs_cannot_meet(tmp_path):
    """The second run is refused while the first is at work, and let in after it."""
    path = tmp_path / "digest.db"
    with run_lock(path), pytest.raises(DigestError, match="another run"), run_lock(path):
        pass
    with run_lock(path), run_lock(path, name="send"):
        pass


def test_the_lock_of_a_killed_run_is_gone(tmp_path):
    """After a kill -9 the next run starts at once."""
    path = tmp_path / "digest.db"
    code = (
        "import sys,time\nfrom pathlib import Path\nfrom digest.ledger import run_lock\n"
        f"with run_lock(Path({str(path)!r})):\n print('in', flush=True)\n time.sleep(60)"
    )
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=ROOT)
    assert child.stdout.readline() == b"in\n"
    with pytest.raises(DigestError), run_lock(path):
        pass
    os.kill(child.pid, 9)
    child.wait()
    child.stdout.close()
    with run_lock(path):
        pass


def test_a_migration_waits_for_the_run_that_does_it(tmp_path):
    """Two runs that open a new ledger at once both get it whole."""
    path = tmp_path / "digest.db"
    code = f"from digest.ledger import open_ledger\nopen_ledger({str(path)!r}).close()"
    children = [subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) for _ in range(3)]
    assert [child.wait() for child in children] == [0, 0, 0]
    with closing(sqlite3.connect(path)) as ledger:
        assert ledger.execute("SELECT count(*) FROM migrations").fetchone()[0] == len(MIGRATIONS)


def test_a_place_without_a_ledger(tmp_path):
    """A folder that is not there is told of itself, not called another run."""
    with pytest.raises(DigestError, match="cannot be opened"), run_lock(tmp_path / "none" / "digest.db"):
        pass
    (tmp_path / "digest.db.run.lock").write_bytes(b"no database " * 100)
    with pytest.raises(DigestError, match="cannot be locked"), run_lock(tmp_path / "digest.db"):
        pass


def test_a_full_disk_is_an_expected_error(tmp_path):
    """What SQLite cannot write is one line with a way out, whatever it was at."""
    path = tmp_path / "digest.db"
    with closing(open_ledger(path)) as ledger:
        ledger.execute("PRAGMA max_page_count = 1")
        with pytest.raises(DigestError, match="cannot be written: database or disk is full"), writing(path):
            ledger.execute("CREATE TABLE more AS SELECT hex(randomblob(10000))")


@pytest.mark.parametrize("busy", [True, False])
def test_a_ledger_that_cannot_be_written_can_be_looked_at(tmp_path, monkeypatch, busy):
    """A copy on a disk that is read-only, or another's: what was written last, and stands beside it, is seen too."""
    home = tmp_path / "home"
    home.mkdir()
    ledger = open_ledger(home / "digest.db")
    subscribers.add(ledger, [(read_mailbox("ann@example.org"), None, None)], datetime.now(UTC))
    if not busy:
        ledger.close()
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    monkeypatch.setattr("os.access", lambda path, mode: not str(path).startswith(str(home)))
    with closing(read_ledger(home / "digest.db")) as found:
        assert [one.address for one in subscribers.every(found)] == ["ann@example.org"]
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before
    ledger.close()
