"""A page that refreshes itself is read once: a signed note of who read what, valid for one sitting.

The page carries the note in the address of its live part. A refresh with a valid note writes no second line in the
journal; without one, or later, or for someone else, every refresh is a read like any other.
"""

from uuid import UUID

from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest

from kanteling.foundation.actor import Actor

SITTING = 2 * 60 * 60
_signer = TimestampSigner(salt="kanteling.again")


def fragment_address(request: HttpRequest, actor: Actor, what: UUID) -> str:
    """Where the live part of this page is fetched again."""
    return f"{request.path}?weer={_signer.sign(f'{actor.hand}.{actor.person}.{what}').split(':', 1)[1]}"


def reads_again(request: HttpRequest, actor: Actor, what: UUID) -> bool:
    """Whether this is a refresh of a page that was already written in the journal."""
    note = request.GET.get("weer", "")
    if not note:
        return False
    try:
        _signer.unsign(f"{actor.hand}.{actor.person}.{what}:{note}", max_age=SITTING)
    except BadSignature:
        return False
    return True
