"""Figures that are fair on a busy machine: medians, processor time beside the clock, ratios within one run."""

import json
import math
import os
import platform
import statistics
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

TICK = 1e-9


def exponent(sizes: Sequence[float], values: Sequence[float]) -> float | None:
    """How a cost grows: 0 is flat, 1 doubles when the size doubles. Least squares on both logarithms."""
    points = [(math.log(size), math.log(value)) for size, value in zip(sizes, values, strict=True) if value > 0]
    if len(points) < 2:
        return None
    mean_x = statistics.fmean(x for x, _ in points)
    mean_y = statistics.fmean(y for _, y in points)
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else None


def processor(pids: Iterable[int]) -> float | None:
    """Seconds that these processes spent on a processor so far, all threads; None where the system does not tell."""
    total, seen = 0.0, False
    for pid in pids:
        for path in Path(f"/proc/{pid}/task").glob("*/schedstat"):
            try:
                total += int(path.read_text().split()[0]) * TICK
                seen = True
            except (OSError, IndexError):
                continue
    return total if seen else None


def machine() -> dict[str, Any]:
    """On what it was measured."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {
        "cores": os.cpu_count(),
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "load_at_start": round(load, 1) if load is not None else None,
    }


def table(rows: Sequence[Mapping[str, Any]], out: Any = None) -> None:
    """Print rows under their headings; a missing value is a dash."""
    if not rows:
        return
    heads = list(dict.fromkeys(key for row in rows for key in row))
    cells = [[_cell(row.get(head)) for head in heads] for row in rows]
    widths = [max(len(line[i]) for line in [heads, *cells]) for i in range(len(heads))]
    for line in [heads, *cells]:
        words = [
            text.ljust(width) if i == 0 else text.rjust(width)
            for i, (text, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("  ".join(words).rstrip(), file=out or sys.stdout, flush=True)


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, float):
        return f"{value:.2f}" if abs(value) < 100 else f"{value:.0f}"
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def tell(words: str) -> None:
    """Say how far it is, without getting into the way of the figures."""
    print(words, file=sys.stderr, flush=True)


def rounded(value: Any) -> Any:
    """The same with at most three digits behind the point."""
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, Mapping):
        return {key: rounded(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(each) for each in value]
    return value


def finish(result: Mapping[str, Any], *, as_json: bool) -> None:
    """With ``--json``: exactly one object."""
    if as_json:
        print(json.dumps(rounded(result), ensure_ascii=False), flush=True)
