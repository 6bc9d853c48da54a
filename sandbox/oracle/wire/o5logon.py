"""The server's half of a login with a 12c password verifier (PBKDF2, SHA-512).

First the server sends half of a session key, sealed with the password's hash,
and the salts.  Then the client sends its own half, and the password sealed with
a key made of both halves.  Without the password nobody can make that key, so a
wrong one merely opens to noise.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

VERIFIER_12C = 0x4815
ROUNDS = 4096
KEY_ROUNDS = 3

#: key, value and flags
Pairs = list[tuple[str, str, int]]


def _cipher(key: bytes) -> Cipher[modes.CBC]:
    return Cipher(algorithms.AES(key), modes.CBC(bytes(16)))


def _seal(key: bytes, text: bytes) -> bytes:
    encryptor = _cipher(key).encryptor()
    return encryptor.update(text) + encryptor.finalize()


def _open(key: bytes, text: bytes) -> bytes:
    decryptor = _cipher(key).decryptor()
    return decryptor.update(text) + decryptor.finalize()


def _without_padding(text: bytes) -> bytes | None:
    size = text[-1] if text else 0
    return text[:-size] if 1 <= size <= 16 else None


class Verifier:
    """What a database keeps of a user: a salt, and a hash slow to make."""

    def __init__(self, password: str) -> None:
        self.password = password.encode()
        self.salt = secrets.token_bytes(16)
        slow = hashlib.pbkdf2_hmac(
            "sha512", self.password, self.salt + b"AUTH_PBKDF2_SPEEDY_KEY", ROUNDS, 64
        )
        self.key = hashlib.sha512(slow + self.salt).digest()[:32]


class Challenge:
    """One attempt to log in against a verifier."""

    def __init__(self, verifier: Verifier) -> None:
        self.verifier = verifier
        self.server_half = secrets.token_bytes(32)
        self.salt = secrets.token_bytes(16)

    def pairs(self) -> Pairs:
        """The answer to the client's first message."""
        sealed = _seal(self.verifier.key, self.server_half)
        return [
            ("AUTH_SESSKEY", sealed.hex().upper(), 0),
            ("AUTH_VFR_DATA", self.verifier.salt.hex().upper(), VERIFIER_12C),
            ("AUTH_PBKDF2_CSK_SALT", self.salt.hex().upper(), 0),
            ("AUTH_PBKDF2_VGEN_COUNT", str(ROUNDS), 0),
            ("AUTH_PBKDF2_SDER_COUNT", str(KEY_ROUNDS), 0),
        ]

    def check(self, pairs: Mapping[str, str]) -> bytes | None:
        """The common key if the second message proves the password, else None."""
        try:
            client_half = _open(self.verifier.key, bytes.fromhex(pairs["AUTH_SESSKEY"]))[:32]
            sealed = bytes.fromhex(pairs["AUTH_PASSWORD"])
            key = self._common_key(client_half)
            plain = _without_padding(_open(key, sealed)[16:])
        except (KeyError, ValueError):  # a part is missing, or no hex, or no whole blocks
            return None
        return key if plain == self.verifier.password else None

    def _common_key(self, client_half: bytes) -> bytes:
        both = (client_half + self.server_half).hex().upper().encode()
        return hashlib.pbkdf2_hmac("sha512", both, self.salt, KEY_ROUNDS, 32)


def server_proof(key: bytes) -> str:
    """AUTH_SVR_RESPONSE: shows the client that the server knows the key, too."""
    text = secrets.token_bytes(16) + b"SERVER_TO_CLIENT"
    return _seal(key, text + bytes((16,)) * 16).hex().upper()
