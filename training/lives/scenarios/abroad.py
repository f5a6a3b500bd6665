"""Matters in German, French, Spanish, Italian, Portuguese and Dutch, asked about in that language and in English."""

import functools

import names

from .people import chatty, nones, post

WORDS_IN = {
    "de": "Blitz Fuchs Nord Komet Adler Hansa Merkur Falke Delta Rapid".split(),
    "fr": "Lilas Cigale Tilleul Hirondelle Olivier".split(),
    "es": "Encina Parra Golondrina Fuente Higuera Torre".split(),
    "it": "Ginestra Quercia Rondine Sole Torre".split(),
    "pt": "Andorinha Canela Maré Figueira Alecrim Lua".split(),
    "nl": "Anker Linde Molen Zwaluw Haven".split(),
}
MONTHS_IN = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split(),
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split(),
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
}
WEEKDAYS_IN = {
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split(),
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
    "es": "lunes martes miércoles jueves viernes sábado domingo".split(),
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica".split(),
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo".split(),
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split(),
}

write = {lang: functools.partial(post, lang=lang) for lang in MONTHS_IN}


def weekday(lang, day):
    return WEEKDAYS_IN[lang][day.weekday()]


def date_in(m, lang, day, full=None):
    """A date in words of a language: `full` with its weekday, which Italian always has so that no article is needed."""
    full = m.maybe() if full is None else full
    month = MONTHS_IN[lang][day.month - 1]
    number = f"{day.day}." if lang == "de" else f"{'1er' if day.day == 1 else day.day}" if lang == "fr" else f"{day.day}"
    plain = f"{number} de {month}" if lang in ("es", "pt") else f"{number} {month}"
    if lang == "it" or (full and lang != "pt"):
        return f"{weekday(lang, day)}{',' if lang == 'de' and m.maybe(0.6) else ''} {plain}"
    return plain


def dates_in(lang, day):
    month = MONTHS_IN[lang][day.month - 1]
    return [f"{day.day}. {month}", f"{day.day} {month}", f"{day.day} de {month}", f"{day.day}/{day.month}", f"{day.day}.{day.month}."]


def time_in(m, lang, clock):
    """The time itself, without "Uhr" and the like."""
    hour, minute = clock
    if lang in ("fr", "pt") and m.maybe(0.75):
        return f"{hour}h{minute:02}" if minute else f"{hour}h"
    return f"{hour}{m.pick(':', ':', '.') if lang in ('de', 'it', 'nl') else ':'}{minute:02}"


def times_in(m, clock):
    return m.times(clock) + [f"{clock[0]}h{clock[1]:02}"]


def euros(m, low, high, cents=None):
    cents = m.maybe() if cents is None else cents
    value = f"{m.number(low, high)}" + (f",{m.number(1, 99):02}" if cents else "")
    return m.pick(f"{value} €", f"{value} €", f"{value}€")


def local(m, lang, kind, *patterns):
    """A company whose name is of that language."""
    fill = lambda pattern: pattern.replace("{Last}", m.pick(*names.LAST[lang])).replace("{Word}", m.pick(*WORDS_IN[lang]))
    return m.company(kind, *[fill(pattern) for pattern in patterns])


def handwerker(m):
    firm = local(m, "de", "Heizung", "{Last} Heizung & Sanitär", "Haustechnik {Last}", "{Last} & Sohn GmbH")
    mann, nachbar = m.person(lang="de"), m.person(lang="de")
    old, new = m.day(2, 8), m.day(9, 24)
    t1, t2 = m.clock(7, 15, 15), m.clock(7, 15, 15)
    o, n, z1, z2 = date_in(m, "de", old), date_in(m, "de", new), time_in(m, "de", t1), time_in(m, "de", t2)
    grund = m.pick("unser Monteur sich den Fuß gebrochen hat", "das Ersatzteil noch in Polen liegt", "wir einen Wasserschaden vorziehen müssen", "der Wagen in der Werkstatt steht", "die halbe Belegschaft krank ist")
    teil, teil2 = m.sample(2, "die Umwälzpumpe", "das Ausdehnungsgefäß", "der Temperaturfühler", "das Dreiwegeventil", "die Zündelektrode", "der Wärmetauscher")
    preis = euros(m, 140, 690)
    first = write["de"](m, firm, m.pick("Terminbestätigung", "Ihr Wartungstermin", "Heizungswartung"), m.pick(
        f"Guten Tag,\n\nhiermit bestätigen wir Ihnen den Termin zur Wartung am {o} um {z1} Uhr. Bitte sorgen Sie dafür, dass der Heizungskeller zugänglich ist.\n\nMit freundlichen Grüßen\n{firm.name}",
        f"Sehr geehrte Kundin, sehr geehrter Kunde,\n\nIhr Termin:\n  {o}, {z1} Uhr\n  Monteur: {mann.full}\n\nAnfahrt pauschal {euros(m, 20, 60)}."), m.day(-30, -12))
    zweite = m.pick(
        f"Hallo, leider müssen wir umplanen, weil {grund}. {mann.first} {mann.last} kommt jetzt am {n} gegen {z2} Uhr. Kaputt ist nach dem Fehlercode wohl {teil}, das kostet mit Einbau etwa {preis}. Passt das?",
        f"Moin, Terminänderung: {n}, {z2} Uhr. Tut uns leid, aber es geht nicht anders, weil {grund}. Es muss übrigens {teil} getauscht werden, rechnen Sie mit {preis}. Gruß {mann.last}",
        f"Guten Tag, hier {firm.name}. Da {grund}, verschieben wir Sie auf den {n}, {z2} Uhr. Kostenvoranschlag für den Austausch ({teil}): {preis} inkl. MwSt. Mit freundlichem Gruß, {mann.full}")
    second = m.sms(firm, m.day(-9, -2), ("them", zweite), ("me", m.pick("Passt, danke", "Ok!", "Geht klar, ich bin da")))[0] if m.maybe() else write["de"](m, firm, m.pick("Terminverschiebung", "Neuer Termin", "AW: " + first.subject), zweite, m.day(-9, -2), reply=first if m.maybe() else None)
    m.chat(nachbar, m.day(-8, -2), (nachbar, m.pick(f"bei uns war {firm.name} gestern, war {teil2}. {euros(m, 700, 900)} 🙈", f"Bei mir kommt die Heizungsfirma erst im {MONTHS_IN['de'][(new.month + 1) % 12]}"))) if m.maybe(0.6) else None
    m.ask([f"Wann kommt der Monteur von {firm.name}?", f"wann ist {firm.name} bei uns", f"welcher Tag ist das jetzt mit {mann.full} und der Wartung", f"When is the heating engineer {mann.full} coming?", f"what day does {mann.full} come to look at the boiler", f"new date for {firm.name}?"], f"{n}, {z2} Uhr", second, also=[n, *dates_in("de", new)], span=n, stale=first, kind="moved")
    m.ask([f"Um wie viel Uhr kommt {mann.full}?", f"ab wann muss ich für {firm.name} zu Hause sein", f"Uhrzeit {firm.name}?", f"what time is {firm.name} coming", f"at what hour do I have to let {mann.full} in", f"{mann.full} gets here when, roughly"], z2, second, span=z2, also=times_in(m, t2), stale=first, kind="moved")
    m.ask([f"Was kostet die Reparatur bei {firm.name}?", f"wie teuer wird die Sache mit {firm.name} wohl", f"mit welcher Summe muss ich bei {firm.name} rechnen", f"how much will {firm.name} charge for the part", f"what's {mann.full}'s boiler fix going to cost", f"estimate from {firm.name}?"], preis, second)
    m.ask([f"Was ist laut {firm.name} an der Heizung kaputt?", f"welches Teil will {firm.name} austauschen", f"was muss laut {mann.full} ersetzt werden", f"what did {firm.name} find broken in our heating", f"which part does {firm.name} want to replace", f"what's the trouble with the boiler according to {mann.full}"], teil, second, kind="decoy")
    nones(m, [f"Wie lange dauert die Reparatur bei {firm.name}?", f"How old is our boiler, does {mann.full} say?", f"Gibt {firm.name} Garantie auf das Ersatzteil?", f"Does {firm.name} take card payments?"])


def laternenumzug(m):
    a, b, c = (m.person(lang="de") for _ in range(3))
    gruppe = m.pick("Igelgruppe Eltern", "Kita Regenbogen", "Spatzennest", "Eltern 2b", "Waldkita Füchse", "Krabbelgruppe")
    fest = m.pick("Laternenlauf", "Familienfest", "Waldnachmittag", "Abschiedsgrillen", "Bastelnachmittag", "Flohmarkt")
    orte = m.sample(2, "am Teich", "auf dem Kirchplatz", "vor der Turnhalle", "am Waldparkplatz", "im Gemeindesaal", "am alten Bahnhof", "bei der Feuerwehr")
    essen = m.sample(3, "Kürbissuppe", "Brezeln", "Kinderpunsch", "Waffelteig", "Nudelsalat", "Obstspieße", "Zimtschnecken", "Würstchen")
    day, t1, t2 = m.day(3, 12), m.clock(15, 17, 15), m.clock(15, 18, 15)
    z1, z2 = time_in(m, "de", t1), time_in(m, "de", t2)
    geld = euros(m, 3, 15, False)
    said, dann = m.day(-14, -7), m.day(-6, -1)
    erst = m.chat(gruppe, said, (a, m.pick(f"Hallo ihr Lieben, {fest} ist am {date_in(m, 'de', day)}, Treffpunkt {z1} Uhr {orte[0]}. Wer bringt was mit?", f"so, {fest}: {date_in(m, 'de', day)} um {z1} {orte[0]} 🍁 bitte Liste füllen")),
                  (b, m.pick(f"ich mach {essen[0]}", f"{essen[0]} von mir")), (c, m.pick(f"dann nehm ich {essen[1]}", f"{essen[1]}, wie immer 😅")), ("me", m.pick("Ich bring Becher", "Servietten von uns", "wir kommen mit Geschirr")),
                  (a, m.pick(f"super! bitte noch {geld} pro Kind in die Kasse, gebt's mir einfach", f"Und {geld} je Kind sammle ich ein")))
    zwei = m.chat(gruppe, dann, (a, m.pick(f"Achtung, {orte[0]} geht nicht, da ist Baustelle. Wir treffen uns {orte[1]} und erst {z2} Uhr!", f"kleine Änderung: {orte[1]} statt {orte[0]}, {z2} Uhr. Die Erzieherinnen schaffen es nicht eher", f"Planänderung!! {z2} {orte[1]}. Sagt's bitte weiter, nicht alle lesen hier mit")),
                  (b, m.pick(f"ok. {essen[0]} schaff ich nicht, ich hole {essen[2]}", f"Bei uns ist der Herd hin, statt {essen[0]} gibt's {essen[2]} von mir", f"planänderung auch hier, {essen[2]} statt {essen[0]}")), (c, m.pick("👍", "alles klar", "danke fürs Bescheidsagen")))
    m.ask([f"Wo treffen wir uns zum {fest}?", f"{fest} - wo ist das jetzt", f"an welchem Ort geht's los mit der {gruppe}", f"where do we meet for the {fest}", f"where's the {gruppe} thing now", f"which spot do I bring the kid to for the {fest}"], orte[1], zwei[0], stale=erst[0], kind="moved")
    m.ask([f"Um wie viel Uhr ist der Treff zum {fest}?", f"wann fängt {fest} an", f"ab wann müssen wir da sein, {gruppe}", f"what time does the {fest} start", f"when do we have to be there with {gruppe}", f"{fest} start time now"], z2, zwei[0], span=z2, also=times_in(m, t2), stale=erst[0], kind="moved")
    m.ask([f"Was bringt {b.full} mit?", f"womit kommt {b.first} zum {fest}", f"was hat {b.full} am Ende übernommen", f"what is {b.full} bringing to the {fest}", f"what food comes from {b.full}", f"{b.full}'s contribution now?"], essen[2], zwei[1], stale=erst[1], kind="moved")
    m.ask([f"Wer bringt {essen[1]}?", f"bei wem gibt's {essen[1]} zum {fest}", f"{essen[1]}: wer macht das", f"who's bringing the {essen[1]}", f"who signed up for {essen[1]}", f"from which parent do we get {essen[1]}"], c.full, erst[2], also=[c.first], span=essen[1], kind="who")
    if m.maybe():
        m.ask([f"Wie viel Geld sammelt {a.full} ein?", f"was kostet das {fest} pro Kind", f"was muss ich {a.full} geben", f"how much does {a.full} collect for each child", f"what do we pay into the {gruppe} kitty", f"cost per kid, {fest}"], geld, erst[4])
    nones(m, [f"Wann ist der {fest} zu Ende?", f"How many children are coming to the {fest}?", f"Welche Telefonnummer hat {c.full}?"])


def vermieter(m):
    verw = local(m, "de", "Hausverwaltung", "Hausverwaltung {Last}", "{Last} Immobilien", "{Last} & {Last} Verwaltung")
    sb, hm, hm2 = m.person(lang="de"), m.person(lang="de"), m.person(lang="de")
    miete, alt, nach = euros(m, 640, 1200, False), euros(m, 500, 630, False), euros(m, 60, 420)
    frist, ab = m.day(8, 30), m.day(31, 75)
    f, abd = date_in(m, "de", frist, False), date_in(m, "de", ab, False)
    iban = f"DE{m.number(10, 99)} {m.number(1000, 9999)} {m.number(1000, 9999)} {m.number(1000, 9999)} {m.number(1000, 9999)} {m.number(10, 99)}"
    nr, nr2 = f"01{m.number(51, 79)} {m.number(1000000, 9999999)}", f"01{m.number(51, 79)} {m.number(1000000, 9999999)}"
    posten = m.pick("der Fahrstuhlwartung", "den Heizkosten", "der Müllabfuhr", "der neuen Versicherung", "dem Winterdienst", "der Treppenhausreinigung")
    vertrag = m.note(m.pick("Wohnung", "Miete", "wohnung/infos", "Zuhause"), m.pick(
        f"# Wohnung\n\nMiete warm {alt}\nHausmeister {hm.full}, {nr}\nMüll: Dienstag, Papier alle 2 Wochen\nVerwaltung: {verw.name}",
        f"Miete {alt}, Dauerauftrag zum 1.\nHausmeister: {hm.last} {nr}\nZähler im Keller links, Schlüssel beim Nachbarn"))
    brief = write["de"](m, verw, m.pick("Nebenkostenabrechnung", "Ihr Mietverhältnis", "Anpassung der Vorauszahlung"), m.pick(
        f"Sehr geehrte Damen und Herren,\n\nanbei die Abrechnung für das vergangene Jahr. Es ergibt sich eine Nachzahlung von {nach}, vor allem durch höhere Kosten bei {posten}. Bitte überweisen Sie den Betrag bis zum {f} auf {iban}. Die Warmmiete beträgt ab {abd} {miete}.\n\nMit freundlichen Grüßen\ni. A. {sb.full}\n{verw.name}",
        f"Mietkonto {m.owner.last}\n\nNachzahlung     {nach}\nfällig bis      {f}\nKonto           {iban}\nneue Warmmiete  {miete} (ab {abd})\n\nGrund der Erhöhung: gestiegene Kosten bei {posten}.\n\nDieses Schreiben wurde maschinell erstellt und ist ohne Unterschrift gültig.",
        f"Guten Tag {m.owner.first} {m.owner.last},\n\nleider muss ich Ihnen mitteilen, dass wir die Vorauszahlungen erhöhen. Ab {abd} sind es insgesamt {miete} im Monat. Außerdem sind {nach} offen, das liegt an {posten}. Ich bitte um Zahlung bis {f}, IBAN {iban}.\n\nFreundliche Grüße, {sb.first} {sb.last}"), m.day(-40, -12))
    aushang = write["de"](m, verw, m.pick("Neuer Hausmeister", "Aushang im Treppenhaus"), m.pick(f"Liebe Hausgemeinschaft,\n\n{hm.first} {hm.last} geht in den Ruhestand. Ab sofort kümmert sich {hm2.full} um das Haus, erreichbar werktags unter {nr2}.\n\n{verw.name}", f"An alle Mieter: der Hausmeister heißt jetzt {hm2.full}. Notfälle bitte an {nr2}, nicht mehr an die alte Nummer."), m.day(-11, -2))
    m.ask([f"Was muss ich an {verw.name} nachzahlen?", f"wie hoch ist die Nachzahlung bei {verw.name}", f"welcher Betrag ist bei {verw.name} noch offen", f"how much extra do I owe {verw.name}", f"what's the back payment {verw.name} is after", f"{verw.name} wants how much for last year"], nach, brief, kind="decoy")
    m.ask([f"Wie hoch ist die Miete bei {verw.name} demnächst?", f"was kostet mich die Wohnung im Monat, neu", f"welche Warmmiete verlangt {verw.name} künftig", f"what's my new rent with {verw.name}", f"how much a month will {verw.name} take from now on", f"monthly cost of the flat after {verw.name}'s increase"], miete, brief, stale=vertrag, kind="moved")
    m.ask([f"Wie erreiche ich den Hausmeister von {verw.name}?", "neue Nummer vom Hausmeister?", "welche Nummer wähle ich, wenn im Treppenhaus was kaputt ist", "what's the caretaker's phone number", "how do I get hold of the janitor", f"who do I call at the building, which number did {verw.name} give"], nr2, aushang, stale=vertrag, kind="moved")
    m.ask([f"Bis wann muss ich die Nachzahlung überweisen?", f"Frist bei {verw.name}?", f"wann spätestens muss das Geld bei {verw.name} sein", f"by what date does {verw.name} want the money", f"deadline for the {verw.name} bill", f"until when can I pay {verw.name}"], f, brief, span=f, also=dates_in("de", frist))
    if m.maybe():
        m.ask([f"Warum sind die Nebenkosten bei {verw.name} gestiegen?", f"womit begründet {verw.name} das", f"woran liegt die Nachzahlung an {verw.name}", f"why did {verw.name}'s service charge go up", f"what does {verw.name} blame for the increase", f"reason for the extra bill from {verw.name}"], posten, brief, span=posten.split(" ", 1)[1])
    nones(m, [f"Wann lässt {verw.name} das Treppenhaus streichen?", f"When does {verw.name} open?", f"Wie hoch war die Kaution bei {verw.name}?", f"What's {sb.full}'s direct line?"])


def oma_geburtstag(m):
    oma, cousin, tante = m.relative("grandmother"), m.person(lang="de"), m.person(lang="de")
    alter = m.pick("80", "85", "90", "75", "88")
    lokale = [local(m, "de", "Gasthof", "Gasthof {Last}", "Brauhaus {Last}", "Landhaus {Last}", "Ratskeller {Town}").name for _ in range(2)]
    tag, zug = m.day(10, 40), m.clock(9, 17)
    d, z = date_in(m, "de", tag), time_in(m, "de", zug)
    gleis, wunsch, nicht = m.number(2, 14), *m.sample(2, "einen warmen Morgenrock", "eine Wanduhr", "nur Blumen", "ein Fotobuch", "ein Hörbuch", "einen Futternapf für den Igel", "eine Thermoskanne", "Konzertkarten")
    gruppe = m.pick(f"Oma wird {alter}", "Familie", "Sippe 🌳", f"Fest {oma.first}")
    erst = m.chat(gruppe, m.day(-40, -20), (tante, m.pick(f"Für Omas {alter}. dachte ich an {lokale[0]}, die haben einen Saal", f"wollen wir Omas {alter}. im {lokale[0]} feiern?")), (cousin, m.pick("klingt gut", "von mir aus", "gibt's da was Vegetarisches")), ("me", m.pick("I'm fine with anything!", "gern", "sounds lovely, Kuchen bring ich mit")))
    zwei = m.chat(gruppe, m.day(-15, -3), (tante, m.pick(f"{lokale[0]} hat zu, Pächterwechsel. Hab jetzt {lokale[1]} fest gebucht, {d}, wir sind 24", f"So, fest: {lokale[1]}, {d}. Der andere Laden wollte Mindestumsatz", f"Alles neu: wir feiern am {d} im {lokale[1]}, Omas Wunsch")),
                  (cousin, m.pick(f"ich komm mit dem zug, bin {z} da, gleis {gleis}, kann mich wer holen?", f"my train gets in at {z}, Gleis {gleis}. anyone got room in the car?", f"{z} Ankunft bei mir (Gleis {gleis})")),
                  (tante, m.pick(f"und bitte schenkt ihr {wunsch}, {nicht} hat sie schon dreimal", f"Geschenk: sie wünscht sich {wunsch}. Bitte nicht noch mal {nicht}!", f"Oma will keine Umstände, höchstens {wunsch}")), ("me", m.pick("I can fetch you", "ich hol dich ab", "super")))
    m.ask([f"Wo feiern wir Omas {alter}.?", f"in welchem Lokal ist Omas Fest zum {alter}.", f"wo muss ich hin zu Omas Geburtstag", f"where's grandma's {alter}th party", f"which restaurant did {tante.full} book for granny", f"venue for {oma.first}'s birthday do"], lokale[1], zwei[0], stale=erst[0], kind="moved")
    m.ask([f"Wann ist die Feier zu Omas {alter}.?", f"an welchem Tag steigt Omas {alter}.", f"Termin für Omas Fest im {lokale[1]}?", f"when is grandma's {alter}th celebration", f"what day is granny's party at {lokale[1]}", f"date of {oma.first}'s big birthday lunch"], d, zwei[0], span=d, also=dates_in("de", tag))
    m.ask([f"Wann kommt {cousin.full} am Bahnhof an?", f"wann muss ich {cousin.first} abholen", f"Ankunft {cousin.full}?", f"what time does {cousin.full}'s train get in", f"when do I pick up {cousin.first} {cousin.last}", f"{cousin.full} arrives when"], z, zwei[1], span=z, also=times_in(m, zug))
    m.ask([f"Was wünscht sich Oma zum {alter}.?", f"Geschenk für Omas {alter}.?", f"was würde Oma laut {tante.first} Freude machen", f"what does grandma want for her {alter}th", f"what should I get granny, says {tante.full}", "present idea for grandmother according to my aunt"], wunsch, zwei[2], kind="decoy")
    nones(m, [f"Was kostet das Menü im {lokale[1]}?", f"Where does {cousin.full} spend the night?", f"Wer hält die Rede auf Omas {alter}.?"])


def paketnachbar(m):
    shop, dienst = local(m, "de", "Laden", "{Last} Versand", "{Word}shop24", "Möbel {Last}"), local(m, "de", "Paketdienst", "{Word} Paket", "{Word}Express", "{Last} Logistik")
    nachbar, packer = m.person(lang="de"), m.person(lang="de")
    ware, ware2 = m.sample(2, "Stehlampe", "Kaffeemühle", "Fahrradkorb", "Wanderschuhe", "Kinderbett", "Nähmaschine", "Wasserkocher", "Bettwäsche")
    code, nr = m.code("pin"), m.code("order")
    fach = m.number(2, 40)
    bis = m.day(1, 7)
    b = date_in(m, "de", bis, False)
    preis = euros(m, 20, 180)
    laden = m.pick("Kiosk am Markt", "Tankstelle Nordring", "Schreibwarenladen neben der Kirche", "Blumenladen an der Ecke", "Späti gegenüber der Post")
    best = write["de"](m, shop, m.pick("Bestellbestätigung", f"Ihre Bestellung {nr}"), m.pick(f"Hallo {m.owner.first},\n\ndanke für deinen Einkauf!\n\n1x {ware}  {preis}\nBestellnummer {nr}\n\nLieferung in 3 bis 5 Werktagen an deine Haustür.", f"Bestellung {nr}\nArtikel: {ware}\nGesamt: {preis}\nVersandart: Lieferung nach Hause mit {dienst.name}\n\nWiderruf binnen 14 Tagen.", f"Hi {m.owner.first}, alles klar, deine Bestellung ({ware}) ist angekommen und bezahlt ({preis}). {dienst.name} bringt dir die Sendung direkt nach Hause. Falls was ist: Nummer {nr}."), m.day(-14, -9))
    zettel = m.pick(
        lambda: m.sms(dienst, m.day(-3, -1), ("them", m.pick(f"{dienst.name}: Niemand angetroffen. Ihre Sendung liegt im {laden}, abholbar bis {b}. Abholcode {code}", f"Ihr Paket von {shop.name} wurde hinterlegt: {laden}. Code: {code}. Gueltig bis {b}. Bitte Ausweis mitbringen.")))[0],
        lambda: write["de"](m, dienst, m.pick("Zustellversuch", "Ihr Paket wartet"), m.pick(f"Guten Tag,\n\nleider haben wir Sie nicht angetroffen. Sie können Ihre Sendung von {shop.name} hier abholen:\n\n{laden}\nFach {fach}\nAbholcode: {code}\nbis: {b}", f"Wir waren da - Sie nicht! Jetzt liegt das Paket ({shop.name}) im {laden}. Mit dem Code {code} bekommen Sie es dort bis {b} ausgehändigt, danach geht es zurück."), m.day(-3, -1)))()
    chat = m.chat(nachbar, m.day(-8, -4), (nachbar, m.pick(f"Hab ein Päckchen für dich angenommen, laut Aufkleber {ware2}, steht bei uns {m.pick('im Flur', 'auf dem Balkon')}", f"der Bote hat was bei mir abgegeben ({ware2}), ich stell's dir vor die Tür", f"klingel mal, bei mir wartet {ware2} auf dich, zumindest steht das drauf")), ("me", m.pick("super danke!", "du bist ein Schatz", "hole ich heute abend"))) if m.maybe(0.7) else None
    m.ask([f"Wo liegt mein Paket von {shop.name}?", f"wo kann ich die Sachen von {shop.name} abholen ({ware})", f"wohin hat {dienst.name} die Sendung gebracht", f"where do I collect the parcel from {shop.name}", f"which shop has my {shop.name} order", f"where did {dienst.name} leave it"], laden, zettel, stale=best, kind="moved")
    m.ask([f"Wie lautet der Abholcode von {dienst.name}?", f"Code für das Paket von {shop.name}", f"welche Zahl muss ich im Laden nennen für {shop.name}", f"pickup code for the {shop.name} parcel", f"what number do I show to get my {shop.name} box", f"{dienst.name} code?"], code, zettel)
    m.ask([f"Bis wann muss ich das Paket von {shop.name} holen?", f"wie lange heben die meine Sendung von {shop.name} auf", f"Abholfrist {dienst.name}", f"by when do I need to fetch the {shop.name} parcel", f"how long do they keep my {shop.name} thing", f"last day to collect from {dienst.name}"], b, zettel, span=b, also=dates_in("de", bis))
    if chat:
        m.ask([f"Was hat {nachbar.full} für mich angenommen?", f"was liegt bei {nachbar.full} für mich", f"welches Päckchen kam bei {nachbar.first} an", f"what did {nachbar.full} take in for me", f"what's at {nachbar.full}'s place for me", f"which of my things did the courier hand to {nachbar.full}"], ware2, chat[0], kind="decoy")
    nones(m, [f"Wie schwer ist das Paket von {shop.name}?", f"What are the opening hours of {laden}?", f"Wie heißt der Fahrer von {dienst.name}?"])


def rendez_vous(m):
    cab = local(m, "fr", "cabinet", "Cabinet {Last}", "Centre médical {Last}", "Cabinet dentaire {Last}")
    doc, doc2 = m.person(lang="fr"), m.person(lang="fr")
    old, new = m.day(2, 9), m.day(10, 30)
    t1, t2 = m.clock(8, 18), m.clock(8, 18)
    o, n, h1, h2 = date_in(m, "fr", old), date_in(m, "fr", new), time_in(m, "fr", t1), time_in(m, "fr", t2)
    apporter = m.pick("votre carte Vitale et les anciennes radios", "l'ordonnance du généraliste", "vos lunettes et la boîte de gouttes", "le carnet de santé", "le résultat de la prise de sang", "l'attestation de la mutuelle")
    etage = m.pick("2e étage, porte gauche", "au fond de la cour", "bâtiment B, rez-de-chaussée", "entrée par le parking", "4e sans ascenseur")
    prix = euros(m, 26, 95, False)
    first = write["fr"](m, cab, m.pick("Confirmation de rendez-vous", "Votre rendez-vous", "Rappel"), m.pick(
        f"Bonjour,\n\nvotre rendez-vous avec {doc.full} est confirmé le {o} à {h1}. Merci de prévenir 48 heures à l'avance en cas d'empêchement.\n\nLe secrétariat", f"Patient : {m.owner.full}\nPraticien : {doc.full}\nDate : {o}\nHeure : {h1}\n\nTout rendez-vous non honoré est dû.", f"Bonjour {m.owner.first}, c'est noté : {doc.full} vous attend le {o} à {h1}. Si vous avez de la fièvre, appelez-nous avant. Bien cordialement, l'accueil"), m.day(-40, -15))
    corps = m.pick(
        f"Bonjour, {doc.full} étant en arrêt maladie, nous reportons votre rendez-vous au {n}, {h2}, avec {doc2.full}. Pensez à apporter {apporter}. C'est {etage}. Le secrétariat",
        f"Votre rdv du {o} est annulé (congé). Nouveau créneau : {n} à {h2}, {doc2.full}. N'oubliez pas {apporter}. Accès : {etage}. Consultation {prix}.",
        f"Bonjour {m.owner.first}, c'est le secrétariat du cabinet. On vous a trouvé une place le {n} à {h2}, chez {doc2.full} cette fois, qui remplace. Le cabinet a déménagé dans l'immeuble : {etage}. À prendre avec vous : {apporter}. Bonne journée !")
    second = write["fr"](m, cab, m.pick("Report de votre rendez-vous", "Nouveau rendez-vous", "Re: " + first.subject), corps, m.day(-12, -2)) if m.maybe() else m.sms(cab, m.day(-12, -2), ("them", corps), ("me", m.pick("Parfait merci", "C'est noté", "ok merci bien")))[0]
    m.ask([f"C'est quand mon rendez-vous au {cab.name} ?", f"quel jour je vais chez {doc2.full}", f"la date du {cab.name} déjà ?", f"when's my appointment at {cab.name}", f"what day am I seeing the doctor at {cab.name}", f"when do I go to {cab.name}"], f"{n} à {h2}", second, also=[n, *dates_in("fr", new)], span=n, stale=first, kind="moved")
    m.ask([f"À quelle heure je passe au {cab.name} ?", f"je dois être à {cab.name} à quelle heure", f"l'heure avec {doc2.full} ?", f"what time is it at {cab.name}", f"at what time does {doc2.full} see me", f"{cab.name}, what hour"], h2, second, span=h2, also=times_in(m, t2), stale=first, kind="moved")
    m.ask([f"Qui me reçoit au {cab.name} ?", f"c'est quel médecin finalement au {cab.name}", f"avec qui j'ai rendez-vous au {cab.name}", f"who will I see at {cab.name}", f"which doctor do I have at {cab.name} now", f"who's standing in for {doc.full}"], doc2.full, second, stale=first, kind="moved")
    m.ask([f"Qu'est-ce que je dois apporter au {cab.name} ?", f"quels papiers pour le {cab.name}", f"je prends quoi pour {doc2.full}", f"what do I need to bring to {cab.name}", f"which papers does {cab.name} want from me", f"what should I have on me at {cab.name}"], apporter, second)
    if m.maybe(0.4):
        m.ask([f"C'était quand, le premier rendez-vous au {cab.name} ?", f"quelle date était prévue d'abord avec {doc.full}", f"la date annulée par {cab.name} ?", f"what was the first date {cab.name} gave me", f"when was I originally supposed to see {doc.full}", f"the cancelled {cab.name} slot was on what day"], o, first, span=o)
    nones(m, [f"Qu'est-ce que {doc.full} m'a prescrit ?", f"How long does the visit at {cab.name} take?", f"Où se garer près du {cab.name} ?"])


def gite(m):
    hote, voisine = m.person(lang="fr"), m.person(lang="fr")
    lieu = local(m, "fr", "gîte", "Le Moulin de {Last}", "Gîte des {Last}", "La Bergerie {Last}", "Mas {Last}").name
    cle1, cle2 = m.sample(2, "sous le pot de lavande", "dans la boîte aux lettres", "chez le boulanger", "sur le rebord du puits", "dans la gouttière à gauche", "accrochée derrière le volet", "dans l'arrosoir")
    wifi, code = m.code("wifi"), m.code("pin")
    arr = m.day(3, 25)
    a = date_in(m, "fr", arr)
    h = m.clock(14, 18, 15)
    hh = time_in(m, "fr", h)
    solde, caution = euros(m, 180, 700, False), euros(m, 701, 900, False)
    poub = m.pick("le bac jaune sort le mardi", "les poubelles sont à la sortie du hameau", "le verre se dépose derrière l'église", "le compost va aux poules")
    first = write["fr"](m, hote, m.pick("Votre séjour", f"{lieu}", "Réservation"), m.pick(
        f"Bonjour {m.owner.first},\n\nNous vous attendons le {a} à partir de {hh}. Le solde de {solde} est à régler sur place, la caution est de {caution}. Si nous ne sommes pas là, la clé est {cle1}. Pour le wifi : {wifi}.\n\nBien à vous,\n{hote.full}",
        f"Petit mémo pour votre arrivée au {lieu}\n\nArrivée : {a}, dès {hh}\nClé : {cle1}\nWifi : {wifi}\nReste à payer : {solde}\nCaution : {caution}\n\n{poub[0].upper() + poub[1:]}.\n{hote.first}"), m.day(-40, -15))
    txt = m.pick(f"Bonsoir, c'est {hote.first} du {lieu}. Des cambriolages dans le coin, donc la clé n'est plus {cle1} mais {cle2}. Le portail c'est {code}. Bonne route et attention aux sangliers", f"coucou ! petit changement pour la clé du {lieu}, elle sera {cle2}. portail : {code}. je laisse des oeufs sur la table", f"Re-bonjour, {voisine.first} fait le ménage et laissera la clé {cle2} (plus comme avant !). Code du portail {code}. À bientôt, {hote.first}")
    second = m.sms(hote, m.day(-12, -1), ("them", txt), ("me", m.pick("merci beaucoup !", "thanks, see you soon", "parfait 😊")))[0] if m.maybe() else m.chat(hote, m.day(-12, -1), (hote, txt), ("me", m.pick("merci !", "super")))[0]
    m.ask([f"Où est la clé du {lieu} ?", f"comment on entre au {lieu} si {hote.first} n'est pas là", f"elle est cachée où, la clé, chez {hote.full}", f"where's the key to {lieu}", f"where did {hote.full} hide the key", f"how do we let ourselves in at {lieu}"], cle2, second, stale=first, kind="moved")
    m.ask([f"C'est quoi le wifi du {lieu} ?", f"mot de passe internet chez {hote.full}", f"comment je me connecte au {lieu}", f"wifi password at {lieu}", f"how do I get online at {hote.full}'s place", f"internet code for {lieu}"], wifi, first)
    m.ask([f"Combien il reste à payer au {lieu} ?", f"le solde pour {hote.full} ?", f"je dois encore combien à {hote.full}", f"how much is left to pay at {lieu}", f"what do I still owe {hote.full}", f"balance due at {lieu}"], solde, first, kind="decoy")
    m.ask([f"Le code du portail au {lieu} ?", f"pour ouvrir le portail chez {hote.full}, quel code", f"quels chiffres à l'entrée du {lieu}", f"gate code at {lieu}", f"which digits get the car in at {lieu}", f"number for the gate at {hote.full}'s"], code, second)
    if m.maybe():
        m.ask([f"Quand est-ce qu'on arrive au {lieu} ?", f"on est attendus quand chez {hote.full}", f"date d'arrivée {lieu}", f"when does our stay at {lieu} begin", f"what day do we get to {lieu}", f"when are we expected by {hote.full}"], a, first, span=a, also=dates_in("fr", arr))
    nones(m, [f"Il y a combien de lits au {lieu} ?", f"Is there a pool at {lieu}?", f"À quelle heure faut-il quitter le {lieu} ?"])


def raclette(m):
    a, b, c = (m.person(lang="fr") for _ in range(3))
    groupe = m.pick("Les affamés", "Raclette 🧀", "Coloc", "La bande", "Anciens du lycée", "Crémaillère")
    plat = m.sample(4, "le vin blanc", "la salade", "l'appareil à raclette", "le pain", "la tarte au citron", "les patates", "la charcuterie", "les cornichons", "les bougies")
    d1, d2 = m.code("pin"), m.code("pin")
    ch1, ch2 = f"{d1[:2]}{m.pick('A', 'B')}{d1[2:]}", f"{d2[:2]}{m.pick('A', 'B')}{d2[2:]}"
    t = m.clock(18, 20, 15)
    h = time_in(m, "fr", t)
    said, puis, jour = m.day(-20, -10), m.day(-8, -2), m.day(1, 6)
    raison = m.pick("ma mère débarque", "j'ai la grippe", "le chauffage est en panne", "mon proprio fait des travaux", "j'ai un partiel", "on opère le chat le matin même")
    x = m.chat(groupe, said, (a, m.pick(f"chez moi alors ? digicode {ch1}, 3e étage, {h}", f"on dit {h} chez moi, le code en bas c'est {ch1}")), (b, m.pick(f"ok j'apporte {plat[0]}", f"{plat[0]} pour moi")), (c, m.pick(f"moi {plat[1]}", f"je prends {plat[1]} comme d'hab")), ("me", m.pick("je prends le dessert", "I'll do dessert!", "ok pour moi")))
    y = m.chat(groupe, puis, (a, m.pick(f"pardon, {raison}. quelqu'un d'autre peut recevoir ?", f"bon… {raison}. on peut faire ça ailleurs ?")), (c, m.pick(f"venez chez moi {weekday('fr', jour)}, même heure. code {ch2}, sonnez pas le bébé dort", f"chez moi sans souci, {weekday('fr', jour)}. le digicode c'est {ch2}, 1er à droite")), (b, m.pick(f"super. j'échange {plat[0]} contre {plat[2]}, ok pour tout le monde ?", f"ok ! par contre {plat[0]}, j'ai pas trouvé, j'ai pris {plat[2]}", f"du coup je prends {plat[2]}, {plat[0]} y en a chez {c.first}")), ("me", m.pick("👌", "merci !", "trop bien")))
    m.ask([f"C'est chez qui finalement avec {groupe} ?", f"qui reçoit, {groupe} ?", f"on va chez qui manger avec {groupe}", f"whose flat is the {groupe} dinner at now", f"who's hosting {groupe}", f"at whose place do I eat with {groupe}"], c.full, y[1], also=[c.first], span="chez moi", stale=x[0], kind="moved")
    m.ask([f"Le digicode chez {c.full} ?", f"c'est quoi le code en bas pour {groupe}", f"comment j'entre dans l'immeuble de {c.first}", f"door code at {c.full}'s", f"what do I type at the door for the {groupe} dinner", f"how do I get into {c.first} {c.last}'s building"], ch2, y[1], stale=x[0], kind="moved")
    m.ask([f"{b.full} apporte quoi ?", f"qu'est-ce que {b.first} ramène finalement", f"{b.full} prend quoi pour la soirée {groupe}", f"what is {b.full} bringing", f"what does {b.first} {b.last} contribute to {groupe} now", f"{b.full} - which thing"], plat[2], y[2], stale=x[1], kind="moved")
    m.ask([f"Pourquoi ce n'est plus chez {a.full} ?", f"pourquoi {a.first} ne reçoit plus", f"qu'est-ce qu'il y a chez {a.full}", f"why can't {a.full} host", f"what came up at {a.full}'s", f"how come it's not at {a.first}'s any more"], raison, y[0])
    nones(m, [f"On est combien avec {groupe} ?", f"What does {a.full} owe me?", f"À quelle heure part le dernier métro de chez {c.full} ?"])


def sortie_scolaire(m):
    ecole, prof, enfant = local(m, "fr", "école", "École {Last}", "École maternelle {Last}", "Groupe scolaire {Last}"), m.person(lang="fr"), m.relative(m.pick("son", "daughter"))
    lieux = m.sample(2, "au musée des automates", "à la ferme pédagogique", "au planétarium", "à l'aquarium", "au château", "à la caserne des pompiers", "aux grottes")
    jour, rendu = m.day(8, 25), m.day(2, 7)
    d, r = date_in(m, "fr", jour), date_in(m, "fr", rendu)
    t1, t2 = m.clock(7, 9), m.clock(16, 18)
    h1, h2 = time_in(m, "fr", t1), time_in(m, "fr", t2)
    prix1, prix2 = euros(m, 6, 14, False), euros(m, 15, 28, False)
    manger = m.pick("un pique-nique sans noix", "une gourde et un goûter", "un repas froid dans un sac jetable", "un sandwich, pas de boîte en verre")
    mettre = m.pick("des bottes", "un gilet jaune", "une casquette", "un pull, il y fait 12 degrés", "des chaussures fermées")
    first = write["fr"](m, ecole, m.pick("Sortie scolaire", "Mot aux parents", f"Classe de {prof.full}"), m.pick(
        f"Chers parents,\n\nla classe ira {lieux[0]} le {d}. Départ en car à {h1}, retour vers {h2}. Participation : {prix1}. L'autorisation est à rendre avant le {r}. Prévoir {manger} et {mettre}.\n\n{prof.full}", f"SORTIE\n\nOù : {lieux[0]}\nQuand : {d}\nDépart : {h1} précises\nRetour : {h2}\nPrix : {prix1}\nÀ prévoir : {manger}, {mettre}\nCoupon à rendre : {r}\n\nMerci aux accompagnateurs !", f"Bonjour à tous,\n\nbonne nouvelle, nous partons {lieux[0]} le {d} ! Le car s'en va à {h1} et nous ramène vers {h2}, fatigués j'espère. Il faudra {manger}, et aussi {mettre}. Je vous demande {prix1} par enfant et le coupon signé pour le {r}.\n\nMerci de votre confiance,\n{prof.full}"), m.day(-25, -10))
    second = write["fr"](m, ecole, m.pick("Sortie - changement", "Re: " + first.subject, "Précision importante"), m.pick(f"Chers parents,\n\n{lieux[0]}, ce n'est plus possible : grève. Nous irons {lieux[1]}, le même jour et aux mêmes heures. Le prix passe à {prix2}, le reste sans changement. Toutes nos excuses.\n{prof.first} {prof.last}", f"Bonjour, comme le car est plus cher que prévu la participation est finalement de {prix2}, et la destination change, on va {lieux[1]} au lieu d'aller {lieux[0]}. Merci de ne pas envoyer les enfants avec des billets de 50.\n{prof.full}"), m.day(-9, -2), reply=first if m.maybe() else None)
    m.ask([f"Où part la classe de {enfant.first} ?", f"ils vont où, les élèves de {prof.full}", f"la sortie de {enfant.first}, c'est où finalement", f"where is {enfant.first}'s class going", f"which place do {prof.full}'s pupils visit", f"destination of the outing with {prof.full}"], lieux[1], second, stale=first, kind="moved")
    m.ask([f"Combien coûte la sortie de {enfant.first} ?", f"je donne combien à {prof.full}", f"le prix pour l'excursion à {ecole.name}", f"how much is {enfant.first}'s outing", f"what do we pay {prof.full} for the trip", f"price for the {ecole.name} excursion, final"], prix2, second, stale=first, kind="moved")
    m.ask([f"À quelle heure revient {enfant.first} de la sortie ?", f"je récupère {enfant.first} à quelle heure le jour de l'excursion", f"retour du car à {ecole.name} ?", f"what time does {enfant.first}'s bus get back", f"when do I pick up after the excursion with {prof.full}", f"{ecole.name} trip return"], h2, first, span=h2, also=times_in(m, t2), kind="decoy")
    m.ask([f"Qu'est-ce que {enfant.first} doit emporter à manger ?", f"on met quoi dans le sac de {enfant.first} pour la sortie", f"le repas pour l'excursion de {prof.full}", f"what lunch should {enfant.first} take on the trip", f"what food did {prof.full} ask for", f"packed lunch rules for the {ecole.name} outing"], manger, first)
    if m.maybe():
        m.ask([f"Avant quand rendre l'autorisation à {prof.full} ?", f"dernier jour pour le coupon de {enfant.first}", f"le papier pour {ecole.name}, c'est pour quand", f"when is the slip for {prof.full} due", f"by what day must I sign for {enfant.first}'s trip", f"deadline for the form at {ecole.name}"], r, first, span=r, also=dates_in("fr", rendu))
    nones(m, [f"Combien de parents accompagnent la classe de {prof.full} ?", f"Which seat is {enfant.first} in on the bus?", f"Quelle compagnie de car prend {ecole.name} ?"])


def piso(m):
    a, b, c = (m.person(lang="es") for _ in range(3))
    grupo = m.pick("Piso 🏠", "Los del tercero", "Compis", "Piso nuevo", "Facturas y dramas")
    g1, g2, i = euros(m, 20, 45), euros(m, 46, 80), euros(m, 9, 18)
    cosa, mote = m.pick(("la lavadora", "pierde agua"), ("el termo", "no enciende"), ("la cisterna", "no para de gotear"), ("el horno", "huele a quemado"), ("la persiana del salón", "se ha quedado atascada"),
                        ("la nevera", "hace un ruido de helicóptero"), ("el grifo de la cocina", "silba como una tetera"), ("la lámpara del pasillo", "da calambre"))
    dia1, dia2 = m.sample(2, *WEEKDAYS_IN["es"][:5])
    said, then = m.day(-20, -9), m.day(-8, -1)
    clave = m.code("wifi")
    x = m.chat(grupo, said, (a, m.pick(f"ha llegado la luz, tocamos a {g1} cada uno", f"luz: {g1} por cabeza, me lo pasáis cuando podáis")), (b, m.pick(f"ok. oye {cosa} {mote}", f"vale!! por cierto, {cosa} {mote} otra vez")), (c, m.pick(f"he llamado al casero, manda a alguien el {dia1}", f"el casero dice que viene el técnico el {dia1}")), ("me", m.pick("perfecto", "yo estoy en casa", "gracias!!")))
    y = m.chat(grupo, then, (a, m.pick(f"perdón, me equivoqué con la luz, son {g2} por barba, el otro era el mes pasado", f"ojo que la luz era {g2} cada uno, no {g1}", f"corrijo: {g2}. miré mal la factura de la luz jaja")), (c, m.pick(f"y el técnico no puede el {dia1}, viene el {dia2} por la mañana", f"cambio!! el técnico viene el {dia2}", f"el casero: que mejor el {dia2}, que el {dia1} tiene lío")), (b, m.pick(f"he cambiado el wifi porque los vecinos lo tenían. la nueva: {clave}", f"wifi nuevo chicos → {clave}", f"ah y contraseña nueva {clave}, apuntadla")), ("me", m.pick("ok a todo", "voy haciendo bizum", "👍")))
    m.ask([f"¿Cuánto toca de luz a cada uno en {grupo}?", f"cuánto le debo a {a.full} por la factura", f"a cuánto salimos de electricidad en {grupo} al final", f"how much do I owe {a.full} for electricity", f"my share of the power bill in {grupo}", f"what does each flatmate pay, says {a.full}"], g2, y[0], stale=x[0], kind="moved")
    m.ask([f"¿Qué día viene el técnico por {cosa}?", f"cuándo arreglan {cosa}", f"cuándo mandan a alguien a ver {cosa}", f"when is the repair man coming, the one {c.full} arranged", f"what day does somebody look at {cosa}", f"which morning do I stay in for {c.full}'s technician"], dia2, y[1], stale=x[2], kind="moved")
    m.ask([f"¿Cuál es la contraseña nueva del wifi de {grupo}?", f"la clave de internet que puso {b.full}", f"cómo me conecto ahora en el piso ({grupo})", f"new wifi password in the {grupo} flat", f"what did {b.full} change the internet code to", f"how do I get online at our flat, {grupo}"], clave, y[2])
    m.ask([f"¿Qué pasa con {cosa}?", f"qué problema tiene {cosa} del piso", f"de qué se quejaba {b.full}", f"what's wrong with {cosa}", f"what did {b.full} complain about at home, what does it do", f"{cosa} - what's the fault"], mote, x[1])
    nones(m, [f"¿Cuánto pagamos de gas en {grupo}?", f"What's our landlord's name in {grupo}?", f"¿Quién limpia esta semana según {a.full}?"])


def cena_grupo(m):
    a, b, c = (m.person(lang="es") for _ in range(3))
    sitios = [local(m, "es", "restaurante", "Casa {Last}", "Mesón {Last}", "La {Word} de {Last}", "Bodega {Last}").name for _ in range(2)]
    dia, t1, t2 = m.day(3, 14), m.clock(20, 21, 15), m.clock(21, 22, 15)
    d, h1, h2 = date_in(m, "es", dia), time_in(m, "es", t1), time_in(m, "es", t2)
    menu = euros(m, 22, 55, False)
    plato, alerg = m.pick("el arroz con bogavante", "las croquetas", "el chuletón", "los calçots", "el pulpo"), m.pick("marisco", "gluten", "lactosa", "frutos secos", "huevo")
    motivo = m.pick("la despedida de soltero", "el ascenso", "los quince años de la carrera", "la mudanza", "que por fin aprobé", "el reencuentro")
    regalo = m.pick("una maleta", "un jamón", "una lámina enmarcada", "un curso de cata", "una tetera", "unos patines")
    first = write["es"](m, a, m.pick("Cena", f"Cena: {motivo}", "Reserva hecha"), m.pick(
        f"Hola a todos:\n\nHe reservado en {sitios[0]} para el {d} a las {h1}, por {motivo}. El menú sale a {menu} sin bebidas. Decidme alergias. {b.first} ya me ha dicho lo de la alergia ({alerg}).\n\nUn abrazo,\n{a.first}",
        f"Buenas,\n\nAl final somos doce. {sitios[0]}, {d}, {h1}. Hay menú cerrado a {menu} y dicen que hay que probar {plato}. {b.first} {b.last} no puede tomar {alerg}, ya avisé.\n\n{a.full}"), m.day(-30, -14))
    txt = m.pick(f"Cambio de planes: {sitios[0]} ha cerrado por inspección. Vamos a {sitios[1]}, mismo día, pero a las {h2} que es cuando tienen mesa. {c.first} recoge el dinero para el regalo, {regalo}", f"gente, nos han cancelado en {sitios[0]} 😡 he pillado mesa en {sitios[1]} a las {h2}. y {c.first} compra {regalo}, hacedle bizum", f"Atención: {sitios[1]} ({h2}), NO {sitios[0]}. De regalo hemos dicho {regalo}, habla con {c.first}")
    second = m.chat(m.pick("Cena 🍷", "Los de siempre", "Cenorrio"), m.day(-10, -2), (a, txt), (b, m.pick("menos mal", "vale!", "llego un pelín tarde")), ("me", m.pick("ok! gracias por organizar", "apuntado", "👏")))[0] if m.maybe(0.7) else write["es"](m, a, "Re: " + first.subject, txt, m.day(-10, -2), reply=first)
    m.ask([f"¿Dónde es la cena que organiza {a.full}?", f"a qué sitio vamos con {a.first}", f"en qué restaurante quedamos por {motivo}", f"where's the dinner {a.full} organised", f"which restaurant are we going to with {a.full}", f"what place did {a.first} find for {motivo}"], sitios[1], second, stale=first, kind="moved")
    m.ask([f"¿A qué hora es la cena de {a.full}?", f"a qué hora hemos quedado con {a.first} {a.last}", f"hora de la mesa en {sitios[1]}", f"what time do we eat with {a.full}", f"when do I need to be at {sitios[1]}", f"table time for {a.full}'s dinner"], h2, second, span=h2, also=times_in(m, t2), stale=first, kind="moved")
    m.ask([f"¿Qué le vamos a regalar, según {a.full}?", f"qué compra {c.full}", f"el regalo de la cena de {a.first}, cuál era", f"what present is {c.full} buying", f"what are we giving at {a.full}'s dinner", f"what's the money for that {c.full} collects"], regalo, second)
    m.ask([f"¿Qué no puede comer {b.full}?", f"qué le sienta mal a {b.full}", f"qué alergia tiene {b.first} {b.last}", f"what can't {b.full} eat", f"which food is a problem for {b.full}", f"{b.full}'s allergy?"], alerg, first)
    nones(m, [f"¿Cuánto hay que poner para el regalo de {c.full}?", f"Is there parking near {sitios[1]}?", f"¿Quién es alérgico además de {b.full}?"])


def taller(m):
    taller, jefe = local(m, "es", "taller", "Talleres {Last}", "Autos {Last}", "Mecánica {Last}"), m.person(lang="es")
    averia, averia2 = m.sample(2, "la correa de distribución", "el embrague", "la bomba de agua", "los amortiguadores", "el alternador", "las pastillas de freno", "la junta de culata")
    p1, p2 = euros(m, 180, 420), euros(m, 421, 980)
    d1, d2 = m.day(1, 3), m.day(4, 9)
    f1, f2 = date_in(m, "es", d1), date_in(m, "es", d2)
    cierre = m.pick("18:30", "19:00", "20:00", "13:30", "14:00")
    mat = f"{m.code('pin')} {''.join(m.sample(3, *'BCDFGHJKLMNPRSTVWXYZ'))}"
    prestado = m.pick("una furgoneta blanca", "un Panda rojo", "una bici eléctrica", "el coche de mi mujer", "un utilitario gris")
    first = write["es"](m, taller, m.pick("Presupuesto", f"Vehículo {mat}", "Su coche"), m.pick(f"Estimado/a cliente:\n\nTras la primera revisión del {mat} hay que cambiar {averia2}. Presupuesto {p1}, IVA incluido. Estaría el {f1}.\n\nUn saludo,\n{jefe.full}", f"Matrícula {mat}\nAvería: {averia2}\nImporte estimado: {p1}\nEntrega: {f1}\n\n{taller.name}", f"Buenos días {m.owner.first}, ya hemos mirado el {mat}. En principio es cosa de cambiar {averia2}, calcule {p1}. Si llega la pieza lo tiene el {f1}.\n\n{jefe.first}, {taller.name}"), m.day(-10, -6))
    txt = m.pick(f"Hola, soy {jefe.first} del taller. Desmontando hemos visto que lo que falla es otra cosa: {averia}. Se va a {p2}. Y no llegamos, lo tendrá el {f2}. Cerramos a las {cierre}. Mientras le dejo {prestado}.", f"Buenas, {taller.name}. Al final hay que cambiar {averia}. Total {p2}. Listo para el {f2} (hasta las {cierre} estamos). Si le hace falta tenemos {prestado}", f"Malas noticias con el {mat}: toca cambiar {averia} y sube a {p2}. Recogida el {f2}, antes de las {cierre} por favor. Le presto {prestado} sin problema. {jefe.first}")
    second = m.sms(taller, m.day(-4, -1), ("them", txt), ("me", m.pick("uf. adelante", "vale, hágalo", "ok qué remedio")))[0] if m.maybe(0.7) else write["es"](m, taller, f"Re: {first.subject}", txt, m.day(-4, -1), reply=first if m.maybe() else None)
    m.ask([f"¿Cuánto cuesta el arreglo en {taller.name}?", f"por cuánto me sale lo del coche en {taller.name}", f"qué me cobra {jefe.full}", f"how much does {taller.name} want for the car", f"what's the repair of the {mat} going to cost me now", f"final price from {taller.name}"], p2, second, stale=first, kind="moved")
    m.ask([f"¿Cuándo puedo recoger el coche de {taller.name}?", f"qué día está listo el {mat}", f"para cuándo lo tiene {jefe.full}", f"when will my car be ready at {taller.name}", f"what day do I pick up the {mat}", f"when does {taller.name} give me my wheels back"], f2, second, span=f2, also=dates_in("es", d2), stale=first, kind="moved")
    m.ask([f"¿Qué le pasaba al {mat} al final?", f"qué avería encontró {jefe.full}", f"qué pieza cambian en {taller.name}", f"what was actually wrong with the car, says {taller.name}", f"which part is {taller.name} replacing", f"what did {jefe.full} find under the bonnet"], averia, second, stale=first, kind="moved")
    m.ask([f"¿Qué me presta {jefe.full} mientras?", f"con qué me muevo hasta que acabe {taller.name}", f"coche de sustitución de {taller.name}", f"what can I borrow from {taller.name} meanwhile", f"what will {jefe.full} lend me", f"loan vehicle from {taller.name}?"], prestado, second)
    if m.maybe():
        m.ask([f"¿Cuál fue el primer presupuesto de {taller.name}?", f"cuánto dijo al principio {jefe.full}", f"el precio inicial de {taller.name}", f"what was {taller.name}'s first quote", f"originally {jefe.full} said how much", f"the earlier figure from {taller.name}"], p1, first)
    nones(m, [f"¿Qué garantía da {taller.name}?", f"When is the {mat} due for its inspection?", f"¿Cuántos kilómetros tiene el {mat}?"])


def agriturismo(m):
    posto = local(m, "it", "agriturismo", "Agriturismo {Last}", "Podere {Last}", "Cascina {Last}", "Villa {Last}")
    host = m.person(lang="it")
    a1, a2 = m.day(5, 20), m.day(21, 50)
    d1, d2 = date_in(m, "it", a1), date_in(m, "it", a2)
    notti, n2 = m.sample(2, 2, 3, 4, 5, 6, 7)
    p1, p2, cena = euros(m, 180, 400, False), euros(m, 401, 900, False), euros(m, 18, 35, False)
    cam, cam2 = m.sample(2, "Ginestra", "Rosmarino", "Civetta", "Ulivo", "Lavanda", "Fienile", "Mirtillo")
    regola = m.pick("i cani sono benvenuti ma non in piscina", "la cena si serve alle otto in punto", "il parcheggio è dietro il fienile", "l'ultimo chilometro è strada bianca", "si paga solo in contanti o bonifico")
    rif = m.code("booking")
    first = write["it"](m, posto, m.pick("Conferma prenotazione", f"La Sua prenotazione {rif}", "Benvenuti!"), m.pick(
        f"Gentile ospite,\n\nLe confermiamo la camera {cam} da {d1}, {notti} notti, totale {p1} con prima colazione. La cena, su richiesta, costa {cena} a persona. Ricordiamo che {regola}.\n\nCordiali saluti,\n{host.full}", f"Prenotazione {rif}\nArrivo: {d1}\nNotti: {notti}\nCamera: {cam}\nTotale: {p1}\nCena facoltativa: {cena}\n\nN.B.: {regola}", f"Ciao {m.owner.first},\n\nche bello che tornate! Vi tengo la {cam} da {d1} per {notti} notti, {p1} in tutto, colazione compresa. Se volete anche cenare sono {cena} a testa, vino nostro. Ricordati: {regola}.\n\n{host.first}"), m.day(-40, -20))
    corpo = m.pick(f"Buongiorno {m.owner.first},\n\nnessun problema per lo spostamento. Vi aspettiamo {d2} per {n2} notti. La {cam} purtroppo è occupata, vi ho messo nella {cam2} che è più grande; in tutto fanno {p2}. {regola[0].upper() + regola[1:]}.\n\nA presto\n{host.first}", f"Modifica prenotazione {rif}\n\nNuovo arrivo: {d2}\nNotti: {n2}\nCamera: {cam2}\nNuovo totale: {p2}\n\n{posto.name}", f"ciao! fatto, spostato tutto: {d2}, {n2} notti, camera {cam2}. viene {p2}. porta la giacca che la sera rinfresca, {host.first}")
    second = write["it"](m, posto, m.pick("Re: " + first.subject, "Nuove date", "Modifica confermata"), corpo, m.day(-15, -2), reply=first if m.maybe(0.4) else None) if m.maybe(0.7) else m.chat(host, m.day(-15, -2), (host, corpo.replace("\n\n", " ").replace("\n", ", ")), ("me", m.pick("grazie mille!", "perfetto", "grande, a presto")))[0]
    m.ask([f"Quando arriviamo a {posto.name}?", f"che giorno comincia la vacanza da {host.full}", f"data di arrivo a {posto.name}", f"when do we arrive at {posto.name}", f"what day does our stay with {host.full} start", f"check-in date, {posto.name}"], d2, second, span=d2, also=dates_in("it", a2), stale=first, kind="moved")
    m.ask([f"Quanto paghiamo in tutto a {posto.name}?", f"quanto costa il soggiorno da {host.full}", f"totale {posto.name}?", f"how much is the stay at {posto.name}", f"what will {host.full} charge us altogether", f"the full price at {posto.name} after the change"], p2, second, stale=first, kind="moved")
    m.ask([f"In quale camera siamo a {posto.name}?", f"che stanza ci ha dato {host.full}", f"come si chiama la nostra camera da {host.full}", f"which room do we have at {posto.name}", f"what's our bedroom called at {posto.name}", f"where do we sleep at {host.full}'s"], cam2, second, stale=first, kind="moved")
    m.ask([f"Quante notti restiamo a {posto.name}?", f"per quanto tempo stiamo da {host.full}", f"numero di notti, {posto.name}", f"how many nights at {posto.name}", f"how long are we staying with {host.full}", f"length of our {posto.name} visit"], f"{n2} notti", second, span=str(n2), also=[str(n2)], stale=first, kind="moved")
    if m.maybe():
        m.ask([f"Quanto costa la cena da {posto.name}?", f"a quanto viene la cena da {host.full}", f"prezzo per mangiare la sera a {posto.name}", f"how much is dinner at {posto.name}", f"what does an evening meal cost at {host.full}'s", f"supper price at {posto.name}"], cena, first, kind="decoy")
    nones(m, [f"C'è il wifi a {posto.name}?", f"At what time is breakfast at {posto.name}?", f"Chi porta le valigie da {host.full}?"])


def nonna(m):
    zia, cugino = m.person(lang="it"), m.person(lang="it")
    piatto, ingr = m.pick(("la parmigiana", "melanzane"), ("il ragù", "carne macinata"), ("gli gnocchi", "patate"), ("la caponata", "sedano"), ("la torta di mele", "mele"), ("le orecchiette", "cime di rapa"))
    q1, q2 = m.sample(2, "600 grammi", "800 grammi", "un chilo", "un chilo e mezzo", "mezzo chilo", "due chili")
    ore = m.pick("tre ore", "quaranta minuti", "un'ora e un quarto", "due ore scarse", "mezz'ora")
    segreto = m.pick("un pezzetto di cioccolato", "la scorza di limone", "una foglia di alloro", "il vino bianco, non rosso", "un goccio di aceto", "lo zucchero, pochissimo")
    treno, t2 = m.clock(9, 20), m.clock(9, 20)
    o1, o2 = time_in(m, "it", treno), time_in(m, "it", t2)
    giorno = m.day(1, 6)
    g = weekday("it", giorno)
    x = m.chat(zia, m.day(-30, -8), ("me", m.pick(f"mi dai la ricetta per {piatto}?", f"ciao! ma tu come fai {piatto}?")), (zia, m.pick(f"amore allora {q1} di {ingr}, olio buono e {segreto}. cuoce {ore}. non avere fretta!!", f"{q1} di {ingr} tesoro, e il segreto è {segreto}. {ore} sul fuoco basso e non toccare", f"È facile: {ingr}, {q1}. Ci metto {segreto} ma non dirlo a tua madre. {ore}. Un bacio grande")), ("me", m.pick("grazie!! ❤️", "la provo domenica")))
    y = m.chat(zia, m.day(-7, -4), (zia, m.pick(f"ho ricontato. {ingr}: {q2}, non {q1}! scusa la testa", f"tesoro {q2} di {ingr}, ho sbagliato l'altra volta", f"Attenzione: {q2}! con quello che ti ho detto non viene niente")), ("me", m.pick("ahahah ok", "ah ecco!!", "per fortuna non l'ho ancora fatta")))
    z = m.chat(cugino, m.day(-6, -3), (cugino, m.pick(f"arrivo {g} alle {o1}, mi vieni a prendere?", f"ho il treno, {g} {o1} in stazione")), ("me", m.pick("sì certo", "ok ci sono")))
    w = m.chat(cugino, m.day(-2, -1), (cugino, m.pick(f"perso la coincidenza, cambio treno: arrivo alle {o2}, sempre {g}", f"sciopero!! prendo quello dopo, sono lì alle {o2}", f"contrordine, alle {o2} invece. scusami")), ("me", m.pick("tranqui", "va bene, aspetto al bar")))
    m.ask([f"Quanto ce ne vuole di {ingr} per {piatto} di {zia.first}?", f"che quantità di {ingr} dice {zia.full}", f"{ingr}: quanto, secondo {zia.first}, alla fine", f"how much {ingr} goes in {zia.full}'s recipe", f"what amount of the main ingredient did {zia.full} correct it to", f"how much do I buy for {piatto} {zia.first}'s way"], q2, y[0], stale=x[1], kind="moved")
    m.ask([f"Qual è il segreto di {zia.full}?", f"che cosa aggiunge {zia.full} per {piatto}", f"cosa ci mette {zia.first} di speciale", f"what's {zia.full}'s secret ingredient", f"what's special in the dish of {zia.full}", f"the trick {zia.full} uses for {piatto}"], segreto, x[1])
    m.ask([f"A che ora arriva {cugino.full}?", f"quando devo essere in stazione per {cugino.first}", f"l'orario del treno di {cugino.full}, quello giusto", f"what time does {cugino.full} arrive", f"when do I fetch {cugino.full} from the station", f"{cugino.full}'s train gets in when now"], o2, w[0], span=o2, also=times_in(m, t2), stale=z[0], kind="moved")
    m.ask([f"Per quanto tempo cuoce {piatto} di {zia.first}?", f"tempo di cottura secondo {zia.full}", f"quanto sta sul fuoco da {zia.full}", f"how long does {zia.full} cook it", f"cooking time for {piatto}", f"for how long does it simmer at {zia.full}'s"], ore, x[1])
    nones(m, [f"Quando torna a casa {cugino.full}?", f"How many eggs does {zia.full} use?", f"Dove dorme {cugino.full}?"])


def aeroporto(m):
    tia, primo = m.person(lang="pt"), m.person(lang="pt")
    voo, voo2 = m.code("flight"), m.code("flight")
    dia = m.day(3, 14)
    d = date_in(m, "pt", dia)
    t1, t2 = m.clock(6, 22), m.clock(6, 22)
    h1, h2 = time_in(m, "pt", t1), time_in(m, "pt", t2)
    term = m.pick("terminal 1", "terminal 2", "terminal B")
    mala = m.pick("dois queijos da serra", "uma colcha de crochê", "meio quilo de bacalhau", "as fotografias da avó", "um galo de barro enorme", "três garrafas de ginjinha")
    quarto = m.pick("no sofá da sala", "no quarto do fundo", "em casa da vizinha", "num hotel ao pé da praia", "convosco, se houver lugar")
    abre = m.pick(f"Bom dia, {m.owner.first}!", f"Olá {m.owner.first}!", "Oi meu bem,")
    first = write["pt"](m, tia, m.pick("A minha viagem", "Chego em breve", "Visita"), m.pick(
        f"{abre}\n\nJá tenho bilhete! Chego no dia {d} às {h1}, voo {voo}. Levo {mala}, não digas à tua mãe. Fico {quarto}. Podes ir buscar-me?\n\nBeijinhos,\n{tia.first}", f"{abre}\n\nfinalmente comprei a passagem. Dia {d}, {h1} ({voo}). Posso ficar {quarto}? Na mala vai {mala}. Um beijo grande\n{tia.full}"), m.day(-40, -15))
    txt = m.pick(f"Olá amor, a companhia mudou tudo. Agora é o {voo2}, no mesmo dia, mas chego às {h2}, {term}. A mala está a rebentar.", f"mudaram meu voo!! agora {voo2}, pouso {h2}, {term}. mesmo dia. beijo", f"Atenção que já não é o {voo}: vou no {voo2}, chegada {h2}, {term}. O dia é o mesmo. Leva casaco que eu venho do calor")
    second = m.chat(tia, m.day(-10, -2), (tia, txt), ("me", m.pick("tá bom, lá estarei!", "ok, combinado", "perfect, see you there ❤️")))[0] if m.maybe(0.7) else m.sms(tia, m.day(-10, -2), ("them", txt), ("me", "combinado!"))[0]
    m.chat(primo, m.day(-9, -2), (primo, f"eu só chego em {MONTHS_IN['pt'][(dia.month + 1) % 12]}, o meu voo é às {time_in(m, 'pt', m.clock(6, 22))}")) if m.maybe(0.6) else None
    m.ask([f"A que horas chega {tia.full}?", f"quando é que o avião da {tia.first} aterra", f"hora de chegada de {tia.full}?", f"what time does {tia.full} land", f"when do I have to be at the airport for {tia.full}", f"{tia.full}'s arrival time now"], h2, second, span=h2, also=times_in(m, t2), stale=first, kind="moved")
    m.ask([f"Qual é o voo de {tia.full}?", f"em que voo vem {tia.first} {tia.last}", f"número do voo da {tia.full}", f"which flight is {tia.full} on", f"what should I look for on the arrivals board for {tia.full}", f"flight no. of {tia.full}, the new one"], voo2, second, stale=first, kind="moved")
    m.ask([f"O que é que {tia.full} traz na mala?", f"que prenda vem com {tia.full}", f"o que {tia.full} vai trazer", f"what is {tia.full} bringing in the suitcase", f"what goodies does {tia.full} carry", f"what's in {tia.full}'s luggage"], mala, first)
    m.ask([f"Onde é que {tia.full} vai ficar?", f"onde dorme {tia.full}", f"{tia.full} fica hospedada onde", f"where will {tia.full} sleep", f"where does {tia.full} want to stay", f"{tia.full}'s lodging during the visit"], quarto, first)
    if m.maybe():
        m.ask([f"Em que dia chega {tia.full}?", f"que dia é a chegada de {tia.full}", f"quando vem {tia.full}", f"what date does {tia.full} come", f"which day am I picking up {tia.full}", f"when is {tia.full}'s visit starting"], d, first, span=d, also=dates_in("pt", dia))
    nones(m, [f"Quando é que {tia.full} volta?", f"How much was {tia.full}'s ticket?", f"Quem leva {tia.full} ao aeroporto?"])


def oficina_pt(m):
    escola, prof, col = local(m, "pt", "escola", "Estúdio {Word}", "Escola {Last}", "Atelier {Last}"), m.person(lang="pt"), m.person(lang="pt")
    curso, curso2 = m.sample(2, "cerâmica", "ioga", "dança de salão", "fotografia", "aguarela", "teatro", "cavaquinho", "marcenaria")
    s1, s2 = m.sample(2, *WEEKDAYS_IN["pt"][:5])
    t1, t2 = m.clock(17, 20, 15), m.clock(17, 20, 15)
    h1, h2 = time_in(m, "pt", t1), time_in(m, "pt", t2)
    sala1, sala2 = m.sample(2, "sala 2", "sala 7", "salão nobre", "cave", "sótão", "sala azul", "sala de espelhos")
    men, insc = euros(m, 25, 60, False), euros(m, 8, 20, False)
    levar = m.pick("um avental velho", "meias grossas", "um caderno sem linhas", "uma toalha", "duas esponjas", "sapatos de sola lisa")
    first = write["pt"](m, escola, m.pick("Inscrição confirmada", f"Curso de {curso}", "Bem-vindo"), m.pick(f"Olá {m.owner.first},\n\na sua inscrição em {curso} está confirmada: {s1}, {h1}, {sala1}, com {prof.full}. Mensalidade {men}, mais {insc} de inscrição (só uma vez). Traga {levar}.\n\n{escola.name}", f"{escola.name}\n\nCurso: {curso}\nDia: {s1}\nHora: {h1}\nLocal: {sala1}\nDocente: {prof.full}\nMensalidade: {men}\nInscrição: {insc}\nMaterial: {levar}", f"Boa tarde {m.owner.first}, que bom ter-te connosco em {curso}! As aulas são à {s1}, a partir das {h1} ({sala1}). Pagas {men} por mês e, só desta vez, {insc} para o seguro. Para a primeira aula vem com {levar}.\n\nAté já,\n{prof.full}"), m.day(-60, -25))
    txt = m.pick(f"Caros alunos de {curso}, a partir da próxima semana a aula passa para {s2} às {h2}. Local: {sala2}, por causa das obras. Obrigado pela compreensão!", f"aviso: {curso} agora é {s2}, {h2}, {sala2}. a {s1} ficou para {curso2}", f"Boa tarde, o grupo de {curso} muda para {s2} ({h2}). Nova sala: {sala2}. Cumprimentos, {prof.first} {prof.last}")
    second = write["pt"](m, escola, m.pick("Mudança de horário", "Aviso", "Re: " + first.subject), txt, m.day(-20, -2)) if m.maybe() else m.chat(f"{curso} {escola.name}", m.day(-20, -2), (prof, txt), (col, m.pick("ok prof!", "valeu 🙏", "assim não posso, que pena")), ("me", m.pick("combinado", "pode ser")))[0]
    m.ask([f"Em que dia é a minha aula de {curso}?", f"quando tenho {curso} em {escola.name}", f"o dia de {curso} agora, qual é", f"what day is my class at {escola.name}", f"which weekday do I have {prof.full}'s course", f"when do I go to {escola.name} now"], s2, second, stale=first, kind="moved")
    m.ask([f"A que horas começa {curso}?", f"hora da aula com {prof.full}", f"{escola.name}: a que horas tenho de lá estar", f"what time does {prof.full}'s class start", f"at what hour is my course at {escola.name}", f"start time {escola.name}"], h2, second, span=h2, also=times_in(m, t2), stale=first, kind="moved")
    m.ask([f"Quanto pago por mês em {escola.name}?", f"qual é a mensalidade de {curso}", f"quanto custa {escola.name}", f"monthly fee at {escola.name}", f"how much does {escola.name} take every month", f"what's {prof.full}'s course costing me a month"], men, first, kind="decoy")
    m.ask([f"O que devo levar para {curso}?", f"que material pede {prof.full}", f"o que é preciso para as aulas em {escola.name}", f"what should I take along to {escola.name}", f"what do I need in my bag for {prof.full}'s class", f"what does {escola.name} ask us to bring"], levar, first)
    nones(m, [f"Quantos alunos tem {prof.full}?", f"When does the course at {escola.name} end?", f"Quem dá as aulas de {curso2} em {escola.name}?"])


def fietsenmaker(m):
    zaak, man = local(m, "nl", "fietsenmaker", "{Last} Tweewielers", "Fietsenmakerij {Last}", "Rijwielshop {Last}"), m.person(lang="nl")
    defect, defect2 = m.sample(2, "de achteras", "de ketting", "het voorwiel", "de accu", "de trapas", "de remkabels", "de naafversnelling")
    p1, p2 = euros(m, 25, 70), euros(m, 71, 260)
    d1, d2 = m.day(1, 2), m.day(3, 8)
    t = m.pick("17:30", "18:00", "17.00", "16:45", "20:30")
    dag, dag1 = date_in(m, "nl", d2), date_in(m, "nl", d1)
    bon = str(m.number(200, 9900))
    slot = m.pick("de sleutel zit nog op de fiets", "de sleutel ligt in de la bij de kassa", "de reservesleutel hebben we niet gevonden", "het slot hebben we gesmeerd")
    first = write["nl"](m, zaak, m.pick(f"Reparatiebon {bon}", "Uw fiets", "Reparatie aangemeld"), m.pick(f"Beste {m.owner.first},\n\nuw fiets staat bij ons onder bonnummer {bon}. We denken aan {defect2}, kosten ongeveer {p1}. Klaar op {dag1}.\n\nGroet, {zaak.name}", f"Bon: {bon}\nKlacht: {defect2}\nPrijsindicatie: {p1}\nVerwacht gereed: {dag1}\n\nNiet opgehaalde fietsen worden na 3 maanden verkocht.", f"Dag {m.owner.first}, even op papier wat we afspraken: we kijken naar {defect2}, dat zou {p1} worden en dan kun je hem {dag1} weer meenemen. Bewaar dit nummer: {bon}.\n\n{man.first}, {zaak.name}"), m.day(-9, -5))
    txt = m.pick(f"Hoi, met {man.first} van de fietsenmaker. Het was toch {defect}, dat onderdeel moet uit Duitsland komen. Wordt {p2} en hij is klaar op {dag}. We zijn open tot {t}. Neem bon {bon} mee.", f"Goedemiddag, {zaak.name} hier. Valt wat tegen: {defect} moet vervangen, {p2} alles bij elkaar. Ophalen kan vanaf {dag}, voor {t} graag. En {slot}.", f"je fiets duurt langer sorry!! {defect} kapot. {p2}, {dag} klaar (tot {t}). gr {man.first}")
    second = m.sms(zaak, m.day(-4, -1), ("them", txt), ("me", m.pick("Oké, doe maar", "prima dank je", "balen maar goed")))[0] if m.maybe(0.7) else write["nl"](m, zaak, f"Re: {first.subject}", txt, m.day(-4, -1), reply=first)
    m.ask([f"Wanneer is mijn fiets klaar bij {zaak.name}?", f"wanneer kan ik m'n fiets ophalen bij {zaak.name}", f"welke dag heeft {man.full} hem af", f"when will {zaak.name} have my bike ready", f"what day do I get my bike back from {zaak.name}", f"when can I collect from {zaak.name}"], dag, second, span=dag, also=dates_in("nl", d2), stale=first, kind="moved")
    m.ask([f"Wat kost de reparatie bij {zaak.name}?", f"hoeveel ben ik kwijt bij {zaak.name}", f"wat moet ik {zaak.name} betalen", f"how much is the repair at {zaak.name}", f"what does {zaak.name} charge in the end", f"final price at {zaak.name}"], p2, second, stale=first, kind="moved")
    m.ask([f"Wat was er kapot aan mijn fiets volgens {zaak.name}?", f"wat moest {zaak.name} vervangen", f"waar lag het aan volgens {man.full}", f"what was wrong with my bike after all, {zaak.name}?", f"which part is {zaak.name} replacing", f"what did {man.full} find broken"], defect, second, stale=first, kind="moved")
    m.ask([f"Tot hoe laat is {zaak.name} open?", f"voor welke tijd moet ik bij {zaak.name} zijn", f"sluitingstijd {zaak.name}", f"until what time is {zaak.name} open", f"how late can I pick up the bike at {zaak.name}", f"closing time at {zaak.name}"], t, second, span=t)
    m.ask([f"Wat is het bonnummer van {zaak.name}?", f"welk nummer moet ik noemen bij {zaak.name}", f"nummer van de reparatie, {zaak.name}", f"ticket number at {zaak.name}", f"what number is my repair under at {zaak.name}", f"{zaak.name} slip no."], bon, [i for i in (first, second) if bon in i.text or bon in i.subject]) if m.maybe() else None
    nones(m, [f"Heb ik garantie bij {zaak.name}?", f"Does {zaak.name} rent out bikes?", f"Hoeveel fooi gaf ik {man.full}?"])


def oppas(m):
    oppas, oppas2, kind = m.person(lang="nl"), m.person(lang="nl"), m.relative(m.pick("son", "daughter"))
    dag, said, later = m.day(2, 8), m.day(-9, -5), m.day(-4, -1)
    t1, t2 = m.clock(17, 19, 15), m.clock(17, 19, 15)
    u1, u2 = time_in(m, "nl", t1), time_in(m, "nl", t2)
    uur1, uur2 = euros(m, 7, 10, False), euros(m, 11, 16, False)
    eten = m.pick("pannenkoeken", "restjes macaroni", "boterhammen met pindakaas", "vissticks", "erwtensoep", "rijst met appelmoes")
    bed = m.pick("half acht", "kwart over zeven", "acht uur", "zeven uur", "kwart voor acht")
    x = m.chat(oppas, said, ("me", m.pick(f"Hoi! Kun je {weekday('nl', dag)} oppassen op {kind.first}?", f"hey, ben je {weekday('nl', dag)} vrij? oppassen")), (oppas, m.pick(f"Ja hoor! Ik kan er om {u1} zijn. {uur1} per uur toch?", f"tuurlijk, {u1} goed? nog steeds {uur1} p/u", f"leuk!! kom ik om {u1}, {uur1} het uur is prima")), ("me", m.pick("Top!", "super fijn", "perfect 🙏")))
    y = m.chat(oppas, later, (oppas, m.pick(f"Sorry!! ik kan {weekday('nl', dag)} toch niet. Maar {oppas2.full} wil wel, vanaf {u2}. Die vraagt {uur2} per uur", f"help, het lukt niet meer {weekday('nl', dag)}. {oppas2.full} kan invallen, is er {u2}, kost wel {uur2} p/u", f"heel vervelend maar ik moet afzeggen. heb {oppas2.full} gevraagd, die komt {u2} en rekent {uur2} per uur, is goud waard")), ("me", m.pick("geen probleem, dankjewel voor het regelen!", "ok fijn dat je iemand hebt", "goed geregeld!")))
    br = m.note(m.pick("oppas", "briefje oppas", "voor de oppas"), m.pick(f"Voor de oppas\n\n- eten: {eten}\n- {kind.first} om {bed} naar bed, deur op een kier\n- geen tablet meer na het eten\n- wij zijn bereikbaar", f"{kind.first} eet {eten} (staat klaar). Bedtijd {bed}, eerst tanden poetsen, dan twee boekjes, niet drie. Hond mag niet op de bank.", f"# Instructies\neten = {eten}\nslapen = {bed}\nnachtlampje aan!!"))
    m.ask([f"Wie past er op {kind.first} {weekday('nl', dag)}?", f"wie komt er nu oppassen in plaats van {oppas.first}", f"wie valt er in voor {oppas.full}", f"who is watching {kind.first} now", f"who's the sitter after {oppas.full} cancelled", f"who did {oppas.full} find instead"], oppas2.full, y[0], stale=x[1], kind="moved")
    m.ask([f"Hoe laat komt {oppas2.full}?", f"vanaf hoe laat is {oppas2.full} er", f"hoe laat staat {oppas2.first} voor de deur", f"what time does {oppas2.full} get here", f"when does the sitter {oppas2.first} come", f"from when is {oppas2.full} looking after {kind.first}"], u2, y[0], span=u2, also=times_in(m, t2), stale=x[1], kind="moved")
    m.ask([f"Wat kost {oppas2.full} per uur?", f"hoeveel moet ik {oppas2.full} betalen", f"het uurtarief van {oppas2.first}?", f"what does {oppas2.full} charge an hour", f"how much do I pay the sitter, {oppas2.full}", f"{oppas2.full}'s rate"], uur2, y[0], stale=x[1], kind="moved")
    m.ask([f"Hoe laat moet {kind.first} naar bed?", f"bedtijd van {kind.first}", f"wanneer moet {kind.first} slapen", f"what's {kind.first}'s bedtime", f"when should {kind.first} be asleep, according to my list", f"how late may {kind.first} stay up"], bed, br)
    if m.maybe():
        m.ask([f"Wat eet {kind.first} met de oppas?", f"wat staat er klaar voor {kind.first}", f"wat staat er op het briefje over het eten van {kind.first}", f"what does {kind.first} get for dinner with the sitter", f"which meal did I leave for {kind.first}", f"{kind.first}'s supper, from my instructions"], eten, br)
    nones(m, [f"Waarom kan {oppas.full} niet?", f"What's {oppas2.full}'s number?", f"Hoe oud is {oppas2.full}?", f"What time are we back when {oppas2.full} sits?"])


def mixed_couple(m):
    lang = m.lang if m.lang in ("fr", "de", "es", "it") else m.pick("fr", "de", "es", "it")
    p = m.relative("partner")
    thing = m.pick("boiler", "fridge", "sofa", "washing machine", "lawnmower", "cot")
    w = {
        "fr": ("Le livreur passe {d}, entre {a} et {b}. Tu peux être là ?", "non finalement c'est {d2}, {a2}, le livreur est malade", "j'ai mis les papiers {o}", ["dans le tiroir du bas", "derrière la télé", "dans mon sac bleu", "chez ta sœur", "sous le lit", "sur l'étagère des confitures"], "le vendeur a baissé : {m}",
               ["C'est quand la livraison, {t} ?", "{t} : quel jour ils livrent", "le livreur ({t}), il vient quand"], ["Où sont les papiers, {t} ?", "{p} a rangé où les papiers ({t})", "les papiers, {p} les a mis où ({t})"]),
        "de": ("Die Lieferung kommt {d}, zwischen {a} und {b}. Bist du da?", "doch nicht, sie kommen {d2} um {a2}, der Fahrer ist krank", "die Papiere hab ich {o}", ["in die unterste Schublade gelegt", "hinter den Fernseher gesteckt", "in meine blaue Tasche getan", "bei deiner Schwester gelassen", "unters Bett geschoben", "ins Marmeladenregal gelegt"], "der Verkäufer ist runter auf {m}",
               ["Wann wird geliefert ({t})?", "{t}: an welchem Tag liefern die", "wann kommt der Fahrer mit {t} denn nun"], ["Wo sind die Papiere ({t})?", "wo hat {p} die Unterlagen hingetan ({t})", "{t}, Papiere: wo hat {p} die"]),
        "es": ("El reparto viene el {d}, entre {a} y {b}. ¿Puedes estar?", "al final no, vienen el {d2} a las {a2}, el repartidor está malo", "los papeles los dejé {o}", ["en el cajón de abajo", "detrás de la tele", "en mi bolso azul", "en casa de tu hermana", "debajo de la cama", "en la balda de las mermeladas"], "el vendedor lo rebajó a {m}",
               ["¿Cuándo es la entrega ({t})?", "{t}: ¿qué día lo traen?", "cuándo viene el repartidor ({t})"], ["¿Dónde están los papeles ({t})?", "dónde dejó {p} los papeles ({t})", "{t}, papeles: dónde los puso {p}"]),
        "it": ("La consegna arriva {d}, tra le {a} e le {b}. Ci sei?", "alla fine no, vengono {d2} alle {a2}, il corriere sta male", "i documenti li ho messi {o}", ["nel cassetto in basso", "dietro la tele", "nella mia borsa blu", "da tua sorella", "sotto il letto", "sulla mensola delle marmellate"], "il venditore è sceso a {m}",
               ["Quando arriva la consegna ({t})?", "{t}: che giorno lo portano", "quando viene il corriere ({t})"], ["Dove sono i documenti ({t})?", "dove ha messo i documenti {p} ({t})", "{t}, le carte: dove le ha messe {p}"]),
    }[lang]
    d1, d2 = m.day(1, 3), m.day(4, 7)
    t1, t2, t3 = m.clock(8, 12, 30), m.clock(13, 17, 30), m.clock(8, 18, 15)
    h = time_in(m, lang, t3)
    wd1, wd2 = weekday(lang, d1), weekday(lang, d2)
    hide, price = m.pick(*w[3]), euros(m, 90, 700, False)
    eng = m.pick(f"thank god. did they say how much the {thing} is with the discount?", f"ok! and what's the {thing} in the end? you said you'd haggle", f"right. how much for the {thing} then")
    x = m.chat(p, m.day(-6, -4), (p, w[0].format(d=wd1, a=time_in(m, lang, t1), b=time_in(m, lang, t2))), ("me", m.pick(f"I can work from home that day, for the {thing}", f"is that the {thing}? yes I'll be in", f"ok, but the {thing} has to fit through the door")))
    y = m.chat(p, m.day(-3, -1), (p, w[1].format(d2=wd2, a2=h)), ("me", eng), (p, w[4].format(m=price)), (p, w[2].format(o=hide)), ("me", m.pick("love you", "ok perfect", "what would I do without you")))
    words = dict(zip(("boiler", "fridge", "sofa", "washing machine", "lawnmower", "cot"), {
        "fr": ("chaudière", "frigo", "canapé", "machine à laver", "tondeuse", "lit bébé"), "de": ("Heizkessel", "Kühlschrank", "Sofa", "Waschmaschine", "Rasenmäher", "Kinderbett"),
        "es": ("caldera", "nevera", "sofá", "lavadora", "cortacésped", "cuna"), "it": ("caldaia", "frigo", "divano", "lavatrice", "tagliaerba", "lettino"),
    }[lang]))
    own = lambda texts: [s.format(t=words[thing], p=p.first) for s in texts]
    m.ask([*own(w[5]), f"When is the {thing} coming?", f"what day do they deliver the {thing}", f"on which day do I have to be in for the {thing}"], f"{wd2}, {h}", y[0], span=wd2, also=[wd2, *m.days(d2)], stale=x[0], kind="moved")
    m.ask([*own(w[6]), f"Where did {p.first} put the papers for the {thing}?", f"where are the documents about the {thing}", f"I need the delivery paperwork, where did {p.first} leave it"], hide, y[3])
    m.ask([f"How much was the {thing} with the discount?", f"what price did {p.first} get for the {thing}", f"what do we pay for the {thing} in the end", f"{thing} price after haggling", f"how far did the seller come down on the {thing}"], price, y[2])
    nones(m, [f"What make is the {thing} that {p.first} is having delivered?", f"Who carries the {thing} upstairs for {p.first}?", f"How long is the guarantee on {p.first}'s {thing}?"])


def foreign_questions(m):
    """An English matter about which the owner asks in another language."""
    lang = m.lang if m.lang != "en" else m.pick("de", "fr", "es", "it", "pt", "nl")
    hotel, clerk = m.company("hotel", "The {Word} Lodge", "{Town} Grand Hotel", "{Word} House B&B", "Hotel {Last}"), m.person()
    old, new = m.day(6, 20), m.day(21, 50)
    od, nd = m.fmt_day(old), m.fmt_day(new)
    room, floor = m.number(101, 640), m.pick("garden view", "sea view", "top floor, quiet side", "over the bakery", "twin beds, courtyard")
    price, price2 = m.money(140, 320), m.money(321, 700)
    code, ref = m.code("pin"), m.code("booking")
    late = m.pick("ring the bell marked NIGHT", "use the side gate by the bins", "ask at the pub opposite", "call the porter from the car park", "pick up the key from the safe by the door")
    first = post(m, hotel, m.pick("Booking confirmation", f"Reservation {ref}", f"See you at {hotel.name}"), m.pick(
        f"Dear {m.owner.first},\n\nThank you for choosing {hotel.name}. We have reserved a room for you from {od}. Total {price}, breakfast included. Your reference is {ref}. Should you arrive after ten, please {late}.\n\n{clerk.full}, reservations",
        f"Reference   {ref}\nArrival     {od}\nRoom type   {floor}\nTotal       {price}\n\nLate arrival: {late}.\nQuestions? Just reply to this message."), m.day(-60, -25))
    second = post(m, hotel, m.pick(f"Your changed booking", "Re: " + first.subject, "Amendment"), m.pick(
        f"Hello {m.owner.first},\n\nhappy to help. I've moved your stay to {nd} and upgraded you to room {room} ({floor}), which brings the total to {price2}. The front door code is {code}.\n\nKind regards\n{clerk.first}",
        f"Amended booking\n\nArrival: {nd}\nRoom: {room}, {floor}\nNew total: {price2}\nDoor code: {code}\n\nThis replaces all earlier confirmations. {hotel.name}"), m.day(-20, -2), reply=first if m.maybe(0.4) else None)
    q = {
        "de": ([f"Wann reisen wir im {hotel.name} an?", f"ab wann haben wir das Zimmer bei {hotel.name}"], [f"Was kostet {hotel.name} insgesamt?", f"wie viel zahle ich bei {hotel.name}"], [f"Wie ist der Türcode im {hotel.name}?", f"mit welcher Zahl komme ich bei {hotel.name} rein"], [f"Welches Zimmer haben wir im {hotel.name}?", f"Zimmernummer {hotel.name}"], [f"Was mache ich, wenn ich spät bei {hotel.name} ankomme?", f"nachts im {hotel.name} ankommen, wie geht das"], f"Gibt es im {hotel.name} eine Sauna?"),
        "fr": ([f"Quand arrive-t-on au {hotel.name} ?", f"on a la chambre au {hotel.name} à partir de quand"], [f"Combien coûte {hotel.name} au total ?", f"je paie combien au {hotel.name}"], [f"Quel est le code de la porte au {hotel.name} ?", f"c'est quoi les chiffres pour entrer au {hotel.name}"], [f"On a quelle chambre au {hotel.name} ?", f"numéro de chambre {hotel.name}"], [f"On fait comment si on arrive tard au {hotel.name} ?", f"arrivée de nuit au {hotel.name}, consigne ?"], f"Y a-t-il un sauna au {hotel.name} ?"),
        "es": ([f"¿Cuándo llegamos a {hotel.name}?", f"desde qué día tenemos la habitación en {hotel.name}"], [f"¿Cuánto cuesta {hotel.name} en total?", f"qué pago en {hotel.name}"], [f"¿Cuál es el código de la puerta de {hotel.name}?", f"con qué número entro en {hotel.name}"], [f"¿Qué habitación tenemos en {hotel.name}?", f"número de cuarto en {hotel.name}"], [f"¿Qué hago si llego tarde a {hotel.name}?", f"llegar de noche a {hotel.name}, cómo se entra"], f"¿Hay sauna en {hotel.name}?"),
        "it": ([f"Quando arriviamo a {hotel.name}?", f"da che giorno abbiamo la stanza al {hotel.name}"], [f"Quanto costa in tutto {hotel.name}?", f"quanto pago al {hotel.name}"], [f"Qual è il codice della porta al {hotel.name}?", f"con che numero entro al {hotel.name}"], [f"Che camera abbiamo al {hotel.name}?", f"numero di stanza {hotel.name}"], [f"Che faccio se arrivo tardi al {hotel.name}?", f"arrivo di notte al {hotel.name}, come si entra"], f"C'è la sauna al {hotel.name}?"),
        "pt": ([f"Quando chegamos ao {hotel.name}?", f"a partir de que dia temos o quarto no {hotel.name}"], [f"Quanto custa {hotel.name} no total?", f"quanto pago no {hotel.name}"], [f"Qual é o código da porta do {hotel.name}?", f"com que número entro no {hotel.name}"], [f"Que quarto temos no {hotel.name}?", f"número do quarto no {hotel.name}"], [f"O que faço se chegar tarde ao {hotel.name}?", f"chegada de noite ao {hotel.name}, como é"], f"O {hotel.name} tem sauna?"),
        "nl": ([f"Wanneer komen we aan bij {hotel.name}?", f"vanaf welke dag hebben we de kamer bij {hotel.name}"], [f"Wat kost {hotel.name} in totaal?", f"hoeveel betaal ik bij {hotel.name}"], [f"Wat is de deurcode van {hotel.name}?", f"met welk nummer kom ik bij {hotel.name} binnen"], [f"Welke kamer hebben we bij {hotel.name}?", f"kamernummer {hotel.name}"], [f"Wat moet ik doen als ik laat bij {hotel.name} aankom?", f"'s nachts aankomen bij {hotel.name}, hoe gaat dat"], f"Is er een sauna bij {hotel.name}?"),
    }[lang]
    m.ask([*q[0], *q[0], f"When do we arrive at {hotel.name}?", f"from what date is our room at {hotel.name}"], nd, second, span=nd, also=m.days(new), stale=first, kind="moved")
    m.ask([*q[1], *q[1], f"What's the total at {hotel.name} now?", f"how much will {hotel.name} cost me"], price2, second, stale=first, kind="moved")
    m.ask([*q[2], *q[2], f"Door code at {hotel.name}?", f"how do I open up at {hotel.name}, number"], code, second)
    m.ask([*q[3], *q[3], f"Which room are we in at {hotel.name}?"], str(room), second)
    m.ask([*q[4], *q[4], f"What do I do if I'm late getting to {hotel.name}?"], late, first) if m.maybe() else None
    nones(m, [q[5], f"Does {hotel.name} allow pets?"])


mixed_couple.languages = ("en", "de", "fr", "es", "it")
foreign_questions.languages = ("en", "de", "fr", "es", "it", "pt", "nl")
SCENARIOS = [mixed_couple, foreign_questions]
for lang, made in {
    "de": [handwerker, laternenumzug, vermieter, oma_geburtstag, paketnachbar],
    "fr": [rendez_vous, gite, raclette, sortie_scolaire],
    "es": [piso, cena_grupo, taller],
    "it": [agriturismo, nonna],
    "pt": [aeroporto, oficina_pt],
    "nl": [fietsenmaker, oppas],
}.items():
    for scenario in made:
        scenario.languages = ("en", lang)
        SCENARIOS.append(chatty(scenario, lang))
