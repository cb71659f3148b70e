"""`./kanteling test`: everything that CI runs, on a throw-away cluster, ending in pytest's closing line."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kanteling.launch import prepare, throwaway, under_way
from kanteling.launch.places import Places
from kanteling.launch.trouble import say

FAILED = "KANTELING_FAILED_CHECKS"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUICK = ("tests/house",)


@dataclass(frozen=True, slots=True)
class Check:
    """One look at the code before the tests. Without ``only_if`` it always runs."""

    name: str
    words: tuple[str, ...]
    only_if: str = ""
    quick: bool = True


CHECKS = (
    Check("ruff check", ("ruff", "check", ".")),
    Check("ruff format", ("ruff", "format", "--check", ".")),
    Check("import contracts", ("lint-imports",), only_if=".importlinter"),
    Check("template format", ("djlint", "--lint", "--quiet", "src"), only_if="src/**/*.html", quick=False),
    Check("types", ("mypy",), quick=False),
    Check("migrations complete", ("manage", "makemigrations", "--check", "--dry-run"), quick=False),
    Check(
        "generated docs fresh",
        ("manage", "generate_docs", "--check"),
        only_if="**/management/commands/generate_docs.py",
        quick=False,
    ),
)


def find_chromium() -> str:
    """The path of a Chromium on this machine, or nothing."""
    asked = os.environ.get("KANTELING_CHROMIUM", "")
    return asked or next((path for path in map(shutil.which, BROWSERS) if path), "")


def browser_required() -> bool:
    """Whether a missing browser is an error (in CI) and not a reason to skip."""
    return os.environ.get("KANTELING_E2E") == "required"


def failed_checks() -> list[str]:
    """The checks that failed before pytest began, as the launcher told it."""
    return [name for name in os.environ.get(FAILED, "").split("|") if name]


def run(places: Places, words: list[str]) -> int:
    """Check, then test. Paths or options for pytest run pytest alone, for a short loop."""
    quick = "--quick" in words
    asked = [word for word in words if word != "--quick"]
    prepare.look(places)
    failed = [] if asked else list(look(places, quick=quick))
    folder = throwaway.reserve(places)
    environment = {**prepare.python_environment(places), FAILED: "|".join(failed)}
    environment[throwaway.FOLDER] = str(folder)
    try:
        code = under_way.run(pytest_words(places, quick, asked), cwd=places.root, env=environment)
    finally:
        throwaway.release(places, folder, os.getpid())
    return code or (1 if failed else 0)


def pytest_words(places: Places, quick: bool, asked: list[str]) -> list[str]:
    """The command for pytest: two processes, a file each, or the quick choice: rules and house, without thousands of examples."""
    command = [sys.executable, "-m", "pytest"]
    if not any(word.startswith("-n") for word in asked):
        command += ["-n", "2", "--dist", "loadfile"]
    if quick and not asked:
        rules = sorted(places.root.glob("src/kanteling/**/tests/test_rules*.py"))
        command += ["-m", "not slow and not hypothesis and not journey", *map(str, rules), *QUICK]
    return command + asked


def look(places: Places, *, quick: bool) -> Iterator[str]:
    """Run the checks in their order and name the ones that failed."""
    for check in CHECKS:
        if (quick and not check.quick) or not wanted(check, places.root):
            continue
        began = time.monotonic()
        done = subprocess.run(command_of(check), cwd=places.root, env=check_environment(places))
        seconds = time.monotonic() - began
        say(f"{'FAILED' if done.returncode else 'ok':>6}  {check.name} ({seconds:.0f} s)")
        if done.returncode:
            yield check.name


def wanted(check: Check, root: Path) -> bool:
    """Whether there is anything to look at."""
    if check.only_if == ".importlinter":
        return (root / ".importlinter").exists() or "[tool.importlinter" in (root / "pyproject.toml").read_text()
    return not check.only_if or any(root.glob(check.only_if)) or any((root / "src").glob(check.only_if))


def command_of(check: Check) -> list[str]:
    """How to call it: from the environment's own folder, never another one on PATH."""
    if check.words[0] == "manage":
        return [sys.executable, "-W", "ignore::RuntimeWarning", "-m", "django", *check.words[1:]]
    return [str(Path(sys.executable).parent / check.words[0]), *check.words[1:]]


def check_environment(places: Places) -> dict[str, str]:
    """Checks look at code only: the database they are told of does not exist."""
    return {
        **prepare.python_environment(places),
        "DATABASE_URL": "postgresql:///none?host=/nowhere",
        "KANTELING_SECRET_KEY": "only-for-checks",
        "KANTELING_POOL": "0",
    }
