"""Compile translations: `python -m kanteling.launch.messages`."""

import sys
from pathlib import Path

PATTERN = "src/kanteling/locale/*/LC_MESSAGES/*.po"


def stale(root: Path) -> list[Path]:
    """The translations that changed since they were compiled."""

    def behind(path: Path) -> bool:
        compiled = path.with_suffix(".mo")
        return not compiled.exists() or compiled.stat().st_mtime_ns < path.stat().st_mtime_ns

    return [path for path in sorted(root.glob(PATTERN)) if behind(path)]


def compile_one(path: Path) -> None:
    """Write the .mo beside the .po, whole or not at all."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with path.open("rb") as source:
        catalogue = read_po(source, locale=path.parts[-3])
    fresh = path.with_suffix(".mo.new")
    with fresh.open("wb") as target:
        write_mo(target, catalogue)
    fresh.replace(path.with_suffix(".mo"))


def main(words: list[str]) -> int:
    """Compile what changed, or everything with `--force`."""
    root = Path(__file__).resolve().parents[3]
    for path in sorted(root.glob(PATTERN)) if "--force" in words else stale(root):
        compile_one(path)
        print(f"compiled {path.relative_to(root)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
