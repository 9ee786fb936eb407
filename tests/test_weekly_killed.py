"""A run that is killed anywhere: the next one makes the same issue."""

import os
import signal
from dataclasses import replace

import pytest

from digest import archive, weekly
from digest.ledger import open_ledger
from digest.sources import collecting, gathering
from tests.servers.feeds import Reply
from tests.weeks import OTHER, entry, feed, run

#: Where a run is killed: the module and the name of what it is about to call.
STEPS = {
    "fetch": (gathering, "transaction"),
    "choose": (collecting, "transaction"),
    "write": (archive, "write_issue"),
    "remember": (weekly.told, "record_issue"),
}


def kill_a_run(config, step, left, monkeypatch):
    """Build in a process of its own that kills itself at a step, or inside a commit; return how it ended."""

    def deadly(real):
        def die_at_last(*args, **kwargs):
            nonlocal left
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **kwargs)

        return die_at_last

    def watched(path):
        ledger, commit = open_ledger(path), deadly(lambda: None)
        ledger.set_trace_callback(lambda statement: statement == "COMMIT" and commit())
        return ledger

    child = os.fork()  # and no new interpreter, which takes a second to load what is loaded here
    if child == 0:
        try:
            if step == "commit":
                monkeypatch.setattr(weekly, "open_ledger", watched)
            else:
                module, name = STEPS[step]
                monkeypatch.setattr(module, name, deadly(getattr(module, name)))
            run(config)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.filterwarnings("ignore:This process.*is multi-threaded:DeprecationWarning")
@pytest.mark.parametrize(
    ("step", "left"), [("fetch", 0), ("choose", 0), ("write", 0), ("remember", 0), *[("commit", n) for n in (0, 2, 4)]]
)
def test_a_killed_run_is_made_good_by_the_next(newsletter, web, tmp_path, monkeypatch, step, left):
    """A kill -9 while sources are noted, before the issue is written or remembered, inside a commit: all the same.

    bench/gather.py kill does it at 50 random moments and at every commit.
    """
    web.routes["/g"] = Reply(feed(entry("/bread", "Bread of yesterday", None, OTHER)))
    config = newsletter(f'url = "{web.url("/f")}"', f'url = "{web.url("/g")}"')
    assert kill_a_run(config, step, left, monkeypatch) == -signal.SIGKILL
    after = {path.name: path.read_bytes() for path in run(config).built.folder.iterdir()}
    calm = replace(config, path=tmp_path / "calm" / "digest.toml")
    calm.folder.mkdir()
    assert {path.name: path.read_bytes() for path in run(calm).built.folder.iterdir()} == after
