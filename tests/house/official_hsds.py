"""The official schema files of HSDS 3.1: found where they were put, or fetched once, by hash.

They are CC BY-SA 4.0 and so not in this tree. ``KANTELING_HSDS_SCHEMAS`` names a folder that holds them (``schema/`` of the
specification); else the pinned source package of `requirements-hsds.lock` is fetched by pip into `build/`. Without both
the tests are skipped and say so; ``KANTELING_HSDS=required`` (as in CI) makes that a failure.
"""

import functools
import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "build" / "hsds" / "3.1"
_BASE = "json-schema:///"


@functools.cache
def schemas() -> dict[str, Any]:
    """Each official schema by its file name."""
    folder = Path(os.environ.get("KANTELING_HSDS_SCHEMAS") or KEPT)
    if not (folder / "service.json").exists() and folder == KEPT:
        _fetch()
    if not (folder / "service.json").exists():
        line = "the official HSDS schema files are not here and could not be fetched (see requirements-hsds.lock)"
        if os.environ.get("KANTELING_HSDS") == "required":
            pytest.fail(line)
        pytest.skip(line)
    found = {file.name: json.loads(file.read_text("utf-8")) for file in sorted(folder.glob("*.json"))}
    found.pop("openapi.json", None)
    return found


def _fetch() -> None:
    pip = [sys.executable, "-m", "pip"] if _has_pip() else [shutil.which("pip") or "pip"]
    packed = KEPT.parent / "packed"
    words = [
        "--quiet",
        "--no-deps",
        "--require-hashes",
        "--ignore-requires-python",
        "--no-binary",
        "hsds-validator",
    ]
    lock = ["-r", str(ROOT / "requirements-hsds.lock"), "-d", str(packed)]
    try:
        subprocess.run([*pip, "download", *words, *lock], capture_output=True, timeout=120, check=True)
    except (OSError, subprocess.SubprocessError):
        return
    KEPT.mkdir(parents=True, exist_ok=True)
    with tarfile.open(next(packed.glob("*.tar.gz"))) as inside:
        for each in inside.getmembers():
            name = Path(each.name)
            if each.isfile() and name.parent.name == "json_schema" and name.suffix == ".json":
                content = inside.extractfile(each)
                assert content is not None
                (KEPT / name.name).write_bytes(content.read())


def _has_pip() -> bool:
    import importlib.util

    return importlib.util.find_spec("pip") is not None


@functools.cache
def validator(name: str) -> Any:
    """What checks an object of this kind (``service``, ``organization``, ...), formats too."""
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    registry = jsonschema_rs.Registry([(_BASE + file, {**dialect, **told}) for file, told in schemas().items()])
    return jsonschema_rs.Draft202012Validator(
        {"$ref": f"{_BASE}{name}.json"}, registry=registry, validate_formats=True
    )


def faults(name: str, told: Any) -> list[str]:
    """What the official schema has against it."""
    return [
        f"{'/'.join(map(str, each.instance_path))}: {each.message}" for each in validator(name).iter_errors(told)
    ]
