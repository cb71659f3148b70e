"""Cells that leave the house in a CSV: a spreadsheet must never run what someone typed as a name."""

_RUNS = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: str) -> str:
    """The cell as text that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_RUNS) else cell
