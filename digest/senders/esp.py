"""Mail services by their HTTP APIs, through django-anymail, which knows more than a dozen of them.

It is used without a Django project: settings are made here. It is an extra (`digest[anymail]`), since it brings
all of Django; every one of these services can be reached by SMTP as well, without it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.utils import getaddresses
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from digest.errors import ConfigError, SendError
from digest.secrets import read_secret
from digest.senders.outcome import DEFERRED, FAILED, SENT, UNKNOWN, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import EmailMessage

    from digest.senders.outcome import Envelope
    from digest.senders.via import Via

#: Django's names of the backends, by ours.
BACKENDS = {
    "brevo": "brevo",
    "mailersend": "mailersend",
    "mailgun": "mailgun",
    "mailjet": "mailjet",
    "mailtrap": "mailtrap",
    "mandrill": "mandrill",
    "postal": "postal",
    "postmark": "postmark",
    "resend": "resend",
    "scaleway": "scaleway",
    "ses": "amazon_ses",
    "sparkpost": "sparkpost",
    "unisender_go": "unisender_go",
}
#: What anymail calls their keys, where it is not `api_key`.
_KEYS = {
    "postmark": "server_token",
    "mailersend": "api_token",
    "mailtrap": "api_token",
    "scaleway": "secret_key",
    "mailjet": "secret_key",
}
#: What the services make themselves; anymail refuses some of them as headers.
_NOT_PASSED_ON = {"from", "to", "subject", "reply-to", "mime-version", "content-type", "date"}
# What services call a message that they have taken: it is theirs now.
_TAKEN = {"sent", "queued"}


@dataclass(slots=True, kw_only=True)
class Esp:
    """Send through one service's API."""

    name: str
    backend: Any
    key: str = field(repr=False)
    repeatable: bool = False

    def hand(self, envelope: Envelope, commit: Callable[[], None]) -> Outcome:
        """Hand one message over.

        Raises:
            SendError: the service takes none from us.
        """
        message = _django_message(envelope)
        self._name_once(message, envelope)
        commit()
        try:
            self.backend.send_messages([message])
        except Exception as error:  # noqa: BLE001  # each service's library raises its own
            return self._failure(error)
        return _outcome(message.anymail_status, envelope.recipient)

    def _name_once(self, message: Any, envelope: Envelope) -> None:
        """Give the service a key by which it knows a message that comes twice, where it takes one."""
        unique = envelope.message_id.strip("<>")
        if self.name == "resend":  # kept for 24 hours
            self.backend.open()
            self.backend.session.headers["Idempotency-Key"] = unique
        if self.name == "brevo":  # kept for 15 minutes
            message.extra_headers["idempotencyKey"] = unique

    def close(self) -> None:
        """Let the connection go."""
        self.backend.close()

    def _failure(self, error: Exception) -> Outcome:
        from anymail.exceptions import AnymailConfigurationError, AnymailUnsupportedFeature

        words = " ".join(str(error).replace(self.key, "…").split())[:300]
        code = _status_code(error)
        if isinstance(error, AnymailConfigurationError | AnymailUnsupportedFeature) or code in (401, 403):
            raise SendError(f"{self.name} takes no message from us: {words}", hint="check DIGEST_API_KEY") from None
        if _never_connected(error):
            return Outcome(status=DEFERRED, detail=f"{self.name} cannot be reached")
        if code == 429 or code in (500, 503):
            return Outcome(status=DEFERRED, detail=words, wait=_asked_wait(error))
        if code is not None and 400 <= code < 500:
            return Outcome(status=FAILED, detail=words, blame="message")
        # No answer, a gateway's, or one that makes no sense: the message may be on its way.
        return Outcome(status=UNKNOWN, detail=f"{self.name} did not answer as it should: {words}")


def esp_of(via: Via, secret: Callable[[str], str | None] = read_secret) -> Esp:
    """Return the sender for `esp+NAME:`; behind the colon stand anymail's own settings, `key=value&…`.

    Raises:
        ConfigError: the service, its key or the extra is missing.
    """
    if via.name not in BACKENDS:
        raise ConfigError(f"no mail service is called {via.name!r}", hint="one of " + ", ".join(BACKENDS))
    try:
        import anymail  # noqa: F401  # is it there?
    except ImportError:
        raise ConfigError(
            "esp+… needs django-anymail", hint=f"pip install 'digest[anymail]', or send by SMTP: {via.name}:USER"
        ) from None
    key = secret("DIGEST_API_KEY")
    if key is None and via.name != "ses":  # boto3 finds its own
        raise ConfigError(
            f"there is no key for {via.name}",
            hint="put it into the environment as DIGEST_API_KEY, or name its file in DIGEST_API_KEY_FILE",
        )
    return Esp(name=via.name, backend=_backend(via, key or ""), key=key or "…")


def _backend(via: Via, key: str) -> Any:
    from django.conf import settings
    from django.utils.module_loading import import_string

    if not settings.configured:
        settings.configure(ANYMAIL={}, USE_TZ=True)
    given = {name.lower(): value for name, value in parse_qsl(via.path.lstrip("?"))}
    own = {_KEYS.get(via.name, "api_key"): key} if key else {}
    # Not get_connection, which Django 6.1 deprecates: https://docs.djangoproject.com/en/6.1/howto/mailers-migration/
    backend = import_string(f"anymail.backends.{BACKENDS[via.name]}.EmailBackend")
    return backend(**{**own, **given})


def _django_message(envelope: Envelope) -> Any:
    """Return the message as Django has it: the same text, HTML and headers."""
    from django.core.mail import EmailMultiAlternatives

    parsed = message_from_bytes(envelope.content, policy=policy.SMTP)
    headers = {name: str(value) for name, value in parsed.items() if name.lower() not in _NOT_PASSED_ON}
    message = EmailMultiAlternatives(
        subject=str(parsed["Subject"]),
        body=_content(parsed, "plain"),
        from_email=str(parsed["From"]),
        to=[str(parsed["To"])],
        reply_to=[str(parsed["Reply-To"])] if parsed["Reply-To"] else None,
        headers=headers,
    )
    message.attach_alternative(_content(parsed, "html"), "text/html")
    if envelope.sender != getaddresses([str(parsed["From"])])[0][1]:
        message.envelope_sender = envelope.sender  # a service that has no such thing says so, and nothing is sent
    return message


def _content(parsed: EmailMessage, kind: str) -> str:
    part = parsed.get_body((kind,))
    return str(part.get_content()).replace("\r\n", "\n") if part else ""


def _outcome(status: Any, recipient: str) -> Outcome:
    own = status.recipients.get(recipient)
    word = own.status if own else None
    if word in _TAKEN:
        return Outcome(status=SENT, detail=f"{word} as {own.message_id}")
    if word in ("invalid", "rejected", "failed"):
        return Outcome(status=FAILED, detail=f"the service says: {word}", blame="address")
    return Outcome(status=UNKNOWN, detail=f"the service says: {word or 'nothing'}")


def _status_code(error: Exception) -> int | None:
    """Return the status of the service's answer, None where there was none."""
    of_boto = getattr(error.__cause__, "response", None)
    if isinstance(of_boto, dict):
        return int(of_boto.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)) or None
    code: int | None = getattr(error, "status_code", None)
    return code


def _never_connected(error: Exception) -> bool:
    from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

    cause = error.__cause__
    reason = getattr(cause.args[0], "reason", None) if cause and cause.args else None
    return isinstance(reason, NewConnectionError | ConnectTimeoutError)


def _asked_wait(error: Exception) -> float | None:
    value = getattr(getattr(error, "response", None), "headers", {}).get("Retry-After", "")
    return float(value) if value.isdecimal() else None
