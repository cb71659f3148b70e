"""Secrets in letters: only their hash is kept, and the database itself asks for it (migration 0002)."""

import hashlib
import secrets
from uuid import UUID

from django.db import connection

_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def new_secret() -> str:
    """A secret that cannot be guessed, for a link."""
    return secrets.token_urlsafe(24)


def new_code() -> str:
    """A code of eight signs that can be typed over, without signs that look alike."""
    return "".join(secrets.choice(_SIGNS) for _ in range(8))


def hash_of(secret: str, about: UUID) -> str:
    """The hash of a secret for one thing: of no use for another."""
    return hashlib.sha256(f"{about}:{secret.strip()}".encode()).hexdigest()


def show(secret: str, about: UUID) -> str:
    """Let the database see, in this transaction, which secret somebody holds; returns its hash."""
    held = hash_of(secret, about)
    with connection.cursor() as cursor:
        cursor.execute("select set_config('kanteling.secret', %s, true)", [held])
    return held
