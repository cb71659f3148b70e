"""Why a file, or a row of it, cannot be taken in: a code, and a sentence that says what helps."""

from dataclasses import dataclass

from kanteling.foundation.words import Reason


class FileReason(Reason):
    """What is wrong with a whole file."""

    NO_FILE = "no_file", "Er is geen bestand gekozen, of het bestand is er niet."
    EMPTY = "empty", "Het bestand is leeg."
    TOO_BIG = "too_big", "Het bestand is te groot. Knip het in stukken."
    WEB_PAGE = "web_page", "Dit is een webpagina, geen lijst. Sla de lijst zelf op als bestand."
    UNKNOWN_KIND = "unknown_kind", "Dit bestand kennen wij niet. Kies CSV of Excel, of voor HSDS een zip of JSON."
    OLD_EXCEL = "old_excel", "Dit is een oud Excel-bestand (.xls). Sla het op als .xlsx of .csv."
    ODD_LETTERS = "odd_letters", "De tekens in dit bestand zijn niet te lezen. Sla het op als CSV met UTF-8."
    BROKEN_SHEET = "broken_sheet", "Dit bestand is beschadigd of beveiligd. Sla het opnieuw op."
    SWELLS = "swells", "Dit bestand is uitgepakt veel te groot. Wij openen het niet."
    BROKEN_CSV = "broken_csv", "Dit CSV-bestand is niet te lezen: aanhalingstekens of regels kloppen niet."
    NO_HEAD = "no_head", "Wij vinden geen regel met koppen, zoals Naam of Activiteit."
    TOO_WIDE = "too_wide", "Het bestand heeft te veel kolommen."
    TOO_LONG = "too_long", "Het bestand heeft te veel regels."
    NO_ROWS = "no_rows", "Er staat niets onder de koppen."
    BROKEN_JSON = "broken_json", "Dit JSON-bestand is niet heel. Haal het opnieuw op."
    NOT_HSDS = "not_hsds", "Hier staan geen diensten in volgens HSDS 3 (Open Referral)."
    NO_SERVICES_FILE = "no_services_file", "In dit pakket ontbreekt een bestand dat datapackage.json noemt."
    NO_ID = "no_id", "Hier ontbreekt een id. Zonder id weten wij niet wat bij elkaar hoort."
    ODD_SHAPE = "odd_shape", "Hier staat iets anders dan HSDS 3 zegt: een lijst of een groep velden."
    TOO_DEEP = "too_deep", "Dit bestand zit te diep in elkaar. Wij lezen het niet."
    SAYS_TWO_THINGS = "says_two_things", "Hetzelfde id staat er twee keer, met iets anders erbij."
    BAD_ROWS = "bad_rows", "Er zijn regels die niet kloppen. Er is niets ingelezen."


class RowReason(Reason):
    """What is wrong with one cell, or one row."""

    NO_TITLE = "no_title", "De naam van de activiteit ontbreekt."
    LONG = "long", "Deze tekst is te lang. Maak hem korter."
    UNCLEAR_TIME = "unclear_time", "Deze dag of tijd begrijpen wij niet. Schrijf bijvoorbeeld: di 10-12 uur."
    END_BEFORE_START = "end_before_start", "De eindtijd is voor de begintijd."
    UNCLEAR_COST = "unclear_cost", "Dit bedrag begrijpen wij niet. Schrijf bijvoorbeeld: € 2,50, of gratis."
    ODD_POSTCODE = "odd_postcode", "Dit is geen Nederlandse postcode. Schrijf bijvoorbeeld: 6511 AB."
    ODD_MAIL = "odd_mail", "Dit is geen e-mailadres."
    ODD_PHONE = "odd_phone", "Dit is geen telefoonnummer."
    ODD_SITE = "odd_site", "Dit is geen webadres."
    ODD_NUMBER = "odd_number", "Hier hoort een heel getal te staan."
    FORMULA = "formula", "Hier staat een formule van een rekenblad. Schrijf de tekst zelf."
    SHEET_ERROR = "sheet_error", "Het rekenblad geeft hier een fout."
    NO_WAY_IN = "no_way_in", "Hoe komt iemand hier? Vul een plek, telefoonnummer, e-mailadres of website in."
    TWICE = "twice", "Deze regel staat twee keer in het bestand."
    ODD_ROW = "odd_row", "Deze regel heeft meer velden dan de kop."
    MISSING = "missing", "Dit veld is verplicht in HSDS 3."
    ODD_ID = "odd_id", "Dit is geen id volgens HSDS 3 (een UUID)."
    ODD_CODE = "odd_code", "Deze waarde kent HSDS 3 niet."
    ODD_VALUE = "odd_value", "Hier staat iets anders dan HSDS 3 zegt."


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is wrong: on which line (or in which object), where in it, and what stands there."""

    line: int
    reason: RowReason
    column: str = ""
    written: str = ""


class FileRefused(Exception):
    """The whole file cannot be taken in; ``where`` helps to find the spot."""

    def __init__(self, reason: FileReason, where: str = "") -> None:
        super().__init__(reason.code)
        self.reason = reason
        self.where = where[:200]
