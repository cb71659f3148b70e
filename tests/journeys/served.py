"""What a journey starts beside itself, in a process of its own. It ends when the one who started it is gone.

    python -m tests.journeys.served town | neighbourhood | web PORT | live PORT | worker

`web` can be held some days later than today: the file named by `KANTELING_JOURNEY_DAYS` says how many.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kanteling.config.settings")
DAYS = "KANTELING_JOURNEY_DAYS"
Answer = Callable[..., Any]


def stop_with_starter() -> None:
    """The other end of our standard input closes when the starter ends, in whatever way."""

    def wait() -> None:
        while os.read(0, 1024):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()


def later(pages: Callable[[dict[str, Any], Answer], Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """The same pages, on another day when the journey says so."""
    from kanteling.platform import clock

    def answer(environ: dict[str, Any], start: Answer) -> Iterable[bytes]:
        days = int(Path(os.environ[DAYS]).read_text() or "0")
        if not days:
            return pages(environ, start)
        with clock.at(clock.now() + timedelta(days)):
            return pages(environ, start)

    return answer


def make_application() -> Callable[..., Iterable[bytes]]:
    """What gunicorn serves."""
    from kanteling.config.wsgi import application

    return later(application)


def web(port: str) -> None:
    from gunicorn.app.wsgiapp import run

    options = ["--workers", "1", "-k", "gthread", "--threads", "4", "--no-control-socket", "--log-level", "warning"]
    sys.argv = ["gunicorn", "tests.journeys.served:make_application()", "--bind", f"127.0.0.1:{port}", *options]
    run()


def live(port: str) -> None:
    import uvicorn

    uvicorn.run(
        "kanteling.config.live:application",
        host="127.0.0.1",
        port=int(port),
        log_level="warning",
        timeout_graceful_shutdown=1,
    )


def worker() -> None:
    from django.core.management import call_command

    call_command("worker")


def town() -> None:
    """Only the municipality: who works there, the areas and the frames. Nobody told anything yet."""
    from django.db import transaction

    from demo import areas, town
    from kanteling.platform.db import acting

    with transaction.atomic():
        here = town.found()
        with acting(here.manager):
            areas.bring(here.manager)
        town.frames(here)


def neighbourhood() -> None:
    """Everyone of the demo."""
    from demo.neighbourhood import tell

    tell()


if __name__ == "__main__":
    import django

    what, *rest = sys.argv[1:]
    if what not in ("web", "live"):
        django.setup()
    stop_with_starter()
    doors = {"town": town, "neighbourhood": neighbourhood, "web": web, "live": live, "worker": worker}
    doors[what](*rest)
