"""The look keeps what it promises: colours that can be read and told apart, few bytes, nothing that breaks a reader's settings."""

import gzip
import importlib.util
import json
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from seeing import BLIND, as_seen, contrast, difference, lab

ROOT = Path(__file__).parents[2]
FRONTEND = ROOT / "frontend"
BUILT = ROOT / "build" / "static" / "kanteling"
TEMPLATES = sorted(path for path in (ROOT / "src").rglob("templates/**/*.html") if "mail" not in path.parts)
COLOURS = json.loads((FRONTEND / "kanteling.tokens.json").read_text())["kanteling"]["color"]
MODES = ("light", "dark", "contrast")
LIBRARY = ("leaflet.js",)
RUNGS = ("rung-1", "rung-2", "rung-3", "rung-4")

PROMISED = [
    ("ink", "bg", 13.6, 15.6),
    ("muted", "bg", 6.5, 9.5),
    ("muted", "soft", 5.9, 7.2),
    ("accent", "surface", 9.2, 9.0),
    ("accent", "accent-soft", 7.5, 7.0),
    ("accent-ink", "accent", 9.2, 9.6),
    ("open", "open-soft", 6.5, 8.1),
    ("objection", "objection-soft", 6.2, 7.0),
    ("information", "information-soft", 7.2, 8.0),
    ("closed-ink", "closed", 11.8, 17.5),
    ("closed-muted", "closed", 9.2, 13.7),
    ("closed-information", "closed-information-soft", 8.3, 8.3),
    ("edge", "surface", 4.0, 4.9),
    ("edge", "soft", 3.3, 4.1),
    ("ink", "chart-less", 9.5, 6.8),
    ("ink", "chart-more", 8.9, 7.0),
]
TEXT_ON = [
    (text, ground) for text in ("ink", "muted", "accent") for ground in ("bg", "surface", "soft", "accent-soft")
] + [(text, ground) for text in ("open", "objection", "information", "stands") for ground in ("bg", "surface")]
TEXT_ON += [
    ("ink", "open-soft"),
    ("ink", "information-soft"),
    ("ink", "objection-soft"),
    ("muted", "information-soft"),
]
TEXT_ON += [
    ("closed-ink", "closed-surface"),
    ("closed-muted", "closed-surface"),
    ("closed-ink", "closed-information-soft"),
]


@pytest.fixture(scope="module", autouse=True)
def built() -> None:
    """The files as a reader gets them."""
    subprocess.run([sys.executable, str(FRONTEND / "build.py")], check=True)


def colour(name: str, mode: str) -> str:
    token = COLOURS[name]
    return str(token["$value"] if mode == "light" else token["$extensions"]["nl.kanteling.modes"][mode])


def compressed(*names: str) -> int:
    return sum(len(gzip.compress((BUILT / name).read_bytes(), 9, mtime=0)) for name in names)


# --- colours ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "ground", "light", "dark"), PROMISED)
def test_contrast_is_what_the_look_promises(text: str, ground: str, light: float, dark: float) -> None:
    assert contrast(colour(text, "light"), colour(ground, "light")) == pytest.approx(light, abs=0.06)
    assert contrast(colour(text, "dark"), colour(ground, "dark")) == pytest.approx(dark, abs=0.06)


@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read_on_every_ground_it_stands_on(text: str, ground: str) -> None:
    ratios = {mode: contrast(colour(text, mode), colour(ground, mode)) for mode in MODES}
    assert min(ratios["light"], ratios["dark"]) >= 4.5
    assert ratios["contrast"] >= 11


@pytest.mark.parametrize("mode", MODES)
def test_every_colour_has_a_value_in_every_theme(mode: str) -> None:
    names = [name for name in COLOURS if not name.startswith("$")]
    assert all(re.fullmatch(r"#[0-9A-F]{6}", colour(name, mode)) for name in names)


@pytest.mark.parametrize("rung", RUNGS)
@pytest.mark.parametrize("mode", MODES)
def test_the_lit_step_of_a_stair_stands_out_on_every_ground(rung: str, mode: str) -> None:
    assert all(
        contrast(colour(rung, mode), colour(on, mode)) >= 3.1 for on in ("bg", "surface", "soft", "accent-soft")
    )


@pytest.mark.parametrize(("mode", "promised"), [("light", 18.7), ("dark", 11.1), ("contrast", 11.4)])
def test_rungs_can_be_told_apart_by_the_colour_blind(mode: str, promised: float) -> None:
    apart = [
        difference(lab(as_seen(colour(one, mode), kind)), lab(as_seen(colour(other, mode), kind)))
        for kind in BLIND
        for one, other in combinations(RUNGS, 2)
    ]
    assert min(apart) == pytest.approx(promised, abs=0.06)


@pytest.mark.parametrize(
    ("one", "other", "published"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
    ],
)
def test_the_difference_between_colours_is_the_published_one(
    one: tuple[float, float, float], other: tuple[float, float, float], published: float
) -> None:
    assert difference(one, other) == pytest.approx(published, abs=1e-4)


def test_the_lit_window_is_the_same_in_every_theme() -> None:
    assert {colour("lit", mode) for mode in MODES} == {"#FFC93C"}


# --- bytes ------------------------------------------------------------------------------------------------------


def test_the_style_sheet_stays_small() -> None:
    assert compressed("kanteling.css") <= 12_000


def test_our_scripts_stay_small() -> None:
    """The map of a library comes only when somebody looks at it (ADR 10)."""
    assert compressed(*(path.name for path in BUILT.glob("*.js") if path.name not in LIBRARY)) <= 12_000
    assert compressed(*LIBRARY) <= 50_000


def test_a_first_visit_fits_in_sixty_kilobytes_with_a_full_page_of_text() -> None:
    page = 12_000
    assert (
        page + compressed("kanteling.css", "atkinson-latin.woff2", "icons.svg", "mark.svg", "page.js", "draft.js")
        <= 60_000
    )


# --- sources ----------------------------------------------------------------------------------------------------


def test_every_icon_that_is_used_is_in_the_sprite() -> None:
    spec = importlib.util.spec_from_file_location("look_build", FRONTEND / "build.py")
    assert spec
    assert spec.loader
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (BUILT / "icons.svg").read_text()))
    assert set(build.icons_in_use()) - drawn == set()


@pytest.mark.parametrize("sheet", sorted((FRONTEND / "styles").glob("*.css")), ids=lambda path: path.name)
def test_styles_name_no_physical_side(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.S)
    sides = r"(?:^|[\s;{])((?:margin|padding|border|inset|scroll-margin)-(?:left|right|top|bottom)|left|right|top|bottom|width|height|(?:min|max)-(?:width|height)|float|text-align)\s*:\s*([^;}]+)"
    found = [
        (name, value)
        for name, value in re.findall(sides, re.sub(r"@(?:media|container)[^{]+", "", text), flags=re.M)
    ]
    physical = [
        one for one in found if not (one[0] in {"float", "text-align"} and one[1].strip() not in {"left", "right"})
    ]
    assert physical == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_inline_script_or_style(template: Path) -> None:
    text = template.read_text()
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:", text)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_uses_only_classes_that_exist(template: Path) -> None:
    plain = re.sub(r"{%.*?%}|{{.*?}}", " ", template.read_text(), flags=re.S)
    used = {
        name for names in re.findall(r'class="([^"]*)"', plain) for name in names.split() if name.startswith("k-")
    }
    written = " ".join(path.read_text() for path in (FRONTEND / "styles").glob("*.css"))
    hooks = {"k-proposal", "k-seats-sheet", "k-parts-page", "k-paper-page", "k-comes-list"}
    assert {name for name in used if not name.endswith("-") and f".{name}" not in written} - hooks == set()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_asks_nothing_from_elsewhere(template: Path) -> None:
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?:https?:)?//""", template.read_text())


def test_styles_and_scripts_ask_nothing_from_elsewhere() -> None:
    for path in [*BUILT.glob("*.css"), *BUILT.glob("*.js")]:
        told = {"https://leafletjs.com", "http://www.w3.org"} if path.name in LIBRARY else set()
        found = set(re.findall(r"https?://[\w.-]*|@import|url\(['\"]?//", path.read_text()))
        assert found - told == set(), path.name


def test_the_lock_file_names_no_address_and_a_hash_for_every_part() -> None:
    packages = json.loads((FRONTEND / "package-lock.json").read_text())["packages"]
    assert not any("resolved" in package for package in packages.values())
    assert all("integrity" in package for name, package in packages.items() if name)


def test_no_colour_is_written_outside_the_token_file() -> None:
    """Except three that never change with the theme: the undo link, the text of a selection, the people in the dark room."""
    allowed = {"#FFC93C", "#17513F", "#1B2A26", "#E0EBE3", "#8FD0B5"}
    for sheet in (FRONTEND / "styles").glob("*.css"):
        if sheet.name != "print.css":
            assert {one.upper() for one in re.findall(r"#[0-9A-Fa-f]{3,8}\b", sheet.read_text())} <= allowed, (
                sheet.name
            )
