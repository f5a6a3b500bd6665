"""Journeys: flights, trains, ferries, huts, hire cars, visas, festivals, and what goes wrong on the way."""

import re

from life import Company, Person

CITIES = (
    "Lisbon Athens Reykjavik Palermo Marrakesh Vilnius Tbilisi Valletta Tallinn Montreal Oaxaca Kyoto Nairobi Cartagena Split Zagreb "
    "Ljubljana Tromsø Funchal Salzburg Antwerp Bilbao Gdańsk Innsbruck Ghent Trieste Málaga Nantes Rotterdam Izmir Amman Muscat Hobart Quito"
).split()
ISLANDS = "Skarvoy, Santa Rita, Great Holm, Porto Salvo, Lindey, Tessaly, Mornish, Kastro, Isla Verde, Bressay, Naxos, Texel".split(", ")


# --- voices, which house.py and health.py use too ---
def texty(m, text, *keep):
    """The text as somebody types it in a hurry; the words to keep stay whole."""
    out = text
    swaps = [("you", "u"), ("please", "pls"), ("thanks", "thx"), ("because", "cos"), ("and", "&"), ("with", "w/"), ("are", "r"), ("don't", "dont"),
             ("it's", "its"), ("I'm", "im"), ("about", "abt"), ("really", "rly"), ("tomorrow", "tmrw"), ("the", "teh"), ("going to", "gonna"), ("to be", "2 be")]
    for old, new in m.sample(m.number(0, 4), *swaps):
        out = re.sub(rf"\b{re.escape(old)}\b", new, out, count=1)
    if m.maybe(0.4):
        out = re.sub(r"(^|[.!?] )([A-Z])(?=[a-z' ])", lambda found: found[1] + found[2].lower(), out)
    if m.maybe(0.5):
        out = out.rstrip(".")
    if m.maybe(0.15):
        out += m.pick(" 🙈", " 😅", " xx", " x", " lol", " haha", " 🤞", "!!", " 🙃", " 👍")
    return out if all(str(word).lower() in out.lower() for word in keep) else text


def footer(m, company):
    """What stands under a company's mail, if anything does."""
    return m.pick(
        "", "", f"\n\n{company.name}\n{m.street()}, {m.town()}\nTel. {company.phone}",
        f"\n\n--\n{company.name} | {company.domain} | {company.phone}",
        "\n\nThis is an automated message. Please do not reply, as this mailbox is not monitored.",
        f"\n\nThis e-mail and any attachments are confidential and intended solely for the addressee. If you are not {m.owner.full}, please delete it.",
        f"\n\nYou are receiving this because you have dealings with {company.name}. Manage your preferences at {company.domain}/mail",
        f"\n\n{m.person().full}\nCustomer Care, {company.name}\n{m.pick('We are rated 4.7 out of 5 by people like you.', 'Follow us for news and offers.', 'Please consider the environment before printing.')}",
    )


def aside(m, who):
    """A paragraph beside the point: news from a person, house news of a company."""
    if isinstance(who, Company):
        return m.pick(
            f"By the way: from next year we {m.pick('print on recycled paper', 'will be paperless', 'have a new logo', 'answer mail on Sundays too')}.",
            f"Our colleague {m.person().full} retires this month after {m.number(11, 41)} years. We wish {m.pick('a long and sunny retirement', 'all the best', 'many happy walks')}.",
            f"Did you know that you can see all your {m.pick('documents', 'messages', 'details')} in the app? Look for {who.name} in the store.",
            f"Please bear with us if it takes a little longer to get through at the moment: {m.pick('half the team has the flu', 'our phone system is new', 'it is our busiest month', 'the builders have cut a cable')}.",
            f"We'd love to hear how we did. Two minutes, {m.number(3, 7)} questions: {who.domain}/survey",
            f"Recommend us to a friend and you both get a {m.pick('mug', 'voucher', 'tote bag', 'free calendar')}.",
            f"{m.pick('Our doors', 'Our phones', 'Our website')} may be {m.pick('hard to find', 'a little slow', 'out of order')} for a few days while {m.pick('we move desks', 'the street is dug up', 'the new system settles in')}.",
            f"{m.person().first} from our team ran a marathon for {m.pick('the lifeboats', 'the hospice', 'the animal shelter', 'the youth orchestra')}. {m.pick('We are proud.', 'Thank you to all who gave.', 'Blisters included.')}",
            f"{m.pick('Have you moved', 'New address', 'New e-mail address')}? Please tell us, so that our letters reach you.",
            f"{m.pick('Please quote your name in all messages.', 'Attachments may be no bigger than 10 MB.', 'A copy of this message has been placed in your account.', 'This message was scanned for viruses.')}",
            f"Beware of fraud: {who.name} never asks for passwords by mail or on the phone.",
        )
    friend = m.person().first
    return m.pick(
        f"{m.pick('Otherwise', 'Apart from that', 'Here')} all {m.pick('quiet', 'as ever', 'upside down', 'well')}; {friend} {m.pick('has taken up the trombone', 'is growing a beard', 'talks of moving to the sea', 'lost the car keys again', 'got a new job at last')}.",
        f"I saw {friend} {m.pick('at the market', 'in the queue at the bank', 'on the tram', 'at a funeral of all places')}, {m.pick('looking splendid', 'who sends love', 'thinner than ever', 'and we talked for an hour')}.",
        f"{m.pick('It has rained', 'The sun has shone', 'The wind has howled')} here for {m.number(3, 12)} days and {m.pick('the cat refuses to go out', 'the tomatoes have given up', 'I have painted a chair', 'nobody remembers what dry socks are')}.",
        f"Did you ever finish that {m.pick('book about bees', 'series with the detective', 'jigsaw', 'blue jumper', 'letter to the council')}?",
        f"{friend} asks after you, {m.pick('as always', 'believe it or not', 'I said you were fine')}. {m.pick('We must all eat together soon.', 'Let us talk properly one of these days.', 'You are missed at the quiz.', '')}".strip(),
        f"Excuse {m.pick('typos', 'the brevity', 'my spelling')}, {m.pick('writing this on a bus', 'the baby is asleep on my arm', 'my glasses are broken', 'this phone has a mind of its own')}.",
    )


def letter(m, text, who):
    """The text with a greeting above and a name below, as this sender would put them, and at times something beside the point."""
    if m.maybe(0.35):
        text = m.pick(f"{text}\n\n{aside(m, who)}", f"{aside(m, who)}\n\n{text}")
    if isinstance(who, Company):
        hello = m.pick(f"Dear {m.owner.full},", f"Dear {m.owner.first},", f"Hello {m.owner.first}", "Dear customer,", f"Hi {m.owner.first},", "Good afternoon,", "")
        bye = m.pick(f"Kind regards\n{m.person().full}", f"Regards,\n{who.name}", f"Thanks\n{m.person().first} at {who.name}", "Yours sincerely", f"The {who.name} team", "")
        return f"{hello}\n\n{text}\n\n{bye}".strip() + footer(m, who)
    hello = m.pick(f"Hi {m.owner.first},", f"{m.owner.first},", "Hi,", "Hello!", f"Dear {m.owner.first},", f"hey {m.owner.first}", "", f"Morning {m.owner.first},")
    bye = m.pick(who.first, f"{who.first} x", f"Best,\n{who.first}", f"Cheers\n{who.first}", f"Love,\n{who.first}", f"{who.full}\n{who.phone}", "Sent from my phone", who.first[0])
    return f"{hello}\n\n{text}\n\n{bye}".strip()


BEFORE = [
    "you there?", "hellooo", "hey, hope the week's treating you ok", "morning ☀️", "quick one before I forget", "sorry for the radio silence!", "right, news",
    "ok so", "you won't believe the day I've had", "hi hi", "is this still your number lol", "finally sat down with a cup of tea", "are you busy", "ugh what weather",
    "forgot to say earlier", "me again", "before you ask",
]
AFTER = [
    "ok thanks", "👍", "perfect", "noted!", "got it, ta", "brilliant thank you", "ok cool", "will do", "cheers", "ah ok", "lovely", "right you are", "ok, good to know", "🙏",
    "thanks for letting me know", "hmm ok", "great",
]


def tell(m, who, day, subject, text, *keep, ways="mail chat sms", reply=None):
    """Somebody tells the owner something, by mail, chat or SMS. Returns the item with the text."""
    way = m.pick(*ways.replace("chat", "" if isinstance(who, Company) else "chat").split())
    if way == "mail":
        html = isinstance(who, Company) and m.maybe(0.2)
        return m.mail(who, subject, letter(m, text, who), day, reply=reply if reply and reply.kind == "mail" else None, html=html)
    text = text if isinstance(who, Company) else texty(m, text, *keep)
    if way == "sms":
        return m.sms(who, day, ("them", text), *([("me", m.pick(*AFTER))] if m.maybe() and isinstance(who, Person) else []))[0]
    lines = [(who, m.pick(*BEFORE))] if m.maybe(0.4) else []
    at = len(lines)
    lines += [(who, text)] + ([("me", m.pick(*AFTER))] if m.maybe(0.6) else [])
    return m.chat(who, day, *lines)[at]


def rows(m, *pairs):
    """Labels and values, as one of many booking systems sets them."""
    width = max(len(label) for label, _ in pairs) + 2
    return m.pick(
        lambda: "\n".join(f"{label}: {value}" for label, value in pairs),
        lambda: "\n".join(f"{label:<{width}}{value}" for label, value in pairs),
        lambda: "\n".join(f"{label + ' ':.<{width + 4}} {value}" for label, value in pairs),
        lambda: "\n\n".join(f"{label.upper()}\n{value}" for label, value in pairs),
        lambda: "\n".join(f"* {label} – {value}" for label, value in pairs),
        lambda: "\n".join(f"| {label} | {value} |" for label, value in pairs),
        lambda: "\n".join(f"  {label:>{width}}  {value}" for label, value in pairs),
    )()


def two_times(m, low=6, high=21):
    """Two different times of day, as text."""
    first, second = m.sample(2, *range(low, high + 1))
    return m.fmt_time((first, m.number(0, 11) * 5)), m.fmt_time((second, m.number(0, 11) * 5))


def nones(m, *questions):
    """Asks one to three of the questions, which nothing answers; a question may be a list of wordings."""
    for question in m.sample(min(m.pick(1, 2, 2, 3, 3), len(questions)), *questions):
        m.ask_none(question)


# --- scenarios ---
def flight_retimed(m):
    airline = m.company("airline", "{Word} Air", "Fly {Word}", "{Word} Airways", "{Word}jet", "Air {Word}")
    place, home = m.pick(*CITIES), m.town()
    ref, out_no, back_no = m.code("booking"), m.code("flight"), m.code("flight")
    out = m.day(12, 70)
    back = m.after(out, 3, 14)
    old, new = two_times(m, 6, 20)
    home_at = m.fmt_time((m.number(9, 21), m.pick(2, 8, 13, 27, 41, 56)))
    price, bag = m.money(120, 890, True), m.money(25, 60, False)
    booked = m.mail(
        airline,
        m.pick(f"Your trip to {place}: confirmed", f"Booking {ref}", "E-ticket receipt", f"{m.owner.last.upper()}/{m.owner.first.upper()} {ref} ITINERARY", "You're going places! ✈"),
        m.pick(
            f"Thank you for choosing {airline.name}.\n\n" + rows(m, ("Booking reference", ref), ("Passenger", m.owner.full), ("Outbound", f"{out_no} {home} – {place}, {m.fmt_day(out)}, dep. {old}"),
                                                                  ("Inbound", f"{back_no} {place} – {home}, {m.fmt_day(back)}, dep. {home_at}"), ("Total paid", price)) + f"\n\nA checked bag may be added for {bag} each way.",
            f"Pack your sunglasses, {m.owner.first}! You leave {home} on {m.fmt_day(out)} at {old} ({out_no}) and come home on {m.fmt_day(back)} at {home_at} ({back_no}). "
            f"Quote {ref} whenever you speak to us. We have charged {price} to your card. Doors shut twenty minutes before we push back, no exceptions.",
            f"PASSENGER ITINERARY\n{out_no}  {m.fmt_day(out)}  {home} {old}  > {place}\n{back_no}  {m.fmt_day(back)}  {place} {home_at}  > {home}\nRECORD LOCATOR {ref}\nFARE+TAXES {price}\n\nBaggage: 1 cabin item 8 kg. Changes permitted against a fee.",
            f"Dear {m.owner.full},\n\nyour reservation {ref} is ticketed. Flight {out_no} departs {home} {m.fmt_day(out)} {old}. For the return, {back_no}, please be at the gate in {place} well ahead of {home_at} on {m.fmt_day(back)}. "
            f"The amount of {price} will appear on your statement as {airline.name.upper()}.",
        ) + footer(m, airline),
        m.day(-60, -25),
    )
    moved = tell(
        m, airline, m.day(-20, -2), m.pick(f"Schedule change – {ref}", "Important: your flight has changed", f"Update to {out_no}", "We've made a change to your booking"),
        m.pick(
            f"We have adjusted our schedule. Flight {out_no} to {place} on {m.fmt_day(out)} will now depart at {new} instead of {old}. Your booking stays valid; no action is needed if this suits you.",
            f"{out_no} {m.fmt_day(out)}: NEW DEPARTURE {new}. We're sorry for any inconvenience. To accept, do nothing. To request a refund visit {airline.domain}/manage within 7 days.",
            f"Due to airport slot restrictions your outbound to {place} has been retimed.\n\nNew departure: {new}\nFlight: {out_no}\nYour return is unaffected.\n\nCrew rotas are like dominoes, and we thank you for your patience.",
            f"A quick heads-up about {place}: the aircraft now leaves {new}, so there's time for a different breakfast. Everything else about {ref} is as it was.",
        ), new,
    )
    if m.maybe(0.4):
        tell(m, m.relative("partner"), m.day(-60, -24), "flights", m.pick(f"did you see, {m.money(99, 300, False)} to {m.pick(*CITIES)} with the other lot. Could have gone there instead", f"what about the {two_times(m)[0]} one next time, these early starts kill me"))
    m.ask(
        [
            f"When does my flight to {place} leave?", f"what time do we take off for {place}", f"{place} flight time?",
            f"How early does the plane go when I set off for {place}", f"At what hour am I flying out to {place} now?",
        ],
        new, moved, stale=booked, span=new, kind="moved",
    )
    m.ask(
        [
            f"Booking reference for {place}?", f"what's the code I need for {airline.name} check-in", f"Which six characters do I type in to manage the {place} trip",
            f"{airline.name} confirmation number", f"What do I quote if I ring {airline.name}?",
        ],
        ref, [booked] + ([moved] if ref in moved.text + moved.subject else []), span=ref,
    )
    m.ask(
        [
            f"What time is the flight home from {place}?", f"when do we fly back from {place}", f"departure time of {back_no}",
            f"At what time does my plane leave {place}?", f"Coming home from {place}, when's take-off?",
        ],
        home_at, booked, span=home_at, kind="decoy",
    )
    if m.maybe():
        m.ask(
            [
                f"What did the flights to {place} cost?", f"how much did I pay {airline.name}", f"What was I charged for getting to {place} and back",
                f"total fare {place}", f"How expensive were the tickets with {airline.name}?",
            ],
            price, booked, span=price,
        )
    nones(
        m, f"Which seat do I have on the flight to {place}?", f"What terminal does {airline.name} use?", f"how many miles did I earn with {airline.name}",
        f"Which gate does {out_no} go from?", f"Who sits next to me on {out_no}?", f"how many minutes does the trip with {airline.name} take",
        f"Did I add a suitcase to booking {ref}?", f"what is there to eat on board with {airline.name}",
    )


def train_rebooked(m):
    line = m.company("railway", "{Word} Rail", "{Town} & {Town} Railways", "{Word} Trains", "{Word} Express")
    place = m.pick(*CITIES, m.town())
    day = m.day(3, 30)
    (old, new), (coach, coach2) = two_times(m, 6, 20), m.sample(2, "3", "7", "11", "B", "C", "14", "F", "22", "A")
    seat, seat2 = m.sample(2, "14A", "61C", "32C", "108", "45D", "27D", "19B", "73A", "106")
    why = m.pick("engineering work", "a strike by signal staff", "a landslip", "a broken overhead line", "flooding on the line", "a shortage of drivers", "repairs to a viaduct")
    first = m.mail(
        line, m.pick(f"Ticket: {place}", "Your e-ticket", f"Order {m.code('order')}", "Seat reservation enclosed"),
        m.pick(
            rows(m, ("Train to", place), ("Date", m.fmt_day(day)), ("Departs", old), ("Coach", coach), ("Seat", seat)) + "\n\nShow the barcode to the guard. Valid on the booked train only.",
            f"All aboard! You're on the {old} to {place} on {m.fmt_day(day)}, in coach {coach}, seat {seat}. Bring ID. The buffet closes early, so pack a sandwich.",
            f"Reservation for 1 adult, {m.fmt_day(day)}: {old} to {place}. You will find seat {seat} in carriage {coach} (window, facing). Please board two minutes before departure.",
            f"Dear traveller, attached you find your ticket for the {old} service to {place}, {m.fmt_day(day)}. Place reserved: carriage {coach}, place {seat}. No refund after departure.",
        ) + footer(m, line), m.day(-30, -14),
    )
    second = tell(
        m, line, m.day(-12, -1), m.pick("Your train is cancelled", f"Change to your journey to {place}", "Rebooking confirmation", "Disruption notice"),
        m.pick(
            f"Because of {why}, the {old} to {place} will not run. We have put you on the {new}, coach {coach2}, seat {seat2}. If you would rather have your money back, tell us before the day of travel.",
            f"The train you booked to {place} has been withdrawn owing to {why}. Replacement: dep {new} same day. Coach {coach2} seat {seat2}. Your old ticket is void.",
            f"Hello! Bad news first: {why} means your train to {place} is off. Good news: you're rebooked, free of charge.\n\n" + rows(m, ("New departure", new), ("Coach", coach2), ("Seat", seat2)),
            f"Trip to {place} {m.fmt_day(day)}. Original service cancelled ({why}). You are now confirmed on the {new}. Your place: {seat2}, coach {coach2}. We apologise.",
        ), new, seat2,
    )
    other = m.friend(1)
    if m.maybe(0.6):
        tell(m, other, m.after(second.when.date(), 1, 1), "trains", m.pick(f"I'm on the {m.fmt_time((m.number(6, 20), 3))} myself, seat {m.number(110, 140)}, miles away from you", f"we got coach K, right by the loo. of course", f"don't wait for me in {place}, mine gets in an hour later"))
    m.ask(
        [
            f"Which seat do I have on the train to {place}?", f"where am I sitting on the way to {place}", f"train to {place}: seat number?",
            f"What's my place on the {place} train now", f"Which number is mine in the carriage to {place}?",
        ],
        f"coach {coach2}, seat {seat2}", second, also=[seat2], span=seat2, stale=first, kind="moved",
    )
    m.ask(
        [
            f"What time does my train to {place} go?", f"when do I need to be on the platform for {place}", f"{place} train departure",
            f"When's the replacement service to {place}", f"By rail to {place}: what time am I off?",
        ],
        new, second, span=new, stale=first, kind="moved",
    )
    m.ask(
        [
            f"Why was my train to {place} cancelled?", f"what was {line.name}'s excuse", f"reason the {place} train isn't running",
            f"How come I got rebooked on the way to {place}?", f"What went wrong with the railway to {place}",
        ],
        why, second, span=why,
    )
    if m.maybe(0.4):
        m.ask(
            [
                f"What was my original departure to {place} by train?", f"Which train to {place} had I booked first?",
                f"before the rebooking, what time was the {place} train", f"the first train I chose to {place}, when was that",
                f"When would I have left for {place} if nothing had been cancelled?",
            ],
            old, first, span=old,
        )
    nones(
        m, f"Which platform does the train to {place} leave from?", f"How much was the train ticket to {place}?",
        f"How many stops are there before {place} on the train?", f"where do I have to change trains for {place}", f"Did {line.name} pay me compensation?",
        f"Is there a socket at my place on the train to {place}?", f"what time do I get in at {place} on the train", f"who sits opposite me on the train to {place}",
    )


def ferry_cabin(m):
    ferry = m.company("ferry", "{Word} Ferries", "{Last} Line", "{Word} Seaways", "Ferry {Word}")
    island, harbour = m.pick(*ISLANDS), m.town()
    cabin, ref = str(m.number(4, 9) * 1000 + m.number(101, 480)), m.code("order")
    day = m.day(5, 40)
    new_day = m.after(day, 1, 3)
    sail, close = two_times(m, 7, 22)
    day_text = m.fmt_day(new_day)
    first = m.mail(
        ferry, m.pick(f"Booking {ref}", f"Your crossing to {island}", "Welcome aboard", "Boarding card"),
        m.pick(
            f"MV {m.word().title()}\n" + rows(m, ("Route", f"{harbour} - {island}"), ("Sailing", f"{m.fmt_day(day)} {sail}"), ("Cabin", f"{cabin} (2 berths, inside)"), ("Vehicle", f"{m.code('plate')}, up to 5 m"), ("Check-in closes", close)),
            f"Thank you for sailing with us. Your crossing from {harbour} to {island} leaves on {m.fmt_day(day)}. Motorists must have passed the check-in booth by {close}. A cabin has been set aside: number {cabin}. Dogs stay in the kennels on deck 9.",
            f"{ref}: {m.fmt_day(day)}, {harbour}-{island}, sailing time {sail}. Be in lane before {close}, late cars wait for next ship. You sleep in {cabin}, key at reception desk on board.",
            f"Hello from the quay! On {m.fmt_day(day)} we sail you to {island}. Two bunks await in no. {cabin}. The booths shut at {close} sharp, and no amount of waving opens them again.",
        ) + footer(m, ferry), m.day(-50, -15),
    )
    why = m.pick("gale warning", "engine trouble", "high swell at the island pier", "crew illness", "an electrical fault in the bow door", "ice in the harbour")
    second = tell(
        m, ferry, m.day(-9, -1), m.pick("Sailing cancelled", f"{island}: change of sailing", "Weather & operations update", f"Re booking {ref}"),
        m.pick(
            f"We regret that the sailing to {island} on {m.fmt_day(day)} is cancelled ({why}). You have been moved to {day_text}, same time, same cabin.",
            f"{ferry.name}: {why}. {island} crossing of {m.fmt_day(day)} OFF. You're rebooked on {day_text}. Reply STOP to refuse.",
            f"Captain's decision, I'm afraid: {why}, so nobody goes that day. Instead we'd take you across on {day_text}. Cabin and car are transferred automatically.",
            f"Owing to {why} we can't operate your ship. Please come to the terminal in {harbour} on {day_text} instead. Refunds on request.",
        ), day_text,
    )
    m.ask(
        [
            f"When is our ferry to {island}?", f"which day do we sail to {island}", f"what date is the boat over to {island} now", f"when are we crossing to {island}",
            f"ferry {island} date",
        ],
        day_text, second, also=m.days(new_day), span=day_text, stale=first, kind="moved",
    )
    m.ask(
        [
            f"Which cabin do we have on the ferry to {island}?", f"where do we sleep on the boat to {island}", f"cabin number {island} crossing",
            f"What's the number of our bunk room to {island}?", f"{ferry.name} cabin?",
        ],
        cabin, first, span=cabin,
    )
    m.ask(
        [
            f"By when do we have to check in for the {island} ferry?", f"what's the latest we can turn up at the port for {island}",
            f"when does check-in close at {ferry.name}", f"How late can the car arrive for the {island} boat", f"ferry to {island}: last moment to get in line?",
        ],
        close, first, span=close, kind="decoy",
    )
    if m.maybe():
        m.ask(
            [
                f"Why isn't the {island} ferry going as planned?", f"what was the reason {ferry.name} cancelled", f"What stopped our ship to {island}?",
                f"how come the boat to {island} got put off", f"{island} sailing cancelled because of what?",
            ],
            why, second, span=why,
        )
    nones(
        m, f"How long does the crossing to {island} take?", f"What did the ferry to {island} cost?", f"when do we sail back from {island}",
        f"Which deck is the car on, {ferry.name}?", f"what time do we dock in {island}", f"What are we doing on {island}, did anyone book a tour?",
        f"who drives the car onto the ferry to {island}",
    )


def hotel_late_arrival(m):
    hotel = m.company("hotel", "Hotel {Word}", "The {Word} Inn", "{Last} House", "Pension {Last}", "{Word} & {Word} Rooms")
    place = m.pick(*CITIES)
    clerk = m.person()
    old, new = m.sample(2, *(m.code("pin") for _ in range(4)))
    room = str(m.number(1, 6) * 100 + m.number(1, 29))
    tax = m.money(2, 9, True)
    spot = m.pick("behind the blue gate in the yard", "in the passage next to the bakery", "round the corner beside the bicycle racks", "at the side door under the lamp", "on the first floor landing, left of the ice machine", "by the fig tree at the back")
    told = m.day(-14, -5)
    first = tell(
        m, hotel, told, m.pick("Late check-in", f"Your stay in {place}", "Arrival instructions", "Check in after hours"),
        m.pick(
            f"Reception is staffed until ten. If you come later, your key will be in the cabinet {spot}; it opens with {old}. Room {room}. City tax of {tax} per night is paid on leaving.",
            f"We are happy to wait for you in {place}! Please note for the night arrival: code of the key safe {old}, you find it {spot}. Your room has the number {room}. Tax for tourists {tax} the night, only cash.",
            rows(m, ("Check-in", "from 3 pm"), ("After hours", f"key safe {spot}"), ("Safe code", old), ("Room", room), ("Tourist tax", f"{tax} p.p. per night")) + f"\n\nSee you soon in {place}.",
            f"As the desk is unmanned at night, do this: go to the box {spot}, enter {old} and turn the handle. Inside is an envelope marked {room}, that is your room. On departure we collect {tax} per person and night for the municipality.",
        ), ways="mail",
    )
    second = tell(
        m, hotel, m.after(told, 1, 4), m.pick("Re: Late check-in", "New code!", f"Small correction - {hotel.name}", "key box"),
        m.pick(
            f"One more thing: the engineer reset the box this morning. Please use {new}. Everything else as written.",
            f"{hotel.name} {place}: NEW key box number {new}. The old one does not work any more. Have a safe journey!",
            f"My colleague gave you the number from last week, so sorry. It is {new} since Monday. Breakfast is on the roof terrace by the way, weather permitting. {clerk.first}",
            f"Please disregard the code in our previous message. With effect from today the safe responds to {new} only.",
        ), reply=first if m.maybe() else None,
    )
    m.ask(
        [
            f"What's the code for the key box at {hotel.name}?", f"how do I get my key at night in {place}", f"which number do I punch in at {hotel.name}",
            f"late check-in code {place}", f"If we arrive after hours in {place}, what opens the safe?",
        ],
        new, second, stale=first, span=new, kind="moved",
    )
    m.ask(
        [
            f"Where is the key safe of {hotel.name}?", f"where do I pick up the room key in {place}", f"in {place}, where's the little cabinet for late guests",
            f"{hotel.name}: where do I look for the keys when nobody's on the desk", f"What's the location of the box in {place}?",
        ],
        spot, first, span=spot,
    )
    m.ask(
        [
            f"Which room do we have at {hotel.name}?", f"what's our room number in {place}", f"{place} hotel, which door is ours", f"room at {hotel.name}?",
            f"In which room are we staying in {place}",
        ],
        room, first, span=room,
    )
    if m.maybe():
        m.ask(
            [
                f"How much is the tourist tax in {place}?", f"what do I owe {hotel.name} on leaving per night", f"city tax {place}",
                f"What extra do they charge per person in {place}", f"What does the town of {place} want from every guest?",
            ],
            tax, first, span=tax,
        )
    nones(
        m, f"What's the wifi password at {hotel.name}?", f"When do we have to be out of the room at {hotel.name}?", f"How much is parking at {hotel.name}?",
        f"is there a lift at {hotel.name}", f"how many nights are we at {hotel.name}", f"What's a room at {hotel.name} cost?",
        f"where can I get dinner near {hotel.name}",
    )


def airport_lift(m):
    place = m.pick(*CITIES)
    friend, spare = m.person(), m.person()
    said = m.day(-8, -2)
    land = m.after(said, 2, 6)
    rel = m.relative_day(land, said)
    meet_old, meet_new = m.sample(2, "outside the pharmacy in arrivals", "at the short-stay car park, level 2", "by the big clock", "at the petrol station opposite the terminal", "next to the flower stall", "under the sign for the taxis", "in front of the car hire desks", "at the drop-off, door 4")
    at, at2 = two_times(m, 7, 22)
    car = m.pick("an old green Skoda", "a white van with a dented door", "my sister's yellow Fiat", "the red estate, roof box on top", "a silver people carrier", "a tiny black Smart", "the company's blue Transit")
    lines = m.chat(
        friend, said,
        ("me", m.pick(f"We land from {place} {rel}, is the offer of a lift still on?", f"so {place} is nearly over 😢 you said you might fetch us {rel}?")),
        (friend, texty(m, m.pick(f"Course it is. I'll be {meet_old} at {at}. Look for {car}.", f"yes!! be there {at}, {meet_old}. I'm driving {car} so don't look for the usual one", f"No problem at all. {at} ok? Wait for me {meet_old}. It's {car} this time, ours is in the garage"), meet_old, car, at)),
        ("me", m.pick("you're a star", "bringing you olives", "owe you one!! what do you want from duty free")),
    )
    new = tell(
        m, friend, m.after(said, 1, 1), m.pick("picking you up", "change of plan", "airport"),
        m.pick(
            f"Change of plan, they've closed that bit off for building work. Let's meet {meet_new} instead. And make it {at2}, traffic's murder.",
            f"My shift got swapped so I can only make {at2}. Also I've just read you can't stop there any more, so come to me: I'll be {meet_new}.",
            f"Spoke to {spare.first} who does the run weekly and says nobody waits there, you get fined. Better {meet_new}. {at2} should give you time for the bags.",
            f"About the lift. {at2} rather than what I said before, sorry, dog needs the vet. You'll find me {meet_new}.",
        ), meet_new, at2, ways="sms mail",
    )
    if m.maybe():
        tell(m, spare, m.after(said, -3, -1), "airport", m.pick(f"if {friend.first} can't, I could pick you up, but only before {m.fmt_time((6, 30))}", f"would've driven you back from {place} but the car's off the road"))
    m.ask(
        [
            f"Where is {friend.first} meeting us at the airport?", f"where do I wait for {friend.first} when we get back from {place}",
            f"pick-up spot for the lift home from {place}", f"where will {friend.first} be standing", f"After {place}, where do we find our driver?",
        ],
        meet_new, new, span=meet_new, stale=lines[1], kind="moved",
    )
    m.ask(
        [
            f"What time is {friend.first} picking us up?", f"when does {friend.first} fetch us after {place}", f"lift from the airport, what time",
            f"What's the hour agreed for {friend.first}'s taxi service", f"How soon will {friend.first} be there to collect us from {place}?",
        ],
        at2, new, span=at2, stale=lines[1], kind="moved",
    )
    m.ask(
        [
            f"What car is {friend.first} coming in?", f"which vehicle should I look for when we're collected by {friend.first}", f"what's {friend.first} driving",
            f"{friend.first}'s wheels for the airport run?", f"How will I recognise {friend.first} from afar at arrivals?",
        ],
        car, lines[1], span=car,
    )
    nones(
        m, f"How much do I owe {friend.first} for petrol?", f"What's {spare.first} driving these days?", f"which airline did we take from {place}",
        f"Who is feeding the cat while we're in {place}?", f"What's the number plate of {friend.first}'s car?", f"how long is the drive home with {friend.first}",
        f"which terminal do we land at from {place}",
    )


def visa_papers(m):
    land = m.pick("India", "Vietnam", "Brazil", "Kenya", "China", "Egypt", "Azerbaijan", "Ghana", "Sri Lanka", "Tanzania", "Uzbekistan", "Nigeria")
    office = m.company("visa office", "{Last} Visa Services", "{Word} Visa Centre", "VisaDesk {Town}", "{Town} Travel Documents")
    fee_old = m.money(40, 79, False)
    fee = m.money(80, 160, False)
    file_no = m.code("order")
    missing = m.pick("a bank statement of the last three months", "a second photograph on white background", "proof of onward travel", "the signed page 4 of the form", "an invitation letter with stamp", "a copy of your residence permit", "your yellow fever certificate")
    photo = m.pick("35 x 45 mm", "50 x 50 mm", "40 x 60 mm", "2 x 2 inches", "33 x 48 mm")
    sent = m.day(-50, -20)
    first = m.mail(
        office, m.pick(f"Your enquiry: {land}", f"{land} tourist visa", f"Application no. {file_no}"),
        letter(m, m.pick(
            f"For {land} we need the form, the passport and one picture of {photo}. The fee is {fee_old}, payable by card. Processing takes about {m.number(6, 12)} working days.",
            f"Here is the overview you asked for.\n\n" + rows(m, ("Country", land), ("Photo", photo), ("Consular + service fee", fee_old), ("Validity", f"{m.number(30, 90)} days, single entry")),
            f"Our file for {land} is {file_no}. Please pay {fee_old}. Photograph: no spectacles, no smiling, {photo}. We are not able to accept scans.",
            f"Applying for {land} is easier than it looks. Pop your documents in the post with {fee_old} and a passport picture measuring {photo}, and leave the queueing to us.",
        ), office), sent,
    )
    clerk = m.person()
    second = tell(
        m, office, m.after(sent, 4, 15), m.pick(f"Incomplete application {file_no}", f"{land}: one thing missing", f"Your file {file_no}", "We need something from you"),
        m.pick(
            f"The consulate returned your papers as {missing} was not enclosed. Please note also that the charge has gone up to {fee}; you will see the difference on your invoice.",
            f"Your file {file_no} is on hold. Outstanding: {missing}. Fee now {fee} (new tariff from the embassy, out of our hands).",
            f"I was about to hand in your application for {land} when I noticed we still lack {missing}. Could you send it this week? And a warning: since the first of the month they take {fee}, not the sum we quoted.\n\n{clerk.full}",
            f"STATUS: PENDING\n" + rows(m, ("File", file_no), ("Document required", missing), ("Fee revised to", fee)) + "\n\nUploads are accepted as PDF up to 4 MB.",
        ), ways="mail", reply=first if m.maybe() else None,
    )
    if m.maybe(0.6):
        mate = m.friend(2)
        tell(m, mate, m.after(sent, 2, 10), f"{land}", m.pick(f"Mine only cost {m.money(20, 39, False)} for {land} but that was with the old e-visa, years ago", f"they wanted my employer's letter and three photos for {land}, hope yours is easier", f"my {land} visa came through in a week!"))
    m.ask(
        [
            f"How much is the visa for {land}?", f"what do I have to pay to be let into {land}", f"{land} visa fee", f"What does {office.name} charge now?",
            f"cost of the paperwork for {land}",
        ],
        fee, second, span=fee, stale=first, kind="moved",
    )
    m.ask(
        [
            f"What's missing from my visa application for {land}?", f"why is my {land} file on hold", f"What else do {office.name} want from me?",
            f"which document did I forget for {land}", f"What do I still have to hand in before I can go to {land}?",
        ],
        missing, second, span=missing,
    )
    m.ask(
        [
            f"What size must the photo be for the {land} visa?", f"how big does the picture have to be for {land}", f"{land} passport photo dimensions",
            f"What format of portrait do they accept for {land}?", f"visa photo {land} in mm or whatever",
        ],
        photo, first, span=photo,
    )
    nones(
        m, f"When can I collect my visa for {land}?", f"What are the opening hours of {office.name}?", f"Do I need a malaria prophylaxis for {land}?",
        f"Which flight are we taking to {land}?", f"who is inviting me to {land}", f"did {office.name} get my parcel", f"what's the address of the {land} embassy",
    )


def passports_note(m):
    child, partner = m.relative(m.pick("son", "daughter")), m.relative("partner")
    mine, hers = m.day(200, 2200), m.day(100, 1900)
    kid_old, kid_new = m.day(-40, -1), m.day(1700, 1825)
    number = m.pick("C", "X", "L", "P", "") + str(m.number(10**7, 10**8 - 1))
    mine_text, hers_text, kid_text, new_text = (m.fmt_day(d, style=m.pick("plain", "num", "us", "short"), year=True) for d in (mine, hers, kid_old, kid_new))
    heading = m.pick("Passports", "documents", "Family papers", "IDs & passports", "Travel/passports")
    note = m.note(heading, m.pick(
        f"# Passports\n\n- me: {number}, good until {mine_text}\n- {partner.first}: runs out {hers_text}\n- {child.first}: runs out {kid_text} (!! renew)\n\nCopies are in the grey folder.",
        f"Whose | valid to\n--- | ---\n{m.owner.first} ({number}) | {mine_text}\n{partner.first} | {hers_text}\n{child.first} | {kid_text}\n\nPhotos of all three on the stick in the desk.",
        f"{partner.first} expires {hers_text}\n{child.first} expires {kid_text}, takes weeks, start early!\nmine {number} → {mine_text}\n\n(embassies want six months left on it, don't forget)",
        f"## expiry dates\n{m.owner.first}: {mine_text}\n{child.first}: {kid_text}\n{partner.first}: {hers_text}\n\n## numbers\nmine {number}\nthe others are on the scans",
    ))
    town_hall = m.company("passport office", "{Town} Passport Office", "{Town} Citizens' Bureau", "City of {Town} Registry", "{Town} Identity Services")
    track = m.code("order")
    got = m.mail(
        town_hall, m.pick(f"Passport issued: {child.full}", "Your application was successful", "Document dispatched", f"Ref. {m.code('order')}"),
        letter(m, m.pick(
            f"The new passport of {child.full} has been issued and is valid until {new_text}. It will be sent by tracked post, number {track}. The former passport has been made void and is returned separately.",
            f"We are pleased to tell you that {child.first}'s application has been approved.\n\n" + rows(m, ("Holder", child.full), ("Date of expiry", new_text), ("Tracking", track)),
            f"{child.full}: document printed, despatched under {track}. Expires {new_text}. Please have the child sign on page 3, or sign on their behalf.",
            f"Good news. {child.first} can travel again! The booklet left us today with the courier (follow it under {track}) and runs to {new_text}.",
        ), town_hall), m.day(-20, -1),
    )
    m.ask(
        [
            f"When does {child.first}'s passport expire?", f"how long can {child.first} travel on the passport", f"until what date is {child.first}'s passport good",
            f"expiry {child.first} passport", f"When will {child.first} need new papers again?",
        ],
        new_text, got, also=m.days(kid_new), span=new_text, stale=note, kind="moved",
    )
    m.ask(
        [
            "When does my passport run out?", "how long is my own passport good for", "till when can I still travel on my document", "my passport expiry date",
            "By when do I have to renew my passport?",
        ],
        mine_text, note, span=mine_text, kind="decoy",
    )
    m.ask(
        [
            f"When does {partner.first}'s passport expire?", f"how much longer does {partner.first} have before a new passport is due",
            f"{partner.first} passport valid until?", f"Until when can {partner.first} leave the country?", f"expiry date {partner.first}",
        ],
        hers_text, note, span=hers_text, kind="decoy",
    )
    if m.maybe():
        m.ask(
            [
                "What's my passport number?", "number on my travel document", "which number do I put on the airline form for my passport", "my passport no.",
                "What are the digits in my passport?",
            ],
            number, note, span=number,
        )
    else:
        m.ask(
            [
                f"What's the tracking number of {child.first}'s passport?", f"how do I follow the parcel with {child.first}'s passport",
                f"courier number {child.first}'s document", f"{town_hall.name} tracking code", f"What do I type in to see where {child.first}'s booklet is?",
            ],
            track, got, span=track,
        )
    nones(
        m, f"What's {partner.first}'s passport number?", f"What did {child.first}'s passport cost?", f"Where did we have {child.first}'s passport photo taken?",
        f"When does {child.first}'s identity card expire?", f"what name is on {partner.first}'s old passport", f"How long did {child.first}'s application take?",
        f"which drawer is {partner.first}'s ID in",
    )


def car_hire_upgrade(m):
    firm = m.company("car hire", "{Word} Car Hire", "{Last} Rent-a-Car", "{Word}Drive", "{Town} Rentals", "Go{Word}")
    place = m.pick(*CITIES)
    cars = m.sample(3, "Fiat Panda", "Seat Ibiza", "Opel Corsa", "Toyota Yaris", "Renault Clio", "Skoda Fabia", "Kia Picanto", "Dacia Sandero", "Hyundai i20", "Peugeot 208", "Citroën C3")
    deposit, total = m.money(300, 1500, False), m.money(150, 700, True)
    excess = m.money(1600, 2400, False)
    fuel = m.pick("full to full", "same to same", "return it full or pay double", "at least half a tank on return", "prepaid tank, bring it back empty", "quarter tank in, quarter tank out")
    where = m.pick("desk 14 in the arrivals hall", "the yellow shuttle from stop 7", "the cabin behind the long-stay car park", "level -1, next to the lifts", "our office across from the railway station", "the second row of the P4 garage")
    day = m.day(4, 40)
    sent = m.day(-40, -10)
    first = m.mail(
        firm, m.pick(f"Reservation {m.code('booking')}", f"Your car in {place}", "Voucher", f"{firm.name} booking confirmation"),
        m.pick(
            rows(m, ("Driver", m.owner.full), ("Car", f"{cars[0]} or similar"), ("Pick-up", f"{place}, {m.fmt_day(day)}, {where}"), ("Fuel", fuel), ("Deposit", deposit), ("Excess", excess), ("Total", total)),
            f"Hi {m.owner.first}, your {cars[0]} is reserved for {m.fmt_day(day)}. In {place}, come to {where}. At the counter we block {deposit} on a credit card in your name; in case of damage you're liable for up to {excess}. As to petrol: {fuel}. The rental comes to {total}.",
            f"RENTAL VOUCHER. {m.fmt_day(day)}. {place}. VEHICLE GROUP: {cars[0]} o.s. PLEASE PROCEED TO {where}. SECURITY DEPOSIT {deposit}. DAMAGE EXCESS {excess}. FUEL POLICY {fuel}. AMOUNT PAID {total}.",
            f"Dear customer, we confirm {total} for the rent of one {cars[0]} as from {m.fmt_day(day)}. Take the keys at {where}. The tank: {fuel}. The own risk is {excess} and the guarantee is {deposit}, we take it from the card and give back after {m.number(5, 20)} days.",
        ) + footer(m, firm), sent,
    )
    second = tell(
        m, firm, m.after(sent, 2, 8), m.pick("Good news: an upgrade", f"Your vehicle in {place}", "Change to your reservation", "Important information"),
        m.pick(
            f"We have run short of the model you chose, so you'll be getting a {cars[1]} in {place}, at no extra cost.",
            f"Surprise! Instead of the {cars[0]} there is a {cars[1]} waiting for you in {place}. Same price, bigger boot.",
            f"{firm.name}: vehicle swapped to {cars[1]} (was {cars[0]}). Pick-up place unchanged. Questions: {firm.phone}",
            f"Please be informed that the {cars[0]} had an accident with another client. We assign to you {cars[1]}, manual, 5 doors. We hope to your understanding.",
        ), cars[1],
    )
    if m.maybe():
        m.mail(m.company("car hire", "{Word} Cars", "{Last} Autos"), m.pick(f"Drive {place} from {m.money(9, 20, False)} a day!", "Still looking for a car?"), f"A {cars[2]} could be yours this summer. No deposit over {m.money(100, 290, False)}, unlimited miles. Book by Sunday.", m.day(-30, -3), html=True)
    m.ask(
        [
            f"Which car do we get in {place}?", f"what are we driving in {place}", f"{firm.name}, what model is it now",
            f"What kind of vehicle will be waiting for us in {place}", f"hire car {place}: make and model?",
        ],
        cars[1], second, span=cars[1], stale=first, kind="moved",
    )
    m.ask(
        [
            f"Where do we pick up the hire car in {place}?", f"where's {firm.name}", f"In {place}, where do I get the keys of the rental?",
            f"which counter do I have to find for the wheels in {place}", f"hire car pick-up point {place}",
        ],
        where, first, span=where,
    )
    m.ask(
        [
            f"How much deposit does {firm.name} block?", f"what do they freeze on my card for the car in {place}", f"security deposit hire car {place}",
            f"How much headroom does my credit card need in {place}?", f"rental guarantee amount at {firm.name}",
        ],
        deposit, first, span=deposit, kind="decoy",
    )
    m.ask(
        [
            f"What's the fuel policy at {firm.name}?", f"do I have to fill up before returning the car in {place}", f"petrol rule for the rental in {place}",
            f"how much should be in the tank when we give the car back in {place}", f"fuel, {firm.name}?",
        ],
        fuel, first, span=fuel,
    )
    nones(
        m, f"Is a second driver included at {firm.name}?", f"What's the licence plate of the hire car in {place}?", f"by what time must the car be back in {place}",
        f"Does the car in {place} have a child seat?", f"what colour is the rental in {place}", f"what does {firm.name} charge for snow chains",
        f"how many miles a day does {firm.name} let us drive",
    )


def mountain_hut(m):
    hut = m.company("hut", "{Last} Hut", "{Word} Refuge", "Rifugio {Last}", "{Last}hütte", "Cabane du {Word}")
    warden, pal = m.person(lang=m.pick("de", "it", "fr", "es", "pl")), m.friend(3)
    night = m.day(8, 90)
    later = m.after(night, 1, 6)
    later_text, height = m.fmt_day(later), f"{m.number(1600, 2980)} m"
    beds, half = m.number(2, 7), m.money(45, 98, False)
    bring = m.pick("a sleeping bag liner", "slippers or clean socks", "your own cup", "ear plugs", "coins for the shower", "the alpine club card", "a head torch")
    code = m.code("pin")
    sent = m.day(-40, -12)
    ask = m.mail(m.owner, m.pick(f"{hut.name}: beds on {m.fmt_day(night)}", f"Reservation request {hut.name}", f"Staying at {hut.name}"), f"Hello, there would be {beds} of us on {m.fmt_day(night)}. Do you have room? Half board if possible. Many thanks, {m.owner.full}", sent, to=warden)
    full = m.mail(
        warden, "Re: " + ask.subject,
        m.pick(
            f"Hello {m.owner.first}, on this night we are full like an egg. But the night of {later_text} I can give you {beds} places in the dormitory. It cost {half} for one person with dinner and breakfast. Please bring {bring}. We take no card! {warden.first}, {hut.name} ({height})",
            f"Dear mountain friends\n\nsorry, wedding party here that day. I have noted you for {later_text} instead, ok? {half} pro person half pension, pay in cash. Not forget: {bring}.\n\nThe way from the lake need 3 hours, we are on {height}.\nGreetings from above, {warden.first}",
            f"Good day. Not possible, all booked. Possible: {later_text}. Tell me if you not want.\nPrice {half} (supper, bed, breakfast). Here on {height} the nights are cold. Everybody must have {bring}.\n{warden.full}",
            f"Ciao {m.owner.first}! For your date nothing free, but I shift you: {later_text}, {beds} beds near the window :-) Half board makes {half} each. Rules of the house: {bring} obligatory. If you are late call me, in {height} there is only radio.\n{warden.first}",
        ), m.after(sent, 1, 5), reply=ask,
    )
    follow = tell(
        m, warden, m.after(full.when.date(), 2, 6), "winter room",
        m.pick(
            f"If no one is here when you come, the winter room has a lock with numbers: {code}. Make fire, there is wood.",
            f"I go down to the valley for buying bread maybe. Then you open the side door with {code} and take place.",
            f"Small thing: for the wood shed and the emergency room you need {code}. Please close after because of the marten.",
            f"For {hut.name}: when main door is shut use the back, the combination is {code}. See you.",
        ), code,
    ) if m.maybe(0.8) else None
    if m.maybe():
        tell(m, pal, m.after(sent, -6, -1), "hut", m.pick(f"I'd vote for the other hut, it's at {m.number(1200, 1590)} m and {m.money(20, 44, False)} w/o food", f"can we do {m.fmt_day(night)}? I've got leave till the Monday", "is there a shower. important"))
    m.ask(
        [
            f"When are we staying at {hut.name}?", f"which night are we up at the hut with {warden.first}", f"For what date did {warden.first} give us beds?",
            f"what night do we sleep in the mountains at {hut.name}", f"{hut.name} date",
        ],
        later_text, full, also=m.days(later), span=later_text, stale=ask, kind="moved",
    )
    m.ask(
        [
            f"How much is half board at {hut.name}?", f"what does each of us pay for a night at {warden.first}'s", f"price per head {hut.name}",
            f"How much cash should we carry up per person to {hut.name}", f"cost of bed and supper at {hut.name}",
        ],
        half, full, span=half,
    )
    m.ask(
        [
            f"What do we have to bring to {hut.name}?", f"what did {warden.first} say we mustn't forget", f"which thing is compulsory at {hut.name}",
            f"packing for {hut.name}: what's required", f"What should be in everyone's rucksack for {warden.first}'s place?",
        ],
        bring, full, span=bring,
    )
    m.ask(
        [
            f"How high is {hut.name}?", f"what altitude is {warden.first}'s hut", f"elevation {hut.name}", f"How far up does {warden.first} live?",
            f"at what height do we spend the night at {hut.name}",
        ],
        height, full, span=height,
    )
    if follow:
        m.ask(
            [
                f"What's the code for the door at {hut.name}?", f"how do we get in if {warden.first} isn't there", f"combination at {hut.name}",
                f"numbers for the lock up at the hut", f"What opens up for us when {warden.first} is away in the valley?",
            ],
            code, follow, span=code,
        )
    nones(
        m, f"What's for dinner at {hut.name}?", f"How long is the walk from {hut.name} to the next hut?", f"Are dogs allowed at {hut.name}?",
        f"where do we leave the car before walking up to {hut.name}", f"what time is supper at {hut.name}", f"how many other guests are up at {hut.name}",
        f"who carries the rope up to {hut.name}",
    )


def road_trip(m):
    place = m.pick("the coast", "the lakes", "the vineyards", "the desert", "the national park", "the old mining towns", "the hot springs")
    group = m.pick("Road trip 🚐", f"{place.title()} or bust", "Van gang", "THE TOUR", f"5 idiots 1 car", "Long weekend crew", "Are we there yet")
    a, b, c = m.friend(0), m.person(), m.person()
    said = m.day(-12, -4)
    go = m.after(said, 3, 9)
    rel = m.relative_day(go, said)
    old, new = two_times(m, 5, 11)
    spot = m.pick("the big supermarket car park", "the bus station", f"{b.first}'s drive", "the lay-by past the garden centre", "the old fire station", "the chip shop on the ring road", "the swimming pool")
    thing = m.sample(3, "the camping stove", "jump leads", "a cool box", "the awning", "the card games", "a proper first aid kit", "the roof bars", "a kettle", "the inflatable canoe", "a guitar", "the toll tag")
    snack = m.pick("samosas", "banana bread", "a mountain of flapjacks", "boiled eggs", "pão de queijo", "sausage rolls")
    lines = m.chat(
        group, said,
        (a, m.pick(f"right. {place}. who's driving the first leg", f"so are we actually doing {place} or is it another one of those chats", "ok people, logistics")),
        (b, m.pick(f"I'll do the first leg if nobody sings", "me, happy to start us off, I don't drink anyway", f"I'll take the wheel till lunch. after that someone else pls")),
        ("me", m.pick(f"I'll sort {thing[0]}", f"{thing[0]} is on me then", f"can bring {thing[0]}, and my charming self")),
        (c, m.pick(f"bags I {thing[1]}. also {snack}", f"I'm making {snack} 😋 and I've still got {thing[1]} from last year", f"{thing[1]} from me. plus {snack} if the oven behaves")),
        (a, m.pick(f"let's say {rel}, {old} at {spot}?", f"{rel} then. {spot}, {old}. bring coffee", f"so leave {rel} {old}, everyone meets at {spot}. agreed??")),
        (c, m.pick("👍👍", "ok dad", "aye aye")),
        *([(b, m.pick("brutal", "some of us have children you know"))] if m.maybe() else []),
    )
    later = m.chat(
        group, m.after(said, 1, 2),
        (b, m.pick(f"been on to the traffic people, roadworks all morning. can we make it {new}", f"guys I've a thing with the bank first, can't do that. {new} for me", f"the forecast's changed. shall we shift to {new}? same place")),
        (a, m.pick("fine by me", "ok 🙄", "works")),
        ("me", m.pick("ok with me", "yes", "suits me")),
        (a, m.pick(f"also someone needs {thing[2]}, hint hint", f"did anyone ever find {thing[2]}?", f"{thing[2]} anyone??")),
    )
    m.ask(
        [
            f"What time are we setting off for {place}?", f"what time does the trip to {place} start now", f"How early do I have to be there for {place}?",
            f"meeting time, {place} trip", f"at what time did we end up agreeing for {place}",
        ],
        new, later[0], span=new, stale=lines[4], kind="moved",
    )
    m.ask(
        [
            f"Where do we all meet for the trip to {place}?", f"where's everybody gathering before {place}", f"starting point for {place}",
            f"which spot did {a.first} suggest for the trip to {place}", f"Where do I turn up with my bag for {place}?",
        ],
        spot, lines[4], span=spot,
    )
    m.ask(
        [
            f"Who's driving first to {place}?", f"who sits behind the wheel at the start to {place}", f"which of us starts the driving on the way to {place}",
            f"first driver {place}?", f"Who said they'd chauffeur us at the beginning, going to {place}?",
        ],
        b.first, lines[1], also=[b.full], span=m_span(lines[1].text, "first leg", "start us off", "take the wheel till lunch"),
    )
    m.ask(
        [
            f"What was I going to bring on the trip to {place}?", f"what did I promise to pack for {place}", f"my job for {place}",
            f"which item am I in charge of for {place}", f"What did I tell the gang I'd take along to {place}?",
        ],
        thing[0], lines[2], span=thing[0], kind="decoy",
    )
    m.ask(
        [
            f"Which day are we going to {place}?", f"when's the trip to {place}, what date", f"{place} trip date", f"On what day did {a.first} want us all to set out?",
            f"the outing to {place}, which weekday was that",
        ],
        m.fmt_day(go, year=False), lines[4], also=m.days(go), span=rel,
    )
    if m.maybe():
        m.ask(
            [
                f"What's {c.first} cooking for the trip to {place}?", f"which food comes from {c.first}", f"what are we eating in the car thanks to {c.first}",
                f"{c.first}'s snacks?", f"What did {c.first} say about baking for {place}?",
            ],
            snack, lines[3], span=snack,
        )
    nones(
        m, f"Who's bringing {thing[2]} to {place}?", f"What did we agree for petrol money, going to {place}?",
        f"Where are we sleeping the first night on the way to {place}?", f"When are we back from {place}?", f"what did {b.first} pay for the petrol",
        f"how many miles is it to {place}", f"did anyone book a campsite near {place}",
    )


def m_span(text, *options):
    """Whichever of the options stands in the text."""
    return next(option for option in options if option in text)


def festival_abroad(m):
    fest = m.company("festival", "{Word} Sounds", "{Word}fest", "{Town} Jazz Days", "{Word} & {Word} Festival", "Camp {Word}")
    town, mate = m.pick(*CITIES), m.friend(4)
    zone_old, zone = m.sample(2, "Blue", "Orange", "Violet", "Green", "Yellow", "Pink", "Turquoise", "Red")
    gate_old, gate = two_times(m, 8, 18)
    band = m.pick("the tourist office", "the big tent at the north gate", "the railway station, exit B", "the brewery yard", "the school gym", "the old customs house")
    start = m.day(10, 80)
    sent = m.day(-90, -30)
    first = m.mail(
        fest, m.pick("Your tickets 🎶", f"{fest.name}: order {m.code('order')}", "You're in!", "Ticket confirmation"),
        m.pick(
            f"Two weekend tickets with camping for {fest.name} in {town}, from {m.fmt_day(start)}. Your pitch is in the {zone_old} zone. Gates open at {gate_old}. Pick up your wristbands at {band}.",
            f"WOOHOO {m.owner.first}!\n\n" + rows(m, ("Where", town), ("From", m.fmt_day(start)), ("Camping zone", zone_old), ("Gates", gate_old), ("Wristband exchange", band)),
            f"See you in {town}! {zone_old} camping is your home from {m.fmt_day(start)} on. You can come in as soon as the gates open ({gate_old}), but first swap the PDF for a wristband at {band}. No glass, no gazebos, no drones.",
            f"Hello dear guest, with this mail you get 2 x festival pass. Please go with them to {band}, there you receive the wrist ribbon. Tent place: {zone_old}. The doors are open {m.fmt_day(start)} {gate_old}.",
        ) + footer(m, fest), sent,
    )
    change = m.pick("because of the wet meadow", "as the fire brigade wants a wider lane", "because a rare bird is nesting there", "since the farmer has withdrawn a field", "for noise reasons", "because the bridge can't take the crowds")
    second = tell(
        m, fest, m.day(-20, -2), m.pick("Camping update", "Please read before you travel", "Info mail no. 3", f"Last infos {fest.name}"),
        m.pick(
            f"We've had to redraw the campsite {change}. Everyone from {zone_old} now pitches in {zone}. And gates open later than printed, {gate}.",
            f"Changes, {change}: if your ticket says {zone_old}, follow the signs for {zone} instead. Access from {gate}. The shuttle bus costs {m.money(2, 6, False)} per ride.",
            f"Three things. (1) {zone_old} camping is closed {change}; your tent goes to {zone}. (2) gates: {gate}. (3) The tap water is fine.",
            f"Dear campers! New on our plan: {zone} replaces {zone_old} {change}. Do not queue in the night, we let nobody in before {gate}.",
        ), zone, gate, change, ways="mail",
    )
    if m.maybe(0.7):
        tell(m, mate, m.day(-25, -1), "festival", m.pick(f"we're in {m.pick('Silver', 'Gold', 'White')} camping, the posh one 😎", f"anyone got a spare ticket for {fest.name}? asking for my cousin", f"I'm getting there by {m.fmt_time((7, 45))} with the trolley, laugh if you like"))
    m.ask(
        [
            f"Which camping zone are we in at {fest.name}?", f"where do we put up the tent in {town}", f"what colour is our campsite at {fest.name}",
            f"tent zone {town} festival", f"Which area have they moved us to at {fest.name}?",
        ],
        zone, second, span=zone, stale=first, kind="moved",
    )
    m.ask(
        [
            f"When do the gates open at {fest.name}?", f"from what time can we get into {fest.name}", f"how soon do they let people in at the {town} festival",
            f"gates {fest.name} time", f"earliest entry in {town}?",
        ],
        gate, second, span=gate, stale=first, kind="moved",
    )
    m.ask(
        [
            f"Where do I pick up the wristbands for {fest.name}?", f"where do I swap my ticket in {town}", f"{fest.name}: where's the exchange",
            f"Where do we have to go first with the PDF in {town}", f"Which place hands out the bracelets at {fest.name}?",
        ],
        band, first, span=band,
    )
    m.ask(
        [
            f"Why was our camping zone at {fest.name} moved?", f"what's the reason for the new tent area in {town}",
            f"why can't we pitch where it says on the ticket for {fest.name}", f"How come the {zone_old} field is shut?", f"{fest.name} zone change, because of what?",
        ],
        change, second, span=change,
    )
    nones(
        m, f"Who's headlining {fest.name}?", f"How much did the tickets for {fest.name} cost?", f"When is {mate.first}'s train to {town}?",
        f"What are the set times at {fest.name}?", f"who do I camp next to at {fest.name}", f"when's the last shuttle from {fest.name}",
        f"can I bring my own beer into {fest.name}",
    )


def lost_suitcase(m):
    airline = m.company("airline", "{Word} Airlines", "{Last} Air", "Trans{Word}", "{Word} Wings")
    place = m.pick(*CITIES)
    claim = m.code("booking") + str(m.number(10000, 99999))
    bag = m.pick("dark green hard shell with a rainbow strap", "burgundy trolley, one wheel missing", "old leather case with brass corners", "black duffel with a yellow ribbon", "light blue Samsonite full of stickers", "orange rucksack, 60 litres", "grey case with a pineapple tag")
    limit, paid = m.money(80, 150, False), m.money(160, 420, True)
    lost = m.day(-35, -14)
    back_day = m.after(lost, 3, 9)
    first = m.mail(
        airline, m.pick(f"Baggage report {claim}", "We are looking for your bag", f"Property irregularity report", "Your delayed baggage"),
        letter(m, m.pick(
            f"We are sorry your bag did not arrive in {place}. Your file is {claim}. Description given: {bag}. You may buy essentials up to {limit}; keep the receipts.",
            rows(m, ("File reference", claim), ("Station", place), ("Item", bag), ("Interim allowance", limit)) + f"\n\nTracing normally takes up to {m.number(5, 21)} days.",
            f"Under number {claim} we have registered as missing on arrival in {place}: 1 piece, {bag}. Toiletries and clothing will be refunded to a maximum of {limit}.",
            f"Nobody likes an empty carousel. Here's what we noted at {place}: {bag}. If you need a toothbrush and a shirt, we'll cover {limit}. Your claim: {claim}, have it ready when you call.",
        ), airline), lost,
    )
    driver = m.company("courier", "{Word} Couriers", "{Last} Delivery")
    said = m.after(back_day, -1, -1)
    rel = m.relative_day(back_day, said)
    where = m.pick("with the concierge", "at the kiosk downstairs", "with the lady on the second floor", "behind the hydrangeas", "at the hotel's back office", "in the porter's lodge")
    second = tell(
        m, driver if m.maybe() else airline, said, m.pick("Your bag has been found", f"Delivery for file {claim}", "found!"),
        m.pick(
            f"Your suitcase from {place} turned up and will be brought {rel}. If nobody is in, the driver leaves it {where}.",
            f"{airline.name} bag found ({place} file, it took a detour). Delivery {rel}. Will be left {where} if you are out.",
            f"{claim} {place}: located. Handover {rel} between 10 and 8. Instructions on file: {where}.",
            f"Good news regarding your item missing on arrival in {place}, we deliver it {rel}. As you asked it can be put {where}.",
        ), rel, where,
    )
    third = m.mail(
        airline, m.pick(f"Settlement {claim}", "Your compensation", f"Your claim {claim}"),
        letter(m, m.pick(
            f"Having looked at your receipts, we will transfer {paid} as a full and final settlement, above the usual allowance as a gesture of goodwill.",
            f"Amount approved: {paid}. It will reach the account you gave us within ten banking days.",
            f"Thank you for sending us {m.number(3, 9)} receipts. We don't normally cover sandals, but in your case we make an exception and refund {paid} altogether.",
            f"Your case is closed with a payment of {paid}. We look forward to seeing you, and your luggage, on the same flight.",
        ), airline), m.after(back_day, 1, 4),
        reply=first if m.maybe(0.4) else None,
    )
    m.ask(
        [
            f"What's the claim number for my lost bag with {airline.name}?", f"file reference of the suitcase missing in {place}",
            f"which code do I give {airline.name} about the luggage", f"{airline.name} baggage report number",
            f"What did they register my vanished case in {place} under?",
        ],
        claim, [i for i in (first, second, third) if claim.lower() in (i.text + i.subject).lower()], span=claim,
    )
    m.ask(
        [
            f"How much did {airline.name} pay me in the end?", f"what compensation did I get for the luggage in {place}", f"settlement amount {airline.name}",
            f"How much money came out of the lost suitcase business in {place}?", f"what sum did they agree to reimburse for {place}",
        ],
        paid, third, span=paid, stale=first, kind="moved",
    )
    m.ask(
        [
            f"Where did they leave my suitcase if I was out, {place}?", f"where would the driver put the bag lost in {place}",
            f"where was my found luggage from {place} to be dropped", f"nobody home: where does the case from {airline.name} go",
            f"Which spot was on file for handing over my bag from {place}?",
        ],
        where, second, span=where,
    )
    m.ask(
        [
            f"How did I describe the bag I lost in {place}?", f"what does the missing suitcase from {place} look like",
            f"description of my luggage in the {airline.name} report", f"which of my cases got lost in {place}",
            f"What was on the form about the look of my bag, {airline.name}?",
        ],
        bag, first, span=bag,
    )
    m.ask(
        [
            f"How much could I spend on essentials after {place}?", f"what was the limit for toothbrush and clothes with {airline.name}",
            f"{airline.name} interim allowance", f"Up to what amount would {airline.name} refund a few shirts?",
            f"What were we allowed for the bare necessities in {place}?",
        ],
        limit, first, span=limit,
    )
    nones(
        m, f"Which flight was my bag lost on, {place}?", f"How heavy was my suitcase to {place}?", f"Which carousel was I waiting at in {place}?",
        f"what was in the case lost in {place}", f"what was the weight of the case {airline.name} lost", f"Which shirts did I buy in {place}?",
        f"how many receipts are still missing for {airline.name}",
    )


def holiday_flat(m):
    host = m.person()
    place = m.pick(*CITIES)
    house = m.pick("the flat", "the cottage", "the apartment", "the little house", "the studio", "the barn")
    wifi, before = m.code("wifi"), m.code("wifi")
    balance, wrong = m.money(310, 620, False), m.money(640, 990, False)
    key = m.pick("in the third flowerpot", "with the waiter at the café", "inside the toy lorry by the step", "on the nail under the bench", "in the meter cupboard", "beneath the stone frog", "in the coal scuttle")
    boiler = m.pick("press the red button for three seconds", "turn the left dial to the little sun", "open the tap fully and wait", "switch on the fuse marked 7", "pull the cord behind the bathroom door", "run the kitchen tap first")
    bins = m.pick("Tuesday", "Wednesday", "Thursday", "Friday", "Monday")
    day = m.day(-2, 30)
    sent = m.day(-30, -12)
    first = tell(
        m, host, sent, m.pick(f"{place}: booking", "Your stay with us", "Balance", "Nearly holiday time"),
        m.pick(
            f"Lovely to have you in {place} from {m.fmt_day(day)}. The remaining {wrong} would be due two weeks before, by bank transfer.",
            f"Thanks for the down payment. That leaves {wrong} for {house} in {place}. No hurry, sometime before you come.",
            f"All set for {m.fmt_day(day)} in {place}. Outstanding: {wrong}. I'll send the practical stuff closer to the time.",
            f"Just a line to say {house} is yours from {m.fmt_day(day)}. {wrong} still to pay. My neighbour asks if you like goat's cheese, she makes her own.",
        ), wrong,
    )
    second = tell(
        m, host, m.after(sent, 1, 5), "oops",
        m.pick(
            f"Silly me, I charged you the summer rate. It's {balance} that's left for {place}, not what I wrote.",
            f"Correction!! I forgot to take off the deposit you already paid, so you owe me {balance}. Arithmetic was never my thing.",
            f"My husband does the books and tells me off: the right amount is {balance}. Ignore the earlier figure please.",
            f"I've given you the regulars' discount in the end. So please transfer {balance} for {house}.",
        ), balance,
    )
    third = m.mail(
        host, m.pick("Practical things", f"Arriving in {place}", f"How {house} works", "House info"),
        m.pick(
            f"Dear guests,\n\na few hints. You'll find the key {key}. For hot water {boiler}, it's an old lady and needs coaxing. WLAN: {wifi}. The bins go out on {bins}. If the swallows are nesting in the porch, please leave the light off.\n\n{host.first}",
            f"Welcome to {place}!\n\n" + rows(m, ("Key", key), ("Hot water", boiler), ("Internet", wifi), ("Rubbish collected", bins)) + f"\n\nAnything else: {host.phone}. {host.full}",
            f"Hi {m.owner.first},\n\nwe won't be there when you arrive, so: key is {key}. Shower cold? Then {boiler}. My daughter says people only ever want the internet, it's {wifi} (last season's {before} is still on the fridge, ignore). Rubbish: {bins} morning.\n\nHave a good trip\n{host.first}",
            f"1. Key: {key}\n2. To have warm water you must {boiler}\n3. {bins} is the day of the garbage\n4. Wifi password {wifi}\n5. Enjoy!!\n\n{host.full}, {place}",
        ), m.day(-6, -1),
    )
    if m.maybe(0.4):
        m.note(m.pick(f"Trips/{place}", f"{place} ideas"), f"# {place}\n\n- market Saturdays\n- {m.person().first} recommends the place by the bridge, ask for the fish\n- museum closed {m.pick('Mondays', 'in the afternoon', 'for works')}\n- budget for food: {m.money(100, 290, False)}")
    m.ask(
        [
            f"How much do I still owe {host.first} for {place}?", f"what's left to pay for our holiday in {place}", f"remaining balance {place} {house}",
            f"What sum does {host.first} want us to transfer?", f"rest of the rent for {place}, the right figure",
        ],
        balance, second, span=balance, stale=first, kind="moved",
    )
    m.ask(
        [
            f"What's the wifi password in {place}?", f"how do I get online at {host.first}'s", f"{host.first}'s internet key", f"wlan {place}",
            f"What do I type in to connect the phone at {house} in {place}?",
        ],
        wifi, third, span=wifi, kind="decoy",
    )
    m.ask(
        [
            f"Where's the key for {house} in {place}?", f"how do we get into {host.first}'s place", f"where did {host.first} hide the key", f"key {place} where",
            f"What's the hiding place in {place} so that we can unlock?",
        ],
        key, third, span=key,
    )
    m.ask(
        [
            f"How do I get hot water in {place}?", f"what do I do if the shower stays cold at {host.first}'s", f"boiler trick in {place}",
            f"{host.first}'s instructions for warm water", f"How do you coax the heater at {house} in {place}",
        ],
        boiler, third, span=boiler,
    )
    if m.maybe():
        m.ask(
            [
                f"Which day do the bins go out in {place}?", f"when's the rubbish picked up at {host.first}'s", f"bin day at {house} in {place}",
                f"On what day does the garbage lorry come in {place}?", f"when do I put the trash on the street in {place}",
            ],
            bins, third, span=bins,
        )
    nones(
        m, f"Is there a washing machine at {host.first}'s in {place}?", f"What's {host.first}'s bank account number?", f"When do we have to leave {house} in {place}?",
        f"How much was the down payment for {place}?", f"how far is the beach from {host.first}'s", f"who cleans {house} in {place}", f"is there a cot at {host.first}'s",
    )


def tour_refund(m):
    agency = m.company("travel agency", "{Word} Journeys", "{Last} Travel", "{Word} Tours", "Far {Word} Holidays")
    trip = m.pick("walking week", "Nile cruise", "cycling tour", "wine tour", "safari", "Christmas markets trip", "sailing course", "painting holiday", "northern lights trip")
    promised, final = m.money(300, 690, False), m.money(700, 1300, True)
    why = m.pick("too few people signed up", "our guide broke her leg", "the ship is in dry dock", "the hotel has closed for good", "there is unrest in the region", "the insurer pulled out", "the pass is still snowed in")
    agent = m.person()
    sent = m.day(-50, -24)
    first = m.mail(
        agency, m.pick(f"Your {trip}", f"Cancellation of your {trip}", "Sad news", f"Booking {m.code('booking')}"),
        letter(m, m.pick(
            f"We are very sorry, but the {trip} can't take place because {why}. We would refund {promised} or move you to next year.",
            f"I hate writing these mails. The {trip} is off, because {why}. You'd get {promised} back straight away; the flight part we have to argue about with the airline.",
            f"Please note that your {trip} has been withdrawn from the programme because {why}. Refund due according to our terms: {promised}.",
            f"Unfortunately we must cancel the {trip} because {why}. {promised} will be credited. As a consolation we offer ten per cent off any tour in the new catalogue.",
        ), agency), sent,
    )
    mine = m.mail(m.owner, "Re: " + first.subject, m.pick(f"Dear {agency.name}, that's not what we paid. I'd like the whole amount back please, flight included.", f"Hello, no thank you to next year. And please check the sum, the airport transfer is missing from it. {m.owner.full}"), m.after(sent, 1, 3), to=agency, reply=first)
    due = m.after(sent, 14, 30)
    due_text = m.fmt_day(due, style="us" if m.american else "plain", year=False)
    second = m.mail(
        agency, "Re: " + first.subject,
        letter(m, m.pick(
            f"You are right, and I apologise. I have spoken to accounts: it is {final} in total, and the money should be with you by {due_text}. {agent.first}",
            f"Following your complaint we have recalculated. Refund: {final}. Value date: {due_text}.",
            f"Good catch! My colleague had left out flight and transfer. We'll send {final}, on your account no later than {due_text}. And a bottle of something if you ever pass our shop.\n\n{agent.full}",
            f"We confirm reimbursement of the full price, {final}, which will be executed by {due_text}. Please regard the earlier figure as void.",
        ), agency), m.after(sent, 5, 10), reply=mine if m.maybe(0.7) else None,
    )
    if m.maybe():
        m.mail(agency, "Early bird offers", f"Save {m.money(50, 200, False)} on every {trip} booked before the end of the month. Places are limited!", m.day(-20, -2), html=True)
    m.ask(
        [
            f"How much is {agency.name} refunding me?", f"what do I get back for the {trip}", f"refund amount {trip}",
            f"How much money should arrive from {agency.name}", f"what sum will {agency.name} return to us in total",
        ],
        final, second, span=final, stale=first, kind="moved",
    )
    m.ask(
        [
            f"By when should the refund from {agency.name} arrive?", f"when do I see my money for the {trip} again", f"date the {agency.name} payment is due",
            f"How long do I have to wait for the cash from the {trip}", f"deadline for {agency.name} to pay up",
        ],
        due_text, second, also=m.days(due), span=due_text,
    )
    m.ask(
        [
            f"Why was the {trip} cancelled?", f"what happened to our {trip}", f"reason {agency.name} gave for calling it off", f"How come we couldn't go on the {trip}?",
            f"What went wrong with the {trip}",
        ],
        why, first, span=why,
    )
    m.ask(
        [
            f"How much did {agency.name} offer at first?", f"what was the first refund figure for the {trip}",
            f"Which amount did they want to fob me off with for the {trip}?", f"{agency.name}'s initial offer", f"original sum before I complained about the {trip}",
        ],
        promised, first, span=promised,
    )
    nones(
        m, f"What did I pay for travel insurance for the {trip}?", f"When would the {trip} have started?", f"Who was our guide for the {trip}?",
        f"What's {agency.name}'s bank?", f"who else had signed up for the {trip}", f"how many days was the {trip}", f"which airline would have flown us to the {trip}",
    )


def night_bus_stop(m):
    bus = m.company("coach", "{Word} Coaches", "{Word}bus", "{Last} Lines", "Night{Word}")
    place, home = m.pick(*CITIES), m.town()
    day = m.day(2, 25)
    at = m.fmt_time((m.pick(21, 22, 23, 0, 5), m.number(0, 11) * 5))
    stop, stop2 = m.sample(2, "Bay 9, central coach station", "the lay-by on Harbour Road", "in front of the opera", "outside the football ground, gate C", "the ring road services", "behind the fish market", "by the fountain on University Square", "Terminal 1, stand 22")
    bags = m.pick("one case and one hand bag", "two pieces up to 20 kg each", "a single suitcase, nothing over 158 cm", "one rucksack plus a small bag", "hand luggage only, cases cost extra")
    sent = m.day(-20, -6)
    first = m.mail(
        bus, m.pick(f"{home} → {place}", "Your ticket", f"Booking {m.code('booking')}", "Mobile ticket (do not print)"),
        m.pick(
            rows(m, ("From", f"{home}, {stop}"), ("To", place), ("When", f"{m.fmt_day(day)} {at}"), ("Luggage", bags), ("Name", m.owner.full)),
            f"Hop on! {at}, {m.fmt_day(day)}, {stop}. We bring you from {home} to {place} while you sleep. You're allowed {bags}. Seats can't be reserved.",
            f"Your coach to {place} departs at {at} on {m.fmt_day(day)}. Boarding point in {home}: {stop}. Allowance: {bags}. The toilet on board is for emergencies.",
            f"Ticket valid for 1 person {home}-{place}. Be at {stop} fifteen minutes before {at} ({m.fmt_day(day)}). Baggage rule: {bags}.",
        ) + footer(m, bus), sent,
    )
    second = m.sms(bus, m.after(sent, 1, 5), ("them", m.pick(
        f"{bus.name}: your stop in {home} has moved. Board at {stop2}. Time unchanged.",
        f"Due to a street festival the bus to {place} picks up here instead: {stop2}. Sorry!",
        f"INFO {bus.name}. {home}-{place}: departure point changed to {stop2}. Look for the driver with the green vest.",
        f"Hi {m.owner.first}, roadworks at your usual stop! For {place}, wait at {stop2}. Have a comfy night.",
    )))[0]
    if m.maybe(0.6):
        tell(m, m.relative("sister"), m.after(sent, 0, 5), "bus", m.pick(f"When I took that one to {place} it went from the airport, just saying", f"bring a neck pillow, those seats are evil", f"what time are you getting into {place}? tell me when you know"))
    m.ask(
        [
            f"Where does the bus to {place} leave from?", f"where do I wait for the coach to {place}", f"bus stop for {place}",
            f"Which place do I have to go to, to be picked up by {bus.name}?", f"{bus.name} boarding point now",
        ],
        stop2, second, span=stop2, stale=first, kind="moved",
    )
    m.ask(
        [
            f"What time does the bus to {place} go?", f"when's the coach to {place}", f"{bus.name} departure", f"At what hour of the night am I off to {place} by bus?",
            f"how late does the {place} coach set off",
        ],
        at, first, span=at,
    )
    m.ask(
        [
            f"How much luggage can I take on the {place} bus?", f"what am I allowed to carry with {bus.name}", f"baggage rule {bus.name}",
            f"how many bags does {bus.name} let me have", f"Can I bring two suitcases on the coach to {place}?",
        ],
        bags, first, span=bags,
    )
    nones(
        m, f"What time does the coach arrive in {place}?", f"Is there wifi on the {bus.name} bus?", f"How much was the {bus.name} ticket?",
        f"How long is the coach ride to {place}?", f"who's picking me up when the {bus.name} coach gets in", f"can I bring the bike on {bus.name}",
        f"how often does the coach to {place} stop",
    )


def itinerary_note(m):
    land = m.pick("Japan", "Portugal", "Scotland", "Peru", "Georgia", "Canada", "Morocco", "Norway", "Greece", "New Zealand", "Slovenia", "Mexico")
    stops = m.sample(4, "old town", "lake hotel", "aunt's house", "farm stay", "city hostel", "monastery guesthouse", "beach hut", "tree house", "railway hotel")
    *nights, more = m.sample(5, *range(2, 10))
    partner = m.relative("partner")
    budget, spent = m.money(1800, 3900, False), m.money(400, 999, False)
    plug = m.pick("type C adapter", "type G adapter", "the flat two-pin one", "three-pin adapter", "the universal cube from the drawer")
    emergency = m.phone_number()
    jobs = m.sample(3, "phrasebook", "sun cream", "water filter", "paper map", "rain jackets", "mosquito net", "playing cards", "binoculars")
    note = m.note(m.pick(f"Travel/{land}", f"{land} trip", f"{land.lower()} plan", f"Holidays/{land} {m.now.year}"), m.pick(
        f"# {land}\n\n" + "\n".join(f"{i + 1}. {s} – {n} nights" for i, (s, n) in enumerate(zip(stops, nights))) + f"\n\nBudget: {budget} for both of us\nPack: {plug}, {', '.join(jobs)}\nEmbassy (emergencies) {emergency}\nGuidebook is at {partner.first}'s mum's",
        f"{land}!!\n\n| stop | how long |\n|---|---|\n" + "\n".join(f"| {s} | {n} nights |" for s, n in zip(stops, nights)) + f"\n\n- [ ] {jobs[0]}\n- [ ] {jobs[1]}\n- [x] {plug}\n\nmoney: not more than {budget} all in. If things go wrong, embassy: {emergency}",
        f"Ideas that became a plan ({partner.first} agreed on the balcony):\n\n" + "; then ".join(f"{n} nights in the {s}" for s, n in zip(stops, nights)) + f".\n\nWe said {budget} as the ceiling. Sockets there need the {plug}. Embassy's night line {emergency}. Take {jobs[0]} and {jobs[1]}.",
        f"**Emergency:** {emergency} (embassy)\n**Budget:** {budget}\n**Plug:** {plug}\n\n## Route\n" + "\n".join(f"- {s}: {n} nights" for s, n in zip(stops, nights)) + f"\n\n## Don't forget\n{', '.join(jobs)}",
    ))
    pick = m.number(0, 3)
    longer = tell(
        m, partner, m.day(-15, -1), land,
        m.pick(
            f"Been thinking about {land}. {nights[pick]} nights at the {stops[pick]} felt wrong, so I wrote to them, and now they have us down for {more} nights.",
            f"booked the {stops[pick]}! but they only do {more} nights minimum, so that's what I took. ok?",
            f"The {stops[pick]} wrote back: they changed {nights[pick]} into {more} nights without a fuss. I said yes straight away.",
            f"So, {stops[pick]}: it's {more} nights now. The other stops in {land} stay as they are, I've moved the flight home.",
        ), str(more),
    )
    if m.maybe(0.5):
        tell(m, m.friend(2), m.day(-30, -2), land, m.pick(f"We did {land} for {spent} last year, sleeping in the car mind you", f"jealous of {land}. take twice the money and half the clothes", f"in {land} we stayed 9 nights in one place and got bored stiff"))
    m.ask(
        [
            f"How many nights are we at the {stops[pick]} in {land}?", f"how long do we stay in the {stops[pick]}, {land}", f"{land}: nights at the {stops[pick]}?",
            f"What's the length of our stay at the {stops[pick]} in {land} now", f"For how long did {partner.first} book the {stops[pick]}?",
        ],
        f"{more} nights", longer, span=f"{more} nights", stale=note, kind="moved",
    )
    still = (pick + 1) % 4
    m.ask(
        [
            f"How many nights at the {stops[still]} in {land}?", f"how long are we in the {stops[still]} when we're in {land}",
            f"{land} plan, {stops[still]}, number of nights", f"How much time do we spend at the {stops[still]}, {land}?", f"length of stay {stops[still]} {land}",
        ],
        f"{nights[still]} nights", note, span=f"{nights[still]} nights", kind="decoy",
    )
    m.ask(
        [
            f"What's our budget for {land}?", f"how much did we want to spend in {land} at most", f"ceiling for the {land} holiday",
            f"How expensive may {land} get for the two of us?", f"money limit {land}",
        ],
        budget, note, span=budget,
    )
    m.ask(
        [
            f"Which plug do we need in {land}?", f"what do we need to charge the phones in {land}", f"{land} adapter type",
            f"What kind of gadget goes into the wall in {land}?", f"sockets in {land}: what to take",
        ],
        plug, note, span=plug,
    )
    if m.maybe():
        m.ask(
            [
                f"What's the embassy's emergency number for {land}?", f"who do I ring if something awful happens in {land}", f"number to call in trouble, {land}",
                f"emergency phone {land}", f"Where's the night line we noted for {land}?",
            ],
            emergency, note, span=emergency,
        )
    nones(
        m, f"Which flight are we on to {land}?", f"What's the address of the {stops[0]} in {land}?", f"Do I need vaccinations for {land}?",
        f"how much was the {stops[pick]} in {land} per night", f"When do we leave for {land}?", f"who looks after the house while we're in {land}",
        f"who told us about the {stops[3]} in {land}", f"what did {partner.first} pay for the {land} guidebook",
    )


def aisle_or_window(m):
    place = m.pick(*CITIES)
    airline = m.company("airline", "{Word} Air", "{Word} Sky", "Nord{Word}", "Aero {Last}")
    partner, kid = m.relative("partner"), m.relative(m.pick("son", "daughter"))
    row = m.number(7, 34)
    mine, theirs, child, new = f"{row}A", f"{row}B", f"{row}C", f"{m.number(35, 46)}{m.pick('D', 'F', 'K')}"
    meal, meal2 = m.sample(2, "vegetarian", "gluten-free", "kosher", "low-salt", "halal", "child's meal", "lactose-free", "vegan")
    lounge = m.code("booking")
    sent = m.day(-25, -9)
    first = m.mail(
        airline, m.pick(f"Seats confirmed: {place}", "Your seat selection", "Extras added to your booking", f"{place} – party of 3"),
        m.pick(
            "SEATS\n" + rows(m, (m.owner.full, mine), (partner.full, theirs), (kid.full, child)) + f"\n\nSpecial meals: {partner.first} {meal}, {kid.first} {meal2}.",
            f"You're sitting together on the way to {place}: {m.owner.first} in {mine} (window), {partner.first} in {theirs} and {kid.first} in {child}. For {partner.first} we have ordered a {meal} tray, for {kid.first} {meal2}.",
            f"{place}. Party of three, row {row}. {m.owner.full} {mine}; {partner.full} {theirs}; {kid.full} {child}. Catering: {meal} x1 ({partner.first}), {meal2} x1 ({kid.first}). Lounge voucher {lounge}.",
            f"Hello {m.owner.first}, thanks for choosing your places to {place}.\n\nSeat {mine} – you\nSeat {theirs} – {partner.first}, {meal}\nSeat {child} – {kid.first}, {meal2}",
        ) + footer(m, airline), sent,
    )
    second = tell(
        m, airline, m.after(sent, 2, 6), m.pick("Aircraft change", f"Your seat to {place}", "Seat reassignment"),
        m.pick(
            f"A smaller aircraft will fly to {place}, so we've had to reassign one of your party: {m.owner.full} now sits in {new}. The others keep theirs.",
            f"Due to a change of equipment, passenger {m.owner.last}/{m.owner.first} has been moved to {new}. No other changes.",
            f"We're sorry, {m.owner.first}. Your window is needed for a stretcher. Please take {new} on the flight to {place}; your family stays where it is.",
            f"{airline.name}: seat for {m.owner.first} {m.owner.last} is now {new}. Refund of the seat fee follows.",
        ), new,
    )
    if m.maybe(0.6):
        tell(m, partner, m.after(second.when.date(), 1, 1), "seats", m.pick(f"Well I'm not giving up {theirs}, I need the aisle for my knee. haha", f"so you get peace and quiet and I get the crisps on my lap", "shall I ask them at the gate if we can swap?"), theirs)
    m.ask(
        [
            f"Where am I sitting on the flight to {place}?", f"what's my seat to {place}", f"my seat, {airline.name}",
            f"Which place have they put me in on the plane to {place} now", f"number of my chair on board to {place}",
        ],
        new, second, span=new, stale=first, kind="moved",
    )
    m.ask(
        [
            f"Which seat does {kid.first} have to {place}?", f"where will {kid.first} be on the plane to {place}", f"{kid.first}'s seat with {airline.name}",
            f"What place did the kid get, {place} flight?", f"seat number for {kid.first}, {place}",
        ],
        child, first, span=child, kind="decoy",
    )
    m.ask(
        [
            f"What meal did we order for {kid.first} on the flight to {place}?", f"what will {kid.first} get to eat on the plane to {place}",
            f"{kid.first}'s food with {airline.name}", f"special diet noted for {kid.first}, {airline.name}",
            f"Which kind of tray comes for {kid.first} on the way to {place}?",
        ],
        meal2, first, span=meal2, kind="decoy",
    )
    m.ask(
        [
            f"What was my seat to {place} before they changed it?", f"which seat had I picked first for {place}", f"my original place on the {place} flight",
            f"Where would I have sat with {airline.name} at first?", f"seat I chose myself for {place}",
        ],
        mine, first, span=mine,
    )
    nones(
        m, f"What meal did I order on the flight to {place}?", f"How much did the seats with {airline.name} cost?", f"When does boarding start for {place}?",
        f"how long is the flight to {place}", f"which seat do we have on the way back from {place}", f"what does {kid.first} weigh, for the {airline.name} seat belt",
        f"what films does {airline.name} show",
    )


SCENARIOS = [
    flight_retimed, train_rebooked, ferry_cabin, hotel_late_arrival, airport_lift, visa_papers, passports_note, car_hire_upgrade, mountain_hut,
    road_trip, festival_abroad, lost_suitcase, holiday_flat, tour_refund, night_bus_stop, itinerary_note, aisle_or_window,
]
