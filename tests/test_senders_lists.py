"""Lists as programs write them: charsets, separators, and what they say of readers who left."""

import pytest

from digest.errors import ConfigError
from digest.models import Skipped
from digest.senders.recipients import parse_list, text_of

EXCEL = "Vorname;Nachname;E-Mail\r\nJörg;Müller;joerg@example.org\r\n"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("first", ["", "sep=;\r\n"])
def test_what_spreadsheets_write_is_read(tmp_path, charset, first):
    """UTF-8 and UTF-16 with and without a mark, Windows-1252, and the line that names the separator."""
    (tmp_path / "list.csv").write_bytes((first + EXCEL).encode(charset))
    (reader,) = parse_list(text_of(str(tmp_path / "list.csv")))
    assert (reader.address, reader.name) == ("joerg@example.org", "Jörg Müller")


@pytest.mark.parametrize(
    ("text", "charset"),
    [("Łukasz", "cp1250"), ("Иван", "cp1251"), ("Γιώργος", "cp1253"), ("Şule", "cp1254"), ("Jörg", "mac_roman")],
)
def test_a_charset_that_cannot_be_known_is_not_guessed(tmp_path, text, charset):
    """A name in another code page would go out misspelled: the list is refused, with the way to save it."""
    (tmp_path / "list.csv").write_bytes(f"Name;E-Mail\n{text};a@example.org\n".encode(charset))
    with pytest.raises(ConfigError, match="not UTF-8") as refused:
        text_of(str(tmp_path / "list.csv"))
    assert "CSV UTF-8" in refused.value.hint


def test_a_workbook_is_no_list(tmp_path):
    """An .xlsx file is named as what it is."""
    (tmp_path / "list.xlsx").write_bytes(b"PK\x03\x04\x14\x00")
    with pytest.raises(ConfigError, match="workbook"):
        text_of(str(tmp_path / "list.xlsx"))


@pytest.mark.parametrize(
    ("title", "gone", "here"),
    [
        ("Status", ("Unsubscribed", "Cleaned", "Bounced", "unconfirmed", "Blocklisted"), ("Subscribed", "enabled", "")),
        ("subscriber_type", ("unsubscribed", "undeliverable", "spammy"), ("regular", "premium")),
        ("state", ("cancelled", "complained"), ("active", "CA")),
        ("UNSUB_TIME", ("2024-01-02 03:04:05",), ("",)),
        ("email_disabled", ("true", "TRUE", "1"), ("false", "no", "")),
        ("subscribed_to_emails", ("false", "0"), ("true", "")),
        ("Abgemeldet am", ("02.01.2024",), ("", "-")),
    ],
)
def test_who_has_left_by_the_lists_own_word_is_left_out(title, gone, here):
    """Exports keep those who unsubscribed or bounced, and say so in a column; a space is no word."""
    rows = [f"r{number}@example.org,{said}" for number, said in enumerate((*gone, *here))]
    read = list(parse_list("\n".join((f"Email,{title}", *rows))))
    assert [isinstance(one, Skipped) for one in read] == [True] * len(gone) + [False] * len(here)
    assert title.lower() in read[0].reason


def test_other_columns_say_nothing_of_mail():
    """A plan that is cancelled, or a paid subscription that is none, keeps nobody from a free newsletter."""
    (reader,) = parse_list("email,active_subscription,plan,notes\nann@example.org,false,cancelled,unsubscribed once\n")
    assert reader.address == "ann@example.org"
