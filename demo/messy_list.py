"""A list as a volunteer coordinator keeps it: sent yesterday, half repaired, nothing of it on the map yet. All invented."""

from io import BytesIO
from uuid import UUID

from demo.telling import do
from kanteling.apps.social_map.commands.exchange_lists import put_ready, repair

NAME = "activiteiten wijkraad najaar.csv"
LINES = """Activiteitenlijst wijkraad (verzonnen);;;;;;
Activiteit;Waar;Wanneer;Kosten;Voor wie;Contact;Opmerkingen
Soep op maandag;De Ontmoeting;ma 12-13.30u;€ 2,50;iedereen;Joke, 024 000 02 01;Soep van de dag
Biljarten;Buurthuis De Klif;wo 13.30-16 uur;gratis;55+;Henk, 024 000 02 02;
Muziekmiddag op dinsdag;Buurthuis De Klif;di 14-16 u;gratis;iedereen;024 000 01 01;zelfde als vorig jaar?
Lijndansen;Wijkcentrum De Brug;donderdagavond 19.30 tot 21;€ 3,-;iedereen;Ria, 024 000 02 04;
Stoelyoga;Wijkcentrum De Brug;ooit;€ 4;ouderen;Ria, 024 000 02 04;rustig aan
Kledingruil;Basisschool De Regenboog;elke eerste zaterdag 10-12u;gratis;gezinnen;024 000 02 06;
Huiswerkhulp;Bibliotheek Hatert;ma en wo 15-17u;gratis;kinderen 8-12 jaar;024 000 01 10;
Fotoclub;Bibliotheek Hatert;vr 19u30-21u;veel;iedereen;fotoclub@voorbeeld;
;De Ontmoeting;za 10-12u;gratis;iedereen;024 000 02 08;naam volgt
Schaken voor beginners;De Ontmoeting;za 14-12u;gratis;iedereen;Piet, 024 000 02 09;
Wandelen met de hond;Buurttuin Hatert;dagelijks 9u;gratis;iedereen;024 000 02 10;verzamelen bij het hek
Fietsen repareren;Buurttuin Hatert;za 13-16u;vrijwillige bijdrage;iedereen;Ali, 024 000 02 11;<p>neem uw fiets mee</p>
Bloemschikken;Buurthuis De Klif;om de week do 10-12u;=4+1;iedereen;Truus, 024 000 02 12;
Zondagse koffie;De Ontmoeting;zo 11u;gratis;alleenstaanden;024 000 02 13;
"""
MENDED = {(7, "when"): "do 10-11u", (15, "cost"): "€ 5"}
"""What she had repaired when it grew late."""


def bring(keeper: UUID) -> None:
    """Send the list and repair two cells; the rest waits for her."""
    content = BytesIO(LINES.encode("cp1252"))
    sent = do(keeper, put_ready, stream=content, name=NAME)
    do(keeper, repair, waiting=sent, read=1, cells=MENDED, choices={})
