"""What a start need not do, it leaves out: seconds for who waits, and memory for a small machine."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kanteling.launch import people, prepare
from kanteling.launch.cluster import Cluster
from kanteling.launch.places import Places

LATER = {"ninja", "pydantic", "wordfreq", "regex", "ftfy", "simpy", "numpy", "scipy", "openpyxl", "django.test"}


FIRST_PAGE_AND_THEN = """
import json, sys
from kanteling.config import wsgi
from django.urls import resolve, reverse
reverse("demo-link", kwargs={"token": "x"})
first = sorted(sys.modules)
resolve("/api/v1/openapi.json")
print(json.dumps([first, sorted(sys.modules)]))
"""


def test_a_web_process_reads_the_api_and_the_dutch_lexicon_only_when_asked() -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "kanteling.config.settings"}
    words = [sys.executable, "-c", FIRST_PAGE_AND_THEN]
    done = subprocess.run(words, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    first, then = json.loads(done.stdout.splitlines()[-1])
    assert "kanteling.apps.home.web.urls" in first
    assert set(first) & LATER == set()
    assert "ninja" in then


def test_who_lives_in_the_demo_is_asked_once_for_a_database_and_a_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places, asked = Places(tmp_path, tmp_path / "var"), []
    database = {"number": "16384", "seeded": "abc"}

    def tell(*given: object) -> str:
        asked.append(given)
        return json.dumps([{"name": "Meneer Bakker", "role": "Inwoner", "login": "/demo/als/x/"}])

    monkeypatch.setattr(prepare, "has_command", lambda *given: True)
    monkeypatch.setattr(prepare, "step", tell)
    monkeypatch.setattr(prepare, "done_before", lambda cluster: {"seeded": database["seeded"]})
    monkeypatch.setattr(Cluster, "sql", lambda self, words: database["number"])
    cluster = object.__new__(Cluster)

    def listed(port: str = "8000") -> str:
        return str(people.listed(places, cluster, {"KANTELING_PORT": port})[0]["login"])

    assert listed() == "http://127.0.0.1:8000/demo/als/x/"
    assert listed("8100") == "http://127.0.0.1:8100/demo/als/x/"
    assert len(asked) == 1
    assert (places.run / "people.json").stat().st_mode & 0o777 == 0o600

    database["number"] = "20000"  # restored: these are other people
    listed()
    (places.var / "secret").write_text("another key")
    listed()
    database["seeded"] = ""  # furnished by an unknown hand: asked each time
    listed()
    listed()
    assert len(asked) == 5


def test_the_list_is_asked_again_when_what_was_kept_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places(tmp_path, tmp_path / "var")
    (places.run / "people.json").write_text('{"key": ')
    monkeypatch.setattr(prepare, "has_command", lambda *given: True)
    monkeypatch.setattr(prepare, "step", lambda *given: "[]")
    monkeypatch.setattr(prepare, "done_before", lambda cluster: {"seeded": "abc"})
    monkeypatch.setattr(Cluster, "sql", lambda self, words: "1")
    assert people.listed(places, object.__new__(Cluster), {"KANTELING_PORT": "8000"}) == []
