"""A list of 300 activities as a coordinator really keeps it: every way to write a day, and twenty cells that are wrong."""

import csv
import io

HEADS = ["Activiteit", "Waar", "Adres", "Wijk", "Wanneer", "Kosten", "Voor wie", "Contact", "Opmerkingen", "Kleur"]
_WHAT = (
    "Koffieochtend", "Schilderclub", "Wandelgroep", "Naaicafé", "Schaakavond", "Taalcafé", "Yoga op de stoel", "Biljarten",
    "Samen eten", "Tuinieren", "Computerles", "Bingo", "Leesclub", "Fietsgroep", "Repaircafé",
)  # fmt: skip
_WHERE = ("De Haard", "Buurthuis ’t Hert", "Wijkcentrum Titus", "De Klokketoren", "Huis van Spanje")
_DAYS = ("ma", "Dinsdag", "wo.", "'s donderdags", "vrijdag", "za", "Zo")
_HOURS = ("10-12u", "14.00-16.00 uur", "van 9:30 tot 11:30", "19u30-21u", "half 11 - 12 uur")
_OFTEN = ("", "elke 2e ", "om de week ", "")
_COSTS = ("gratis", "€ 2,50 incl. koffie", "3 euro", "vrijwillige bijdrage", "€ 5,-", "")
_WRONG = (
    (4, "ooit een keer"), (4, "di 16-14u"), (5, "veel"), (0, ""), (4, "25:30 uur"), (5, "=2+3"), (4, "#VERW!"), (3, ""),
)  # fmt: skip


def rows(area: str = "") -> list[list[str]]:
    """The lines below the head; the same each time."""
    made = []
    for number in range(299):
        often = _OFTEN[number % 4]
        day = _DAYS[number % 7].replace("'s ", "") if often else _DAYS[number % 7]
        made.append(
            [
                f"{_WHAT[number % 15]} {number // 15 + 1}",
                _WHERE[number % 5],
                f"Straat {number % 50 + 1}, 65{number % 5 + 11}{'ab' if number % 2 else ' AB'} Nijmegen",
                area,
                f"{often}{day} {_HOURS[number % 5]}",
                _COSTS[number % 6],
                ("Iedereen", "55+", "Kinderen 4-12 jaar", "ouderen")[number % 4],
                f"Joke, 024-12345{number % 90 + 10}",
                "<p>Gezellig &amp; open</p>" if number % 3 else "Kom erbij!",
                "rood",
            ]
        )
    made.append(["Samen muziek maken", "De Haard", "Straat 1, 6511 AB Nijmegen", area, "dinsdag 10-12u", "gratis", "Iedereen", "Joke, 024-1234510", "Zingen, trommelen, luisteren", "geel"])  # fmt: skip
    for at in range(20):
        column, text = _WRONG[at % 7]
        made[at * 14 + 3][column] = text
    return made


def as_bytes(encoding: str = "cp1252", separator: str = ";", area: str = "") -> bytes:
    """The list as a file: a title above it, an empty line, then the head."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow(["Activiteitenoverzicht voorjaar"])
    writer.writerow([])
    writer.writerow(HEADS)
    writer.writerows(rows(area))
    return out.getvalue().encode(encoding)
