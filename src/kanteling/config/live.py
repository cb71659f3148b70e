"""The live process: tells the phones at a table that something changed, by server-sent events.

A small raw ASGI application beside the web process. It sends identifiers only; whoever hears one fetches the page
again, through all the walls. One connection listens to PostgreSQL and fans out; access is asked from the same place as
on a page, when a stream begins, at every heartbeat, and at once when someone's access ended. Pages work without it.
"""

# ruff: noqa: E402  (the apps must be ready before what stands on them is imported)
import asyncio
import json
import os
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kanteling.config.settings")
django.setup()

import psycopg
from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction
from django.http import HttpRequest
from django.http.request import split_domain_port, validate_host
from django.utils.module_loading import import_string

from kanteling.apps.deciding.events import Looked
from kanteling.foundation.actor import Actor, Channel, Part
from kanteling.foundation.ids import CircleId
from kanteling.platform.db import acting
from kanteling.platform.journal import looked, turned_away
from kanteling.platform.live import CHANNEL

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

HEARTBEAT = float(os.environ.get("KANTELING_LIVE_HEARTBEAT", "20"))
"""Seconds between two signs of life; at each, access is asked again."""
MOST = int(os.environ.get("KANTELING_LIVE_MOST", "4000"))
INSIDE_ONLY = "draft"
"""What is written in closed time: even that it changed is only for who decides."""
_find = import_string(settings.KANTELING_ACTOR_FINDER)
_threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="access")


@dataclass(eq=False)
class Stream:
    """One phone at one table: what changed since it last heard."""

    circle: UUID
    decides: bool
    news: dict[tuple[str, str], None] = field(default_factory=dict)
    woken: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, kind: str, which: str) -> None:
        """Remember a change, the same one only once, and wake up."""
        if kind != INSIDE_ONLY or self.decides:
            self.news[kind, which] = None
            self.woken.set()


class Hub:
    """All streams of this process, and the one connection that listens for them."""

    def __init__(self) -> None:
        self.streams: defaultdict[UUID, set[Stream]] = defaultdict(set)
        self.task: asyncio.Task[None] | None = None
        self.listening = asyncio.Event()

    @property
    def many(self) -> int:
        return sum(map(len, self.streams.values()))

    def start(self) -> None:
        """Begin to listen, once."""
        if self.task is None or self.task.done():
            self.task = asyncio.create_task(self.listen())

    async def listen(self) -> None:
        """Listen for ever; after a broken line everyone is told to look again."""
        wait = 0.2
        while True:
            with suppress(psycopg.Error, OSError):
                line = await psycopg.AsyncConnection.connect(settings.DATABASE_ADDRESS, autocommit=True)
                async with line:
                    await line.execute(f"listen {CHANNEL}")
                    wait = 0.2
                    self.listening.set()
                    self.tell_all()
                    async for note in line.notifies():
                        self.hear(note.payload)
            self.listening.clear()
            await asyncio.sleep(wait)
            wait = min(wait * 2, 10)

    def hear(self, payload: str) -> None:
        """Pass on one notification to those at that table."""
        try:
            what = json.loads(payload)
            circle, kind, which = UUID(what["circle"]), str(what["kind"]), str(UUID(what["id"]))
        except (ValueError, KeyError, TypeError):
            return
        for stream in self.streams.get(circle, ()):
            stream.tell(kind, which)

    def tell_all(self) -> None:
        """Something may have been missed."""
        for circle, streams in self.streams.items():
            for stream in streams:
                stream.tell("all", str(circle))

    def leave(self, stream: Stream) -> None:
        """Forget a stream that ended."""
        self.streams[stream.circle].discard(stream)
        if not self.streams[stream.circle]:
            del self.streams[stream.circle]


hub = Hub()


def access(session_key: str, circle: UUID, *, first: bool) -> Actor | None:
    """Who is behind this session, if that person may see this circle now. The opening is written in the journal."""
    try:
        request = HttpRequest()
        request.session = SessionStore(session_key)
        user = get_user(request)
        if not user.is_authenticated:
            return None
        with transaction.atomic():
            actor: Actor | None = _find(int(user.pk), request.session.get("acting_for"), Channel.LIVE)
            allowed = actor is not None and actor.may(Part.PLAN, CircleId(circle))
            if first and actor is not None and allowed:
                looked(actor, Looked.LIVE, circle=CircleId(circle))
        if first and actor is not None and not allowed:
            with acting(actor):
                turned_away(actor, "refused_live", circle=CircleId(circle))
        return actor if allowed else None
    finally:
        connection.close()


async def may(session_key: str, circle: UUID, *, first: bool = False) -> Actor | None:
    """The same, without holding up the others."""
    return await asyncio.get_running_loop().run_in_executor(
        _threads, lambda: access(session_key, circle, first=first)
    )


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """``GET /live/<circle>`` and ``GET /gezond``; everything else is not here."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] == "http":
        await _http(scope, receive, send)


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            hub.start()
            await send({"type": "lifespan.startup.complete"})
        elif message["type"] == "lifespan.shutdown":
            if hub.task is not None:
                hub.task.cancel()
            await send({"type": "lifespan.shutdown.complete"})
            return


async def _http(scope: Scope, receive: Receive, send: Send) -> None:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    path = scope["path"]
    if path == "/gezond" and scope["method"] == "GET":
        fine = hub.listening.is_set()
        await _answer(send, 200 if fine else 503, b"gezond\n" if fine else b"luistert nog niet\n", {})
        return
    circle, own = _circle(path), _own_origin(headers)
    if circle is None or own is None or scope["method"] != "GET":
        await _answer(send, 404, b"", {})
        return
    if hub.many >= MOST:
        await _answer(send, 503, b"", own)
        return
    session = _session(headers.get("cookie", ""))
    actor = await may(session, circle, first=True) if session else None
    if actor is None:
        await _answer(send, 404, b"", own)
        return
    await _stream(Stream(circle, actor.may(Part.DECIDE, CircleId(circle))), session, own, receive, send)


def _circle(path: str) -> UUID | None:
    head, _, last = path.rstrip("/").rpartition("/")
    try:
        return UUID(last) if head == "/live" else None
    except ValueError:
        return None


def _session(cookies: str) -> str:
    try:
        found = SimpleCookie(cookies).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return ""
    return found.value if found else ""


def _own_origin(headers: dict[str, str]) -> dict[str, str] | None:
    """Headers that let our own pages listen (the same host, another port); None for any other site."""
    host, _ = split_domain_port(headers.get("host", ""))
    if not host or not validate_host(host, settings.ALLOWED_HOSTS):
        return None
    origin = headers.get("origin", "")
    if not origin:
        return {}
    try:
        from_host = urlsplit(origin).hostname or ""
    except ValueError:
        return None
    if from_host != host.strip("[]") and origin not in settings.CSRF_TRUSTED_ORIGINS:
        return None
    return {
        "access-control-allow-origin": origin,
        "access-control-allow-credentials": "true",
        "vary": "origin",
    }


async def _answer(send: Send, status: int, body: bytes, more: dict[str, str]) -> None:
    await _start(send, status, {"content-type": "text/plain; charset=utf-8", **more})
    await send({"type": "http.response.body", "body": body})


async def _start(send: Send, status: int, headers: dict[str, str]) -> None:
    plain = {"cache-control": "no-store", "x-content-type-options": "nosniff", **headers}
    pairs = [(name.encode(), value.encode()) for name, value in plain.items()]
    await send({"type": "http.response.start", "status": status, "headers": pairs})


async def _stream(stream: Stream, session: str, own: dict[str, str], receive: Receive, send: Send) -> None:
    hub.start()
    hub.streams[stream.circle].add(stream)
    gone = asyncio.create_task(_gone(receive))
    try:
        await _start(
            send, 200, {"content-type": "text/event-stream; charset=utf-8", "x-accel-buffering": "no", **own}
        )
        async for line in _lines(stream, session, gone):
            await send({"type": "http.response.body", "body": line, "more_body": True})
        await send({"type": "http.response.body", "body": b""})
    finally:
        gone.cancel()
        hub.leave(stream)


async def _lines(stream: Stream, session: str, gone: "asyncio.Task[None]") -> AsyncIterator[bytes]:
    """What is sent: news as it comes, else a heartbeat, until the other side or the access is gone."""
    yield b"retry: 3000\n\n"
    checked = asyncio.get_running_loop().time()
    while True:
        woken = asyncio.create_task(stream.woken.wait())
        left = max(0.05, checked + HEARTBEAT - asyncio.get_running_loop().time())
        await asyncio.wait({woken, gone}, timeout=left, return_when=asyncio.FIRST_COMPLETED)
        woken.cancel()
        if gone.done():
            return
        stream.woken.clear()
        news, stream.news = list(stream.news), {}
        late = asyncio.get_running_loop().time() >= checked + HEARTBEAT
        if late or any(kind in ("access", "all") for kind, _ in news):
            actor = await may(session, stream.circle)
            if actor is None:
                return
            stream.decides = actor.may(Part.DECIDE, CircleId(stream.circle))
            checked = asyncio.get_running_loop().time()
            if late and not news:
                yield b": \n\n"
        for kind, which in news:
            yield f"event: changed\ndata: {json.dumps({'kind': kind, 'id': which})}\n\n".encode()


async def _gone(receive: Receive) -> None:
    """Until the other side hangs up."""
    while (await receive())["type"] != "http.disconnect":
        pass
