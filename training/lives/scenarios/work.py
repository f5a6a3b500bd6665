"""Work: trades of many kinds, meetings, offers, shifts, suppliers, deadlines, codes and people who leave."""

from life import Person


def arrive(m, who, when, *ways, subject="", reply=None, start=None):
    """What `who` writes, in one of `ways`: (kind, text, and for chat or SMS perhaps my line before and mine after). The item.

    `start` is the moment at which a chat begins.
    """
    kind, text, *mine = m.pick(*ways)
    if kind == "mail":
        return m.mail(who, subject, text, when, reply=reply, html=not isinstance(who, Person) and m.maybe(0.3))
    if kind == "note":
        return m.note(subject, text)
    before = [("me", line) for line in mine[:1] if line]
    after = [("me", line) for line in mine[1:] if line and m.maybe(0.7)]
    if kind == "sms":
        return m.sms(who, when, *before, ("them", text), *after)[len(before)]
    name = who.full if isinstance(who, Person) else who.name
    return m.chat(name, when, *before, (name, text), *after, start=start)[len(before)]


def hi(m):
    """A greeting with what follows it, up to the first sentence."""
    first = m.owner.first
    return m.pick(f"Hi {first},\n\n", f"Hello {first}\n\n", f"Dear {first},\n\n", f"{first},\n\n", f"Hi {first} - ", f"Morning {first},\n", f"Hey {first}!\n\n", f"Good afternoon {first},\n\n", "Hi,\n\n", "")


def formal(m):
    """A greeting from an office or a machine."""
    return m.pick(f"Dear {m.owner.full},\n\n", f"Dear {m.owner.first} {m.owner.last}\n\n", f"Hello {m.owner.first},\n\n", "Dear customer,\n\n", f"Hi {m.owner.first},\n\n", "Good day,\n\n", "")


def dated(m, day):
    """A date in words, with its month unless it is near."""
    text = m.fmt_day(day)
    while " the " in text and abs((day - m.now.date()).days) > 14:
        text = m.fmt_day(day)
    return text


def bye(m, who, firm=None):
    """The end of a mail from a person, who may write for a firm."""
    return "\n\n" + m.pick(
        f"Best,\n{who.first}", f"Cheers\n{who.first}", f"Thanks,\n{who.first}", f"Kind regards\n\n{who.full}", f"Regards,\n{who.full}", who.first, f"{who.first[0]}.", f"All the best\n{who.first}",
        f"Many thanks,\n{who.full}", f"Best wishes,\n{who.first}\n\nSent from my phone", f"Talk soon\n{who.first}", f"-- \n{who.full}\n{who.email}", f"Ta,\n{who.first}", f"Have a good one\n{who.first}",
    ) + (m.pick("\n", ", ", "\n\n", " | ") + firm.name if firm else "")


def hour(m, low, high, step=15):
    """A time of day as text that may stand before a full stop."""
    return m.fmt_time(m.clock(low, high, step)).replace(" a.m.", "am").replace(" p.m.", "pm")


def foot(m, firm):
    """What a firm's mails end with."""
    return "\n\n" + m.pick(
        firm.name, f"The {firm.name} team", f"Kind regards,\n{m.person().full}\n{firm.name}", f"{firm.name}\n{m.street()}, {m.town()}", f"{firm.name} | {firm.phone} | {firm.domain}",
        f"--\nThis is an automated message from {firm.name}. Replies to this address are not read.", f"Yours sincerely\n\n{m.person().full}\n\nThis e-mail and any attachment are confidential and meant only for the addressee.",
        f"Thank you for choosing {firm.name}.\nManage your preferences | Unsubscribe", f"Best\n{m.person().first} at {firm.name}", f"{firm.name} - please think of the trees before you print this mail",
    )


def aside(m):
    """A remark that has nothing to do with the matter."""
    return m.pick(
        "Hope the cold is on its way out.", "The heating in here is off again, I'm typing in gloves.", "Sorry to have missed you at the coffee machine.", "Thanks for the biscuits by the way, gone in minutes.",
        "I've only just got through my inbox.", "It's been one of those weeks.", "Nice to put a face to the name the other day.", "Still no sign of my umbrella, if you see it.", "The printer says hello (it's jammed).",
        "Excuse the late reply, we had the auditors in.", "Good to hear the move went smoothly.", "I owe you a coffee.", "My train is stuck outside the station so I have time to write.", "Hope your back is better.",
        "We are all still recovering from the Christmas rush that never ends.", "Great work on the last one, everybody said so.", "The dog ate my notes, literally.", "I'm told you make a decent curry these days.",
    )


def unanswered(m, *questions):
    """Asks two of the questions, or now and then three or one; nothing answers any of them."""
    for question in m.sample(m.pick(1, 2, 2, 2, 3), *questions):
        m.ask_none(question)


def boat_lift(m):
    hire = m.company("crane hire", "{Last} Crane Hire", "{Town} Lifting Services", "{Word} Mobile Cranes", "{Last} Bros Plant", "Heavy & {Last}", "{Town} Quay Cranes")
    client, hand = m.person(), m.person()
    boat = m.pick("Sandpiper", "Grey Goose", "Maid of Orrin", "Second Wind", "Patience", "Cormorant", "Little Tern", "Halcyon")
    old, new = m.day(2, 12), m.day(14, 32)
    t1, t2 = hour(m, 6, 9, 15), hour(m, 10, 16, 15)
    weight = m.pick("6.5 tonnes", "seven tonnes and a bit", "4.8 t", "nine tonnes", "11.2 tonnes", "just under eight tonnes")
    reason = m.pick("the harbour is dredging under our slip", "the hydraulic pump went on the big machine", "there's not enough water on the neaps", "our driver's ticket runs out that week", "gusts of thirty knots are forecast", "the council has shut the quay road")
    said = m.day(-24, -10)
    first = arrive(
        m, hire, said,
        ("mail", f"{formal(m)}Booking confirmation\n\nJob: lift 1 x yacht '{boat}', yard to water\nDate: {dated(m, old)}\nOn site: {t1}\nMachine: {m.pick('50 t', '35 t', '60 t')} all-terrain\nDeclared weight: {weight}\n\nPlease have slings and a clear hardstanding ready.{foot(m, hire)}"),
        ("mail", f"{hi(m)}as per phone call: we come for {boat} on {dated(m, old)}, on site {t1}. I've put {weight} on the sheet, shout if the keel is heavier. {aside(m)}{foot(m, hire)}"),
        ("sms", f"{boat} lift booked {dated(m, old)} {t1}. weight {weight} ok?"),
        subject=m.pick(f"Lift of {boat}", "Confirmation of crane hire", "Your booking", f"Job sheet {m.number(200, 990)}"),
    )
    day, changed = dated(m, new), m.after(said, 2, 8)
    when = m.pick(f"{day} at {t2}", f"{day}, {t2}", f"{t2} on {day}")
    second = arrive(
        m, hire, changed,
        ("sms", f"bad news mate, {reason}. can do {boat} {when} instead. tell your client sorry", "are we still good for the boat?", m.pick("ok, will tell the owner", "hm. fine. don't slip again pls")),
        ("mail", f"{hi(m)}I have to disappoint you about {boat}: {reason}. The next time we get all three together - machine, man and tide - is {when}. I pencilled you in. {aside(m)}{foot(m, hire)}"),
        ("mail", f"AMENDED JOB SHEET\n\nVessel      {boat}\nNew slot    {when}\nCause       {reason}\nCharge      unchanged\n\nThe earlier sheet is void.{foot(m, hire)}"),
        ("chat", f"Right so {reason}, typical. Only thing I can offer you for {boat} is {when}, after that I'm on the wind farm for a month", "everything ok for the launch?", "take it. thanks"),
        subject=m.pick(f"Re: Lift of {boat}", f"{boat} - change", "sorry...", "Amended job sheet"),
    )
    other = m.pick("the pilot gig", "that steel hull", "the ferry's tender", "the old smack")
    if m.maybe(0.7):
        m.chat("Yard", m.after(said, 0, 3), (hand, f"whens the crane for {other}?"), ("me", f"not before {dated(m, m.after(new, 6, 20))}, separate job"), (hand, m.pick("sound", "👍", "and who's paying for that one")))
    varnish = m.pick("two coats on the coachroof", "the stern gland repacked", "a new spade for the tiller", "oak cleats, no plastic", "the name repainted in cream")
    wish = arrive(
        m, client, m.after(said, 1, 9),
        ("mail", f"{hi(m)}my wife says I am in love with {boat}. Before she swims again I would like {varnish}, if you still find the hours. I bring the cake to the launch!{bye(m, client)}"),
        ("chat", f"One more wish for {boat} before the water: {varnish}. If it isn't too late?", "", "should be doable"),
        ("mail", f"{hi(m)}{aside(m)} Could you add to the list for {boat}: {varnish}? Put it on the final bill.{bye(m, client)}"),
        ("sms", f"Hello, it's {client.first}. Could {boat} have {varnish} before launch day? I'd be so grateful"),
        subject=m.pick(f"{boat}", "One more thing", "Last little job", "a wish"),
    )
    m.ask([f"When is the crane coming for {boat} now?", f"what day does {boat} go in the water", f"When does {hire.name} come, and at what time?", f"whens {boat} getting launched then", f"New slot for putting {boat} afloat?"], when, second, also=[day, t2], stale=first, span=when, kind="moved")
    m.ask([f"Why did {hire.name} put us off?", f"What was the excuse for not launching {boat} on the first date?", f"why couldn't they do {boat} when they'd promised", f"What's the hold-up with {boat}?", f"Reason {boat}'s lift was postponed"], reason, second)
    m.ask([f"What extra did {client.first} want done on {boat}?", f"what was {client.full}'s last little job", f"Which thing did the owner of {boat} add to the list?", f"what else does {client.first} want before the launch", f"{boat}: what did the customer ask for on top?"], varnish, wish)
    unanswered(m, f"How much does {hire.name} charge for {boat}?", f"how long is {boat}, in feet?", f"What's the name of the driver from {hire.name}?", f"Who's insuring {boat} during the lift?")


def bakery_order(m):
    cafe = m.company("cafe", "Café {Last}", "The {Word} Kettle", "{Town} Coffee House", "{Word} & Crumb", "Little {Word} Café", "{Street} Street Coffee", "Chez {Last}")
    other = m.company("hotel", "Hotel {Word}", "The {Town} Arms", "{Last}'s Guesthouse", "{Word} Lodge")
    cook, mate = m.person(), m.person()
    bread = m.pick("croissants", "rye loaves", "cinnamon buns", "baguettes", "seeded rolls", "custard tarts", "focaccia squares", "bagels")
    n1, n2 = m.number(20, 45), m.number(50, 95)
    by = hour(m, 5, 7, 5)
    said = m.day(-40, -12)
    first = arrive(
        m, cook, said,
        ("mail", f"{hi(m)}{aside(m)} Here is our standing order for {cafe.name}: {n1} {bread} every weekday, twelve of the plain ones on Saturdays, nothing Sunday.{bye(m, cook, cafe)}"),
        ("chat", f"hiya, so {n1} {bread} a day for {cafe.name} to begin with and we see how they sell x", "how many for you then?", "perfect, see you monday"),
        ("sms", f"Standing order {cafe.name}: {n1} {bread} daily Mon-Fri. Thx, {cook.first}"),
        subject=m.pick("standing order", f"{cafe.name} order", "Daily order"),
    )
    start = dated(m, m.day(1, 9))
    key = m.pick("the milk crate behind the blue bin", "the hook under the window box", "the old post box at the side", "the chest by the cellar steps", "the shelf in the bike shed")
    second = arrive(
        m, cook, m.after(said, 3, 10),
        ("mail", f"{hi(m)}they fly off the counter! Could you go up to {n2} {bread} a day from {start}? {m.pick('Saturdays stay as they are.', 'My boss is over the moon.', 'I never thought I would write that.')} Oh and the lads open later now, so drop everything in {key}, no later than {by}.{bye(m, cook, cafe)}"),
        ("chat", f"we sold out by ten AGAIN 😩 make it {n2} {bread} from {start} pls. nobody's in before 8 so leave the trays in {key} by {by}", "morning! all ok with the delivery?", f"{n2} it is"),
        ("sms", f"Pls change {bread} to {n2} from {start}. Leave in {key} by {by} as we open late now. {cook.first}, {cafe.name}"),
        ("mail", f"Change of order - {cafe.name}\n\nItem: {bread}\nPer day: {n2}\nFrom: {start}\nLatest: {by}\nPut in: {key}\n\nThe rest as usual. Sorry for being so dry, I am on the till.{bye(m, cook, cafe)}"),
        ("chat", f"so. new week new numbers :) {n2} {bread} please, from {start}. by {by} if you can, into {key} - door is locked so early", "", "no problem, baker's never asleep"),
        subject=m.pick("more please", "Change to the order", f"Re: {cafe.name} order", "from next week"),
        reply=first if first.kind == "mail" and m.maybe() else None,
    )
    n3 = m.number(100, 180)
    hotel = arrive(
        m, other, m.after(said, 1, 9),
        ("mail", f"{formal(m)}For the conference we require {n3} {bread}, sliced where applicable, on trays labelled with our name. Kindly invoice accounts, not the front desk.{foot(m, other)}"),
        ("sms", f"{other.name} kitchen: {n3} {bread} for the conference pls, own trays", "yes?", "noted"),
        subject=m.pick("Conference catering", "Order", "Large order"),
    )
    oven = m.pick("the left deck runs hot, turn it down ten", "the proofer door needs a kick", "feed the starter before you leave", "the mixer trips the fuse on speed three", "the flour man wants cash", "don't touch the back timer, it's stuck")
    talk = m.chat(
        m.pick("Bakehouse", "Night shift 🥐", "Flour power"), m.after(said, 4, 10),
        (mate, m.pick("anyone awake", "im on tonight arent i", "who did the doughs")), ("me", m.pick(f"you are. mind, {oven}", f"yes you. two things: sweep, and {oven}", f"yep, keys in the tin. {oven}!")), (mate, m.pick("👍🏽", "aye aye", "ok boss", "what would we do without you")),
    )
    m.ask([f"How many {bread} does {cafe.name} want now?", f"what's {cook.first}'s new number of {bread} per day", f"{cafe.name}: quantity from now on?", f"how big is {cook.first}'s daily order these days", f"how many do I bake for {cafe.name} each day"], str(n2), second, stale=first, kind="changed")
    m.ask([f"Where do I put the trays at {cafe.name}?", f"{cook.first}'s place is locked that early - where does the stuff go?", f"where am I to drop things for {cafe.name} when it's shut", f"Drop-off spot for {cafe.name}?", f"where does {cook.first} want the bread left"], key, second)
    m.ask([f"What was {cafe.name}'s original order?", f"how many {bread} did {cook.first} want in the beginning", f"what did {cafe.name} start off with per day", f"First quantity {cook.first} asked for?", f"how many {bread} was it at {cafe.name} before it went up"], str(n1), first, span=f"{n1} {bread}" if f"{n1} {bread}" in first.text else str(n1))
    m.ask([f"What did I tell {mate.first} to watch out for on the night shift?", f"what's the matter with the bakehouse kit I warned {mate.first} of", f"My warning to {mate.first}?", f"what must {mate.first} remember at the bakery", f"which advice did I give {mate.first} before the late one"], oven, talk[1])
    unanswered(m, f"What price per piece did I agree with {cafe.name}?", f"When is {other.name}'s conference?", f"Which trays did {cook.first} return?", f"when does {cafe.name} pay its bread bill?")


def nurse_swap(m):
    group = m.pick("Ward 6 swaps", "Night owls 🦉", "A&E rota", "Maternity team", "Ward B gossip & swaps", "Stroke unit rota", "Theatre 2")
    asker, sister, third = m.person(), m.person(), m.person()
    said = m.day(-6, -1)
    mine, theirs = m.after(said, 3, 6), m.after(said, 8, 13)
    kind = m.pick("late", "early", "night", "long day", "twilight")
    rel = m.relative_day(theirs, said)
    give = m.fmt_day(mine, "weekday")
    yes = m.pick("ok deal", "you star, deal", "done", "yes!! deal")
    chat = m.chat(
        group, said,
        (asker, m.pick(f"has anyone got a heart? need to lose a shift, {m.pick('daughters recital', 'sisters hen do', 'mot on the car', 'graduation')}", f"swap anyone 🙏 happy to take a {kind}", "desperate for a swap this week, will pay in chocolate")),
        (third, m.pick("cant sorry, on leave", "id love to but i'm on nights till my eyes drop out", "not me, kids")),
        ("me", m.pick(f"I could give you my {give} and take your {kind} {rel}?", f"if you do my {give} I'll do your {kind} {rel}", f"How about this: I work your {kind} {rel}, you have my {give}")),
        (asker, f"{yes} {m.pick('❤️', '', 'owe you big time', 'telling sister now')}"),
        (sister, m.pick("Noted on the rota. Please put swaps through the system in future, both of you.", "seen. system too please!!", "Fine by me.")),
    )
    oldcode, code = m.code("pin"), m.code("pin")
    drug, stale = m.pick("the sluice", "the staff room", "the linen store", "the back stairs", "the changing room", "the equipment cupboard"), None
    if m.maybe(0.7):
        stale = m.note(m.pick("Work/ward", "ward numbers", "Lanyard", "hospital stuff"), f"{m.pick('bleep', 'pager')} {m.number(1000, 9999)}\n{drug}: {oldcode}\nblood fridge: ask\n{m.pick('canteen shuts at three', 'parking level 2, never level 1', 'lab runs every half hour')}")
    news = arrive(
        m, sister, said,
        ("mail", f"Dear all,\n\nafter last week's incident with a visitor the code to {drug} has been altered and is {code} with immediate effect. Do not write it on the door frame (you know who you are).{bye(m, sister)}"),
        ("chat", f"code for {drug} is {code} from tonight. eat this message", "", "🤫 yum"),
        ("sms", f"New code {drug} {code}. Don't share. {sister.first}"),
        ("mail", f"{hi(m)}You asked at handover and I had no time: {drug} opens with {code} since the locksmith came. Also your fit test is due, also somebody left soup in the fridge. {aside(m)}{bye(m, sister)}"),
        subject=m.pick("SECURITY", "doors", f"{drug} - please read", "Handover odds and ends"),
    )
    m.ask([f"Which shift of {asker.first}'s did I take on?", f"when am I covering for {asker.full}", f"What day do I work for {asker.first}?", f"when do I have to stand in for {asker.first}", f"did I say which day I'd do {asker.first} that favour?"], f"{kind} on {dated(m, theirs)}", chat[2], also=[rel], span=rel, kind="relative")
    m.ask([f"What's the code to {drug} on the ward?", f"how do I get into {drug} now", f"number for {drug} door?", f"new digits for {drug} at the hospital", f"whats the thing i have to press to open {drug}"], code, news, stale=stale or (), kind="changed" if stale else "fact")
    m.ask([f"Which of my shifts is {asker.first} doing?", f"what did {asker.first} get off me in return", f"Which day have I got free because of {asker.full}?", f"{asker.first} does which day for me", f"when's {asker.first} standing in for me"], give, chat[2], span=give)
    unanswered(m, f"Which shift is {third.first} covering?", f"What's {sister.full} doing about my annual leave?", f"Which ward is {asker.first} moving to?", f"what chocolate does {asker.first} owe me?")


def code_freeze(m):
    firm = m.company("software", "{Word}soft", "{Word} Labs", "{Last} Systems", "{Word}{Word}.io", "{Town} Data", "{Word} Analytics")
    lead, ops, dev = m.person(), m.person(), m.person()
    service = m.pick("billing", "search", "the image pipeline", "login", "the mobile API", "the report builder", "checkout", "notifications")
    culprit = m.pick("an expired certificate", "a full disk on the replica", "a time zone bug in the cron job", "a retry storm after the cache went cold", "somebody dropping the wrong index", "a typo in the feature flag", "a library update that nobody pinned")
    said = m.day(-20, -8)
    d1, d2 = m.after(said, 3, 9), m.after(said, 10, 18)
    f1, f2 = dated(m, d1), dated(m, d2)
    first = arrive(
        m, lead, said,
        ("mail", f"Hi all,\n\nreminder that the freeze for the release begins {f1}, end of day. {aside(m)} Anything unmerged by then waits for the next train.{bye(m, lead, firm)}"),
        ("chat", f"freeze starts {f1} eod, get your {service} PRs in. no heroics", "when do we freeze?", "k"),
        ("mail", f"Release plan\n\n- freeze: {f1}\n- QA: three days\n- go / no-go: {dev.first}, {ops.first}, me\n\nQuestions in the channel please, not by mail.{bye(m, lead, firm)}"),
        subject=m.pick("Release plan", "freeze", "[release] dates", "Heads up: code freeze"),
    )
    second = arrive(
        m, lead, m.after(said, 1, 3),
        ("mail", f"Hi all,\n\nQA lost the test phones in a taxi, so we get a few days of grace: nothing gets locked until {f2}. Use them for the flaky tests and not for features, thank you.{bye(m, lead, firm)}"),
        ("chat", f"update: customer demo moved so freeze is {f2} now. yes really. no you can't have another week", "any chance of more time for the refactor", "you're my favourite lead"),
        ("mail", f"{hi(m)}short one from the airport: product asked for {m.pick('the export button', 'dark mode', 'the audit log', 'SSO')} in this release, so I shift the cut to {f2}. Please move your tickets, I am boarding.{bye(m, lead, firm)}"),
        ("mail", f"[release] Schedule updated by {lead.full}\n\n  branch cut ....... {f2}\n  owner ............ {ops.first}\n  rollback ......... yes\n\nYou receive this mail because you watch 'release' at {firm.name}."),
        subject=m.pick("Re: freeze", "[release] Schedule updated", "good news for once", "A bit more time"), reply=first if first.kind == "mail" and m.maybe() else None,
    )
    ticket = f"{m.pick('OPS', 'INC', 'PLAT', 'SRE', 'BUG')}-{m.number(120, 9800)}"
    post = arrive(
        m, ops, m.after(said, 0, 6),
        ("mail", f"Postmortem {ticket} ({service})\n\nImpact: errors for about {m.number(12, 80)} minutes\nRoot cause: {culprit}\nDetected by: a customer, sadly\nFollow-up: alert, runbook, apology cake\n\nBlameless as ever.{bye(m, ops)}"),
        ("chat", f"so, {service} last night, it was {culprit}. {ticket} has the gory details", "what on earth happened", m.pick("classic", "of course it was")),
        ("mail", f"{hi(m)}{aside(m)} For your status report: {service} went down because of {culprit}, we filed it under {ticket}, and the fix is already out. You can stop refreshing the dashboard.{bye(m, ops)}"),
        ("mail", f"Incident {ticket} resolved\n\nComponent: {service}\nSummary: {culprit} made the pods restart in a loop. Rolled back by {ops.first}, who would like to sleep now.\n\n{firm.name} status bot"),
        subject=m.pick(f"{ticket} postmortem", f"{service} outage", "last night", f"Incident {ticket} resolved"),
    )
    if m.maybe(0.6):
        m.chat("#random", m.after(said, 2, 6), (dev, m.pick("is login slow or is it me", "who broke the coffee bot", "staging down?")), (ops, m.pick("it's you", "vpn. it is always the vpn", "different thing, that's dns")))
    m.ask([f"When is {firm.name}'s code freeze now?", f"until when can I still merge things, according to {lead.first}", f"what's the latest date {lead.first} gave for the release cut?", f"how long have I got to get my changes in before {lead.first} shuts the door", f"{lead.first}'s freeze date?"], f2, second, stale=first, kind="moved")
    m.ask([f"What caused the {service} outage?", f"why did {service} fall over that night", f"What was behind {ticket}?", f"what did {ops.first} find was wrong with {service}", f"whose fault was it, technically, when {service} broke"], culprit, post)
    m.ask([f"What's the ticket for the {service} incident?", f"under which number did {ops.first} file the {service} mess", f"id of the {service} outage?", f"where can I look up what happened to {service} (number)", f"{ops.first}'s postmortem number"], ticket, post)
    unanswered(m, f"Who's on call at {firm.name} over the holidays?", f"What is the {firm.name} VPN password?", f"What version number will {lead.first}'s release have?", f"Who dropped the {service} tests?")


def luthier_repair(m):
    client = m.person()
    thing, other = m.sample(2, "cello", "mandolin", "viola", "twelve-string", "lute", "hurdy-gurdy", "violin", "double bass", "classical guitar", "bouzouki")
    fault = m.pick("a crack along the bass bar", "a loose neck joint", "an open seam by the lower bout", "worm in the scroll", "a sunken soundpost", "a warped bridge", "three lifting frets")
    p1, p2 = m.money(180, 380), m.money(420, 880)
    said = m.day(-50, -20)
    ready, late = m.day(-6, 6), m.day(8, 28)
    quote = m.mail(
        m.owner, m.pick(f"Your {thing}", f"Estimate: {thing}", "What I found"),
        m.pick(
            f"Dear {client.first},\n\nI have had your {thing} on the bench with the lamp inside. There is {fault}. Cleaned and glued, with new strings, I reckon {p1}. You could fetch it {dated(m, ready)} or thereabouts.\n\n{m.owner.first}",
            f"Hello {client.first}, the {thing} has {fault}. Not a tragedy. {p1} all in, finished by {dated(m, ready)}. {aside(m)}\n\n{m.owner.full}, maker and mender of stringed things",
            f"Estimate\n\nInstrument: {thing} ({m.pick('Mittenwald', 'Mirecourt', 'no label', 'trade workshop')})\nFinding: {fault}\nWork: {p1}\nReady: {dated(m, ready)}\n\nStrings extra. {m.owner.first}",
        ),
        said, to=client,
    )
    wood = m.pick("pear", "boxwood", "old spruce from a church pew", "ebony", "rosewood", "maple", "plum wood")
    then = m.after(said, 4, 10)
    fmt = dated(m, late)
    revised = m.pick(0, 1)
    texts = [
        f"Dear {client.first},\n\nI opened the {thing} and I wish I hadn't: the block underneath is gone as well. With a new one in {wood} it comes to {p2}, and I can't promise it before {fmt}. Shall I go on?\n\n{m.owner.first}",
        f"{client.first}, bad and good news about the {thing}. Bad: more is broken than I saw, the bill is {p2} now and it takes until {fmt}. Good: I found some {wood} that matches like a twin.\n{m.owner.first}",
        f"Revised estimate for the {thing}\n\nadded: lining and block, {wood}\ntotal: {p2}\nready: {fmt}\n\nPlease say yes by letter, mail or pigeon.\n{m.owner.full}",
        f"Hello {client.first}! Forget what I wrote at first. Once the top was off it became {p2}. The patch will be {wood}; you won't see it. Come and get it from {fmt} on, I close at six. {aside(m)}\n\n{m.owner.first}",
    ]
    if revised:
        second = m.mail(m.owner, m.pick(f"Re: Your {thing}", "more than I thought", f"{thing}: news"), m.pick(*texts), then, to=client, reply=quote if m.maybe() else None)
        if m.maybe():
            m.mail(client, m.pick("Re: news", f"the {thing}", "Yes!"), m.pick(f"Go ahead, what must be must be. My {thing} has survived two wars.{bye(m, client)}", f"Ouch! But yes, please do it.{bye(m, client)}"), m.after(then, 1, 3))
    else:
        second = m.chat(client, then, (client, m.pick(f"hello, how is my poor {thing}?", "any news from the hospital? 🎻")), ("me", m.pick(f"worse inside than outside i'm afraid. {p2} instead, patch in {wood}, done by {fmt}. is that all right?", f"Operated this morning. It will be {p2} altogether because the block is new, {wood}. Ready {fmt}")), (client, m.pick("ouch. yes", "i trust you", "my husband must not know the price")))[1]
    if m.maybe(0.7):
        neighbour = m.person()
        m.mail(neighbour, m.pick(f"a {other}", "repair?"), f"{hi(m)}do you do {other}s too? A man in {m.town()} asked {m.money(200, 700)} for a neck reset and I fell off the chair.{bye(m, neighbour)}", m.after(said, 0, 12))
    m.ask([f"What's {client.first}'s {thing} going to cost in the end?", f"how much do i charge {client.first} for the {thing}", f"Final estimate for the {thing} of {client.full}?", f"what does {client.first} owe me when the {thing} is done", f"price I gave {client.first} last for the {thing}"], p2, second, stale=quote, kind="changed")
    m.ask([f"When can {client.first} pick up the {thing}?", f"by when did i promise {client.first} the {thing}", f"when will the {thing} be mended?", f"{client.full}'s {thing}, finished when", f"what date is {client.first} coming for it, the {thing}?"], fmt, second, stale=quote, kind="moved")
    m.ask([f"Which timber goes into {client.first}'s {thing}?", f"what am i patching the {thing} with", f"what kind of wood did i find for {client.first}'s repair", f"{thing}: material of the new part?", f"what's the {thing}'s new bit made from"], wood, second)
    m.ask([f"What was wrong with {client.first}'s {thing} at first sight?", f"which damage did i spot on the {thing}", f"what did i find when {client.full} brought the {thing} in", f"diagnosis of {client.first}'s {thing}?", f"the {thing}, what needed mending"], fault, quote)
    unanswered(m, f"What did {client.first} pay for the {thing} when it was new?", f"Who plays {client.full}'s {thing}?", f"Which strings does {client.first} want on the {thing}?", f"How old is the {thing} of {client.first}?")


def farm_feed(m):
    mill = m.company("feed", "{Last} Feeds", "{Town} Grain", "{Word} Valley Mill", "{Last} & Sons Agricultural", "{Street} Farm Supplies", "{Word} Agri")
    driver, neighbour = m.person(), m.person()
    feed = m.pick("ewe nuts", "layers pellets", "barley", "beet pulp", "calf starter", "sow rolls", "goat mix", "soya meal")
    t1, t2 = m.sample(2, "2 tonnes", "3 tonnes", "4.5 tonnes", "six tonnes", "1.5 tonnes", "5 tonnes")
    said = m.day(-12, -5)
    ship = m.after(said, 4, 13)
    rel = m.relative_day(ship, m.after(said, 2, 2))
    price = m.money(190, 420)
    oldcode, code = m.code("pin"), m.code("pin")
    order = m.mail(
        mill, m.pick("Order acknowledgement", f"Sales order {m.number(10000, 99999)}", "Thank you for your order"),
        m.pick(
            f"{formal(m)}We acknowledge your order:\n\n  {feed}, blown\n  {t1}\n  {price} per tonne, ex VAT\n\nDelivery date to be advised by transport.{foot(m, mill)}",
            f"{formal(m)}thanks for ringing. I've put you down for {t1} of {feed} at {price} a tonne. Transport will tell you a day. {aside(m)}{foot(m, mill)}",
            f"ORDER\nProduct: {feed}\nQuantity: {t1}\nPrice: {price}/t\nHaulage: included\nTerms: 30 days{foot(m, mill)}",
            f"{formal(m)}{feed.capitalize()} has gone up everywhere but you keep the old rate, {price} the tonne, for these {t1}. Our lorry planner will be in touch.{foot(m, mill)}",
        ),
        said, html=m.maybe(0.3),
    )
    gate = m.pick("top gate", "yard by the silage clamp", "grain store, mind the geese", "lane behind the chapel", "lambing shed")
    two = m.sms(
        driver, m.after(said, 2, 2),
        ("them", m.pick(f"{driver.first} from the mill here, where d'you want this lot put", f"alright, driving for {mill.name}. which way in to you?", f"{mill.name} driver. access for 8 wheeler?")),
        ("me", m.pick(f"{gate}. padlock is {code} since we had the quad pinched. and make it {t2} of the {feed}, I rang the office", f"use the {gate}, new lock, {code}. office knows its {t2} now", f"Office should have told you it's {t2}. Come in by the {gate}, lock's {code}")),
        ("them", m.pick(f"ok {rel} then, early. put the kettle on", f"got it. be with you {rel} weather permitting", f"{rel} cheers")),
    )
    stale = m.note(m.pick("Farm/locks", "farm numbers", "Farm book"), m.pick(f"Padlock {gate.split(',')[0]} {oldcode}\nvet out of hours in the kitchen drawer\nherd mark on the blue card", f"gates:\n- {gate.split(',')[0]} = {oldcode}\n- field by the road: no lock, string")) if m.maybe(0.7) else ()
    lent = m.pick("the topper", "the sheep trailer", "the post knocker", "the quad", "the bale spike", "the weigh crate")
    lend = arrive(
        m, neighbour, m.after(said, 0, 4),
        ("chat", f"borrowed {lent} again this morning, you were out. back before you need it, and there's a brace of pheasants on the step", "", "could have asked!"),
        ("sms", f"Got your {lent.split(' ', 1)[1]} up at mine, hope thats ok. {neighbour.first}", "who's had stuff out the barn", "aye fine"),
        ("mail", f"{hi(m)}only to say before you call the police: {lent} stands in my barn. Our own is in pieces. You get it back washed, which is more than it was.{bye(m, neighbour)}"),
        ("chat", f"that noise at six was me fetching {lent}, hydraulics are gone on ours 🙈 return it soon as"),
        subject=m.pick("your barn", "Confession", "borrowed"),
    )
    m.ask([f"When does the {mill.name} lorry come?", f"what day are we getting the {feed}", f"When did {driver.first} say he'd be here with the {feed}?", f"which morning do i need to be up for the {mill.name} driver", f"{feed} delivery day?"], dated(m, ship), two[2], also=[rel], span=rel, kind="relative")
    m.ask([f"What's the padlock code I gave {driver.first}?", f"combination on the {gate.split(',')[0]} now", f"how does the {mill.name} man get through our lock", f"new number for the lock at the {gate.split(',')[0]}?", f"which digits open up for {driver.first}"], code, two[1], stale=stale, kind="changed" if stale else "fact")
    m.ask([f"How much {feed} is {mill.name} bringing in the end?", f"what weight of {feed} did i settle on", f"How many tonnes did I tell {driver.first}?", f"what quantity of {feed} is actually coming", f"{feed}: how much did I change the order to"], t2, two[1], stale=order, kind="changed")
    m.ask([f"What are we paying {mill.name} for the {feed}?", f"what does the {feed} cost a tonne", f"rate for the {feed}?", f"how dear was the {feed} this time", f"did {mill.name} say what they want for it, per tonne of {feed}"], price, order)
    m.ask([f"What has {neighbour.first} borrowed off the farm?", f"what's missing from the barn because of {neighbour.full}", f"Which of our machines is at {neighbour.first}'s?", f"what did {neighbour.first} take", f"{neighbour.first} has got what of mine?"], lent, lend, span=lent.split(" ", 1)[1])
    unanswered(m, f"What's the registration of {driver.first}'s lorry?", f"What does {neighbour.first} pay me for using {lent}?", f"What's {mill.name}'s bank account?", f"What does the vet charge for the {m.pick('ewes', 'heifers', 'sows')}?")


def exam_cover(m):
    school = m.company("school", "{Town} High School", "{Last} Academy", "{Town} Grammar", "Saint {Last}'s College", "{Street} Lane Comprehensive", "{Word} Hill School")
    head, mate, office = m.person(), m.person(), m.person()
    subject = m.pick("chemistry", "French", "geography", "further maths", "music theory", "Latin", "biology", "history")
    said = m.day(-15, -6)
    day = dated(m, m.after(said, 8, 20))
    r1, r2 = m.sample(2, "the sports hall", "B12", "the old library", "room 204", "the drama studio", "Lab 3", "the canteen annexe", "G07")
    t1, t2 = hour(m, 8, 10, 15), hour(m, 11, 14, 15)
    first = m.mail(
        office, m.pick("Invigilation rota", f"Mock exams - {subject}", "Who sits where"),
        m.pick(
            f"Dear colleagues,\n\nplease find your invigilation below.\n\nPaper | Date | Start | Place\n{subject} | {day} | {t1} | {r1} | {m.owner.first} {m.owner.last}\nGerman oral | tbc | tbc | tbc | {mate.full}\n\nNo marking during duty, please.\n\n{office.full}, exams office, {school.name}",
            f"{hi(m)}you've drawn the {subject} paper this time: {day}, {t1}, {r1}. {mate.first} has the resits. Bring a book you don't mind not reading.{bye(m, office, school)}",
            f"Invigilators: {m.owner.first} for {subject} ({r1}, {t1}, {day}). {mate.first} spare. Pens and tags in the pigeonholes. {aside(m)}{bye(m, office, school)}",
        ),
        said,
    )
    why = m.pick("a leak above row F", "wasps", "the blood donors having it booked", "the heating engineers", "the choir rehearsal", "a smell nobody can place", "the hockey girls' concussion tests")
    second = arrive(
        m, office, m.after(said, 1, 5),
        ("mail", f"Dear {m.owner.first},\n\nowing to {why} the {subject} candidates will sit in {r2} and not where I first told you. The start slips to {t2}. Clear desks, one metre twenty apart.{bye(m, office, school)}"),
        ("chat", f"change of plan for {subject}!! {why}, so it's {r2}, starting {t2}. sorry sorry", "all set for the mocks?", "ok, I'll move the clock"),
        ("mail", f"UPDATE TO ROTA\n\nPaper: {subject}\nNew place: {r2}\nNew start: {t2}\nInvigilator: no change\nReason: {why}{bye(m, office, school)}"),
        ("sms", f"{subject} mock: now {r2} at {t2} ({why}). Pass on to the kids if you see them. {office.first}, exams"),
        subject=m.pick("Rota - correction", f"{subject} moved", "Read this one, not the last one"), reply=first if m.maybe(0.4) else None,
    )
    form = m.pick("7C", "8 Blue", "10F", "9K", "11M", "Year 12 set 2")
    left = m.pick("worksheet on the lectern, answers in the drawer", "the video on glaciers, they write ten facts", "chapter six, odd numbers only", "silent reading, phones in the basket", "poster task, glue sticks are counted")
    cover = arrive(
        m, mate, m.after(said, 0, 5),
        ("chat", f"thx for covering my {form} period {m.number(1, 6)}!! {left}. watch the twins by the window", "what are yours doing", "the twins love me"),
        ("mail", f"{hi(m)}you're an angel for taking {form}. Work: {left}. If the one with the drumsticks starts, send him to {head.first}.{bye(m, mate)}"),
        ("mail", f"COVER WORK\nClass: {form}\nTask: {left}\nSeating plan: taped inside the cupboard\n\n{aside(m)}{bye(m, mate)}"),
        ("sms", f"Cover for {form}: {left}. Bless you. {mate.first}"),
        subject=m.pick(f"cover {form}", "my lot", "Thank you!!"),
    )
    m.ask([f"Which room is the {subject} mock in?", f"where do i have to sit and watch them write {subject}", f"Where's the {subject} exam held now?", f"where do i go for the {subject} test", f"{office.first} moved {subject} where?"], r2, second, stale=first, kind="moved")
    m.ask([f"What time does the {subject} paper start?", f"when do the {subject} lot begin writing", f"New start for {subject} at {school.name}?" , f"by what time should the {subject} kids be at their desks", f"what hour did {office.first} give for {subject} in the end"], t2, second, stale=first, kind="moved")
    m.ask([f"What is {form} meant to do when I cover for {mate.first}?", f"which work did {mate.first} set for {form}", f"what shall i do with {mate.first}'s class", f"{form}: what did {mate.full} leave them", f"what are the kids supposed to be doing when {mate.first}'s away"], left, cover)
    m.ask([f"Why can't they use the first room for {subject}?", f"what was wrong with where the {subject} mock was meant to be", f"why did {office.first} shift {subject}", f"Reason for the {subject} room change?", f"what stopped us having {subject} in the planned place"], why, second)
    unanswered(m, f"Who's marking the {subject} papers?", f"How many candidates sit {subject}?", f"When are the {subject} results out?", f"which exam is {head.full} invigilating?")


def court_hearing(m):
    client, other = m.person(), m.person()
    clerk = m.company("court", "{Town} County Court", "{Town} District Court", "Tribunal at {Town}", "{Town} Family Court", "{Town} Land Registry Tribunal")
    matter = m.pick("boundary dispute", "unfair dismissal claim", "lease forfeiture", "probate of the aunt's house", "noise injunction", "partnership dissolution", "building defects case")
    said = m.day(-45, -20)
    d1, d2 = m.day(5, 20), m.day(30, 75)
    t2 = hour(m, 9, 14, 30)
    room = m.pick("Court 4", "Hearing Room 2", "Room 11, second floor", "Court 7", "the annexe, Room C")
    judge = m.person()
    case = f"{m.pick('C', 'HC', 'FL', 'KB')}{m.number(10, 99)}/{m.number(1000, 9999)}"
    first = m.mail(
        clerk, m.pick(f"Notice of hearing {case}", f"{case} - listing", f"{client.last}: listing"),
        m.pick(
            f"NOTICE OF HEARING\n\nCase: {case}\nParty: {client.full}\nBefore: Judge {judge.last}\nListed: {dated(m, d1)}, not before {hour(m, 9, 14, 30)}\n\nBundles must be lodged seven days before.{foot(m, clerk)}",
            f"{formal(m)}the matter {case} ({client.last}) has been given {dated(m, d1)} before Judge {judge.last}. Estimated length half a day. Kindly confirm that counsel is available.{foot(m, clerk)}",
        ),
        said,
    )
    fmt = dated(m, d2)
    second = m.mail(
        clerk, m.pick(f"{case}: adjournment", f"Order in {case}", "Vacated hearing", f"Re: Notice of hearing {case}"),
        m.pick(
            f"{formal(m)}The hearing in {case} is vacated of the court's own motion, the judge being part-heard elsewhere. It is relisted for {fmt} at {t2}, {room}. Time for the bundle runs from the new date.{foot(m, clerk)}",
            f"IT IS ORDERED THAT\n1. the hearing of {client.last}'s {matter} be adjourned;\n2. it come on for trial {fmt}, {t2}, in {room};\n3. costs be reserved.{foot(m, clerk)}",
            f"{formal(m)}I regret that we lack a judge for {client.last}. The parties are to attend instead on {fmt}, {room}, at {t2}. Interpreters need to be rebooked by you.{foot(m, clerk)}",
            f"Case {case}\nStatus: RELISTED\nOld entry: deleted\nNext: {fmt} / {t2} / {room}\nNote: other side's application to be heard first{foot(m, clerk)}",
        ),
        m.after(said, 4, 15), reply=first if m.maybe(0.4) else None,
    )
    sum_ = m.money(4000, 28000, False)
    offer = arrive(
        m, client, m.after(said, 2, 14),
        ("mail", f"{hi(m)}I have slept on it, badly. If the other side goes down to {sum_} I would sign and be done with it; my wife thinks so too. Don't tell them I said that yet. {aside(m)}{bye(m, client)}"),
        ("chat", f"ok. {sum_}. that is my limit in the {matter} and not a penny over. then i want my life back", "have you thought about what you'd settle for?", "understood. leave it with me"),
        ("sms", f"{client.first} here. Would settle at {sum_}. Not more. When can we speak?"),
        ("mail", f"{hi(m)}regarding the {matter}: my instructions are that you may agree to {sum_}, everything included, and nothing beyond without ringing me first.{bye(m, client)}"),
        subject=m.pick("Instructions", "my last word", f"{matter}", "Settlement?"),
    )
    if m.maybe(0.7):
        m.note(m.pick(f"Clients/{other.last}", "attendance notes", f"Files/{other.last}"), f"{other.full} - rang about the {m.pick('easement', 'tenancy', 'will', 'partnership')}. Would accept {m.money(1000, 3900, False)}. Hearing not before spring. {m.pick('Cross.', 'Charming as always.', 'Time: 0.4h')}")
    m.ask([f"When is {client.first} {client.last}'s hearing?", f"what date are we in front of the judge for {client.last}", f"{case} - when's it on now?", f"when do i have to stand up for {client.full}", f"new trial day in the {client.last} matter"], fmt, second, also=[t2], stale=first, kind="moved")
    m.ask([f"Where's {client.last} going to be heard?", f"which room do i go to for {case}", f"what part of the building for {client.full}'s trial", f"{client.last}: which courtroom?", f"where do we need to turn up for {client.last}"], room, second)
    m.ask([f"What will {client.first} settle for?", f"how high may i go for {client.full}", f"{client.last}'s limit in the {matter}?", f"what's the most {client.first} would pay to end it", f"Which sum may I agree to for {client.last}?"], sum_, offer)
    unanswered(m, f"Who is counsel for the other side in {case}?", f"What's the court fee in {case}?", f"What did {client.last}'s witness say about the {matter}?", f"What sum does the other side demand from {client.full}?")


def job_offer(m):
    firm, rival = m.company("employer", "{Last} & Partners", "{Word} Health", "{Town} Museums Trust", "{Word} Robotics", "{Last} Publishing", "{Town} Water", "{Word} Foods"), m.company("employer", "{Last} Group", "{Word} Energy", "{Town} Housing", "{Word} Studio")
    hr, pal = m.person(), m.friend(m.number(0, 4))
    role = m.pick("project officer", "lab technician", "sous chef", "conservator", "data analyst", "site manager", "sub-editor", "physiotherapist", "archivist", "estimator")
    s1, s2 = m.money(28000, 41000, False), m.money(42000, 66000, False)
    start = dated(m, m.day(20, 80))
    days = m.pick("25 days", "28 days", "five weeks", "30 days", "22 days")
    said = m.day(-25, -10)
    first = m.mail(
        hr, m.pick("Offer of employment", f"{role.capitalize()} - offer", "Good news"),
        m.pick(
            f"{hi(m)}it gives me great pleasure to offer you the post of {role} at {firm.name}. Salary {s1} a year, holiday {days}, probation six months. We'd like you from {start}.{bye(m, hr, firm)}",
            f"Dear {m.owner.first},\n\nPosition: {role}\nBase pay: {s1} p.a.\nLeave: {days} plus public holidays\nFirst day: {start}\nPlace: {m.town()}\n\nPlease return one signed copy within ten days.{bye(m, hr, firm)}",
            f"{hi(m)}The panel was unanimous! {role.capitalize()}, {s1}, {days} off a year, and you start {start} if your present lot let you go. Formal letter follows in the post. {aside(m)}{bye(m, hr, firm)}",
            f"Dear {m.owner.full},\n\nfurther to your interview we are able to make you a conditional offer (two references, medical). Remuneration: {s1}. Annual leave: {days}. Commencing {start}.{bye(m, hr, firm)}",
        ),
        said, html=m.maybe(0.2),
    )
    if m.maybe():
        m.mail(m.owner, "Re: " + first.subject, m.pick(f"Dear {hr.first},\n\nthank you, I'm delighted. May I ask whether there's room on pay? I had hoped for a little more.\n\n{m.owner.first}", f"Hi {hr.first}, lovely news! One question before I sign: is the figure fixed?\n\nBest\n{m.owner.first}"), m.after(said, 1, 2), to=hr)
    second = arrive(
        m, hr, m.after(said, 3, 8),
        ("mail", f"{hi(m)}I went upstairs and fought. They'll do {s2}, that's the top of the band, everything else as in the letter. Do we have a deal?{bye(m, hr, firm)}"),
        ("mail", f"{hi(m)}further to our conversation I can confirm a revised figure of {s2} gross. {aside(m)} A corrected contract will reach you for e-signature.{bye(m, hr, firm)}"),
        ("sms", f"Hi {m.owner.first}, {hr.first} from {firm.name}. Board said yes to {s2}! Contract in your inbox later", "", "brilliant, thank you so much"),
        ("mail", f"Amendment to offer ({role})\n\nClause 4 now reads: the employee is paid {s2} per year in twelve instalments.\nAll other clauses stand.{bye(m, hr, firm)}"),
        subject=m.pick("Your offer", "revised offer", f"Re: {role}", "News from upstairs"), reply=first if m.maybe(0.3) else None,
    )
    rel = m.money(67000, 90000, False)
    talk = m.chat(pal, m.after(said, 2, 9), (pal, m.pick("sooo any offers??", "have they rung yet", "what about the interviews")), ("me", m.pick(f"{rival.name} would pay {rel} but it's two hours each way and open plan", f"turned {rival.name} down, {rel} or no {rel}. {m.pick('the boss shouted at the receptionist', 'you had to be on call at weekends', 'nobody there smiled')}", f"{rival.name} says {rel}. feels wrong somehow")), (pal, m.pick("trust your gut", "money isnt everything (it is)", "hmm")))
    m.ask([f"What's {firm.name} paying me in the end?", f"how much will i earn at {firm.name}", f"What salary did {hr.first} get me?", f"what am i on as a {role} after {hr.first} argued with the bosses", f"last figure from {firm.name}?"], s2, second, stale=first, kind="changed")
    m.ask([f"When do I start at {firm.name}?", f"what's my first day as {role}", f"from when would {firm.name} want me", f"when do i begin the new job with {hr.first}'s lot", f"did {hr.first} say when i turn up for the first time"], start, first)
    m.ask([f"How much holiday do I get with {firm.name}?", f"how many days off does the {role} job come with", f"leave at {firm.name}?", f"how long can i go away each year if i work for {firm.name}", f"what vacation did {hr.full} offer"], days, first)
    m.ask([f"What did {rival.name} offer me?", f"how much would the other place, {rival.name}, have paid", f"what sum did i tell {pal.first} about from {rival.name}", f"{rival.name} salary?", f"what was {rival.name} willing to give"], rel, talk[1])
    m.ask([f"What was {firm.name}'s first pay offer?", f"how much did {hr.first} offer to begin with", f"before I haggled, what did {firm.name} want to pay?", f"the original salary in {hr.first}'s offer?", f"what figure was in the very first mail from {hr.full}"], s1, first)
    unanswered(m, f"How long is the notice period at {firm.name}?", f"Who'd be my boss at {firm.name}?", f"What's the pension contribution at {firm.name}?", f"When did {rival.name} want me to start?")


def supplier_quote(m):
    supplier, second_firm = (m.company("supplier", "{Last} Timber", "{Word} Packaging", "{Town} Ceramics", "{Last} Fasteners", "{Word} Textiles Ltd", "{Last} Glass", "{Word} Pigments") for _ in range(2))
    rep, boss = m.person(), m.person()
    goods = m.pick("oak boards", "kraft boxes", "glazed tiles", "brass hinges", "linen by the roll", "jam jars", "cobalt oxide", "walnut veneer", "beeswax", "zip fasteners")
    p1, p2 = m.money(210, 480), m.money(500, 990)
    wrong = m.pick("I quoted you the pallet rate", "the intern used last year's list", "I took the wrong row of the table", "I forgot the surcharge for energy", "I'd read metres as yards", "that was the export price")
    lead = m.pick("three weeks", "ten working days", "six weeks", "a fortnight", "eight weeks", "four to five days")
    said = m.day(-30, -10)
    first = m.mail(
        rep, m.pick(f"Quotation {goods}", "Our offer", f"Quote Q{m.number(1000, 9999)}"),
        m.pick(
            f"{hi(m)}thank you for your enquiry. For the {goods} as specified I can offer {p1} including carriage. Delivery takes {lead} from order. Valid thirty days.{bye(m, rep, supplier)}",
            f"QUOTATION\n\nItem: {goods}\nTotal: {p1}\nLead time: {lead}\nMinimum order: {m.number(2, 40)} units\nPayment: before dispatch{bye(m, rep, supplier)}",
            f"{hi(m)}{aside(m)} About the {goods}: it makes {p1}, and we need {lead} because the kiln, sorry, the warehouse is full. Let me know!{bye(m, rep, supplier)}",
            f"{hi(m)}{goods} - {p1}. {lead.capitalize()}. You won't find it cheaper, and I say that to everyone but this time it's true.{bye(m, rep, supplier)}",
        ),
        said,
    )
    second = arrive(
        m, rep, m.after(said, 1, 6),
        ("mail", f"{hi(m)}my face is red: {wrong}. The correct total is {p2}. If you'd rather walk away I understand, the first round is on me either way.{bye(m, rep, supplier)}"),
        ("mail", f"CORRECTED QUOTATION - replaces the previous one\n\nItem: {goods}\nTotal: {p2}\nRemark: {wrong}{bye(m, rep, supplier)}"),
        ("sms", f"{rep.first} at {supplier.name}. Need to fix my quote, {wrong}. Should be {p2}. So sorry", "", "that's quite a jump. let me talk to the boss"),
        ("mail", f"{hi(m)}please tear up what I sent, {wrong}, and accounts would have had my head. We are at {p2} for the same {goods}. {aside(m)}{bye(m, rep, supplier)}"),
        ("chat", f"don't order yet!! {wrong} 🤦 real price is {p2}, same goods same terms", "hi, about to press the button on the order", "glad I waited"),
        subject=m.pick("Correction", f"Re: Quotation {goods}", "Please disregard my quote", "oops"), reply=first if m.maybe(0.4) else None,
    )
    limit = m.money(1000, 1900)
    talk = m.chat(boss, m.after(said, 2, 8), ("me", m.pick(f"{supplier.name} went up on the {goods}. do we still go for it?", f"what's our ceiling for the {goods}?")), (boss, m.pick(f"up to {limit} I don't want to hear about it", f"We budgeted {limit} so yes. And get the colour right this time", f"anything under {limit} is fine. who else have you asked?")), ("me", m.pick(f"{second_firm.name}, they can't do the thickness", f"only {second_firm.name}, {m.money(1950, 2600)}, silly money")))
    m.ask([f"What does {supplier.name} really want for the {goods}?", f"how much are the {goods} after {rep.first} put the mistake right", f"Correct price of the {goods}?", f"what's the right figure from {rep.full}", f"what will {supplier.name} charge us in the end"], p2, second, stale=first, kind="changed")
    m.ask([f"How long does {supplier.name} need to deliver?", f"lead time for the {goods}?", f"how long would we wait for the {goods}", f"once i say yes, how soon do the {goods} come", f"did {rep.first} say how many days or weeks the {goods} take"], lead, first)
    m.ask([f"How did the wrong quote from {supplier.name} come about?", f"what went wrong when {rep.first} priced the {goods} at first", f"why was {rep.full}'s number off", f"{supplier.name}'s excuse for the mix-up?", f"what was {rep.first}'s blunder with the {goods}"], wrong, second)
    m.ask([f"What's our budget for the {goods}?", f"how much did {boss.first} allow for the {goods}", f"up to what sum can i buy the {goods} without asking", f"{boss.full}'s ceiling for {goods}?", f"how much may I spend with {supplier.name}, according to {boss.first}"], limit, talk[1])
    unanswered(m, f"What discount does {supplier.name} give for bulk?", f"What colour of {goods} does {boss.first} want?", f"Who's the driver that {supplier.name} sends?", f"How long would {second_firm.name} take to deliver?")


def trade_fair(m):
    fair = m.company("fair", "{Town} Craft Fair", "{Word} Expo", "{Town} Book Days", "Garden & {Word} Show", "{Word} Makers' Market", "{Town} Wine Days", "Toys of {Town}")
    mate = m.person()
    hall1, hall2 = m.sample(2, "Hall 2, stand B14", "Hall 5, stand 5.22", "the Orangery, table 9", "Foyer West, plot 31", "Hall 1, stand K08", "Pavilion C, no. 117", "upper gallery, bay 6")
    said = m.day(-40, -15)
    opens = m.day(6, 25)
    setup = hour(m, 6, 9, 15)
    ref, badge = m.code("booking"), m.code("order")
    first = m.mail(
        fair, m.pick("Stand confirmation", f"{fair.name}: you're in!", "Exhibitor pack"),
        m.pick(
            f"{formal(m)}we look forward to welcoming you. Your place is {hall1}. Exhibitor reference {ref}. Opening: {dated(m, opens)}. Power and one chair are included, tables are not.{foot(m, fair)}",
            f"EXHIBITOR PACK\n\nReference: {ref}\nAllocated: {hall1}\nDoors open: {dated(m, opens)}\nParking: by permit only{foot(m, fair)}",
            f"{formal(m)}Thanks for coming back! You're in {hall1}, next to the people with the honey. Quote {ref} in everything. We open on {dated(m, opens)}.{foot(m, fair)}",
        ),
        said, html=m.maybe(0.4),
    )
    second = m.mail(
        fair, m.pick("Change of allocation", "IMPORTANT: your stand", f"{fair.name} - floor plan v3", "Small change, big smile"),
        m.pick(
            f"{formal(m)}the fire inspector has redrawn our plan, and we had to shuffle. You will find your name at {hall2}. Build-up from {setup}, not earlier, the gates really are locked.{foot(m, fair)}",
            f"Floor plan, third version. Please check your line.\n\n{m.person().full} ... see east side\n{m.owner.full} ... {hall2}\n{m.person().full} ... withdrawn\n\nLoading bay opens {setup}.{foot(m, fair)}",
            f"{formal(m)}A coffee chain has paid a great deal for the corner you were promised, so we moved you to {hall2} and knocked a tenth off your fee. Set up any time after {setup}. Please don't shout at the volunteers.{foot(m, fair)}",
            f"{formal(m)}owing to the broken skylight, some traders have been relocated. Yours is now {hall2}. Vans may unload from {setup}, twenty minutes each.{foot(m, fair)}",
        ),
        m.after(said, 4, 12), reply=first if m.maybe(0.3) else None,
    )
    bring = m.pick("the folding table", "the card reader", "the long extension lead", "the banner and cable ties", "the price labels", "the green cloth", "change for the float", "the sack truck")
    who = m.chat(m.pick(mate, f"{fair.name} gang", "stall"), m.after(said, 6, 14), (mate, m.pick("what am i forgetting for the fair", "packing list pls", "ok what do i bring")), ("me", m.pick(f"I've got nearly everything, just don't forget {bring}", f"you: {bring}. me: the rest. and sandwiches", f"{bring}!! last year we looked like idiots")), (mate, m.pick("on it", "it's in the car already", "🫡")))
    last = m.note(m.pick("Fairs", f"Work/{fair.name} diary", "market notes"), m.pick(f"{fair.name} last year: we stood at the back by the toilets, bay {m.number(40, 90)}. Took {m.money(300, 1400, False)} over the weekend, {m.pick('rain', 'too hot', 'good coffee')}. Next time fewer cards, more small things.", f"{fair.name}\n- last year {m.money(300, 1400, False)} takings, spot {m.number(40, 90)} (draughty)\n- neighbour sold soap, whole van smelt for weeks\n- bring better shoes")) if m.maybe(0.7) else None
    m.ask([f"Where's my stand at {fair.name}?", f"whereabouts are we going to be at {fair.name}", f"Which spot did {fair.name} give me in the end?", f"where in the building do we set up at {fair.name}", f"{fair.name}: our hall and number?"], hall2, second, stale=first, kind="moved")
    m.ask([f"From when can we build up at {fair.name}?", f"how early may i get the van in at {fair.name}", f"what time are we let in to set up, {fair.name}", f"earliest we can unload at {fair.name}?", f"when do the gates open for us sellers at {fair.name}"], setup, second)
    m.ask([f"What's my exhibitor number for {fair.name}?", f"{fair.name} reference?", f"which code do i quote when writing to {fair.name}", f"whats the thing {fair.name} wants on every letter", f"my booking ref with {fair.name}"], ref, first)
    m.ask([f"What is {mate.first} meant to bring to {fair.name}?", f"what did i remind {mate.first} of for the stall", f"which item is {mate.first}'s job at the fair", f"what's {mate.full} carrying for us", f"thing {mate.first} mustn't leave at home for {fair.name}"], bring, who[1])
    unanswered(m, f"How much is the stand fee for {fair.name}?", f"What's the number of the parking permit for {fair.name}?", f"When does {fair.name} close?", f"Who's on the stand opposite us at {fair.name}?")


def leaving_do(m):
    leaver, organiser, mate = m.person(), m.person(), m.person()
    v1, v2 = (m.company("venue", "The {Word} & {Word}", "{Last}'s Bar", "Trattoria {Last}", "The {Street} Street Tap", "{Word} Bowling", "Pizzeria {Word}", "The Old {Word}") for _ in range(2))
    said = m.day(-9, -5)
    day = m.after(said, 6, 12)
    t = hour(m, 16, 19, 15)
    years = m.pick("nine years", "eleven years", "twenty-two years", "eighteen months", "six years", "a quarter of a century")
    where = m.pick("to run a campsite", "to the competition", "to look after the grandchildren", "to retrain as a midwife", "back to university", "to a sheep farm in the hills", "to the head office overseas")
    gift = m.pick("a fountain pen", "a kayak lesson", "a set of Japanese knives", "a pear tree", "a hot-air balloon trip", "a good umbrella", "noise-cancelling headphones")
    first = m.mail(
        organiser, m.pick(f"{leaver.first} is leaving us", "Leaving drinks", "sad news / happy drinks"),
        m.pick(
            f"Hi everyone,\n\nafter {years} {leaver.first} is off {where}. We can't let that pass dry: {v1.name}, {dated(m, day)}, from {t}. An envelope is going round, it's hidden under the stapler.{bye(m, organiser)}",
            f"Dear all,\n\nas some of you know, {leaver.full} is off {where}. {years.capitalize()} with us! I've reserved the back room at {v1.name} for {dated(m, day)}, {t}. Please tell me if you can't come.{bye(m, organiser)}",
            f"Team,\n\n1. {leaver.first} goes {where}.\n2. After {years}.\n3. Drinks: {dated(m, day)}, {v1.name}, {t}.\n4. Envelope: my desk.\n5. Don't tell the third floor.{bye(m, organiser)}",
        ),
        said, to=f"Everyone <all@{v1.domain}>",
    )
    changed = m.after(said, 1, 3)
    second = arrive(
        m, organiser, changed,
        ("mail", f"Hi all,\n\nslight hitch, {v1.name} has flooded. I begged around and {v2.name} takes us, same evening, same thirst. {aside(m)}{bye(m, organiser)}"),
        ("chat", f"{v1.name} just rang to say they double booked 😤 so {leaver.first}'s do is at {v2.name} instead", "hey what's the plan for friday, sorry, for the drinks", "will tell the others"),
        ("sms", f"{leaver.first}'s drinks: not {v1.name} any more, they've no licence! {v2.name}, rest same. {organiser.first}"),
        ("mail", f"{hi(m)}{leaver.first} doesn't drink, which I should have thought of before. We meet at {v2.name}, everything else stands. Pass it on, half the team never reads mail.{bye(m, organiser)}"),
        subject=m.pick("Leaving drinks: other place", "PLEASE READ (drinks)", f"Re: {leaver.first}"), reply=first if m.maybe(0.4) else None,
    )
    chat = m.chat(m.pick("Office minus one", f"Present for {leaver.first}", "shhh"), m.after(changed, 0, 1), (mate, m.pick("what are we getting then", "ideas?? not a mug", "has anyone bought the thing")), (organiser, m.pick(f"ordered {gift}, the collection just covers it", f"{gift}! {leaver.first} went on about that all summer", f"settled on {gift}. card's in my drawer, SIGN IT")), ("me", m.pick("inspired", "love it", "signed")))
    duty = m.pick("the Thursday report", "the key cupboard", "the holiday planner", "the supplier calls", "feeding the fish", "the first-aid box", "minutes of the board")
    hand = arrive(
        m, leaver, m.after(changed, 0, 1),
        ("mail", f"{hi(m)}I'm clearing my desk. I'd feel better if you of all people looked after {duty} when I'm gone; the rest goes to {mate.first}. All passwords die with me.{bye(m, leaver)}"),
        ("chat", f"will you take {duty} off me? {mate.first} gets everything else. trust nobody else with it tbh", "how's the packing going", "honoured"),
        ("mail", f"HANDOVER\n\n{m.owner.first}: {duty}\n{mate.first}: archive, invoices, angry callers\nplant: whoever loves it{bye(m, leaver)}"),
        ("sms", f"can you do {duty} from next month? told boss you would ha ha. {leaver.first}"),
        subject=m.pick("handover", "My stuff", "before I go"),
    )
    m.ask([f"Where's {leaver.first}'s leaving do?", f"where are we saying goodbye to {leaver.first}", f"Which place for {leaver.full}'s farewell drinks?", f"where do i go for the party for {leaver.first} after work", f"where's {organiser.first} taking us for {leaver.first}"], v2.name, second, stale=first, kind="moved")
    m.ask([f"What time do the drinks for {leaver.first} start?", f"when should i be there for {leaver.first}'s farewell", f"from what time are we toasting {leaver.full}", f"when does {leaver.first}'s goodbye thing kick off", f"hour of {leaver.first}'s send-off?"], t, first)
    m.ask([f"What are we giving {leaver.first}?", f"what did the office buy for {leaver.first}", f"{leaver.full}'s goodbye present?", f"what was the money in {leaver.first}'s envelope spent on", f"what's {leaver.first} going to unwrap"], gift, chat[1])
    m.ask([f"What is {leaver.first} going to do after leaving?", f"why is {leaver.full} going", f"where's {leaver.first} off to", f"what are {leaver.first}'s plans after quitting", f"what comes next for {leaver.first}"], where, first)
    m.ask([f"What did {leaver.first} want me to take over?", f"which job do i inherit from {leaver.full}", f"what's mine once {leaver.first} is gone", f"{leaver.first}'s handover: which bit did I get?", f"what am i supposed to look after when {leaver.first} isn't here any more"], duty, hand)
    unanswered(m, f"Who replaces {leaver.first} in the office?", f"How much was in {leaver.first}'s envelope?", f"What's {leaver.first}'s private address?", f"When is {leaver.first}'s very last working day?")


def office_codes(m):
    site = m.pick("studio", "warehouse", "practice", "depot", "office", "workshop", "gallery", "clinic")
    admin, temp = m.person(), m.person()
    old, new, alarm, printer = (m.code("pin") for _ in range(4))
    wifi1, wifi2 = m.code("wifi"), m.code("wifi")
    said = m.day(-90, -40)
    first = m.note(
        m.pick("Work/access", "codes", f"{site} admin", "New job"),
        m.pick(
            f"# {site}\n\n- front door {old}\n- alarm {alarm}, thirty seconds\n- printer {printer}\n- guest wifi {wifi1}\n- {admin.first} knows the rest",
            f"First day at the {site}:\nDoor is {old}# and then push hard. Alarm panel behind the coats ({alarm}). wifi for visitors {wifi1}. Printer wants {printer}. Coffee 30 a cup, honesty box.",
            f"{site} access\n\n| what | number |\n|---|---|\n| front door | {old} |\n| alarm | {alarm} |\n| printer | {printer} |\n| wifi, visitors | {wifi1} |",
        ),
    )
    since = m.pick("tonight", "Monday", "the first of the month", "noon today", "this weekend")
    second = arrive(
        m, admin, m.after(said, 10, 35),
        ("mail", f"Dear all,\n\nafter {m.pick('the break-in next door', 'three people left', 'the audit', 'a set of keys went for a swim')} we are changing the front door. From {since} it's {new}. Learn it, love it, don't text it to the pizza man.{bye(m, admin)}"),
        ("chat", f"new front door number from {since}: {new} 🔑 old one will set off a very loud noise", "locked out?? keypad flashes red", "aha"),
        ("mail", f"{hi(m)}{aside(m)} Two things. The {site} fridge gets defrosted, so rescue your yoghurt. And the keypad outside takes {new} from {since}.{bye(m, admin)}"),
        ("sms", f"{site} entrance = {new} from {since}. {admin.first}"),
        subject=m.pick("keypad", "Security", f"{site}: front door", "fridge and other news"),
    )
    third = arrive(
        m, admin, m.after(said, 12, 38),
        ("chat", f"visitors' network has a new password btw, {wifi2}", m.pick("the client can't get online", "guest wifi's not working?"), "that did it"),
        ("mail", f"{hi(m)}IT has reset the network for visitors. It wants {wifi2} now. The staff one is untouched.{bye(m, admin)}"),
        ("mail", f"Network notice\n\nSSID: {site}-guest\nKey: {wifi2}\nValid: until further notice\n\nThe old key is off."),
        ("sms", f"guests online: {wifi2} (all small apart from what isnt). {admin.first}"),
        subject=m.pick("Network notice", "visitors' wifi", "IT reset"),
    )
    where = m.pick("in the blue file on top of the boiler", "taped under the second drawer", "with the flowers shop downstairs", "on the nail behind the calendar", "inside the fire extinguisher box")
    ask = m.chat(temp, m.after(said, 5, 38), (temp, m.pick("hi its the temp. where's the spare key?? i'm on the landing", f"hello, {temp.first} here, {admin.first} isn't picking up. Is there a spare key somewhere?")), ("me", m.pick(f"yes, {where}", f"should be {where}. put it back please", f"Try {where}")), (temp, m.pick("found it!!", "you saved me")))
    m.ask([f"What's the front door code at the {site}?", f"how do i get into the {site} in the morning", f"{site} keypad outside - which number now?", f"what do i type in to get in at the {site}", f"current number for the entrance of the {site}"], new, second, stale=first, kind="changed")
    m.ask([f"What's the guest wifi at the {site}?", f"what password do visitors use to get online at the {site}", f"how does a client get onto the internet at our {site}", f"the {site}'s visitors network, what's the key now", f"wlan password for guests at the {site}"], wifi2, third, stale=first, kind="changed")
    m.ask([f"What's the alarm code at the {site}?", f"how do i stop the thing beeping when i open up the {site}", f"number for the burglar panel at the {site}", f"{site} alarm?", f"what do i punch in behind the coats, or it howls ({site})"], alarm, first)
    m.ask([f"Where did I tell {temp.first} the spare key is?", f"where's the other key of the {site} hidden", f"spare key for the {site}, where?", f"where do we keep the second one for when somebody is shut out of the {site}", f"{temp.first} couldn't get in - where did i send them"], where, ask[1])
    unanswered(m, f"What's the code of the {site} safe?", f"What's the staff wifi password at the {site}?", f"Which number opens the back gate of the {site}?", f"Where does {admin.first} keep the keys to the {site} van?")


def freelance_deadline(m):
    client = m.company("client", "{Last} Verlag", "{Word} Magazine", "{Town} Tourism", "{Word} Books", "{Last} Museum", "{Word} Games", "Edition {Last}")
    editor, other = m.person(), m.person()
    job = m.pick("cookbook translation", "map of the old town", "twelve bird drawings", "audio guide", "crossword pages", "index of the biography", "cover for the crime novel", "subtitles", "knitting patterns")
    fee, odd = m.money(600, 1900), m.money(2000, 3800)
    said = m.day(-35, -18)
    d1, d2 = m.day(-3, 6), m.day(10, 35)
    f1, f2 = dated(m, d1), dated(m, d2)
    first = m.mail(
        editor, m.pick(f"Commission: {job}", "Contract", f"Shall we? ({job})"),
        m.pick(
            f"{hi(m)}so glad you can take on the {job}. As agreed {fee}, half at signature, half when it's in. I'd need everything by {f1}.{bye(m, editor, client)}",
            f"Agreement between {client.name} and {m.owner.full}\n\nWork: {job}\nFee: {fee}\nDue: {f1}\nRights: first edition\nComplimentary copies: five\n\nPlease sign and scan.{bye(m, editor, client)}",
            f"{hi(m)}{aside(m)} Paperwork for the {job} attached. We pay {fee} on receipt, and receipt ought to be {f1}, sorry, it's the printer who is strict and not I.{bye(m, editor, client)}",
            f"{hi(m)}the contract for your {job} is on its way: {fee} flat, delivery {f1}. Call me when you get stuck, I like to be called.{bye(m, editor, client)}",
        ),
        said,
    )
    if m.maybe():
        m.mail(m.owner, m.pick("a plea", "deadline...", "Re: " + first.subject), m.pick(f"Dear {editor.first},\n\nmy wrist is in a splint and I'm behind. Could I have a bit longer for the {job}?\n\n{m.owner.first}", f"Hi {editor.first}, confession: I won't make the date. How bad would it be?\n{m.owner.first}"), m.after(said, 8, 11), to=editor)
    second = arrive(
        m, editor, m.after(said, 12, 16),
        ("mail", f"{hi(m)}breathe. The author is late as well, so the printer gave us until {f2}. After that I turn into a pumpkin.{bye(m, editor, client)}"),
        ("mail", f"{hi(m)}with regret, but with understanding: {client.name} extends the date for the {job} to {f2}. Please treat it as final.{bye(m, editor, client)}"),
        ("chat", f"talked to production. {f2} for the {job}, and i had to bring cake to get it", "any chance of an extension?", "you are a saint"),
        ("sms", f"{job}: new deadline {f2}. Use it well! {editor.first}"),
        ("mail", f"Addendum 1\n\n'Due' in the agreement is replaced by: {f2}.\nThe fee is not affected.\n\n{editor.full} for {client.name}"),
        subject=m.pick("Addendum", "your deadline", "Re: a plea", "breathe"),
    )
    fmt = m.pick("a PDF with crop marks", "layered files, no fonts embedded", "plain text, one file per chapter", "TIFF at 600 dpi", "a spreadsheet with three columns", "Word with tracked changes")
    how = arrive(
        m, editor, m.after(said, 1, 9),
        ("mail", f"{hi(m)}since you ask: our layout people like {fmt}. Upload, don't mail, the server chokes on anything fat. {aside(m)}{bye(m, editor, client)}"),
        ("chat", f"{fmt} please, anything else makes the setter cry", "in what form do you want the files", "noted"),
        ("mail", f"Guidelines for contributors ({client.name})\n\n1. {fmt}\n2. file names without spaces\n3. no jokes in the alt text{bye(m, editor, client)}"),
        ("sms", f"re files: {fmt}. thx {editor.first}"),
        subject=m.pick("files", "Guidelines", "technical stuff"),
    )
    if m.maybe(0.7):
        m.mail(other, m.pick("another job?", "are you free?"), f"{hi(m)}would you have time for a {m.pick('brochure', 'poster', 'children’s atlas', 'menu')} after the summer? I could go to {odd}, due {dated(m, m.after(d2, 20, 50))}. No hurry to answer.{bye(m, other)}", m.after(said, 3, 16))
    m.ask([f"When is the {job} due?", f"how long have i got for the {job}", f"Deadline for {client.name} after the extension?", f"by when do i have to hand in {editor.first}'s thing", f"what date did {editor.first} squeeze out for me with the {job}"], f2, second, stale=first, kind="moved")
    m.ask([f"What does {client.name} pay for the {job}?", f"how much am i getting for the {job}", f"fee from {editor.first}?", f"what do i earn with the {job}", f"sum agreed with {client.name}"], fee, first)
    m.ask([f"In what format does {client.name} want the {job}?", f"how should i send the finished {job}", f"what kind of file does {editor.first} need", f"{editor.full}'s technical wishes for the {job}?", f"how do the layout people at {client.name} like it"], fmt, how)
    m.ask([f"What was the first deadline for the {job}?", f"when was the {job} meant to be finished originally", f"the date in {editor.first}'s contract, before we changed it?", f"before {editor.first} gave me longer, when did the {job} have to be in", f"original due date, {client.name}"], f1, first)
    unanswered(m, f"When will {client.name} publish the {job}?", f"Who's the author {editor.first} is waiting for?", f"What's {client.name}'s tax number?", f"What penalty does {client.name} want if I'm late with the {job}?")


def interview_call(m):
    firm = m.company("employer", "{Town} Zoo", "{Word} Airways", "{Last} Optics", "{Town} Council", "{Word} Theatre", "{Last} Bikes", "Radio {Town}")
    hr, judge1, judge2 = m.person(), m.person(), m.person()
    role = m.pick("keeper", "cabin crew", "workshop lead", "planning officer", "stage manager", "sound engineer", "receptionist", "grounds person", "night editor")
    said = m.day(-10, -6)
    d1, d2 = m.after(said, 3, 8), m.after(said, 9, 13)
    t1, t2 = hour(m, 9, 12, 15), hour(m, 13, 17, 15)
    task = m.pick("a five-minute talk on a mistake you learnt from", "two pieces of work you are proud of", "a plan for your first hundred days", "your certificates, the originals", "a short film of yourself at work", "an answer to last year's complaint letter")
    first = m.mail(
        hr, m.pick("Invitation to interview", f"Your application as {role}", f"{role} - next step"),
        m.pick(
            f"{formal(m)}We enjoyed your application for {role} and would like to meet you: {dated(m, d1)}, {t1}, {m.street()}. The panel will be {judge1.full} and {judge2.full}. Please prepare {task}.{bye(m, hr, firm)}",
            f"{formal(m)}INTERVIEW\n\nPost: {role}\nWhen: {dated(m, d1)}, {t1}\nPanel: {judge1.full}; {judge2.full}\nPrepare: {task}\nTravel: not reimbursed{bye(m, hr, firm)}",
            f"{hi(m)}congratulations, you're on the shortlist! Can you come {dated(m, d1)} at {t1}? You'll talk to {judge1.full} (who looks strict and isn't) and {judge2.full}. We ask everybody for {task}.{bye(m, hr, firm)}",
            f"{hi(m)}{aside(m)} We'd like to hear more from you. {dated(m, d1)} / {t1} would suit {judge1.full} and {judge2.full}, who decide. Homework: {task}. Dress as you like.{bye(m, hr, firm)}",
        ),
        said,
    )
    news = m.after(said, 1, 2)
    rel = m.relative_day(d2, news)
    second = arrive(
        m, hr, news,
        ("mail", f"{hi(m)}I'm afraid {judge2.first} has a jury summons, so we can't sit on the day I gave you. Would {rel} at {t2} be all right, by video? I'll send the link in the morning.{bye(m, hr, firm)}"),
        ("sms", f"Hello {m.owner.first}, {hr.first} of {firm.name}: interview has to shift to {rel} at {t2}, video instead of on site. OK?", "", "Fine with me, thank you"),
        ("chat", f"Hi, {hr.first} from {firm.name} here, got your number off the form. Half the panel is down with flu, so let's say {rel} at {t2}, on screen, that way nobody coughs on you", "", "sounds good. get well everyone"),
        ("mail", f"{formal(m)}Your appointment has been changed by {hr.full}.\n\nwas: see previous message\nnow: {rel} at {t2}\nplace: online\n\nTo decline, answer this mail. {firm.name}"),
        subject=m.pick("Your interview: change", "Re: Invitation to interview", "new slot"), reply=first if m.maybe(0.3) else None,
    )
    if m.maybe(0.6):
        pal = m.friend(m.number(0, 4))
        m.chat(pal, news, (pal, m.pick("when's yours? mine with the bank is tomorrow at nine", "i've an interview too!! the library, half past ten, shaking")), ("me", m.pick("good luck!", "you'll walk it")))
    m.ask([f"When's my interview with {firm.name}?", f"what day and time does {hr.first} want to talk to me about the {role} job", f"when am i being grilled by {firm.name}", f"New interview slot for {role}?", f"when do i need to sit in front of the screen for {firm.name}"], f"{dated(m, d2)} at {t2}", second, also=[f"{rel} at {t2}"], stale=first, span=f"{rel} at {t2}", kind="relative")
    m.ask([f"What do I have to prepare for {firm.name}?", f"what homework did {hr.first} give me", f"which thing do i need to bring along for the {role} interview", f"what should i get ready for {judge1.first} and {judge2.first}", f"{firm.name} - task for the candidates?"], task, first)
    m.ask([f"Who interviews me at {firm.name}?", f"who's on the panel for {role}", f"who decides whether {firm.name} takes me", f"names of the people i'll be facing at {firm.name}", f"{firm.name}: who will i be talking to"], f"{judge1.full} and {judge2.full}", first, parts=[judge1.full, judge2.full], span=judge1.full)
    unanswered(m, f"What's the video link for {firm.name}?", f"How many people applied as {role} at {firm.name}?", f"What would {firm.name} pay a {role}?", f"When does {firm.name} decide about the {role}?")


def board_minutes(m):
    body = m.company("society", "{Town} Allotments", "{Word} Housing Co-op", "Friends of {Town} Station", "{Last} Cooperative", "{Town} Credit Union", "{Word} Wholefoods")
    chair, a, b, c = (m.person() for _ in range(4))
    task_a, task_b, task_c = m.sample(3, "get three quotes for the roof", "write to the bank", "mend the notice board", "find a new cleaner", "draft the flyer", "ring the insurers", "count the stock", "sort out the fire door", "ask the school about the hall")
    p1, p2 = m.money(20, 45, False), m.money(50, 95, False)
    said = m.day(-25, -8)
    nxt, nxt2 = m.day(4, 16), m.day(18, 34)
    text = m.pick(
        f"# {body.name}, committee\n\nPresent: {chair.first} (chair), {a.first}, {b.first}, me. Apologies: {c.first}\n\n- minutes of last time agreed\n- fee: proposal of {p1} talked about, settled on {p2} a year\n\nActions\n- {a.first}: {task_a}\n- {b.first}: {task_b}\n- {c.first}: {task_c}\n\nNext: {dated(m, nxt)}, usual place",
        f"{body.name} meeting, my scribbles. {chair.first} wanted {p1} for members, {b.first} said we'd be bankrupt by spring, in the end {p2}, four for and one against. {a.first} will {task_a}. {b.first} promised to {task_b}. {c.first} wasn't there so {c.first} gets to {task_c}. Again on {dated(m, nxt)}. Biscuits: stale.",
        f"Minutes {body.name}\n\n1. Treasurer: all well\n2. Subscription raised to {p2} ({p1} was voted down)\n3. To do: {task_a} ({a.first}), {task_b} ({b.first}), {task_c} ({c.first})\n4. AOB: the goat\n5. Date of next meeting {dated(m, nxt)}",
        f"typed up for {chair.first} - {body.name}\n\nWHO / WHAT\n{a.first} / {task_a}\n{b.first} / {task_b}\n{c.first} / {task_c}\n\nDECIDED\nmembers pay {p2} (not {p1}, thank goodness)\n\nSEE YOU\n{dated(m, nxt)}",
    )
    note = m.note(m.pick(f"{body.name} minutes", "committee", f"Meetings/{body.name}"), text)
    f2 = dated(m, nxt2)
    later = arrive(
        m, chair, said,
        ("mail", f"Dear friends of {body.name},\n\nthe hall is taken by the yoga people on our date. Let's all meet {f2} instead. {c.first}, bring the projector please.{bye(m, chair)}"),
        ("chat", f"committee has to be {f2}, I'm in hospital for my knee before that. nothing dramatic!", "", "get well soon, date noted"),
        ("sms", f"Dear all, {body.name} meets {f2} and not on the day we said. Sorry. {chair.first}"),
        ("mail", f"{hi(m)}{aside(m)} I miscounted the weeks, as {a.first} kindly pointed out. The next sitting of {body.name} is {f2}. Agenda to follow.{bye(m, chair)}"),
        subject=m.pick("Next committee", f"{body.name}: date", "I miscounted"),
    )
    m.ask([f"When does the {body.name} committee meet next?", f"when are we all getting together again about {body.name}", f"{chair.first}'s new date for {body.name}?", f"date of the coming {body.name} session", f"when's the next one with {chair.first} and the others"], f2, later, stale=note, kind="moved")
    m.ask([f"What's {a.first}'s job from the {body.name} meeting?", f"what did {a.first} say they'd do for {body.name}", f"action point for {a.first}?", f"what was {a.first} landed with at {body.name}", f"{body.name}: {a.first} has to do what"], task_a, note, kind="decoy")
    m.ask([f"Who's supposed to {task_c}?", f"who got the job to {task_c} at {body.name}", f"{task_c} - whose job was that?", f"which of us has to {task_c}", f"who from {body.name} was told to {task_c}"], c.first, note, kind="decoy")
    m.ask([f"What do members of {body.name} pay now?", f"how much did we set the {body.name} fee at", f"{body.name} subscription, what was decided?", f"what does it cost to belong to {body.name}", f"yearly amount we agreed on for {body.name}"], p2, note, kind="decoy")
    unanswered(m, f"Who is the treasurer of {body.name}?", f"When was {body.name} founded?", f"How many members does {body.name} have?", f"what happened to the goat at {body.name}?")


SCENARIOS = [
    boat_lift, bakery_order, nurse_swap, code_freeze, luthier_repair, farm_feed, exam_cover, court_hearing, job_offer, supplier_quote, trade_fair, leaving_do, office_codes, freelance_deadline,
    interview_call, board_minutes,
]
