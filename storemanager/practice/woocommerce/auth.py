"""Who may ask: keys by Basic or in the address over https, OAuth 1.0a signatures over plain http."""

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, unquote

from oauthlib.oauth1.rfc5849.utils import parse_authorization_header

from storemanager.practice.http import Json, Request
from storemanager.practice.woocommerce.errors import ApiError
from storemanager.practice.woocommerce.values import query_parameters

TIMESTAMP_WINDOW_SECONDS = 15 * 60
OAUTH_PARAMETERS = (
    "oauth_consumer_key",
    "oauth_timestamp",
    "oauth_nonce",
    "oauth_signature",
    "oauth_signature_method",
)
DIGESTS = {"HMAC-SHA1": hashlib.sha1, "HMAC-SHA256": hashlib.sha256}
READS = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Key:
    """One API key and what it may do."""

    consumer_key: str
    consumer_secret: str
    permissions: str = "read_write"  # or "read", "write"


class Keys:
    """The shop's API keys, and the nonces that were used."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._keys = {key.consumer_key: key for key in keys}
        self._nonces: dict[str, int] = {}

    @property
    def first(self) -> Key:
        """The key that was there from the start."""
        return next(iter(self._keys.values()))

    def add(self, permissions: str = "read_write") -> Key:
        """Make a new key, as the owner does in the shop's settings."""
        key = Key(f"ck_{secrets.token_hex(20)}", f"cs_{secrets.token_hex(20)}", permissions)
        self._keys[key.consumer_key] = key
        return key

    def revoke(self, key: Key) -> None:
        """Take a key back; whoever uses it is a stranger from now on."""
        del self._keys[key.consumer_key]

    def allow(self, request: Request, address: str, now: datetime) -> bool:
        """Whether this request comes from somebody known; a bad proof of that raises."""
        key = self._by_plain_key(request) if request.secure else None
        key = key or self._by_signature(request, address, now)
        if key is None:
            return False
        if request.method in READS:
            if key.permissions not in ("read", "read_write"):
                raise _refused("The API key provided does not have read permissions.")
        elif key.permissions not in ("write", "read_write"):
            raise _refused("The API key provided does not have write permissions.")
        return True

    def _by_plain_key(self, request: Request) -> Key | None:
        sent = query_parameters(request.query)
        name, secret = sent.get("consumer_key"), sent.get("consumer_secret")
        if not name or not secret:
            name, secret = _basic(request.headers.get("authorization", ""))
        key = self._keys.get(str(name))
        if key is None:
            return None
        if not hmac.compare_digest(key.consumer_secret.encode(), str(secret).encode()):
            raise _refused("Consumer secret is invalid.")
        return key

    def _by_signature(self, request: Request, address: str, now: datetime) -> Key | None:
        sent: dict[str, Json] = query_parameters(request.query)
        header = request.headers.get("authorization", "")
        if header.lower().startswith("oauth "):
            pairs = parse_authorization_header(header)
            sent.update({unquote(name): unquote(value) for name, value in pairs if name != "realm"})
        missing = [name for name in OAUTH_PARAMETERS if not sent.get(name)]
        if len(missing) == len(OAUTH_PARAMETERS):
            return None
        if missing:
            raise _refused("Missing OAuth parameter " + ", ".join(missing))
        key = self._keys.get(str(sent["oauth_consumer_key"]))
        if key is None:
            raise _refused("Consumer key is invalid.")
        _check_signature(request, address, sent, key)
        self._check_time_and_nonce(sent, now)
        return key

    def _check_time_and_nonce(self, sent: dict[str, Json], now: datetime) -> None:
        try:
            stamp = int(sent["oauth_timestamp"])
        except ValueError:
            stamp = 0
        current = int(now.timestamp())
        if abs(current - stamp) > TIMESTAMP_WINDOW_SECONDS:
            raise _refused("Invalid timestamp.")
        if sent["oauth_nonce"] in self._nonces:
            raise _refused("Invalid nonce - nonce has already been used.")
        if len(self._nonces) > 10_000:
            oldest = current - TIMESTAMP_WINDOW_SECONDS
            self._nonces = {nonce: when for nonce, when in self._nonces.items() if when >= oldest}
        self._nonces[str(sent["oauth_nonce"])] = stamp


def _check_signature(request: Request, address: str, sent: dict[str, Json], key: Key) -> None:
    digest = DIGESTS.get(str(sent["oauth_signature_method"]))
    if digest is None:
        raise _refused("Invalid signature - signature method is invalid.")
    # PHP has read `status[]` as `status[0]` by now, so that is what gets signed; so does the real server.
    flat = [pair for name, value in sent.items() if name != "oauth_signature" for pair in _flattened(name, value)]
    pairs = sorted((_escaped(name), _escaped(value)) for name, value in flat)
    parameters = "&".join(f"{name}={value}" for name, value in pairs)
    parts = (request.method, address.rstrip("/") + request.path, parameters)
    base = "&".join(map(_escaped, parts))
    # One-legged: there is no token, so the second half of the signing key is empty.
    mac = hmac.new(f"{key.consumer_secret}&".encode(), base.encode(), digest).digest()
    expected = base64.b64encode(mac).decode()
    if not hmac.compare_digest(expected.encode(), str(sent["oauth_signature"]).encode()):
        raise _refused("Invalid signature - provided signature does not match.")


def _escaped(value: str) -> str:
    return quote(value, safe="-._~")


def _flattened(name: str, value: Json) -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [pair for key, item in value.items() for pair in _flattened(f"{name}[{key}]", item)]
    if isinstance(value, list):
        return [pair for place, item in enumerate(value) for pair in _flattened(f"{name}[{place}]", item)]
    return [(name, str(value))]


def _basic(header: str) -> tuple[str | None, str | None]:
    kind, _, coded = header.partition(" ")
    if kind.lower() != "basic":
        return None, None
    try:
        name, _, secret = base64.b64decode(coded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None, None
    return name, secret


def _refused(message: str) -> ApiError:
    return ApiError(401, "woocommerce_rest_authentication_error", message)


REFUSALS = {
    "list": ("view", "Sorry, you cannot list resources."),
    "GET": ("view", "Sorry, you cannot view this resource."),
    "POST": ("create", "Sorry, you are not allowed to create resources."),
    "PUT": ("edit", "Sorry, you are not allowed to edit this resource."),
    "PATCH": ("edit", "Sorry, you are not allowed to edit this resource."),
    "DELETE": ("delete", "Sorry, you are not allowed to delete this resource."),
    "batch": ("batch", "Sorry, you are not allowed to batch manipulate this resource."),
}


def stranger(act: str) -> ApiError:
    """What somebody without a valid key is told."""
    code, message = REFUSALS[act]
    return ApiError(401, f"woocommerce_rest_cannot_{code}", message)
