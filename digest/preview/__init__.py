"""`digest preview`: the finished issue as its readers will see it, on a page of this machine only."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

PORT = 8472


@contextmanager
def open_preview(
    folder: Path, *, rebuild: Callable[[], object], watched: Sequence[Path] = (), port: int = PORT
) -> Iterator[str]:
    """Serve the issue in `folder` for as long as the context lasts; give the address of its page.

    When a file under `watched`, or the issue's edits.toml, changes, `rebuild` is called and the
    page reloads; an error of it is shown, and the issue stays as it was. Port 0 takes any free one.

    Raises:
        DigestError: the port is taken, or there is no issue.
    """
    from digest.preview.server import make_server
    from digest.preview.watch import Watcher

    watcher = Watcher(folder, rebuild=rebuild, watched=watched)
    server = make_server(watcher, port)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def serve(
    folder: Path,
    *,
    rebuild: Callable[[], object],
    watched: Sequence[Path] = (),
    port: int = PORT,
    say: Callable[[str], object] = print,
) -> None:
    """Serve the preview until the user stops it with Ctrl-C; `say` is told the address.

    Raises:
        DigestError: the port is taken, or there is no issue.
    """
    with open_preview(folder, rebuild=rebuild, watched=watched, port=port) as address:
        say(f"{address}  (Ctrl-C stops it)")
        try:
            Event().wait()
        except KeyboardInterrupt:
            say("stopped")
