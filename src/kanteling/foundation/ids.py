"""Identifiers: time-ordered, unguessable, and typed per concept.

UUID version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, then 74 random bits. Ordered in time,
so that an index grows at its end; random enough that no address can be guessed.
"""

import os
import time
from typing import NewType
from uuid import UUID

MunicipalityId = NewType("MunicipalityId", UUID)
PersonId = NewType("PersonId", UUID)
CircleId = NewType("CircleId", UUID)


def new_id() -> UUID:
    """Return a fresh UUIDv7; two made in the same process within a millisecond have no fixed order."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (2**48 - 1)) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)
