"""The documents say what the tool does: every command and every option stands in them."""

import re
from collections import Counter
from pathlib import Path

import pytest
from typer.main import get_command

from digest.cli import app

ROOT = Path(__file__).parent.parent
COMMANDS = get_command(app).commands  # ty: ignore[unresolved-attribute]  # a group, since there are several verbs
DOCUMENT = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def sections(text):
    """Split docs/commands.md by its headings: verb -> what stands under it."""
    parts = re.split(r"^## `digest ([a-z-]+)[^`]*`$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("verb", COMMANDS)
def test_every_command_is_in_the_readme_and_the_document(verb):
    """A verb that exists is told of, and has a section of its own."""
    assert f"`digest {verb}" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert verb in sections(DOCUMENT)


@pytest.mark.parametrize("verb", COMMANDS)
def test_every_option_is_in_the_document(verb):
    """An option stands in its verb's section, by its long name."""
    names = [name for param in COMMANDS[verb].params for name in param.opts if name.startswith("--")]

    assert [name for name in names if f"`{name}" not in sections(DOCUMENT)[verb] and name != "--help"] == []


def test_the_document_tells_of_nothing_that_is_not_there():
    """A verb or an option that is gone is gone from the document too."""
    told = sections(DOCUMENT)

    assert set(told) == set(COMMANDS)
    for verb, text in told.items():
        names = {name for param in COMMANDS[verb].params for name in (*param.opts, *param.secondary_opts)}
        options = re.findall(r"^\| `(--[a-z-]+)", text, flags=re.MULTILINE)
        assert [option for option in options if option not in names] == []


@pytest.mark.parametrize("verb", COMMANDS)
def test_every_command_has_help_with_an_example(verb):
    """The docstring is the help: a sentence, then an example."""
    help_text = COMMANDS[verb].help

    assert help_text.splitlines()[0].endswith(".")
    assert f"Example: digest {verb}" in " ".join(help_text.split())


def test_the_documents_name_no_path_of_a_machine():
    """Nothing in the documents leads to a place that readers do not have."""
    pages = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
    for page in pages:
        assert not re.search(r"/(?:work|tmp|home|root)/\w", page.read_text(encoding="utf-8")), page


@pytest.mark.parametrize("page", ["README.md", *(str(p.relative_to(ROOT)) for p in (ROOT / "docs").rglob("*.md"))])
def test_links_between_the_documents_lead_somewhere(page):
    """A relative link or picture names a file that is there."""
    text = re.sub(r"(?s)```.*?```", "", (ROOT / page).read_text(encoding="utf-8"))
    targets = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)|src=\"([^\":]+)\"", text)
    for target in (one or other for one, other in targets):
        assert ((ROOT / page).parent / target).exists(), target


def test_the_changelog_says_nothing_twice():
    """Ten words in a row stand there once: a merge that brings an older form of a line along shows here."""
    words = re.findall(r"\w+", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").lower())
    runs = Counter(zip(*(words[at:] for at in range(10)), strict=False))
    assert [" ".join(run) for run, count in runs.items() if count > 1] == []
