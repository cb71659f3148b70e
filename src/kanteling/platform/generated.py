"""The documents that are made from the code: permissions, rules, glossary and states. Stale is red."""

import importlib
import importlib.util
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from django.apps import apps

import kanteling.foundation
from kanteling.foundation.events import predicates
from kanteling.foundation.numbers import Number
from kanteling.foundation.walls import Nobody, Rule, Wall
from kanteling.foundation.words import Reason, Worded
from kanteling.platform.open_tables import OPEN_TABLES
from kanteling.platform.walls import walled_models

_HEAD = "<!-- Made from the code by `./kanteling docs`. Do not edit. -->\n\n"


def documents() -> dict[str, str]:
    """File name (under docs/) to text."""
    modules = list(_modules())
    return {
        "permissions.md": _HEAD + _permissions(),
        "rules.md": _HEAD + _rules(modules),
        "glossary.md": _HEAD + _glossary(modules),
        "journal.md": _HEAD + _journal(),
        "states.md": _HEAD + _states(modules),
    }


def stale(folder: Path) -> list[str]:
    """The names of the documents in ``folder`` that differ from the code."""
    return [
        name
        for name, text in documents().items()
        if not (folder / name).exists() or (folder / name).read_text() != text
    ]


def _modules() -> Iterator[ModuleType]:
    """Every module of the foundation and of each app's rules, in order of name."""
    names = [config.name for config in apps.get_app_configs() if config.name.startswith("kanteling.apps.")]
    rules = [f"{name}.rules" for name in sorted(names) if importlib.util.find_spec(f"{name}.rules")]
    for package in (kanteling.foundation, *map(importlib.import_module, rules)):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


def _permissions() -> str:
    lines = [
        "# Permissions",
        "",
        "Who may read, add, change and erase rows of each table. Always within the municipality.",
    ]
    lines += ["", "| table | read | add | change | erase |", "|---|---|---|---|---|"]
    for model in walled_models():
        wall: Wall = model.wall  # type: ignore[attr-defined]
        change = _in_words(wall.change) + (f" ({', '.join(wall.columns)})" if wall.columns else "")
        cells = [_in_words(wall.read), _in_words(wall.add), change, _in_words(wall.erase)]
        lines.append(f"| {model._meta.db_table} | " + " | ".join(cells) + " |")
    lines += ["", "## Tables of libraries, without a wall", "", "| table | rights | why |", "|---|---|---|"]
    lines += [f"| {name} | {each.rights} | {each.reason} |" for name, each in sorted(OPEN_TABLES.items())]
    return "\n".join(lines) + "\n"


def _in_words(rule: Rule) -> str:
    return "" if isinstance(rule, Nobody) else rule.dutch()


def _worded(modules: list[ModuleType]) -> list[tuple[str, type[Worded]]]:
    found = {}
    for module in modules:
        for _, member in inspect.getmembers(module, inspect.isclass):
            if issubclass(member, Worded) and member.__module__ == module.__name__ and len(member):
                found[f"{module.__name__}.{member.__name__}"] = member
    return sorted(found.items())


def _rules(modules: list[ModuleType]) -> str:
    lines = [
        "# Rules",
        "",
        "Why something cannot be done, in the words that page and API use, and the numbers behind it.",
    ]
    for name, kind in _worded(modules):
        if issubclass(kind, Reason):
            lines += ["", f"## {_short(name)}", "", (kind.__doc__ or "").strip().splitlines()[0], ""]
            lines += [f"- `{member.code}`: {member.dutch}" for member in kind]
    lines += ["", "## Numbers", "", "| number | value | unit | since | source |", "|---|---|---|---|---|"]
    for module in modules:
        for _, number in inspect.getmembers(module, lambda member: isinstance(member, Number)):
            if module.__name__.endswith(".numbers"):
                lines += [
                    f"| {number.name} | {since.value} | {number.unit} | {since.day.isoformat()} | {since.source} |"
                    for since in number.history
                ]
    return "\n".join(lines) + "\n"


def _glossary(modules: list[ModuleType]) -> str:
    lines = ["# Glossary", "", "Every code with its Dutch, by concept."]
    for name, kind in _worded(modules):
        if not issubclass(kind, Reason):
            lines += ["", f"## {_short(name)}", "", (kind.__doc__ or "").strip().splitlines()[0], ""]
            lines += ["| code | Dutch |", "|---|---|"]
            lines += [f"| {member.code} | {member.dutch} |" for member in kind]
    return "\n".join(lines) + "\n"


def _journal() -> str:
    lines = [
        "# Journal",
        "",
        "Every kind of line that the journal may hold, as a resident reads it after a name.",
        "",
    ]
    lines += ["| code | Dutch |", "|---|---|"]
    lines += [f"| {code} | {dutch} |" for code, dutch in sorted(predicates().items())]
    return "\n".join(lines) + "\n"


def _states(modules: list[ModuleType]) -> str:
    lines = ["# States", "", "What can be in which state, and what leads to the next. Found by trying the rules."]
    for module in modules:
        if module.__name__.endswith(".rules.states"):
            lines += ["", f"## {module.TITLE}", "", "```mermaid", "stateDiagram-v2"]
            ways: dict[tuple[str, str], list[str]] = {}
            for before, what, after in sorted(module.transitions()):
                ways.setdefault((before, after), []).append(what)
            lines += [f"    {before} --> {after}: {', '.join(how)}" for (before, after), how in ways.items()]
            lines.append("```")
    return "\n".join(lines) + "\n"


def _short(name: str) -> str:
    return name.removeprefix("kanteling.").removeprefix("apps.")
