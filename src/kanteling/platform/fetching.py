"""Getting a file from an address that a person typed, without letting that address reach into our own network.

Whoever types an address decides where the server calls. So: https only, on its own port; every address to which the
name leads must lie on the public internet, and the call goes to exactly that address (a name cannot change its mind in
between); a redirect is looked at anew; size and time have an end. Nothing of the address is put in a log or an error:
an address of a calendar often is its own key. Source: OWASP, Server-Side Request Forgery Prevention.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urljoin, urlsplit

from kanteling.foundation.refusals import Refused
from kanteling.foundation.words import Reason

MOST_BYTES = 5_000_000
SECONDS = 20.0
HOPS = 3
MOST_LETTERS = 1000
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class NoFetch(Reason):
    """Why nothing was got from an address."""

    ADDRESS = "address", "Dit adres klopt niet. Het begint met https:// en er staat geen wachtwoord in."
    INSIDE = "inside", "Dit adres ligt niet op internet. Dat mogen wij niet openen. Vraag een openbaar adres."
    NO_ANSWER = "no_answer", "Op dit adres kwam geen antwoord. Kijk of het nog klopt."
    CLOSED = "closed", "Dit adres bestaat niet meer, of wij mogen er niet in. Deel uw agenda opnieuw."
    ROUND = "round", "Dit adres stuurt ons steeds door. Kopieer het adres nog eens."
    TOO_BIG = "too_much", "Wat hier staat is te groot, of het duurt te lang."


@dataclass(frozen=True)
class Reach:
    """Where a call may go. There is one, the internet; only a test makes another, and hands it over itself."""

    may: Callable[[str], bool]
    ports: frozenset[int]
    trust: Callable[[], ssl.SSLContext] = field(default=ssl.create_default_context)


def on_the_internet(address: str) -> bool:
    """Whether this IP address is public, also looked at through the forms in which IPv6 wraps an IPv4 address."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if inner is None and found in NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return on_the_internet(str(inner))
    return found.is_global and not found.is_multicast and not found.is_reserved


INTERNET = Reach(on_the_internet, frozenset({443}))


def why_not_fetch(address: str, reach: Reach = INTERNET) -> tuple[NoFetch, ...]:
    """Why this address is refused by its looks alone, before anything is asked."""
    if len(address) > MOST_LETTERS or any(letter <= " " or letter == "\x7f" for letter in address):
        return (NoFetch.ADDRESS,)
    try:
        parts = urlsplit(address)
        port = parts.port or 443
    except ValueError:
        return (NoFetch.ADDRESS,)
    if parts.scheme != "https" or not parts.hostname or parts.username is not None or parts.password is not None:
        return (NoFetch.ADDRESS,)
    if port not in reach.ports:
        return (NoFetch.INSIDE,)
    try:
        return () if reach.may(parts.hostname) else (NoFetch.INSIDE,)
    except ValueError:
        return ()


def fetch(address: str, reach: Reach = INTERNET) -> bytes:
    """What stands there. Raises `Refused` with a `NoFetch`; the reason never repeats the address."""
    until = time.monotonic() + SECONDS
    for _hop in range(HOPS + 1):
        why = why_not_fetch(address, reach)
        if why:
            raise Refused(why)
        try:
            content, onward = _ask(urlsplit(address), reach, until)
        except Refused:
            raise
        except (OSError, http.client.HTTPException, ValueError):
            late = time.monotonic() >= until
            raise Refused((NoFetch.TOO_BIG if late else NoFetch.NO_ANSWER,)) from None
        if not onward:
            return content
        address = urljoin(address, onward)
    raise Refused((NoFetch.ROUND,))


def _ask(parts: SplitResult, reach: Reach, until: float) -> tuple[bytes, str]:
    """One answer: what it holds, or where it sends us."""
    host, port = parts.hostname or "", parts.port or 443
    line = _Line(host, port, _place(host, port, reach), reach.trust(), until)
    try:
        line.request("GET", (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), headers=_HEADERS)
        answer = line.getresponse()
        if answer.status in (301, 302, 303, 307, 308):
            return b"", answer.getheader("Location") or ""
        if answer.status != 200:
            gone = answer.status in (401, 403, 404, 410)
            raise Refused((NoFetch.CLOSED if gone else NoFetch.NO_ANSWER,))
        content = answer.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES or time.monotonic() >= until:
            raise Refused((NoFetch.TOO_BIG,))
        return content, ""
    finally:
        line.hang_up()


_HEADERS = {"Accept": "text/calendar, text/plain, */*", "User-Agent": "Kanteling", "Accept-Encoding": "identity"}


def _place(host: str, port: int, reach: Reach) -> str:
    """The IP address to call. One that may not be called among them is enough to call none."""
    found = [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found or not all(reach.may(each.partition("%")[0]) for each in found):
        raise Refused((NoFetch.INSIDE,))
    return found[0]


class _Line(http.client.HTTPSConnection):
    """A line to one IP address under the name that was asked for; cut off when the time is over, whatever drips."""

    def __init__(self, host: str, port: int, place: str, trust: ssl.SSLContext, until: float) -> None:
        super().__init__(host, port, timeout=SECONDS, context=trust)
        self._place, self._trust, self._until = place, trust, until
        self._end: threading.Timer | None = None
        self._handle: socket.socket | None = None

    def connect(self) -> None:
        """Call the place that was looked at; the certificate must be of the name."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        bare = socket.create_connection((self._place, self.port), timeout=left)
        self._handle = bare.dup()
        self._end = threading.Timer(left, _cut, [self._handle])
        self._end.daemon = True
        self._end.start()
        self.sock = self._trust.wrap_socket(bare, server_hostname=self.host)

    def hang_up(self) -> None:
        """End it, and let go of the clock. `close` cannot do that: it comes already before the answer is read."""
        if self._end and self._handle:
            self._end.cancel()
            self._handle.close()
        self.close()


def _cut(line: socket.socket) -> None:
    """End a line from outside, through a handle of its own: whoever reads from it then finds its end."""
    with contextlib.suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
