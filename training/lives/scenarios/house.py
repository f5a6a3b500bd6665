"""The roof over one's head: trades, landlords, neighbours, keys, bins, paint, furniture, gardens, animals and cars."""

from datetime import timedelta

from .travel import footer, letter, nones, rows, tell, texty, two_times


def plumber_visit(m):
    plumber = m.person()
    place = m.pick("the kitchen sink", "the upstairs bath", "the downstairs loo", "the utility room", "the shower tray", "the outside tap", "the basin in the guest room")
    cause = m.pick("a perished washer", "a cracked olive on the cold feed", "a nail through the pipe", "a blocked trap full of grout", "a joint somebody glued instead of soldering", "limescale in the valve", "a toy soldier in the bend")
    said = m.day(-20, -11)
    day, new = m.after(said, 1, 4), m.after(said, 5, 9)
    rel, part_cost = m.relative_day(day, said), m.money(12, 60, True)
    new_said = m.after(said, 1, 3)
    new_rel = m.relative_day(new, new_said)
    quote, at = m.money(70, 260, False), m.fmt_time(m.clock(8, 16, 15))
    lines = m.chat(
        plumber, said,
        ("me", m.pick(f"Hi, {m.friend(1).first} gave me your number. We've got water under {place}, could you look?", f"hello, {place} is dripping again, any chance you could come out?", f"Hi {plumber.first}, sorry to bother. Leak at {place}, bucket's nearly full 😬")),
        (plumber, texty(m, m.pick(f"can do {rel}. turn it off at the stopcock meantime", f"Busy week mate. {rel} any good? First thing", f"no worries. ill swing by {rel} on the way home", f"Sounds like the usual. I could squeeze you in {rel}"), rel)),
        ("me", m.pick("yes please!", "you're a lifesaver", "that'd be great, thank you")),
    )
    second = tell(
        m, plumber, new_said, "leak",
        m.pick(
            f"Van's died. Can't do what I said, will have to be {new_rel}, {at}. Sorry, I know it's a pain.",
            f"Emergency at the school, whole boiler room under water. Pushing you to {new_rel} at {at} ok?",
            f"Part for {place} only arrives later in the week so no point me coming before. {new_rel}, {at}.",
            f"hi its {plumber.first}. little one's got chicken pox so im stuck at home. {at} {new_rel} instead, promise",
        ), new_rel, at, ways="chat sms",
    )
    third = tell(
        m, plumber, m.after(new, 0, 1), "what it was",
        m.pick(
            f"Had a good look at {place}. It was {cause}. Comes to {quote} all in, cash or transfer, whatever's easier.",
            f"found it in the end: {cause}. {quote} please no rush. Keep an eye on it for a week",
            f"All dry now. {cause.capitalize()}, seen it a hundred times in these houses. That's {quote} with the call-out. Tell the wife the tea was spot on.",
            f"Job done at {place}. Culprit: {cause}. Labour and {part_cost} for bits = {quote}. Bank details on the card I left on the windowsill.",
        ), cause, quote,
    )
    m.ask(
        [
            f"Which day was {plumber.first} coming in the end to fix {place}?", f"when does {plumber.first} do {place}", f"plumber new date {plumber.first}",
            f"{plumber.first} moved our appointment to when?", f"On what day did the leak at {place} finally get its visit",
        ],
        m.fmt_day(new, year=False), second, also=m.days(new), span=new_rel, stale=lines[1], kind="moved",
    )
    m.ask(
        [
            f"How much did {plumber.first} charge?", f"what do I owe for {place}", f"the bill for getting {place} repaired",
            f"what was the damage in money for the leak at {place}", f"{plumber.first} total",
        ],
        quote, third, span=quote,
    )
    m.ask(
        [
            f"What was wrong with {place}?", f"why was it leaking at {place}", f"what did {plumber.first} find", f"cause of the drip, {place}",
            f"How come there was water all over, {place}?",
        ],
        cause, third, span=cause,
    )
    if m.maybe(0.5):
        m.ask(
            [
                f"When did {plumber.first} first offer to come?", f"which day did {plumber.first} promise originally", f"first date {plumber.first} gave me",
                f"before it got pushed back, when was {plumber.first} meant to turn up",
                f"the day I first kept free for {plumber.first}, which one was it",
            ],
            m.fmt_day(day, year=False), lines[1], also=m.days(day), span=rel,
        )
    nones(
        m, f"What's {plumber.first}'s hourly rate?", f"Does {plumber.first} also do gas boilers?", f"where's the stopcock for {place}",
        f"How long is {plumber.first}'s guarantee?", f"has {plumber.first} been paid yet", f"which tool did {plumber.first} leave behind",
        f"how old are the pipes under {place}",
    )


def roof_quotes(m):
    one, two = (m.company("roofer", "{Last} Roofing", "{Last} & Sons Roofers", "{Word} Roofs", "{Town} Slate & Tile") for _ in range(2))
    q1, q2, q1b = m.money(4100, 5900, False), m.money(6000, 7900, False), m.money(3000, 4000, False)
    fault = m.pick("the flashing round the chimney", "eleven slipped tiles on the north side", "a rotten valley board", "the felt under the dormer", "a cracked ridge tile", "moss in the gutter pushing water back", "the seal of the skylight")
    start, weeks = m.day(10, 60), m.pick("four days", "a fortnight", "three working days", "a week, two if it rains", "ten days", "eight days")
    man = m.person()
    start_text = m.fmt_day(start)
    sent = m.day(-40, -22)
    a = m.mail(
        one, m.pick("Quote for roof", "Our estimate", f"Estimate {m.code('invoice')}", f"Roof at {m.street()}"),
        letter(m, m.pick(
            f"Thank you for letting us climb about up there. The water is getting in through {fault}. We would put it right for {q1}, scaffolding included.",
            rows(m, ("Found", fault), ("Work", "strip, repair, make good"), ("Scaffold", "included"), ("Price", q1)) + "\n\nQuote valid 30 days.",
            f"went up tuesday. its {fault} like i thought. price {q1} all in, that is with skip and scaffold. photos attached, sorry about my thumb",
            f"Having inspected the property we conclude that {fault} is responsible for the damp patch. Our charge for the necessary works would be {q1} including disposal.",
        ), one), sent,
    )
    b = m.mail(
        two, m.pick("Your roof", "Offer", "Estimate as requested"),
        letter(m, m.pick(
            f"We can offer a complete repair at {q2}. This does not include the scaffold.",
            f"I'd not patch it, I'd redo the whole slope. {q2}, ten-year guarantee. Sleep on it.",
            f"Total for labour and slates: {q2}. Please let us know soon, we are filling up for the season.",
            f"As discussed on your doorstep, with your dog listening: {q2} plus the hire of the tower.",
        ), two), m.after(sent, 1, 5),
    )
    if m.maybe(0.6):
        m.mail(m.owner, "Re: " + a.subject, m.pick(f"Thanks. We've had another offer. Any room in the price?", f"Hello, could you do it for less if we skip the new gutter?"), m.after(sent, 6, 7), to=one, reply=a)
    c = tell(
        m, one, m.after(sent, 8, 14), "Re: " + a.subject,
        m.pick(
            f"Without the new gutter I can get it down to {q1b}. Start {start_text}, takes {weeks}.",
            f"Tell you what, {q1b} and we shake on it. My lads {man.first} and his brother could begin {start_text} and be out of your hair in {weeks}.",
            f"Revised offer: {q1b}. Earliest start {start_text}. Duration: {weeks}. Please confirm in writing.",
            f"Having found cheaper slate we are pleased to lower our price to {q1b}. If you agree, work commences {start_text} and will last {weeks}.",
        ), q1b, start_text, weeks, ways="mail mail sms", reply=a if m.maybe() else None,
    )
    m.ask(
        [
            f"What's {one.name}'s price for the roof now?", f"how much does {one.name} want in the end", f"latest quote from {one.name}",
            f"what would it cost us to let {one.name} do it", f"the best figure we got from {one.name}",
        ],
        q1b, c, span=q1b, stale=a, kind="moved",
    )
    m.ask(
        [
            f"How much did {two.name} want?", f"the offer from {two.name}, how high was it", f"{two.name} estimate",
            f"what would the other lot, {two.name}, have charged", f"price named by {two.name}",
        ],
        q2, b, span=q2, kind="decoy",
    )
    m.ask(
        [
            f"When does {one.name} start on the roof?", f"from what date will {one.name} be hammering above us", f"{one.name} start date",
            f"how soon can {one.name} begin", f"day the work by {one.name} kicks off",
        ],
        start_text, c, also=m.days(start), span=start_text,
    )
    m.ask(
        [
            f"Where does the rain get in, according to {one.name}?", f"what's broken up there, what did {one.name} say", f"{one.name}: reason for the damp patch",
            f"what did {one.name} find on the roof", f"why is the ceiling wet, {one.name}'s verdict",
        ],
        fault, a, span=fault,
    )
    if m.maybe():
        m.ask(
            [
                f"How long will {one.name} take?", f"for how long do we have {one.name} on the roof", f"duration of the job, {one.name}",
                f"how many days of noise from {one.name}", f"{one.name}: how long till they're gone",
            ],
            weeks, c, span=weeks,
        )
    nones(
        m, f"When could {two.name} start?", f"how long would {two.name} take", f"What's the guarantee from {one.name}?", f"Who recommended {two.name} to us?",
        f"does {two.name} take a deposit", f"who holds the scaffold permit for {one.name}", f"what did a third roofer besides {one.name} and {two.name} want",
    )


def boiler_fault(m):
    firm = m.company("heating engineer", "{Last} Heating", "{Word} Heating & Gas", "{Town} Boilers", "WarmHome {Last}")
    fix, partner = m.person(), m.relative("partner")
    err = m.pick("F28", "E119", "A1", "EA 338", "F75", "L2", "H05", "E6", "U40")
    part = m.pick("the fan", "the diverter valve", "the pressure sensor", "the circuit board", "the ignition lead", "the pump", "the heat exchanger", "the expansion vessel")
    low, right = m.sample(2, "1.0", "1.2", "1.4", "1.5", "1.6", "1.8", "2.0")
    cost, said = m.money(140, 480, True), m.day(-25, -12)
    come = m.after(said, 1, 6)
    rel = m.relative_day(come, said)
    slot = m.pick("between 8 and 12", "between noon and 4", "any time before 1", "between 10 and 2", "after half past three", "between 7 and 9 in the evening")
    mine = m.chat(partner, m.after(said, -1, -1), (partner, m.pick(f"freezing!! the thing in the cupboard says {err}", f"no hot water, display flashes {err}, what did we do last time?", f"it's doing {err} again 🥶 kids are in their coats")), ("me", m.pick("calling them now", "oh no. ringing the engineer", "on it")))
    first = tell(
        m, firm, said, m.pick("Your call-out", "Engineer visit booked", "Job sheet"),
        m.pick(
            f"Your engineer {fix.first} will be with you {rel} {slot}. Please clear the space around the appliance.",
            f"{firm.name}: visit booked {rel}, {slot}. Technician: {fix.first}. Reply YES to confirm.",
            f"We've squeezed you in. {fix.first} comes {rel} {slot} and will ring on setting off. Until then keep the pressure at {low} and don't reset it more than twice.",
            f"Job logged. Attendance {rel} {slot}. Operative {fix.full}. An adult must be at home.",
        ), rel,
    )
    second = m.mail(
        firm, m.pick("Report", f"Service report {m.code('invoice')}", "What we did today", "Invoice and notes"),
        letter(m, m.pick(
            f"{part.capitalize()} had failed and was replaced. Keep the gauge at {right} bar when cold, not lower. The bill is {cost}.",
            rows(m, ("Engineer", fix.full), ("Fault", err), ("Replaced", part), ("Set pressure", f"{right} bar"), ("To pay", cost)) + "\n\nParts carry a 12-month warranty.",
            f"Nice to meet you and the budgies. I swapped {part}, flushed two radiators while I was at it, and topped her up: the needle should sit at {right}. {cost} altogether, invoice attached. {fix.first}",
            f"Works carried out: {part} renewed, flue tested, system repressurised to {right} bar. Amount due: {cost} within 14 days.",
        ), firm), m.after(come, 0, 2),
    )
    note = m.note(m.pick("House/heating", "boiler", "Home/Boiler stuff"), m.pick(
        f"pressure: top up to {low}, black lever under the lid\nservice every autumn\n{firm.name} {firm.phone}",
        f"# Heating\n\n- gauge should show {low}\n- to reset, hold the flame button\n- {firm.name}: {firm.phone}, nice people",
        f"Boiler: fill until {low} bar, then close BOTH taps. Bleed upstairs first. Phone {firm.phone} ({firm.name}).",
    )) if m.maybe(0.6) else None
    m.ask(
        [
            f"What pressure should the boiler be at, according to {firm.name}?", f"where should the needle sit, {fix.first} said",
            f"right bar setting after {firm.name} repaired it", f"how far do I top up the heating now", f"boiler gauge, what did {fix.first} set",
        ],
        f"{right} bar", second, span=right, stale=[x for x in (note, first if low in first.text else None) if x], kind="moved",
    )
    m.ask(
        [
            f"What did {fix.first} replace in the boiler?", f"which part did {firm.name} change", f"what was broken when the heating went off with {err}",
            f"which component was faulty, {firm.name} report", f"{err}: what was the culprit?",
        ],
        part, second, span=part,
    )
    m.ask(
        [
            f"How much was {firm.name}'s bill?", f"what did it cost to have the heating going again", f"amount due {firm.name}", f"what do I pay {firm.name}",
            f"{fix.first} from {firm.name}, how expensive was that",
        ],
        cost, second, span=cost,
    )
    m.ask(
        [
            f"When was {fix.first} due to look at the boiler?", f"which slot did {firm.name} give us", f"what window did they tell us to stay in for {fix.first}",
            f"when do I have to be home for the heating man {fix.first}", f"{firm.name} visit, when?",
        ],
        f"{m.fmt_day(come, year=False)}, {slot}", first, also=[rel, slot], span=slot,
    )
    m.ask(
        [
            "What error did the boiler show?", f"which code was on the display when {partner.first} was freezing", "what did the heating flash at us",
            f"the message {partner.first} saw on the boiler", "fault code of our heating",
        ],
        err, [mine[0]] + ([second] if err in second.text else []), span=err,
    )
    nones(
        m, f"What does {firm.name} add for weekends?", f"How old is the boiler {firm.name} repaired?", f"What's {fix.first}'s mobile?",
        f"Which two radiators did {firm.name} flush?", f"how long was {fix.first} from {firm.name} here", f"what brand is the boiler {fix.first} worked on",
        f"did {firm.name} say when we need a new one",
    )


def rent_letter(m):
    agent, landlord = m.company("letting agent", "{Last} Lettings", "{Word} Property", "{Last} & {Last} Homes", "{Town} Residential"), m.person()
    old, wrong, new = m.money(700, 990, False), m.money(1250, 1490, False), m.money(1000, 1240, False)
    start, later = m.day(25, 50).replace(day=1), m.day(80, 130).replace(day=1)
    start_text, later_text = m.fmt_day(start, style="us" if m.american else "plain"), m.fmt_day(later, style="us" if m.american else "plain")
    reason = m.pick("the new lift", "the rise in the rent index", "insulation of the facade", "higher insurance premiums", "the new windows", "the caretaker's wages")
    flat = m.street()
    sent = m.day(-40, -22)
    first = m.mail(
        agent, m.pick("Notice of rent review", f"Your tenancy at {flat}", "Important: your rent", f"Rent adjustment {flat}"),
        letter(m, m.pick(
            f"Your rent at {flat} is currently {old} per month. On account of {reason} the owner intends to raise it to {wrong} with effect from {start_text}.",
            f"We hereby give notice that the monthly rent will change.\n\n" + rows(m, ("Property", flat), ("Current", old), ("New", wrong), ("From", start_text), ("Reason", reason)),
            f"Every two years we look at what everybody pays. With {reason} taken into account your new figure for {flat} would be {wrong} (so far {old}), starting {start_text}. Please sign the enclosed slip.",
            f"Pursuant to clause {m.number(4, 19)} of the lease, and by reason of {reason}, the rent payable for {flat} increases from {old} to {wrong} on {start_text}. You have the right to object.",
        ), agent), sent,
    )
    if m.maybe(0.7):
        m.mail(m.owner, "Re: " + first.subject, m.pick("I'm afraid I can't agree. That's well above the index. I'm happy to talk about a smaller rise.", f"Dear {agent.name}, I object. Number 3 next door pays far less for the same layout. Regards, {m.owner.full}"), m.after(sent, 2, 4), to=agent, reply=first)
    second = tell(
        m, landlord if m.maybe() else agent, m.after(sent, 6, 15), m.pick("Your rent", "Re: " + first.subject, "A compromise"),
        m.pick(
            f"I've talked it over with my wife, you've been good tenants. Let's say {new} from {later_text} and leave it there for three years.",
            f"After your objection we propose {new}. It would apply from {later_text}. The earlier letter is withdrawn.",
            f"The figure in our letter was for the flat upstairs, please accept our apologies. Yours: {new}, payable as of {later_text}.",
            f"Meeting halfway: {new} a month, beginning {later_text}. Standing order needs changing by you. Oh, and the plum tree is yours to pick.",
        ), new, later_text, ways="mail mail chat",
    )
    if m.maybe():
        up = m.person()
        tell(m, up, m.after(sent, 3, 8), "rent", m.pick(f"They want {m.money(1500, 1900, False)} from us upstairs! Did you get one of those letters?", f"ours goes up too, only by {m.money(20, 60, False)} though. going to sign", "are you going to fight it? I'd join in"))
    m.ask(
        [
            f"What will my rent be at {flat}?", f"how much do I have to pay for {flat} each month from now on", f"new monthly amount for the flat, {flat}",
            f"what rent did we settle on after the letter from {agent.name}", f"living in {flat} will cost me how much",
        ],
        new, second, span=new, stale=first, kind="moved",
    )
    m.ask(
        [
            f"From when does the new rent for {flat} apply?", f"starting when do I change the standing order for {flat}", f"which month does the rise at {flat} kick in",
            f"date of the increase, {flat}", f"when does it get more expensive to live at {flat}",
        ],
        later_text, second, also=m.days(later), span=later_text, stale=first, kind="moved",
    )
    m.ask(
        [
            f"What did {agent.name} ask for at first?", f"what rise did the first letter about {flat} demand", f"original figure in {agent.name}'s notice",
            f"how much did they want before we objected, {flat}", f"the rent in the notice from {agent.name}",
        ],
        wrong, first, span=wrong,
    )
    m.ask(
        [
            f"Why did {agent.name} raise the rent?", f"what's behind the increase for {flat}", f"how do they justify asking more for {flat}",
            f"reason named in {agent.name}'s letter", f"what do they blame for {flat} getting dearer",
        ],
        reason, first, span=reason,
    )
    nones(
        m, f"How much deposit did I pay {agent.name}?", f"When does the lease on {flat} end?", f"What does {agent.name} charge for the service costs?",
        f"What's the account number for the rent of {flat}?", f"who lives below us at {flat}", f"how many square metres is {flat}", f"when was {flat} last renovated",
    )


def moving_out(m):
    landlord = m.person()
    flat = m.street()
    notice = m.pick("six weeks", "two months", "three months to the end of a quarter", "ninety days", "one full calendar month", "eight weeks")
    deposit, kept = m.money(900, 1900, False), m.money(60, 180, False)
    back = m.money(400, 880, False)
    why = m.pick("the scorch mark on the worktop", "the missing cellar key", "the hole in the bathroom door", "repainting the green wall", "a blind the cat had shredded", "the stained carpet by the balcony", "the chipped bath")
    hand_old = m.day(-30, -24)
    hand = m.after(hand_old, 1, 3)
    told = m.after(hand_old, -9, -4)
    rel, rel_new = m.relative_day(hand_old, told), None
    moved = m.after(told, 1, 3)
    rel_new = m.relative_day(hand, moved)
    at = m.fmt_time(m.clock(8, 18, 15))
    lease = m.mail(
        landlord, m.pick(f"Lease {flat}", "Contract", "Tenancy agreement (signed)"),
        m.pick(
            f"Dear {m.owner.first}, herewith the signed lease for {flat}. The main things: notice {notice}, deposit {deposit}, no barbecues on the balcony. Welcome! {landlord.full}",
            f"Please find the contract.\n\n" + rows(m, ("Address", flat), ("Notice period", notice), ("Security deposit", deposit), ("Pets", "by agreement")) + f"\n\n{landlord.full}",
            f"Hi! All signed, scan attached. {deposit} as security please, you get it back with interest when you leave, for which I need {notice} warning. Enjoy {flat}, I grew up in that kitchen.\n{landlord.first}",
            f"TENANCY AGREEMENT {flat} between {landlord.full} and {m.owner.full}. §3 Either party may terminate by giving {notice}. §5 The tenant pays {deposit} as security. §9 Stairwell: weekly in turns.",
        ), m.day(-1000, -400),
    )
    first = tell(m, landlord, told, "handing over", m.pick(f"I could come by for the keys {rel}, say at {m.fmt_time((m.number(9, 17), 0))}?", f"so, key handover {rel}? I'll bring the inventory", f"{rel[0].upper() + rel[1:]} would suit me to walk through {flat} and take the keys", f"shall we do the flat inspection {rel}. my back is bad so bring a chair 😅"), rel)
    second = tell(m, landlord, moved, "keys", m.pick(f"Sorry, funeral. Can we make it {rel_new}, {at}?", f"New tenant wants to look as well, so let's do {rel_new} at {at} if that's alright", f"Doctor's moved me. {rel_new} then, {at}. Bring all five keys please", f"{at} {rel_new} instead pls, my train's been cancelled"), rel_new, at)
    third = m.mail(
        landlord, m.pick("Deposit", f"Final account {flat}", "Settling up", "Your deposit"),
        m.pick(
            f"Hello {m.owner.first}, I've transferred {back} today. I kept {kept} for {why}, the receipt is attached. All the best in the new place, {landlord.first}",
            rows(m, ("Deposit", deposit), ("Less", f"{kept} ({why})"), ("Less heating costs", "see sheet"), ("Returned", back)) + f"\n\n{landlord.full}",
            f"I hate this part. You left {flat} lovely, but {why} did cost me {kept}, and with the heating that leaves {back}. It should be in your account by now. No hard feelings I hope.",
            f"Statement of account. Repayable after deduction of {kept} for {why} and the outstanding utilities: {back}. Paid by bank transfer this morning.",
        ), m.after(hand, 4, 20),
    )
    m.ask(
        [
            f"How much of the deposit did {landlord.first} pay back?", f"what did I get back from {landlord.first} after moving out of {flat}",
            f"returned security {flat}", f"what amount did {landlord.first} transfer", f"how much money came back for {flat}",
        ],
        back, third, span=back, kind="decoy",
    )
    m.ask(
        [
            f"Why did {landlord.first} keep part of the deposit?", f"what did {landlord.first} deduct money for", f"what was wrong with {flat} when we left",
            f"deduction at {flat}, the reason", f"which damage did I have to pay {landlord.first} for",
        ],
        why, third, span=why,
    )
    m.ask(
        [
            f"What was the notice period for {flat}?", f"how long before leaving {flat} did I have to tell {landlord.first}",
            f"how much warning did {landlord.first} need", f"notice {flat}", f"termination: how far ahead, {flat}",
        ],
        notice, lease, span=notice,
    )
    m.ask(
        [
            f"When did I hand {flat}'s keys to {landlord.first} in the end?", f"which day was the handover with {landlord.first} moved to",
            f"flat inspection with {landlord.first}: final date", f"when was {landlord.first} coming to walk through {flat}", f"key date {landlord.first}",
        ],
        m.fmt_day(hand, year=False), second, also=m.days(hand), span=rel_new, stale=first, kind="moved",
    )
    nones(
        m, f"Who lives in {flat} now?", f"What was the meter reading when we left {flat}?", f"What's {landlord.first}'s new address?",
        f"How much was the rent at {flat}?", f"what interest did {landlord.first} pay on the deposit", f"how high was the heating share for {flat}",
        f"what does the new tenant of {flat} pay",
    )


def fence_next_door(m):
    neighbour = m.person()
    colour_old, colour = m.sample(2, "sage green", "anthracite", "chestnut", "plain oiled larch", "pale blue", "barn red", "black", "silver grey", "cream")
    height = m.pick("1.6 m", "1.8 m", "five foot", "six foot", "chest high", "140 cm", "no taller than the bins")
    share, total = m.money(220, 590, False), m.money(800, 1400, False)
    said = m.day(-18, -6)
    day = m.after(said, 5, 12)
    rel = m.relative_day(day, said)
    man = m.person()
    lines = m.chat(
        neighbour, said,
        (neighbour, texty(m, m.pick(f"Evening! {man.first} can do our fence {rel}. {total} the lot so {share} each.", f"Hi neighbour, fence man rang. He'd start {rel}, your half comes to {share}. Still on?", f"So it's happening: {man.first} puts it up {rel}!! we pay {share}, you pay {share}, cheaper than a hedge", f"re the fence.. {rel} if its dry. {share} from each of us, I've promised cash"), rel, share)),
        ("me", m.pick("brilliant, about time", "yes! what height did we say?", "ok! and how high?")),
        (neighbour, m.pick(f"{height}, any more and number {m.number(3, 40)} complains", f"{height} I thought, so we can still pass the lawnmower and the gossip", f"they recommend {height} because of the wind")),
        (neighbour, m.pick(f"my other half fancies {colour_old}", f"and {colour_old} if you don't object", f"colour: {colour_old}?? there's some left over from the school")),
        ("me", m.pick("I don't mind", "hmm let me sleep on it", "why not")),
    )
    second = tell(
        m, neighbour, m.after(said, 1, 3), "fence",
        m.pick(
            f"Saw a sample in daylight, ghastly. We've gone for {colour}.",
            f"They're out of that shade, only {colour} left, I said yes for the both of us. Hope that's ok!",
            f"council says it has to match the terrace so {colour} it is. no argument possible",
            f"My daughter has vetoed the paint and picked {colour}. She's fourteen, resistance is pointless.",
        ), colour,
    )
    if m.maybe():
        m.chat(neighbour, m.after(said, 3, 5), (neighbour, m.pick("could we borrow your long ladder at the weekend?", "is that your cat in my beans", f"parcel for you here, quite heavy")), ("me", m.pick("of course", "sorry!!", "coming over")))
    m.ask(
        [
            f"What colour is the fence with {neighbour.first} going to be?", f"which shade did {neighbour.first} pick for the boundary",
            f"what will the new fence next to {neighbour.first} look like, colour", f"{neighbour.first} fence colour",
            f"what are we painting the thing between us and {neighbour.first}",
        ],
        colour, second, span=colour, stale=lines[3], kind="moved",
    )
    m.ask(
        [
            f"How much is my share of {neighbour.first}'s fence?", f"what do I owe for the fence", f"my half, fence with {neighbour.first}",
            f"how much cash should I get out for the thing between us and {neighbour.first}", f"the price for us of the boundary with {neighbour.first}",
        ],
        share, lines[0], span=share,
    )
    m.ask(
        [
            f"How high will the fence next to {neighbour.first} be?", f"what height did {neighbour.first} suggest",
            f"how tall is the thing between the gardens going to be", f"fence height {neighbour.first}", f"up to where will it come, {neighbour.first}'s fence",
        ],
        height, lines[2], span=height,
    )
    m.ask(
        [
            f"When are they putting up the fence with {neighbour.first}?", f"which day do the workmen come for the boundary", f"when's the fence being built",
            f"{neighbour.first} said the fence starts when", f"day of the new fence, {neighbour.first}",
        ],
        m.fmt_day(day, year=False), lines[0], also=m.days(day), span=rel,
    )
    nones(
        m, f"What wood is {neighbour.first}'s fence made of?", f"What's the phone number of {neighbour.first}'s fence man?",
        f"How long is the fence to {neighbour.first}'s side?", f"Who pays for the gate, {neighbour.first} or us?",
        f"how many days do they need for {neighbour.first}'s fence", f"did {neighbour.first} get planning permission",
        f"what happens to the old hedge at {neighbour.first}'s",
    )


def entrance_code(m):
    caretaker = m.person()
    house = m.street()
    old, new, bikes, roof = m.sample(4, *(m.code("pin") for _ in range(7)))
    group = m.pick(f"{house} residents", f"House {house.split()[0]} 🏠", "Stairwell B", "Neighbours", "Owners & tenants", f"{house.split()[1]} gang")
    fixed = m.pick("the lift", "the laundry room", "the garage door", "the letterboxes", "the stair light", "the intercom")
    sent = m.day(-200, -60)
    first = m.pick(
        lambda: m.mail(caretaker, "Welcome to the building", f"Dear {m.owner.first}, welcome to {house}. Front door {old}, no key needed. The bike cellar is {bikes}. Please close both properly, we had pigeons. {caretaker.first}, caretaker", sent),
        lambda: m.note(m.pick("Home/codes", "house stuff", "Building"), f"{house}\n\nfront door {old}\nbike cellar {bikes}\ncaretaker {caretaker.first} {caretaker.phone}\nquiet after ten"),
        lambda: m.mail(caretaker, f"{house} access", letter(m, "Your access codes, please do not pass them on.\n\n" + rows(m, ("Main entrance", old), ("Bicycles", bikes), ("Caretaker", caretaker.phone)), caretaker), sent),
        lambda: tell(m, caretaker, sent, "codes", f"for moving in: street door {old}, cellar with the bikes {bikes}. the star key is broken, press hash", old, bikes),
    )()
    day = m.day(-14, -1)
    text = m.pick(
        f"Dear all, after the break-in next door the number at the front door is now {new}. Don't write it on the wall please (yes, you, third floor).",
        f"!! as of tonight the entrance opens with {new}. tell your cleaners",
        f"New code downstairs {new}. And {fixed} is being repaired, thank you for asking seventeen times.",
        f"The locksmith has been. {house} front door: {new}. Cellar stays as it is.",
    )
    if m.maybe(0.65):
        other = m.person()
        lines = m.chat(group, day, (caretaker, text), (other, m.pick("thanks!", "about time", "and the bike room??")), *([(m.person(), m.pick("my daughter is locked out, someone buzz her in", "does the old one still work for the post?"))] if m.maybe() else []))
        second = lines[0]
    else:
        second = m.mail(caretaker, m.pick("New code", "To all residents", "Front door"), letter(m, text, caretaker), day)
    if m.maybe(0.5):
        tell(m, m.friend(0), m.day(-30, -2), "door", f"just so you know for friday, my building's code is {roof}, fourth floor, ignore the barking", roof)
    m.ask(
        [
            f"What's the door code at {house}?", f"how do I get into the building, {house}", f"current number for the front door {house}",
            f"what do I punch in downstairs at {house} these days", f"entrance code {house}",
        ],
        new, second, span=new, stale=first, kind="moved",
    )
    m.ask(
        [
            f"What's the code for the bike cellar at {house}?", f"where my bicycle stands at {house}, which number opens it", f"bikes {house} code",
            f"how do I unlock the cellar in {house}", f"number for the cycle room at {house}",
        ],
        bikes, first, span=bikes, kind="decoy",
    )
    if m.maybe():
        m.ask(
            [
                f"What was the old front door code at {house}?", f"which number did the entrance at {house} have before",
                f"the code we were given when we moved into {house}", f"previous door code, {house}",
                f"what used to open the entrance before they changed it, {house}",
            ],
            old, first, span=old,
        )
    nones(
        m, f"Which day does the cleaner do the stairs at {house}?", f"What's the alarm code at {house}?", f"Who lives on the third floor of {house}?",
        f"What's the code for the roof terrace at {house}?", f"what was stolen next to {house}", f"when is {caretaker.first} on holiday",
        f"which flat does {caretaker.first} live in",
    )


def wifi_router(m):
    isp = m.company("internet provider", "{Word} Fibre", "{Word}net", "{Town} Broadband", "{Word} Telecom")
    old, new, guest, parents = m.code("wifi"), m.code("wifi"), m.code("wifi"), m.code("wifi")
    name = f"{m.word().title()}{m.pick('Cave', 'Nest', '_5G', '-home', 'LAN', ' upstairs')}"
    partner = m.relative("partner")
    note = m.note(m.pick("Home/Wifi", "passwords (house)", "router", "wifi"), m.pick(
        f"# Wifi\n\nnetwork {name}\npassword {old}\nguests: {guest}\n\nrouter is behind the telly, switch at the back",
        f"{name} / {old}\nvisitors get {guest}\nif slow, turn off and count to thirty",
        f"main: {old}\nguest: {guest}\n({isp.name}, contract in the blue folder)",
        f"| net | key |\n|---|---|\n| {name} | {old} |\n| {name}-guest | {guest} |",
    ))
    serial, speed = m.code("order"), m.pick("100 Mbit", "250 Mbit", "500 Mbit", "1 Gbit", "80 Mbit")
    price, promo = m.money(25, 49, True), m.money(10, 19, True)
    said = m.day(-25, -2)
    got = m.mail(
        isp, m.pick("Your new router is on its way", "Welcome to your upgrade", f"Order {serial}", "Get connected in 3 steps"),
        letter(m, m.pick(
            f"With your upgrade to {speed} comes a new box. The key is printed on the underside; you can change it at any time. You pay {price} a month, the first three months only {promo}.",
            rows(m, ("Tariff", f"Home {speed}"), ("Monthly", price), ("Months 1-3", promo), ("Device no.", serial)) + "\n\nPlug in, wait for the light, surf.",
            f"Thank you for staying with {isp.name}. Line speed {speed}. After the three promotional months at {promo} the fee is {price}. Please send back the old device or we'll have to charge for it.",
            f"Faster films, smoother calls: {speed} is here. Nothing to do except unpack. {price} monthly (quarter one: {promo}).",
        ), isp), m.after(said, -6, -2),
    )
    second = tell(
        m, partner, said, "internet",
        m.pick(
            f"Plugged in the new box, took me four goes. I set the password to {new} because the one on the sticker was absurd.",
            f"Internet's back!! {new} is the new one. kids already have it obviously",
            f"changed the wifi after the neighbours' boy guessed it 😂 it's {new} now. guest one's the same",
            f"If the laptop asks: {new}. Same network name as before. Also we're out of milk.",
        ), new,
    )
    if m.maybe(0.6):
        mum = m.relative("mother")
        tell(m, mum, m.day(-60, -5), "computer", m.pick(f"Darling when you come at the weekend our internet word is {parents}, your father wrote it on the calendar", f"the young man changed everything, we have to type {parents} now. Is that safe?"), parents)
        m.ask(
            [
                f"What's the wifi password at {mum.first}'s?", f"how do I get online at my parents' house", f"internet word at {mum.first}'s place", f"{mum.first} wifi",
                "what do I type in at my folks' to be connected",
            ],
            parents, [i for i in m.life.items if parents in i.text][-1], span=parents, kind="decoy",
        )
    m.ask(
        [
            "What's our wifi password?", f"what did {partner.first} change the internet password to", "how do I get the laptop onto the main network at home",
            "password for our own wlan now", f"wifi key {partner.first} set up",
        ],
        new, second, span=new, stale=note, kind="moved",
    )
    m.ask(
        [
            "What's the guest wifi password at ours?", "what do we give visitors for the internet at home",
            "which key do friends get when they come to our house and want to be online", "our guest network password", "wlan for guests at home",
        ],
        guest, note, span=guest, kind="decoy",
    )
    m.ask(
        [
            f"What does {isp.name} cost a month after the promotion?", f"how much is the internet from {isp.name} once the cheap months are over",
            f"regular fee {isp.name}", f"what will {isp.name} take from my account in the long run", f"{isp.name} price, not the teaser one",
        ],
        price, got, span=price,
    )
    m.ask(
        [
            f"How fast is our line with {isp.name}?", f"what speed did {isp.name} upgrade us to", f"{isp.name} bandwidth",
            f"which tariff do we have at {isp.name}, how quick", f"how many megabits from {isp.name}",
        ],
        speed, got, span=speed,
    )
    nones(
        m, f"When does the contract with {isp.name} run out?", f"What's the router's admin password from {isp.name}?", f"What's {isp.name}'s customer number for us?",
        f"By when must the old {isp.name} router be returned?", f"how long was {isp.name} down last winter", f"what colour should the light on the {isp.name} box be",
        f"how much is the fine if {isp.name} doesn't get the old box",
    )


def bin_calendar(m):
    council = m.company("council", "{Town} Council", "City of {Town}", "{Town} Waste Services", "{Town} Borough")
    colours = m.sample(4, "green", "brown", "blue", "black", "yellow", "red", "grey", "orange")
    days = m.sample(3, "Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    sent = m.day(-120, -60)
    fee = m.money(18, 75, False)
    first = m.mail(
        council, m.pick("Your collection days", "Waste calendar", f"Recycling at {m.street()}", "Bins: what goes when"),
        m.pick(
            f"Paper and card go in the {colours[0]} bin, collected every other {days[0]}. Household waste ({colours[1]} bin) is emptied on {days[1]}s. Garden waste ({colours[2]}) costs {fee} a year.",
            rows(m, (f"Paper and card ({colours[0]})", f"{days[0]}, fortnightly"), (f"Household waste ({colours[1]})", f"{days[1]}, weekly"), (f"Garden ({colours[2]})", f"by subscription, {fee} p.a.")) + "\n\nBins out by six. Lids shut!",
            f"Dear resident,\n\n{colours[0]} lid = paper. {colours[1]} lid = everything else that can't be recycled. {colours[2]} lid = leaves and grass ({fee} per season). Lorries come by on {days[0]} for the first, {days[1]} for the second.",
            f"From this month: {days[0]} paper and card ({colours[0]} container), {days[1]} residual waste ({colours[1]}). Those with a {colours[2]} one for the garden have been billed {fee}.",
        ) + footer(m, council), sent,
    )
    why = m.pick("cracks in the depot roof", "a new route plan", "the bridge closure", "the bin crews' strike", "roadworks in your street", "a merger with the neighbouring depot")
    second = tell(
        m, council, m.day(-20, -2), m.pick("Collection day changes", "Important notice to households", "Change to your bins"),
        m.pick(
            f"Because of {why}, your household waste will be collected on {days[2]}s until further notice. Paper and card are not affected.",
            f"{council.name}: {colours[1]} bins now emptied {days[2]}, owing to {why}. Please put them out the night before.",
            f"We are changing things round ({why}). Your {colours[1]} container: new day {days[2]}. If we miss you, report it within two working days.",
            f"Please note a new day for your general rubbish. It is {days[2]}, not {days[1]}. The reason is {why}. We thank you for your understanding and remind you that prams are not waste.",
        ), days[2],
    )
    if m.maybe(0.6):
        n = m.person()
        tell(m, n, m.day(-18, -1), "bins", m.pick(f"is it {colours[0]} or {colours[1]} this week? I always look at yours", "they've left mine again, second time!! did yours go?", f"in my sister's street they come on {m.pick('Saturday', 'Sunday')} now, imagine"))
    m.ask(
        [
            "Which day is the household rubbish collected now?", f"when does {council.name} take the general waste", f"what day do I put the {colours[1]} bin out for",
            "on what day does the lorry come for the normal trash at ours", f"new bin day, {council.name}",
        ],
        days[2], second, span=days[2], stale=first, kind="moved",
    )
    m.ask(
        [
            f"What colour is the paper bin from {council.name}?", "which bin do old newspapers and boxes go in", f"cardboard: which lid, {council.name}",
            f"where do I chuck the delivery packaging, which colour, {council.name}", f"{council.name}, colour for paper?",
        ],
        colours[0], first, span=colours[0], kind="decoy",
    )
    m.ask(
        [
            f"How much is the garden bin a year from {council.name}?", f"what does {council.name} charge for taking leaves and grass",
            f"garden waste fee {council.name}", f"price for having hedge clippings taken away by {council.name}", f"the subscription for the {colours[2]} bin",
        ],
        fee, first, span=fee,
    )
    m.ask(
        [
            f"Why did {council.name} change the bin day?", "what's the reason the rubbish comes on another day",
            f"{council.name}: how come they no longer come on {days[1]}", f"reason for the new collection day, {council.name}",
            "why have the bin men got a different day for us",
        ],
        why, second, span=why,
    )
    nones(
        m, f"When is the next bulky waste collection of {council.name}?", f"How do I order a bigger bin from {council.name}?",
        f"Where's the {council.name} recycling centre?", f"Does {council.name} take batteries?", f"how big is the paper bin from {council.name}",
        f"what's the fine for leaving the lid up, {council.name}", f"when does {council.name} collect Christmas trees",
    )


def paint_colours(m):
    names_ = m.sample(5, "Wet Slate", "Duck Egg", "Old Linen", "Moss 14", "Burnt Custard", "Harbour Fog", "Clay Pipe", "Pigeon", "Elderflower", "Brick Dust", "Midnight Tram", "Oat", "Rhubarb Fool", "Lichen", "Tin Roof")
    rooms = m.sample(3, "hall", "bedroom", "study", "nursery", "kitchen", "dining room", "bathroom", "landing")
    litres = [f"{n} litres" for n in m.sample(3, 2, 3, 5, 7, 8, 10, 12)]
    shop = m.company("paint shop", "{Last} Paints", "{Word} Decor", "{Town} Colour Centre", "{Last} & Daughters Paint")
    partner = m.relative("partner")
    finish = m.pick("eggshell", "dead matt", "satin", "silk", "chalky limewash", "washable matt")
    price = m.money(38, 190, True)
    note = m.note(m.pick("House/paint", "colours", "decorating", "Home/walls"), m.pick(
        "# Paint\n\n" + "\n".join(f"- {r}: {n}, {l}" for r, n, l in zip(rooms, names_, litres)) + f"\n\nceilings all plain white. finish {finish}",
        f"what we used\n\n{rooms[0]} — {names_[0]} ({litres[0]})\n{rooms[1]} — {names_[1]} ({litres[1]})\n{rooms[2]} — {names_[2]} ({litres[2]})\n\n{finish}, from {shop.name}",
        "| room | colour | amount |\n|---|---|---|\n" + "\n".join(f"| {r} | {n} | {l} |" for r, n, l in zip(rooms, names_, litres)) + f"\n\nalways {finish}!",
        f"{rooms[0].capitalize()} will be {names_[0]}, need {litres[0]}. {rooms[1].capitalize()} {names_[1]} ({litres[1]}). For the {rooms[2]} {partner.first} wants {names_[2]}, {litres[2]} should do. All {finish}.",
    ))
    second = tell(
        m, partner, m.day(-15, -3), "paint",
        m.pick(
            f"I'm standing in {shop.name} and {names_[1]} looks like porridge. Going for {names_[3]} in the {rooms[1]}, trust me.",
            f"So the {rooms[1]}: I painted a patch and hated it. Now {names_[3]}, they're mixing it as we speak.",
            f"change of heart re {rooms[1]}!! {names_[3]} it is. got enough for two coats and some for the shed",
            f"Your mother says {names_[1]} is depressing and for once I agree. {names_[3]} for the {rooms[1]} then?? I've bought it anyway.",
        ), names_[3],
    )
    receipt = m.mail(
        shop, m.pick("Your receipt", f"Order {m.code('order')}", "Thanks for popping in"),
        m.pick(
            rows(m, (f"{names_[3]} {finish}", litres[1]), ("Roller set", "1"), ("Total", price)) + "\n\nTinted paint can't be returned.",
            f"Thank you for your purchase. 1 x {names_[3]} ({finish}), brushes, sheet. Paid {price} by card.",
            f"You bought {names_[3]}! Two coats, four hours between. You paid {price}. Loyalty points: {m.number(20, 400)}.",
            f"{shop.name} - till {m.number(1, 6)}\n{names_[3]} {litres[1]}\nmasking tape x3\nTOTAL {price}",
        ) + footer(m, shop), second.when.date(),
    )
    if m.maybe():
        tell(m, m.friend(3), m.day(-30, -1), "colour", f"we've just done our {rooms[1]} in {names_[4]}, come and see before you decide anything", names_[4])
    m.ask(
        [
            f"What colour are we painting the {rooms[1]}?", f"which paint did {partner.first} get for the {rooms[1]}", f"{rooms[1]} paint name",
            f"what's going on the walls of our {rooms[1]} now", f"the shade {partner.first} decided on, {rooms[1]}",
        ],
        names_[3], second, span=names_[3], stale=note, kind="moved",
    )
    m.ask(
        [
            f"What's the paint in the {rooms[0]} called?", f"which shade do I need to touch up our {rooms[0]}", f"name of the {rooms[0]} colour",
            f"what did we put on the {rooms[0]} walls", f"{rooms[0]}, what paint",
        ],
        names_[0], note, span=names_[0], kind="decoy",
    )
    m.ask(
        [
            f"How much paint does the {rooms[2]} need?", f"how many litres for our {rooms[2]}", f"{rooms[2]}: what quantity", f"amount for decorating the {rooms[2]}",
            f"how big a tin do I buy for the {rooms[2]}",
        ],
        litres[2], note, span=litres[2], kind="decoy",
    )
    m.ask(
        [
            f"How much did we spend at {shop.name}?", f"what was the total at {shop.name}", f"{shop.name} receipt amount",
            f"what did {partner.first}'s trip to {shop.name} cost us", f"how expensive was the stuff for the {rooms[1]} from {shop.name}",
        ],
        price, receipt, span=price,
    )
    nones(
        m, f"What colour is the front door going to be, did {partner.first} say?", f"When is {shop.name} open?", f"Who's painting the {rooms[2]} for us?",
        f"what's the code of {names_[0]}", f"who's painting the ceiling in the {rooms[0]}", f"how many coats did the {rooms[0]} get",
        f"which brush did {shop.name} recommend",
    )


def sofa_delivery(m):
    shop = m.company("furniture shop", "{Word} Living", "{Last} Furniture", "{Word} & {Word} Interiors", "Möbel {Last}", "The {Word} Sofa Co")
    piece = m.pick("sofa", "wardrobe", "dining table", "bookcase", "bed frame", "sideboard", "desk", "chest of drawers")
    width, depth, door, old_w = (f"{m.number(lo, hi)} cm" for lo, hi in ((171, 248), (55, 98), (70, 86), (120, 169)))
    colour_old, colour = m.sample(2, "rust velvet", "walnut", "light oak", "petrol", "off-white", "mustard", "cognac leather", "smoked ash", "dove grey", "bottle green")
    order, price = m.code("order"), m.money(390, 1900, False)
    w1 = m.day(-2, 10)
    w2 = m.after(w1, 4, 25)
    slot = m.pick("7 to 11", "8-12", "1 pm to 5 pm", "12-16", "10 to 2", "6 to 9 in the evening")
    sent, later = m.day(-60, -30), m.day(-12, -4)
    w2_text = m.fmt_day(w2)
    first = m.mail(
        shop, m.pick(f"Order {order}", f"Your new {piece}", "Thank you for your order", "Order confirmation"),
        m.pick(
            rows(m, ("Article", f"{piece} {m.word().title()}"), ("Finish", colour_old), ("W x D", f"{width} x {depth}"), ("Delivery", m.fmt_day(w1)), ("Amount", price)),
            f"Good choice, {m.owner.first}. The {piece} in {colour_old} measures {width} across and {depth} from front to back. It costs {price} and should reach you on {m.fmt_day(w1)}. Please measure your stairs!",
            f"We confirm: one {piece}, {colour_old}. Width {width}, depth {depth}. Provisional delivery date {m.fmt_day(w1)}. Total {price}, thereof a third paid.",
            f"Hej! Your {piece} is being built. {colour_old.capitalize()}, {width} wide, {depth} deep, {price}. Our two strong men ring you from the street on {m.fmt_day(w1)}.",
        ) + footer(m, shop), sent,
    )
    second = tell(
        m, shop, later, m.pick("Delay", f"News about order {order}", f"Your {piece}: new date", "Delivery appointment"),
        m.pick(
            f"The workshop is behind, so your {piece} will come on {w2_text}, {slot}. As promised on the phone we've switched it to {colour}.",
            f"{shop.name}: delivery of your {piece} now {w2_text}, slot {slot}. Finish changed to {colour} as you asked.",
            f"Sorry to keep you on the floor a bit longer! New day for the {piece}: {w2_text}. Time window: {slot}. And yes, {colour} was no problem at all.",
            rows(m, ("New delivery date", w2_text), ("Time", slot), ("Finish (amended)", colour)) + f"\n\nWe apologise that the {piece} is late.",
        ), w2_text, colour,
    )
    note = m.note(m.pick("measurements", "Home/sizes", "flat - measurements"), m.pick(
        f"front door {door}\nold {piece} was {old_w} wide\nceiling 2.48",
        f"# Sizes\n\n- doorway: {door} clear\n- gap by the window where the {piece} goes (old one: {old_w})\n- lift: no chance",
        f"Measured with {m.friend(1).first}: front door opening {door}. Old {piece}: {old_w}. Stairs ok if we take the legs off.",
    ))
    m.ask(
        [
            f"When is the {piece} from {shop.name} coming?", f"which day do we have to be in for the {piece}", f"{shop.name} new delivery date",
            f"when will {shop.name} finally bring it", f"order {order}, when does it arrive",
        ],
        w2_text, second, also=m.days(w2), span=w2_text, stale=first, kind="moved",
    )
    m.ask(
        [
            f"What colour is the {piece} we get from {shop.name}?", f"which finish did we end up with for the {piece}", f"{shop.name} {piece}: finish?",
            f"what will the {piece} look like, did they change it", f"which variant is {shop.name} making for us now",
        ],
        colour, second, span=colour, stale=first, kind="moved",
    )
    m.ask(
        [
            f"How wide is the new {piece}?", f"how much room along the wall does the {piece} from {shop.name} take up", f"width {shop.name} {piece}",
            f"will the {piece} fit, how broad is it, the {shop.name} one", f"dimensions from left to right, {piece} by {shop.name}",
        ],
        width, first, span=width, kind="decoy",
    )
    m.ask(
        [
            "How wide is our front door?", f"can the {piece} get in, what does the doorway measure", "door opening measurement at home",
            "what's the clearance where we carry furniture in", "front door, how many centimetres",
        ],
        door, note, span=door, kind="decoy",
    )
    if m.maybe():
        m.ask(
            [
                f"Between what times does {shop.name} deliver?", f"in what window will the lads with the {piece} ring", f"{piece} delivery slot",
                f"how long do I have to wait in for {shop.name}", f"{shop.name} time frame",
            ],
            slot, second, span=slot,
        )
    nones(
        m, f"How tall is the {piece} from {shop.name}?", f"Will {shop.name} take the old {piece} away?", f"How heavy is the {piece} from {shop.name}?",
        f"What's the name of the driver from {shop.name}?", f"up to which floor does {shop.name} carry things", f"can I send the {piece} back to {shop.name}",
        f"who assembles the {piece} from {shop.name}",
    )


def moving_house(m):
    firm = m.company("removals", "{Last} Removals", "{Word} Movers", "Two {Word}s and a Van", "{Town} Moving Co", "{Last} Umzüge")
    old_place, new_place = m.street(), m.street()
    q1, q2 = m.money(900, 1300, False), m.money(600, 890, False)
    boxes, boxes2 = m.sample(2, *range(25, 95, 5))
    sent = m.day(-30, -14)
    day = m.day(4, 25)
    at_old, at_new = two_times(m, 6, 10)
    permit = m.pick("outside number 12", "from the lamppost to the hydrant", "on the left side as far as the bakery", "two bays in front of the gate", "half on the pavement by the church", "across from the kiosk")
    crew, helper = m.person(), m.friend(0)
    first = m.mail(
        firm, m.pick("Moving estimate", f"{old_place} to {new_place}", "Your move", f"Offer {m.code('invoice')}"),
        letter(m, m.pick(
            f"For the move from {old_place} to {new_place} on {m.fmt_day(day)} we offer you {q1}, with three men and {boxes} boxes. We'd be with you at {at_old}.",
            rows(m, ("From", old_place), ("To", new_place), ("Date", m.fmt_day(day)), ("Crew arrives", at_old), ("Boxes", f"{boxes} pcs"), ("Fixed price", q1)),
            f"moving {m.fmt_day(day)}, start {at_old}, {boxes} boxes, piano yes/no?? price {q1} with insurance. pls answer soon calendar is getting full",
            f"It was a pleasure to see your collection of lamps. We propose a fixed price of {q1}. {boxes} boxes will be dropped off beforehand. On {m.fmt_day(day)} our people begin at {at_old} in {old_place}.",
        ), firm), sent,
    )
    second = tell(
        m, firm, m.after(sent, 3, 9), m.pick("Re: " + first.subject, "Updated offer", "Final details"),
        m.pick(
            f"Without the piano it's {q2}. Our foreman {crew.first} comes at {at_new} so that we beat the market stalls. You'll get {boxes2} boxes.",
            f"Recalculated: {q2}, {boxes2} boxes, crew on site {at_new}. Foreman: {crew.first}.",
            f"Good news, since your cellar is already empty we can go down to {q2}. {boxes2} boxes are plenty. {crew.first} and the lads ring the bell at {at_new}, kettle on please!",
            f"Following our call: price {q2}; number of boxes {boxes2}; time of arrival {at_new}; in charge: {crew.full}. The rest as in our first mail.",
        ), q2, at_new, ways="mail mail sms", reply=first if m.maybe() else None,
    )
    third = tell(
        m, helper if m.maybe(0.3) else m.relative("partner"), m.day(-4, -1), "parking",
        m.pick(
            f"Got the no-parking signs! They're for {permit}. Need to go up three days before.",
            f"town hall said yes, the van may stand {permit}. had to pay {m.money(20, 70, False)}, robbery",
            f"Put the signs up just now, {permit}, and already somebody's parked there. typical",
            f"The permit came. It says: {permit}. Don't let them block the pharmacy like last time.",
        ), permit,
    )
    if m.maybe(0.6):
        tell(m, helper, m.after(sent, 1, 12), "move", m.pick(f"When {m.person().first} moved it was {m.money(300, 550, False)} with students and nothing broke except the students", f"I can give you {m.pick(8, 11, 13)} boxes, slightly smelling of onion", "I'm there with the drill, what time do you want me?"))
    m.ask(
        [
            f"How much does {firm.name} charge for the move?", f"what do we pay to have our stuff carried to {new_place}", f"final price {firm.name}",
            f"what's the removal costing in the end", f"{firm.name}'s last offer",
        ],
        q2, second, span=q2, stale=first, kind="moved",
    )
    m.ask(
        [
            f"What time does {firm.name} arrive?", f"when do I have to be up on the day we leave {old_place}", f"crew from {firm.name}, at what hour",
            f"how early will {crew.first} ring the bell", f"start of the move with {firm.name}",
        ],
        at_new, second, span=at_new, stale=first, kind="moved",
    )
    m.ask(
        [
            f"Where can the removal van park?", f"for which stretch do we have the no-parking signs", f"where do we stop with the lorry when we move to {new_place}",
            f"parking permit, which bit of the road", f"what spot did the town hall give us for unloading",
        ],
        permit, third, span=permit,
    )
    m.ask(
        [
            f"Who's in charge on moving day, from {firm.name}?", f"name of the foreman at {firm.name}", f"whom do I talk to among the people from {firm.name}",
            f"the boss of the moving crew", f"{firm.name}, who leads the lads",
        ],
        crew.first, second, also=[crew.full], span=crew.first,
    )
    if m.maybe():
        m.ask(
            [
                f"How many boxes did {firm.name} first reckon with?", f"box count in the first offer from {firm.name}",
                f"{firm.name} originally planned how many cartons", f"to begin with, how many boxes would {firm.name} have dropped off",
                f"how much packing material was in {firm.name}'s earlier estimate",
            ],
            str(boxes), first, span=f"{boxes} pcs" if f"{boxes} pcs" in first.text else f"{boxes} boxes",
        )
    nones(
        m, f"Up to what sum does {firm.name} insure us?", f"How many cubic metres did {firm.name} estimate?", f"Did anyone want the piano {firm.name} asked about?",
        f"When do we get the keys for {new_place}?", f"what floor is the flat in {new_place}", f"who packs the kitchen when {firm.name} comes",
        f"how much did we tip the lads from {firm.name}",
    )


def garden_notes(m):
    gardener = m.person()
    plants = m.sample(4, "the fig", "the tomatoes", "the hydrangea", "the roses", "the lemon tree", "the raspberries", "the wisteria", "the chillies", "the box hedge", "the olive", "the dahlias")
    water = m.sample(4, "every evening", "twice a week", "once a week, deeply", "only when the leaves hang", "not at all till spring", "every other morning", "a full can on Sundays", "from below, in the saucer")
    month = m.pick("February", "late August", "March", "November", "after flowering", "mid-June", "the first frost")
    feed = m.pick("coffee grounds", "seaweed feed", "old banana skins", "bone meal", "nettle tea", "tomato food", "ash from the stove")
    rate, rate2 = m.money(18, 29, False), m.money(30, 44, False)
    note = m.note(m.pick("Garden", "garden/watering", "Plants", "balcony & garden"), m.pick(
        "# Watering\n\n" + "\n".join(f"- {p}: {w}" for p, w in zip(plants[:3], water)) + f"\n\nfeed: {feed}, once a month",
        f"Water {plants[0]} {water[0]}, {plants[1]} {water[1]} and {plants[2]} {water[2]}. They all like {feed}.",
        f"(for whoever minds the garden)\n\n1. {plants[0]} → {water[0]}\n2. {plants[1]} → {water[1]}\n3. {plants[2]} → {water[2]}\nHose is behind the shed. {feed.capitalize()} in the bucket is plant food, do not throw away!!",
        "plant | water\n--- | ---\n" + "\n".join(f"{p} | {w}" for p, w in zip(plants[:3], water)) + f"\n\n{feed} against yellow leaves",
    ))
    said = m.day(-20, -3)
    second = tell(
        m, gardener, said, "your garden",
        m.pick(
            f"Had a look at your patch. Far too wet round {plants[1]}, from now on {water[3]}. Cut {plants[3]} in {month}, not earlier.",
            f"hi, {gardener.first} here from the garden. please water {plants[1]} {water[3]}, what you do now does harm. and {plants[3]} i prune {month}",
            f"I moved {plants[1]} into the shade, so {water[3]} is enough. Pruning {plants[3]}: {month}. The moles send their regards.",
            f"All tidy. Two things: {water[3]} for {plants[1]} and nothing else; {plants[3]} should be cut back, best time {month}.",
        ), water[3], month,
    )
    third = tell(
        m, gardener, m.after(said, 1, 2), "rate",
        m.pick(
            f"From the new season I have to take {rate2} an hour, diesel and everything. Hope that's ok with you.",
            f"PS I'm {rate2}/hr now. Was {rate} for six years!",
            f"One awkward thing. My hourly rate is going up from {rate} to {rate2}. You're the third person I'm telling and the first two gave me cake.",
            f"please note new price: {rate2} per hour (before: {rate}). green waste extra",
        ), rate2,
    ) if m.maybe(0.8) else None
    day = m.after(said, 4, 12)
    rel = m.relative_day(day, said)
    neighbour = m.person()
    fourth = tell(m, neighbour, said, "hedge", m.pick(f"Are you home {rel}? The tree people are taking down our birch and need to come through your gate.", f"heads up, chainsaws {rel}, our poor birch has to go", f"They're felling the birch {rel}, might be worth moving the car. Do you want any logs?"), rel) if m.maybe(0.6) else None
    m.ask(
        [
            f"How often should I water {plants[1]} now?", f"when do I give {plants[1]} a drink, according to {gardener.first}",
            f"{gardener.first}'s advice on watering {plants[1]}", f"{plants[1]}: how much from the can these days",
            f"what's right for {plants[1]}, how frequently to get the hose out",
        ],
        water[3], second, span=water[3], stale=note, kind="moved",
    )
    m.ask(
        [
            f"How often do I water {plants[0]}?", f"when do I give {plants[0]} a drink", f"watering {plants[0]}",
            f"whoever looks after {plants[0]}: how frequently the can?", f"my rule for {plants[0]}",
        ],
        water[0], note, span=water[0], kind="decoy",
    )
    m.ask(
        [
            f"When should {plants[3]} be cut?", f"what's the best time to get the shears out for {plants[3]}", f"pruning {plants[3]}, when",
            f"when did {gardener.first} say we trim {plants[3]}", f"{plants[3]} cut back in which season",
        ],
        month, second, span=month,
    )
    m.ask(
        [
            "What do we feed the plants with?", "which home-made stuff makes our garden grow", "fertiliser we use in the garden", "what do the plants get to eat",
            f"what helps {plants[0]} and the rest besides water",
        ],
        feed, note, span=feed,
    )
    if third:
        m.ask(
            [
                f"What does {gardener.first} charge an hour now?", f"how expensive is {gardener.first}", f"{gardener.first}'s new rate",
                f"what do I pay the person who does our garden, {gardener.first}", f"wage of {gardener.first} per hour",
            ],
            rate2, third, span=rate2,
        )
    if fourth:
        m.ask(
            [
                f"When is {neighbour.first}'s birch coming down?", f"what day is it going to be noisy at {neighbour.first}'s",
                f"when are they felling the tree next door, {neighbour.first}'s", f"date of the tree cutting at {neighbour.first}'s",
                f"until when do I have to move the car because of {neighbour.first}'s garden",
            ],
            m.fmt_day(day, year=False), fourth, also=m.days(day), span=rel,
        )
    nones(
        m, f"When is {gardener.first} coming next?", f"What's {gardener.first}'s bank account?", f"Where did I buy {plants[0]}?",
        f"What variety did {gardener.first} call {plants[3]}?", f"what did {gardener.first} do about the moles", f"how many hours was {gardener.first} here",
        f"who gave us {plants[2]}",
    )


def vet_visit(m):
    vet = m.company("vet", "{Last} Vets", "{Word} Animal Clinic", "{Town} Veterinary Surgery", "Paws on {Street}", "Dr {Last} Small Animals")
    pet = m.pick("Biscuit", "Mog", "Pretzel", "Sir Hop", "Dumpling", "Tequila", "Ziggy", "Momo", "Professor", "Klops", "Luna", "Rocket", "Gherkin")
    other = m.pick("Waffle", "Boots", "Nacho", "Frau Müller", "Olga", "Pixel", "Toast")
    kind = m.pick("cat", "dog", "rabbit", "terrier", "spaniel", "tomcat")
    weight, weight2 = f"{m.number(2, 3)}.{m.number(1, 9)} kg", f"{m.number(4, 9)}.{m.number(1, 9)} kg"
    dose, dose2 = m.sample(2, "half a tablet in the morning", "a quarter tablet twice a day", "one whole tablet with supper", "2 ml every twelve hours", "three drops on the food", "0.5 ml once daily", "one pill every other day")
    chip = "9" + "".join(str(m.number(0, 9)) for _ in range(14))
    what = m.pick("a kidney infection", "thyroid trouble", "a bad tooth", "gravel in the bladder", "an ear full of mites", "a touch of arthritis", "a grass seed in the paw", "too many treats")
    cost = m.money(45, 320, True)
    seen = m.day(-25, -12)
    again = m.after(seen, 20, 45)
    again_text = m.fmt_day(again)
    doctor = m.person()
    first = m.mail(
        vet, m.pick(f"{pet}'s visit", f"Visit summary: {pet}", "After your appointment", f"Invoice & advice for {pet}"),
        letter(m, m.pick(
            f"{doctor.full} saw {pet} today and found {what}. Weight {weight2}. Please give {dose}. The fee was {cost}.",
            rows(m, ("Patient", f"{pet} ({kind})"), ("Chip", chip), ("Weight", weight2), ("Diagnosis", what), ("Medication", dose), ("Paid", cost)),
            f"{pet} was very brave, and only bit {doctor.first} once. It's {what}, nothing to lose sleep over. We've put {weight2} on the card. Treatment: {dose}, hidden in cheese if need be. {cost}, paid by card.",
            f"Clinical summary for {pet}: {what}. Bodyweight {weight2}. Rx {dose}. Review {again_text}. Fee {cost}.",
        ), vet), seen,
    )
    second = tell(
        m, vet, m.after(seen, 2, 8), m.pick(f"{pet}: lab results", "Change of dose", f"About {pet}"),
        m.pick(
            f"The lab results for {pet} are in. Please change to {dose2} and come back on {again_text}.",
            f"{vet.name}: {pet}'s bloods are back. New dose: {dose2}. Recheck {again_text}.",
            f"{doctor.first} has looked at the sample. We'd like {pet} to have {dose2} rather than what's on the label. We have pencilled you in for {again_text}, shout if that's no good.",
            f"Good news, {pet}'s values are better than feared, so {dose2} will do. Check-up: {again_text}, no breakfast beforehand please.",
        ), dose2, again_text,
    )
    if m.maybe(0.7):
        sister = m.relative("sister")
        tell(m, sister, m.day(-30, -1), other, m.pick(f"{other} is at the vet too, poor thing, only {weight} left of him and he gets 5 ml of something pink", f"what does your vet take? ours wanted {m.money(330, 500, False)} for {other}'s teeth!!", f"{other} got out again, back at four in the morning, no remorse"))
    m.ask(
        [
            f"What dose does {pet} get?", f"how much medicine do I give {pet} now", f"{pet} tablets, how often",
            f"what's the {kind} supposed to have after the lab results, {pet}", f"the new instructions for {pet}'s treatment",
        ],
        dose2, second, span=dose2, stale=first, kind="moved",
    )
    m.ask(
        [
            f"When do we go back to {vet.name} with {pet}?", f"when's {pet}'s next check", f"{pet} recheck date", f"what day must I put {pet} in the basket again",
            f"follow-up for {pet}",
        ],
        again_text, [second] + ([first] if again_text in first.text else []), also=m.days(again), span=again_text,
    )
    m.ask(
        [
            f"What's wrong with {pet}?", f"what did the vet find, {pet}", f"{pet} diagnosis", f"which illness has our {kind} {pet} got", f"why was {pet} poorly",
        ],
        what, first, span=what,
    )
    m.ask(
        [
            f"How heavy is {pet}?", f"what did {pet} weigh at {vet.name}", f"{pet}'s weight", f"how many kilos has {pet} on the scales",
            f"did {pet} get fat, what's on the card",
        ],
        weight2, first, span=weight2, kind="decoy",
    )
    if m.maybe():
        m.ask(
            [
                f"How much was {pet}'s visit at {vet.name}?", f"what did I pay {doctor.first} for {pet}", f"{vet.name} fee",
                f"how expensive was the appointment about {pet}",
                f"what has the {kind} {pet} cost me this time",
            ],
            cost, first, span=cost,
        )
    nones(
        m, f"What's {other}'s chip number?", f"When is {pet}'s next vaccination?", f"Which food did {vet.name} recommend for {pet}?", f"how old is {pet}",
        f"what does {pet}'s insurance pay", f"when was {pet} neutered", f"who took {pet} to {vet.name} last time", f"what's the opening time of {vet.name}",
    )


def pet_sitter(m):
    sitter = m.person()
    pet, pet2 = m.sample(2, "Kiki", "Bertie", "Mister Pink", "Nougat", "Sardine", "Elvis", "Panda", "Tofu", "Hilde", "Chutney", "Marlowe", "Pickle")
    food = m.pick("two scoops at seven and a sachet at night", "a handful of pellets and as much hay as he likes", "one tin a day in two goes", "80 g dry in the morning, nothing after dark", "half a tin and a spoon of pumpkin", "three sprats and a biscuit")
    never = m.pick("grapes", "the sofa cushions", "anything with onion", "milk", "the lilies", "cheese rind", "the balcony", "the hoover")
    key = m.pick("with the chemist on the corner", "in the blue watering can", "under the loose brick", "at number 9, second bell", "in the barbecue", "inside the old boot by the log pile")
    fee_old, fee = m.money(10, 14, False), m.money(15, 26, False)
    said = m.day(-16, -6)
    day = m.after(said, 3, 10)
    rel = m.relative_day(day, said)
    ask = m.mail(
        m.owner, m.pick("The animals", f"Looking after {pet} and {pet2}", "While we're away"),
        m.pick(
            f"Hi {sitter.first},\n\nthank you so much for doing this! {pet} gets {food}. {pet2} is shy. Never ever: {never}. The key is {key}. We leave {rel}, and we thought {fee_old} a day?\n\n{m.owner.first}",
            f"Dear {sitter.first}, the essentials:\n\n- {pet}: {food}\n- keep away from: {never}, whatever {pet2} tells you\n- key: {key}\n- from {rel}, {fee_old} per day all right?\n\nLove from all of us",
            f"{sitter.first}! Lifesaver. Food for {pet} is {food}. If you give in and let them at {never} we'll know. Key's {key}. First visit {rel} please. Is {fee_old} a day fair?",
            f"Hello {sitter.first}\nas discussed you'd start {rel}. You will find the key {key}. Breakfast & supper for {pet}: {food}. Strictly forbidden: {never}. I'd suggest {fee_old} a day.\nThanks\n{m.owner.full}",
        ), said, to=sitter,
    )
    second = tell(
        m, sitter, m.after(said, 1, 3), "Re: " + ask.subject,
        m.pick(
            f"Happy to! It's {fee} a day for two animals though, that's what I take from everyone.",
            f"yes ok. my rate went up to {fee}/day hope thats alright? is {pet2} the one that bites",
            f"I'd love to. Would {fee} be possible instead? The bus got dearer. Your instructions are clear, I've put them on my fridge.",
            f"Of course, dear. My daughter says I must not do it under {fee} a day any more, she's in business school.",
        ), fee, ways="mail chat sms",
    )
    yes = m.chat(sitter, m.after(second.when.date(), 1, 2), ("me", m.pick(f"{fee} is absolutely fine", f"no problem, {fee} it is", f"sure, {fee} a day, and help yourself to the freezer")), (sitter, m.pick("🐾", "great, have a lovely time", "perfect!")))
    m.ask(
        [
            f"How much are we paying {sitter.first} a day?", f"what does {sitter.first} get for minding {pet}", f"the sitter's rate, {sitter.first}",
            f"agreed money per day for {pet} and {pet2}", f"what do I owe {sitter.first} daily",
        ],
        fee, [second, yes[0]], span=fee, stale=ask, kind="moved",
    )
    m.ask(
        [
            f"What does {pet} get to eat?", f"how much food did I tell {sitter.first} to give {pet}", f"{pet} feeding", f"portion for {pet}, what was it",
            f"what's on the menu for {pet}",
        ],
        food, ask, span=food,
    )
    m.ask(
        [
            f"Where did I leave the key for {sitter.first}?", f"how does {sitter.first} get in", f"key for {sitter.first}", f"hiding place I told {sitter.first} about",
            f"where can {sitter.first} find what opens our house",
        ],
        key, ask, span=key,
    )
    m.ask(
        [
            f"What must {pet} and {pet2} stay away from?", f"what did I forbid for {pet2}", f"the big no-no I gave {sitter.first}",
            f"what's not allowed for {pet} and {pet2}", f"which thing is off limits, {pet2}",
        ],
        never, ask, span=never,
    )
    if m.maybe():
        m.ask(
            [
                f"When does {sitter.first} start with {pet}?", f"from what day is {sitter.first} looking after the animals", f"first visit {sitter.first}",
                f"what day did I ask {sitter.first} to begin",
                f"as of when is {sitter.first} in charge at our place",
            ],
            m.fmt_day(day, year=False), ask, also=m.days(day), span=rel,
        )
    nones(
        m, f"What does {pet2} get to eat, {sitter.first}?", f"Which vet should {sitter.first} call for {pet2}?", f"Where do we keep {pet}'s carrier?",
        f"How old is {pet2}?", f"what's wrong with {pet2}'s teeth", f"which day does {sitter.first} have to water the plants", f"what's {sitter.first}'s address",
    )


def car_garage(m):
    garage = m.company("garage", "{Last} Motors", "{Word} Garage", "{Town} Autos", "Autohaus {Last}", "{Last} Bros Car Repairs")
    mech = m.person()
    fault = m.pick("the rear brake discs", "a split boot on the driveshaft", "the front left spring", "a corroded brake pipe", "the nearside headlamp", "two bald tyres", "the exhaust bracket", "a leaking shock absorber")
    q, final = m.money(180, 340, False), m.money(350, 690, True)
    plate, mileage = m.code("plate"), f"{m.number(31, 148)},{m.number(100, 999)}"
    said = m.day(-14, -6)
    ready, ready2 = m.after(said, 1, 2), m.after(said, 3, 5)
    r1 = m.relative_day(ready, said)
    later = m.after(said, 1, 2)
    r2 = m.relative_day(ready2, later)
    close = m.fmt_time((m.pick(17, 18), m.pick(0, 15, 30)))
    keybox = m.pick("on the front tyre", "in the drop box by the office", "at the petrol till", "with my mum in the flat above", "behind the sun visor", "in the tin marked NAILS")
    first = tell(
        m, garage, said, m.pick("Inspection", f"Vehicle {plate}", "Your car", "Test result"),
        m.pick(
            f"She failed, I'm afraid: {fault}. I'd put it right for {q} and have her ready {r1}. Shout if you want me to go ahead. {mech.first}",
            f"{garage.name}: {plate} did not pass. Reason: {fault}. Est. {q}. Ready {r1} if we hear from you today.",
            f"Your vehicle {plate} ({mileage} on the clock) was presented for inspection and refused on account of {fault}. Estimated cost of rectification {q}. Expected completion: {r1}.",
            f"had it up on the ramp. its {fault}. {q} plus vat done {r1}. rest is mint for its age to be fair",
        ), r1, q, fault,
    )
    reply = m.sms(garage, said, ("me", m.pick("go ahead please", "ok do it, and can you look at the wipers?", "gulp. ok then")))[0]
    reply.when = max(reply.when, first.when + timedelta(minutes=m.number(4, 90)))
    second = tell(
        m, garage, later, m.pick("Delay", f"{plate} again", "Update", "Found something else"),
        m.pick(
            f"Part came in wrong so it'll be {r2} now. We shut at {close}; if you're late I'll leave the key {keybox}.",
            f"Bad news, bolt sheared. Ready {r2}. We close {close}. After that key is {keybox}.",
            f"We regret that the repair to {plate} can only be completed {r2}. Collection until {close}. Out of hours you will find the key {keybox}.",
            f"hi, {mech.first} at the garage. car's done {r2} not before, sorry. here till {close}, otherwise look {keybox}",
        ), r2, close, keybox,
    )
    bill = m.mail(
        garage, m.pick(f"Invoice {m.code('invoice')}", "Your bill", f"{plate} – invoice"),
        letter(m, m.pick(
            rows(m, ("Registration", plate), ("Mileage", mileage), ("Work", fault), ("Labour", "3.5 h"), ("Total", final)),
            f"Please find below the amount for the works on {plate}: {final}. It came to a little more than first thought because of the seized bolts.",
            f"All done! {final} for the lot, including a new wiper. Thanks for bringing her in at {mileage}, see you at the next service.",
            f"We invoice you for {plate} ({mileage}): {final}, payable on collection or within 7 days.",
        ), garage), m.after(later, 3, 4),
    )
    m.ask(
        [
            f"When is the car ready at {garage.name}?", f"which day could I fetch my old banger from {garage.name}", f"{garage.name}, new date for picking it up",
            f"when do I get {plate} back", f"how long does {garage.name} need, till which day",
        ],
        m.fmt_day(ready2, year=False), second, also=m.days(ready2), span=r2, stale=first, kind="moved",
    )
    m.ask(
        [
            f"How much did {garage.name} charge in the end?", f"what's the final bill for {plate}", f"{garage.name} invoice total",
            f"the repair was how expensive, not the estimate, {garage.name}", f"what do I really have to pay {garage.name}",
        ],
        final, bill, span=final, stale=first, kind="moved",
    )
    m.ask(
        [
            f"Why did the car fail at {garage.name}?", f"what was wrong with {plate}", f"what did {garage.name} have to fix", f"reason {plate} didn't get through",
            f"the defect {garage.name} found",
        ],
        fault, [first] + ([bill] if fault in bill.text else []), span=fault,
    )
    m.ask(
        [
            f"Where will {garage.name} leave the key?", f"if I'm late, where do I find the car key, {garage.name}", f"out of hours at {garage.name}, where's my key",
            f"spot where {garage.name} hides it for late customers", f"how can I get the car after they've gone home at {garage.name}",
        ],
        keybox, second, span=keybox,
    )
    if m.maybe():
        m.ask(
            [
                f"What time does {garage.name} close?", f"until when are they there at {garage.name}", f"how late can I come to {garage.name} and still meet someone",
                f"{garage.name} shuts when", f"latest I can turn up at {garage.name}",
            ],
            close, second, span=close,
        )
    nones(
        m, f"When is the next service due at {garage.name}?", f"What courtesy car did {garage.name} lend us?", f"How much are winter tyres at {garage.name}?",
        f"Did {garage.name} fix the radio?", f"who drove {plate} to {garage.name}", f"when did we buy {plate}", f"does {garage.name} take cards",
        f"what oil did {garage.name} put in",
    )


SCENARIOS = [
    plumber_visit, roof_quotes, boiler_fault, rent_letter, moving_out, fence_next_door, entrance_code, wifi_router, bin_calendar,
    paint_colours, sofa_delivery, moving_house, garden_notes, vet_visit, pet_sitter, car_garage,
]
