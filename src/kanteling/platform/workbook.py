"""Reads one workbook from standard input and writes its rows, in a process of its own. Started by `sheets.excel_lines`.

A workbook of five kilobytes can ask for hundreds of gigabytes: two cells far apart, and the reader lays out all that lies
between them and then ends its whole process. So that process is this one, with a bound on its memory and its time.

    python workbook.py BYTES SECONDS < book.xlsx      one JSON value a line: a list is a row [number, cells], a text the
                                                      name of the next sheet, null the end of the book
"""

import io
import json
import resource
import sys
from datetime import date, datetime
from typing import Any

TOO_MUCH = 3
"""Ends like this when it was refused more memory."""


def main() -> None:
    """Read, with everything bounded before the first byte is looked at."""
    memory, seconds = int(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    import python_calamine

    out = sys.stdout
    book = python_calamine.load_workbook(io.BytesIO(sys.stdin.buffer.read()))
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        if sheet.start is None:
            continue
        out.write(json.dumps(name) + "\n")
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            out.write(json.dumps([number, [_cell(cell) for cell in cells]]) + "\n")
    out.write("null\n")
    out.flush()


def _cell(cell: Any) -> Any:
    if cell is None or isinstance(cell, str | int | float | bool):
        return cell
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    return str(cell)


if __name__ == "__main__":
    try:
        main()
    except MemoryError:
        sys.exit(TOO_MUCH)
