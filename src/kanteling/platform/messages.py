"""Every Dutch sentence that people see, found in the code, so that none stays without English.

Four places: templates (``translate``, ``blocktranslate``), Python (``gettext`` and kin, ``dutch``), tables annotated
with ``Dutch``, and the Dutch that codes and events carry. Needs no gettext tools: any machine that runs the tests can check.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from kanteling.foundation.events import predicates
from kanteling.foundation.words import Worded

Message = str | tuple[str, str]
_CALLS = {"dutch", "gettext", "gettext_lazy", "_", "ngettext", "ngettext_lazy"}
_IN_TEMPLATE = re.compile(
    r"""(?:n?gettext|_)\((u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*")(?:, (u?'(?:[^'\\]|\\.)*'), count)?\)"""
)


def found(root: Path) -> dict[Message, set[str]]:
    """Message (or singular and plural) to the files where it stands, below ``root``."""
    messages: dict[Message, set[str]] = {}
    for path in sorted(path for kind in ("*.html", "*.txt") for path in root.rglob(kind)):
        for message in _of_template(path.read_text()):
            messages.setdefault(message, set()).add(path.name)
    for path in sorted(root.rglob("*.py")):
        if not {"tests", "migrations"} & set(path.parts):
            for message in _of_python(path.read_text()):
                messages.setdefault(message, set()).add(path.name)
    for dutch in carried():
        messages.setdefault(dutch, set()).add("codes")
    return messages


def carried() -> set[str]:
    """The Dutch that codes and events carry, of every class that is loaded."""
    words = set(predicates().values())
    for kind in _below(Worded):
        words |= {member.dutch for member in kind}
    return {word for word in words if word}


def _below(kind: type[Worded]) -> Iterator[type[Worded]]:
    for child in kind.__subclasses__():
        yield child
        yield from _below(child)


def _of_template(text: str) -> Iterator[Message]:
    for singular, plural in _IN_TEMPLATE.findall(templatize(text)):
        one = ast.literal_eval(singular)
        yield (one, ast.literal_eval(plural)) if plural else one


def _of_python(text: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.AnnAssign) and node.value is not None and "Dutch" in ast.unparse(node.annotation):
            yield from _of_table(node.value)
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        words = [arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if name in _CALLS and words:
            yield (words[0], words[1]) if name.startswith("ngettext") and len(words) == 2 else words[0]


def _of_table(table: ast.expr) -> Iterator[Message]:
    """The words of ``{code: "Dutch"}``, also when tables are joined with ``|``."""
    for node in ast.walk(table):
        values = node.values if isinstance(node, ast.Dict) else []
        yield from (
            value.value
            for value in values
            if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value
        )


def missing(catalogue: Path, root: Path) -> list[str]:
    """The messages without an English text, and those in the catalogue that nothing says any more."""
    there = read(catalogue)
    wanted = found(root)
    bare = [str(message) for message in wanted if not _translated(there, message)]
    gone = [f"unused: {message.id}" for message in there if message.id and _key(message.id) not in wanted]
    return sorted(bare) + sorted(gone)


def renew(catalogue: Path, root: Path) -> int:
    """Write the catalogue anew, keeping what was translated; returns how many still lack English."""
    old, fresh = read(catalogue), Catalog(locale="en", project="Kanteling", fuzzy=False)
    bare = 0
    for message, files in sorted(found(root).items(), key=lambda item: str(item[0])):
        known = old.get(message if isinstance(message, str) else message[0])
        text = known.string if known is not None and _key(known.id) == message else ""
        bare += not (text if isinstance(text, str) else all(text or ("",)))
        fresh.add(message, text or None, locations=[(name, 0) for name in sorted(files)])
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    with catalogue.open("wb") as target:
        write_po(target, fresh, width=116, omit_header=False, include_lineno=False)
    return bare


def read(catalogue: Path) -> Catalog:
    if not catalogue.exists():
        return Catalog(locale="en")
    with catalogue.open("rb") as source:
        return read_po(source, locale="en")


def _key(message: object) -> Message:
    return (message[0], message[1]) if isinstance(message, tuple | list) else str(message)


def _translated(catalogue: Catalog, message: Message) -> bool:
    known = catalogue.get(message if isinstance(message, str) else message[0])
    if known is None or _key(known.id) != message:
        return False
    texts = [known.string] if isinstance(known.string, str) else list(known.string or ())
    return bool(texts) and all(texts)
