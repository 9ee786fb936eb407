"""Where the addresses of servers and the names of services lead."""

import pytest

from digest.senders import open_sender, parse_via
from digest.senders.presets import PRESETS


@pytest.mark.parametrize(
    ("url", "where"),
    [
        ("smtps://me%40x.org@h", ("h", 465, "implicit", "me@x.org")),
        ("smtp+starttls://h:2525", ("h", 2525, "starttls", None)),
        ("postmark:token", ("smtp.postmarkapp.com", 2525, "starttls", "token")),
        ("sendgrid:", ("smtp.sendgrid.net", 587, "starttls", "apikey")),
        ("ses:AKIA@eu-west-1", ("email-smtp.eu-west-1.amazonaws.com", 465, "implicit", "AKIA")),
        ("ses:AKIA", ("email-smtp.us-east-1.amazonaws.com", 465, "implicit", "AKIA")),
        ("gmail:me%40gmail.com", ("smtp.gmail.com", 465, "implicit", "me@gmail.com")),
        ("smtp://[::1]:25", ("::1", 25, "none", None)),
    ],
)
def test_where_a_url_leads(url, where):
    """Hosts, ports, encryption and user of the forms that the documents name."""
    via = parse_via(url)
    assert (via.host, via.port, via.security, via.user) == where
    sender = open_sender(via, lambda name: "pw")
    assert (sender.server.host, sender.server.password) == (where[0], "pw" if where[3] else None)


# Host and port as services.md of the shared material and nodemailer's list have them.
WELL_KNOWN = {
    "ses": ("email-smtp.us-east-1.amazonaws.com", 465),
    "sendgrid": ("smtp.sendgrid.net", 587),
    "mailgun": ("smtp.mailgun.org", 465),
    "mailjet": ("in.mailjet.com", 587),
    "postmark": ("smtp.postmarkapp.com", 2525),
    "sparkpost": ("smtp.sparkpostmail.com", 587),
    "brevo": ("smtp-relay.brevo.com", 587),
    "resend": ("smtp.resend.com", 465),
    "mandrill": ("smtp.mandrillapp.com", 587),
    "mailtrap": ("live.smtp.mailtrap.io", 587),
    "mailersend": ("smtp.mailersend.net", 587),
    "loops": ("smtp.loops.so", 587),
    "smtp2go": ("mail.smtp2go.com", 2525),
    "infomaniak": ("mail.infomaniak.com", 587),
    "elastic": ("smtp.elasticemail.com", 465),
    "zoho": ("smtp.zoho.com", 465),
    "gmail": ("smtp.gmail.com", 465),
    "fastmail": ("smtp.fastmail.com", 465),
    "office365": ("smtp.office365.com", 587),
}


@pytest.mark.parametrize("name", PRESETS)
def test_services_by_name(name):
    """Each leads to its own host and port, encrypted from the first byte on 465, by STARTTLS on any other."""
    server = open_sender(parse_via(f"{name}:me"), lambda _: "pw").server
    assert (server.host, server.port) == WELL_KNOWN[name]
    assert server.security == ("implicit" if server.port == 465 else "starttls")
    assert (server.user, server.password, server.ca) == ("me", "pw", None)
