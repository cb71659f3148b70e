"""Who can log in to the demo, each with one click."""

import hashlib
import json
import sys
from typing import Any
from urllib.parse import urljoin

from kanteling.launch import prepare
from kanteling.launch.cluster import DATABASE, Cluster
from kanteling.launch.places import Places, read_json, write_json
from kanteling.launch.trouble import say

People = list[dict[str, Any]]


def listed(places: Places, cluster: Cluster, environment: dict[str, str]) -> People:
    """The people of the demo, each with an address that logs in with one click.

    Asking Django takes a second of processor time, just when the first page needs it. So the answer is kept, for
    as long as it is the same database, furnished from the same source, and the same key signs the links.
    """
    if not prepare.has_command(places, "demo_people"):
        return []
    kept, key = places.run / "people.json", _key(places, cluster)
    before = read_json(kept)
    found = before["people"] if key and before.get("key") == key else _asked(places, environment)
    if key and before.get("key") != key:
        write_json(kept, {"key": key, "people": found}, private=True)
    base = f"http://127.0.0.1:{environment['KANTELING_PORT']}/"
    return [{**one, "login": urljoin(base, one["login"])} for one in found]


def _asked(places: Places, environment: dict[str, str]) -> People:
    """As Django tells it now; each login is a path on the site."""
    words = [sys.executable, "-m", "django", "demo_people", "--json"]
    said = prepare.step(places, words, environment, "The people of the demo could not be listed.")
    found: People = json.loads(said.strip().splitlines()[-1])
    return found


def _key(places: Places, cluster: Cluster) -> str:
    """What the list was made from; empty when this database was not furnished, or by an unknown hand."""
    number = cluster.sql(f"select oid from pg_database where datname = '{DATABASE}'")
    furnished = prepare.done_before(cluster).get("seeded")
    told = f"{number} {furnished} {places.secret()}"
    return hashlib.sha256(told.encode()).hexdigest() if number and furnished else ""


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
