"""Who is who, who said what, and what became of people: numbers, addresses, nicknames, jobs, quarrels, allergies."""


def loose(m, text, *keep):
    """The text as somebody types it on a phone; the words of `keep` stay as they are."""
    new = text
    if m.maybe(0.5) and not new[1:2].isupper():
        new = new[0].lower() + new[1:]
    if m.maybe(0.5):
        new = new.rstrip(".")
    for word, short in [(" you ", " u "), (" please", " pls"), ("because ", "cos "), (" thanks", " thx"), (" going to ", " gonna "), ("I'm ", "im "),
                        (" really ", " rly "), ("don't", "dont"), ("can't", "cant"), (" about ", " abt "), (" though", " tho"), (" with ", " w ")]:
        if m.maybe(0.12):
            new = new.replace(word, short)
    return new if all(k in new for k in keep) else text


def say(m, who, day, text, subject="", channels=("chat", "sms", "mail"), before="", after="", reply=None, keep=()):
    """One person's words to the owner over one channel; `before` and `after` are what the owner writes around them."""
    how = m.pick(*channels)
    if m.maybe(0.35 if how == "mail" else 0.2):
        text = f"{small_talk(m, close=False)} {text}"
    if m.maybe(0.35 if how == "mail" else 0.15):
        text = f"{text.rstrip()}{'' if text.rstrip()[-1] in '.!?)' else '.'} {small_talk(m)}"
    if how == "mail":
        hello = m.pick(f"Hi {m.owner.first},\n\n", f"Hello {m.owner.first},\n\n", f"{m.owner.first},\n\n", f"Dear {m.owner.first},\n\n", f"hey {m.owner.first}\n\n", "")
        bye = m.pick(f"\n\n{who.first}", f"\n\nBest,\n{who.first}", f"\n\n{who.first} x", f"\n\nCheers\n{who.first}", f"\n\nAll the best\n{who.full}", "\n\nSent from my phone", f"\n\n-- \n{who.full}\n{who.email}")
        return m.mail(who, subject or m.pick("hello", "quick one", "(no subject)", "news", "before I forget", "hi"), hello + text + bye, day, reply=reply)
    lines = [("me", before)] if before else []
    them = who if how == "chat" else "them"
    lines += [(them, loose(m, text, *keep))] + ([("me", after)] if after else [])
    made = m.chat(who, day, *lines) if how == "chat" else m.sms(who, day, *lines)
    return made[1 if before else 0]


THINGS = "kettle gate fence stove car bike printer tap roof clock doorbell radio sofa umbrella ladder piano toaster".split()
DOINGS = ["repainted", "given away", "mended with string", "moved for the third time", "insured", "apologised to", "sold to a man in a hat", "taken apart on the lawn", "named", "blamed for everything"]


def small_talk(m, lang="en", close=True):
    """A sentence or two about nothing that anybody would ask after; without `close` one that can begin a message."""
    if lang != "en":
        return m.pick(*SMALL_TALK[lang])
    kinds = [
        lambda: m.pick("Rain again.", "Still no rain.", "Fog so thick I lost the postbox.", "Lovely light this morning.", "Frost on the inside of the window.", "What a wind!", "Too hot to think.") + m.pick("", " Ducks happy.", " I blame the moon.", " Typical.", " Not that I mind."),
        lambda: f"The {m.pick(*THINGS)} has been {m.pick(*DOINGS)}, {m.pick('finally', 'don’t ask', 'again', 'at long last', 'to general relief', 'and not by me')}.",
        lambda: f"I {m.pick('slept badly', 'slept like a log', 'overslept', 'was up at five', 'dreamt of otters')} and {m.pick('it shows', 'feel fine', 'am on my third coffee', 'have nothing to show for it', 'burnt the toast')}.",
        lambda: m.pick("Sorry for the slow answer", "Sorry to write so late", "Typing this on the bus", "In haste", "One-handed, cat on the other arm", "I had this half written since last week") + m.pick(".", ", it's been one of those weeks.", ", life.", ", you know how it is."),
        lambda: m.pick("Hope you're all well", "Hope the cold is better", "Hope your week is kinder than mine", "I trust you survived the weekend", "Thinking of you lot") + m.pick(".", "!", ", truly."),
        lambda: f"{m.pick('Everybody here', 'The whole house', 'Half the street', 'My office')} has {m.pick('a cough', 'opinions', 'taken up running', 'gone quiet', 'the giggles', 'given up sugar')}.",
        lambda: f"Remind me to tell you about the {m.pick(*THINGS)} and the {m.pick('vicar', 'goose', 'traffic warden', 'twins', 'plasterer', 'choirmaster')}.",
        lambda: m.pick("Give my love to everyone.", "No need to answer.", "Anyway.", "But enough of that.", "More when I see you.", "I'm rambling.", "So much for my news.", "Right, back to work."),
    ]
    return m.pick(*(kinds if close else kinds[:-2]))()


SMALL_TALK = {
    "de": ["Hier regnet es seit Tagen.", "Was für ein Wetter!", "Ich bin noch nicht ganz wach.", "Sorry, dass ich erst jetzt schreibe.", "Hoffe, euch geht's gut!", "Bei uns ist der Wurm drin.", "Der Kaffee ist alle, nur so nebenbei.", "Liebe Grüße auch von den anderen.", "So, muss los.", "Die Kleinen sind schon wieder erkältet.", "Nächste Woche wird alles besser 😅"],
    "fr": ["Il pleut des cordes ici.", "Quel temps !", "Je cours, je cours.", "Désolé pour le retard, semaine de fou.", "J'espère que tout le monde va bien.", "Le chat vous salue.", "Bref.", "Des bises à toute la famille.", "On se rappelle bientôt !", "Toujours pas fini mes cartons 😅", "Je t'écris du bus."],
    "es": ["Aquí no para de llover.", "¡Qué calor, por Dios!", "Perdona que conteste tarde.", "Espero que estéis todos bien.", "Voy con prisa.", "Menuda semanita llevo.", "En fin.", "Un beso a todos por ahí.", "El perro te manda recuerdos.", "Ya me contarás 😅", "Te escribo desde el bus."],
    "it": ["Qui piove da giorni.", "Che caldo, mamma mia.", "Scusa il ritardo, settimana infernale.", "Spero stiate tutti bene.", "Vado di corsa.", "Insomma.", "Un bacio a tutti.", "Il gatto ti saluta.", "Poi ti racconto 😅", "Scrivo dal tram."],
    "pt": ["Aqui não para de chover.", "Que calor!", "Desculpa só responder agora.", "Espero que estejam todos bem.", "Estou a correr.", "Enfim.", "Beijinhos a todos.", "O gato manda cumprimentos.", "Depois conto 😅", "Escrevo do autocarro."],
    "nl": ["Het regent hier al dagen.", "Wat een weer!", "Sorry voor de late reactie.", "Hoop dat alles goed gaat daar.", "Ik moet rennen.", "Afijn.", "Groetjes aan iedereen.", "De kat zegt hoi.", "Vertel ik je later 😅", "Ik typ dit in de tram."],
}
FOOTERS = {
    "en": ["This message was sent from an address that nobody reads.", "Please think of the trees before you print this.", "This e-mail and any attachment are confidential. If it isn't for you, please delete it.", "How did we do? Rate us in the app.", "Follow us everywhere.", "You can change what we send you in your settings.", "E&OE."],
    "de": ["Diese Nachricht wurde automatisch erstellt, bitte nicht antworten.", "Diese E-Mail kann vertrauliche Informationen enthalten.", "Denken Sie an die Umwelt, bevor Sie drucken.", "Wie zufrieden sind Sie mit uns?"],
    "fr": ["Ce message est envoyé automatiquement, merci de ne pas y répondre.", "Pensez à la planète avant d'imprimer.", "Ce courriel est confidentiel.", "Votre avis nous intéresse !"],
    "es": ["Este mensaje se ha generado automáticamente.", "Antes de imprimir, piense en el medio ambiente.", "Este correo es confidencial.", "¿Qué tal lo hemos hecho?"],
    "it": ["Messaggio automatico, si prega di non rispondere.", "Pensa all'ambiente prima di stampare.", "Il contenuto di questa mail è riservato."],
    "pt": ["Mensagem automática, por favor não responda.", "Antes de imprimir pense no ambiente.", "Este e-mail é confidencial."],
    "nl": ["Dit is een automatisch bericht.", "Denk aan het milieu voordat u print.", "Deze e-mail is vertrouwelijk."],
}


def post(m, sender, subject, body, when, reply=None, html=False, lang="en"):
    """A mail with something around its matter: a banner and small print of a company, small talk of a person."""
    if hasattr(sender, "domain"):
        if m.maybe(0.25):
            body = m.pick(sender.name.upper(), f"* {sender.name} *", f"{sender.name}\n{'=' * len(sender.name)}", f"[{sender.name}]") + "\n\n" + body
        if m.maybe(0.5):
            body += "\n\n" + m.pick("--\n", "", "_____\n", "* ") + m.pick(*FOOTERS[lang])
        html = html or m.maybe(0.15)
    elif hasattr(sender, "email") and m.maybe(0.4):
        body += "\n\n" + m.pick("PS ", "P.S. ", "") + small_talk(m, lang)
    return m.mail(sender, subject, body, when, reply=reply, html=html)


def nones(m, questions):
    """Asks one to three of the questions, none of which anything answers."""
    for question in m.sample(min(len(questions), m.pick(1, 2, 2, 3)), *questions):
        m.ask_none(question)


def chatty(scenario, lang="en"):
    """The scenario, with small talk before and after it in its chats."""

    def run(m):
        start = len(m.life.items)
        scenario(m)
        made = [item for item in m.life.items[start:] if item.kind == "chat"]
        for place in dict.fromkeys(item.place for item in made):
            if m.maybe(0.6):
                there = [item for item in made if item.place == place]
                speakers = list(dict.fromkeys(item.sender for item in there))
                for day in {m.after(there[0].when.date(), -9, -1): 0, m.after(there[-1].when.date(), 0, 3): 0}:
                    lines = [(m.pick(*speakers), loose(m, small_talk(m, lang))) for _ in range(m.number(0, 3))]
                    if lines and day < m.now.date():
                        m.chat(place, day, *lines)

    run.__name__ = scenario.__name__
    run.languages = getattr(scenario, "languages", ("en",))
    return run


def bare(rel):
    """A relative day without its preposition: the words that answer."""
    return rel.removeprefix("on ").removeprefix("the ")


def two_of_one_name(m):
    a = m.person()
    b = m.person(same_first=a)
    where = m.sample(2, "pilates", "the allotment", "work", "the school run", "book club", "downstairs", "the dog park", "uni", "antenatal class", "the garage", "church", "bell-ringing")
    num_a, num_b = m.phone_number(), m.phone_number()
    said = m.day(-200, -30)
    first = a.first
    gold_a = m.pick(
        lambda: m.note(m.pick("people", "contacts", "numbers", f"people/{where[0].replace(' ', '-')}"), m.pick(
            f"# Numbers\n\n- {first} ({where[0]}) {num_a}\n- {m.person().first}, gutter man {m.phone_number()}\n- vet out of hours {m.phone_number()}",
            f"{first} {a.last} - from {where[0]}. {num_a}. Has the hedge trimmer. Do NOT mix up with {first} {b.last}!!",
            f"New people this month\n\n{a.full}, know from {where[0]}, very funny, two whippets, said to ring any time on {num_a}. Partner is called {m.person().first}.")),
        lambda: say(m, m.friend(m.number(0, 4)), said, m.pick(
            f"You wanted {first}'s number, the one from {where[0]}: {num_a}. Evenings are best, and don't let it ring only twice because it's always at the bottom of a bag.",
            f"so {first} from {where[0]} is {num_a}. Give them my love",
            f"Here you go - {a.full} ({where[0]}), {num_a}. I'd text first."), subject=m.pick(f"{first}'s number", "as promised", "that number"), keep=(where[0],)),
    )()
    gold_b = m.pick(
        lambda: post(m, b, m.pick("Good to meet you", "Hello again", f"from {where[1]}", "Keeping in touch"), m.pick(
            f"Hi {m.owner.first},\n\nLovely to get talking at last after nodding at each other for months, {where[1]} is a funny place for it. My number's {num_b} - do shout if you're ever stuck.\n\n{b.full}",
            f"{m.owner.first}, it's {first}, we met through {where[1]}. As threatened here are my details:\n\nMobile: {num_b}\nEmail: this one\n\nStill owe you a coffee!\n{first} {b.last}"), said),
        lambda: m.sms(b, said, ("them", m.pick(f"Hi its {first} from {where[1]}, this is my mobile {num_b}", f"{first} here ({where[1]})! writing from my kid's phone, mine is {num_b} so save that one")),
                      ("me", m.pick("saved!", "got you, thanks", "👍")))[0],
    )()
    m.ask([f"What's {first}'s number, the one from {where[0]}?", f"number for {first} ({where[0]})", f"how do I ring {first} from {where[0]}", f"I need to call the {first} I know from {where[0]}, on what?", f"{where[0]} {first}'s mobile?"], num_a, gold_a, kind="decoy")
    m.ask([f"What's {first} {b.last}'s number?", f"number for {first} from {where[1]}", f"how do I reach {b.full} by phone", f"which mobile is {first} from {where[1]} on", f"{first} {b.last} tel?"], num_b, gold_b, kind="decoy")
    nones(m, [f"What's {b.full}'s home address?", f"Where does {a.full} live?", f"When's {first} {b.last}'s birthday?"])


def changed_number(m):
    p, other = m.person(), m.person()
    old, new, work = m.phone_number(), m.phone_number(), m.phone_number()
    early, late = m.day(-400, -150), m.day(-90, -5)
    why = m.pick("my phone went in the canal", "the old one was nicked on the tram", "I changed provider and they lost my number", "too many scam calls on the old one", "the work phone went back with the job", "the toddler fed the old one to the washing machine", "I dropped it off a chairlift")
    first = m.pick(
        lambda: say(m, p, early, m.pick(f"This is {p.first}'s new phone by the way, {old}. Save it!", f"My number, since you asked: {old}. I hardly ever hear it, so leave a message.", f"For your records I'm on {old} these days. See you at the thing."), keep=(old,)),
        lambda: m.note("contacts/" + p.first.lower(), f"{p.full}\n{m.street()}\nmobile {old}\nlikes: {m.pick('rhubarb', 'trains', 'old maps', 'jazz', 'quince jelly', 'crosswords')}"))()
    text = m.pick(
        f"New number, everyone! {why[0].upper() + why[1:]}, so please use {new} from now on and delete the other one.",
        f"Hi all, {p.first} here. {why[0].upper() + why[1:]} (don't ask). You'll get me on {new}; anything sent to the old number is lost.",
        f"it's {p.first}, {why}, so this is me now: {new}. Can you pass it on to {other.first}?",
        f"Quick one between meetings. {why[0].upper() + why[1:]} and I spent all Saturday in the shop. Upshot: I'm on {new}. The landline is still {work} but that's the office and I never pick up.",
    )
    gold = say(m, p, late, text, subject=m.pick("my new number", "change of number", "please update your phones", "New phone"), after=m.pick("updated 👍", "oh no! noted", ""), keep=(why,))
    m.ask([f"What's {p.first} {p.last}'s number now?", f"what number do I call {p.full} on", f"{p.full} phone?", f"how can I reach {p.full} by text these days", f"the up-to-date mobile for {p.full}"], new, gold, stale=first, kind="moved")
    m.ask([f"Why did {p.full} get a different number?", f"what happened to {p.full}'s old phone", f"how come {p.first} {p.last} switched mobile", f"what was {p.full}'s excuse for the new phone", f"reason {p.full} isn't on the old number"], why, gold, span=why, also=[why.replace("my ", "their ")], kind="fact")
    if m.maybe():
        m.ask([f"What was {p.full}'s old number?", f"the number {p.full} had before", f"which mobile did {p.full} use to have", f"{p.full}'s previous phone number", f"what did I have down for {p.full} originally"], old, first)
    if m.maybe(0.4):
        say(m, other, m.after(late, 1, 4), f"Did {p.first} ever send you the new number? I don't have it.", channels=("chat",))
    nones(m, [f"What is {other.full}'s number?", f"Which network is {p.full} with?", f"What's {p.full}'s PIN?"])


def moved_house(m):
    p = m.person()
    old, new, temp = m.street(), m.street(), m.street()
    town, early, late = m.town(), m.day(-500, -200), m.day(-60, -10)
    moving = m.after(late, 12, 40)
    date = m.fmt_day(moving)
    first = m.pick(
        lambda: m.note(m.pick("christmas cards", "address book", "cards"), f"# Card list\n\n{m.person().full}, {m.street()}\n{p.full}, {old}\n{m.person().full}, {m.street()}"),
        lambda: say(m, p, early, m.pick(f"Of course you can stay! It's {old}, the door with the dreadful knocker. The bell hasn't worked for years.", f"You'll find me at {old}. If you reach the chip shop you've gone too far."), keep=(old,)))()
    text = m.pick(
        f"We've finally exchanged, I can hardly believe it. From {date} we'll be at {new}, {town}. Until then we're squashed in with the in-laws at {temp}, so post for us is a lottery. There's a spare room and you are expected.",
        f"Moving! New place is {new} in {town}, keys on {date}. No curtains, no cooker, one chair. Come and see it.",
        f"CHANGE OF ADDRESS\n\nName: {p.full}\nNew address: {new}, {town}\nFrom: {date}\nPlease don't send anything to {temp}, that was only ever my sister's spare room.",
        f"so it's official, the landlord's selling up and we found something better, {new} ({town}, ten minutes from the station if you walk like me). We get in on {date}. I'm leaving the piano behind, don't tell anyone",
    )
    gold = say(m, p, late, text, subject=m.pick("We're moving", "Change of address", "new place!", "Update your address book"), channels=("mail", "mail", "chat"), keep=(new, date))
    if m.maybe(0.4):
        say(m, m.friend(2), m.after(late, 1, 5), f"Have you been to see {p.first}'s new flat? I hear there's only one chair.", channels=("chat",))
    m.ask([f"What's {p.full}'s new address?", f"where do I send {p.full}'s birthday card", f"where does {p.full} live now", f"address to put in the satnav for {p.full}", f"which street is {p.full}'s new place on"], new, gold, stale=first, kind="moved")
    m.ask([f"When does {p.full} move in?", f"what day does {p.full} get the keys", f"from when can I visit {p.full} at the new place", f"{p.full} moving day?", f"when do they start living there, {p.full}"], date, gold, span=date, also=m.days(moving))
    if m.maybe():
        m.ask([f"Which town is {p.full} moving to?", f"where's {p.full} off to live", f"what place did {p.full} find a home in", f"{p.full} is going to be in which town", f"name of the town of {p.full}'s new home"], town, gold)
    nones(m, [f"What rent does {p.full} pay?", f"Who is {p.full}'s landlord?", f"What's the postcode for {p.full}?"])


def nickname(m):
    p, q, r = m.person(), m.person(), m.person()
    nick, other = m.sample(2, "Badger", "the Admiral", "Spud", "Two Sheds", "Noodle", "Professor", "Lord Muck", "Moose", "Pickle", "the Duchess", "Wheels", "Captain Biscuit", "Tiny", "Gandalf")
    story = m.pick("turned up to a wedding in wellingtons", "fell asleep in the ferry's lifeboat", "ate eleven pasties on a bet", "once reversed a minibus into a duck pond", "wore the same green hat for an entire summer", "sang the whole of the second half through a megaphone", "tried to pay a taxi with a cheese")
    group = m.pick("Old Lags", "Reunion 🍻", "Class of whenever", "The Usual Suspects", "Lakes trip", f"{m.word().title()} Street lot")
    day = m.day(-250, -10)
    lines = m.chat(
        group, day,
        (q, m.pick(f"{nick} says they're coming!! and bringing the accordion god help us", f"just bumped into {nick} at the station, hasn't aged a day", f"anyone got {nick}'s address for the invitation?")),
        ("me", m.pick(f"sorry who's {nick}?", f"remind me who {nick} is again 😅", f"i never remember, {nick} = ?")),
        (r, m.pick(f"{p.full}!! the one who {story}", f"that's {p.full}. it's from when {p.first} {story}", f"how can you forget, {p.first} {p.last}, {story} and never lived it down")),
        (q, m.pick(f"not to be confused with {other} which is {r.first} obviously", f"and {r.first} is {other}, for the record", f"better than being {other} eh {r.first}")),
        ("me", m.pick("ahhh yes", "haha of course", "🤣🤣 now I remember")),
    )
    if m.maybe(0.4):
        m.chat(group, m.after(day, 1, 3), (r, f"{nick} just confirmed, that makes nine"))
    m.ask([f"Who is {nick}?", f"what's {nick}'s real name", f"whose nickname is {nick}", f"who do they mean when they say {nick}", f"{nick} - which person is that again?"], p.full, lines[2], also=[f"{p.first} {p.last}"])
    m.ask([f"Why is {p.full} called {nick}?", f"what did {p.first} {p.last} do to get that silly name", f"how did {nick} come by the name", f"what's the story behind {nick}", f"the embarrassing thing {p.full} did"], story, lines[2])
    if r.first in lines[3].text:
        m.ask([f"What nickname does {r.first} have?", f"what do the old gang call {r.first}", f"{r.first}'s funny name in the {group} chat", f"by which name does {r.first} go among that crowd", f"what do they tease {r.full} with"], other, lines[3], kind="decoy")
    nones(m, [f"What's {q.full}'s nickname?", f"Where does {nick} live?", f"What instrument does {r.full} play?"])


def who_said_it(m):
    a, b, c, d = (m.person() for _ in range(4))
    group = m.pick("Stairwell 4", "Parents Yr 3", "Street party crew", "Cabin weekend", f"{m.street()} residents", "Saturday cooks", "Choir refugees")
    ideas = m.sample(4, "a barge trip", "an escape room", "pottery painting", "a picnic at the reservoir", "karaoke", "a pub quiz", "a bonfire on the beach", "roller skating", "a murder mystery dinner", "wild swimming", "a cheese tasting")
    block = m.pick("my knee won't take it", "I get seasick looking at a bath", "we did that last year and it rained sideways", "it costs a fortune", "I'd need a babysitter and I've used up all my favours", "my ex works there")
    offer = m.pick("ring round for prices", "book the minibus", "make the spreadsheet", "sort out a cake", "bring the gazebo", "collect everybody's money", "ask the landlord about the back room")
    day = m.day(-120, -6)
    script = [
        (a, m.pick(f"ok so what are we doing this time. I vote {ideas[0]}", f"right you lot. {ideas[0]}? it's cheap and there's a bar", f"Throwing {ideas[0]} into the ring")),
        (b, m.pick(f"mmm not for me, {block}. what about {ideas[1]}?", f"Could we not? {block[0].upper() + block[1:]}. I'd rather do {ideas[1]}", f"can't, {block} 🙈 {ideas[1]} would be lovely though")),
        (c, m.pick(f"I'm easy but my sister swears by {ideas[2]}", f"{ideas[2]} anyone? no? tumbleweed", f"what happened to the plan of {ideas[2]}")),
        (d, m.pick(f"whatever it is I can {offer}", f"I'll {offer} if somebody else decides", f"happy to {offer}. decisions not my department")),
        ("me", m.pick(f"I don't mind, just not {ideas[3]} again", f"anything but {ideas[3]} 😂", "you decide, i just turn up")),
        (a, m.pick("democracy in action", "poll incoming", "ok will put up a poll tonight")),
    ]
    lines = m.chat(group, day, *script)
    m.ask([f"Who suggested {ideas[1]}?", f"whose idea was {ideas[1]}", f"who wanted us to do {ideas[1]}", f"in the {group} chat, who came up with {ideas[1]}", f"who in {group} is keen on {ideas[1]}"], b.full, lines[1], span=ideas[1], also=[b.first], kind="who")
    m.ask([f"Why didn't {b.first} {b.last} want {ideas[0]}?", f"what did {b.first} have against {ideas[0]}", f"what was {b.full}'s objection to {ideas[0]}", f"how come {b.first} turned down {ideas[0]}", f"{b.full} said no to {ideas[0]}, what for?"], block, lines[1])
    m.ask([f"Who said they'd {offer}?", f"who offered to {offer}", f"which of the {group} people volunteered to {offer}", f"who can I lean on to {offer}", f"did somebody promise to {offer}? who?"], d.full, lines[3], span=offer, also=[d.first], kind="who")
    if m.maybe():
        m.ask([f"What did {c.full} propose we do?", f"{c.first} {c.last}'s idea for the outing?", f"what was {c.full} in favour of", f"which activity came from {c.full}", f"what did {c.first} {c.last} have in mind"], ideas[2], lines[2], kind="decoy")
    nones(m, [f"Who won the poll in {group}?", f"How much does {ideas[1]} cost per head?", f"What date did {group} settle on for {ideas[0]}?"])


def new_job(m):
    p = m.person()
    title, was = m.sample(2, "head of procurement", "ward sister", "sous-chef", "signalling engineer", "primary school librarian", "data analyst", "tree surgeon", "lighting designer", "payroll manager", "museum registrar", "goods-train driver", "speech therapist", "water chemist")
    firm = m.company("firm", "{Word} & {Last}", "{Last} Group", "{Town} {Word} Works", "{Word} Labs")
    old_firm = m.company("firm", "{Last} Brothers", "{Word} Partners", "{Town} Council", "{Word} Logistics")
    said, start = m.day(-80, -4), m.day(5, 60)
    date = m.fmt_day(start)
    before = say(m, p, m.day(-600, -200), m.pick(f"Still {was} at {old_firm.name}, still moaning, you know me. The canteen has got worse.", f"Work's alright. {was[0].upper() + was[1:]} at {old_firm.name} for nine years in March, they give you a clock after ten.", f"I don't know how long I'll last at {old_firm.name}. Being {was} was meant to be temporary."), subject="catching up", keep=(was,))
    gold = say(m, p, said, m.pick(
        f"I got it!!! Handed in my notice this morning. As of {date} I'm {title} at {firm.name}, and I never have to look at {old_firm.name}'s car park again.",
        f"Some news to go with all of yours. {old_firm.name} were lovely about it but I've said yes to {firm.name}. {title[0].upper() + title[1:]}, four days a week, starting {date}. Terrified.",
        f"Please keep this quiet until Friday: I am leaving. {firm.name} have made me an offer as {title} and I begin on {date}. The commute is a horror but the people are kind and they have a real coffee machine.",
        f"Long story short, {firm.name}, {title}, first day {date}, better money. Drinks on me. Tell nobody at {old_firm.name} yet!"),
        subject=m.pick("big news", "moving on", "guess what", "you heard it here first"), before=m.pick("so how did the interview go??", "any news?", ""), after=m.pick("CONGRATULATIONS 🎉", "that's brilliant, well done", ""), keep=(title, date))
    if m.maybe(0.4):
        post(m, firm, "We're hiring!", f"{firm.name} is growing. Open roles: {was}, night porter, cook. Apply by {m.fmt_day(m.day(10, 40))}.", m.day(-30, -2))
    m.ask([f"Where does {p.full} work now?", f"which company is {p.full} joining", f"who's {p.full}'s new employer", f"what's the name of the place that hired {p.full}", f"{p.full} is leaving for which firm"], firm.name, gold, stale=before, kind="moved")
    m.ask([f"What does {p.full} do these days?", f"what's {p.full}'s new role", f"what will {p.full} earn a living as", f"{p.full}'s new job title?", f"what position did {p.full} get"], title, gold, stale=before, kind="moved")
    m.ask([f"When does {p.full} start the new job?", f"{p.full}'s first day?", f"from what date is {p.full} with the new lot", f"when should I wish {p.full} luck for day one", f"when is {p.full} changing employer"], date, gold, span=date, also=m.days(start))
    if m.maybe(0.5):
        m.ask([f"Where did {p.full} work before?", f"who was {p.full} with previously", f"{p.full}'s old company?", f"which employer did {p.full} leave", f"the place {p.full} used to be at"], old_firm.name, [i for i in (before, gold) if old_firm.name.lower() in i.text.lower()])
    nones(m, [f"What is {p.full} going to earn?", f"Who is {p.full}'s boss at {firm.name}?", f"Which day is {p.full}'s leaving do?"])


def quarrel(m):
    a, b, teller = m.person(), m.person(), m.relative(m.pick("mother", "sister", "aunt"))
    cause, half = m.pick(
        ("a hedge that was cut down without asking", "hedge"), ("who should have grandad's clock", "clock"), ("a loan that was never paid back", "money"), ("the seating plan at the wedding", "wedding"),
        ("a parking space", "car"), ("a joke about the eulogy", "funeral"), ("the recipe for the plum cake", "cake"), ("a vote at the residents' meeting", "meeting"), ("the price of a second-hand boat", "boat"))
    rumour = m.pick("the dog", "politics", "the garden fence", "money, as always", "a text sent to the wrong person")
    said, made_up = m.day(-150, -50), m.day(-40, -4)
    rumour_item = say(m, m.friend(1), m.after(said, -20, -3), m.pick(f"Is it true {a.first} and {b.first} aren't speaking? Somebody said it was about {rumour}.", f"heard {a.first} stormed out on {b.first}... over {rumour} apparently?? you know anything"), channels=("chat", "sms")) if m.maybe(0.6) else None
    gold = say(m, teller, said, m.pick(
        f"You asked about {a.first} and {b.first}. It isn't what people think. They fell out over {cause}, if you please, grown adults. {a.first} put the phone down and that was that. Otherwise all well here, the roses are late and your father has a new hip date.",
        f"Before you put your foot in it on Sunday: {a.full} and {b.full} are not on speaking terms. The row was about {cause}. Seat them at opposite ends. And bring the big casserole.",
        f"oh it's a saga love. {cause[0].upper() + cause[1:]}, that's what started it between {a.first} {a.last} and {b.first}, and now neither will apologise. I stay out of it. Did you get the parcel x",
        f"Well I had it from {b.first} directly. {a.full} took offence because of {cause}, wrote a four page letter, and hasn't been seen at church since. So now you know."),
        subject=m.pick("Sunday", "the family", "since you asked", "Re: gossip"), channels=("mail", "chat", "sms"), before=m.pick(f"what's going on with {a.first} and {b.first}?", ""), keep=(cause,))
    m.ask([f"What did {a.full} and {b.full} fall out over?", f"why aren't {a.first} {a.last} and {b.first} {b.last} talking", f"what was the argument between {a.full} and {b.full} about", f"what's the bad blood between {a.full} and {b.full}", f"{a.full} vs {b.full}, what caused it?"], cause, gold, stale=[rumour_item] if rumour_item else [], kind="decoy")
    if m.maybe(0.6):
        how = m.pick("a tin of shortbread left on the doorstep", "a card with a badger on it", "two hours in a broken lift together", "the christening", "a bunch of sweet peas", "a lift to the hospital")
        end = say(m, teller, made_up, m.pick(f"Peace has broken out! {a.first} and {b.first} are friends again and all it took was {how}. I nearly fell off my chair.", f"you can stop worrying about the seating, {how} did the trick and {a.first} hugged {b.first} in the car park"), channels=("chat", "sms", "mail"), subject="peace at last", keep=(how,))
        m.ask([f"How did {a.full} and {b.full} make up?", f"what ended the feud of {a.full} and {b.full}", f"what got {a.first} {a.last} and {b.first} {b.last} on good terms again", f"what patched things up between {a.full} and {b.full}", f"{a.full} and {b.full} reconciled thanks to what"], how, end)
    nones(m, [f"Who apologised first, {a.full} or {b.full}?", f"How old is {b.full}?", f"How many years have {a.full} and {b.full} known each other?"])


def introduction(m):
    maker, new = m.person(), m.person()
    trade, other_trade = m.sample(2, "restores stained glass", "runs a small translation office", "keeps bees on office roofs", "imports olive oil", "designs playgrounds", "teaches sign language", "repairs harmoniums", "audits charities", "writes crosswords for a living", "grows dye plants")
    link = m.pick("shared a flat in our twenties", "were on the same jury", "rowed together at college", "met on a delayed night train", "were neighbours for six years", "did a first-aid course together", "sat next to each other at a funeral")
    want = m.pick("somebody who knows the planning rules", "a room to rent from September", "a tester for a new app", "a second pair of eyes on a grant bid", "advice on schools round your way", "a workshop to share")
    when = m.day(-100, -8)
    city = m.town()
    intro = post(m, maker, m.pick(f"Introducing {new.first}", f"{m.owner.first} <> {new.first}", "You two should meet", "An introduction"), m.pick(
        f"{m.owner.first}, meet {new.full}. {new.first}, meet {m.owner.first}.\n\n{new.first} {trade} in {city} and is after {want}. We {link}, so I can vouch. I'll leave you both to it.\n\n{maker.first}",
        f"Hello both,\n\nI've been meaning to do this for ages. {new.full} and I {link}; these days {new.first} {trade}, over in {city}. {m.owner.first} has more sense than anyone I know. The question is about {want}, but I'll let {new.first} explain.\n\n{maker.full}",
        f"Dear {m.owner.first}\n\nDo you remember my mentioning {new.full}? (We {link}.) {new.first} {trade} and has just settled in {city}, and needs {want}. Could I pass on your email? In fact I have - copied in. Forgive me.\n\nAs ever\n{maker.first}"), when)
    first_line = m.pick("Thanks for the intro", f"Thank you {maker.first} (moving you to bcc)", "Lovely to e-meet you")
    city2, place = m.town(), m.pick("the station buffet", "the café behind the library", "the museum steps", "the Turkish place by the canal", "the garden centre", "my office, third floor")
    meet = m.day(2, 20)
    reply_day = m.after(when, 1, 4)
    rel = m.relative_day(meet, reply_day)
    reply = post(m, new, "Re: " + intro.subject, m.pick(
        f"{first_line}!\n\nI'd love to talk. I'm in {city2} most of the week but could do {rel}, at {place}? My treat.\n\n{new.first}\n{new.phone}",
        f"{first_line}. I'm free {rel} if that's any use. I suggest {place}, since it's quiet. I'll be the one with the enormous umbrella.\n\nBest wishes,\n{new.full}"), reply_day, reply=intro if m.maybe() else None)
    post(m, m.person(), m.pick("Introducing myself", "Intro?"), f"Hi {m.owner.first}, we haven't met. My colleague {other_trade} and I think there could be synergies. Do you have 15 minutes {m.relative_day(m.day(1, 5), m.day(-3, -2))}?", m.day(-6, -2)) if m.maybe() else None
    m.ask([f"Who introduced me to {new.full}?", f"how did I come to know {new.full}", f"through whom do I know {new.first} {new.last}", f"which friend put me in touch with {new.full}", f"who set me up with {new.full}"], maker.full, intro, also=[maker.first, new.first], kind="who")
    m.ask([f"What does {new.full} do?", f"what's {new.full}'s line of business", f"{new.full}, what sort of work is that again?", f"how does {new.full} make money", f"the thing {new.first} {new.last} does for a job"], trade, intro)
    m.ask([f"How do {maker.full} and {new.full} know each other?", f"where are {maker.first} and {new.first} {new.last} friends from", f"what's the connection between {maker.full} and {new.full}", f"how far back do {maker.full} and {new.full} go", f"{maker.full} knows {new.full} from what?"], f"they {link}", intro, span=link)
    m.ask([f"Where did {new.full} suggest we meet?", f"what spot did {new.full} propose for the chat", f"where am I supposed to find {new.full}", f"meeting place with {new.full}?", f"{new.first} {new.last} wants to see me where"], place, reply)
    nones(m, [f"What's the name of {new.full}'s company?", f"What does {new.full} charge an hour?", f"Is {new.full} married?"])


def allergies(m):
    p, q, s = m.person(), m.person(), m.person()
    wrong, right, third = m.sample(3, "peanuts", "sesame", "shellfish", "kiwi", "celery", "mustard", "lupin flour", "strawberries", "cashews", "egg white", "soya", "mussels")
    day, fixed = m.day(-60, -20), m.day(-18, -2)
    dish = m.pick("satay", "the fish pie", "my trifle", "the big salad", "Thai takeaway", "those little tarts")
    group = m.pick("Sunday lunch", "Dinner at ours", "Supper club", "Birthday tea", "BBQ 🔥", f"{m.word()} house supper")
    ask_first = m.pick("can everyone tell me what they can't eat", "any allergies I should know about?", "planning the menu, who can't have what?")
    lines = m.chat(group, day, ("me", ask_first), (q, m.pick(f"{third} for me, i swell up like a balloon", f"just {third}, sorry to be a pain", f"I'm the {third} one, remember last time 🚑")),
                   (s, m.pick(f"I eat everything. {p.first} has a thing with {wrong} I believe", f"no restrictions here! think {p.first} can't do {wrong} though", f"none. isn't {p.first} allergic to {wrong}? check")), ("me", m.pick("noted all, ta", "ok no worries")))
    gold = say(m, p, fixed, m.pick(
        f"Just saw the chat. It's not {wrong}, I love them, it's {right} I'm allergic to! I carry a pen for it. So {dish} is fine as long as you check the packet.",
        f"Thank you so much for asking us. One thing so nobody panics: people always get it wrong, I can't have {right}. {wrong[0].upper() + wrong[1:]} is no trouble at all. The rest of us eat like horses.",
        f"{s.first} is muddled bless. the allergy is {right}, not {wrong}. was in A&E with it in march so i'm a bit careful. can't wait to see the new kitchen",
        f"For the menu - {right} is the problem (properly, epipen and all), {wrong} isn't. Could I bring {dish}?"), subject=m.pick("Sunday's menu", "food", "what I can't eat", "your kind invitation"), keep=(right, wrong))
    m.ask([f"What is {p.full} allergic to?", f"which food would make {p.full} ill", f"what mustn't I put in the food for {p.full}", f"what can't {p.first} {p.last} eat", f"{p.full}'s allergy?"], right, gold, stale=lines[2], kind="moved")
    m.ask([f"What can't {q.full} have?", f"{q.full}'s allergy - what was it", f"what should I keep off {q.full}'s plate", f"which ingredient is a no for {q.full}", f"what does {q.first} {q.last} react to"], third, lines[1], kind="decoy")
    if m.maybe():
        m.ask([f"Who told me {p.first} couldn't have {wrong}?", f"who first claimed {wrong} was {p.first}'s problem", f"which guest mentioned {p.first} and {wrong}", f"where did I get the idea about {p.first} and {wrong}, who said so", f"who was it thought {p.first} reacts to {wrong}"], s.full, lines[2], span=wrong, also=[s.first], kind="who")
    nones(m, [f"Is {q.full} vegetarian?", f"Does {s.full} drink alcohol?", f"Where does {p.full} keep the epipen?"])


def who_drives(m):
    d1, d2, rider = m.person(), m.person(), m.person()
    event = m.pick("the funeral", "the christening", "the away match", "the airport", "the graduation", "the wedding", "the festival", "the craft fair")
    group = m.pick("Lifts", f"Getting to {event}", "Car share 🚗", "Road trip", "transport committee")
    day, moved, of = m.day(-20, -9), m.day(-7, -1), m.day(2, 14)
    t1, t2 = m.clock(6, 11), m.clock(6, 11)
    tt1, tt2 = m.fmt_time(t1), m.fmt_time(t2)
    spots = m.sample(2, "the petrol station", "my house", "the church gate", "the taxi rank", "the big supermarket", "the bus shelter on the green", "the vet's", "the level crossing", "the old cinema")
    why = m.pick("my MOT has run out", "the clutch has gone", "they've got me on call", "my licence is still with the doctor", "the car's full of a wardrobe", "the baby seat won't come out", "I did my back in")
    yes = [m.pick("I'll do it", "I can drive", "I'll take you lot"), m.pick("squeeze in with me", "hop in with me", "you can all come in the van"), m.pick("mine then", "we'll go in my old banger", "my car it is")]
    first = m.chat(group, day, (d1, m.pick(f"I can take four to {event}. picking up at {spots[0]} {tt1} sharp", f"ok I'm driving. {spots[0]}, {tt1}, no stragglers", f"Room for everyone in mine for {event}! Be at {spots[0]} for {tt1} please")),
                   (rider, m.pick("shotgun!!", "amazing thank you", "can I bring the dog")), ("me", m.pick("me too please", "count me in", "cheers")))
    second = m.chat(group, moved, (d1, m.pick(f"bad news, can't drive after all, {why}", f"sooo {why}. anyone else able to do {event}?", f"Really sorry everybody but {why}, I'll have to cadge a lift myself")),
                    (d2, m.pick(f"{yes[0]}. but from {spots[1]} and it'll have to be {tt2} because I go past anyway", f"No problem, {yes[1]}. {tt2}, {spots[1]}", f"{yes[2]}. leaving {spots[1]} at {tt2}, and bring a cushion, the back seat is evil")),
                    (rider, m.pick("legend", "you're a star", "🙏🙏")), ("me", m.pick("phew", "ta very much", "perfect")))
    m.ask([f"Who's driving us to {event}?", f"who is giving me a lift to {event}", f"whose car am I going in to {event}", f"who took over the driving for {event}", f"behind the wheel for {event}, who?"], d2.full, second[1], also=[d2.first], span=next(y for y in yes if y in second[1].text), stale=first[0], kind="moved")
    m.ask([f"When do we get picked up for {event}?", f"what time does the car leave for {event}", f"how early must I be ready for {event}", f"{event}: departure at?", f"what time's my ride to {event}"], tt2, second[1], span=tt2, also=m.times(t2), stale=first[0], kind="moved")
    m.ask([f"Where's the pickup for {event}?", f"where do I have to stand to get my lift to {event}", f"meeting point for the car to {event}", f"at what spot do they collect me for {event}", f"from where do we set off to {event}"], spots[1], second[1], stale=first[0], kind="moved")
    m.ask([f"Why can't {d1.full} drive?", f"what stopped {d1.full} from taking us to {event}", f"what's {d1.first} {d1.last}'s excuse for not driving to {event}", f"how come {d1.first} dropped out of the driving", f"{d1.full} needs a lift now, why?"], why, second[0], span=why)
    nones(m, [f"How much petrol money does {d2.full} want?", f"What car does {d2.full} have?", f"What time does {event} finish?"])


def who_brings(m):
    crew = [m.person() for _ in range(4)]
    things = m.sample(5, "potato salad", "the folding chairs", "a ladder", "paper plates", "two dozen sausages", "the speaker", "the cool box", "hummus", "the gazebo", "a pavlova", "firewood", "bin bags", "the urn", "elderflower cordial", "a first-aid kit")
    event = m.pick("the street party", "the garden clear-up", "the beach day", "the leaving do", "the school picnic", "midsummer", "moving day")
    day, swap = m.day(-25, -10), m.day(-8, -1)
    a, b, c, d = crew
    if m.maybe():
        plan = post(m, a, m.pick(f"{event}: who brings what", f"List for {event}", "the rota!"), m.pick(
            f"Hello all,\n\nSo that we don't end up with nine quiches again:\n\n{a.first}: {things[0]}\n{b.first}: {things[1]}\n{c.first}: {things[2]}\n{m.owner.first}: {things[3]}\n\nShout if that's wrong.\n{a.first}",
            f"Dear helpers\n\n| Who | What |\n|---|---|\n| {c.full} | {things[2]} |\n| {m.owner.full} | {things[3]} |\n| {b.full} | {things[1]} |\n| me | {things[0]} |\n\nThank you!\n{a.full}"), day)
    else:
        plan = m.note(m.pick("party plan", f"{event} list", "who brings what"), m.pick(
            f"# {event}\n\n- {b.first} {things[1]}\n- {c.first} {things[2]}\n- me {things[3]}\n- {a.first} {things[0]}\n- ask {d.first}??",
            f"spoke to everyone re {event}. {a.first} does {things[0]}, {b.first} {things[1]}, {c.first} will bring {things[2]} and I do {things[3]}. {d.first} not answering"))
    new = say(m, b, swap, m.pick(
        f"Change of plan for {event}: {things[1]} is beyond me, so {d.first} will bring that and I'm doing {things[4]} instead. Hope nobody minds.",
        f"could you tell the others {d.first} and I have swapped? {d.first} has {things[1]} covered, me {things[4]}",
        f"hiya, I can't get hold of {things[1]} but {d.first} has some at home and is bringing it. Put me down for {things[4]}. Did you see the forecast?",
        f"{d.first} to the rescue, {things[1]} will come from there. So from me it's {things[4]} for {event}"), subject=m.pick("swap", f"Re: {event}", "tiny change"), keep=(things[1], things[4], d.first))
    m.ask([f"Who's bringing {things[1]} to {event}?", f"from whom do we get {things[1]} for {event}", f"who has {things[1]} covered", f"who's in charge of {things[1]} at {event}", f"{things[1]} - who's got that now?"], d.first, new, also=[d.full], stale=plan, kind="moved")
    m.ask([f"What is {b.first} {b.last} bringing to {event}?", f"what's {b.full} in charge of for {event}", f"what will come from {b.full}'s house for {event}", f"{b.first}'s contribution to {event} now?", f"what did {b.full} switch to"], things[4], new, stale=plan, kind="moved")
    m.ask([f"What am I supposed to bring to {event}?", f"what's my job for {event}", f"what do I have to turn up with for {event}", f"my part in {event} - what was it", f"what did I get landed with for {event}"], things[3], plan, kind="mine")
    if m.maybe():
        m.ask([f"What does {c.full} bring?", f"what was {c.first} {c.last} down for at {event}", f"which thing is {c.full}'s on the list for {event}", f"{c.full} is carrying what to {event}", f"what has {c.first} promised for {event}"], things[2], plan, kind="decoy")
    nones(m, [f"Who is paying for {things[0]}?", f"How many guests has {d.full} invited to {event}?", f"What time does {c.full} arrive at {event}?"])


def notes_on_people(m):
    ps = [m.person() for _ in range(4)]
    kid, pet = m.person(), m.pick("Biscuit", "Mogwai", "Pepper", "Otto", "Lady Jane", "Fig", "Sprout", "Bandit", "Kiki", "Monsieur")
    drink, drink2 = m.sample(2, "oat flat white", "builder's tea, two sugars", "hot water with lemon", "espresso, no sugar", "decaf", "chai", "ginger beer", "tomato juice")
    gift, gift2 = m.sample(2, "a bird feeder", "wool socks in grey", "a new bicycle bell", "the big atlas", "good secateurs", "a cribbage board", "liquorice from Finland", "a reading lamp", "a bread knife")
    size = m.pick("EU 38", "41 or 42", "9 wide", "7 narrow", "45, enormous", "10½")
    bday = m.day(20, 300)
    bd = m.fmt_day(bday, m.pick("us", "usshort") if m.american else m.pick("plain", "plain", "short"), year=False)
    bd = bd.split(", ")[-1]
    a, b, c, d = ps
    path = m.pick("people", "who is who", "notes/colleagues", "friends", "Things to remember about people", "journal/people")
    note = m.note(path, m.pick(
        f"# People\n\n## {a.full}\n- {drink}\n- daughter {kid.first}, plays the cello\n- b'day {bd}\n\n## {b.full}\n- {drink2}\n- dog = {pet}\n- hates surprises\n\n## {c.full}\n- shoes {size}\n- gift idea: {gift}\n\n## {d.full}\n- gift idea: {gift2}",
        f"{a.first} {a.last}: takes {drink}. Birthday {bd}. Has a girl called {kid.first}.\n{b.first} {b.last}: {drink2}. Always ask after the dog, {pet}.\n{c.first} {c.last}: would like {gift} (saw them looking at one). Shoe size {size}.\n{d.first} {d.last}: mentioned {gift2}.",
        f"Because I'm hopeless at this.\n\n{d.full} - {gift2} for Christmas?\n{c.full} - feet: {size}. {gift}!!\n{b.full} - never coffee, always {drink2}. Dog called {pet}.\n{a.full} - {drink}; child = {kid.first}; {bd} is the birthday, do NOT forget again"))
    m.ask([f"What does {a.full} drink?", f"what do I get {a.full} from the café", f"{a.first} {a.last}'s usual?", f"what should I order for {a.full}", f"how does {a.full} like a hot drink"], drink, note, kind="decoy")
    m.ask([f"What's {b.full}'s dog called?", f"name of the pet at {b.full}'s", f"what do they call that four-legged thing of {b.full}'s", f"{b.first} {b.last}'s dog - name?", f"who's the animal {b.full} walks"], pet, note)
    m.ask([f"When is {a.full}'s birthday?", f"{a.full} bday", f"what date does {a.first} {a.last} turn a year older", f"when must I have a card ready for {a.full}", f"on which day do I congratulate {a.full}"], bd, note, also=m.days(bday))
    m.ask([f"What should I give {c.full}?", f"present idea for {c.full}", f"what would please {c.full}", f"what did I think of buying {c.first} {c.last}", f"what was on my gift list for {c.full}"], gift, note, kind="decoy")
    if m.maybe():
        m.ask([f"What's {a.full}'s daughter's name?", f"what's {a.first} {a.last}'s kid called", f"the child of {a.full}, name?", f"how do I address {a.full}'s little one", f"who's {a.full}'s girl"], kid.first, note)
    nones(m, [f"When is {d.full}'s birthday?", f"What's {c.full}'s dog called?", f"What does {d.full} like to drink?", f"What's {b.full}'s shoe size?"])


def what_was_it_called(m):
    kind, names, blurb, words = m.pick(
        ("film", ["The Salt Harvest", "Nine Doors Down", "A Quiet Ferry", "Pelican Crossing", "The Understudy's Wife", "Snow on the Piano"], "had me in bits for the last half hour", ["movie", "thing at the cinema"]),
        ("book", ["The Lighthouse Ledger", "Everything but the Dog", "Low Water", "Tilda Against the Sea", "The Mapmaker's Debt", "Ordinary Saints"], "I read it in one sitting on the train", ["novel", "read"]),
        ("podcast", ["Bad Plumbing", "Twelve Tiny Crimes", "The Vicar's Shed", "Slow Bread", "Gossip of the Gods", "Roundabouts"], "each one is twenty minutes, ideal for the ironing", ["show to listen to", "listening tip"]),
        ("paint", ["Wet Heron", "Mouse's Back", "Pale Kettle", "Skimmed Thunder", "Old Postbox", "Fennel Fog"], "it looks grey in the tin but goes blue at dusk", ["wall colour", "colour for the hall"]),
        ("wine", ["Clos du Loup", "Quinta das Rolas", "Vigna Storta", "Domaine Perdrix", "Casa Tuerta", "Alte Mühle"], "under a tenner and tastes of cherries", ["bottle", "red"]),
        ("app", ["Crumbly", "TideMate", "Quillo", "Nestegg", "Footfall", "Lumpen"], "saves me an hour every week", ["thing for my phone", "program"]),
        ("board game", ["Harbour Masters", "Goats & Ladders", "The Abbot's Cellar", "Tin Moon", "Fjord", "Who Ate Gran?"], "best with five, allow two hours", ["game", "thing to play"]))
    x, y = m.sample(2, *names)
    p, q = m.person(), m.person()
    text = m.pick(
        f"You asked me at {m.pick('lunch', 'the bus stop', 'the party', 'the school gate')} and my mind went blank: the {kind} was {x}. Honestly, {blurb}. Say hi to everyone!",
        f"It came to me in the shower!! {x}. That's the {kind} I was raving about, {blurb}",
        f"{x} - that's what it's called. {blurb[0].upper() + blurb[1:]}. Don't get it mixed up with the one {q.first} likes.",
        f"Hope you got home alright. Before I forget, the {kind} I told you about is {x}; {blurb}.")
    day = m.day(-160, -8)
    gold = say(m, p, day, text, subject=m.pick(f"that {kind}", "it came to me", "the name"), before=m.pick(f"what was that {kind} you mentioned?", ""), after=m.pick("thank you!! was driving me mad", "ooh ok", ""), keep=(x, blurb[1:]))
    other = say(m, q, m.after(day, -30, 6), m.pick(f"If you only try one {kind} this year make it {y}, I'm obsessed.", f"have u come across {y}? my new favourite {kind}", f"Forget what the others say, {y} is the {kind} to get."), subject="recommendation", keep=(y, kind)) if m.maybe(0.75) else None
    m.ask([f"What was the {kind} {p.full} recommended?", f"name of that {words[0]} {p.first} {p.last} told me about", f"what's the {words[1]} called that {p.full} raved about", f"{p.full}'s {kind} tip?", f"which {kind} did {p.first} {p.last} go on about"], x, gold, kind="decoy")
    if other:
        m.ask([f"Which {kind} does {q.full} love?", f"{q.full}'s favourite {words[0]}", f"what {words[1]} did {q.first} {q.last} push on me", f"what's the {kind} {q.full} keeps talking about called", f"{q.full} told me to try what"], y, other, kind="decoy")
    if m.maybe():
        m.ask([f"What did {p.full} say about {x}?", f"why did {p.first} {p.last} like {x} so much", f"what's good about {x} according to {p.full}", f"how did {p.full} describe {x}", f"{p.full}'s verdict on {x}?"], blurb, gold)
    nones(m, [f"Where can I get hold of {x}?", f"Who made {x}?", f"What did {m.person().full} think of {y}?"])


def new_baby(m):
    p, partner = m.person(), m.person()
    baby, wrong = m.sample(2, "Ottilie", "Rafferty", "Mabli", "Cosmo", "Saoirse", "Wilf", "Ione", "Barnaby", "Xanthe", "Ludo", "Marnie", "Enzo", "Tove", "Ezra")
    born, due = m.day(-40, -6), m.day(-38, -2)
    kilos = f"{m.number(2, 4)}.{m.number(1, 9)} kg" if not m.american else f"{m.number(6, 9)} lb {m.number(1, 15)} oz"
    clock = m.clock(0, 23, 1)
    tt = m.fmt_time(clock)
    early = say(m, p, m.day(-150, -70), m.pick(f"Due {m.fmt_day(due, year=False)} they say. We're thinking {wrong} either way but I keep changing my mind, so don't embroider anything!", f"names are a battlefield. {wrong} is top of the list this week", f"Thanks for the cot! Baby is huge already. {partner.first} wants {wrong}, I'm not convinced."), keep=(wrong,))
    said = m.after(born, 1, 3)
    rel = m.relative_day(born, said) if (said - born).days == 1 else f"on {m.fmt_day(born, year=False)}"
    gold = say(m, p, said, m.pick(
        f"{baby} arrived {rel} at {tt}, {kilos} and furious. Everyone well, {partner.first} cried more than the baby. Visitors from next week, bring food.",
        f"We have a person!! {baby}, {kilos}, born {rel} ({tt}). Not {wrong} in the end, one look and it was obvious. I have not slept since.",
        f"Meet {baby}. {tt}, {rel}, {kilos} on the midwife's scales. I'm fine and asking for toast. More when we're home.",
        f"Just the headlines as my phone is dying: {baby}! {kilos}! {tt} {rel}! all good! toast was had"), subject=m.pick("She/he/it is here!", f"Hello from {baby}", "It's happened", "Baby news"), after=m.pick("OH MY GOODNESS ❤️", "huge congratulations!!", ""), keep=(baby, kilos, tt))
    m.ask([f"What's {p.full}'s baby called?", f"what did {p.full} name the little one", f"name of the newborn at {p.full}'s", f"who do I write on the card for {p.first} {p.last}'s baby", f"{p.full}'s child is named what"], baby, gold, stale=early, kind="moved")
    m.ask([f"How much did {p.full}'s baby weigh?", f"how heavy was {baby} at birth", f"what did {baby} come in at on the scales", f"{baby}'s birth weight?", f"how big is {p.full}'s baby"], kilos, gold)
    m.ask([f"What time was {baby} born?", f"at what hour did {baby} come into the world", f"{baby} - time of birth?", f"when on the clock did {p.full} give birth", f"what o'clock did {baby} arrive"], tt, gold, span=tt, also=m.times(clock))
    if m.maybe():
        m.ask([f"What name did {p.full} first have in mind for the baby?", f"what was the baby at {p.full}'s going to be called originally", f"the name {p.full} was considering before the birth", f"which name was top of the list at {p.full}'s", f"what did they nearly call {p.full}'s child"], wrong, early)
    nones(m, [f"Which hospital was {baby} born in?", f"What's {baby}'s middle name?", f"When is {baby}'s christening?"])


def neighbours(m):
    a, b, c, out = m.person(), m.person(), m.person(), m.person()
    flats = m.sample(4, *[str(n) for n in range(2, 40)])
    key = m.pick("flowerpot lady", "the man with the cello", "retired judge", "the nurse on nights", "tax adviser, very grand", "the couple with the tortoise", "drummer, God help us")
    job = m.pick("bins", "meter cupboard key", "parcel drop", "roof hatch key", "stopcock", "noise complaints")
    note = m.note(m.pick("building", "house/neighbours", "the stairs", "neighbours"), m.pick(
        f"# Who lives where\n\n{flats[0]} - {a.full} ({key})\n{flats[1]} - {out.full}\n{flats[2]} - {c.full}, sees to: {job}\n{flats[3]} - us",
        f"Neighbours as of when we moved in:\nno {flats[2]} {c.full}: {job}\nno {flats[0]} {a.full}, {key}\nno {flats[1]} {out.full} (friendly, has cats)\nno {flats[3]} that's ourselves",
        f"- ask {c.first} {c.last} at {flats[2]} re {job}\n- {flats[0]}: {a.full}, {key}\n- {flats[1]}: {out.full}. Leaves shoes on the landing"))
    told = m.day(-50, -4)
    dest = m.town()
    new = say(m, a, told, m.pick(
        f"Did you hear that {out.first} has gone at last, to {dest}? The new person in {flats[1]} is {b.full}. Seems pleasant. Asked me about the recycling, so a good sign.",
        f"New face on the stairs! {b.full} has taken over number {flats[1]}. {out.first}'s moved to {dest} with all the cats.",
        f"Good evening. For your information, flat {flats[1]} has changed hands, and {b.full} is the name on the bell since Monday. I miss {out.first} already ({dest}, of all places). Kind regards, your neighbour at {flats[0]}",
        f"{out.first} off to {dest}, van came at 6am!!! {b.full} moving into {flats[1]} as we speak, owns a LOT of plants"), subject=m.pick("The stairs", "New neighbour", "Flat " + flats[1]), keep=(flats[1], b.full))
    m.ask([f"Who lives at number {flats[1]} now?", f"what's the name of the person at {flats[1]}", f"who's our new neighbour in {flats[1]}", f"who took over flat {flats[1]}", f"whose bell is {flats[1]}"], b.full, new, also=[b.first], stale=note, kind="moved")
    m.ask([f"Where has {out.full} gone?", f"which town did {out.full} leave for", f"what became of {out.full} from next door", f"where does {out.full} live these days", f"{out.full} cleared out to where"], dest, new)
    m.ask([f"Which flat is {a.full} in?", f"what number is {a.full} at", f"which door do I knock at for {a.full}", f"{a.full}'s flat no?", f"where in the house is {a.full}"], flats[0], note, span=flats[0], kind="decoy")
    m.ask([f"Who do I ask about the {job}?" if "complaints" not in job else "Who handles noise complaints in the building?", f"which neighbour sees to the {job}", f"{job}, whose department is that in our house", f"who on the stairs is responsible for {job}", f"whom should I bother over the {job} at home"], c.full, note, also=[f"{c.first} {c.last}"])
    if m.maybe(0.5):
        m.ask([f"Who used to live at {flats[1]}?", f"who was at number {flats[1]} before", f"{flats[1]}'s former occupant?", f"the previous neighbour at {flats[1]}", f"who moved out of {flats[1]}"], out.full, note, kind="fact")
    nones(m, [f"Who is the landlord of flat {flats[1]}?", f"What's {b.full}'s phone number?", f"How many cats does {out.full} have?"])


def regards_and_relations(m):
    p, spouse, ex, sib = (m.person() for _ in range(4))
    met = m.pick("a swing-dance class", "the queue at the vet's", "a fire drill", "jury service", "a canal holiday", "somebody else's divorce party", "a bookbinding weekend")
    link = m.pick("cousin on my dad's side", "godmother's youngest", "old flatmate's brother", "ex-boss from the print shop", "second cousin by marriage", "stepsister from the first marriage")
    family = m.pick("mother", "father", "aunt")
    elder = m.relative(family)
    year = m.number(1994, 2015)
    when = m.day(-120, -10)
    gold = say(m, elder, when, m.pick(
        f"To answer your question about the photograph: the tall one is {p.full}, my {link}. Standing behind with the plate is {spouse.first}, they married in {year}. They met at {met}, would you believe. {ex.first} was the first one and we don't talk of that.",
        f"{p.full} is my {link}! you've met, you were four and bit somebody. married to {spouse.first} since {year}, they got together at {met}. the other in the picture is {sib.first}, no relation",
        f"I am writing down who everybody is while I still remember. {p.full}: {link}. Married {year} to {spouse.full}, whom {p.first} got to know at {met} (previously married to {ex.full}). {sib.full} is a friend of theirs and nothing to do with us."),
        subject=m.pick("The photograph", "family tree", "who is who", "Re: that old picture"), before=m.pick("who are the people in that wedding photo?", ""), keep=(link, met, spouse.first))
    m.ask([f"How is {p.full} related to us?", f"who is {p.full} again", f"what's the family connection with {p.full}", f"in what way do we belong together with {p.full}", f"{p.full} is our what?"], link, gold)
    m.ask([f"Who is {p.full} married to?", f"what's {p.full}'s other half called", f"{p.first} {p.last}'s spouse?", f"who shares a life with {p.full}", f"who did {p.full} tie the knot with in the end"], spouse.first, gold, also=[spouse.full], kind="decoy")
    m.ask([f"Where did {p.full} and {spouse.first} meet?", f"how did {p.full} find {spouse.first}", f"what brought {p.full} and {spouse.first} together", f"{p.full} and {spouse.first}'s love story began where", f"first encounter of {p.full} and {spouse.first}?"], met, gold)
    if m.maybe():
        m.ask([f"When did {p.full} and {spouse.first} marry?", f"what year was {p.full}'s wedding", f"how long have {p.full} and {spouse.first} been hitched, since when", f"{p.full} wedding year", f"in which year did {p.full} say yes to {spouse.first}"], str(year), gold)
    nones(m, [f"How many children do {p.full} and {spouse.first} have?", f"When did {p.full} get divorced?", f"Where do {p.full} and {spouse.first} live?"])


def coffee_moved(m):
    p, q = m.person(), m.person()
    said, fixed = m.day(-9, -5), m.day(-4, -1)
    old, new = m.day(0, 2), m.day(3, 8)
    t1, t2 = m.clock(9, 17, 15), m.clock(9, 17, 15)
    tt1, tt2, r1, r2 = m.fmt_time(t1), m.fmt_time(t2), m.relative_day(old, said), m.relative_day(new, fixed)
    spots = m.sample(3, "the bakery by the bridge", "the ice-cream parlour", "the museum café", "your place", "the kiosk in the park", "the bookshop upstairs", "the canteen at mine", "the Portuguese place", "the garden centre")
    why = m.pick("the plumber can only come then", "my mother's had a fall, she's fine", "I've double-booked myself like an idiot", "the train drivers are on strike", "they want me for a second interview", "the cat has to be at the vet's", "I've got no voice")
    bring = m.pick("the cake tin", "those photos", "my blue jumper", "the form for me to sign", "the tent", "the spare charger", "that jigsaw")
    first = say(m, p, said, m.pick(f"Coffee {r1}? {tt1} at {spots[0]}?", f"Let's say {r1}, {tt1}, {spots[0]}. I'll be the one asleep.", f"How about {spots[0]}, {r1} around {tt1}. It has been far too long.", f"I'm free {r1} from {tt1}, shall we do {spots[0]}?"), subject="coffee", before=m.pick("we must meet up!", "coffee soon?", ""), after=m.pick("perfect", "it's a date", "yes!"))
    if m.maybe(0.6):
        say(m, q, m.after(said, 0, 2), f"Could you do {spots[2]} on {m.fmt_day(m.after(new, 1, 5))}? I owe you one, or three.", channels=("chat", "sms"), after=m.pick("will check", "lovely"))
    gold = say(m, p, fixed, m.pick(
        f"I'm hopeless, {why}. Could we do {r2} instead, {tt2}? Let's go to {spots[1]}, it's nearer for you. And could you bring {bring}?",
        f"so {why} 🙄 {r2} {tt2} at {spots[1]}? pretty please. don't forget {bring}",
        f"Don't hate me. {why[0].upper() + why[1:]}. New plan if you'll have me: {spots[1]}, {r2}, {tt2}. You still have {bring}, I think?",
        f"About our coffee. {why[0].upper() + why[1:]}, so it'll have to be {r2}. Shall we say {tt2} and {spots[1]} for a change? If you could take {bring} along I'd be grateful."),
        subject=m.pick("Re: coffee", "can we move it?", "sorry!"), after=m.pick("no problem at all", "sure, see you then", "of course!"), keep=(tt2, spots[1], bring, why[1:]))
    b = bare(r2)
    m.ask([f"When am I meeting {p.full}?", f"what day is coffee with {p.first} {p.last}", f"{p.full}: when do we see each other", f"on which day do I have that catch-up with {p.full}", f"when's the date with {p.full} now"], m.fmt_day(new), gold, also=m.days(new) + [b], span=b, stale=first, kind="relative")
    m.ask([f"Where am I meeting {p.full}?", f"which café with {p.full}", f"what place did {p.full} pick in the end", f"where do I have to go to see {p.full}", f"{p.full}, where?"], spots[1], gold, stale=first, kind="moved")
    m.ask([f"What time does {p.full} want to meet?", f"at what hour do I see {p.full}", f"{p.full} - what time again", f"how late is it with {p.first} {p.last}", f"when on the clock is coffee with {p.full}"], tt2, gold, span=tt2, also=m.times(t2), stale=first, kind="moved")
    m.ask([f"Why did {p.full} postpone?", f"what was {p.full}'s reason for moving coffee", f"how come {p.full} couldn't make it", f"what got in the way for {p.first} {p.last}", f"{p.full} put me off because of what"], why, gold, span=why)
    if m.maybe():
        m.ask([f"What should I bring {p.full}?", f"what does {p.full} want back", f"the thing I must take along for {p.full}", f"{p.full} asked me to bring something, what", f"what mustn't I forget when I see {p.full}"], bring, gold)
    if m.maybe(0.4):
        m.ask([f"Where did {p.full} want to meet at first?", f"{p.full}'s first suggestion for a place", f"which spot did {p.full} propose to begin with", f"originally {p.full} wanted to go where", f"before it was changed, where was coffee with {p.full}"], spots[0], first)
    nones(m, [f"How is {p.full}'s new boss?", f"What does {q.full} owe me for?", f"Who else is having coffee with {p.full}?"])


def weekend_guests(m):
    a, b = m.person(), m.person()
    said, later = m.day(-7, -4), m.day(-3, -1)
    arrive, leave = m.day(1, 4), m.day(5, 7)
    r1, r2 = m.relative_day(arrive, said), m.relative_day(leave, later)
    t = m.clock(10, 21)
    tt = m.fmt_time(t)
    means, means_b = m.sample(2, "by train", "on the night coach", "in the camper", "by bike, hold my beer", "with a lift from a colleague", "on the ferry")
    eat = m.pick("no mushrooms for the little one", "only soft food, the new braces", "anything but coriander", "vegan now, sorry", "gluten is out for me")
    bed = m.pick("the camp bed", "the attic", "the sofa in the study", "a mattress in the hall", "the box room")
    pet, asked = m.pick("the dog", "the rabbit", "the parrot", "the tortoise", "both cats"), m.pick("an iron", "a travel cot", "a desk to work at", "a parking permit", "earplugs")
    x = say(m, a, said, m.pick(f"Can't wait! We'll be with you {r1}, {tt} if all goes well, {means}. {eat[0].upper() + eat[1:]}.", f"Plan: {means}, getting to you {r1} at about {tt}. One thing, {eat}. And hugs.", f"we're coming {means}!! {r1} ~{tt}. also {eat}, hope that's not a pain", f"Dear {m.owner.first}, we should arrive {r1} towards {tt}. We travel {means}. For the kitchen: {eat}."), subject=m.pick("The weekend", "see you soon"), after=m.pick(f"great, you're in {bed}", f"lovely! you'll sleep in {bed}", f"I've made up {bed} for you"), channels=("chat", "sms"), keep=(tt, means, eat[1:]))
    answer = m.life.items[-1]
    y = say(m, a, later, m.pick(f"Two more things: can we bring {pet}? And we'd leave {r2}, not sooner, if you can bear us.", f"is it ok if {pet} comes too 🙏 we'd stay till {bare(r2)} in that case", f"Sitter fell through so {pet} would have to come. Going home {r2}. Do you have {asked}?"), channels=("chat", "sms", "mail"), subject="one more thing", keep=(pet, bare(r2)))
    say(m, b, m.after(said, 0, 2), f"When do you have room for us? We'd come {means_b}, with only one suitcase.", channels=("chat", "sms")) if m.maybe() else None
    r = bare(r1)
    m.ask([f"When do {a.full} and family arrive?", f"what day is {a.full} coming to stay", f"when must the beds be made for {a.full}", f"{a.full} gets here on which day", f"when's {a.first} {a.last}'s lot turning up"], m.fmt_day(arrive), x, also=m.days(arrive) + [r], span=r, kind="relative")
    m.ask([f"How is {a.full} getting here?", f"what means of transport does {a.full} take", f"how does {a.first} {a.last} travel to us", f"{a.full}: car, train or what", f"by what is {a.full} coming"], means, x, kind="decoy")
    m.ask([f"When does {a.full} leave again?", f"how long do I have {a.full} in the house, till when", f"day {a.full} goes home", f"until when is {a.first} {a.last} staying", f"when do I get my house back from {a.full}"], m.fmt_day(leave), y, also=m.days(leave) + [bare(r2)], span=bare(r2), kind="relative")
    m.ask([f"Where does {a.full} sleep?", f"which bed did I give {a.full}", f"what did I offer {a.full} for the night", f"where are we putting {a.full}", f"{a.full}'s sleeping place with us"], bed, answer)
    if m.maybe():
        m.ask([f"Which animal is {a.full} bringing?", f"what pet comes along with {a.full}", f"{a.full} wants to bring who else", f"what four-legged or feathered guest has {a.full}", f"is anyone else coming with {a.full}, a creature perhaps"], pet, y)
    if m.maybe():
        m.ask([f"What should I mind when cooking for {a.full}?", f"anything {a.full} can't have on the plate", f"food rules for {a.full}'s visit", f"what did {a.full} say about meals", f"what do I leave out of dinner for {a.full}"], eat, x, span=eat)
    nones(m, [f"How many children has {b.full}?", f"What did {a.full} forget here last time?", f"Which present is {a.full} bringing?"])


SCENARIOS = [
    coffee_moved, weekend_guests,
    two_of_one_name, changed_number, moved_house, nickname, who_said_it, new_job, quarrel, introduction, allergies, who_drives,
    who_brings, notes_on_people, what_was_it_called, new_baby, neighbours, regards_and_relations,
]
SCENARIOS = [chatty(scenario) for scenario in SCENARIOS]
