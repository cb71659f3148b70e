"""Closed lists of Dutch: words that say nothing here, strong verbs, and what binds compounds. Written for this."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What people say around their question. Negation is not silent: phrases of the thesaurus need it.
SILENT = _words(
    """
    de het een ik jij je u uw jouw jullie wij we hij zij ze mij me mijn m'n zijn z'n haar hem hen hun ons onze men er
    hier daar dit dat deze die wat wie waar wanneer hoe welke welk waarom is was waren ben bent geweest wordt worden
    werd word geworden heb hebt heeft hebben had hadden gehad kan kun kunt kunnen kon konden zal zullen zult zou zouden
    wil wilt willen wilde wou moet moeten moest mag mogen mocht ga gaat gaan ging doe doet doen deed gedaan laat laten
    en of maar want dus dan als toen om te in op aan bij voor van met naar uit door over onder tot tegen per via
    ook nog wel al eens toch even heel erg zo zoiets graag misschien eigenlijk gewoon best liefst liever ergens iets
    iemand alles allemaal ander andere anders veel meer meest weer steeds altijd vaak soms nu sinds pas net zelf elkaar
    ja nee hallo hoi dag goedemorgen goedemiddag alstublieft alsjeblieft dank bedankt vraag vragen gevraagd zoek zoeken
    gezocht weet weten wist vind vinden vond help helpen geholpen hulp nodig iedereen ieder elke elk
    paar beetje soort manier ding dingen keer komt komen kom kwam krijg krijgt krijgen kreeg gekregen maak maakt maken
    gemaakt staat staan stond zit zitten zat houd houdt houden hield neem neemt nemen nam geef geeft geven gaf
    terecht mogelijk mogelijkheid mogelijkheden enkele zonder tussen af toe bijna zeer echt nogal best
    een twee drie vier vijf zes zeven acht negen tien niks niets nergens plek plaats plekje durf durven durft snap snappen snapt
    klaar raar fijn leuk leuke mooi mooie goed goede slecht slechte lekker lekkere groot grote klein kleine gek eigen
    zeg zegt zeggen zei gezegd voel voelt voelen voelde lijkt leek alweer alvast wij samen
    ie ooit daarbij daarvoor daarmee hiervoor hierbij
    jaar jaren week weken maand maanden dagen uur uren tijd
    """
)

# Strong verbs and other forms that rules do not reach: form -> base.
FORMS: dict[str, str] = {}
_FAMILIES = """
zien: zie ziet zag zagen gezien
lopen: loop loopt liep liepen gelopen
slapen: slaap slaapt sliep sliepen geslapen
eten: eet at aten gegeten
drinken: drink drinkt dronk dronken gedronken
lezen: lees leest las lazen gelezen lees
schrijven: schrijf schrijft schreef schreven geschreven
spreken: spreek spreekt sprak spraken gesproken
praten: praat praatte praatten gepraat
rijden: rijd rijdt rij reed reden gereden
vallen: val valt viel vielen gevallen
sterven: sterf sterft stierf stierven gestorven
overlijden: overleden overleed overlijdt
scheiden: scheid scheidt scheidde gescheiden scheiding scheidingen
helpen: help helpt hielp hielpen geholpen
zingen: zing zingt zong zongen gezongen zanger zangers zangeres
zwemmen: zwem zwemt zwom zwommen gezwommen
koken: kook kookt kookte kookten gekookt
leren: leer leert leerde geleerd
vergeten: vergeet vergat vergaten vergeetachtig
verliezen: verlies verliest verloor verloren
breken: breek breekt brak braken gebroken
dragen: draag draagt droeg droegen gedragen
sluiten: sluit sloot sloten gesloten
bijten: bijt beet beten gebeten
blijven: blijf blijft bleef bleven gebleven
brengen: breng brengt bracht brachten gebracht
denken: denk denkt dacht dachten gedacht
kopen: koop koopt kocht kochten gekocht
zoeken: zocht zochten
werken: werk werkt werkte werkten gewerkt
wonen: woon woont woonde woonden gewoond woning woningen
slaan: sla slaat sloeg sloegen geslagen
schelden: scheldt schold gescholden
bellen: bel belt belde belden gebeld
verhuizen: verhuis verhuist verhuisde verhuisd verhuizing verhuizingen
opvoeden: opvoed opvoeding opgevoed voed voedt
roken: rook rookt rookte gerookt
stelen: steel steelt stal gestolen
liegen: lieg liegt loog gelogen
bang: banger angst angsten angstig angstige
oud: oude ouder oudere ouderen oudjes bejaarde bejaarden senior senioren
ouders: ouderschap
jong: jonge jonger jongere jongeren jongelui
kind: kinderen kindje kindjes kids kinders
ei: eieren
lid: leden
stad: steden
schip: schepen
weg: wegen
blad: bladeren blaadjes
huis: huizen huisje huisjes
schuld: schulden
rekening: rekeningen rekeningetje
meester: meesters
mens: mensen
fiets: fietsen fietst fietste gefietst fietser fietsers
reis: reizen reist reisde gereisd
buur: buren buurman buurvrouw buurtjes buurtgenoot buurtgenoten
buurt: buurten buurtje
vriend: vrienden vriendin vriendinnen vriendje vriendjes
vrouw: vrouwen vrouwtje echtgenote
man: mannen mannetje echtgenoot
moeder: moeders mama mam
vader: vaders papa pap
opa: opas grootvader
oma: omas grootmoeder
zoon: zonen zoons zoontje zoontjes
dochter: dochters dochtertje dochtertjes
baby: babys baby's
gezin: gezinnen gezinnetje
gezond: gezonde gezonder gezondheid
ziek: zieke zieken zieker ziekte ziektes ziekten
alleen: alleenstaand alleenstaande alleenstaanden
moeilijk: moeilijke moeilijker moeilijkheden
taal: talen
school: scholen
brood: broden
nacht: nachten
dood: dode doden doodgegaan doodgaan
verdriet: verdrietig verdrietige
geloof: geloven gelovig gelovige gelooft
muziek: muzikaal muzikale muzikant muzikanten muziekje
sport: sporten sportief sportieve gesport sporter sporters
dans: dansen danst danste gedanst
spel: spelletje spelletjes spellen
spelen: speel speelt speelde speelden gespeeld
groep: groepen groepje groepjes
brief: brieven briefje briefjes
geld: gelden geldzaken
hond: honden hondje hondjes
plant: planten plantjes plantje
tuin: tuinen tuintje tuintjes tuinieren tuinier
boek: boeken boekje boekjes
leven: levens leef leeft leefde geleefd
gemeente: gemeenten gemeentes
verslaving: verslaafd verslaafde verslaafden verslavingen
""".strip()
for _line in _FAMILIES.splitlines():
    _base, _rest = _line.split(":")
    FORMS[_base] = _base
    for _form in _rest.split():
        FORMS.setdefault(_form, _base)

# What stands between the parts of a compound.
BOUND = ("", "s", "en", "e", "n", "er")

# Endings and prefixes that are words too, but not a part that says anything.
NO_PART = _words(
    """
    eren aren enen heid heden lijk lijke baar loos ende ingen tion isme iste isten schap tief ieve iek ische isch aal ele
    eert eerd eerde ster sters achtig ling lingen over onder voor door tegen tussen achter boven mede weer terug samen
    naar binnen buiten rond super hoofd groot klein schoon zijn haar deze voer heen toen tten nden rden ling geen meer niet wordt word ware waren
    echt ende tens rende tale teit eiten iteit atie aties ratie
    """
)

# Parts of three letters that do say something.
SMALL_PARTS = _words(
    """
    dag eet bus bad val les spa wmo pgb ggz bbq zee zit gym cv job tai chi lhbti rol bel ijs vis kat art bridge jeu
    doe zon wei tao yoga app sms pin bsn vve azc aow ww wia buddy soep thee
    """
)

# What turns a phrase around.
NEGATIONS = _words("niet geen niemand nooit niks niets nergens zonder")

# Silent words that no phrase of the thesaurus leans on.
HOLLOW = _words(
    """
    de het een is zijn ben bent was ik mijn m'n me mij je jij u uw hij zij ze we wij kan kun kunt kunnen kon wil wilt
    willen zou heb hebt heeft hebben had te er zo ook nog al wel maar dat die dit deze heel erg wordt worden
    """
)
