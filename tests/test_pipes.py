"""Named pipes, as sources and as lists of readers."""

import os
import threading
from pathlib import Path

import pytest

from digest import pipes
from digest.errors import ConfigError
from digest.models import Skipped
from digest.senders.recipients import text_of
from digest.sources import read

SAID = "The old tide mill grinds again. " * 20


@pytest.fixture
def pipe(tmp_path, monkeypatch):
    """A pipe at which nobody is waited for."""
    monkeypatch.setattr(pipes, "PATIENCE", 0.0)
    os.mkfifo(tmp_path / "pipe")
    return tmp_path / "pipe"


def written(pipe, text):
    """Write a text into a pipe, as another command does; it waits until somebody reads."""
    writer = threading.Thread(target=pipe.write_text, args=(text,))
    writer.start()
    return writer


def test_a_pipe_without_a_writer_is_not_waited_for(pipe):
    """A source is skipped, a list refused, each with the reason; a plain open would wait for ever."""
    assert [*read(str(pipe))] == [
        Skipped(what="pipe", stage="source", reason="it cannot be read: nobody writes into this pipe")
    ]
    with pytest.raises(ConfigError, match="nobody writes into this pipe"):
        text_of(str(pipe))


@pytest.mark.parametrize("text", [SAID, SAID * 1000])
def test_what_is_written_into_a_pipe_is_read(pipe, monkeypatch, text):
    """All of it, also what is more than a pipe holds at once."""
    monkeypatch.setattr(pipes, "PATIENCE", 10.0)
    writer = written(pipe, text)
    (document,) = read(str(pipe))
    writer.join()
    assert document.content.decode() == text


def test_a_writer_that_says_nothing_yet_is_waited_for(monkeypatch):
    """Whoever has opened the pipe may think first: the patience is for pipes that nobody opened."""
    monkeypatch.setattr(pipes, "PATIENCE", 0.0)
    reading, writing = os.pipe()
    found = []
    reader = threading.Thread(target=lambda: found.append(pipes.opened(Path(f"/dev/fd/{reading}")).read()))
    reader.start()
    reader.join(0.05)
    os.write(writing, b"late")
    os.close(writing)
    reader.join()
    os.close(reading)
    assert found == [b"late"]


def test_a_writer_that_leaves_while_it_is_looked_for_is_heard(monkeypatch):
    """Between the look and the reading it closes: what it had opened has ended, and is no pipe without a writer."""
    monkeypatch.setattr(pipes, "PATIENCE", 0.0)
    reading, writing = os.pipe()
    looks = iter([lambda: None, lambda: os.close(writing)])

    def select(*_):
        next(looks)()
        return [], [], []

    monkeypatch.setattr(pipes.select, "select", select)
    with pipes.opened(Path(f"/dev/fd/{reading}")) as file:
        assert file.read() == b""
    os.close(reading)


def test_a_pipe_that_never_ends_is_read_up_to_a_bound():
    """More than a source may hold is not gathered."""
    reading, writing = os.pipe()
    os.write(writing, b"x" * 5_000)
    with pipes.opened(Path(f"/dev/fd/{reading}"), most=3_000) as file:
        assert len(file.read()) == 3_000
    os.close(reading)
    os.close(writing)
