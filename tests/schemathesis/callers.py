"""Who makes the requests: the operator by token, people by sessions that they began with a second factor.

A session is what a browser has: its cookie, the header of our own pages, and the origin. People sign in again before what they
have proved is too old to change a method. Not here: which request is whose (`hooks.py`).
"""

import base64
import hashlib
import hmac
import json
import os
import re
import secrets
import struct
import time
from pathlib import Path

import requests

# A proof is fresh for ten minutes; a session serves for fewer.
SESSION_S = 8 * 60
# RFC 6238 §4: a code is good for half a minute.
STEP_S = 30
PATIENCE_S = 30
API = "/api/v1"


def attempt() -> str:
    """Draws the 128 bits that name an action."""
    return base64.urlsafe_b64encode(secrets.token_bytes(16)).rstrip(b"=").decode("ascii")


def app_code(secret: str, now: float) -> str:
    """Makes the code that an authenticator shows (RFC 6238, RFC 4226 §5.3)."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", int(now) // STEP_S), hashlib.sha1)
    offset = digest[-1] & 15
    (number,) = struct.unpack(">I", digest[offset : offset + 4])
    return f"{(number & 0x7FFF_FFFF) % 1_000_000:06}"


class Refused(Exception):
    """A step of a sign-in that was not carried out."""


class Operator:
    """Whoever holds the token."""

    def __init__(self) -> None:
        variables = Path(os.environ["LATCHKEY_SECRETS"]).read_text("ascii")
        self.token = re.search("^OPERATOR_TOKEN=(.+)$", variables, re.MULTILINE)[1]

    def headers(self) -> dict[str, str]:
        """Returns what the operator shows."""
        return {"Authorization": f"Bearer {self.token}"}


class Owner:
    """Somebody of the demo, who signs in with a password, and with an authenticator where one is registered."""

    def __init__(self, origin: str, identifier: str) -> None:
        cards = json.loads(Path(os.environ["LATCHKEY_ACCOUNTS"]).read_text("utf-8"))
        (self.card,) = [card for card in cards if card["identifier"] == identifier]
        self.origin = origin
        self.cookie = ""
        self.since = float("-inf")

    def headers(self) -> dict[str, str]:
        """Returns what the owner's browser sends; signs in where that was too long ago.

        Whoever has no authenticator signs in for each request: their sessions are there to be ended. Whose sign-in pauses goes on
        in the session there is.
        """
        if self.card["totp_secret"] is None or time.monotonic() - self.since > SESSION_S:
            try:
                self.sign_in()
            except Refused:
                if not self.cookie:
                    raise
        return {"Cookie": self.cookie, **self.own_page()}

    def own_page(self) -> dict[str, str]:
        """Returns what our own pages send."""
        return {"Origin": self.origin, "X-Latchkey": "1"}

    def sign_in(self) -> None:
        """Begins a session, with a code that was not used before."""
        self.since = time.monotonic()
        done = self.post("/session", {"identifier": self.card["identifier"], "password": self.card["password"]})
        if secret := self.card["totp_secret"]:
            code = {"code": app_code(secret, time.time())}
            body = {"sign_in": done.json()["sign_in"], "attempt": attempt(), "answer": code}
            done = self.post("/session/verify", body)
        self.cookie = done.headers["Set-Cookie"].split(";")[0]

    def post(self, path: str, body: dict) -> requests.Response:
        """Sends one step of a sign-in; whatever is refused is an error."""
        answer = requests.post(self.origin + API + path, json=body, headers=self.own_page(), timeout=PATIENCE_S)
        if answer.status_code != 200:
            raise Refused(f"{self.card['identifier']} at {path}: {answer.status_code} {answer.text}")
        return answer
