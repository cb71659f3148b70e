"""The private PostgreSQL: nobody else comes in, and nothing acknowledged is lost."""

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kanteling.launch import throwaway
from kanteling.launch.alive import began, know
from kanteling.launch.cluster import APP, OWNER, Cluster, SqlFailed
from kanteling.launch.places import Places, read_json, write_json
from kanteling.launch.sockets import socket_folder
from kanteling.launch.throwaway import Throwaway
from kanteling.launch.trouble import Trouble


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """This checkout, with a var of its own."""
    return Places(Places.here().root, tmp_path_factory.mktemp("var"))


@pytest.fixture(scope="module")
def bed(places: Places) -> Iterator[Throwaway]:
    """One cluster that keeps its promises, for all tests here."""
    made = throwaway.at(Places.here(), throwaway.reserve(places), durable=True)
    made.start()
    made.cluster.make_database()
    yield made
    made.remove()
    throwaway.note_of(places, made.folder).unlink(missing_ok=True)


@pytest.fixture
def cluster(bed: Throwaway) -> Cluster:
    """The same, running whatever the test before did to it."""
    bed.cluster.start()
    return bed.cluster


def kill(cluster: Cluster) -> None:
    """Take the server away as a power cut would, and wait until its process is gone."""
    server = know(cluster.pid())
    server.signal(signal.SIGKILL)
    while server.lives():
        time.sleep(0.02)


def test_nothing_listens_on_the_network(cluster: Cluster) -> None:
    assert cluster.sql("show listen_addresses") == ""
    inodes = {link.name: os.readlink(link) for link in Path(f"/proc/{cluster.pid()}/fd").iterdir()}
    listening = Path("/proc/net/tcp").read_text() + Path("/proc/net/tcp6").read_text()
    assert not [each for each in inodes.values() if each.startswith("socket:") and each[8:-1] in listening.split()]


def test_only_this_user_comes_near_the_socket_and_the_data(cluster: Cluster) -> None:
    assert stat.S_IMODE(cluster.sockets().stat().st_mode) == 0o700
    assert stat.S_IMODE(cluster.data.stat().st_mode) == 0o700
    assert cluster.data not in cluster.sockets().parents


def test_the_path_of_the_socket_fits_in_what_the_system_allows(cluster: Cluster) -> None:
    path = cluster.sockets() / ".s.PGSQL.5432"
    assert len(str(path)) < 100
    with socket.socket(socket.AF_UNIX) as door:
        door.connect(str(path))


def test_the_server_does_not_run_as_root(cluster: Cluster) -> None:
    assert Path(f"/proc/{cluster.pid()}").stat().st_uid != 0


def test_the_owner_and_the_app_are_no_superusers_and_cannot_pass_row_level_security(cluster: Cluster) -> None:
    rights = "select bool_or(rolsuper or rolbypassrls or rolcreaterole) from pg_roles where rolname in "
    assert cluster.sql(f"{rights} ('{OWNER}', '{APP}')") == "f"


def test_the_app_can_make_no_table(cluster: Cluster) -> None:
    with pytest.raises(SqlFailed, match="permission denied"):
        cluster.sql("create table mine (id int)", "kanteling", APP)


def test_the_usual_extensions_are_there_and_speak_dutch(cluster: Cluster) -> None:
    said = cluster.sql("select unaccent('één'), to_tsvector('dutch', 'fietsen'), lower('É')", "kanteling")
    assert said == "een|'fiets':1|é"


def test_the_log_says_nothing_of_what_people_wrote(cluster: Cluster) -> None:
    with pytest.raises(SqlFailed):
        cluster.sql("select 'Meneer Bakker'::int", "kanteling", OWNER)
    cluster.sql(
        "create table if not exists once (word text unique); insert into once values ('geheim')", "kanteling"
    )
    with pytest.raises(SqlFailed):
        cluster.sql("insert into once values ('geheim')", "kanteling")
    log = cluster.log.read_text()
    assert "geheim" not in log
    assert "insert into" not in log
    assert "select" not in log


def test_after_kill_9_everything_acknowledged_is_still_there(cluster: Cluster) -> None:
    cluster.sql("create table if not exists said (word text)", "kanteling")
    cluster.sql("insert into said values ('toegezegd')", "kanteling")
    kill(cluster)
    assert not cluster.runs()
    assert cluster.start()
    assert cluster.sql("select distinct word from said", "kanteling") == "toegezegd"


def test_a_number_that_now_belongs_to_another_program_does_not_fool_us(cluster: Cluster) -> None:
    kill(cluster)
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as stranger:
        path = cluster.data / "postmaster.pid"
        lines = path.read_text().splitlines()
        path.write_text("\n".join([str(stranger.pid), *lines[1:]]) + "\n")
        assert not cluster.runs()
        assert cluster.start()
        assert cluster.pid() != stranger.pid
        stranger.kill()


def test_starting_what_runs_changes_nothing(cluster: Cluster) -> None:
    before = cluster.pid()
    assert cluster.start() is False
    assert cluster.pid() == before


def test_a_folder_that_someone_else_laid_ready_is_refused(cluster: Cluster) -> None:
    cluster.stop()
    folder = socket_folder(cluster.data)
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    try:
        with pytest.raises(Trouble, match="not ours alone"):
            cluster.start()
    finally:
        folder.rmdir()


def test_the_next_run_clears_up_after_a_killed_one(places: Places) -> None:
    script = (
        "import os, sys; from pathlib import Path; from kanteling.launch import throwaway;"
        "from kanteling.launch.places import Places; places = Places(Places.here().root, Path(sys.argv[1]));"
        "bed = throwaway.at(Places.here(), throwaway.reserve(places)); bed.start();"
        "print(bed.folder, bed.cluster.pid(), flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(places.var)], capture_output=True, text=True)
    folder, pid = done.stdout.split()
    assert began(int(pid))
    assert throwaway.clear(places) == 1
    assert not began(int(pid))
    assert not Path(folder).exists()


def test_a_half_written_note_counts_as_none(tmp_path: Path) -> None:
    path = tmp_path / "demo.json"
    path.write_text('{"pid": 1')
    assert read_json(path) == {}
    write_json(path, {"pid": 1})
    assert read_json(path) == {"pid": 1}
