"""Who can log in to the demo, each with one click."""

import json
import sys
from typing import Any
from urllib.parse import urljoin

from kanteling.launch import prepare
from kanteling.launch.places import Places
from kanteling.launch.trouble import say

People = list[dict[str, Any]]


def listed(places: Places, environment: dict[str, str]) -> People:
    """The people of the demo, each with an address that logs in with one click."""
    if not prepare.has_command(places, "demo_people"):
        return []
    words = [sys.executable, "-m", "django", "demo_people", "--json"]
    said = prepare.step(places, words, environment, "The people of the demo could not be listed.")
    base = f"http://127.0.0.1:{environment['KANTELING_PORT']}/"
    found = json.loads(said.strip().splitlines()[-1])
    return [{**one, "login": urljoin(base, one["login"])} for one in found]


def show(address: str, found: People, as_json: bool) -> None:
    """Say where to look: one JSON line for programs, a list for people."""
    if as_json:
        print(json.dumps({"url": address, "people": found}, ensure_ascii=False), flush=True)
        return
    say(f"\nKanteling is open: {address}")
    if found:
        say("Log in with one click (everyone here is invented):")
        width = max(len(one["name"]) for one in found)
        role = max(len(one["role"]) for one in found)
        for one in found:
            say(f"  {one['name']:<{width}}  {one['role']:<{role}}  {one['login']}")
    say("")
