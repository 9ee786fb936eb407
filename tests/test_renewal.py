"""An issue is renewed while its editor looks at it: by its edits alone, or from its sources."""

from datetime import UTC, datetime

import pytest

from digest import archive, files
from digest.config import Config, load_config
from digest.models import Newsletter
from digest.named import Around
from digest.weekly import Wish, build_named, build_week
from digest.weekly.renewal import renewal_of_named, renewal_of_newsletter

WORDS = (
    "The harbor office said on Monday that the new ferry to the islands will sail from spring, four times a day. "
    "Engineers tested the engine for six weeks in cold water and found that it saves a third of the fuel. "
    "The island council had asked for the boat since 2019, when the old one was taken out of service. "
)
PAGE = "# {title}\n\nBy Ann Lee, November 18, 2026\n\n" + WORDS + "\n\n" + WORDS.replace("ferry", "boat") + "\n"


def around():
    """Stand in the middle of a week."""
    return Around(now=datetime(2026, 11, 20, 17, tzinfo=UTC))


def title_of(folder):
    """Return the title of the one story."""
    return archive.load_issue(folder).sections[0].stories[0].lead.title


@pytest.fixture
def pages(tmp_path, monkeypatch):
    """Write a folder with one page."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "one.md").write_text(PAGE.format(title="The ferry sails in spring"))
    return tmp_path / "pages"


def renewed(renewal, folder, pages):
    """Change an edit, then a page; return the titles that the issue had after each."""
    (folder / files.EDITS).write_text('[[story]]\nstory = "The ferry sails"\ntitle = "A boat at last"\n')
    renewal()
    edited = title_of(folder)
    (folder / files.EDITS).write_text("")
    (pages / "one.md").write_text(PAGE.format(title="The ferry sails in summer after all"))
    renewal()
    return edited, title_of(folder)


def test_an_issue_of_named_sources_is_renewed(pages, tmp_path):
    """An edit shows at once; a changed page is read again."""
    config = Config(path=tmp_path / "digest.toml", newsletter=Newsletter(title="T"))
    folder = build_named(["pages"], config, Wish(slug="x"), around()).built.folder
    renewal = renewal_of_named(folder, ["pages"], around)

    assert renewed(renewal, folder, pages) == ("A boat at last", "The ferry sails in summer after all")
    assert pages.name in {path.name for path in renewal.watched}


def test_an_issue_of_a_newsletter_is_renewed(pages, tmp_path):
    """The folders of digest.toml are watched, and the file itself."""
    (tmp_path / "digest.toml").write_text(
        '[newsletter]\ntitle = "T"\nfrom = "t@example.org"\n[[sources]]\npath = "pages"\n'
    )
    config = load_config(tmp_path / "digest.toml")
    folder = build_week(config, Wish(), around()).built.folder
    renewal = renewal_of_newsletter(folder, config, around)

    assert renewed(renewal, folder, pages) == ("A boat at last", "The ferry sails in summer after all")
    assert config.path in renewal.watched
