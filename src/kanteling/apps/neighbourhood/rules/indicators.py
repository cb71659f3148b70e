"""The figures that we know: what each counts, in which unit, measured or estimated, and what it does not say.

Names of columns come from CBS (Kerncijfers wijken en buurten: spreadsheet ``a_inw``, StatLine ``AantalInwoners``),
PDOK (``aantal_inwoners``) and RIVM/GGD (Gezondheid per wijk en buurt). No figure is good or bad by itself, so none
carries a direction.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kanteling.foundation.words import Worded, dutch


class Unit(Worded):
    """In what it is counted."""

    PEOPLE = "people", "mensen"
    HOUSEHOLDS = "households", "huishoudens"
    DWELLINGS = "dwellings", "woningen"
    CARS = "cars", "auto's"
    PERCENT = "percent", "procent"
    PER_THOUSAND = "per_thousand", "per 1.000 mensen"
    THOUSAND_EURO = "thousand_euro", "× 1.000 euro"
    SQUARE_KM = "square_km", "km²"
    KM = "km", "km"
    PER_SQUARE_KM = "per_square_km", "per km²"
    AVERAGE = "average", "gemiddeld"
    CLASS = "class", "klasse 1 (heel stedelijk) tot 5 (landelijk)"
    SCORE = "score", "punten in een model"


class Kind(Worded):
    """Whether something was counted, or calculated by a model."""

    MEASURED = "measured", "gemeten"
    SAMPLED = "sampled", "gevraagd aan een deel van de mensen"
    ESTIMATED = "estimated", "geschat met een model"


class Theme(Worded):
    """Under which heading a figure stands."""

    PEOPLE = "people", "Mensen"
    TOGETHER = "together", "Samen en gezond"
    HOUSEHOLDS = "households", "Huishoudens"
    DWELLING = "dwelling", "Wonen"
    WORK = "work", "Werk en rondkomen"
    LEARNING = "learning", "Leren"
    CARE = "care", "Steun en zorg"
    NEARBY = "nearby", "Dichtbij"
    SAFE = "safe", "Prettig en veilig"
    PLACE = "place", "Het gebied"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One kind of figure. ``columns`` are names it goes by, each with what to multiply by to get ``unit``."""

    code: str
    name: str
    unit: Unit
    theme: Theme
    kind: Kind
    not_said: str
    columns: tuple[tuple[str, Decimal], ...]


_ONE = Decimal(1)
_ROUNDED = dutch("CBS rondt af op vijf mensen. Wie niet staat ingeschreven, telt niet mee.")
_SHARE = dutch("Een gemiddelde zegt niets over één straat of één mens.")
_MONEY = dutch("Een laag inkomen is geen schuld. Een hoog inkomen is geen rust.")
_MODEL = dutch("Een model schat dit uit een vragenlijst. Het kan per wijk flink afwijken.")
_DISTANCE = dutch("Dit is over de weg. Het zegt niet of iemand er ook kan komen.")
_ASKED = dutch("Niet iedereen vulde de vragen in. Een klein verschil kan toeval zijn.")
_REPORTED = dutch("Alleen wat bij de politie gemeld is, telt mee.")
_CARE = dutch("Meer zorg is geen slechter leven. Wie geen hulp vraagt, telt niet mee.")


def _lines() -> Iterator[tuple[str, str, Unit, Theme, str, str]]:
    people, percent, thousand = Unit.PEOPLE, Unit.PERCENT, Unit.THOUSAND_EURO
    t = Theme.PEOPLE
    yield "population", dutch("Inwoners"), people, t, _ROUNDED, "a_inw AantalInwoners population inwoners"
    yield "men", dutch("Mannen"), people, t, _ROUNDED, "a_man Mannen inwoners_man"
    yield "women", dutch("Vrouwen"), people, t, _ROUNDED, "a_vrouw Vrouwen inwoners_vrouw"
    ages = (("0_14", "0 tot 15", "a_00_14 k_0Tot15Jaar", "p_00_14_jr pop_0_14 percentage_personen_0_tot_15_jaar"),
            ("15_24", "15 tot 25", "a_15_24 k_15Tot25Jaar", "p_15_24_jr pop_15_24 percentage_personen_15_tot_25_jaar"),
            ("25_44", "25 tot 45", "a_25_44 k_25Tot45Jaar", "p_25_44_jr pop_25_44 percentage_personen_25_tot_45_jaar"),
            ("45_64", "45 tot 65", "a_45_64 k_45Tot65Jaar", "p_45_64_jr pop_45_64 percentage_personen_45_tot_65_jaar"))  # fmt: skip
    for code, words, counted, shared in ages:
        yield f"age_{code}", f"Mensen van {words} jaar", people, t, _ROUNDED, counted
        yield f"age_{code}_share", f"Aandeel mensen van {words} jaar", percent, t, _SHARE, shared
    yield "age_65", dutch("Mensen van 65 jaar en ouder"), people, t, _ROUNDED, "a_65_oo k_65JaarOfOuder"
    yield (
        "age_65_share", dutch("Aandeel mensen van 65 jaar en ouder"), percent, t, _SHARE,
        "p_65_eo_jr p_65_oo_jr pop_65plus percentage_personen_65_jaar_en_ouder",
    )  # fmt: skip
    yield "births", dutch("Geboren kinderen"), people, t, _ROUNDED, "a_geb GeboorteTotaal"
    yield "deaths", dutch("Overleden mensen"), people, t, _ROUNDED, "a_ste SterfteTotaal"
    t = Theme.HOUSEHOLDS
    homes = Unit.HOUSEHOLDS
    yield "households", dutch("Huishoudens"), homes, t, _ROUNDED, "a_hh HuishoudensTotaal aantal_huishoudens"
    yield (
        "living_alone", dutch("Huishoudens van één mens"), homes, t, dutch("Alleen wonen is niet hetzelfde als alleen zijn."),
        "a_1p_hh Eenpersoonshuishoudens",
    )  # fmt: skip
    yield (
        "living_alone_share", dutch("Aandeel huishoudens van één mens"), percent, t,
        dutch("Alleen wonen is niet hetzelfde als alleen zijn."), "p_1p_hh percentage_eenpersoonshuishoudens",
    )  # fmt: skip
    yield (
        "no_children",
        dutch("Huishoudens zonder kinderen"),
        homes,
        t,
        _ROUNDED,
        "a_hh_z_k HuishoudensZonderKinderen",
    )
    yield "with_children", dutch("Huishoudens met kinderen"), homes, t, _ROUNDED, "a_hh_m_k HuishoudensMetKinderen"
    yield (
        "household_size", dutch("Mensen per huishouden"), Unit.AVERAGE, t, _SHARE,
        "g_hhgro GemiddeldeHuishoudensgrootte gemiddelde_huishoudsgrootte",
    )  # fmt: skip
    t = Theme.DWELLING
    yield (
        "dwellings", dutch("Woningen"), Unit.DWELLINGS, t, dutch("Het zegt niets over hoe goed een woning is."),
        "a_woning Woningvoorraad dwelling_total",
    )  # fmt: skip
    yield (
        "dwelling_value", dutch("Gemiddelde WOZ-waarde"), thousand, t, dutch("Een gemiddelde verbergt grote verschillen."),
        "g_woz g_wozbag GemiddeldeWOZWaardeVanWoningen gemiddelde_woningwaarde dwelling_value",
    )  # fmt: skip
    yield (
        "owned_share", dutch("Aandeel koopwoningen"), percent, t, _SHARE,
        "p_koopw Koopwoningen percentage_koopwoningen dwelling_ownership",
    )  # fmt: skip
    yield (
        "rented_share",
        dutch("Aandeel huurwoningen"),
        percent,
        t,
        _SHARE,
        "p_huurw HuurwoningenTotaal percentage_huurwoningen",
    )
    yield (
        "corporation_share",
        dutch("Aandeel woningen van een corporatie"),
        percent,
        t,
        _SHARE,
        "p_wcorpw InBezitWoningcorporatie",
    )
    yield (
        "empty_share",
        dutch("Aandeel woningen zonder bewoner"),
        percent,
        t,
        _SHARE,
        "p_leegsw PercentageOnbewoond",
    )
    t = Theme.WORK
    yield (
        "employment_share", dutch("Aandeel mensen met betaald werk"), percent, t,
        dutch("Zorgen voor een ander en vrijwilligerswerk tellen niet mee."),
        "p_arb_pp Nettoarbeidsparticipatie employment_rate",
    )  # fmt: skip
    yield (
        "income_person", dutch("Gemiddeld inkomen per inwoner"), thousand, t, _MONEY,
        "g_ink_pi GemiddeldInkomenPerInwoner",
    )  # fmt: skip
    yield (
        "income_low_share", dutch("Aandeel mensen bij de 40% laagste inkomens"), percent, t, _MONEY,
        "p_ink_li k_40PersonenMetLaagsteInkomen income_low",
    )  # fmt: skip
    yield (
        "income_high_share", dutch("Aandeel mensen bij de 20% hoogste inkomens"), percent, t, _MONEY,
        "p_ink_hi k_20PersonenMetHoogsteInkomen income_high",
    )  # fmt: skip
    yield (
        "below_minimum_share", dutch("Aandeel huishoudens rond of onder het sociaal minimum"), percent, t, _MONEY,
        "p_hh_osm HuishOnderOfRondSociaalMinimum",
    )  # fmt: skip
    yield (
        "benefit_bijstand",
        dutch("Mensen met bijstand"),
        people,
        t,
        _ROUNDED,
        "a_soz_wb PersonenPerSoortUitkeringBijstand",
    )
    yield (
        "benefit_ww",
        dutch("Mensen met een WW-uitkering"),
        people,
        t,
        _ROUNDED,
        "a_soz_ww PersonenPerSoortUitkeringWW",
    )
    yield (
        "benefit_ao",
        dutch("Mensen die niet kunnen werken (AO)"),
        people,
        t,
        _ROUNDED,
        "a_soz_ao PersonenPerSoortUitkeringAO",
    )
    t = Theme.LEARNING
    learned = dutch("Het zegt niet wat iemand kan.")
    yield (
        "education_low",
        dutch("Mensen met basisonderwijs of vmbo"),
        people,
        t,
        learned,
        "a_opl_lg OpleidingsniveauLaag",
    )
    yield (
        "education_middle",
        dutch("Mensen met havo, vwo of mbo"),
        people,
        t,
        learned,
        "a_opl_md OpleidingsniveauMiddelbaar",
    )
    yield (
        "education_high",
        dutch("Mensen met hbo of universiteit"),
        people,
        t,
        learned,
        "a_opl_hg OpleidingsniveauHoog",
    )
    yield (
        "education_high_share",
        dutch("Aandeel mensen met hbo of universiteit"),
        percent,
        t,
        learned,
        "edu_appl_sci",
    )
    t = Theme.CARE
    yield (
        "youth_care_share",
        dutch("Aandeel jongeren met jeugdzorg"),
        percent,
        t,
        _CARE,
        "p_jz_tn PercentageJongerenMetJeugdzorg",
    )
    yield "wmo", dutch("Mensen met hulp uit de Wmo"), people, t, _CARE, "a_wmo_t WmoClienten"
    yield (
        "wmo_relative",
        dutch("Mensen met hulp uit de Wmo"),
        Unit.PER_THOUSAND,
        t,
        _CARE,
        "p_wmo_t WmoClientenRelatief",
    )
    t = Theme.TOGETHER
    yield (
        "health_share", dutch("Aandeel mensen dat zich gezond voelt"), percent, t, _MODEL,
        "ErvarenGezondheidGoedZeerGoed GoedErvarenGezondheid",
    )  # fmt: skip
    yield "lonely_share", dutch("Aandeel mensen dat zich eenzaam voelt"), percent, t, _MODEL, "Eenzaam"
    yield (
        "very_lonely_share", dutch("Aandeel mensen dat zich erg eenzaam voelt"), percent, t, _MODEL,
        "ErnstigZeerErnstigEenzaam ErnstigEenzaam",
    )  # fmt: skip
    yield "carers_share", dutch("Aandeel mantelzorgers"), percent, t, _MODEL, "Mantelzorger"
    yield "volunteers_share", dutch("Aandeel vrijwilligers"), percent, t, _MODEL, "Vrijwilligerswerk"
    yield (
        "making_ends_meet",
        dutch("Aandeel mensen dat moeilijk rondkomt"),
        percent,
        t,
        _MODEL,
        "MoeiteMetRondkomen",
    )
    t = Theme.NEARBY
    km = Unit.KM
    yield "to_doctor", dutch("Afstand tot een huisarts"), km, t, _DISTANCE, "g_afs_hp AfstandTotHuisartsenpraktijk"
    yield (
        "to_shop",
        dutch("Afstand tot een grote supermarkt"),
        km,
        t,
        _DISTANCE,
        "g_afs_gs AfstandTotGroteSupermarkt",
    )
    yield "to_nursery", dutch("Afstand tot kinderopvang"), km, t, _DISTANCE, "g_afs_kv AfstandTotKinderdagverblijf"
    yield "to_school", dutch("Afstand tot een basisschool"), km, t, _DISTANCE, "g_afs_sc AfstandTotSchool"
    yield (
        "cars_household",
        dutch("Auto's per huishouden"),
        Unit.AVERAGE,
        t,
        _SHARE,
        "g_pau_hh PersonenautosPerHuishouden",
    )
    yield "to_station", dutch("Afstand tot een treinstation"), km, t, _DISTANCE, "g_afs_tr AfstandTotTreinstation"
    yield from _around(percent)
    t = Theme.PLACE
    plain = dutch("Het zegt niet hoe het er is.")
    yield (
        "area",
        dutch("Oppervlakte"),
        Unit.SQUARE_KM,
        t,
        plain,
        "area oppervlakte_km2 a_opp_ha/100 OppervlakteTotaal/100",
    )
    yield (
        "density",
        dutch("Inwoners per vierkante kilometer"),
        Unit.PER_SQUARE_KM,
        t,
        plain,
        "bev_dich Bevolkingsdichtheid",
    )
    yield "urbanity", dutch("Stedelijkheid"), Unit.CLASS, t, plain, "ste_mvs MateVanStedelijkheid urbanity"


def _around(percent: Unit) -> Iterator[tuple[str, str, Unit, Theme, str, str]]:
    """What the police counts, what residents answer (city monitors), and what a model makes of it (Leefbaarometer)."""
    t, each = Theme.SAFE, Unit.PER_THOUSAND
    yield "burglary", dutch("Inbraken in woningen"), each, t, _REPORTED, "g_wodief TotaalDiefstalUitWoningSchuurED"
    yield "vandalism", dutch("Vernielingen"), each, t, _REPORTED, "g_vernoo VernielingMisdrijfTegenOpenbareOrde"
    yield (
        "violence",
        dutch("Geweld en seksuele misdrijven"),
        each,
        t,
        _REPORTED,
        "g_gewsek GeweldsEnSeksueleMisdrijven",
    )
    for code, name, columns in _ANSWERS:
        yield code, name, percent, t, _ASKED, columns
    for code, name, columns in _SCORES:
        yield code, name, Unit.SCORE, t, _MODEL, columns


_ANSWERS = (
    ("nuisance_share", dutch("Aandeel mensen met veel overlast in de buurt"), "overlast VeelOverlast"),
    ("litter_share", dutch("Aandeel mensen dat veel rommel op straat ziet"), "rommel RommelOpStraat"),
    ("unsafe_share", dutch("Aandeel mensen dat zich weleens onveilig voelt"), "onveilig VoeltZichOnveilig"),
    ("neighbours_share", dutch("Aandeel mensen dat de buren kent"), "buren_kennen KentDeBuren"),
    ("neighbour_help_share", dutch("Aandeel mensen dat hulp van buren krijgt"), "burenhulp HulpVanBuren"),
    ("trust_share", dutch("Aandeel mensen dat de buren vertrouwt"), "vertrouwen VertrouwtDeBuren"),
    ("green_share", dutch("Aandeel mensen dat blij is met het groen"), "groen TevredenMetGroen"),
    ("transport_share", dutch("Aandeel mensen dat goed wegkomt met bus of fiets"), "bus_fiets BusEnFiets"),
)
_SCORES = (
    ("liveable", dutch("Leefbaarometer: alles samen"), "lbm leefbaarheid"),
    ("liveable_calm", dutch("Leefbaarometer: overlast en onveiligheid"), "onv"),
    ("liveable_together", dutch("Leefbaarometer: sociale samenhang"), "soc"),
    ("liveable_shops", dutch("Leefbaarometer: voorzieningen"), "vrz"),
    ("liveable_outside", dutch("Leefbaarometer: fysieke omgeving"), "fys"),
    ("liveable_homes", dutch("Leefbaarometer: woningvoorraad"), "won"),
)
_ESTIMATED_THEMES = {Theme.TOGETHER, Theme.LEARNING}
_SAMPLED = {code for code, _, _ in _ANSWERS}


def _kind(code: str, unit: Unit, theme: Theme) -> Kind:
    if code in _SAMPLED:
        return Kind.SAMPLED
    return Kind.ESTIMATED if theme in _ESTIMATED_THEMES or unit is Unit.SCORE else Kind.MEASURED


def _columns(names: str) -> tuple[tuple[str, Decimal], ...]:
    pairs = (name.partition("/") for name in names.split())
    return tuple((name, _ONE / int(share) if share else _ONE) for name, _, share in pairs)


def _catalogue() -> Iterator[Indicator]:
    for code, name, unit, theme, not_said, columns in _lines():
        yield Indicator(code, name, unit, theme, _kind(code, unit, theme), not_said, _columns(columns))


INDICATORS = {indicator.code: indicator for indicator in _catalogue()}


def by_age(indicator: Indicator, low: int, high: int | None) -> Indicator:
    """The same count for one band of ages (CBS 83502NED has five years each, the last is open)."""
    band = f"van {low} tot {high + 1} jaar" if high is not None else f"van {low} jaar en ouder"
    code = f"{indicator.code}_{low}_{high if high is not None else 'up'}"
    name = f"{indicator.name} {band}"
    return Indicator(code, name, indicator.unit, indicator.theme, indicator.kind, indicator.not_said, ())


URBANITY = {
    "zeer sterk stedelijk": 1,
    "extremely urbanised": 1,
    "sterk stedelijk": 2,
    "strongly urbanised": 2,
    "matig stedelijk": 3,
    "moderately urbanised": 3,
    "weinig stedelijk": 4,
    "hardly urbanised": 4,
    "niet stedelijk": 5,
    "not urbanised": 5,
}
