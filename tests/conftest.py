"""Fixtures that many tests share."""

import functools
import gc
import importlib.util
import os
import sys
from datetime import timedelta
from pathlib import Path

import hypothesis
import pytest

REQUIRE_ALL = os.environ.get("DIGEST_REQUIRE_ALL") == "1"
ROOT = Path(__file__).parent.parent
# Workers, and the processes that tests start, keep what they compile: a `digest send` takes half as long again without.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# As the command line does: with three workers on two processors, threads of numpy's would wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Hypothesis wants an example in 200 ms, which a busy machine grants none (test_lexicon failed once by it).
hypothesis.settings.register_profile("digest", deadline=None)
hypothesis.settings.load_profile("digest")


def absent(what: str):
    """Skip a test whose material is not on this machine; where all must run (CI), fail it."""
    if REQUIRE_ALL:
        pytest.fail(f"{what} is absent, and DIGEST_REQUIRE_ALL=1 wants every test to run")
    pytest.skip(f"{what} is absent")


def pytest_addoption(parser):
    """Let golden files be written anew, to be read and committed by a person."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers():
    """Run a worker more than there are processors: tests wait a minute in all for servers, browsers and time-outs."""
    return None if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ else (os.cpu_count() or 1) + 1


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Start the long tests first, so that none is left to one worker at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish():
    """Leave what was collected out of every later search for garbage: a fourteenth of the time of all tests."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Count a skipped test as a failure where all must run (CI)."""
    report = yield
    if REQUIRE_ALL and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and DIGEST_REQUIRE_ALL=1 wants every test to run: {report.longrepr}"
    return report


@pytest.fixture(scope="session", autouse=True)
def _one_command_line():
    """Make the command line once: typer evaluates the annotations of all options at each call, 24 ms of 250 tests."""
    import typer.main
    import typer.testing

    with pytest.MonkeyPatch.context() as patch:
        made = functools.cache(typer.main.get_command)
        patch.setattr(typer.main, "get_command", made)
        patch.setattr(typer.testing, "_get_command", made)
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real material beside the project, which is never part of it."""
    path = ROOT.parent / "shared"
    if not path.is_dir():
        absent("../shared (real material to measure with)")
    return path


@pytest.fixture(scope="session")
def shared_data(shared) -> Path:
    """The real rows: pages, feeds, summaries, stories, topics, mail."""
    return shared / "data"


@pytest.fixture(scope="session")
def check_message(shared):
    """The acceptance check of a message: takes its bytes, returns what is wrong."""
    spec = importlib.util.spec_from_file_location("check_message", shared / "checks" / "check_message.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.check


@pytest.fixture
def digest(tmp_path, monkeypatch, capsys):
    """Run the command line in an empty folder; give back its status, stdout and stderr."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        from digest.cli import main

        monkeypatch.setattr(sys, "argv", ["digest", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        spoken = capsys.readouterr()
        return left.value.code or 0, spoken.out, spoken.err

    return run


@pytest.fixture
def web():
    """A web with one good feed."""
    from tests.servers.feeds import FeedServer, Reply
    from tests.weeks import NOW, entry, feed

    with FeedServer(
        {"/f": Reply(feed(entry("/ferry", "New ferry sails in spring", NOW - timedelta(days=2))))}
    ) as server:
        yield server


@pytest.fixture
def newsletter(web, tmp_path):
    """Write a digest.toml with these sources and return its configuration."""
    from digest.config import load_config

    def make(*tables: str, build: str = ""):
        sources = "".join(
            f"[[sources]]\n{table}\n" for table in tables or (f'url = "{web.url("/f")}"\nname = "harbor"',)
        )
        http = f'[http]\nallow_hosts = ["127.0.0.1:{web.port}"]\ntimeout = 0.5\nretries = 0\n'
        head = '[newsletter]\ntitle = "T"\nfrom = "t@example.org"\ntimezone = "Europe/Berlin"\n'
        text = f"{head}{http}[build]\n{build}\n{sources}"
        (tmp_path / "digest.toml").write_text(text, encoding="utf-8")
        return load_config(tmp_path / "digest.toml")

    return make


@pytest.fixture
def letter(tmp_path):
    """Give a newsletter of one feed with two stories."""
    from digest.config import load_config
    from tests.weeks import NOW, OTHER, entry, feed

    text = '[newsletter]\ntitle = "T"\nfrom = "t@e.org"\n[[sources]]\npath = "feed.xml"\n'
    (tmp_path / "digest.toml").write_text(text)
    entries = (
        entry("/ferry", "New ferry sails", NOW - timedelta(days=1)),
        entry("/bread", "One shop for bread", NOW - timedelta(days=1), OTHER),
    )
    (tmp_path / "feed.xml").write_bytes(feed(*entries))
    return load_config(tmp_path / "digest.toml")
