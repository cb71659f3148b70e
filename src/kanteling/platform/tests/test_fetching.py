"""An address that a person typed never leads into our own network, and never holds the worker for long."""

import datetime
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from kanteling.foundation.refusals import Refused
from kanteling.platform import fetching
from kanteling.platform.fetching import INTERNET, NoFetch, Reach, fetch, on_the_internet, why_not_fetch


@pytest.mark.parametrize(
    "inside",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.9", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "2002:7f00:1::", "2002:a00:1::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "240.0.0.1",
    ],
)  # fmt: skip
def test_what_lies_inside_is_not_the_internet(inside: str) -> None:
    assert not on_the_internet(inside)


@pytest.mark.parametrize("outside", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "8.8.8.8"])
def test_what_lies_outside_is(outside: str) -> None:
    assert on_the_internet(outside)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://example.org/a.ics", NoFetch.ADDRESS), ("file:///etc/passwd", NoFetch.ADDRESS), ("", NoFetch.ADDRESS),
        ("https://", NoFetch.ADDRESS), ("https://me:secret@example.org/", NoFetch.ADDRESS),
        ("https://@example.org/", NoFetch.ADDRESS), ("https://exa mple.org/", NoFetch.ADDRESS),
        ("https://example.org/\r\nHost: x", NoFetch.ADDRESS), ("https://example.org:99999/", NoFetch.ADDRESS),
        ("https://[::1/", NoFetch.ADDRESS), ("https://example.org/" + "a" * 2000, NoFetch.ADDRESS),
        ("https://example.org:5432/", NoFetch.INSIDE), ("https://127.0.0.1/", NoFetch.INSIDE),
        ("https://[::1]/", NoFetch.INSIDE), ("https://169.254.169.254/latest/", NoFetch.INSIDE),
    ],
)  # fmt: skip
def test_an_address_is_refused_by_its_looks(address: str, why: NoFetch) -> None:
    assert why_not_fetch(address) == (why,)
    with pytest.raises(Refused) as no:
        fetch(address)
    assert no.value.reasons == (why,)


def test_a_name_that_leads_inside_is_not_called(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when only one of its addresses does, and when the number is written as a puzzle."""

    def leads_to(*places: str) -> None:
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, 443)) for place in places]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_asked, **_how: found)

    monkeypatch.setattr(socket, "create_connection", lambda *_asked, **_how: pytest.fail("called"))
    for address in ("https://agenda.example/a.ics", "https://0x7f000001/", "https://2130706433/", "https://127.1/"):
        leads_to("93.184.216.34", "127.0.0.1")
        with pytest.raises(Refused) as no:
            fetch(address)
        assert no.value.reasons == (NoFetch.INSIDE,), address


# --- a real server on loopback, which only this test may reach ---------------------------------------------------


class Office(BaseHTTPRequestHandler):
    """Answers what the address asks for."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        Office.asked.append(self.path)
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
        elif self.path == "/gone":
            self.send_error(404)
        elif self.path == "/drip":
            self.send_response(200)
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b"x")
                    self.wfile.flush()
                    threading.Event().wait(0.05)
            except OSError:
                return
        else:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"x" * (6_000_000 if self.path == "/big" else 5))

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@dataclass(frozen=True)
class Served:
    """Where it answers, and the reach that may go there."""

    at: str
    reach: Reach


@pytest.fixture(name="office", scope="module")
def _office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    key, paper = certificate(tmp_path_factory.mktemp("office"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Office)
    server.daemon_threads = True
    secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secure.load_cert_chain(paper, key)
    server.socket = secure.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    port = server.server_address[1]
    reach = Reach(
        lambda place: on_the_internet(place) or place == "127.0.0.1", frozenset({port}),
        lambda: ssl.create_default_context(cafile=str(paper)),
    )  # fmt: skip
    yield Served(
        f"https://localhost:{port}", replace(reach, may=lambda place: ipaddress.ip_address(place).is_loopback)
    )
    server.shutdown()
    thread.join()
    server.server_close()


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for localhost that only this test trusts."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    paper = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    (folder / "key").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    (folder / "paper").write_bytes(paper.public_bytes(pem))
    return folder / "key", folder / "paper"


def test_the_production_reach_never_calls_the_loopback(office: Served) -> None:
    before = len(Office.asked)
    for address in (office.at, office.at.rpartition(":")[0]):
        with pytest.raises(Refused) as no:
            fetch(f"{address}/a.ics")
        assert no.value.reasons == (NoFetch.INSIDE,)
    assert len(Office.asked) == before
    assert Reach(on_the_internet, frozenset({443})) == INTERNET


def test_a_file_is_got_also_behind_a_redirect(office: Served) -> None:
    assert fetch(f"{office.at}/a.ics", office.reach) == b"xxxxx"
    assert fetch(f"{office.at}/to//a.ics", office.reach) == b"xxxxx"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/gone", NoFetch.CLOSED), ("/big", NoFetch.TOO_BIG), ("/to/http://localhost/a", NoFetch.ADDRESS),
        ("/to/https://10.0.0.1/", NoFetch.INSIDE), ("/to/https://localhost:5432/", NoFetch.INSIDE),
        ("/to/" * 5, NoFetch.ROUND),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_said_without_the_address(office: Served, path: str, why: NoFetch) -> None:
    with pytest.raises(Refused) as no:
        fetch(office.at + path, office.reach)
    assert no.value.reasons == (why,)
    assert "localhost" not in str(no.value)


def test_a_server_that_drips_is_cut_off(office: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.4)
    with pytest.raises(Refused) as no:
        fetch(f"{office.at}/drip", office.reach)
    assert no.value.reasons in ((NoFetch.TOO_BIG,), (NoFetch.NO_ANSWER,))


def test_a_certificate_of_another_is_not_believed(office: Served) -> None:
    with pytest.raises(Refused) as no:
        fetch(f"{office.at}/a.ics", replace(office.reach, trust=ssl.create_default_context))
    assert no.value.reasons == (NoFetch.NO_ANSWER,)
