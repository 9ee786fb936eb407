"""Mail services by name: where their SMTP endpoint listens, and who logs in there.

Hosts and ports as in nodemailer 9.1.1 `lib/well-known/services.json`, which is kept up by its users.
"""

from __future__ import annotations

from typing import NamedTuple


class Preset(NamedTuple):
    """Name an SMTP endpoint; `user` where it is the same for every account."""

    host: str
    port: int = 587
    user: str | None = None
    region: str = ""

    @property
    def security(self) -> str:
        """Return how the connection is encrypted: port 465 from its first byte, others by STARTTLS."""
        return "implicit" if self.port == 465 else "starttls"


#: The header by which a service knows a message that comes twice (Resend keeps it for 24 hours).
ONCE_HEADERS = {"resend": "Resend-Idempotency-Key"}
PRESETS = {
    "ses": Preset("email-smtp.{region}.amazonaws.com", 465, region="us-east-1"),
    "sendgrid": Preset("smtp.sendgrid.net", user="apikey"),
    "mailgun": Preset("smtp.mailgun.org", 465),
    "mailjet": Preset("in.mailjet.com"),
    "postmark": Preset("smtp.postmarkapp.com", 2525),
    "sparkpost": Preset("smtp.sparkpostmail.com", user="SMTP_Injection"),
    "brevo": Preset("smtp-relay.brevo.com"),
    "resend": Preset("smtp.resend.com", 465, user="resend"),
    "mandrill": Preset("smtp.mandrillapp.com"),
    "mailtrap": Preset("live.smtp.mailtrap.io", user="api"),
    "mailersend": Preset("smtp.mailersend.net"),
    "loops": Preset("smtp.loops.so", user="loops"),
    "smtp2go": Preset("mail.smtp2go.com", 2525),
    "infomaniak": Preset("mail.infomaniak.com"),
    "elastic": Preset("smtp.elasticemail.com", 465),
    "zoho": Preset("smtp.zoho.com", 465),
    "gmail": Preset("smtp.gmail.com", 465),
    "fastmail": Preset("smtp.fastmail.com", 465),
    "office365": Preset("smtp.office365.com"),
}
