"""Who gets an issue: lists as people keep them, each reader once."""

import io
import sys
import time
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.addresses import Mailbox, fold_address, read_mailbox
from digest.errors import DigestError, SendError
from digest.models import Skipped
from digest.senders.recipients import parse_list, read_recipients


def named(*names):
    """The recipients of names, with one subscriber in the ledger."""
    return read_recipients(names, lambda: [Mailbox(address="sue@example.org", name="Sue")])


@pytest.mark.parametrize(
    ("text", "mailbox"),
    [
        ("ann@example.org", ("ann@example.org", "")),
        ("  Ann@Example.ORG ", ("Ann@example.org", "")),
        ("Ann Lee <ann@example.org>", ("ann@example.org", "Ann Lee")),
        ('"Lee, Ann" <ann@example.org>', ("ann@example.org", "Lee, Ann")),
        (r'"Ann \"A\" Lee" <ann@example.org>', ("ann@example.org", 'Ann "A" Lee')),
        ("jürgen@bücher.example", ("jürgen@xn--bcher-kva.example", "")),
        ("a@straße.de", ("a@xn--strae-oqa.de", "")),
        ("o'neil+news@a-b.c.example", ("o'neil+news@a-b.c.example", "")),
    ],
)
def test_mailboxes(text, mailbox):
    """Names are freed of quotes, domains folded to lower-case A-labels (IDNA 2008)."""
    read = read_mailbox(text)
    assert (read.address, read.name) == mailbox


NO_MAILBOX = (
    *("", "ann", "ann@", "@example.org", "a b@example.org", "ann@example..org", "ann@-x.org", "ann@exa_mple.org"),
    *("<ann@x.org", "a@b@c.org", "ann@x.org, bob@x.org", "Ann <ann@x.org> <bob@x.org>", "ann@x.org, Bob <bob@x.org>"),
    *("x" * 65 + "@x.org", f"a@{'x' * 64}.org", f"a@{'x.' * 130}org", "a.@x.org", ".a@x.org", '"a b"@x.org'),
    *("ann@x.org\n", "ann@[127.0.0.1]", "a@\u2024.org"),
)


@pytest.mark.parametrize("text", NO_MAILBOX)
def test_what_is_no_mailbox(text):
    """It is refused with a reason, before it can reach a header or a server."""
    with pytest.raises(SendError):
        read_mailbox(text)


@given(st.text(max_size=80))
def test_no_text_slips_through(text):
    """Whatever is taken for an address has one @, no space, no control, and folds to itself."""
    try:
        mailbox = read_mailbox(text)
    except SendError:
        return
    assert mailbox.address.count("@") == 1
    assert not any(c.isspace() or ord(c) < 32 or c in '<>,"' for c in mailbox.address)
    assert fold_address(mailbox.address) == mailbox.address


def test_a_text_list():
    """One mailbox a line; comments and blank lines are nothing, bad lines are told."""
    found = list(parse_list("# readers\n\nann@example.org\nBob <bob@example.org>\nnot an address\n"))
    assert [m.address for m in found if isinstance(m, Mailbox)] == ["ann@example.org", "bob@example.org"]
    assert [m.what for m in found if isinstance(m, Skipped)] == ["not an address"]


@pytest.mark.parametrize(
    "text",
    [
        "email,name\nann@example.org,Ann Lee\n",
        "Name;E-Mail\nAnn Lee;ann@example.org\n",
        "Email Address\tFirst Name\tLast Name\tTags\nann@example.org\tAnn\tLee\tx\n",
        '"name","email"\n"Ann Lee","ann@example.org"\n',
        "id,email,name\n1,Ann Lee <ann@example.org>,\n",
    ],
)
def test_a_csv_list(text):
    """The header says where address and name stand, as the exports of services have it."""
    assert list(parse_list(text)) == [Mailbox(address="ann@example.org", name="Ann Lee")]


@pytest.mark.parametrize(
    "text",
    [
        "Subscriber e-mail,Vorname,Nachname\nann@example.org,Ann,Lee\n",
        "\ufeffEmail;Name\r\nann@example.org;Ann Lee\r\n",
        "# exported\n\nCorreo electrónico;Name\n;\nann@example.org;Ann Lee\n",
        'Name,Note,Mail\n"Ann\nLee","two\nlines, and ""quotes""",ann@example.org\n',
        "ann@example.org,Ann Lee\n",
        "Ann Lee;ann@example.org\n",
        '"Ann Lee",ann@example.org\n',
        "Name,First name,Last name,Email\n,Ann,Lee,ann@example.org\n",
        "Email,Name\rann@example.org,Ann Lee\r",
    ],
)
def test_lists_as_they_come(text):
    """Odd titles, a byte order mark, cells of several lines, or no header at all."""
    assert list(parse_list(text)) == [Mailbox(address="ann@example.org", name="Ann Lee")]


@pytest.mark.parametrize("before", ["", "email,", "email\n", "ann@example.org\n"])
def test_a_line_that_no_table_has_is_told(before):
    """It ended with a traceback: Python's reader takes no cell of more than 131,072 characters."""
    with pytest.raises(DigestError, match="the list is no CSV"):
        list(parse_list(f"{before}{'x' * 140_000}\nbob@example.org\n"))


def test_a_quotation_mark_that_is_not_closed():
    """It would swallow the readers after it without a word: it is told."""
    found = list(parse_list('email,name\nann@example.org,Ann\nbob@example.org,"Bob\ncarl@example.org,Carl\n'))
    assert [m.address for m in found if isinstance(m, Mailbox)] == ["ann@example.org"]
    (skip,) = (m for m in found if isinstance(m, Skipped))
    assert (skip.what[:15], skip.reason) == ("bob@example.org", "a quotation mark is not closed")
    with pytest.raises(DigestError, match="the list is no CSV"):
        list(parse_list('email,name\nann@example.org,"Ann' + "x" * 200_000))


def test_two_readers_on_one_line():
    """A line that names two is told: nobody guesses which one is meant."""
    (skip,) = parse_list("ann@example.org, bob@example.org\n")
    assert isinstance(skip, Skipped)


def test_a_first_line_with_an_address_is_a_reader_and_no_header():
    """Though "mail" stands in it, as in the title of a column."""
    found = list(parse_list("mail@example.org\nbob@example.org\n"))
    assert [one.address for one in found] == ["mail@example.org", "bob@example.org"]


def test_of_several_cells_without_a_header_none_is_a_name():
    """One cell beside an address is the name; of two nobody knows which."""
    assert list(parse_list("ann@example.org;Ann Lee\nbob@example.org;42;Berlin\n")) == [
        Mailbox(address="ann@example.org", name="Ann Lee"),
        Mailbox(address="bob@example.org", name=""),
    ]


def test_a_long_list():
    """50,000 rows are read in little time, each reader once."""
    rows = "".join(f"Reader {i};reader{i % 40_000}@example{i % 7}.org\n" for i in range(50_000))
    before = time.process_time()
    found = named_text(f"Name;E-Mail\n{rows}")
    assert time.process_time() - before < 5
    assert len({m.key for m in found.mailboxes}) == len(found.mailboxes)
    assert len(found.mailboxes) + len(found.skipped) == 50_000


def named_text(text):
    """The recipients of a list on standard input."""
    with mock.patch("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()))):
        return named("-")


def test_short_and_empty_rows():
    """A row without an address is told, not taken; an empty list is nobody."""
    (skip,) = parse_list("name,email\nAnn\n")
    assert isinstance(skip, Skipped)
    assert list(parse_list("")) == []


def test_each_reader_once(tmp_path):
    """Who is named twice, in whatever spelling, gets one message, and that is told."""
    (tmp_path / "list.txt").write_text("ANN@EXAMPLE.ORG\nbob@example.org\n", encoding="utf-8-sig")
    found = named("ann@example.org", str(tmp_path / "list.txt"), "ledger:")
    assert [m.address for m in found.mailboxes] == ["ann@example.org", "bob@example.org", "sue@example.org"]
    assert [(s.what, s.reason) for s in found.skipped] == [("ANN@example.org", "named twice")]
    assert not found.typed
    assert named("ann@example.org").typed


def test_a_command(tmp_path):
    """`command:` runs a program, without a shell, and reads what it prints."""
    script = tmp_path / "list.py"
    script.write_text("import sys\nprint('email')\nprint(sys.argv[1])")
    found = named(f"command:{sys.executable} {script} 'ann@example.org'")
    assert [m.address for m in found.mailboxes] == ["ann@example.org"]
    script.write_text("import sys\nsys.exit('no such list')")
    with pytest.raises(DigestError, match="the command for the list failed: no such list"):
        named(f"command:{sys.executable} {script}")
    with pytest.raises(DigestError, match="the command for the list failed: No such file or directory"):
        named("command:no-such-command")


def test_lists_that_cannot_be_read(tmp_path):
    """A missing file, or one that is not UTF-8, is one clear line."""
    with pytest.raises(DigestError, match="cannot be read: No such file"):
        named("readers.csv")
    (tmp_path / "latin").write_bytes(b"\xa3ukasz <l@example.org>\n")
    with pytest.raises(DigestError, match="is not UTF-8"):
        named(str(tmp_path / "latin"))
