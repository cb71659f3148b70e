"""`./kanteling backup FILE` and `restore FILE`: the whole private database in one file, checked both ways."""

import os
import subprocess
from pathlib import Path

from kanteling.launch import running
from kanteling.launch.cluster import DATABASE, SUPER, Cluster, plain_environment
from kanteling.launch.manage import database
from kanteling.launch.places import Places
from kanteling.launch.trouble import Trouble, full_disk, say

NEW, FORMER = f"{DATABASE}_restored", f"{DATABASE}_before_restore"


def only_file(words: list[str], example: str) -> Path:
    """The one file that was named."""
    if len(words) != 1 or words[0].startswith("-"):
        raise Trouble("Name one file.", f"For example:  ./kanteling {example} kanteling.backup")
    return Path(words[0]).absolute()


def call(here: Cluster, program: str, *words: str) -> str:
    """Run pg_dump or pg_restore as superuser: row-level security would hide rows from anyone else."""
    command = [here.server.program(program), *words]
    done = subprocess.run(command, capture_output=True, text=True, env=plain_environment())
    if done.returncode:
        if "No space left" in done.stderr:
            raise full_disk(Path(words[-1]))
        raise Trouble(f"{program} failed: {done.stderr.strip()[-1500:]}")
    return done.stdout


def tables_in(here: Cluster, file: Path) -> int:
    """How many tables with data a backup holds."""
    with file.open("rb") as opened:
        if opened.read(5) != b"PGDMP":
            raise Trouble(f"{file} is not a backup of Kanteling.", "Make one with: ./kanteling backup FILE")
    return call(here, "pg_restore", "--list", str(file)).count(" TABLE DATA ")


def backup(places: Places, words: list[str]) -> int:
    """Write the file whole or not at all, readable for this user only: it holds personal data."""
    target = only_file(words, "backup")
    if not target.parent.is_dir():
        raise Trouble(f"There is no folder {target.parent}.", f"Make it: mkdir -p {target.parent}")
    fresh = target.with_name(f"{target.name}.part")
    with database(places) as here:
        if not here.sql(f"select 1 from pg_database where datname = '{DATABASE}'"):
            raise Trouble("There is nothing to back up yet.", "Start once with: ./kanteling demo")
        os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        try:
            call(here, "pg_dump", "-d", here.url(SUPER), "--format=custom", "--file", str(fresh))
            tables = tables_in(here, fresh)
            fresh.replace(target)
        finally:
            fresh.unlink(missing_ok=True)
    say(f"Backup written: {target} ({tables} tables, {target.stat().st_size / 1e6:.1f} MB).")
    say("It holds personal data: keep it as you keep the database. The key in var/secret is not in it.")
    return 0


def restore(places: Places, words: list[str]) -> int:
    """Fill a new database, look whether it is whole, and only then change places; the former one is kept."""
    source = only_file(words, "restore")
    if not source.is_file():
        raise Trouble(f"There is no file {source}.")
    found = running.read(places)
    if found and found.lives():
        raise Trouble(
            "Kanteling runs; restoring would change the data under people's hands.", "First: ./kanteling stop"
        )
    with database(places) as here:
        here.make_roles()
        here.drop_database(NEW)
        here.make_database(NEW)
        try:
            expected = tables_in(here, source)
            call(
                here,
                "pg_restore",
                "-d",
                here.url(SUPER, NEW),
                "--clean",
                "--if-exists",
                "--exit-on-error",
                "--enable-row-security",  # a stored view is filled by its owner, whom the walls bind too
                str(source),
            )
            tables = int(
                here.sql("select count(*) from information_schema.tables where table_schema = 'public'", NEW)
            )
            if not expected or tables < expected or not here.sql("select 1 from django_migrations limit 1", NEW):
                raise Trouble(f"{source} is not a whole backup of Kanteling ({tables} of {expected} tables).")
        except BaseException:
            here.drop_database(NEW)
            raise
        change_places(here)
    say(f"Restored {expected} tables from {source}. What was there before is kept as the database {FORMER}.")
    return 0


def change_places(here: Cluster) -> None:
    """The restored database becomes the one in use."""
    here.drop_database(FORMER)
    if here.sql(f"select 1 from pg_database where datname = '{DATABASE}'"):
        here.sql(f"alter database {DATABASE} rename to {FORMER}")
    here.sql(f"alter database {NEW} rename to {DATABASE}")
