"""digest.toml: what it says, what it may say, and how its mistakes are told."""

# ruff: noqa: E501 - a table of mistakes reads best one a line

import errno
import os
import tomllib
from pathlib import Path

import pytest

from digest.config import find_config, load_config
from digest.config.checking import document_of
from digest.config.editing import add_sources, init_newsletter
from digest.config.schema import TABLES
from digest.errors import ConfigError

HEAD = '[newsletter]\ntitle = "The Weekly"\nfrom = "The Weekly <weekly@example.org>"\n'
DOCS = Path(__file__).parent.parent / "docs" / "configuration.md"


@pytest.fixture
def config(tmp_path):
    """Load a digest.toml with this text."""

    def load(text: str):
        path = tmp_path / "digest.toml"
        path.write_text(text, encoding="utf-8")
        return load_config(path)

    return load


def complaint(load, text: str) -> tuple[str, str]:
    """Return what a wrong file is answered."""
    with pytest.raises(ConfigError) as caught:
        load(text)
    return caught.value.message, caught.value.hint


def test_the_least_that_works(config):
    """A title and a sender are enough; all else has a default."""
    found = config(HEAD)
    assert (found.newsletter.title, found.newsletter.sender) == ("The Weekly", "The Weekly <weekly@example.org>")
    assert (found.sources, found.topics, found.build.limit, found.send.via) == ((), None, 50, None)
    assert found.issues == found.folder / "issues"


def test_everything_that_is_said_is_heard(config):
    """Sources, topics, limits and ways out come as records."""
    found = config(
        'topics = "news"\n' + HEAD + 'url = "https://w.example/"\n[[sources]]\nurl = "https://a.example/f?key=${KEY}"\n'
        'full_text = false\nweight = 2\n[[sources]]\npath = "texts"\nname = "own"\n'
        '[send]\nvia = "smtps://me@mail.example"\n[http]\nallow_hosts = ["localhost:8000"]\n'
    )
    first, second = found.sources
    assert (first.where, first.name) == ("https://a.example/f?key=${KEY}",) * 2
    assert (first.full_text, first.weight, second.name, second.full_text) == ("never", 2.0, "own", "auto")
    assert (found.topics, found.newsletter.url) == ("news", "https://w.example")
    assert found.http.allow_hosts == ("localhost:8000",)


def test_topics_by_name(config):
    """A topic's title is its id, where it has none."""
    (topic,) = config(HEAD + '[[topics]]\nid = "ai-and-us"\nkeywords = ["robot"]\n').topics
    assert (topic.id, topic.title, topic.keywords) == ("ai-and-us", "Ai and us", ("robot",))


@pytest.mark.parametrize("name", ["अर्थव्यवस्था", "город", "خبر\u200cها", "スポーツ"])
def test_a_topic_may_be_named_in_any_script(config, name):
    """The vowels of Hindi are marks, and a joiner spells words in Persian."""
    (topic,) = config(HEAD + f'[[topics]]\nid = "{name}"\nkeywords = ["x"]\n').topics
    assert topic.id == name


def test_articles_are_in_the_newsletters_language_where_nobody_says_it(config):
    """A source's own comes first."""
    head = HEAD + 'language = "ja"\n[[sources]]\nurl = "https://a.example"\n'
    sources = config(head + '[[sources]]\nurl = "https://b.example"\nlanguage = "zh"\n').sources
    assert [source.language for source in sources] == ["ja", "zh"]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('[newsleter]\ntitle = "x"\n', "digest.toml:1: newsleter is not a key here; did you mean newsletter?", "newsletter"),
        ('[newsletter]\ntilte = "x"\nfrom = "a@b.example"\n', "digest.toml:2: newsletter.tilte is not a key here; did you mean title?", "title"),
        (HEAD + "[build]\n\nlimit = -1\n", "digest.toml:6: build.limit must be greater than or equal to 0, not -1", "docs/configuration.md"),
        (HEAD + '[build]\nlimit = "3"\n', "digest.toml:5: build.limit must be a whole number, not '3'", ""),
        (HEAD + 'timezone = "Berlin"\n', "digest.toml:4: newsletter.timezone must be an IANA time zone such as Europe/Berlin, not 'Berlin'", ""),
        (HEAD + '[[sources]]\nurl = "https://a.example"\n[[sources]]\nurl = "https://b.example"\nwieght = 1\n', "digest.toml:8: [[sources]] 2: wieght is not a key here; did you mean weight?", "weight"),
        (HEAD + '[[sources]]\nname = "x"\n', "digest.toml:4: [[sources]] 1 needs exactly one of url, path, plugin", ""),
        (HEAD + '[[sources]]\nurl = "ftp://a.example"\n', "must begin with http://", ""),
        (HEAD + '[[sources]]\nurl = "https://a.example"\nfull_text = "often"\n', "full_text must be true or false or 'auto', not 'often'", ""),
        (HEAD + "[build]\nwords = [1]", "build.words must be a table", ""),
        (HEAD + '[build]\nwords = {"*" = 2}', "must be a word or a phrase", ""),
        (HEAD + '[build]\nwords = {owl = "x"}', "build.words.owl must be a number, not 'x'", ""),
        (HEAD + '[build]\nonly = ["owl", "!"]', "digest.toml:5: build.only (number 2 of the list) must be a word", ""),
        (HEAD + '[[topics]]\nid = "a"\nkeywords = [1]', "[[topics]] 1: keywords (number 1 of the list) must be a text", ""),
        (HEAD + 'subject = "{title.upper}"', "newsletter.subject may hold {subject}", ""),
        ('topics = "old"\n' + HEAD, "digest.toml:1: topics must be a list or 'news', not 'old'", ""),
        ("[newsletter\n", "digest.toml:1: Expected ']'", "brackets"),
        ('[newsletter]\nfrom = "nobody"\ntitle = "x"\n', "digest.toml:2: newsletter.from must be a mail address", ""),
        (HEAD + '[send]\nvia = "smtps://me:pw@mail.example"\n', "digest.toml:5: an address with a password in it", "DIGEST_SMTP_PASSWORD"),
        (HEAD + 'unsubscribe = "https://a.example/leave"\n', "with {token} where the reader's own goes", ""),
        (HEAD + '[send]\npassword = "geheim"\n', "digest.toml:5: send.password is not a key here", "environment"),
        (HEAD + '[[sources]]\nurl = "https://a.example"\nname = "x"\n[[sources]]\npath = "b"\nname = "x"\n', "two sources are called x", "name"),
        (HEAD + '[[sources]]\npath = ""\n', "[[sources]] 1: path must not be empty", ""),
        (HEAD + '[[topics]]\nid = "a"\n[[sources]]\npath = "b"\ntopic = "c"\n', "names the topic c, which is not there", "a"),
        (HEAD + '[[topics]]\nid = "a"\nsources = ["z"]\n[[sources]]\npath = "b"\n', "names the source z, which is not there", "b"),
        (HEAD + '[[sources]]\nurl = "https://a.example/f?token=geheim-1"\n', "digest.toml:5: [[sources]] 1: there is a secret in https://a.example/f?token=…", "token=${NAME}"),
        (HEAD + '[[sources]]\nurl = "https://me:geheim@a.example/f"\n', "there is a secret in https://me:…@a.example/f", "${NAME}"),
        (HEAD + '[[sources]]\nurl = "https://a.example/"\nheaders = { Authorization = "Bearer geheim" }\n', "digest.toml:6: [[sources]] 1: there is a secret in the header Authorization", 'Authorization = "Bearer ${NAME}"'),
        (HEAD + '[[sources]]\nurl = "https://a.example/"\nheaders = { "A b" = "x" }\n', "must be the name of a header", ""),
        (HEAD + '[[sources]]\npath = "a"\nheaders = { Cookie = "s=${X}" }\n', "headers go with a url", ""),
        (HEAD + 'topics = "news"\n', "digest.toml:4: newsletter.topics is not a key here: it stands above the first [table]", ""),
        (HEAD + 'via = "smtps://me@mail.example"\n', "digest.toml:4: newsletter.via is not a key here: it belongs into [send]", ""),
        (HEAD + "[http]\nlimit = 3\n", "http.limit is not a key here: it belongs into [[sources]] or [build]", ""),
        (HEAD + "[http]\nrobots = 7\n[build]\nlimit = true\n", "build.limit must be a whole number, not true", ""),
        ('newsletter = "x"\n', "digest.toml:1: newsletter must be a table, not 'x'", ""),
        ("sources = [1]\n" + HEAD, "digest.toml:1: [[sources]] 1 must be a table, not 1", ""),
        (HEAD + "summaries = [", "digest.toml:4: Invalid value", ""),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_cure(config, text, message, hint):
    """Where it stands, what is wrong, what is right."""
    told, cure = complaint(config, text)
    assert message in told
    assert hint in cure
    assert "geheim" not in told


def test_another_charset_is_told_with_its_line(tmp_path):
    """Not in the words of Python's decoder."""
    path = tmp_path / "digest.toml"
    path.write_bytes(f'{HEAD}address = "Straße 1"\n'.encode("latin-1"))
    with pytest.raises(ConfigError, match=r"digest\.toml:4: this is not UTF-8$") as caught:
        load_config(path)
    assert caught.value.hint == "save it as a text file in UTF-8"


def test_every_mistake_is_told_at_once(config):
    """Three mistakes are three lines."""
    told, _ = complaint(config, HEAD + '[build]\nlimit = "3"\nsentences = 99\n[http]\nretries = 1.5\n')
    assert len(told.splitlines()) == 3


def test_a_missing_file_says_how_to_start(tmp_path):
    """Without a newsletter the hint is digest init."""
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path / "digest.toml")
    assert "digest init" in caught.value.hint
    assert find_config(tmp_path) is None


def test_a_start_on_a_full_disk_is_made_good_by_the_next(tmp_path, monkeypatch):
    """A `.gitignore` cut short would let the ledger, which holds readers' addresses, into a repository."""

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ConfigError, match="No space left"):
        init_newsletter(tmp_path)
    monkeypatch.undo()
    init_newsletter(tmp_path)

    assert "digest.db*\n" in (tmp_path / ".gitignore").read_text()


def test_a_configuration_of_somebody_elses_says_so(tmp_path, monkeypatch):
    """Not that it is no text."""

    def refused(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied", "digest.toml")

    path = init_newsletter(tmp_path)
    monkeypatch.setattr(Path, "read_text", refused)
    with pytest.raises(ConfigError, match=r"cannot be read: Permission denied$") as caught:
        load_config(path)
    assert caught.value.hint == "it must be a file that you may read: whose is it?"


def test_init_starts_a_newsletter_that_loads(tmp_path):
    """The file it writes is right as it is, and never written over."""
    path = init_newsletter(tmp_path / "n", title='The "Weekly"')
    assert load_config(path).newsletter.title == 'The "Weekly"'
    assert find_config(tmp_path / "n") == path
    with pytest.raises(ConfigError, match="already"):
        init_newsletter(tmp_path / "n")


def test_add_keeps_what_stands_there(tmp_path):
    """Comments, order and spaces stay byte for byte; what is there already is not added twice."""
    path = init_newsletter(tmp_path)
    before = path.read_text(encoding="utf-8")
    table = {"url": "https://a.example/f", "name": 'The "A"'}
    assert add_sources(path, [table, table, {"path": "articles"}]) == ("https://a.example/f",)
    after = path.read_text(encoding="utf-8")
    assert after.startswith(before.rstrip("\n"))
    assert load_config(path).sources[-1].name == 'The "A"'
    assert add_sources(path, [table]) == ()
    assert path.read_text(encoding="utf-8") == after


def test_add_keeps_what_notepad_wrote(tmp_path):
    """Its mark at the beginning, and its line ends, which the new lines get too."""
    path = init_newsletter(tmp_path)
    before = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    assert add_sources(path, [{"url": "https://a.example/f"}]) == ("https://a.example/f",)
    after = path.read_bytes()
    assert after.startswith(before.rstrip())
    assert after.count(b"\n") == after.count(b"\r\n") == before.count(b"\n") + 3
    assert load_config(path).sources[-1].where == "https://a.example/f"


def test_add_opens_a_private_file_to_nobody(tmp_path):
    """Addresses may hold keys: the file stays its owner's, and where it is kept, be there a link to it."""
    kept = init_newsletter(tmp_path / "kept").rename(tmp_path / "weekly.toml")
    kept.chmod(0o600)
    path = tmp_path / "digest.toml"
    path.symlink_to(kept)
    add_sources(path, [{"url": "https://a.example/f?key=1"}])
    assert path.is_symlink()
    assert "key=1" in kept.read_text(encoding="utf-8")
    assert kept.stat().st_mode & 0o777 == 0o600


def test_add_takes_a_wrong_source_back(tmp_path):
    """A source that cannot be leaves the file as it was."""
    path = init_newsletter(tmp_path)
    before = path.read_bytes()
    with pytest.raises(ConfigError):
        add_sources(path, [{"url": "ftp://a.example"}])
    assert path.read_bytes() == before


def test_two_added_sources_of_one_name_keep_apart(tmp_path):
    """A second feed of the same title is known by its address."""
    path = init_newsletter(tmp_path)
    add_sources(path, [{"url": "https://a.example/1", "name": "News"}, {"url": "https://a.example/2", "name": "News"}])
    assert [source.name for source in load_config(path).sources] == ["articles", "News", "https://a.example/2"]


@pytest.mark.parametrize("table", TABLES)
def test_every_key_is_documented(table):
    """docs/configuration.md has a row for each key, with its default and its description, and no other row."""
    text = DOCS.read_text(encoding="utf-8")
    section = text.split(f"\n## [{table}]\n" if f"\n## [{table}]\n" in text else f"\n## [[{table}]]\n")[1].split(
        "\n## "
    )[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    assert rows == [
        f"| `{key}` | {f'`{default}`' if default else ''} | {text} |"
        for key, default, text in document_of(TABLES[table])
    ]


def test_every_language_with_words_of_its_own_is_documented():
    """Those of regions too; traditional Chinese as most write it."""
    from digest.config.schema import NewsletterTable
    from digest.render.words import languages

    told = NewsletterTable.model_fields["language"].description.partition(": ")[2].partition(";")[0].lower().split()
    assert told == sorted({"zh-hant": "zh-tw"}.get(code, code) for code in languages())


def test_the_example_in_the_documentation_loads(config):
    """What the documentation shows is right."""
    blocks = DOCS.read_text(encoding="utf-8").split("```toml\n")[1:]
    assert blocks
    for block in blocks:
        text = block.split("```")[0]
        tomllib.loads(text)
        config(text if "[newsletter]" in text else HEAD + text)
