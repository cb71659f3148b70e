"""The same furniture in each app, and doors only where public.py is."""

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "kanteling"
APPS = sorted(path for path in (SRC / "apps").iterdir() if (path / "__init__.py").exists())
FURNITURE = {
    "README.md",
    "__init__.py",
    "admin.py",
    "api.py",
    "commands.py",
    "events.py",
    "management",
    "migrations",
    "models.py",
    "public.py",
    "queries.py",
    "reactions.py",
    "rules",
    "static",
    "templates",
    "tests",
    "web",
}
MAY_SPLIT = {"commands", "queries", "models", "api"}


def imports(path: Path) -> set[str]:
    """Every module that a file imports, by full name."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return found


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_an_app_contains_only_the_known_furniture(app: Path) -> None:
    there = {path.name for path in app.iterdir() if path.name != "__pycache__"}
    assert there - FURNITURE - MAY_SPLIT == set()


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_an_app_says_in_forty_lines_what_it_decides(app: Path) -> None:
    assert 5 <= len((app / "README.md").read_text().splitlines()) <= 40


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_an_app_calls_others_only_through_their_public_face(app: Path) -> None:
    trespasses = []
    for path in app.rglob("*.py"):
        if "tests" in path.parts or "migrations" in path.parts:
            continue
        for name in imports(path):
            parts = name.split(".")
            elsewhere = parts[:2] == ["kanteling", "apps"] and len(parts) > 3 and parts[2] != app.name
            if elsewhere and parts[3] not in {"public", "events"}:
                trespasses.append(f"{path.relative_to(SRC)}: {name}")
    assert trespasses == []


@pytest.mark.parametrize("app", [app for app in APPS if (app / "public.py").exists()], ids=lambda app: app.name)
def test_a_public_face_has_at_most_seven_names(app: Path) -> None:
    tree = ast.parse((app / "public.py").read_text())
    names = next(
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__"
    )
    assert len(names) <= 7


def test_no_file_is_called_after_nothing() -> None:
    banned = {"utils.py", "helpers.py", "manager.py", "data.py", "process.py", "misc.py", "common.py"}
    there = [path for path in SRC.rglob("*.py") if path.name in banned and "rules" not in path.parts]
    assert there == []


def test_rules_have_no_clock_and_no_chance() -> None:
    wrong = []
    for path in SRC.glob("apps/*/rules/**/*.py"):
        text = path.read_text()
        wrong += [
            f"{path}: {word}"
            for word in ("datetime.now", "date.today", "import random", "time.time")
            if word in text
        ]
    assert wrong == []
