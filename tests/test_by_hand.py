"""Files of an issue that somebody changed by hand, into anything: a clear error or a whole issue, never a traceback."""

import copy
import json
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest.archive import load_issue, load_report
from digest.cli import app
from digest.errors import DigestError
from digest.models import Article, Sentence
from digest.typed import typed

WEEK = Path(__file__).parent.parent / "examples" / "week"
HALF = "Tides \ud83d"
#: What a hand, or a program that means well, may leave where something else stood.
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.sampled_from([10**400, 1e308, float("nan"), -1, HALF, "", "\x00", "../x", "2026-13-45", "2026-11-20T10:00:00"]),
    st.sampled_from(["9999-12-31T23:59:59+00:00", "http://[", "Mars/Olympus", "de-XX", "{{ x }}", "x" * 3_000, "+"]),
    st.recursive(st.text(max_size=3), lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner)),
)
#: The steps to the place that is changed, each by its number among those that are there.
STEPS = st.lists(st.integers(0, 40), min_size=1, max_size=9)


def changed(value, steps, odd):
    """Return JSON of which the value at the end of some steps is another."""
    value = at = copy.deepcopy(value)
    for place, step in enumerate(steps):
        keys = list(at) if isinstance(at, dict) else range(len(at))
        key = keys[step % len(keys)]
        if place == len(steps) - 1 or not isinstance(at[key], dict | list) or not at[key]:
            at[key] = odd
            return value
        at = at[key]
    return value


def run(*arguments):
    """Run a verb; return the error of ours that it ended with. What ends otherwise, and not in order, is a bug."""
    with suppress(SystemExit):
        try:
            app(list(arguments), standalone_mode=False)
        except DigestError as error:
            return error
    return None


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """An issue of two stories, its files and what they hold."""
    place, before = tmp_path_factory.mktemp("by_hand"), Path.cwd()
    os.chdir(place)
    run("build", str(WEEK / "zuse-z3.txt"), str(min(WEEK.glob("*.txt"))), "--slug", "x", "--issues", str(place))
    folder = place / "x"
    yield folder, {path.name: path.read_bytes() for path in folder.iterdir()}
    os.chdir(before)


@given(name=st.sampled_from(["issue.json", "articles.jsonl", "report.json"]), steps=STEPS, odd=ODD)
@example(name="issue.json", steps=[9, 0, 2, 0, 2], odd=["a"])
@example(name="articles.jsonl", steps=[0, 5], odd=HALF)
@example(name="articles.jsonl", steps=[0, 16], odd="http://[")
@example(name="report.json", steps=[7], odd="x")
@example(name="report.json", steps=[7, 1], odd="+")
@settings(max_examples=25)
def test_every_verb_reads_whatever_was_written(built, name, steps, odd):
    """They ended with tracebacks where a number stood for a text, a list for an address, half a letter in a name."""
    folder, files = built
    rows = [json.loads(line) for line in files[name].splitlines()] if name[-1] == "l" else json.loads(files[name])
    now = changed(rows, steps, odd)
    lines = now if name[-1] == "l" else [now]
    for kept, content in files.items():
        (folder / kept).write_bytes(content)
    (folder / name).write_text("".join(f"{json.dumps(row)}\n" for row in lines), encoding="utf-8")
    for verb in (("check", folder), ("rebuild", folder), ("explain", "Zuse", "--issue", folder)):
        error = run(*map(str, verb))
        assert error is None or (str(error) and error.hint)


@pytest.mark.parametrize("name", ["issue.json", "articles.jsonl", "report.json"])
def test_brackets_without_end_are_no_crash(built, name):
    """The reader of JSON goes as deep as it is led."""
    folder, files = built
    for kept, content in files.items():
        (folder / kept).write_bytes(content)
    (folder / name).write_text("[" * 200_000, encoding="utf-8")
    with pytest.raises(DigestError, match="is broken"):
        (load_report if name == "report.json" else load_issue)(folder)


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", 5), ("title", HALF), ("tags", ("a", 5)), ("position", True), ("weight", float("nan")), ("image", "x")],
)
def test_a_record_holds_what_it_says(field, value):
    """A number is a text's place, no text; and no moment lacks its zone."""
    article = Article(id="a", title="The wall", paragraphs=("It stood.",), weight=2)
    assert typed(article) is article
    with pytest.raises(ValueError, match=f"{field} of Article"):
        typed(Article(**{"id": "a", "title": "The wall", "paragraphs": ("It stood.",), field: value}))
    with pytest.raises(ValueError, match="start of Sentence"):
        typed(Sentence(text="x", article="a", paragraph=0, start="0", end=1))
