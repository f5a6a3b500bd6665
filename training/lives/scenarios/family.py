"""Family: school, nursery, clubs, sitters, presents, weddings, funerals, visits, feasts, surprises, sizes and custody weekends."""

from .work import arrive, bye, dated, foot, formal, hi, hour, unanswered


def mum(m):
    """What this family calls a mother."""
    return "Mom" if m.american else m.pick("Mum", "Mum", "Mam")


def aside(m):
    """A remark that has nothing to do with the matter."""
    return m.pick(
        "We are all fine, noses excepted.", "The hens have started laying again.", "I found the photo albums, you had such ears.", "It has rained since Tuesday and I have read four novels.", "The neighbour's trampoline landed in our pond.",
        "Everyone's asleep at last so I can type.", "Thank you for the drawing, it's on the fridge.", "Sorry this took so long, teething.", "Your uncle has bought a drone, pray for us.", "The baby said a word and it was 'no'.",
        "I'm writing with a toddler on my lap, forgive the zzzz.", "We finally got rid of the nits.", "The hamster is back, it was in the piano.", "My hip behaves.", "You'd laugh if you saw our kitchen.", "The marrows are out of control, take some please.",
    )


def parents_evening(m):
    school = m.company("school", "{Town} Primary", "{Street} Street School", "Saint {Last}'s", "{Word} Hill Primary", "{Last} Elementary", "{Town} Junior School")
    kid, sibling = m.relative("daughter"), m.relative("son")
    teacher, other = m.person(), m.person()
    said = m.day(-20, -9)
    day, day2 = m.day(1, 6), m.day(7, 18)
    t1, t2, t3 = hour(m, 15, 16, 5), hour(m, 17, 18, 5), hour(m, 19, 19, 5)
    room = m.pick("the art room", "Classroom 5", "the little hall", "the music hut", "Room 12, upstairs", "the library corner")
    first = arrive(
        m, school, said,
        ("mail", f"{formal(m)}Parents' evening\n\nChild      Teacher           When\n{kid.first}    {teacher.full}    {dated(m, day)}, {t1}\n{sibling.first}    {other.full}    {dated(m, day)}, {t3}\n\nSeven minutes each, please be prompt.{foot(m, school)}"),
        ("mail", f"{formal(m)}your slots: {teacher.full} about {kid.first} on {dated(m, day)} at {t1}; {other.full} about {sibling.first} the same evening, {t3}. Squash and biscuits from the PTA.{foot(m, school)}"),
        ("sms", f"{school.name}: parents evening {dated(m, day)}. {kid.first} {t1} ({teacher.last}), {sibling.first} {t3} ({other.last})"),
        subject=m.pick("Parents' evening", "Your appointments", f"{school.name}: appointments", "Consultation evening"),
    )
    new = m.pick(f"{dated(m, day2)} at {t2}", f"{dated(m, day2)}, {t2}")
    concern = m.pick("handwriting", "the times tables", "all the daydreaming", "reading aloud", "sitting next to the window", "the spelling", "a falling-out at break")
    second = arrive(
        m, teacher, m.after(said, 2, 6),
        ("mail", f"{hi(m)}my own little one is poorly, so I have to move {kid.first}'s talk to {new}, in {room}. Mostly lovely things to say; I'd like a word about {concern} too.{bye(m, teacher)}"),
        ("mail", f"Dear parents,\n\nowing to staff training all my appointments change.\n\n{m.person().first}: by telephone\n{kid.first}: {new}\n{m.person().first}: cancelled\n\nWe meet in {room}. For {kid.first} please think about {concern} beforehand.{bye(m, teacher)}"),
        ("sms", f"Hello from {kid.first}'s teacher. Could we make it {new}? {room}. Would like to mention {concern}. {teacher.full}", "", "Of course, thank you"),
        ("mail", f"{hi(m)}you're down twice at the same time, my fault. Would {new} do for {kid.first}? I'll wait in {room} with tea. It's about {concern}, nothing grave. {aside(m)}{bye(m, teacher)}"),
        subject=m.pick(f"{kid.first}", "Change of appointment", "Parents' evening: sorry", "A quick change"),
    )
    m.ask([f"When is {kid.first}'s parents' evening slot?", f"when do I talk to {teacher.first} {teacher.last}", f"what time are we seeing the teacher about {kid.first}", f"when's my chat with {kid.first}'s teacher now", f"{kid.first} - school appointment, when?"], new, second, stale=first, span=new, kind="moved")
    m.ask([f"Where do I meet {kid.first}'s teacher?", f"which room for {teacher.full}", f"whereabouts in school do i go about {kid.first}", f"where will {teacher.last} be waiting for me", f"{kid.first}'s talk at {school.name}: which place?"], room, second)
    m.ask([f"When is the slot with {sibling.first}'s teacher?", f"what time do i see {other.full}", f"when are they telling me about {sibling.first}", f"{sibling.first}: hour of the school talk?", f"at what o'clock is {sibling.first}'s turn"], t3, first, kind="decoy")
    m.ask([f"What does {teacher.last} want to discuss about {kid.first}?", f"what's the worry with {kid.first} at school", f"what is {kid.first}'s teacher not so happy with", f"which subject will come up at {kid.first}'s talk", f"why does {teacher.full} need a word about {kid.first}"], concern, second)
    unanswered(m, f"What room is {other.full} in?", f"What marks did {kid.first} get from {teacher.last}?", f"How long has {teacher.full} been at {school.name}?", f"When is the next parents' evening for {sibling.first} after this one?")


def nursery_pickup(m):
    nursery = m.company("nursery", "Little {Word}s", "{Word} Nursery", "{Town} Kindergarten", "The {Word} Den", "{Word} Tree Day Care", "Kita {Word}")
    carer, gran = m.person(), m.relative("mother")
    kid = m.relative("youngest")
    w1, w2 = m.sample(2, "pancake", "dinosaur", "umbrella", "marmalade", "trombone", "seagull", "bumblebee", "rhubarb", "pyjamas", "hedgehog", "cucumber")
    said = m.day(-40, -15)
    first = m.note(m.pick("Nursery", f"{kid.first}/nursery", "kids"), m.pick(f"{nursery.name}: password for anyone else who fetches {kid.first}: {w1}. Spare trousers on the peg. No nuts.", f"# {nursery.name}\n- pick-up word {w1}\n- {carer.first} is the one in charge of {kid.first}'s group\n- bring sun cream", f"{kid.first} {m.pick('sleeps after lunch', 'likes the yellow cup')}. secret word at {nursery.name} = {w1}"))
    why = m.pick("a grandad let it slip at the gate", "we change them every term", "the list was left in the playground", "a four-year-old sang it all day", "the computer was stolen")
    second = arrive(
        m, nursery, m.after(said, 2, 10),
        ("mail", f"{formal(m)}as {why}, each family gets a new collection word. Yours for {kid.first} is {w2}. Please do not send it by group chat.{foot(m, nursery)}"),
        ("mail", f"{hi(m)}{aside(m)} Little change: {why}, so from now on we'll ask whoever comes for {kid.first} to say '{w2}'. Even if it's you with a new haircut.{bye(m, carer, nursery)}"),
        ("sms", f"{nursery.name}: {why}. New word for {kid.first}: {w2}. Delete this."),
        ("mail", f"{formal(m)}SAFEGUARDING NOTICE\n\nChild: {kid.first}\nCollection word: {w2}\nValid: at once\nWhy: {why}{foot(m, nursery)}"),
        subject=m.pick("Collection word", "Safeguarding", f"{kid.first}'s word", "Small change"),
    )
    shut = m.day(2, 20)
    reason = m.pick("the boiler inspection", "training in first aid", "the voting booths", "chickenpox in both groups", "the carnival", "new floors going in")
    close = dated(m, shut)
    closed = arrive(
        m, nursery, m.after(said, 11, 14),
        ("mail", f"{formal(m)}please note that we are closed on {close} because of {reason}. The day isn't charged.{foot(m, nursery)}"),
        ("sms", f"{nursery.name}: no nursery {close} ({reason}). Sorry for short notice!"),
        ("mail", f"{hi(m)}a date for your fridge: {close}. Nobody here, everything locked, on account of {reason}. The wellies can stay.{bye(m, carer, nursery)}"),
        ("mail", f"{formal(m)}NEWSLETTER\n\nThe snails are thriving. {carer.first} got married. We made bread.\nShut: {close} ({reason}).\nWanted: egg boxes.{foot(m, nursery)}"),
        subject=m.pick("Closing day", "Newsletter", f"{nursery.name} closed", "Dates"),
    )
    bring = m.pick("the rabbit without an ear", "the blue lunch box", "the wet swimming things", "the nose drops", "both mittens", "the cake tin", "the form about the photos")
    chat = m.chat(gran, m.after(said, 4, 14), (gran, m.pick(f"I'm fetching {kid.first} then. Anything I should know?", f"what do I bring home with {kid.first} besides {kid.first}? xx")), ("me", m.pick(f"don't leave without {bring}", f"just {bring}, else there'll be tears", f"{bring} please!!")), (gran, m.pick("Will do. Love", "Got it x", "I raised three of you, I'll manage")))
    m.ask([f"What's the password to pick up {kid.first}?", f"what do you have to say at {nursery.name} so they hand over {kid.first}", f"the secret word for {kid.first}'s collection?", f"what should i tell somebody who's fetching {kid.first} to say", f"{nursery.name} word, the latest?"], w2, second, stale=first, kind="changed")
    m.ask([f"When is {nursery.name} closed?", f"which day is there nobody to look after {kid.first}", f"what date do i need to stay home because {nursery.name} is shut", f"{nursery.name}: day off, when?", f"when can't {kid.first} go to {nursery.name}"], close, closed)
    m.ask([f"Why is {nursery.name} shut that day?", f"what's the reason {kid.first} has to stay home from {nursery.name}", f"what's going on at {nursery.name} when they don't open", f"how come there's no {nursery.name} on that date", f"{nursery.name} closing day - because of what?"], reason, closed)
    m.ask([f"What was {gran.first} supposed to bring home with {kid.first}?", f"what did i tell {gran.first} not to forget at {nursery.name}", f"which thing did granny have to fetch together with {kid.first}", f"what must come home from {nursery.name} as well", f"{kid.first}'s belongings: what did i ask {gran.full} for"], bring, chat[1])
    unanswered(m, f"What are the fees at {nursery.name}?", f"When does {kid.first} move up a group at {nursery.name}?", f"Who did {carer.first} from {nursery.name} marry?", f"What time does {nursery.name} open in the mornings?")


def club_training(m):
    kid, friend_kid = m.relative("son"), m.person()
    trainer, parent = m.person(), m.person()
    sport = m.pick("judo", "handball", "ballet", "rowing", "chess", "trombone", "fencing", "netball", "climbing", "scouts", "water polo", "circus club")
    p1, p2 = m.sample(2, "the old gym", "the sports centre by the canal", "the parish hall", "the school on the hill", "the hangar", "the scout hut", "the community pool", "the dance studio over the bank")
    said = m.day(-9, -4)
    heard = m.after(said, 1, 3)
    ev = m.after(heard, 2, 12)
    rel = m.relative_day(ev, heard)
    t1, t2 = hour(m, 14, 16, 15), hour(m, 17, 19, 15)
    fee = m.money(40, 180, False)
    first = m.mail(
        trainer, m.pick(f"{sport} this term", f"Welcome to {sport}", "Term dates"),
        m.pick(
            f"Dear parents,\n\n{sport} goes on in {p1} as before, start {t1}. The term is {fee}, cash or transfer. Water bottles with names please, I have eleven orphans.{bye(m, trainer)}",
            f"{sport.upper()} - INFO\n\nWhere: {p1}\nStart: {t1}\nFee for the term: {fee}\nTo bring: good mood{bye(m, trainer)}",
            f"{hi(m)}nice that {kid.first} comes back! {t1} at {p1}, {fee} for the season, brothers and sisters half. {aside(m)}{bye(m, trainer)}",
            f"Hello families of {sport}! Our place is {p1}, our time {t1}. I must ask for {fee} before the holidays because the club has to buy mats.{bye(m, trainer)}",
        ),
        said,
    )
    group = m.pick(f"{sport} parents", f"{sport} 🏅", f"{sport} lifts", f"Under 10s {sport}")
    why = m.pick("the roof drips", "bats are nesting in the rafters", "the key broke off in the lock", "they've set up the blood donors", "somebody drove into the door")
    said2 = m.chat(
        group, heard,
        (trainer, m.pick(f"hi all, {why} so {rel} we're at {p2}, and not till {t2}. please tell each other", f"Dear parents! {why}. We train {rel} in {p2}, begin {t2}. Only this once I hope", f"sos. {why}!! {rel}: {p2}, {t2} instead. shoes with clean soles")),
        (parent, m.pick(f"can someone take {friend_kid.first}?", "is there parking?", "again 🙄")),
        ("me", m.pick(f"I can take {friend_kid.first} along", "thanks for letting us know", "ok! we'll cycle")),
    )
    kit = m.pick("knee pads", "a white shirt without writing", "two old tennis balls", "the signed health form", "indoor shoes", "a packed supper", "nose clip", "long socks")
    need = arrive(
        m, trainer, m.after(heard, 0, 1),
        ("sms", f"forgot: {kid.first} needs {kit} next time. see you. {trainer.first}"),
        ("mail", f"{hi(m)}one more thing about {kid.first}: {kit} would be good, the borrowed ones are falling apart. Well done on Saturday by the way.{bye(m, trainer)}"),
        ("chat", f"{kid.first} was great today. next week everyone brings {kit}, could you see to it?", "how did it go?", "will do"),
        ("chat", f"private note so nobody's embarrassed - {kid.first} is the only one without {kit} :)", "", "oh no, ordering now"),
        subject=m.pick(f"{kid.first}", f"{sport}: one more thing", "forgot"),
    )
    m.ask([f"Where is {kid.first}'s {sport} this time?", f"where do i drive {kid.first} for {sport} now", f"which place has {trainer.first} moved {sport} to", f"{sport}: where are they meeting?", f"where's {kid.first} going with the {sport} lot, now the usual is out"], p2, said2[0], stale=first, kind="moved")
    m.ask([f"What time does {sport} start at the other place?", f"by when must {kid.first} be at {sport}", f"when does {trainer.full} begin with {kid.first}'s group, the latest news", f"{sport}, what o'clock now?", f"how early do i have to drop {kid.first} for {sport}"], t2, said2[0], stale=first, kind="moved")
    m.ask([f"Which day is {sport} in the other place?", f"what day does {kid.first} have the relocated {sport}", f"when is {trainer.first} holding {sport} somewhere else", f"date of the moved {sport} lesson?", f"on which date do we go elsewhere for {sport}"], m.fmt_day(ev), said2[0], also=[rel], span=rel, kind="relative")
    m.ask([f"What does {sport} cost a term?", f"how much do i owe {trainer.first} for {sport}", f"{kid.first}'s {sport} fee?", f"how dear is {sport} for {kid.first}", f"what did {trainer.full} want to have paid"], fee, first)
    m.ask([f"What does {kid.first} need for {sport}?", f"what am i meant to get {kid.first} for {sport}", f"which bit of kit is {kid.first} lacking at {sport}", f"what did {trainer.first} want {kid.first} to come with", f"{sport}: what's still to buy?"], kit, need)
    unanswered(m, f"When is the {sport} tournament?", f"Who's {trainer.first}'s assistant at {sport}?", f"What belt or grade has {friend_kid.first} got in {sport}?", f"When is {sport} off for the holidays?")


def babysitter(m):
    sitter, spare = m.person(), m.person()
    kid = m.relative("youngest")
    said = m.day(-7, -4)
    told = m.after(said, 1, 2)
    ev = m.after(told, 3, 9)
    rel = m.relative_day(ev, told)
    t1, t2 = hour(m, 17, 18, 15), hour(m, 19, 20, 15)
    r1, r2 = m.money(9, 12, False), m.money(13, 19, False)
    first = arrive(
        m, sitter, said,
        ("chat", f"hiii yes i can do {dated(m, ev)}, from {t1}? its {r1} an hour", "hi, could you watch the kids for us one evening soon?", "brilliant"),
        ("sms", f"yes im free {dated(m, ev)} {t1} onwards, {r1}/h ok? {sitter.first}", f"Are you around to mind {kid.first}?", "great"),
        ("mail", f"{hi(m)}thank you for asking me. I would like to come on {dated(m, ev)} at {t1}. My price is {r1} for the hour, with exams I don't stay after midnight.{bye(m, sitter)}"),
        subject=m.pick("saturday", "sitting", "your evening out"),
    )
    second = m.chat(
        sitter, told,
        (sitter, m.pick("so so sorry, my shift runs over that day 😩", "heyy tiny problem, driving lesson", "hello, my bus is changed")),
        ("me", m.pick("don't say you can't come", "oh?", "how late would you be?")),
        (sitter, m.pick(f"i can, but only {rel} at {t2}. and mum says i should charge {r2} now like everyone 🙈", f"no i do come! {rel} at {t2}, and would {r2} per hour be ok", f"{rel} at {t2} works!! and um is {r2} alright, prices and that")),
        ("me", m.pick("fine, you're worth it", "deal, they adore you", "ok, we'll move the table")),
    )
    bed = m.pick("one story, then the owl lamp, door ajar", "teeth, two songs, no water after", "the green blanket has to lie on the left", "read the bus book, skip the crash", "no screen, the toy frog knows why", "count the stairs together or nobody sleeps")
    rules = m.note(m.pick("For the sitter", f"{kid.first} bedtime", "Evening list"), m.pick(f"For {sitter.first}: {bed}. Pizza is in the freezer. If {kid.first} wakes, wait three minutes.", f"{kid.first}\n- {bed}\n- allergic to kiwi\n- our numbers by the bread bin", f"Hello {sitter.first}! The short version: {bed}. The long version: good luck. Help yourself to the ice cream."))
    if m.maybe(0.8):
        m.sms(spare, m.after(said, 0, 2), ("me", "Would you be free to babysit, just in case?"), ("them", m.pick(f"could do from {hour(m, 20, 21)}, {m.money(20, 25, False)} an hour", f"only with my little brother in tow, {m.money(20, 25, False)}/h")), ("me", "I'll let you know"))
    m.ask([f"what time is {sitter.first} coming to look after {kid.first}", f"when's {sitter.first} arriving for our night out", f"day and hour {sitter.full} will be here?", f"when have we got someone for {kid.first}", f"{sitter.first} is here from when on the evening we go out?"], f"{dated(m, ev)} at {t2}", second[2], also=[f"{rel} at {t2}"], stale=first, span=f"{rel} at {t2}", kind="relative")
    m.ask([f"What does {sitter.first} charge now?", f"how much do i pay {sitter.first} per hour", f"what's {sitter.full}'s rate", f"how much cash should i leave for {sitter.first}, hourly", f"babysitting with {sitter.first}: what does it cost these days"], r2, second[2], stale=first, kind="changed")
    m.ask([f"What's the bedtime routine I wrote down for {sitter.first}?", f"how does {sitter.first} get {kid.first} to sleep", f"what did i tell {sitter.first} to do at night with {kid.first}", f"{kid.first}: the rules for lights out?", f"what's the trick so that {kid.first} nods off, in my list for {sitter.first}"], bed, rules)
    m.ask([f"What did {sitter.first} charge at first?", f"{sitter.first}'s old hourly price?", f"how much was {sitter.full} before the price went up", f"what did {sitter.first} want per hour when i first asked", f"before the raise, {sitter.first} cost how much"], r1, first)
    unanswered(m, f"What's {sitter.first}'s home address?", f"What time did I tell {sitter.first} we'd be back?", f"How old is {sitter.first}, the babysitter?", f"Has {sitter.full} got a first-aid certificate?")


def birthday_present(m):
    kid, aunt, other = m.person(), m.relative("aunt"), m.relative("sister")
    age = m.number(5, 14)
    g1, g2, g3 = m.sample(3, "a telescope", "roller skates", "a ukulele", "a magic kit", "a bug house", "a skateboard", "walkie-talkies", "a pottery set", "a globe that lights up", "a kite", "a disco ball", "a butterfly net")
    said = m.day(-20, -10)
    party = m.day(2, 14)
    t1, t2 = hour(m, 11, 13), hour(m, 14, 16)
    p1 = m.company("play centre", "{Word} Bowl", "{Town} Climbing Hall", "{Word} Trampolines", "{Word} Mini Golf", "{Town} Pool")
    parent = m.person()
    invite = arrive(
        m, parent, said,
        ("mail", f"Hi all,\n\n{kid.first} turns {age} and wants everyone at {p1.name}, {dated(m, party)}, from {t1}. We bring them home afterwards, sticky but alive.{bye(m, parent)}"),
        ("chat", f"🎂 {kid.first} is going to be {age}!! {p1.name}, {dated(m, party)} {t1}. can yours come?", "", "wouldn't miss it"),
        ("mail", f"YOU'RE INVITED\n\nWho: {kid.first}\nHow old: {age}\nWhere: {p1.name}\nWhen: {dated(m, party)}, {t1}\nSocks: yes\n\nRSVP to {parent.first}"),
        subject=m.pick(f"{kid.first}'s birthday", "Invitation", f"{kid.first} is {age}!"),
    )
    second = arrive(
        m, parent, m.after(said, 2, 7),
        ("mail", f"Hi all,\n\n{p1.name} squeezed us in later, so the party begins at {t2}, same day. Good for those with football. {aside(m)}{bye(m, parent)}"),
        ("chat", f"little change for {kid.first}'s do: {t2} instead, double booking, grr. everything else as it was", "is there anything we should bring on the day?", "no problem"),
        ("sms", f"{kid.first}'s party starts {t2} not as on the card! {parent.first}"),
        ("mail", f"{hi(m)}granny's train is late that day, and {kid.first} won't start without her. Could you all turn up at {t2}? Cake first then.{bye(m, parent)}"),
        subject=m.pick("Party: time", "a little later", f"Re: {kid.first}"), reply=invite if invite.kind == "mail" and m.maybe(0.3) else None,
    )
    budget = m.money(15, 45, False)
    talk = m.chat(
        other, m.after(said, 1, 6),
        (other, m.pick(f"what do we get {kid.first}? {g1}?", f"thinking {g1} for {kid.first}")),
        ("me", m.pick(f"{aunt.first} already has that. let's do {g2}, up to {budget} between us", f"no, got that from {aunt.first}. {g2}? saw it for {budget}", f"{g2} is what {kid.first} wants, {parent.first} told me. {budget} is fair")),
        (other, m.pick("ok you order i wrap", "perfect, I'll pay half", "sold")),
    )
    hide = m.pick("on top of the wardrobe", "in the boot under the blanket", "behind the boiler", "at the neighbours'", "in the big soup pot", "in the tent bag")
    put = m.note(m.pick("Presents", "birthdays", "gift ideas"), m.pick(f"{kid.first}: wrapped, it's {hide}. Card still to write. Also have candles.", f"- {kid.first} - {hide}\n- teacher: soap?\n- {other.first}: {g3}, hush", f"Hid {kid.first}'s parcel {hide}. (Last year I forgot where. Hence this.)"))
    m.ask([f"What are we giving {kid.first}?", f"which present did {other.first} and i decide on for {kid.first}", f"what did i say we'd buy {kid.first}", f"what's {kid.first} getting from us for turning {age}", f"{kid.first}'s gift from {other.first} and me?"], g2, talk[1], stale=talk[0], kind="decoy")
    m.ask([f"What time is {kid.first}'s party?", f"when do the kids need to be at {kid.first}'s do", f"{kid.first}'s birthday, from what o'clock now", f"what hour do we turn up to celebrate {kid.first}", f"when's it start at {p1.name}"], t2, second, stale=invite, kind="moved")
    m.ask([f"Where did I hide {kid.first}'s present?", f"where's the parcel for {kid.first}", f"which spot did i put {kid.first}'s thing in so nobody sees", f"{kid.first}'s surprise, where in the house is it", f"where have i squirrelled away what {kid.first} gets"], hide, put)
    m.ask([f"How old is {kid.first} going to be?", f"which number goes on {kid.first}'s cake", f"what age is {kid.first} turning", f"how many candles for {kid.first}", f"{kid.first}: how many years?"], str(age), invite)
    m.ask([f"Where is {kid.first}'s party?", f"where are they celebrating {kid.first}", f"which place has {parent.first} booked", f"where do i drop the kids for {kid.first}'s big day", f"venue for {kid.first}?"], p1.name, invite)
    unanswered(m, f"What flavour is {kid.first}'s cake?", f"What did {aunt.first} pay for {kid.first}'s present?", f"When does {kid.first}'s party end?", f"What did we give {kid.first} last year?")


def wedding_plans(m):
    bride, groom, kin = m.person(), m.person(), m.relative("cousin")
    v1, v2 = (m.company("venue", "{Last} Hall", "{Word} Barn", "Château {Last}", "{Town} Botanical Garden", "The {Word} Mill", "Finca {Word}", "{Town} Castle") for _ in range(2))
    day = m.day(30, 160)
    said = m.day(-70, -30)
    t = hour(m, 11, 15, 30)
    d1 = m.pick("black tie", "garden colours, no stilettos", "something blue", "wear what you dance in", "traditional dress very welcome", "no black please", "hats, the bigger the better")
    couple = f"{bride.first} and {groom.first}"
    first = m.mail(
        bride, m.pick("Save the date", f"{couple}!!", "We're getting married"),
        m.pick(
            f"Dear friends and family,\n\nwe're doing it! {dated(m, day)}, {t}, at {v1.name}. A proper invitation follows once we agree on the font.\n\n{couple}",
            f"Dear {m.owner.first},\n\ntogether with our parents we ask you to be with us on {dated(m, day)} at {t}, {v1.name}. Children welcome, advice not.\n\n{couple}",
            f"SAVE THE DATE\n\n{couple}\n{dated(m, day)}\n{t}\n{v1.name}\n\nBring a hankie.",
        ),
        said,
    )
    code = f"{m.pick('LOVE', 'WED', 'AISLE', 'RICE', 'RINGS')}{m.number(10, 99)}{bride.first[0].upper()}"
    until = dated(m, m.day(2, 25))
    second = m.mail(
        m.pick(bride, groom), m.pick("Wedding: where", "A change", f"{couple}, part two", "The proper invitation"),
        m.pick(
            f"{hi(m)}the place we had set our hearts on has gone bankrupt, can you believe it. {v2.name} has saved us; same day, same hour. Dress: {d1}. For the hotel use the code {code}, and answer by {until}, the cook is strict.\n\n{couple}",
            f"Dear all,\n\nWHERE NOW: {v2.name}\nWHAT TO WEAR: {d1}\nHOTEL: say {code}\nREPLY: by {until}\n\nWe love you, please don't ask about the first place.\n\n{couple}",
            f"{hi(m)}we've outgrown the first venue (hello, forty cousins), and so we marry at {v2.name}. People ask about clothes: {d1}. There are rooms next door, cheaper with {code}. We need your yes or no by {until}. {aside(m)}\n\n{couple}",
            f"Dear {m.owner.first},\n\nnew plan, same two people. The party is at {v2.name}. Word from my mother: {d1}. Booking code for beds {code}. Yes/no/vegetarian until {until}.\n\n{couple}",
        ),
        m.after(said, 8, 25), reply=first if m.maybe(0.3) else None,
    )
    role = m.pick("read a poem", "drive the old car", "play the accordion", "hold the rings", "do the photos at the table", "make a speech, three minutes", "bake the third layer")
    ask = arrive(
        m, groom, m.after(said, 12, 28),
        ("chat", f"would you {role} on the day? you can say no. (you can't)", "how are the preparations", "oh wow. yes!"),
        ("mail", f"{hi(m)}a serious question from a nervous man. Nobody could {role} as you would. Will you? {aside(m)}{bye(m, groom)}"),
        ("sms", f"{bride.first} and I want YOU to {role}. ring me! {groom.first}"),
        ("chat", f"ok so {bride.first} sends me to ask: will you {role} at our wedding", "", "gulp. ok"),
        subject=m.pick("a favour", "You!", "will you?"),
    )
    if m.maybe(0.7):
        m.chat(kin, m.after(said, 3, 28), (kin, m.pick(f"got my invite to {m.pick('the other', 'Uncle’s')} wedding too, that's at a registry office in {m.town()}, jeans allowed", f"what do i wear to weddings nowadays, mine in {m.town()} says 'smart casual'")), ("me", m.pick("lucky you", "no idea, a sack?")))
    m.ask([f"Where are {couple} getting married?", f"which place is {bride.first}'s wedding at now", f"where's the ceremony for {bride.first} and {groom.first}", f"where do we drive to see {groom.full} tie the knot", f"{couple}: venue?"], v2.name, second, stale=first, kind="moved")
    m.ask([f"What's the dress code for {bride.first}'s wedding?", f"what do i wear to {couple}'s day", f"what clothes do {bride.first} and {groom.first} want us in", f"any rule on outfits for {groom.first}'s wedding", f"how smart do i have to be for {couple}"], d1, second)
    m.ask([f"What's the hotel code for {couple}'s wedding?", f"which word gets us the cheap room for {bride.first}'s wedding", f"{couple}: discount for sleeping there, what do i say", f"booking code {bride.first} sent?", f"what do i quote when i reserve a bed for {groom.first}'s do"], code, second)
    m.ask([f"By when do I have to RSVP to {bride.first}?", f"until when can i tell {couple} whether we're coming", f"last date to answer {bride.first} and {groom.first}", f"when do {couple} need to know", f"how long can i put off replying to {bride.full}'s invitation"], until, second)
    m.ask([f"What does {groom.first} want me to do at the wedding?", f"what's my part in {couple}'s big day", f"which job did {groom.full} ask me to take on", f"what have i let myself in for at {bride.first}'s wedding", f"{groom.first}'s favour, what was it again?"], role, ask)
    unanswered(m, f"Where are {couple} going on honeymoon?", f"What's on {couple}'s gift list?", f"Who's {bride.first}'s maid of honour?", f"What's the menu at {couple}'s wedding?")


def funeral_time(m):
    dead, kin, undertaker = m.person(), m.relative("uncle"), m.company("undertaker", "{Last} & Son Funeral Directors", "{Last} Funerals", "{Town} Funeral Home", "{Word} Undertakers")
    church = m.pick("the chapel on the hill", "Saint Jude's", "the crematorium, small hall", "the woodland cemetery", "the Methodist church", "the lake shore, by the boathouse")
    said = m.day(-8, -5)
    heard = m.after(said, 1, 3)
    ev1, ev2 = m.after(said, 5, 9), m.after(heard, 8, 13)
    t1, t2 = hour(m, 9, 11, 30), hour(m, 12, 15, 30)
    rel = m.relative_day(ev2, heard)
    charity = m.pick("the lifeboats", "the hospice", "the donkey sanctuary", "the brass band", "the public library", "the mountain rescue", "the food bank")
    first = arrive(
        m, kin, said,
        ("mail", f"{hi(m)}you will have heard. {dead.first} went in the night, quietly, with the radio on. The funeral is on {dated(m, ev1)} at {t1}, at {church}. No flowers, {dead.first} would rather you gave something to {charity}.{bye(m, kin)}"),
        ("mail", f"Dear family,\n\nwith sadness: {dead.full} has died, peacefully and at home.\n\nService: {church}\n{dated(m, ev1)}, {t1}\nInstead of flowers: {charity}\n\nPlease tell those without e-mail.{bye(m, kin)}"),
        ("chat", f"sad news love, {dead.first} has died. service {dated(m, ev1)} {t1} at {church}. family flowers only, otherwise {charity}. ring me when you can", "", "oh no. I'm so sorry. ringing now"),
        subject=m.pick(f"{dead.first}", "Sad news", f"{dead.full}"),
    )
    now = f"{rel} at {t2}"
    second = arrive(
        m, kin, heard,
        ("mail", f"{hi(m)}the priest has only one pair of hands, so {dead.first}'s service has been put back: it's {now}. Everything else stands. {m.pick('I still set two cups out in the morning.', 'Thank you for ringing.', 'The cat looks for the slippers.')}{bye(m, kin)}"),
        ("chat", f"the undertaker rang, they need more time for the papers. {dead.first} will be buried {now} instead. tell your sister", "how are you holding up?", "of course. thinking of you"),
        ("sms", f"{dead.first}'s funeral now {now}, cousins can't fly in before. same place. x"),
        ("mail", f"Dear all,\n\nplease note the change for {dead.first}: {now}. The ground is frozen, of all things. I know some of you had booked trains, and I am sorry.{bye(m, kin)}"),
        subject=m.pick("change", f"{dead.first}'s service", "Please note"),
    )
    tea = m.company("inn", "The {Word} Arms", "{Last}'s Tea Room", "Hotel {Word}", "The {Word} Inn", "{Town} Rowing Club")
    wake = arrive(
        m, undertaker, m.after(heard, 0, 1),
        ("mail", f"{formal(m)}thank you for settling the details for {dead.full}. Afterwards we have reserved {tea.name} for thirty; sandwiches, one hot soup.{foot(m, undertaker)}"),
        ("sms", f"{undertaker.name}: gathering after the service for {dead.full} is at {tea.name}. With sympathy."),
        ("mail", f"Arrangements for the late {dead.full}\n\nCar: two\nBearers: four\nMusic: as handed in\nAfterwards: {tea.name}{foot(m, undertaker)}"),
        ("mail", f"{formal(m)}as you asked, the family will go on to {tea.name}, a short walk. If anyone at {dead.full}'s table can't eat nuts, tell us.{foot(m, undertaker)}"),
        subject=m.pick("Arrangements", f"The late {dead.full}", "Your instructions"),
    )
    other = m.person()
    if m.maybe(0.6):
        m.mail(kin, "one more", f"{hi(m)}old {other.full} from the allotments has gone as well, what a winter. That one's private, ashes only, the daughter takes donations for the bird hospital.{bye(m, kin)}", m.after(heard, 0, 2))
    m.ask([f"When is {dead.first}'s funeral?", f"what day and time are we burying {dead.first}", f"when do i have to be there to say goodbye to {dead.full}", f"{dead.first}: service, when is it now?", f"when's the thing for {dead.first}"], f"{m.fmt_day(ev2)} at {t2}", second, also=[now], stale=first, span=now, kind="relative")
    m.ask([f"Where's {dead.first}'s service?", f"which church or place is it for {dead.first}", f"where do we go to say farewell to {dead.full}", f"where is {dead.first} being laid to rest", f"{dead.full}'s funeral: whereabouts?"], church, first)
    m.ask([f"Who should we donate to for {dead.first}?", f"if no flowers for {dead.first}, then what", f"what good cause did {dead.full} care for", f"where do i send money in memory of {dead.first}", f"instead of a wreath for {dead.first}, what do they want?"], charity, first)
    m.ask([f"Where's the wake for {dead.first}?", f"where do we eat after {dead.first}'s service", f"where does everyone go when {dead.full}'s ceremony is over", f"which place did they book for the tea, for {dead.first}", f"afterwards, for {dead.first}, where?"], tea.name, wake)
    unanswered(m, f"What did {dead.full} die of?", f"Who gives the speech for {dead.first}?", f"What music did {dead.full} want to be played?", f"Who inherits {dead.first}'s house?")


def grandparents_visit(m):
    gran = m.relative("mother")
    m_ = mum(m)
    said = m.day(-7, -5)
    heard = m.after(said, 1, 3)
    ev1, ev2 = m.after(said, 5, 9), m.after(heard, 4, 12)
    t1, t2 = hour(m, 9, 12, 1), hour(m, 13, 19, 1)
    rel = m.relative_day(ev2, heard)
    by1, by2 = m.sample(2, "train", "coach", "ferry", "plane")
    stay = m.pick("three nights", "till the following weekend", "five days", "a whole week", "just the one night", "ten days if you can bear it")
    first = arrive(
        m, gran, said,
        ("chat", f"Hello darling. I'm booked for {dated(m, ev1)}, the {by1} gets in at {t1}. No need to meet me. Love {m_} x", "when are you coming then?", "of course we'll meet you"),
        ("mail", f"{hi(m)}the {by1} is booked, {dated(m, ev1)}, arriving {t1}. {aside(m)} Don't tidy.\n\n{m_} x"),
        ("sms", f"Coming {dated(m, ev1)}, {by1} in at {t1}. {m_}"),
        subject=m.pick("my visit", "travel plans", "Coming!"),
    )
    new = f"{rel} at {t2}"
    why = m.pick("the chiropodist can't see me earlier", "the choir needs me on Sunday", "there's a strike on", "the plumber hasn't finished", "the cat has an abscess", "I got the month wrong, silly me")
    second = arrive(
        m, gran, heard,
        ("chat", f"Slight change of plan dear, {why}. I now take the {by2} and get in {new}. I've told your father where the soup is. {m_}", "all packed?", "ok! we'll be there"),
        ("mail", f"{hi(m)}don't be cross, {why}. So it's the {by2}, arriving {new}, and I'll stay {stay}. I'm bringing the marmalade.\n\n{m_} x"),
        ("sms", f"Not coming as I said, {why}. {by2} arrives {new}. Love {m_}"),
        ("chat", f"darling are you there. {why} so I've changed to the {by2}, in {new}. how do I send the ticket. never mind. {m_}", "", "fine by us! x"),
        subject=m.pick("change of plan", "Don't be cross", "new ticket"),
    )
    want = m.pick("the bottom bunk, on account of the knee", "decaf, the real one keeps me up", "an extra pillow", "the window shut, hay fever", "to see the ducks", "fish on Friday", "a lamp to read by")
    wish = arrive(
        m, gran, m.after(heard, 0, 1),
        ("chat", f"Only one request for when I'm with you: {want}. Otherwise I'm no trouble", "anything special you'd like?", "consider it done"),
        ("mail", f"{hi(m)}you asked what I need. {want[0].upper() + want[1:]}, that's all. The rest I carry.\n\n{m_}"),
        ("sms", f"could I have {want} please. {m_} x", "what should we get in for you", ""),
        subject=m.pick("small request", "you asked"),
    )
    inlaw = m.relative("mother-in-law")
    if m.maybe(0.75):
        m.chat(inlaw, m.after(said, 0, 4), (inlaw, m.pick(f"We thought of driving down at the end of the month, arriving about {hour(m, 10, 12, 15)}? Would that suit", "is the spare bed free in spring? we would come with the caravan")), ("me", m.pick("let me check with everyone", "lovely, I'll look at the calendar")))
    m.ask([f"When does {m_} arrive?", f"when do i have to fetch {m_} from the station or wherever", f"what day and time is {m_} getting in", f"when's {m_} coming to stay, the latest", f"{gran.first}'s arrival?"], f"{m.fmt_day(ev2)} at {t2}", second, also=[new], stale=first, span=new, kind="relative")
    m.ask([f"How is {m_} travelling now?", f"what's {m_} coming on", f"do i collect {m_} from the train, the coach or what", f"by which means is {gran.first} getting here", f"{m_}: what transport in the end?"], by2, second, stale=first, kind="changed")
    m.ask([f"Why did {m_} change the visit?", f"what's {gran.first}'s reason for coming another day", f"how come {m_} isn't here on the first date", f"what kept {m_} from coming as planned", f"why's {m_} coming later than booked"], why, second)
    m.ask([f"What did {m_} ask for, for the stay?", f"what should i get ready for {m_}", f"what's {gran.first}'s one wish for the visit", f"is there anything {m_} needs while she's here", f"what must i not forget for {m_}'s stay with us"], want, wish)
    unanswered(m, f"When does {inlaw.first} want to come in spring, which date?", f"What did {m_}'s ticket cost?", f"What's {gran.first}'s seat number?", f"What film does {m_} want to see while staying with us?")


def feast_day(m):
    feast, dishes = m.pick(
        ("Diwali", ("the laddoos", "paneer", "samosas", "chaat", "kheer", "the pakoras")), ("Eid", ("biryani", "the maamoul", "lamb with prunes", "stuffed vine leaves", "baklava", "fattoush")),
        ("Christmas Eve", ("red cabbage", "the herring", "potato salad", "the goose", "mulled wine", "gravy")), ("Thanksgiving", ("the turkey", "sweet potatoes", "cranberry sauce", "pecan pie", "cornbread", "the greens")),
        ("Lunar New Year", ("dumplings", "the whole fish", "sticky rice cake", "spring rolls", "noodles", "tangerines")), ("Passover", ("the brisket", "matzo ball soup", "charoset", "the kugel", "macaroons", "horseradish")),
        ("Nowruz", ("sabzi polo", "the sprouts", "kuku", "ash soup", "baklava", "painted eggs")), ("Midsummer", ("new potatoes", "strawberry cake", "the schnapps", "herring", "crispbread", "sour cream")),
        ("Easter", ("the lamb", "hot cross buns", "spinach pie", "the plaited loaf", "dyed eggs", "roast potatoes")), ("Epiphany", ("the king cake", "hot chocolate", "turrón", "onion soup", "figs", "the ham")),
    )
    mine, theirs, third = m.sample(3, *dishes)
    host, cousin, aunt = m.relative("sister"), m.relative("cousin"), m.relative("aunt")
    t1, t2 = hour(m, 12, 15, 30), hour(m, 16, 19, 30)
    said = m.day(-12, -7)
    p1, p2 = m.sample(2, f"at {host.first}'s", f"at {aunt.first}'s", "in the parish hall", "at the restaurant by the mosque" if feast == "Eid" else "in the clubhouse", "at ours", "in the big tent")
    group = m.pick(f"{feast} crew", "The whole mad family", "Cousins & Co", f"{feast} ✨", "Clan chat")
    first = m.chat(
        group, said,
        (host, m.pick(f"{feast} this year {p1}, we sit down at {t1}. who brings what?", f"right everyone, {feast}: {p1}, {t1} sharp. shout what you're cooking", f"ok it's settled, {feast} {p1}. {t1}. grandad wants to be home by dark")),
        (cousin, m.pick(f"i do {theirs}, as every year", f"{theirs}!! don't fight me", f"bags me {theirs}")),
        (aunt, m.pick(f"I bring {third} and folding chairs", f"then i will make {third}. My oven is small", f"{third} from me my dears")),
    )
    second = arrive(
        m, host, m.after(said, 2, 5),
        ("chat", f"you've got the biggest pan so you're on {mine}. and we've had to shift {feast}: it's {p2} now, eating at {t2}, my ceiling's come down. pass on", f"what can i bring for {feast}?", "on it"),
        ("mail", f"{hi(m)}so that it's in writing for once. {feast}: {p2}, because we are twenty-three now. Food at {t2}. You: {mine}. Others: the usual. Uncle must not be asked about the boat.{bye(m, host)}"),
        ("sms", f"{feast}: new place {p2}, new time {t2}. u do {mine}. {host.first} x", "", "yes chef"),
        ("mail", f"{feast.upper()} - final final version\n\nplace: {p2}\ntime: {t2}\n{m.owner.first}: {mine}\neverybody: an open mind\n\n{aside(m)}{bye(m, host)}"),
        subject=m.pick(feast, "final version", f"{feast}: listen up"),
    )
    allergy = m.pick("sesame", "shellfish", "cow's milk", "celery", "hazelnuts", "eggs", "mustard")
    guest = m.person()
    warn = arrive(
        m, cousin, m.after(said, 3, 6),
        ("chat", f"btw i'm bringing {guest.first} to {feast}, be nice. no {allergy} for {guest.first}, it's serious, epipen and all", "so who's the mystery guest", "yay! noted"),
        ("mail", f"{hi(m)}one warning for the cooks at {feast}: {guest.first}, my plus one, swells up like a balloon from {allergy}. Could you check your labels?{bye(m, cousin)}"),
        ("sms", f"{guest.first} comes with me to {feast}. Can't have {allergy}!! {cousin.first}"),
        ("chat", f"hey cook. {guest.first} (new, you'll like) is allergic to {allergy}. thought you'd rather know before {feast}"),
        subject=m.pick("plus one", f"{feast} and {guest.first}", "warning"),
    )
    m.ask([f"What time do we eat at {feast}?", f"when does the {feast} meal begin now", f"{feast}: what hour should we be at the table", f"how late is {feast} this time, after {host.first}'s change", f"when do we have to turn up for {feast}"], t2, second, stale=first[0], kind="moved")
    m.ask([f"Where is {feast} being held?", f"where are we all going for {feast} in the end", f"whose place is {feast} at", f"{feast} - where now?", f"where's the family getting together for {feast}"], p2, second, stale=first[0], kind="moved")
    m.ask([f"What am I supposed to cook for {feast}?", f"what do i have to bring on {feast}", f"which dish did {host.first} put me down for", f"my job for the {feast} table?", f"what have i been landed with for {feast}"], mine, second, kind="decoy")
    m.ask([f"What's {guest.first} allergic to?", f"what can't {cousin.first}'s guest eat", f"what must i leave out because of {guest.first}", f"which food makes {guest.first} ill", f"what should stay off the {feast} menu for {guest.first}"], allergy, warn)
    m.ask([f"What is {cousin.first} making for {feast}?", f"{cousin.first}'s dish at {feast}?", f"what did {cousin.full} say they'd bring to the table", f"what food does {cousin.first} contribute for {feast}", f"which thing is {cousin.first} in charge of in the kitchen for {feast}"], theirs, first[1], kind="decoy")
    unanswered(m, f"Where does {guest.first} come from?", f"How many chairs does {host.first} need for {feast}?", f"How did {cousin.first} meet {guest.first}?", f"Which pan size did {host.first} want for {mine}?")


def clothes_sizes(m):
    kid, cousin_kid = m.relative("daughter"), m.person()
    gran, sis = m.relative("mother-in-law"), m.relative("sister")
    thing = m.pick("wellies", "ice skates", "gym shoes", "sandals", "winter boots", "ski boots", "tap shoes")
    garment = m.pick("coat", "dressing gown", "school jumper", "raincoat", "swimsuit", "snowsuit", "overalls")
    lo = m.number(25, 32)
    s1, s2, s3 = str(lo), str(lo + m.pick(1, 2)), str(lo + m.number(4, 6))
    c1, c2 = m.sample(2, "98", "104", "110", "116", "122", "128", "134")
    colour, hated = m.sample(2, "mustard", "dark green", "silver", "raspberry", "plain navy", "sky blue", "orange", "lilac")
    old = m.note(m.pick("Kids sizes", f"{kid.first}/sizes", "measurements"), m.pick(f"{kid.first}\nshoes {s1}\n{garment} {c1}\nhat: big", f"sizes, last measured in spring\n{kid.first}: feet {s1}, {garment} {c1}, tights forget it", f"{kid.first} takes {s1} in shoes and {c1} in a {garment}, head as always. Marks on the door frame."))
    said = m.day(-25, -5)
    shop = m.company("shoe shop", "{Last} Shoes", "Little {Word} Feet", "{Word} Kids", "{Town} Bootroom")
    receipt = arrive(
        m, shop, said,
        ("mail", f"{formal(m)}thank you for your visit. We measured {kid.first} on our foot gauge: left {s2}, right {s2}, wide. Next check in three months, they grow like beans.{foot(m, shop)}"),
        ("mail", f"MEASURING CARD\n\nChild: {kid.first}\nSize today: {s2}\nWidth: G\nFitted by: {m.person().first}{foot(m, shop)}"),
        ("sms", f"{shop.name}: {thing} for {kid.first} in {s2} are in, come and try. Open till six"),
        ("mail", f"{formal(m)}good that you came in. {kid.first}'s toes were right at the front! {s2} it is from now on, and we've put the {thing} by for you.{foot(m, shop)}"),
        subject=m.pick("Measuring card", f"{kid.first}'s feet", "Your visit", f"{thing}"),
    )
    chat = m.chat(
        gran, m.after(said, 1, 4),
        (gran, m.pick(f"I am in the shop. Which size {garment} for {kid.first}? And colour?", f"quick darling, {garment} for {kid.first}, what do I get?")),
        ("me", m.pick(f"{c2} by now! {colour}, never {hated}, there'll be a scene", f"get {c2}, room to grow. {colour} please, {hated} is out since the parrot", f"{colour}, {c2}. Anything but {hated}")),
        (gran, m.pick("They only have it with ponies on. Buying it.", "Found! x", "Bought two.")),
    )
    reply = m.chat(
        sis, m.after(said, 0, 4),
        ("me", m.pick(f"what does {cousin_kid.first} take in shoes these days?", f"found cheap {thing}, want some for {cousin_kid.first}?")),
        (sis, m.pick(f"{s3}, feet like a diver", f"{s3} already!!", f"oh yes, in {s3} please")),
    )[1]
    m.ask([f"What shoe size is {kid.first}?", f"how big are {kid.first}'s feet now", f"which size {thing} do i need for {kid.first}", f"{kid.first} shoes?", f"what did they measure for {kid.first} in the shop"], s2, receipt, stale=old, kind="changed")
    m.ask([f"What size {garment} does {kid.first} wear?", f"which {garment} fits {kid.first} these days", f"{kid.first}, {garment}, what number did i tell {gran.first}", f"how large a {garment} should one buy {kid.first}", f"what do i order {kid.first} in {garment}s"], c2, chat[1], stale=old, kind="changed")
    m.ask([f"Which colour does {kid.first} hate?", f"what shade can't i buy {kid.first}", f"what did i tell {gran.first} never to get {kid.first}", f"{kid.first} won't put on anything that is what colour", f"which colour causes trouble with {kid.first}"], hated, chat[1], kind="decoy")
    m.ask([f"What size shoes does {cousin_kid.first} take?", f"how big are {cousin_kid.first}'s feet", f"{sis.first} said which number for {cousin_kid.first}", f"if i get the {thing} for {cousin_kid.first}, in what size", f"{cousin_kid.first}: {thing}?"], s3, reply, kind="decoy")
    unanswered(m, f"What did {gran.first} pay for {kid.first}'s {garment}?", f"What size gloves does {kid.first} need?", f"How tall is {cousin_kid.first}?", f"Which colour does {cousin_kid.first} like best?")


def custody_weekend(m):
    ex, kid, lawyer = m.person(), m.relative("son"), m.person()
    said = m.day(-8, -5)
    heard = m.after(said, 2, 3)
    mine = m.next_weekday(heard, 5)
    swap = m.next_weekday(mine, 5)
    t1, t2 = hour(m, 15, 16), hour(m, 17, 19)
    place = m.pick("the swimming pool car park", "the station kiosk", "the swings", "my mother's", "the motorway services", "the bakery by the school", "in front of the museum")
    reason = m.pick("I'm on nights", "my flat is being sprayed for moths", "it's my sister's christening", "I have to be in court for work", "the band plays away", "my knee's being done")
    first = m.mail(
        ex, m.pick(f"{kid.first}", "weekends", "the plan"),
        m.pick(
            f"Hi {m.owner.first},\n\nas in the plan I have {kid.first} the weekend of {m.fmt_day(mine)}. I'll fetch at {t1} from yours. Please pack the inhaler.{bye(m, ex)}",
            f"{m.owner.first}, just so we're clear: {m.fmt_day(mine)} is mine, collection {t1}, back Sunday after tea.{bye(m, ex)}",
            f"Weekend list\n\n{m.fmt_day(mine)}: {ex.first}, from {t1}\nthe one after: {m.owner.first}\nhalf-term: open{bye(m, ex)}",
        ),
        said,
    )
    rel = m.fmt_day(swap)
    second = arrive(
        m, ex, heard,
        ("chat", f"need a swap. {reason}. can I take {kid.first} {rel} instead? i'd pick up at {place}, {t2}", f"{kid.first} asks if you've still got the red sleeping bag", "ok with me. don't be late"),
        ("mail", f"{m.owner.first}, can't do my weekend, {reason}. What about {rel}? Handover {t2}, {place}, neutral ground. I know it's your turn, I'll make it up.{bye(m, ex)}"),
        ("sms", f"swap? {reason}. would have {kid.first} from {rel}, {t2}, {place}. pls", "", "fine"),
        ("mail", f"Hi,\n\nproposal, no quarrel please: I give up the coming weekend ({reason}) and have {kid.first} on {rel}. Meet at {place}? {t2} is good for the traffic.{bye(m, ex)}"),
        subject=m.pick("swap?", f"{kid.first}: change", "Please"), reply=first if m.maybe(0.3) else None,
    )
    pack = m.pick("the inhaler", "the retainer", "wellingtons", "the recorder", "maths homework", "the shark towel", "the bike helmet", "swimming badge")
    bag = m.note(m.pick(f"{kid.first}'s bag", "handover", f"{kid.first}/weekend"), m.pick(f"For {ex.first}'s: pyjamas, {pack} (forgotten three times!), the blue book, one toy and not ten.", f"packing {kid.first}\n- {pack}!!\n- trousers\n- number for the doctor in the side pocket", f"don't argue at the door. Do hand over: {pack}. {kid.first} sleeps badly after pizza."))
    summer = m.pick("first two weeks of August", "second half of July", "the last ten days of the holidays", "three weeks from the start", "Whitsun week and one week in August")
    law = arrive(
        m, lawyer, m.after(heard, 0, 2),
        ("mail", f"{hi(m)}the other side agrees. In summer {kid.first} is with {ex.first} for the {summer.removeprefix('the ')}, you have the rest. Sign both copies please.{bye(m, lawyer)}"),
        ("mail", f"Dear {m.owner.first},\n\nSummer contact, {kid.first}\nwith {ex.full}: {summer}\nwith you: remainder\nChristmas: to be discussed{bye(m, lawyer)}"),
        ("mail", f"{hi(m)}it took four phone calls but we've got it: {summer} at {ex.first}'s. In return {kid.first} has all birthdays at home. {aside(m)}{bye(m, lawyer)}"),
        ("sms", f"Agreed: {kid.first} at {ex.first}'s {summer}. Papers follow. {lawyer.first}"),
        subject=m.pick("Summer", "Agreement", f"{kid.first}, contact"),
    )
    m.ask([f"When does {ex.first} have {kid.first}?", f"which weekend is {kid.first} away with {ex.first} now", f"what date am i without {kid.first}", f"{ex.first}'s next weekend with {kid.first}?", f"on which day is {ex.full} taking {kid.first}"], rel, second, stale=first, kind="moved")
    m.ask([f"Where do I hand {kid.first} over?", f"where am i meeting {ex.first} with {kid.first}", f"which place did {ex.first} suggest for getting {kid.first}", f"where's the handover of {kid.first} this time", f"where do i take {kid.first} so {ex.full} can fetch"], place, second)
    m.ask([f"What time is the handover with {ex.first}?", f"when exactly does {ex.first} get {kid.first}", f"what o'clock do i have to be there with {kid.first} for {ex.first}", f"hour {ex.first} picks up {kid.first}?", f"how late may i bring {kid.first} to {ex.full}"], t2, second, stale=first, kind="moved")
    m.ask([f"Why did {ex.first} want to swap weekends?", f"what's {ex.first}'s excuse for not having {kid.first}", f"what stops {ex.full} from doing the agreed weekend", f"how come {ex.first} can't take {kid.first} when planned", f"{ex.first}'s reason?"], reason, second)
    m.ask([f"When is {kid.first} with {ex.first} in the summer?", f"which part of the big holidays does {ex.first} get", f"how did {lawyer.first} split {kid.first}'s summer", f"{kid.first}, long holidays: when at {ex.first}'s", f"when's {ex.full}'s turn once school is out"], summer, law, span=summer.removeprefix("the "))
    unanswered(m, f"Who has {kid.first} at Christmas, {ex.first} or me?", f"How much maintenance does {ex.first} pay?", f"Whose turn is half-term with {kid.first}, {ex.first}'s or mine?", f"What does {lawyer.full} charge per hour?")


def surprise_party(m):
    star, plotter, baker = m.friend(2), m.friend(3), m.person()
    bar1, bar2 = (m.company("venue", "The {Word} Room", "{Last}'s Cellar", "{Word} Boathouse", "Bar {Word}", "The {Street} Street Social", "{Town} Bowls Club") for _ in range(2))
    lie = m.pick("a dull work dinner", "helping me carry a wardrobe", "picking up my mother", "a pub quiz", "a talk on drains", "seeing a flat", "dog sitting")
    said = m.day(-10, -6)
    heard = m.after(said, 2, 4)
    ev = m.after(heard, 4, 13)
    rel = m.relative_day(ev, heard)
    t1, t2, tstar = hour(m, 16, 17), hour(m, 18, 18), hour(m, 19, 20)
    group = m.pick(f"NOT for {star.first}'s eyes", "Operation Candle", "shhhhh", f"{star.first} 🤫", "Totally normal group")
    first = m.chat(
        group, said,
        (plotter, m.pick(f"so it's on: {bar1.name}, we hide from {t1}. not a word to {star.first}", f"booked {bar1.name}!! everyone there {t1}. {star.first} suspects nothing")),
        ("me", m.pick("excellent. who does the cake", "i can keep a secret. i think", "in!")),
        (plotter, m.pick("wait for instructions", "more soon", "👀")),
    )
    second = m.chat(
        group, heard,
        (plotter, m.pick(f"ABORT. {star.first} walked past {bar1.name} and saw the banner. we do it at {bar2.name} {rel}, be hidden by {t2}", f"ok new hq: {bar2.name}. {rel}. in position {t2} latest, {star.first} comes at {tstar}", f"{bar1.name} can't keep quiet apparently. moved to {bar2.name}, {rel}, {t2} for us and {tstar} for you know who")),
        (m.person(), m.pick("what do we tell them??", "and the cover story?", "how do we get the birthday child there")),
        (plotter, m.pick(f"{star.first} thinks it's {lie}. don't improvise", f"official version: {lie}", f"cover is {lie}. stick to it!!")),
    )
    cake = m.pick("lemon with poppy seeds", "carrot, no raisins", "black forest", "pistachio", "three tiers of brownie", "passion fruit", "plain sponge in the shape of a tractor")
    order = arrive(
        m, baker, m.after(heard, 0, 2),
        ("mail", f"{hi(m)}I've written you down for {cake}, twenty people, with '{star.first}' in icing. Collect it at my back door. {aside(m)}{bye(m, baker)}"),
        ("sms", f"Cake for {star.first}: {cake}. ok? {baker.first}", "", "perfect"),
        ("chat", f"so for {star.first} i do {cake}, sparkler on top, yes?", "could you make us something for a party", "yes please!!"),
        ("mail", f"Order\n\nOccasion: surprise, {star.first}\nCake: {cake}\nFor: 20\nPaid: deposit\n\nI shan't breathe a word.{bye(m, baker)}"),
        subject=m.pick("your cake", "Order", f"for {star.first}"),
    )
    if m.maybe(0.7):
        m.chat(star, m.after(heard, 0, 2), (star, m.pick("are you free for a drink at the weekend? nobody seems to be around", "why is everyone being weird")), ("me", m.pick("can't, sorry! next week?", "weird how? i'm always weird")))
    m.ask([f"Where is {star.first}'s surprise party now?", f"where are we hiding for {star.first}", f"which place did {plotter.first} move {star.first}'s party to", f"where do i have to go for the secret do", f"{star.first}'s surprise: where in the end?"], bar2.name, second[0], stale=first[0], kind="moved")
    m.ask([f"When do we have to be in place for {star.first}?", f"what time should i be at {star.first}'s surprise", f"by when does {plotter.first} want us hidden", f"how early do the guests turn up for {star.first}", f"latest arrival for us at {star.first}'s secret party?"], t2, second[0], stale=first[0], kind="moved")
    m.ask([f"Which day is {star.first}'s surprise?", f"what date is {plotter.first}'s plan for {star.first}", f"when are we springing it on {star.first}", f"on what day do we ambush {star.first}", f"day of {star.full}'s surprise?"], m.fmt_day(ev), second[0], also=[rel], span=rel, kind="relative")
    m.ask([f"What does {star.first} think is happening that evening?", f"what's the cover story for {star.first}", f"what are we pretending to {star.first}", f"which fib do i tell {star.first}", f"the excuse to lure {star.first} there?"], lie, second[2])
    m.ask([f"What cake is it for {star.first}?", f"what did {baker.first} say they'd bake", f"which flavour did i order for {star.first}", f"what sort of thing with candles is {star.first} getting", f"{baker.full}'s creation for {star.first}?"], cake, order)
    unanswered(m, f"Who is collecting the cake from {baker.first}?", f"How old is {star.first} going to be at the surprise?", f"What did the banner for {star.first} say?", f"What do we each pay {plotter.first} for {star.first}'s party?")


def school_trip(m):
    kid = m.relative("daughter")
    school = m.company("school", "{Town} Middle School", "{Last} School", "{Word} Lane Primary", "Collège {Last}", "{Town} Lower School")
    teacher, parent = m.person(), m.person()
    dest = m.pick("the salt mine", "the observatory", "the sewage works", "the seal station", "a Roman villa", "the planetarium", "the windmill", "an open farm", "the chocolate factory", "the parliament")
    c1, c2 = m.money(8, 19), m.money(20, 45)
    said = m.day(-16, -8)
    day = m.day(1, 12)
    t1, t2 = hour(m, 7, 8, 5), hour(m, 9, 10, 5)
    back = hour(m, 15, 18, 5)
    gate = m.pick("the bus bay", "the main gate", "behind the gym", "the church steps", "the side entrance", "the teachers' car park")
    first = m.mail(
        m.pick(teacher, school), m.pick(f"Trip to {dest}", "Class outing", f"Permission slip: {dest}"),
        m.pick(
            f"Dear parents,\n\nwe are off to {dest} on {m.fmt_day(day)}! The coach leaves at {t1} and is back about {back}. Cost {c1}. Packed lunch, no glass, no gum.\n\n{teacher.full}",
            f"PERMISSION SLIP\n\nTo: {dest}\nOn: {m.fmt_day(day)}\nLeave: {t1}\nReturn: {back}\nContribution: {c1}\n\nI do / do not allow my child to take part.",
            f"Dear families of {school.name},\n\n{dest[0].upper() + dest[1:]} awaits. {m.fmt_day(day)}, meet {t1}, home {back}, {c1} in a named envelope. Those who get sick on coaches sit at the front with me.\n\n{teacher.first} {teacher.last}",
        ),
        said,
    )
    second = arrive(
        m, teacher, m.after(said, 2, 6),
        ("mail", f"Dear parents,\n\nthe first coach firm let us down and the second is dearer: {c2} now. It also sleeps longer, so we leave at {t2}, from {gate}. {dest[0].upper() + dest[1:]} still expects us.{bye(m, teacher)}"),
        ("mail", f"UPDATE: {dest}\n\nDeparture: {t2}\nFrom: {gate}\nPrice: {c2}\nReturn: no change\n\nIf money's tight come and see me, no questions.{bye(m, teacher)}"),
        ("sms", f"{school.name} trip to {dest}: departs {t2} from {gate}, cost {c2} due to coach. {teacher.last}"),
        ("chat", f"Hello parents' rep, could you spread this: {dest} trip is {c2} because of the new coach, and departure {t2}, {gate}. Thank you!!", "", "done"),
        subject=m.pick(f"Update: {dest}", "Coach trouble", f"Re: {dest}"), reply=first if m.maybe(0.3) else None,
    )
    forget = m.pick("the travel pills", "the sun hat", "the slip, signed this time", "spending money", "spare socks", "the plastic bag, just in case", "a torch")
    mate = m.chat(
        parent, m.after(said, 3, 7),
        (parent, m.pick(f"is {kid.first} going on the trip? mine's packing already", f"are you sending {kid.first} to {dest}? my other one's class goes to the zoo, {m.money(50, 60)}!!")),
        ("me", m.pick("yes, can't wait to have a quiet day", "yep, lunchbox is ready")),
        (parent, m.pick(f"don't forget {forget} like last time 😂", f"put {forget} in, the teacher goes mad otherwise", f"{forget}! everyone always forgets that")),
    )
    m.ask([f"What does the trip to {dest} cost?", f"how much do i have to give {kid.first} to pay for {dest}", f"price of {kid.first}'s outing, the new one", f"what do they want for {dest} now", f"{dest} with the class - how dear?"], c2, second, stale=first, kind="changed")
    m.ask([f"When does the coach to {dest} leave?", f"by when must {kid.first} be there for {dest}", f"what time do they set off to {dest} after all", f"{kid.first}'s trip to {dest}: start?", f"how early do i drop {kid.first} off on the day of {dest}"], t2, second, stale=first, kind="moved")
    m.ask([f"Where do they leave from for {dest}?", f"where do i drop {kid.first} for {dest}", f"which spot does the bus to {dest} wait at", f"meeting point, {dest}?", f"whereabouts at {school.name} does the {dest} trip begin"], gate, second)
    m.ask([f"When are they back from {dest}?", f"when do i fetch {kid.first} after {dest}", f"what time does {kid.first} get home from {dest}", f"{dest}: end of the day, when?", f"how late will {kid.first}'s class be coming from {dest}"], back, first)
    m.ask([f"What did {parent.first} remind me to pack?", f"what shouldn't i forget for {dest} according to {parent.first}", f"which thing did {parent.full} say goes in {kid.first}'s bag", f"{parent.first}'s tip for {dest}?", f"what's always left at home, says {parent.first}"], forget, mate[2])
    unanswered(m, f"Which parents are helping on the trip to {dest}?", f"Who is {kid.first} sitting next to on the coach to {dest}?", f"What's the name of the coach firm for {dest}?", f"What's {teacher.full}'s emergency number for {dest}?")


def who_fetches(m):
    kid, partner, neighbour = m.relative("youngest"), m.relative("partner"), m.person()
    act = m.pick("choir", "swimming", "the holiday club", "breakdancing", "Arabic school", "chess", "football camp", "the orthodontist", "flute", "the nature group")
    said = m.day(-2, -1)
    t1, t2 = hour(m, 14, 15, 5), hour(m, 16, 18, 5)
    why = m.pick("stuck behind a combine harvester", "the meeting won't end", "the train's on fire, sort of", "flat tyre", "the boss wants slides", "locked my keys in the van", "dentist running late")
    spot = m.pick("by the vending machine", "at the lower gate", "on the bench under the clock", "in the foyer", "next to the bike racks", "at the ice cream window")
    start, home, later = m.at(said, 8, 11), m.at(said, 18, 19), m.at(said, 20, 21)
    lines = m.chat(
        partner, said,
        (partner, m.pick(f"i've got {kid.first} today from {act}, {t1} right?", f"remind me, {act} ends {t1}? i'll pick {kid.first} up")),
        ("me", m.pick("yes please", "yes 😘", "mmhm. bring a snack")),
        (partner, m.pick(f"argh. {why}. asked {neighbour.first} to fetch {kid.first}", f"{why}!! {neighbour.first} will do {act} for us", f"change: {neighbour.first} gets {kid.first}, {why}")),
        ("me", m.pick("ok where and when", "fine, but do they know the place?", f"does {kid.first} know?")),
        (partner, m.pick(f"all sorted: {t2}, they do extra time, {spot}", f"yes. {spot}, {t2} because the group is running over", f"told everyone {t2} {spot}")),
        start=start,
    )
    treat = m.pick("fish fingers", "leftover lasagne", "pancakes", "jacket potato", "rice and peas", "toast, honestly just toast", "noodles with nothing on")
    feed = arrive(
        m, neighbour, said,
        ("chat", f"Home safe. {kid.first} had {treat} with us and is building a dam with mine. No hurry. {neighbour.first}", "", "you're wonderful"),
        ("chat", f"we're back, {kid.first} is fed ({treat}) and watered. come whenever, it's pandemonium anyway", f"thanks so so much for taking {kid.first}", "coming in ten"),
        ("chat", f"{kid.first} ate {treat}, two helpings!! all good {neighbour.first}"),
        ("chat", f"mission accomplished 🚗 {treat} for tea, hope that's allowed. {kid.first} left a glove at {act}", "", "more than allowed"),
        start=home,
    )
    own = m.pick("the green rucksack", "a scarf", "the bottle with the fox", "the song book", "the goggles", "a lunch box with old grapes", "the left shoe")
    where = arrive(
        m, neighbour, said,
        ("chat", f"ps {kid.first}'s {own.split(' ', 1)[1]} is still in my car, will hang it on your gate"),
        ("chat", f"oh and {own} is in my boot, I'll drop it round", "", "thanks!"),
        ("chat", f"found {own} on the back seat, must be {kid.first}'s. on ur doorstep"),
        ("chat", f"one more thing: {own} got left in my car by {kid.first}"),
        start=later,
    )
    m.ask([f"Who picked {kid.first} up from {act}?", f"who fetched {kid.first} after {act} that day", f"which person got {kid.first} from {act} in the end", f"who stood in for {partner.first} at {act}", f"{kid.first} came home from {act} with whom?"], neighbour.first, lines[2], stale=lines[0], kind="changed")
    m.ask([f"Where was {kid.first} to be collected from {act}?", f"which spot was agreed for meeting {kid.first} at {act}", f"where does one wait for {kid.first} when {act} ends", f"{act}: exact place to get {kid.first}?", f"where did {partner.first} tell everyone to find {kid.first}"], spot, lines[4])
    m.ask([f"What time did {act} really end for {kid.first}?", f"when was {kid.first} done at {act}, with the delay", f"at what time did {kid.first} have to be fetched from {act} after all", f"{act} pick-up, the later one?", f"when did {partner.first} say the extra time was over"], t2, lines[4], stale=lines[0], kind="moved")
    m.ask([f"Why couldn't {partner.first} fetch {kid.first}?", f"what kept {partner.first} from getting to {act}", f"what happened to {partner.first} on the {act} day", f"{partner.first}'s excuse for not picking up {kid.first}", f"how come {partner.full} didn't make it to {act}"], why, lines[2])
    m.ask([f"What did {kid.first} eat at {neighbour.first}'s?", f"what was {kid.first} given for supper by {neighbour.first}", f"has {kid.first} had tea, and what", f"{neighbour.full} fed {kid.first} what", f"what did {neighbour.first} cook when they had {kid.first}"], treat, feed)
    m.ask([f"What did {kid.first} leave in {neighbour.first}'s car?", f"which of {kid.first}'s things is {neighbour.first} bringing back", f"what's {kid.first} lost this time, that {neighbour.first} has", f"what of ours has {neighbour.full} got", f"{kid.first} forgot something on the ride with {neighbour.first} - what?"], own, where, span=own.split(" ", 1)[1])
    unanswered(m, f"What car does {neighbour.first} drive?", f"What do we owe {neighbour.first} for fetching {kid.first}?", f"Which song is {kid.first} practising?", f"When does {act} start again after the holidays?")


def newborn_news(m):
    parent, gran = m.relative("sister"), m.relative("mother")
    baby, shortlisted = m.person(), m.person()
    hospital = m.company("hospital", "{Town} General", "Saint {Last} Hospital", "{Word} Birth Centre", "{Town} Infirmary")
    said = m.day(-12, -4)
    weight = m.pick("3,450 grams", "seven pounds two", "2.9 kilos", "eight pounds nine ounces", "four kilos and a bit", "3.2 kg")
    t = hour(m, 1, 23, 1)
    earlier = m.chat(parent, m.after(said, -20, -3), ("me", m.pick("have you settled on a name yet?", "so what's the bump called these days")), (parent, m.pick(f"{shortlisted.first}, almost certainly. don't tell {gran.first}", f"leaning towards {shortlisted.first}. ask again in an hour", f"{shortlisted.first}!! unless it looks like a {m.person().first}")), ("me", m.pick("love it", "hmm", "like our neighbour's goat?")))
    first = arrive(
        m, parent, said,
        ("chat", f"here at last ❤️ {baby.first}, {weight}, born {t}. everyone well, i want chips", "ANY NEWS??", "crying on the bus!!"),
        ("mail", f"Dear everybody,\n\nwe present {baby.first}, {weight}, who arrived at {t} with a great deal of noise and has not stopped since. I'm sore and happy.{bye(m, parent)}"),
        ("sms", f"{baby.first} is here! {t}, {weight}. all fine. no visitors yet x {parent.first}"),
        ("mail", f"BIRTH NOTICE\n\nName: {baby.first}\nTime: {t}\nWeight: {weight}\nHair: some\nParents: ruined{bye(m, parent)}"),
        subject=m.pick("Hello world", "It's a person!", "arrived"),
    )
    v1, v2 = m.sample(2, "from two to four", "mornings only", "after the nap, five-ish", "between ten and noon", "evenings, seven till eight", "at weekends, any time")
    visit1 = m.mail(hospital, m.pick("Visiting", "Information for families"), f"{formal(m)}Visiting on the maternity floor is {v1}, two people per bed, please wash your hands. Flowers can't be taken onto the ward.{foot(m, hospital)}", m.after(said, 1, 1)) if m.maybe(0.85) else ()
    ask = m.pick("a casserole", "nappies in the smallest size", "somebody to walk the dog", "sleep, but failing that coffee", "a feeding pillow", "your big soup pot", "silence and grapes")
    second = arrive(
        m, parent, m.after(said, 2, 3),
        ("chat", f"we're home! come and meet {baby.first}, {v2}. what i'd love is {ask}, no more teddies", "when can we see you all?", "on our way, nearly"),
        ("mail", f"{hi(m)}they let us out early. Visits here are {v2}, ring softly. You asked what we need: {ask}. {aside(m)}{bye(m, parent)}"),
        ("sms", f"Home with {baby.first}. Callers welcome {v2}. Wish list: {ask}. Kisses {parent.first}"),
        ("chat", f"ok rules of the house: visitors {v2}, whisper, and the entry ticket is {ask}", "", "understood, captain"),
        subject=m.pick("home", "Come and see", "house rules"),
    )
    m.ask([f"What's {parent.first}'s baby called?", f"which name did {parent.first} choose in the end", f"what did they call the little one at {parent.first}'s", f"my new niece or nephew's name?", f"name of {parent.full}'s newborn"], baby.first, first, stale=earlier[1], kind="changed")
    m.ask([f"What did {baby.first} weigh?", f"how heavy was {parent.first}'s baby", f"{baby.first}'s birth weight?", f"how big was {baby.first} on arrival", f"how many pounds or kilos was {parent.first}'s little one"], weight, first)
    m.ask([f"What time was {baby.first} born?", f"at what hour did {parent.first}'s baby come", f"when in the day did {baby.first} arrive", f"{baby.first} - time of birth for the horoscope?", f"what did the clock say when {baby.first} came into the world"], t, first)
    m.ask([f"When can we visit {parent.first} and {baby.first} at home?", f"when may i come round to see {baby.first}", f"which times suit {parent.first} for callers", f"what hours is {parent.first} letting people in", f"{baby.first}: when are guests allowed now?"], v2, second, stale=visit1, kind="moved" if visit1 else "fact")
    m.ask([f"What does {parent.first} want us to bring?", f"what should i turn up with for {baby.first}'s family", f"what do they need at {parent.first}'s, instead of toys", f"what would help {parent.first} most", f"{parent.full}'s wish now that {baby.first} is here"], ask, second)
    m.ask([f"Which name was {parent.first} thinking of before the birth?", f"what was the baby nearly called at {parent.first}'s", f"{parent.first}'s first favourite among the names?", f"what had {parent.first} meant to call the bump", f"the name {parent.first} told me in secret beforehand"], shortlisted.first, earlier[1])
    unanswered(m, f"Who's going to be {baby.first}'s godparent?", f"What's {baby.first}'s middle name?", f"Which room is {parent.first} in at {hospital.name}?", f"When does {parent.first} go back to work after {baby.first}?")


SCENARIOS = [
    parents_evening, nursery_pickup, club_training, babysitter, birthday_present, wedding_plans, funeral_time, grandparents_visit, feast_day, clothes_sizes, custody_weekend, surprise_party, school_trip,
    who_fetches, newborn_news,
]
