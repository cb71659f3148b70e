"""`./kanteling manage import_areas`: for all municipalities, by the owner of the database, with clear words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from kanteling.apps.neighbourhood.models import Area, Figure
from kanteling.apps.neighbourhood.tests.makers import KWB, WIJKEN, feature, geojson, manager_of
from kanteling.platform.db import acting

pytestmark = pytest.mark.django_db(transaction=True)


def run(*words: str | Path, owner: bool = True) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, as ./kanteling manage starts it."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    if owner:
        environment["KANTELING_DB"] = "owner"
    command = [sys.executable, "-m", "django", "import_areas", *map(str, words)]
    connection.close()
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)


def test_a_whole_country_comes_in_for_every_municipality_and_twice_is_once(tmp_path: Path) -> None:
    many = "".join(
        f"WK{gm:04}{wk:02},Wijk {wk},Provincie,1.5,,100,20,\n" for gm in range(1, 335) for wk in range(10)
    )
    file = tmp_path / "wijken_2022.csv"
    file.write_text(WIJKEN.splitlines()[0] + "\n" + many)
    first, second = run(file, "--source", "CBS/Kadaster, CC BY 4.0"), run(file)
    assert first.returncode == 0, first.stderr
    assert "3340 gebieden" in first.stdout
    assert "bron: CBS/Kadaster, CC BY 4.0" in first.stdout
    assert "regels gelezen" in first.stderr
    assert second.returncode == 0
    assert "er is niets veranderd" in second.stdout
    for manager in (manager_of(), manager_of("GM0599", "Rotterdam")):
        with acting(manager):
            assert Area.objects.visible_to(manager).count() == 3340
            assert Figure.objects.visible_to(manager).count() == 3340 * 5


def test_bad_rows_are_named_and_nothing_comes_in_unless_they_may_be_left_out(tmp_path: Path) -> None:
    good, file = tmp_path / "wijken_2022.csv", tmp_path / "kwb_2022.csv"
    good.write_text(WIJKEN)
    file.write_text(KWB + "BU02680617;;;;Wijk;;;12;;;;\n")
    refused = run(good, file)
    assert refused.returncode == 1
    assert "Regel 5, kolom gwb_code_10 (“BU02680617”): de code en het soort gebied" in refused.stderr
    assert "Er is niets ingelezen" in refused.stderr
    assert "Traceback" not in refused.stderr
    manager = manager_of()
    with acting(manager):
        assert Area.objects.visible_to(manager).count() == 0
    done = run(good, file, "--skip-bad")
    assert done.returncode == 0
    assert "1 regels weggelaten" in done.stderr
    with acting(manager):
        assert Area.objects.visible_to(manager).count() == 4


def test_every_refusal_is_one_clear_line(tmp_path: Path) -> None:
    cut = tmp_path / "cut_2022.geojson"
    cut.write_bytes(geojson(feature("WK026806", "Zuid")).getvalue()[:-20])
    plain = tmp_path / "plain.csv"
    plain.write_text(WIJKEN)
    for file, words in (
        (cut, "niet heel"),
        (plain, "Geef het jaar erbij"),
        (tmp_path / "nowhere.csv", "Er is geen bestand gekozen"),
    ):
        refused = run(file)
        assert refused.returncode == 1
        assert words in refused.stderr
        assert "Traceback" not in refused.stderr
    assert run(plain, "--year", "2022").returncode == 0


def test_the_app_role_is_sent_to_the_right_door(tmp_path: Path) -> None:
    refused = run(tmp_path / "x.csv", owner=False)
    assert refused.returncode == 1
    assert "./kanteling manage import_areas" in refused.stderr
