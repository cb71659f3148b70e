"""Invented values for the page that shows every part of the look. Nobody here exists."""

SEATS = [
    {"initials": "U", "name": "U", "answer": "silent", "you": True},
    {"initials": "IB", "name": "Ineke", "relation": "uw dochter", "answer": "agrees"},
    {
        "initials": "JV",
        "name": "Joop",
        "relation": "van de club",
        "answer": "agrees",
        "reason": "Ik kom er toch langs.",
    },
    {
        "initials": "FY",
        "name": "Fatma",
        "relation": "uw buurvrouw",
        "answer": "objects",
        "reason": "Donderdag werk ik voortaan.",
    },
    {"initials": "PB", "name": "Piet", "relation": "uw broer", "answer": "aside"},
    {"initials": "LB", "name": "Lotte", "relation": "uw kleindochter", "answer": "handed"},
    {"initials": "AB", "name": "Arie", "relation": "uw neef", "answer": "gone"},
]
ADVISERS = [{"initials": "SE", "name": "Samira", "relation": "wijkteam"}]

EXAMPLES: dict[str, object] = {
    "seats": SEATS,
    "advisers": ADVISERS,
    "call": {"name": "Samira", "initials": "SE", "role": "van het wijkteam", "phone": "0900 00 12"},
    "undo_example": {"url": "#", "text": "Bewaard: beter"},
    "options": [
        {"value": "together", "label": "Samen"},
        {"value": "apart", "label": "Langs elkaar"},
        {"value": "unknown", "label": "Weet ik niet", "hint": "Dat mag ook"},
    ],
    "errors": [
        {"field": "when", "text": "Kies een dag na vandaag."},
        {"field": "", "text": "Zet er één naam bij."},
    ],
    "steps": [
        {"icon": "car", "when": "9.45 uur", "text": "Joop haalt u thuis op"},
        {"icon": "coffee", "when": "10.00 uur", "text": "Koffietafel, VV De Meeuwen"},
        {"icon": "home", "when": "16.00 uur", "text": "Samen terug"},
    ],
    "ticks": ["U kunt op zaterdag", "Joop rijdt al langs uw straat", "Gratis, de koffie kost 1 euro"],
    "heads": ["Wie", "Volgende stap", "Ligt bij"],
    "rows": [
        ["Meneer Bakker", "Voorstel zaterdag", "Meneer Bakker"],
        ["Familie Demir", "Tafel vandaag", "De kring"],
        ["Mevrouw De Groot", "Verslag", "U"],
    ],
    "at_table": [
        {"initials": "MB", "name": "Meneer Bakker"},
        {"initials": "IB", "name": "Ineke"},
        {"initials": "JV", "name": "Joop"},
        {"initials": "FY", "name": "Fatma"},
    ],
    "refusal_reasons": ["Daarom kunt u hier geen antwoord geven. U kunt wel vertellen wat u weet."],
    "none": [],
}
