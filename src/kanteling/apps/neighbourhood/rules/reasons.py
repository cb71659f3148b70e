"""Why a row or a whole file cannot be taken in: a code, and a sentence that says what helps."""

from dataclasses import dataclass

from kanteling.foundation.words import Reason


class RowReason(Reason):
    """What is wrong with one row."""

    NO_CODE = "no_code", "De code van het gebied ontbreekt."
    ODD_CODE = "odd_code", "Dit is geen code van een gemeente, wijk of buurt."
    NO_LEVEL = "no_level", "De code heeft geen letters. Zet erbij of het een wijk of een buurt is."
    LEVEL_DIFFERS = "level_differs", "De code en het soort gebied spreken elkaar tegen."
    NO_NAME = "no_name", "De naam van het gebied ontbreekt."
    LONG_NAME = "long_name", "De naam is te lang om een naam te zijn."
    NOT_A_NUMBER = "not_a_number", "Hier staat geen getal."
    UNCLEAR_NUMBER = "unclear_number", "Dit getal kan op twee manieren gelezen worden."
    SHEET_ERROR = "sheet_error", "Het rekenblad geeft hier een fout."
    NEGATIVE = "negative", "Dit getal kan niet onder nul zijn."
    OVER_HUNDRED = "over_hundred", "Een percentage kan niet boven honderd zijn."
    TOO_LARGE = "too_large", "Dit getal is te groot om waar te zijn."
    NO_CLASS = "no_class", "Deze klasse kennen wij niet."
    TWICE = "twice", "Dit gebied staat twee keer in het bestand."
    ODD_AGE = "odd_age", "Deze leeftijd kennen wij niet."
    OTHER_YEAR = "other_year", "Deze regel gaat over een ander jaar dan het bestand."
    ODD_ROW = "odd_row", "Deze regel heeft meer velden dan de kop."
    SHORT_ROW = "short_row", "Deze regel heeft minder velden dan de kop."
    ODD_OUTLINE = "odd_outline", "De omtrek van dit gebied klopt niet."
    ODD_FIGURE = "odd_figure", "Dit cijfer kennen wij niet."
    ODD_PLACE = "odd_place", "Deze plek ligt niet in Nederland."


class FileReason(Reason):
    """What is wrong with a whole file."""

    NO_FILE = "no_file", "Er is geen bestand gekozen, of het bestand is er niet."
    EMPTY = "empty", "Het bestand is leeg."
    TOO_BIG = "too_big", "Het bestand is te groot. Knip het in stukken, of neem één niveau tegelijk."
    WEB_PAGE = "web_page", "Dit is een webpagina, geen bestand met gebieden. Sla het bestand zelf op."
    UNKNOWN_KIND = "unknown_kind", "Dit is geen CSV-, Excel- of GeoJSON-bestand."
    OLD_EXCEL = "old_excel", "Dit is een oud Excel-bestand (.xls). Sla het op als .xlsx of .csv."
    ODD_LETTERS = "odd_letters", "De tekens in dit bestand zijn niet te lezen. Sla het op als CSV met UTF-8."
    BROKEN_JSON = "broken_json", "Dit GeoJSON-bestand is niet heel. Haal het opnieuw op."
    NOT_GEOJSON = "not_geojson", "Dit JSON-bestand bevat geen gebieden (FeatureCollection)."
    BROKEN_SHEET = "broken_sheet", "Dit Excel-bestand is beschadigd of beveiligd. Sla het opnieuw op."
    SWELLS = "swells", "Dit Excel-bestand is uitgepakt veel te groot. Wij openen het niet."
    BROKEN_CSV = "broken_csv", "Dit CSV-bestand is niet te lezen: aanhalingstekens of regels kloppen niet."
    NO_CODE_COLUMN = "no_code_column", "Er is geen kolom met codes, zoals gwb_code of code."
    NO_NAME_COLUMN = "no_name_column", "Er is geen kolom met namen, zoals regio of name."
    ODD_MAPPING = "odd_mapping", "Deze koppeling klopt niet: de kolom of het cijfer bestaat niet."
    NO_ANSWER = "no_answer", "Dit adres geeft geen bestand. Kijk of het klopt en of er verbinding is."
    SAME_COLUMN = "same_column", "Twee kolommen betekenen hetzelfde. Laat er één weg."
    TOO_WIDE = "too_wide", "Het bestand heeft te veel kolommen."
    TOO_LONG = "too_long", "Het bestand heeft te veel regels."
    NO_ROWS = "no_rows", "Er staat geen enkel gebied in dit bestand."
    NO_YEAR = "no_year", "Over welk jaar gaan deze cijfers? Geef het jaar erbij."
    ODD_YEAR = "odd_year", "Dit jaar kan niet. Kies een jaar vanaf 1990 tot nu."
    BAD_ROWS = "bad_rows", "Er zijn regels die niet kloppen. Er is niets ingelezen."


@dataclass(frozen=True, slots=True)
class BadRow:
    """One row that cannot be taken in: its line in the file (feature number in GeoJSON), why, and where in the row."""

    line: int
    reason: RowReason
    column: str = ""
    written: str = ""

    def dutch(self, label: str = "Regel") -> str:
        """The whole sentence: "Regel 12, kolom a_inw (“abc”): hier staat geen getal."."""
        column = f", kolom {self.column}" if self.column else ""
        written = f" (“{self.written}”)" if self.written else ""
        return f"{label} {self.line}{column}{written}: {self.reason.dutch[0].lower()}{self.reason.dutch[1:]}"


class FileRefused(Exception):
    """The whole file cannot be taken in; ``where`` helps to find the spot."""

    def __init__(self, reason: FileReason, where: str = "") -> None:
        super().__init__(reason.code)
        self.reason = reason
        self.where = where

    def dutch(self) -> str:
        """The sentence, with the spot when known."""
        return f"{self.reason.dutch} ({self.where})" if self.where else self.reason.dutch
