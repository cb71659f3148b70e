"""Which addresses on this machine are free, and whether pages answer."""

import errno
import http.client
import socket

from kanteling.launch.trouble import Trouble

USUAL = 8000


def free(port: int) -> bool:
    """Whether a server can listen here."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
        except OSError as why:
            if why.errno == errno.EACCES:
                raise Trouble(f"Port {port} is kept for the system.", "Choose a port above 1023.") from None
            return False
    return True


def insist_on(port: int, live: int) -> None:
    """Both ports have to be free; else name the next pair that is."""
    if not 1 <= min(port, live) <= max(port, live) <= 65535:
        raise Trouble(f"There is no port {port}.", "Choose one from 1024 to 65534, for example:  --port 8080")
    if free(port) and free(live):
        return
    taken = port if not free(port) else live
    other = next((each for each in range(port + 2, min(port + 400, 65500)) if free(each) and free(each + 1)), 0)
    raise Trouble(
        f"Port {taken} is in use by another program.", f"This one is free:  ./kanteling demo --port {other}"
    )


def answers(port: int, path: str = "/") -> int:
    """The status with which a page answers; 0 when nothing does (yet)."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()
