"""Takes secrets and personal data out of everything that could reach a log, a message or a support file (F70)."""

import base64
import logging
import re
from collections.abc import Iterable
from urllib.parse import quote, quote_plus

STARS = "***"

_NAMES = (  # of parameters whose values nobody may see
    r"consumer_key|consumer_secret|oauth_\w+|access_token|refresh_token|token|api_key|apikey|password|secret|sign"
)
_PATTERNS = (
    (re.compile(rf"(?i)\b({_NAMES})(=|%3D|\":\s*\")[^&\s\"',;]+"), rf"\1\2{STARS}"),
    (re.compile(r"(?i)\b(authorization\W{1,4})[^\n\r]+"), rf"\1{STARS}"),
    (re.compile(r"(?i)\b(basic|bearer)\s+[A-Za-z0-9+/=._~-]{8,}"), rf"\1 {STARS}"),
    (re.compile(r"\b(c[ks])_[0-9A-Za-z]{6,}"), rf"\1_{STARS}"),
    (re.compile(r"[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+"), f"{STARS}@{STARS}"),
    (re.compile(r"(?<![\w.])(?:\+|00|%2B)\d(?:[ .()-]{0,2}\d){7,13}(?!\w)"), STARS),
    (re.compile(r"(?<![\w.])0\d(?:[ .()-]{0,2}\d){7,9}(?!\w)"), STARS),
)
_SHORTEST_SECRET = 6  # shorter ones would take ordinary words out of every sentence


class Redactor:
    """Knows an account's secrets in every form in which they could turn up, and the shapes of personal data."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._plain: list[str] = []
        self._forms: list[str] = []
        self.learn(secrets)

    def learn(self, secrets: Iterable[str]) -> None:
        """From now on these are secrets too: keys that a channel has just handed out."""
        forms: set[str] = set()
        new = ["".join(secret) for secret in secrets if len(secret) >= _SHORTEST_SECRET]
        plain = list(dict.fromkeys([*self._plain, *new]))
        for secret in plain:
            forms |= {secret, quote(secret, safe=""), quote_plus(secret)}
        for user in plain:
            forms |= {base64.b64encode(f"{user}:{secret}".encode()).decode() for secret in plain}
        self._plain, self._forms = plain, sorted(forms, key=len, reverse=True)

    def __repr__(self) -> str:
        return "Redactor()"

    def clean(self, text: str) -> str:
        """`text` with stars in the place of keys, signatures, e-mail addresses and telephone numbers."""
        for form in self._forms:
            text = text.replace(form, STARS)
        for pattern, stars in _PATTERNS:
            text = pattern.sub(stars, text)
        return text


def silence_transport_logs() -> None:
    """httpx logs whole addresses, with keys in them on hosts that need those; our own redacted line takes its place."""
    for name in ("httpx", "httpcore", "httpcore.connection", "httpcore.http11", "httpcore.proxy"):
        logger = logging.getLogger(name)
        if _drop not in logger.filters:
            logger.addFilter(_drop)


def _drop(_record: logging.LogRecord) -> bool:
    return False
