"""Runs that are killed, as often as one likes."""

import os
import random
import signal
import time
from contextlib import closing

from digest.ledger import open_ledger
from digest.send import Way, send, standing


def run_and_kill(folder, via, readers, way, *, log, after):
    """Start a run in a process of its own and kill it `after` seconds from its first message.

    Tell whether it had ended by itself.
    """
    before = log.stat().st_size if log.exists() else 0
    child = os.fork()
    if child == 0:
        try:
            for _ in send(folder, via=via, to=readers, way=way):
                pass
        finally:
            os._exit(0)
    ended = 0
    while not ended and (log.stat().st_size if log.exists() else 0) == before:
        ended, _ = os.waitpid(child, os.WNOHANG)
        time.sleep(0.001)
    time.sleep(0 if ended else after)
    if not ended:
        ended, _ = os.waitpid(child, os.WNOHANG)
    if not ended:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return bool(ended)


def send_with_kills(folder, via, readers, ledger, *, log, kills, seed, longest, connections=1):
    """Kill a send that often at random moments, then let it end; return the kills done and the unknown readers."""
    moments = random.Random(seed)
    with closing(open_ledger(ledger)):
        pass  # made here, so that what is killed is a send and not a migration
    done, way = 0, Way(ledger=ledger, connections=connections)
    while done < kills:
        if run_and_kill(folder, via, readers, way, log=log, after=moments.uniform(0, longest)):
            break
        done += 1
    for _ in send(folder, via=via, to=readers, way=way):
        pass
    return done, {address for address, _ in standing(folder, via=via, way=way).unknown}
