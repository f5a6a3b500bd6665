"""Free time: choirs, clubs, races, books lent, recipes, restaurants, games, concerts, hikes, hobbies, lessons, volunteering."""

from life import WEEKDAYS

from .people import bare, chatty, nones, post, say


def choir(m):
    choir = m.company("choir", "{Town} Singers", "{Word} Chorale", "The {Street} Street Choir", "{Town} Philharmonic Choir")
    lead = m.person()
    piece, encore = m.sample(2, "the Fauré Requiem", "Carmina Burana", "Shenandoah", "a Bach motet", "Bridge over Troubled Water", "the Rutter Gloria", "Zadok the Priest", "a Swedish folk song", "Vivaldi's Gloria", "the Ukrainian carol")
    halls = m.sample(2, "the Methodist hall", "St Anselm's", "the drill hall", "the sixth-form music room", "the Friends' meeting house", "the old fire station", "Room 4 at the library", "the scout hut")
    colour = m.pick("black with a touch of red", "all navy", "bright colours, no black", "black tie", "white tops and jeans", "autumn shades")
    d1, d2 = m.day(-45, -20), m.day(-14, -2)
    conc = m.day(12, 50)
    t1, t2 = m.clock(17, 20), m.clock(17, 20)
    tt1, tt2 = m.fmt_time(t1), m.fmt_time(t2)
    cd = m.fmt_day(conc)
    first = post(m, choir, m.pick("This term", f"{choir.name}: dates", "Concert arrangements", "Rehearsal notes"), m.pick(
        f"Dear singers,\n\nWell done last night, the basses especially, who were awake. Our concert is on {cd} in {halls[0]}. Warm-up {tt1}. We open with {piece} and {encore} is in reserve.\n\nDress: {colour}.\n\nPencils!!\n{lead.first}",
        f"{choir.name} - term letter\n\nConcert: {cd}\nVenue: {halls[0]}\nBe there: {tt1}\nProgramme: {piece}; encore {encore}\nWhat to wear: {colour}\n\nSubs are overdue for some of you, you know who you are.\n\n{lead.full}, musical director",
        f"Hi everybody\n\nA few of you asked so here goes. We sing at {halls[0]} on {cd}, call time {tt1}. Please wear {colour}. I am still looking for page turners. {piece[0].upper() + piece[1:]} needs to be off copy by then, yes really; {encore} you may hold the music for.\n\nOnwards,\n{lead.first}"), d1)
    second = say(m, lead, d2, m.pick(
        f"Disaster, {halls[0]} has a leak above the altos. We're moving the {choir.name} concert to {halls[1]}, same day, but please come at {tt2} because of the staging.",
        f"Change for the {choir.name} concert: {halls[1]} instead of {halls[0]}, and I need you at {tt2} to try the acoustics. Tell the tenors, they never read anything.",
        f"{halls[1]}!! Not {halls[0]}. And {tt2} for the concert warm-up please, {choir.name} people. I've aged ten years this week"), subject=m.pick("Venue change", "URGENT concert", f"{choir.name} concert - please read"), after=m.pick("thanks, will spread the word", "ok!", ""), keep=(halls[1], tt2))
    m.ask([f"Where is the {choir.name} concert?", f"in which building do we perform with {choir.name}", f"where am I singing with {choir.name}", f"what's the venue for {choir.name}'s performance now", f"which hall did {lead.full} book in the end"], halls[1], second, stale=first, kind="moved")
    m.ask([f"What time do I have to be at the {choir.name} concert?", f"when's the warm-up for {choir.name}", f"what time does {lead.full} want us there", f"how early must I turn up for {choir.name}'s big night", f"call time for the {choir.name} concert?"], tt2, second, span=tt2, also=m.times(t2), stale=first, kind="moved")
    m.ask([f"What should I wear for {choir.name}?", f"dress code {choir.name} concert", f"which clothes do I get out for singing with {choir.name}", f"what colours did {lead.first} want us in for {choir.name}", f"outfit for the {choir.name} evening?"], colour, first)
    if m.maybe():
        m.ask([f"What's the encore at the {choir.name} concert?", f"what do {choir.name} sing if the applause is good", f"the piece {choir.name} keeps in reserve", f"what extra number has {choir.name} up its sleeve", f"{choir.name}'s encore?"], encore, first, kind="decoy")
    nones(m, [f"How much are tickets for {choir.name}?", f"Who is the soloist with {choir.name}?", f"When is {choir.name}'s Christmas party?"])


def race_result(m):
    race = m.company("race", "{Town} Half Marathon", "{Word} Trail Run", "The {Last} 10K", "{Town} Duathlon")
    mate = m.person()
    bib, bib2 = m.number(100, 4999), m.number(100, 4999)
    day = m.day(-60, -8)
    secs = m.number(2700, 8000)
    mine = f"{secs // 3600}:{secs % 3600 // 60:02}:{secs % 60:02}"
    prov = secs + m.number(11, 75)
    wrong = f"{prov // 3600}:{prov % 3600 // 60:02}:{prov % 60:02}"
    theirs = f"{(secs + 500) // 3600}:{(secs + 500) % 3600 // 60:02}:{(secs + 500) % 60:02}"
    place, place2 = m.number(14, 900), m.number(901, 1500)
    start = m.clock(7, 10)
    st = m.fmt_time(start)
    pickup = m.pick("the cricket pavilion", "the town hall foyer", "the running shop", "a tent by the bandstand", "the leisure centre reception", "the back of the brewery")
    info = post(m, race, m.pick("Your race number", f"{race.name} - final instructions", "You're in!"), m.pick(
        f"Hi {m.owner.first},\n\nNot long now. Your bib number is {bib}. Collect it from {pickup} the day before, with ID. First wave goes at {st}. There are three water stops and no headphones, sorry.\n\n{race.name}",
        f"ENTRY CONFIRMED\n\nName         {m.owner.full}\nBib          {bib}\nStart        {st}\nNumber pick-up  {pickup}\n\nEntries are not transferable. Parking is limited. Dogs are not permitted on the course.", f"Hello and welcome to {race.name}! A few words before the big day. You have been given number {bib}; please wear it on the front, not under a jacket. Pick-up is at {pickup} from noon on the eve. We set off at {st} whatever the weather, and it will have weather.",
        f"Dear runner {bib},\n\nthat's you! Please fetch your number at {pickup}. The gun goes at {st}; toilets are at the far end of the field, so allow for the queue.\n\nSee you on the start line"), m.after(day, -20, -5))
    res = post(m, race, m.pick("Your provisional result", "You did it!", f"{race.name} results"), m.pick(
        f"Congratulations {m.owner.first}!\n\nProvisional chip time: {wrong}\nOverall position: {place2}\n\nPhotos will be on sale shortly. Results are provisional until Friday.",
        f"What a day. Bib {bib} crossed the line in {wrong}, which puts you {place2}th or thereabouts. Queries to the timing desk, please, not to the volunteers.", f"{race.name}\nName: {m.owner.full}\nTime (provisional): {wrong}\nPlace (provisional): {place2}\n\nWell run!"), m.after(day, 0, 1))
    fix = post(m, race, m.pick("Corrected result", "Re: your query", "Timing correction"), m.pick(
        f"Dear {m.owner.first},\n\nyou were right, the mat at the start had slipped. We have amended your time to {mine} and your position is now {place}. Apologies. A new certificate can be printed from your account.",
        f"Hello\n\nfollowing several queries we have re-run the data for wave 2.\n\n  Bib {bib}\n  Official time {mine}\n  Position {place}\n\nThis replaces the earlier mail.\n{race.name} timing team", f"{m.owner.first}, thanks for pointing it out so politely, most people shout. We looked at the finish video and there you are, in the orange hat: {mine} it is, and that moves you up to {place}. The list on the web is right now.", f"Subject: amended result\n\nYour chip was read twice. The time that counts is {mine} (place {place}). Sorry that we spoiled your Sunday.\n\nThe timing desk, {race.name}"), m.after(day, 3, 6))
    chat = m.chat(mate, m.after(day, 1, 2), (mate, m.pick(f"{theirs} for me 😭 calves of stone", f"got {theirs}, blew up at the last hill", f"{theirs}! slower than last year but hey")), ("me", m.pick("still brilliant", "that hill though", "same again next year?")))
    m.ask([f"What was my time at the {race.name}?", f"how fast was I at the {race.name}", f"how long did I take for the {race.name}", f"my official result {race.name}", f"what did the clock say for me at {race.name} after they put it right"], mine, fix, stale=res, kind="moved")
    m.ask([f"What was my bib number at the {race.name}?", f"which number did I wear at {race.name}", f"what was pinned to my chest at the {race.name}", f"{race.name} bib no?", f"my starter's number for {race.name}"], str(bib), [info] + [i for i in (res, fix) if str(bib) in i.text], kind="fact")
    m.ask([f"How did {mate.full} do at the {race.name}?", f"{mate.full}'s time", f"what did {mate.first} {mate.last} run", f"how long did {mate.full} need", f"what was {mate.full}'s finish"], theirs, chat[0], kind="decoy")
    if m.maybe():
        m.ask([f"Where did I have to collect the {race.name} number?", f"where were the bibs handed out for {race.name}", f"pick-up point for the {race.name}", f"{race.name} - where do I get my kit beforehand", f"in what place did {race.name} give out the stuff to wear"], pickup, info)
    nones(m, [f"Who won the {race.name}?", f"What position did {mate.full} come in?", f"How much was the entry fee for {race.name}?"])


def locker(m):
    club = m.company("club", "{Town} Swim & Gym", "{Word} Squash Club", "{Last}'s Boxing Gym", "{Town} Rowing Club", "{Word} Climbing Hall")
    no1, no2, code1, code2 = m.number(3, 99), m.number(100, 310), m.code("pin"), m.code("pin")
    fee, dep = m.money(60, 280, False), m.money(5, 25, False)
    due = m.day(4, 35)
    dd = m.fmt_day(due)
    floor = m.pick("by the ice machine", "downstairs next to the sauna", "behind the erg room", "in the family changing area", "at the top of the stairs", "past the vending machine")
    clerk = m.person()
    old = m.pick(
        lambda: m.note(m.pick("gym", "locker", "club stuff"), f"{club.name}\nlocker {no1}, combination {code1}\nbring own towel"),
        lambda: post(m, club, "Your locker", f"Hi {m.owner.first},\n\nwe have put you in locker {no1}. The combination has been set to {code1}. Deposit {dep}, returned when you leave.\n\n{club.name}", m.day(-400, -120)))()
    new = post(m, club, m.pick("Locker refurbishment", "We are moving lockers", "Membership renewal and lockers"), m.pick(
        f"Dear member,\n\nthe old changing rooms are being ripped out (hooray). Your things have been carried over to locker {no2}, {floor}. Code: {code2}. Anything we found growing has been thrown away.\n\nWhile we have you: annual membership of {fee} is due by {dd}.\n\n{clerk.first}, front desk",
        f"{club.name.upper()}\n\nMember: {m.owner.full}\nNew locker: {no2} ({floor})\nNew code: {code2}\nAnnual fee: {fee}\nPayable by: {dd}\n\nPlease do not reply to this address.",
        f"Hello {m.owner.first}, {clerk.first} from {club.name}. Two things. The subscription, {fee}, wants paying by {dd}. And you've got a new locker because of the works, it's {no2}, {floor}, and {code2} opens it. Let me know if the door sticks, they all do."), m.day(-50, -4))
    m.ask([f"What's my locker code at {club.name}?", f"which digits open my locker at {club.name}", f"how do I get my trainers out of the box at {club.name}", f"{club.name} locker combination", f"the four numbers for my kit at {club.name}"], code2, new, stale=old, kind="moved")
    m.ask([f"Which locker do I have at {club.name} now?", f"my locker number, {club.name}", f"where's my stuff stored at {club.name}, which no.", f"what number's on my cupboard at {club.name}", f"{club.name}: locker no?"], str(no2), new, stale=old, kind="moved")
    m.ask([f"How much is the {club.name} membership?", f"{club.name} annual fee?", f"what do I owe {club.name} for the year", f"what does belonging to {club.name} cost me", f"price of another year at {club.name}"], fee, new)
    m.ask([f"By when must I pay {club.name}?", f"deadline for the {club.name} money", f"until what day can I leave the {club.name} bill", f"when's the sub due at {club.name}", f"last date to renew {club.name}"], dd, new, span=dd, also=m.days(due))
    nones(m, [f"When does {club.name} open on Sundays?", f"What's the wifi at {club.name}?", f"How much does a guest pass at {club.name} cost?"])


def book_lent(m):
    p, q = m.person(), m.person()
    b1, b2, b3 = m.sample(3, "The Tin Gardener", "Winter Accounts", "A Field Guide to Moss", "Stoker's Daughter", "How to Mend Anything", "Letters from the Weir", "The Ninth Ferryman", "Salt, Smoke, Time", "Maps of Nowhere", "Dumpling Theory", "The Accordion Years", "Border Collie for Beginners")
    lent = m.day(-300, -60)
    where = m.pick("on the dresser", "in the glovebox", "under the piano stool", "in the caravan", "with the umbrellas", "at the office in the second drawer")
    note = m.note(m.pick("books", "lent and borrowed", "library/lending", "stuff people have of mine"), m.pick(
        f"# Lent out\n\n- *{b1}* to {p.full} ({m.fmt_day(lent)})\n- hedge trimmer, brother\n\n# Borrowed\n\n- *{b2}* from {q.full}, promised back by summer",
        f"{p.full} has my {b1} since {m.fmt_day(lent)}. I have {b2}, which is {q.full}'s. Don't write in it this time.",
        f"books in other people's houses\n{b1} -> {p.full}\n\nother people's books in mine\n{q.full} -> {b2} (they want it back)"))
    ret = say(m, p, m.day(-40, -4), m.pick(
        f"I owe you an apology, I passed {b1} on to {q.full} without asking. You'll have to get it from there. It's very good until about page 200.",
        f"{b1}: finished! {q.full} saw it lying about and begged, so it lives there at present. Hope that's ok?",
        f"About {b1}, don't be cross. I gave it to {q.first} {q.last} to read on the boat.",
        f"re {b1} it's at {q.full}'s house now, long story involving a cake tin"), subject=m.pick("your book", b1, "confession"), before=m.pick(f"have you still got {b1}?", ""), keep=(q.first, b1))
    mine = say(m, q, m.day(-30, -3), m.pick(f"Any chance of {b2} back? You said you'd put it {where}.", f"no rush but I'd like {b2} some day, last I heard it was {where} 😄", f"Did you find {b2}? You told me it was {where}. My sister wants it next."), subject=m.pick("book!", b2), after=m.pick("yes sorry!!", ""), keep=(where,))
    m.ask([f"Who has my copy of {b1} now?", f"where did {b1} end up", f"whose shelf is {b1} on at the moment", f"who do I get {b1} back from", f"in whose hands is my {b1}"], q.full, ret, also=[f"{q.first} {q.last}"], stale=note, kind="moved")
    m.ask([f"Whose book is {b2}?", f"who did I borrow {b2} from", f"who wants {b2} back", f"to whom does {b2} belong", f"{b2} isn't mine, is it? whose?"], q.full, note, also=[q.full], kind="decoy")
    m.ask([f"Where did I put {b2}?", f"where's {b2} supposed to be", f"which spot did I leave {b2} in", f"I told {q.full} {b2} was where", f"where should I look for {b2}"], where, mine)
    if m.maybe():
        m.ask([f"Who did I first lend {b1} to?", f"who originally borrowed {b1}", f"to whom did I give {b1} in the beginning", f"{b1}: first borrower?", f"who took {b1} from me at first"], p.full, note)
    nones(m, [f"Who has my copy of {b3}?", f"Who wrote {b1}?", f"What page was I on in {b2}?"])


def recipe(m):
    dish, main, low, high, unit = m.pick(
        ("plum cake", "flour", 180, 450, "g"), ("lentil soup", "red lentils", 150, 500, "g"), ("seed bread", "rye flour", 300, 700, "g"), ("lemon curd", "sugar", 90, 300, "g"), ("fish stew", "white fish", 400, 900, "g"),
        ("dal", "split peas", 150, 400, "g"), ("pickled onions", "vinegar", 300, 900, "ml"), ("rice pudding", "milk", 600, 1200, "ml"), ("goulash", "stewing beef", 500, 1200, "g"), ("oat biscuits", "oats", 120, 350, "g"))
    auth = m.relative(m.pick("mother", "aunt", "grandmother"))
    other = m.person()
    qty, wrong, theirs = m.sample(3, *[f"{n} {unit}" for n in range(low, high, 10 if high - low < 400 else 25)])
    mins, mins2 = m.sample(2, 18, 22, 25, 35, 40, 50, 65, 75, 90)
    temp = m.pick("160", "170", "175", "180", "190", "200")
    secret = m.pick("a spoon of black treacle", "the zest of two oranges", "one anchovy, nobody notices", "cold butter, never soft", "a splash of cider", "cardamom, freshly ground", "the water from the potatoes", "a pinch of smoked salt")
    tin = m.pick("the 23 cm tin", "the blue casserole", "the loaf tin", "the big copper pan", "the roasting dish", "two flan rings")
    d1, d2 = m.day(-200, -40), m.day(-38, -3)
    first = say(m, auth, d1, m.pick(
        f"You wanted my {dish}. {main[0].upper() + main[1:]} {wrong}, an onion if it's savoury, an egg if it isn't, the usual. {mins} minutes at {temp}, use {tin}. The secret is {secret} and I'll deny telling you. Is it still raining there?",
        f"{dish.title()}, as my own mother made it\n\n{wrong} {main}\nsalt\n{secret} (this is the trick!)\n\nPut it all in {tin}, {temp} degrees, {mins} minutes. Don't open the door to look.",
        f"it's easy!! {wrong} of {main}, stir, taste, then {tin} and {mins} mins at {temp}. plus {secret}, that's what makes it. ring me if it goes wrong x"), subject=m.pick(f"The {dish}", "Recipe", f"Re: {dish}"), keep=(secret, wrong, tin))
    second = say(m, auth, d2, m.pick(
        f"I've found the card at last and I told you wrong. It is {qty} of {main} for the {dish}, not {wrong}. No wonder yours came out odd.",
        f"Correction to the {dish}!! {qty} {main}. I was thinking of your grandfather's version. Everything else as I wrote.",
        f"oh darling the {dish}... i said {wrong} didn't i. should be {qty}. of the {main}. so sorry about your dinner"), subject=m.pick(f"Re: The {dish}", "I made a mistake", dish), keep=(qty,))
    alt = m.note(f"recipes/{dish}", m.pick(f"# {dish.title()} ({other.first}'s version)\n\n- {theirs} {main}\n- half the salt\n\n{mins2} min. Goes soggy the next day.", f"{other.first} {other.last} says {theirs} {main} and {mins2} minutes for {dish}. Tried it, too dry")) if m.maybe(0.7) else None
    whose = auth.first
    m.ask([f"How much {main} goes into {whose}'s {dish}?", f"{whose}'s {dish}, quantity of {main}?", f"what amount of {main} do I weigh out for the {dish} like {whose} makes it", f"{main} for {dish} after {whose}'s correction", f"what did {whose} say about the {main} in the {dish} in the end"], qty, second, stale=first, kind="moved")
    m.ask([f"What's {whose}'s trick with the {dish}?", f"the secret ingredient in {whose}'s {dish}", f"what makes {whose}'s {dish} so good", f"{dish}: what was it {whose} wouldn't admit to", f"what special thing does {whose} put in the {dish}"], secret, first)
    m.ask([f"How long does {whose}'s {dish} take?", f"how many minutes for {whose}'s {dish}", f"when can I take {whose}'s {dish} off the heat", f"cooking time, {dish}, {whose}'s way", f"for how long is {whose}'s {dish} supposed to be in"], f"{mins} minutes", first, span=str(mins), also=[str(mins)], kind="decoy")
    if alt and m.maybe():
        m.ask([f"How much {main} in {other.first}'s {dish}?", f"{other.first} {other.last}'s amount of {main}", f"what does {other.full}'s version of {dish} need in {main}", f"{other.full}, {dish}: {main}?", f"how many {unit} of {main} does {other.full} take"], theirs, alt, kind="decoy")
    nones(m, [f"How many people does {whose}'s {dish} feed?", f"What wine goes with {whose}'s {dish}?", f"Can {whose}'s {dish} be frozen?"])


def table_for(m):
    rest = m.company("restaurant", "The {Word} {Word}", "Trattoria {Last}", "{Last}'s", "{Word} & {Word}", "Chez {Last}", "{Town} Tandoori")
    old, new = m.day(2, 12), m.day(13, 28)
    t1, t2 = m.clock(17, 20, 15), m.clock(17, 20, 15)
    tt1, tt2, od, nd = m.fmt_time(t1), m.fmt_time(t2), m.fmt_day(old), m.fmt_day(new)
    n1, n2 = m.sample(2, 2, 3, 4, 5, 6, 8, 9)
    ref1, ref2 = m.code("booking"), m.code("booking")
    spot = m.pick("the table in the window", "a booth at the back", "the terrace", "the round table under the stairs", "two tables pushed together by the bar", "the counter, facing the kitchen")
    first = post(m, rest, m.pick("Reservation confirmed", f"Your table at {rest.name}", "Thanks for booking"), m.pick(
        f"Hello {m.owner.first},\n\nA table for {n1} on {od} at {tt1}. Reference {ref1}. We hold tables for 15 minutes only. If anyone has an allergy, tell us now rather than when the food comes.\n\n{rest.name}, {m.street()}",
        f"BOOKING\n-------\nGuests {n1}\nDate {od}\nTime {tt1}\nRef {ref1}\n\nCancellations less than 24 hours ahead are charged at {m.money(10, 30, False)} a head.", f"Buongiorno, bonjour and hello {m.owner.first}! We look forward to feeding {n1} of you on {od}, from {tt1}. If you need us, quote {ref1}. Highchairs and candles on request."), m.day(-30, -12))
    second = m.pick(
        lambda: post(m, rest, m.pick("Your amended reservation", "Updated: your table", f"Re: {first.subject}"), m.pick(
            f"Dear {m.owner.first},\n\nno problem at all, we've switched you. Now {n2} people, {nd}, {tt2}, and as requested {spot}. New reference {ref2}.\n\nWarmly, {rest.name}",
            f"Your reservation has changed.\n\nGuests: {n2}\nDate: {nd}\nTime: {tt2}\nSeating: {spot}\nReference: {ref2}\n\nYour previous booking has been released.", f"Thanks for ringing. So that we both remember: you're coming on {nd}, {tt2}, there'll be {n2} of you and I've pencilled in {spot}. The computer calls this {ref2}. The old one is gone.\n\nSee you then, the one with the apron", f"Hi {m.owner.first}, quick confirmation. {nd} at {tt2} for {n2}: {spot}. Please use {ref2} from now on. Kitchen closes at ten, dessert doesn't."), m.day(-10, -2)),
        lambda: m.sms(rest, m.day(-10, -2), ("me", f"Hi, booking for {m.owner.last} {od}, could we come later in the month, and be {n2}?"), ("them", m.pick(f"Hi! all good, we can do {nd} {tt2} for {n2}, {spot}. Ref {ref2}", f"{nd} at {tt2}, {n2} of you, {spot}. {ref2} is your ref. ciao!")))[1])()
    m.ask([f"When is our table at {rest.name}?", f"what evening are we eating at {rest.name}", f"when's dinner at {rest.name}", f"date and time for {rest.name}?", f"which day do we go out to {rest.name}"], f"{nd} at {tt2}", second, also=[nd, tt2], span=nd, stale=first, kind="moved")
    m.ask([f"How many people did I book for at {rest.name}?", f"for how many is the {rest.name} reservation", f"how big is our party at {rest.name}", f"head count for {rest.name} now", f"how many of us are going to {rest.name}"], str(n2), second, span=str(n2), stale=first, kind="moved")
    m.ask([f"Where are we sitting at {rest.name}?", f"what sort of table at {rest.name} did they promise", f"which seats do we have at {rest.name}", f"whereabouts in {rest.name} will we be", f"{rest.name} - table or terrace or what?"], spot, second)
    m.ask([f"What's the reference for {rest.name}?", f"{rest.name} booking code", f"what do I quote at the door of {rest.name}", f"the letters and numbers {rest.name} gave me, the newest", f"{rest.name} ref?"], ref2, second, stale=first, kind="moved")
    nones(m, [f"Is there parking at {rest.name}?", f"How much did we pay at {rest.name}?", f"Is there a vegan menu at {rest.name}?"])


def games_night(m):
    host1, host2, p = m.person(), m.person(), m.person()
    group = m.pick("Dice & Nice", "Meeple people", "Games night", "Wednesday wizards", "Bridge four", "The Guild", "poker (no money)")
    said, fixed = m.day(-9, -5), m.day(-4, -1)
    old, new = m.day(1, 3), m.day(4, 8)
    t = m.clock(18, 20, 15)
    tt = m.fmt_time(t)
    r1, r2 = m.relative_day(old, said), m.relative_day(new, fixed)
    g1, g2 = m.sample(2, "Catan", "Azul", "Wingspan", "Carcassonne", "Dixit", "Codenames", "Pandemic", "Ticket to Ride", "canasta", "Scythe", "cribbage")
    bring = m.pick("the spare table", "olives", "the sand timer", "a corkscrew", "the good cards", "crisps, not the bacon ones", "your own mug")
    score = m.number(41, 212)
    first = m.chat(group, said, (host1, m.pick(f"next session {r1}, mine. {g1}?", f"who's in for {g1} {r1}? at our house", f"{g1} {r1} round here, cat permitting")), (p, m.pick("yesss", "I'm in", "can be a bit late")), (host2, m.pick(f"after my {score} last week I fear nobody", f"still holding the record, {score} points, just saying", f"{score}. i'll say no more. {score}")), ("me", m.pick("count me in", "see you there", "you and your luck")))
    second = m.chat(group, fixed, (host1, m.pick("gah, we've got the norovirus", "boiler man can only come that evening, sorry", "child's got nits, stay away")), (host2, m.pick(f"come to me then, {r2}, {tt}, and we'll do {g2} as I lost the bits of {g1}", f"ok mine instead: {r2} at {tt}. {g2} though", f"{r2}, {tt}, my place. I want to play {g2}")), (host2, m.pick(f"{m.owner.first} could you bring {bring}?", f"@{m.owner.first} {bring} please!", f"oh and {m.owner.first}, {bring} would help")), ("me", m.pick("will do", "yes chef", "👍")))
    b = bare(r2)
    m.ask([f"When is {group} meeting?", f"what evening is the next {group}", f"what day do we play with {group}", f"{group} - when?", f"when do I see the {group} lot"], m.fmt_day(new), second[1], also=m.days(new) + [b], span=b, stale=first[0], kind="moved")
    m.ask([f"Whose house is {group} at this time?", f"who's hosting {group}", f"where does {group} meet now, at whose place", f"to whom do I go for {group}", f"who is having the {group} people over"], host2.full, second[1], also=[host2.first], span=next(w for w in ("come to me", "mine instead", "my place") if w in second[1].text), stale=first[0], kind="moved")
    m.ask([f"What should I bring to {group}?", f"what did {host2.full} want me to take along", f"my errand for {group}?", f"which thing am I to carry to {host2.full}'s", f"what must I not forget for {group}"], bring, second[2])
    m.ask([f"Which game are we going to play at {group}?", f"what does {host2.full} want to play", f"what's on the table at {group} this time", f"{group}: which game did we switch to", f"what will it be at {group}"], g2, second[1], stale=first[0], kind="moved")
    if m.maybe():
        m.ask([f"What's {host2.full}'s record score?", f"how many points did {host2.first} {host2.last} brag about", f"{host2.full}'s best result in {group}", f"the score to beat in {group}", f"what number does {host2.full} keep going on about"], str(score), first[2])
    nones(m, [f"Who won at {group} last time I hosted?", f"What's {host2.full}'s address?", f"Is there food at {group}?"])


def concert_tickets(m):
    band, other = m.company("band", "The {Word} {Last}s", "{Word} Parade", "{Last} Quartet", "{Word} and the {Word}s"), m.company("band", "{Word} Machine", "The {Town} Strings", "{Last} Sisters")
    seller = m.company("tickets", "{Word} Tickets", "{Word}Box", "{Last} Live")
    hall1, hall2 = m.company("hall", "{Word} Hall", "The {Last}", "{Town} Playhouse").name, m.company("hall", "{Town} Corn Exchange", "{Word} Ballroom", "O. {Last} Arena").name
    old, new = m.day(5, 30), m.day(31, 120)
    doors = m.clock(18, 20, 15)
    dt, nd, od = m.fmt_time(doors), m.fmt_day(new), m.fmt_day(old)
    seat = f"{m.pick('row', 'Row')} {m.pick(*'CDFGHKMP')} seats {m.number(3, 16)} and {m.number(17, 24)}"
    paid, fee = m.money(38, 160), m.money(2, 9)
    order = m.code("order")
    first = post(m, seller, m.pick("Your tickets", f"Order {order}", f"{band.name} - order confirmation"), m.pick(
        f"Thanks {m.owner.first}! Order {order}\n\n{band.name}\n{hall1}\n{od}, doors {dt}\n{seat}\nTotal {paid} (incl. {fee} booking fee)\n\nYour e-tickets arrive a week before.",
        f"You're going to see {band.name}!\n\nWhere: {hall1}\nWhen: {od}\nSeats: {seat}\nCharged: {paid}, of which fee {fee}\nOrder no.: {order}\n\nNo refunds, no re-admission, no umbrellas.", f"Hi {m.owner.first}, that's sorted. We've charged {paid} to your card (our fee is {fee}). You'll be in {seat} at {hall1} on {od} when {band.name} come on. Quote {order} if you write to us."), m.day(-100, -30))
    second = post(m, seller, m.pick(f"RESCHEDULED: {band.name}", "Important information about your event", "New date"), m.pick(
        f"Dear customer,\n\nowing to illness {band.name} will not now appear on {od}. The show has been rescheduled to {nd} at {hall2}. Doors {dt}. Your tickets ({seat}) remain valid. If you can't make it, ask for a refund within 14 days.",
        f"We're sorry: the singer has lost their voice.\n\nEvent      {band.name}\nNew date   {nd}\nNew venue  {hall2}\nDoors      {dt}\n\nKeep your tickets, they'll scan just fine.", f"Not the news you wanted, {m.owner.first}. {hall1} has failed its fire inspection, so {band.name} have moved everything to {hall2}, and to {nd}. Same seats ({seat}), same doors ({dt}), hopefully the same songs.", f"Please read: this concerns order {order}. {band.name}, planned for {od}, is going to happen on {nd} instead. It will be at {hall2} and the doors open at {dt}. You need not do anything."), m.day(-25, -3), html=m.maybe(0.3))
    post(m, seller, m.pick("Just announced", "Because you like live music"), f"{other.name} at {hall1}, {m.fmt_day(m.day(20, 90))}, from {m.money(20, 70)}. Also {band.name} merchandise now 20% off! Unsubscribe", m.day(-20, -2)) if m.maybe(0.7) else None
    m.ask([f"When are we seeing {band.name}?", f"date of the {band.name} gig", f"what night is {band.name} now", f"when does {band.name} play after the postponement", f"which evening do I keep free for {band.name}"], nd, second, also=m.days(new), span=nd, stale=first, kind="moved")
    m.ask([f"Where is {band.name} playing?", f"what venue is {band.name} at", f"to which hall do I go for {band.name}", f"{band.name}'s show takes place where, now", f"in which place do we hear {band.name}"], hall2, second, stale=first, kind="moved")
    m.ask([f"How much did I pay for {band.name}?", f"what did the {band.name} tickets set me back", f"{band.name} tickets total?", f"what was charged to my card for {band.name}", f"cost of seeing {band.name}"], paid, first, kind="decoy")
    m.ask([f"Which seats do we have for {band.name}?", f"where do we sit at {band.name}", f"{band.name} - row and seat?", f"what are our places for {band.name}", f"seat numbers {band.name}"], seat, [i for i in (first, second) if seat in i.text])
    nones(m, [f"Who is the support act for {band.name}?", f"When do I see {other.name}?", f"What time does the {band.name} show end?"])


def hike(m):
    lead, p = m.person(), m.person()
    hill, other = m.sample(2, "Corrie Fell", "the Three Sisters", "Hangman's Ridge", "Blea Tarn", "the Devil's Staircase", "Kite Hill", "the salt path", "Gallow Edge", "the reservoir loop", "Monk's Way")
    km, km2 = m.sample(2, *range(9, 26))
    t1, t2 = m.clock(6, 9, 15), m.clock(6, 9, 15)
    tt1, tt2 = m.fmt_time(t1), m.fmt_time(t2)
    meet = m.pick("the lay-by past the quarry", "the station, platform side", "the car park with the honesty box", "the phone box", "the Co-op", "the cattle grid")
    kit = m.pick("a head torch", "microspikes", "gaiters", "two litres of water", "a whistle", "proper boots, no trainers", "a spare fleece")
    said, ch = m.day(-10, -6), m.day(-5, -1)
    of = m.day(1, 9)
    rel = m.relative_day(of, said)
    why = m.pick("the bridge has been washed out", "they're felling above the path", "it's lambing and the farmer's asked us to keep off", "the forecast says 60 mph on the tops", "there's a shoot on", "the bus doesn't run")
    first = say(m, lead, said, m.pick(
        f"Walk {rel}! {hill}, {km} km, nothing nasty. Meet at {meet} at {tt1}. Bring {kit} as last time we had to share.",
        f"For {bare(rel)} I thought {hill}: about {km} km with a good pub near the end. {meet[0].upper() + meet[1:]}, {tt1} please. Essential kit is {kit}.",
        f"who fancies {hill} {rel}? {tt1} at {meet}. it's {km} km so nobody moan. you'll want {kit}"), subject=m.pick("Next walk", "Boots on", hill), keep=(kit, meet, hill, tt1))
    second = say(m, lead, ch, m.pick(
        f"{hill} is off, I'm afraid: {why}. We'll do {other} instead, {km2} km, same meeting place, but {tt2} because it's further to drive.",
        f"Change of route as {why}. So: {other}, {km2} km, start {tt2}. Don't be clever and go up {hill} on your own.",
        f"no {hill}. {why}!! {other} then, {km2} km, {tt2}"), subject=m.pick("Re: Next walk", "change of plan", other), channels=("chat", "mail", "sms"), keep=(why, other, tt2))
    if m.maybe():
        say(m, p, m.after(ch, -1, 0), f"Is {lead.first} taking us up something steep? My knee isn't what it was.", channels=("chat",))
    m.ask([f"Where is {lead.full} taking us walking?", f"which hike did {lead.full} settle on", f"what's the route with {lead.full}", f"where are we off to on foot with {lead.full}", f"{lead.full}'s walk goes where now"], other, second, stale=first, kind="moved")
    m.ask([f"What time do we start the walk with {lead.full}?", f"when does {lead.full} want us there in the morning", f"how early is {lead.full}'s outing", f"meeting time with {lead.full}?", f"what time must I be up at the start with {lead.full}"], tt2, second, span=tt2, also=m.times(t2), stale=first, kind="moved")
    m.ask([f"Why did {lead.full} drop {hill}?", f"why isn't it {hill} any more", f"what's wrong with {hill}", f"how come we're not going up {hill}", f"what put {lead.full} off {hill}"], why, second)
    m.ask([f"What should I pack for {lead.full}'s walk?", f"which piece of kit did {lead.full} insist on", f"what must be in my rucksack, says {lead.full}", f"what to bring with {lead.full}", f"{lead.full} said not to come without what"], kit, first)
    nones(m, [f"How high is {hill}?", f"Is {lead.full} bringing the dog?", f"Which pub does {lead.full} want to stop at?"])


def sailing(m):
    boat, boat2 = m.sample(2, "Skua", "Periwinkle", "Second Wind", "Morning Star", "Halcyon", "Puffin", "Lady Mabel", "Tern", "Jolly Roger II", "Wild Duck")
    yard, skipper = m.company("boatyard", "{Last} Boatyard", "{Town} Marina", "{Word} Marine"), m.person()
    berth1, berth2 = f"{m.pick(*'ABCDE')}{m.number(2, 40)}", f"{m.pick(*'FGHJK')}{m.number(2, 40)}"
    cost, est = m.money(300, 1400), m.money(150, 290)
    fault = m.pick("a cracked skin fitting", "the stern gland", "osmosis under the port quarter", "a worn impeller", "two rotten stanchion bases", "a seized winch", "diesel bug in the tank")
    day, tide = m.day(4, 30), m.clock(5, 20)
    ld, tt = m.fmt_day(day), m.fmt_time(tide)
    key = m.pick("inside the port locker", "on the hook behind the fuel pump", "with the harbour master", "under the spare fender", "taped to the back of the logbook")
    est_mail = post(m, yard, m.pick(f"{boat} - estimate", "Lift-out"), m.pick(f"Hi {m.owner.first}, {boat} is ashore in {berth1}. First look: call it {est} plus paint. Will confirm when the old stuff is off.", f"Estimate for {boat}\n\nScrub, antifoul, anodes: {est}\nBerth ashore: {berth1}\n\nSubject to inspection."), m.day(-60, -30))
    bill = post(m, yard, m.pick(f"Re: {boat}", f"{boat} ready", "Launch date and bill"), m.pick(
        f"{m.owner.first},\n\nbit more to it than we hoped, found {fault}. Put right now. Total comes to {cost}. She goes back in on {ld}, high water's {tt}, and we'll park her on {berth2}. Key's {key}.\n\nCheers, the yard",
        f"Work completed: {boat}\n\nAdditional defect: {fault}\nInvoice total: {cost}\nLaunch: {ld}, {tt}\nPontoon: {berth2}\nKey: {key}\n\nPayment before launch please. {yard.name}",
        f"Afternoon. {boat}'s finished. You'll see {cost} on the bill, which is dearer than we said, on account of {fault}. Launching {ld} at {tt} on the tide, weather allowing. After that look for her on {berth2}. I've left the key {key}."), m.day(-20, -2), reply=est_mail if m.maybe() else None)
    say(m, skipper, m.day(-15, -2), f"{boat2} is in J{m.number(41, 60)} if you want a look, launched last week, yard charged {m.money(1500, 2500)}!", channels=("chat", "sms")) if m.maybe(0.7) else None
    m.ask([f"How much was the work on {boat}?", f"what did {yard.name} charge in the end for {boat}", f"what's the damage for {boat}", f"final bill for {boat}?", f"how much money does {yard.name} want for {boat}"], cost, bill, stale=est_mail, kind="moved")
    m.ask([f"What did {yard.name} find wrong with {boat}?", f"what was broken on {boat}", f"which extra problem did {boat} have", f"why was {boat} dearer than planned", f"the fault on {boat}?"], fault, bill)
    m.ask([f"Where will {boat} be moored?", f"which berth is {boat} on after launching", f"where do I find {boat} now", f"{boat}'s pontoon?", f"in which spot is {boat} going to lie"], berth2, bill, stale=est_mail, kind="moved")
    m.ask([f"When does {boat} go back in the water?", f"launch day for {boat}", f"what date does {boat} float again", f"when are they putting {boat} in", f"{boat} splash date?"], ld, bill, span=ld, also=m.days(day))
    if m.maybe():
        m.ask([f"What was the first estimate for {boat}?", f"how much did {yard.name} reckon at first for {boat}", f"originally {boat} was going to cost what", f"{yard.name}'s quote before they looked properly at {boat}", f"the figure they named at the start for {boat}"], est, est_mail)
    nones(m, [f"Who insures {boat}?", f"What colour is {boat}'s antifoul?", f"How long is {boat2}?"])


def knitting(m):
    teacher, p = m.person(), m.person()
    thing, thing2 = m.sample(2, "cardigan", "baby blanket", "bobble hat", "cabled jumper", "shawl", "fingerless gloves", "waistcoat", "tea cosy", "pair of long socks")
    yarn, yarn2 = m.sample(2, "Herring Grey", "Marmalade", "Wet Slate", "Old Rose", "Bottle Green", "Oatmeal Fleck", "Ink", "Rhubarb", "Moss")
    balls, wrong = m.sample(2, *range(3, 15))
    needles, n2 = m.sample(2, "3.25 mm", "3.75 mm", "4 mm", "4.5 mm", "5.5 mm", "6 mm", "8 mm")
    shop = m.company("wool shop", "{Word} Wools", "{Last}'s Yarn", "The {Word} Skein")
    lot = f"{m.number(100, 999)}{m.pick(*'ABCD')}"
    st = m.number(96, 248)
    note = m.note(m.pick("knitting", f"knitting/{thing.replace(' ', '-')}", "wool", "projects"), m.pick(
        f"# {thing.title()} for {p.first}\n\nneedles: {needles}\nyarn: {yarn}, dye lot {lot}\nneed {wrong} balls\ncast on {st}\n\nrepeat chart A four times. Frogged it twice already, don't trust the pattern's row 17.",
        f"{p.first}'s {thing}. {yarn} (lot {lot}) on {needles}, {st} stitches. {wrong} balls says the pattern. Row 17 is wrong!\n\n---\nlater: {thing2} in {yarn2}, {n2}",
        f"The {thing} ({p.first})\n- cast on {st}\n- {needles} throughout\n- {yarn} x {wrong}, lot {lot}\nThe {thing2} (me)\n- {n2}, {yarn2}"))
    mail = post(m, shop, m.pick("Your wool", f"{yarn}", "Order ready"), m.pick(
        f"Hi {m.owner.first},\n\n{teacher.first} had a look at your pattern and thinks you'll run out: you want {balls} balls of {yarn} for the {thing}, not {wrong}. I've put them by, same dye lot. {m.money(25, 90)} the lot.\n\n{shop.name}",
        f"Hello! {yarn} has come in. For that {thing} {teacher.full} says {balls} balls, the pattern is mean. They are in a bag with your name on under the till. Come before {m.fmt_day(m.day(3, 20))} or the Thursday ladies will have them."), m.day(-20, -2))
    m.ask([f"How much wool do I need for {p.full}'s {thing}?" if m.maybe() else f"How many balls of {yarn} for the {thing}?", f"balls of {yarn} needed", f"what does {teacher.full} think, how much {yarn} is enough", f"{thing} in {yarn}: quantity?", f"how much of {yarn} should I buy in the end"], str(balls), mail, span=f"{balls} balls", also=[f"{balls} balls"], stale=note, kind="moved")
    m.ask([f"Which needles for {p.first}'s {thing}?", f"what needle size was the {thing}", f"{thing} for {p.first} - what gauge of sticks", f"what am I making {p.first}'s {thing} on", f"size of needles, {p.first}'s present"], needles, note, kind="decoy")
    m.ask([f"What's the dye lot of the {yarn}?", f"{yarn} batch number", f"which lot is my {yarn} from", f"what must I ask for so the {yarn} matches", f"lot no. {yarn}?"], lot, note)
    m.ask([f"How many stitches do I cast on for {p.first}'s {thing}?", f"{p.first}'s {thing}: stitches at the start", f"cast-on number for the {thing}", f"what count did I begin {p.first}'s {thing} with", f"number of loops to begin the {thing} in {yarn}"], str(st), note)
    nones(m, [f"When does {shop.name} close?", f"Who wrote the pattern for the {thing} in {yarn}?", f"What's {p.full}'s chest measurement?"])


def photo_club(m):
    club = m.company("club", "{Town} Camera Club", "{Word} Photographic Society", "{Town} Lens Group")
    sec, judge1, judge2 = m.person(), m.person(), m.person()
    theme, theme2 = m.sample(2, "reflections", "hands", "abandoned places", "the colour yellow", "market day", "solitude", "wheels", "after rain", "machinery", "doorways")
    d_old, d_new = m.day(3, 12), m.day(13, 30)
    od, nd = m.fmt_day(d_old), m.fmt_day(d_new)
    size = m.pick("1600 x 1200 pixels", "no bigger than 2 MB", "40 x 50 cm mounts", "A3, unframed", "1920 px on the long edge")
    title, place = m.pick("Low Tide", "The Last Bus", "Two Umbrellas", "Man with Pears", "Fog, 6 a.m.", "Grandmother's Keys"), m.pick("second", "third", "highly commended", "joint first", "fourth")
    rival = m.pick("Gannets", "Ice Cream Van", "Untitled 7", "Blue Boy", "Scaffolders", "Dandelion")
    first = post(m, club, m.pick("Next competition", f"{club.name} programme", "Call for entries"), m.pick(
        f"Dear members\n\nThe next round has the theme '{theme}'. Entries ({size}) to me by {od}. Judge: {judge1.full}. Would whoever borrowed the projector lead please return it.\n\n{sec.full}, hon. secretary",
        f"Competition: {theme}\nDeadline: {od}\nFormat: {size}\nJudge: {judge1.full}\nEntry fee: {m.money(2, 8, False)}\n\nFollowing round: {theme2}"), m.day(-40, -15))
    second = say(m, sec, m.day(-12, -2), m.pick(
        f"Quick update on the {theme} competition, you've all got longer: entries close {nd}. {judge1.first} has a cataract op so {judge2.full} is judging. Kettle rota attached (joke).",
        f"Since only three of you have sent anything for {theme} the deadline is now {nd}. And {judge2.full} steps in as judge for {judge1.full}.",
        f"{club.name}: new closing date {nd} for {theme}, new judge {judge2.full}. Still no projector lead."), subject=m.pick("Extension", f"Re: {first.subject}", "good news for the lazy"), channels=("mail", "mail", "chat"), keep=(nd, judge2.full))
    res = post(m, club, m.pick("Results of the last round", "Well done all"), m.pick(f"From last month: {rival} by {judge1.first} {judge1.last}'s neighbour won, of all things. {m.owner.first}'s {title} came {place}. Comments on the back of each print.", f"Results\n\n1. {rival}\n...\n{title} ({m.owner.full}): {place}\n\nThe judge said of {title}: lovely tones, horizon not straight.", f"Dear all, thank you for a record entry. {rival} took the cup. A word for {m.owner.first}, whose {title} was {place} and had people standing in front of it for minutes. The teapot is still missing."), m.day(-60, -41))
    m.ask([f"When's the deadline for the {theme} competition?", f"until when can I send my picture for {theme}", f"last day for {club.name}'s {theme} round", f"by when do I hand in my shot of {theme}", f"{theme} entries close when"], nd, second, span=nd, also=m.days(d_new), stale=first, kind="moved")
    m.ask([f"Who's judging {theme} at {club.name}?", f"which judge has the {theme} round now", f"who decides on the {theme} pictures", f"name of the person marking our {theme} photos", f"{club.name}, {theme}: judge?"], judge2.full, second, stale=first, kind="moved")
    m.ask([f"How did my picture {title} do?", f"where did {title} come", f"did {title} win anything at {club.name}", f"what place was {title} given", f"my ranking at {club.name} with {title}"], place, res)
    m.ask([f"What size do the {theme} pictures have to be?", f"format for {club.name}'s {theme} round", f"how large can a {theme} entry be", f"the rule about dimensions for {theme}", f"which measurements does {club.name} want for {theme}"], size, first)
    nones(m, [f"Who has {club.name}'s projector lead?", f"What camera does {sec.full} use?", f"What's the prize in the {theme} competition?"])


def garden(m):
    p, q = m.person(), m.person()
    plant, plant2 = m.sample(2, "leeks", "broad beans", "garlic", "sweet peas", "dahlias", "tomatoes", "asparagus", "sprouts", "the quince", "raspberries", "courgettes")
    feed, feed2 = m.sample(2, "seaweed meal", "chicken pellets", "comfrey tea", "bonemeal", "leaf mould", "wood ash", "nettle brew", "tomato feed")
    pest = m.pick("vine weevil", "rust", "flea beetle", "honey fungus", "box moth", "blackfly", "clubroot")
    cure = m.pick("nematodes in the evening", "soft soap and patience", "pulling them up and burning them", "a copper collar", "a ring of grit", "a fleece until June", "ladybirds by post")
    plot, plot2 = f"{m.number(2, 60)}{m.pick('a', 'b', '')}", f"{m.number(61, 90)}"
    rent, water = m.money(30, 95), m.money(4, 15)
    code1, code2 = m.code("pin"), m.code("pin")
    asso = m.company("allotments", "{Street} Lane Allotments", "{Town} Allotment Association", "{Word} Field Plots")
    letter = post(m, asso, m.pick("Rent and gate", "Annual notice to plot holders", f"Plot {plot}"), m.pick(
        f"Dear plot holder ({plot}),\n\nrent this year is {rent}, water {water} on top. As some children have learned the gate code, it changes on Monday from {code1} to {code2}. No bonfires before six.\n\n{p.full}, site secretary",
        f"{asso.name}\n\nPlot: {plot}\nRent: {rent}\nWater levy: {water}\nOld gate code {code1} no longer works. New one: {code2}.\nWaiting list: 61\n\n{p.full}",
        f"To all. It was agreed at the AGM that rent goes to {rent} (plus {water} for the tap). Gate: from Monday {code2}. Kindly do NOT chalk it on the shed as somebody did with {code1}. Your plot: {plot}."), m.day(-60, -5))
    older = m.note(m.pick("allotment", "garden/plot", "garden"), m.pick(
        f"# Allotment\n\ngate {code1}\n{plant}: {feed} in spring\n{plant2}: {feed2}\n\n{q.first} says for {pest}: {cure}",
        f"gate code {code1}\n\nwhat {q.first} told me over the fence: {pest}? {cure}. And {feed} for {plant}, but never on {plant2}, they get {feed2}.",
        f"{plant} -> {feed}\n{plant2} -> {feed2}\nshed key behind the gutter\ngate: {code1}\n{pest} again this year. try {cure} ({q.full}'s advice)"))
    m.ask([f"What's the gate code at {asso.name}?", f"how do I get into {asso.name}", f"number for the lock at {asso.name}", f"which digits open the way to my plot at {asso.name}", f"{asso.name} gate?"], code2, letter, stale=older, kind="moved")
    m.ask([f"What do I feed {plant} with?", f"what do {plant} like to get from me", f"which fertiliser for {plant}", f"{plant} - what goes on them", f"what should be dug in around {plant}"], feed, older, kind="decoy")
    m.ask([f"What helps against {pest}?", f"what did {q.full} advise about {pest}", f"how do I get rid of {pest}", f"{pest} remedy?", f"what's the trick with {pest}"], cure, older)
    m.ask([f"How much is the rent at {asso.name}?", f"what do I pay for plot {plot}", f"yearly cost of my patch at {asso.name}, without water", f"{asso.name} wants how much", f"allotment rent {asso.name}?"], rent, letter, kind="decoy")
    nones(m, [f"Who has the plot next to mine at {asso.name}?", f"When did I sow the {plant2}?", f"When is {asso.name}'s open day?"])


def music_lessons(m):
    teacher, child = m.person(), m.relative(m.pick("son", "daughter"))
    inst, inst2 = m.sample(2, "oboe", "trombone", "violin", "harp", "drums", "recorder", "cello", "ukulele", "bassoon", "piano")
    old, new = m.sample(2, *range(5))
    ow, nw = WEEKDAYS[old], WEEKDAYS[new]
    t1, t2 = m.clock(14, 18), m.clock(14, 18)
    tt1, tt2 = m.fmt_time(t1), m.fmt_time(t2)
    price, price2 = m.money(18, 32, False), m.money(33, 55, False)
    piece = m.pick("the Minuet in G", "Twinkle variation C", "the Sad Waltz", "Für Elise, left hand only", "Hot Cross Buns", "the Gossec gavotte", "scales in E flat")
    grade = m.number(1, 6)
    exam = m.day(15, 70)
    ed = m.fmt_day(exam)
    first = say(m, teacher, m.day(-300, -120), m.pick(
        f"Delighted to take {child.first} on for {inst}. I have {ow}s at {tt1}, half an hour, {price} a lesson, cash is fine. Mind the cat on the stairs.",
        f"{inst.title()} lessons for {child.first}: {ow}, {tt1}. {price}. Please bring a pencil and short fingernails."), subject="Lessons", keep=(ow, tt1))
    second = say(m, teacher, m.day(-40, -3), m.pick(
        f"As my own schedule has gone mad, could {child.first} come on {nw}s at {tt2} from next month? I've also, reluctantly, got to raise my fee to {price2}. Exam grade {grade} is booked for {ed}. For this week: {piece}, slowly.",
        f"Hello! New term timetable: {child.first}, {inst}, every {nw}, {tt2}. Fees {price2} a lesson. Homework is {piece}. The examiner comes on {ed} (grade {grade}).",
        f"{child.first} did so well today. two bits of admin: we move to {nw} {tt2} and it'll be {price2}. practise {piece} pls. grade {grade} exam = {ed}",
        f"Dear {m.owner.first}, I'm writing to all the {inst} families. From the new term your slot is {nw}, {tt2}; the fee rises to {price2}. {child.first} is entered for grade {grade} on {ed}. Please see that {piece} is practised with the metronome, not the television."),
        subject=m.pick("New term", f"{child.first}'s {inst}", "Timetable"), channels=("mail", "chat", "sms"), keep=(piece, ed, price2))
    if m.maybe(0.4):
        m.chat(m.person(), m.day(-12, -2), (m.person(), f"we pay {m.money(56, 80, False)} for {inst2}, is that normal?"), ("me", "ouch"))
    m.ask([f"When is {child.first}'s {inst} lesson?", f"what day and time is {inst} with {teacher.full}", f"when do I take {child.first} to {teacher.full}", f"{inst} slot for {child.first} now", f"which afternoon does {child.first} have {teacher.first}"], f"{nw} {tt2}", second, also=[nw, tt2], span=nw, stale=first, kind="moved")
    m.ask([f"What does {teacher.full} charge?", f"how much is one {inst} lesson", f"what do I owe {teacher.full} each time", f"price of {child.first}'s {inst} hour now", f"{teacher.full}'s fee?"], price2, second, stale=first, kind="moved")
    m.ask([f"What's {child.first} supposed to practise for {teacher.full}?", f"{inst} homework", f"what should {child.first} play this week", f"which piece did {teacher.full} set", f"what does {child.first} have to learn on the {inst}"], piece, second)
    m.ask([f"When is {child.first}'s {inst} exam?", f"what date does the examiner hear {child.first}", f"date of grade {grade}, {child.first}", f"when must {child.first} be ready for the {inst} test", f"{inst} grade {grade} when?"], ed, second, span=ed, also=m.days(exam))
    nones(m, [f"Where is {child.first}'s {inst} exam held?", f"How old is {teacher.full}'s cat?", f"What did we pay for the {inst}?"])


def volunteering(m):
    org = m.company("charity", "{Town} Food Bank", "{Word} Repair Café", "{Town} Riverkeepers", "{Word} Hospice Shop", "{Town} Talking Newspaper")
    co, p = m.person(), m.person()
    task, task2 = m.sample(2, "sorting tins", "the till", "soldering table", "litter-picking", "the van", "welcoming people", "tea urn", "reading the sports pages", "testing plugs")
    old, new = m.day(2, 9), m.day(10, 25)
    od, nd = m.fmt_day(old), m.fmt_day(new)
    t1, t2 = m.clock(8, 12), m.clock(13, 17)
    tt1, tt2 = m.fmt_time(t1), m.fmt_time(t2)
    tot = m.pick("1.4 tonnes of tins", "61 mended toasters", "38 bags of rubbish and a pram", m.money(1200, 4200, False), "212 visitors", "nine kettles and a tuba")
    door = m.code("pin")
    park = m.pick("round the back by the bins", "at the dentist's opposite, they don't mind after five", "in the church car park only", "on the verge, never in front of the gate", "in the multi-storey, we refund it")
    rota = post(m, org, m.pick("Rota", f"{org.name} rota", "Your next shift"), m.pick(
        f"Hello lovely people,\n\n{m.owner.first}: {od}, {tt1}, {task}\n{p.first}: {nd}, {tt2}, {task2}\n\nLast month we managed {tot}, thank you all. Door code {door}. Park {park}.\n\n{co.first}",
        f"Volunteer: {m.owner.full}\nShift: {od} from {tt1}\nDuty: {task}\nDoor: {door}\nParking: {park}\n\nLast month: {tot}. Swaps to be arranged between yourselves; tell {co.full}.",
        f"Dear {m.owner.first}\n\nI have put you on {task} on {od}, {tt1} start. {p.full} does {task2} on {nd} at {tt2}. The door wants {door}. As ever, park {park}. And well done for {tot} last month!\n{co.full}"), m.day(-25, -10))
    swap = say(m, p, m.day(-8, -1), m.pick(
        f"Could we swap at {org.name}? I'd do your {task} on {od} and you'd have my {nd}, {tt2}, {task2}. You said yes in the pub but I want it in writing!",
        f"ok so that's agreed, I take yours on {od}, you take mine: {nd} {tt2} on {task2}. I've told {co.first}",
        f"Thank you for swapping!! You're on {task2}, {nd} at {tt2}, {org.name} know about it."), subject=m.pick("Swap", "shifts", org.name), channels=("chat", "sms", "mail"), after=m.pick("yes that's fine", "ok deal", "👌"), keep=(task2, nd, tt2))
    m.ask([f"When is my next shift at {org.name}?", f"when am I helping at {org.name}", f"what day do I go to {org.name} after the swap", f"my turn at {org.name}, when?", f"which date did {p.full} give me at {org.name}"], nd, swap, span=nd, also=m.days(new), stale=rota, kind="moved")
    m.ask([f"What am I doing at {org.name} next time?", f"my job on the next {org.name} shift", f"what will they have me do at {org.name}", f"which task is mine at {org.name} since the swap", f"what's my post at {org.name}"], task2, swap, stale=rota, kind="moved")
    m.ask([f"How did {org.name} do last month?", f"what did {org.name} achieve", f"{org.name}'s result for the month", f"what was {co.full} so proud of at {org.name}", f"figures from {org.name}?"], tot, rota)
    m.ask([f"Where do I park at {org.name}?", f"where can I leave the car at {org.name}", f"parking, {org.name}", f"{org.name}: what did they say about cars", f"where's it all right to stop with the car for {org.name}"], park, rota)
    if m.maybe():
        m.ask([f"What's the door code at {org.name}?", f"how do I get into {org.name}", f"{org.name} door?", f"what do I key in at {org.name}", f"the digits that open {org.name}"], door, rota)
    nones(m, [f"Who runs the kitchen at {org.name}?", f"When did {p.full} join {org.name}?", f"Does {org.name} pay my bus fare?"])


def club_dues(m):
    club = m.company("club", "{Town} Chess Club", "{Town} Table Tennis", "{Word} Archers", "{Town} Bowls", "{Word} Cycling Club", "{Town} Philatelic Society")
    tre = m.person()
    full, wrong, junior, late = m.money(30, 90, False), m.money(91, 140, False), m.money(8, 25, False), m.money(2, 7, False)
    acc = f"{m.number(10, 99)}-{m.number(10, 99)}-{m.number(10, 99)} {m.number(10000000, 99999999)}"
    ref = f"{m.owner.last.upper()[:6]}{m.number(10, 99)}"
    by = m.day(5, 40)
    bd = m.fmt_day(by)
    reason = m.pick("the roof", "the heating in the hall", "the county levy", "new boards and clocks", "the insurance", "the coach to the finals", "the mower")
    first = post(m, tre, m.pick("Subscriptions", f"{club.name} subs", "Your membership"), m.pick(
        f"Dear {m.owner.first},\n\nSubs for {club.name} are due again. Full members {wrong}, juniors {junior}. Bank details to follow once the new account is open.\n\n{tre.full}\nTreasurer",
        f"{club.name}\n\nFull member   {wrong}\nJunior        {junior}\nLate payment  {late} extra\n\nAccount details will follow. {tre.full} (treas.)", f"It's that time of year again, friends. {club.name} would like {wrong} of your money, or {junior} if you are under eighteen and {late} more if you dawdle. I'll tell you where to send it once the bank has finished with us. {tre.first}"), m.day(-50, -25))
    second = post(m, tre, m.pick("Subscriptions - correction", f"Re: {first.subject}", "SUBS AGAIN"), m.pick(
        f"Dear all,\n\nseveral of you spotted that I used the wrong column. The full rate is {full}. It goes up only because of {reason}. Please pay to {acc}, reference {ref}, by {bd}. I shall buy stronger glasses.\n\n{tre.first}",
        f"Mea culpa. Not {wrong} but {full}!\n\nAccount  {acc}\nReference  {ref}\nBy  {bd}\n\nThe increase is for {reason}, as voted.\n{tre.first}",
        f"{m.owner.first}, your sub for {club.name} is {full} ({reason} has to be paid for somehow), the earlier letter was rubbish. {acc} is the account and put {ref} so I know it's you. {bd} latest, if you'd be so kind."), m.day(-20, -2), reply=first if m.maybe() else None)
    post(m, club, "Social evening", f"Skittles and supper, {m.fmt_day(m.day(3, 30))}. {m.money(10, 29, False)} a head, pay at the bar. All welcome.", m.day(-15, -2)) if m.maybe(0.6) else None
    m.ask([f"How much are the subs for {club.name}?", f"what do I owe {club.name}", f"{club.name} full membership, right figure?", f"what's a year of {club.name} going to cost me", f"what does {tre.full} want from me in money"], full, second, stale=first, kind="moved")
    m.ask([f"What reference do I put for {club.name}?", f"payment reference {club.name}", f"what do I write on the transfer to {club.name}", f"how will {tre.full} know the money's mine, what code", f"{club.name} ref?"], ref, second)
    m.ask([f"Which account do I pay {club.name} into?", f"{club.name} bank details", f"where does the {club.name} money go", f"sort code and number for {tre.full}'s club", f"account no. of {club.name}"], acc, second)
    m.ask([f"Why are {club.name}'s fees going up?", f"what's the extra money at {club.name} for", f"reason {club.name} got dearer", f"what is {club.name} spending the increase on", f"how does {tre.full} justify the rise"], reason, second)
    if m.maybe():
        m.ask([f"What do juniors pay at {club.name}?", f"{club.name} price for kids", f"how much for a young member of {club.name}", f"junior rate {club.name}", f"what would my nephew pay at {club.name}"], junior, first, kind="decoy")
    nones(m, [f"When is {club.name}'s annual meeting?", f"Who is the chair of {club.name}?", f"What does a social member pay at {club.name}?"])


def training_off(m):
    team, coach, mate = m.company("team", "{Town} Rovers", "{Word} Netball", "{Town} Water Polo", "{Word} Hockey", "{Last}'s Judo"), m.person(), m.person()
    said, fixed = m.day(-8, -5), m.day(-4, -1)
    old, new, match = m.day(0, 1), m.day(2, 6), m.day(7, 12)
    t1, t2 = m.clock(16, 20, 15), m.clock(16, 20, 15)
    tt1, tt2, r1, r2, r3 = m.fmt_time(t1), m.fmt_time(t2), m.relative_day(old, said), m.relative_day(new, fixed), m.relative_day(match, fixed)
    places = m.sample(2, "the astro pitch", "the school gym", "the lower field", "the leisure centre", "the riding hall", "court 3", "the hangar")
    why = m.pick("the floodlights are dead", "they've resown the grass", "it's parents' evening", "the key has gone missing", "there's a blood-donor session", "the showers are flooded")
    kit, opp = m.pick("both shirts", "shin pads", "a water bottle with your name on", "indoor shoes", "the goalie gloves", "the match fee in coins"), m.company("team", "{Town} Wanderers", "{Town} Ladies", "{Town} Albion").name
    group = m.pick(f"{team.name}", f"{team.name} 1st", f"{team.name} banter")
    first = m.chat(group, said, (coach, m.pick(f"training {r1} as always, {tt1}, {places[0]}", f"Session {r1} {tt1} {places[0]}. On time means early.", f"see you all {r1}, {tt1}, {places[0]}, bring energy")), (mate, m.pick("🙌", "can't, work", "there")), ("me", m.pick("yep", "in", "👍")))
    second = m.chat(group, fixed, (coach, m.pick(f"no {places[0]} this time, {why}. We train {r2}, {tt2}, {places[1]}", f"Listen up: {why}, so it's {r2} at {tt2}, {places[1]}. No excuses.", f"{why} 😤 moved to {places[1]}, {bare(r2)}, {tt2}")),
                    (mate, m.pick("ok coach", "is there parking there", "who has a lift")), (coach, m.pick(f"and {r3} we have {opp}, home. bring {kit}", f"match vs {opp} {r3}, I want to see {kit} on everybody", f"{opp} {r3}!! and {kit}, I won't say it twice")), ("me", m.pick("yes boss", "will do", "bring it on")))
    m.ask([f"When is the next {team.name} training?", f"what day do we practise with {team.name}", f"when do I go sweat with {team.name}", f"{coach.full}'s session, when now", f"which evening is {team.name} on"], m.fmt_day(new), second[0], also=m.days(new) + [bare(r2)], span=bare(r2), stale=first[0], kind="relative")
    m.ask([f"Where does {team.name} train this time?", f"what place did {coach.full} move us to", f"where should I turn up for {team.name}", f"{team.name} training venue", f"in which spot is {coach.full} waiting for us"], places[1], second[0], stale=first[0], kind="moved")
    m.ask([f"Who do we play next with {team.name}?", f"{team.name}'s next opponents", f"against whom is the {team.name} match", f"which side is coming to play {team.name}", f"who's {team.name} up against"], opp, second[2])
    m.ask([f"Why was {team.name} training moved?", f"what's wrong at {places[0]} for {team.name}", f"reason {coach.full} changed the session", f"how come {team.name} can't use {places[0]}", f"what did {coach.full} blame for the move"], why, second[0])
    m.ask([f"What must I bring to the {opp} match?", f"which thing does {coach.full} insist on for {opp}", f"kit for {opp}?", f"what do I need when we play {opp}", f"{coach.full} won't say it twice, bring what"], kit, second[2]) if m.maybe() else None
    nones(m, [f"What was the score against {opp}?", f"Who is captain of {team.name}?", f"What time is kick-off against {opp}?"])


SCENARIOS = [
    training_off,
    choir, race_result, locker, book_lent, recipe, table_for, games_night, concert_tickets, hike, sailing, knitting, photo_club,
    garden, music_lessons, volunteering, club_dues,
]
SCENARIOS = [chatty(scenario) for scenario in SCENARIOS]
