"""Bodies: doctors, dentists, physios, medicines, test results, allergies, glasses, hospitals, babies, insurers and gyms."""

from .travel import footer, letter, nones, rows, tell, two_times


def gp_moved(m):
    practice = m.company("doctor's practice", "{Town} Surgery", "{Street} Street Practice", "Dr {Last} & Dr {Last}", "{Word} Health Centre", "Praxis Dr {Last}")
    old_doc, new_doc, clerk = m.person(), m.person(), m.person()
    matter = m.pick("the rash", "the cough", "my blood pressure", "the dizzy spells", "the lump on my wrist", "the heartburn", "the sleeplessness", "the numb toes")
    sent = m.day(-20, -9)
    day, t_old, t_new = m.day(3, 14), *two_times(m, 8, 17)
    moved_on = m.day(-7, -1)
    new_day = m.after(day, 1, 6)
    rel = m.relative_day(new_day, moved_on)
    bring = m.pick("a list of everything you take", "the old letters from the clinic", "a urine sample in the morning", "your vaccination booklet", "the little diary we gave you", "a loose shirt, sleeves that roll up")
    first = tell(
        m, practice, sent, m.pick("Appointment", f"Booked: {practice.name}", "Your visit", "Reminder"),
        m.pick(
            f"You are seeing Dr {old_doc.last} about {matter.replace('my', 'your')} on {m.fmt_day(day)} at {t_old}. Please bring {bring}.",
            rows(m, ("With", f"Dr {old_doc.full}"), ("When", f"{m.fmt_day(day)}, {t_old}"), ("Regarding", matter.replace("my ", "")), ("Bring", bring)),
            f"{practice.name}: appt {m.fmt_day(day)} {t_old}, Dr {old_doc.last}. Bring {bring}. Cancel? Text back NO.",
            f"As discussed at the desk, we've found a gap on {m.fmt_day(day)}, {t_old}, with Dr {old_doc.last}. For {matter.replace('my', 'your')} the doctor would like to see {bring}. Masks are welcome if you're sniffly.",
        ),
    )
    second = tell(
        m, practice, moved_on, m.pick("Change of appointment", f"Your appointment with Dr {old_doc.last}", "Please note", "New time"),
        m.pick(
            f"Dr {old_doc.last} has been called away. Dr {new_doc.last} will see you {rel}, {t_new}, upstairs in room {m.number(2, 19)}.",
            f"{practice.name}: appt moved. {rel[0].upper() + rel[1:]} {t_new} with Dr {new_doc.last}. Same reason, same form.",
            f"I'm ringing round and can't reach you, so I'm writing. {old_doc.first} broke an ankle on the cellar stairs. Could you come {rel} at {t_new} and see {new_doc.full} instead? If not call me on {practice.phone}. {clerk.first}",
            f"We regret to inform you that your consultation cannot be held as planned. Replacement: {rel}, {t_new} hrs, physician in charge {new_doc.full}.",
        ), rel, t_new,
    )
    if m.maybe(0.6):
        partner = m.relative("partner")
        tell(m, partner, m.day(-6, -1), "doctor", m.pick(f"mine's at {m.fmt_time((m.number(8, 17), 20))} with the skin man, we could go together?", f"I rang about my own thing and they've nothing till the {m.number(3, 9)}th of never", "do you want me to come along?"))
    m.ask(
        [
            f"When do I see the doctor about {matter}?", f"which day am I having {matter} looked at", f"new date at {practice.name}",
            f"{practice.name}, when am I supposed to turn up", f"doctor's visit because of {matter}: what day and time",
        ],
        f"{m.fmt_day(new_day, year=False)} at {t_new}", second, also=[t_new, rel], span=t_new, stale=first, kind="moved",
    )
    m.ask(
        [
            f"Who's seeing me at {practice.name}?", f"which doctor will I have at {practice.name} now", f"name of the GP who looks at {matter}",
            f"whom am I going to be examined by, {practice.name}", f"doctor at {practice.name}?",
        ],
        f"Dr {new_doc.last}", second, also=[new_doc.full], span=new_doc.last, stale=first, kind="moved",
    )
    m.ask(
        [
            f"What do I have to bring to {practice.name}?", f"what should I take with me when I go about {matter}", f"{practice.name}: what do they want to see",
            f"what mustn't I forget for the doctor, {matter}", f"things to carry along to {practice.name}",
        ],
        bring, first, span=bring,
    )
    nones(
        m, f"What did Dr {old_doc.last} say about {matter}?", f"Which floor is Dr {old_doc.last} on?", f"When is {practice.name} closed for holidays?",
        f"Do I need a referral from {practice.name}?", f"where do I park at {practice.name}", f"how long has Dr {new_doc.last} worked there",
        f"what did the blood test at {practice.name} say",
    )


def blood_results(m):
    lab = m.company("laboratory", "{Word} Labs", "{Town} Laboratory", "MediLab {Last}", "Laboratoire {Last}")
    (marker, unit), (marker2, unit2) = m.sample(
        2, ("ferritin", "ng/ml"), ("vitamin D", "nmol/l"), ("LDL cholesterol", "mg/dl"), ("GGT", "U/l"), ("HbA1c", "mmol/mol"), ("vitamin B12", "pmol/l"), ("creatinine", "µmol/l"), ("zinc", "µg/dl"),
    )
    (low, high), (low2, high2) = m.sample(2, *range(11, 90)), m.sample(2, *range(91, 199))
    values = [f"{low} {unit}", f"{low2} {unit2}", f"{high} {unit}", f"{high2} {unit2}"]
    doctor = m.person()
    friend = m.friend(2)
    year_ago, drawn = m.day(-420, -330), m.day(-25, -10)
    retest = m.pick("in three months", "in six weeks", "after the summer", "in half a year", "in ten days", "before Easter", "once the tablets are finished")
    advice = m.pick("red meat twice a week", "less butter", "ten minutes of sun a day", "no alcohol for a month", "an iron drop in orange juice", "more lentils", "a brisk walk after supper", "oat bran at breakfast")
    last = m.mail(
        lab, m.pick(f"Your results {m.code('order')}", "Laboratory report", "Findings"),
        m.pick(
            rows(m, (marker, values[0]), (marker2, values[1])) + f"\n\nSample taken {m.fmt_day(year_ago)}. No further action.",
            f"Findings for {m.owner.full}: {marker} {values[0]}; {marker2} {values[1]}. Please discuss with your physician.",
            f"{marker}: {values[0]}\n{marker2}: {values[1]}\nComment: within reference.",
        ) + footer(m, lab), year_ago,
    )
    now = m.mail(
        lab, m.pick(f"Your results {m.code('order')}", "Laboratory report", f"Report from {lab.name}", "New document in your portal"),
        m.pick(
            rows(m, ("Patient", m.owner.full), (marker, values[2]), (marker2, values[3])) + "\n\nValues outside the range are marked in your portal.",
            f"Dear {m.owner.full}, your sample of {m.fmt_day(drawn)} has been analysed. {marker.capitalize() if marker.islower() else marker}: {values[2]}. {marker2.capitalize() if marker2.islower() else marker2}: {values[3]}. This report is valid without signature.",
            f"REPORT\nmaterial: serum\n{marker} ...... {values[2]}\n{marker2} ...... {values[3]}\nhaemolysis: no",
            f"Here are the numbers you've been waiting for. For {marker} we measured {values[2]}; {marker2} came out at {values[3]}. Your doctor gets a copy and will tell you what it means.",
        ) + footer(m, lab), drawn,
    )
    talk = tell(
        m, doctor, m.after(drawn, 1, 6), m.pick("Your blood test", "Results", "Lab"),
        m.pick(
            f"I've had a look at your bloods. Nothing dramatic, though I'd like you to try {advice} and we'll check again {retest}.",
            f"Quick word about the lab sheet: {advice}, please, and a new test {retest}. The rest is better than mine. Dr {doctor.last}",
            f"Your values are a little off. No tablets for now. I recommend {advice}. Control {retest}.",
            f"All in all fine! Let's repeat it {retest}. Until then {advice}; sounds old-fashioned, works. {doctor.first} {doctor.last}",
        ), advice, retest, ways="mail sms",
    )
    if m.maybe(0.6):
        other = f"{m.number(200, 300)} ng/ml"
        tell(m, friend, m.day(-40, -1), "bloods", m.pick(f"Mine came back {other} for {marker}, doc nearly fainted", f"what was your {marker} again? mine is {other}, is that bad", f"they want to check my {marker2} too, we're getting old"))
    m.ask(
        [
            f"What's my {marker} now?", f"my latest {marker} reading", f"what did {lab.name} measure for {marker} this time", f"newest result {marker}",
            f"how am I doing on {marker} these days, which number",
        ],
        values[2], now, span=values[2], stale=last, kind="newest",
    )
    m.ask(
        [
            f"What was my {marker2} last year?", f"{marker2} a year ago", f"what was {marker2} in the earlier {lab.name} report", f"the older value for {marker2}",
            f"previous {marker2}, before this one",
        ],
        values[1], last, span=values[1],
    )
    m.ask(
        [
            f"When does Dr {doctor.last} want to test my blood again?", f"how soon do I have to be pricked once more for Dr {doctor.last}",
            f"repeat of the lab, Dr {doctor.last}", f"when's the control of my values due", f"Dr {doctor.last} said to come back for the next sample when",
        ],
        retest, talk, span=retest,
    )
    m.ask(
        [
            f"What did Dr {doctor.last} advise after the blood test?", f"what am I supposed to do to get my values up or down",
            f"Dr {doctor.last}'s tip about the lab results", f"which habit did Dr {doctor.last} recommend", f"what should I change because of my {lab.name} results",
        ],
        advice, talk, span=advice,
    )
    nones(
        m, f"What's {friend.first}'s blood group?", f"What did {lab.name} charge for the test?", f"What was my haemoglobin at {lab.name}?",
        f"Did {lab.name} test me for celiac?", f"what's {friend.first} taking against it, {marker} I mean", f"where did {lab.name} take the sample",
        f"at what time of day did {lab.name} take my blood",
    )


def medicine_dose(m):
    doctor, patient = m.person(), m.relative(m.pick("son", "daughter"))
    pharmacy = m.company("pharmacy", "{Word} Pharmacy", "{Last} Chemist", "{Town} Apothecary", "{Street} Street Pharmacy")
    drug = m.pick("Amovaxin", "Clarifen", "Tessaline", "Broncodyl", "Penivar", "Otrizol", "Nasolind", "Dermacort", "Febrilex")
    ill = m.pick("the ear infection", "the bad cough", "the strep throat", "the eczema", "the fever", "the pink eye", "the sinus thing")
    dose, dose2 = m.sample(2, "5 ml three times a day", "7.5 ml twice a day", "one spoon every eight hours", "2.5 ml at breakfast and bedtime", "10 ml once daily", "half a sachet with each meal", "6 ml every six hours", "one capsule in the evening")
    length = m.pick("seven days", "five days", "ten days", "until the bottle is empty", "two weeks", "three more days after the fever has gone")
    fridge = m.pick("in the fridge door", "below 25 degrees, away from the light", "at room temperature, not in the bathroom", "upright in the fridge", "in the dark, once opened no longer than a month")
    side = m.pick("a runny tummy", "a dry mouth", "orange pee", "a metallic taste", "drowsiness", "red cheeks for an hour", "odd dreams")
    seen = m.day(-12, -4)
    first = m.pick(
        lambda: m.mail(pharmacy, m.pick(f"Your prescription for {patient.first}", f"{drug} – ready and how to take it"), letter(m, m.pick(
            f"{drug} for {patient.full} is dispensed. Give {dose} for {length}. Store {fridge}. Shake well.",
            rows(m, ("Medicine", drug), ("For", patient.full), ("Dose", dose), ("Duration", length), ("Storage", fridge)),
            f"Thank you for your order! {patient.first} takes {drug} like this: {dose}, over {length}. Keep the bottle {fridge}. It can cause {side}, which is harmless."), pharmacy), seen),
        lambda: m.note(m.pick(f"{patient.first} ill", "Health/medicine", f"{drug}"), m.pick(
            f"{drug} ({patient.first}, {ill})\n\n{dose}\nfor {length}\nkeep {fridge}\n\nnext dose: see fridge magnet",
            f"Dr {doctor.last}, phone, scribbled down:\n- {patient.first} gets {drug}, {dose}\n- length: {length}\n- store {fridge}\n- may get {side}")),
        lambda: tell(m, m.relative("partner"), seen, ill, f"back from the doctor with {patient.first}. {drug}: {dose}, for {length}, and it has to be kept {fridge}. lollipop was green", dose, length, fridge),
    )()
    second = tell(
        m, doctor, m.after(seen, 1, 2), m.pick(f"{patient.first}", f"Dose for {patient.first}", drug),
        m.pick(
            f"Having seen {patient.first}'s weight again, please give {dose2} from now on, the pharmacy had the old chart. You may see {side}, don't worry about it.",
            f"Dr {doctor.last} here. Change for {patient.first}: {dose2}. If there's {side}, that's normal.",
            f"The swab is back. Same {drug}, but {dose2}. {side.capitalize()} is to be expected and no reason to stop.",
            f"I'm told {patient.first} still has a temperature. Let's go to {dose2} and talk on Monday. Known effect of {drug}: {side}.",
        ), dose2, side, ways="mail sms",
    )
    if m.maybe(0.6):
        gran = m.relative("mother")
        tell(m, gran, m.after(seen, 0, 2), "poor lamb", m.pick(f"When you had {ill} I gave you onion tea, two cups a night, and you lived.", f"How is my darling? Is it the same medicine cousin {m.person().first} had, four drops a day?", "I'll bring soup. What time does the little one nap?"))
    m.ask(
        [
            f"How much {drug} does {patient.first} get?", f"what dose for {patient.first} now", f"{drug}: how often and how much",
            f"how many times a day do I have to give {patient.first} the medicine", f"what did Dr {doctor.last} change {patient.first}'s amount to",
        ],
        dose2, second, span=dose2, stale=first, kind="moved",
    )
    m.ask(
        [
            f"How long does {patient.first} have to take {drug}?", f"for how many days do we give the {drug}", f"{drug} duration",
            f"when can {patient.first} stop with the stuff", f"length of the treatment for {patient.first}",
        ],
        length, first, span=length,
    )
    m.ask(
        [
            f"Where do we keep the {drug}?", f"does {patient.first}'s medicine have to be cold", f"storage {drug}", f"where should the bottle for {patient.first} stand",
            f"how must {drug} be stored",
        ],
        fridge, first, span=fridge,
    )
    m.ask(
        [
            f"What side effect can {drug} have?", f"is it normal that {patient.first} reacts oddly to the medicine, what was it", f"{drug} side effects",
            f"which harmless reaction did Dr {doctor.last} mention", f"what might we notice in {patient.first} from taking {drug}",
        ],
        side, [second] + ([first] if side in first.text else []), span=side,
    )
    nones(
        m, f"Can {patient.first} go to nursery with {ill}?", f"What did the {drug} cost?", f"how much does {patient.first} weigh", f"Is {drug} ok with ibuprofen?",
        f"where did {patient.first} catch {ill}", f"what flavour is the {drug}", f"what temperature did {patient.first} have last night",
    )


def physio_plan(m):
    physio = m.person()
    studio = m.company("physio", "{Word} Physio", "{Last} Physiotherapy", "Back in {Word}", "{Town} Movement Clinic")
    part = m.pick("the shoulder", "my knee", "the ankle", "my lower back", "the neck", "my hip", "the tennis elbow")
    ex = m.sample(3, "heel raises", "wall slides", "clam shells", "bridges", "band rows", "chin tucks", "bird dogs", "towel curls", "step-downs")
    reps = m.sample(4, "3 x 12", "2 x 20", "4 x 8", "5 x 6", "3 x 15", "2 x 10", "1 x 30")
    old_room, room = m.sample(2, "Studio 2", "the gym hall", "room 4, upstairs", "the new annexe", "the pool", "the basement", "the glass room")
    fee = m.money(40, 110, False)
    seen = m.day(-20, -10)
    nxt = m.after(seen, 12, 24)
    changed = m.after(seen, 3, 7)
    rel = m.relative_day(nxt, changed)
    at = m.fmt_time(m.clock(7, 19))
    no = m.pick("no running", "no sleeping on that side", "nothing overhead", "no stairs two at a time", "no cycling uphill", "no heavy bags", "not a single sit-up")
    first = m.mail(
        physio, m.pick("Your exercises", f"Homework for {part.replace('my', 'the')}", "Programme", f"{studio.name}: your plan"),
        m.pick(
            f"Hi {m.owner.first},\n\nhere's what we did:\n" + "\n".join(f"- {e}: {n}" for e, n in zip(ex, reps)) + f"\n\nDaily if you can. And {no} until I say so. We meet in {old_room} next time. Missed sessions are {fee}.\n\n{physio.first}",
            f"Well done today. {ex[0].capitalize()} {reps[0]}, {ex[1]} {reps[1]}, {ex[2]} {reps[2]}, morning and evening, with the radio on. {no.capitalize()}, I mean it. Next session is in {old_room}; each costs {fee}.\n{physio.full}, {studio.name}",
            rows(m, *zip(ex, reps)) + f"\n\nAvoid: {no}\nNext session: {old_room}\nFee per session: {fee}\n\n{studio.name}",
            f"Dear patient,\nplease carry out: {ex[0]} ({reps[0]}), {ex[1]} ({reps[1]}), {ex[2]} ({reps[2]}). Precaution: {no}. Place of the next treatment: {old_room}. Invoice amount per unit {fee}.\nWith sporty regards\n{physio.full}",
        ), seen,
    )
    second = tell(
        m, physio, changed, m.pick("next week", "Small update", "Room change", "Re: your exercises"),
        m.pick(
            f"We'll be in {room} {rel}, {at}. And drop the {ex[0]} to {reps[3]} if it twinges, I was too keen.",
            f"hi, {physio.first} from {studio.name}. your slot's {rel} {at}, come to {room} this time. only {reps[3]} of the {ex[0]} pls",
            f"Thanks for your message about the pain. Please cut {ex[0]} back to {reps[3]} and keep the others. See you {rel} at {at}, {room}, the plumbers are in the other one.",
            f"Update: {ex[0]} now {reps[3]}. Session {rel} {at}. Location {room}. Bring a towel!",
        ), rel, at, room, reps[3],
    )
    if m.maybe(0.6):
        mate = m.friend(4)
        tell(m, mate, m.day(-25, -1), "physio", m.pick(f"my one makes me do {m.number(40, 60)} squats, she's a monster. who do you go to?", f"I had {part.replace('my', 'the')} as well, swimming did it for me", f"I pay {m.money(115, 160, False)} a go, daylight robbery"))
    m.ask(
        [
            f"How many {ex[0]} do I have to do?", f"sets of {ex[0]} now", f"what did {physio.first} reduce the {ex[0]} to", f"{ex[0]}: reps?",
            f"how often did {physio.first} say I should repeat the {ex[0]}",
        ],
        reps[3], second, span=reps[3], stale=first, kind="moved",
    )
    m.ask(
        [
            f"How many {ex[1]}?", f"what's my number for {ex[1]}, {physio.first}", f"{ex[1]} sets", f"how often do I repeat the {ex[1]}",
            f"{physio.first}'s count for the {ex[1]}",
        ],
        reps[1], first, span=reps[1], kind="decoy",
    )
    m.ask(
        [
            f"When's my next session with {physio.first}?", f"when do I get {part} worked on again", f"{studio.name} appointment",
            f"what day and time does {physio.first} expect me", f"next treatment at {studio.name}, when",
        ],
        f"{m.fmt_day(nxt, year=False)} at {at}", second, also=[at, rel], span=at,
    )
    m.ask(
        [
            f"Where does {physio.first} treat me next?", f"which room is the session at {studio.name}", f"{studio.name}, where in the building",
            f"where do I go once I'm inside {studio.name}", f"place for {physio.first}'s next torture",
        ],
        room, second, span=room, stale=first, kind="moved",
    )
    m.ask(
        [
            f"What am I not allowed to do because of {part}?", f"what did {physio.first} forbid", f"the thing {physio.first} told me to avoid",
            f"{physio.first}: what's off limits until the all-clear", f"which restriction comes with {part}",
        ],
        no, first, span=no,
    )
    nones(
        m, f"What did {physio.first} say is wrong with {part}?", f"How many sessions does the insurance pay at {studio.name}?", f"Where can I park at {studio.name}?",
        f"What's the password for {studio.name}'s app?", f"who sent me to {physio.first}", f"how long is one session with {physio.first}",
        f"when can I run again, what date did {physio.first} name",
    )


def relative_in_hospital(m):
    patient, aunt = m.relative(m.pick("mother", "father", "grandmother", "uncle", "brother")), m.relative("aunt")
    hospital = m.company("hospital", "St {Last} Hospital", "{Town} General", "{Word} Park Hospital", "{Town} Infirmary", "Klinikum {Town}")
    ward_old, ward = m.sample(2, "Ward 6", "Ward 11B", "Cedar Ward", "Station 4", "the Nightingale wing", "C3", "Ward 21", "Ash Ward", "level 5 east")
    room_old, room = m.sample(2, *range(101, 560, 7))
    visit = m.pick("two till four and six till eight", "any time after lunch", "from 3 pm, two people at most", "10 to 12 and 2 to 7", "only between 4 and 6", "weekends all day, weekdays from five")
    why = m.pick("a broken hip", "the gallstones", "an irregular heartbeat", "pneumonia", "a fall off the ladder", "a new knee", "appendicitis", "a nasty infection in the leg")
    want = m.sample(3, "reading glasses", "the crossword book", "a phone charger with a long lead", "ginger biscuits", "own pillow", "slippers, the brown ones", "hand cream", "the radio", "clean pyjamas")
    said = m.day(-12, -4)
    group = m.pick("Family", f"Team {patient.first}", f"{patient.first} news", "The clan", "cousins & co", f"Get well {patient.first} ❤️")
    cousin = m.person()
    lines = m.chat(
        group, said,
        (aunt, m.pick(f"{patient.first} is settled. {ward_old}, bed by the window, room {room_old}. It's {why} as they thought.", f"They've kept {patient.first} in at {hospital.name} because of {why}. {ward_old} room {room_old}. Food is \"interesting\".", f"Darlings, all is calm. {why}, they say. {hospital.name}, {ward_old}, {room_old}. The lady next door snores like a tractor.")),
        (cousin, m.pick("poor thing 😢 can we visit?", "omg. when can we come", "give my love!! what are the times")),
        (aunt, m.pick(f"visiting's {visit}", f"They let you in {visit}. Don't all come at once", f"{visit}, the sister with the tattoo is strict")),
        (aunt, m.pick(f"please bring {want[0]} and {want[1]}", f"wish list from the bed: {want[0]}. also {want[1]}", f"needs {want[0]}, {want[1]}, I've got the rest")),
        ("me", m.pick("I'll go on my way home", "coming tomorrow", "on it")),
    )
    second = tell(
        m, m.pick(aunt, cousin), m.after(said, 1, 3), f"{patient.first}",
        m.pick(
            f"They've moved {patient.first}! Now {ward}, room {room}, quieter and with a view of the car park.",
            f"don't go to the old ward, {patient.first}'s in {ward} {room} since this morning. lift at the back",
            f"New quarters: {ward}, number {room}. The doctors are pleased. Home maybe by the weekend, they won't promise.",
            f"For {hospital.name}: {ward}, {room}. Somebody with something catching needed the other bed. Bring grapes, ha ha.",
        ), ward, str(room),
    )
    if m.maybe(0.5):
        other = m.friend(3)
        tell(m, other, m.day(-40, -2), "hospital", m.pick(f"My dad's in {m.pick('Oak Ward', 'Ward 2', 'Ward 30')} as well, small world. Visiting there ends at {m.fmt_time((19, 30))}", "thinking of you all. Do you need anything cooking?"))
    m.ask(
        [
            f"Which ward is {patient.first} on?", f"where do I find {patient.first} at {hospital.name}", f"{patient.first} ward now",
            f"where in the hospital have they put {patient.first}", f"which part of the building is {patient.first} in since the move",
        ],
        ward, second, span=ward, stale=lines[0], kind="moved",
    )
    m.ask(
        [
            f"What's {patient.first}'s room number in hospital?", f"{patient.first}, which room", f"behind which door is {patient.first} lying now",
            f"room of {patient.first} at {hospital.name}", f"where exactly is {patient.first}'s bed, number",
        ],
        str(room), second, span=str(room), stale=lines[0], kind="moved",
    )
    m.ask(
        [
            f"When can we visit {patient.first}?", f"at what hours do they let you in to see {patient.first}", f"visiting times {patient.first}",
            f"what are {patient.first}'s visiting hours at {hospital.name}", f"when am I allowed at {patient.first}'s bedside",
        ],
        visit, lines[2], span=visit,
    )
    m.ask(
        [
            f"Why is {patient.first} in hospital?", f"what's wrong with {patient.first}", f"what has {patient.first} got", f"reason they kept {patient.first} in",
            f"what happened to {patient.first} that a hospital was needed",
        ],
        why, lines[0], span=why,
    )
    m.ask(
        [
            f"What should I bring {patient.first}?", f"what did {patient.first} ask for from home", f"{patient.first}'s wish list",
            f"what do I need to pack for {patient.first}", f"{aunt.first} said to take what to {patient.first}",
        ],
        f"{want[0]} and {want[1]}", lines[3], also=[want[0]], span=want[0],
    )
    nones(
        m, f"When is {patient.first} being discharged, which day?", f"What's the name of {patient.first}'s surgeon?",
        f"What's the phone number of {patient.first}'s ward?", f"Who has {patient.first}'s {want[2]}?", f"What medicine does {patient.first} get at {hospital.name}?",
        f"who is feeding {patient.first}'s cat", f"what did the doctor at {hospital.name} find in the scan of {patient.first}", f"how do I park at {hospital.name}",
    )


def party_allergies(m):
    parent, parent2 = m.person(), m.person()
    kid, kid2, own = m.person(), m.person(), m.relative(m.pick("son", "daughter"))
    bad_old, bad, bad2 = m.sample(3, "peanuts", "egg white", "sesame", "strawberries", "cow's milk", "cashews", "fish", "kiwi", "wheat", "food colouring", "mustard", "soya")
    pen = m.pick("front pocket of the dinosaur bag", "lunch box lid", "red pouch round the neck", "side net of the rucksack", "coat pocket with the zip", "glittery pencil case")
    if_then = m.pick("one tablet and call me", "give the spray under the tongue", "antihistamine, then the pen if lips swell", "cold flannel and ring me at once", "press the pen on the thigh for ten seconds", "drops on a sugar lump")
    safe = m.pick("rice cakes", "plain crisps", "jelly", "carrot sticks", "popcorn", "apple rings", "the vegan marshmallows")
    said = m.day(-15, -5)
    first = tell(
        m, parent, said, f"{own.first}'s party",
        m.pick(
            f"Thanks for inviting {kid.first}! One thing, no {bad_old} please, it ends in tears and itching. You can't go wrong with {safe}.",
            f"{kid.first} would love to come!! just so you know we avoid {bad_old}. never says no to {safe} tho",
            f"Hello, {kid.first} is thrilled about the party. As for the food: we think it's {bad_old}, the test is next week. Stick to {safe} and all is well.",
            f"Yes please to the party. {kid.first} can't have {bad_old}, sorry to be that parent. If in doubt, {safe}.",
        ), bad_old, safe,
    )
    second = tell(
        m, parent, m.after(said, 1, 4), "Re: the party",
        m.pick(
            f"So the allergist rang, turns out it's {bad} and not what I told you, imagine, three years of wrong cakes! The pen's in the {pen}; if anything happens: {if_then}.",
            f"update on {kid.first}: test says {bad}. the other thing is fine after all 🎂. emergency kit in the {pen}. {if_then}",
            f"Small correction, the results are in. {kid.first} must avoid {bad}, everything else is allowed. In an emergency: {if_then} (it's all in the {pen}).",
            f"Forget what I said about food, sorry. It's only {bad} according to the doctor. You'll find the medicine in the {pen}. What to do: {if_then}.",
        ), bad, pen, if_then,
    )
    third = tell(
        m, parent2, m.after(said, -2, 5), "party",
        m.pick(
            f"{kid2.first} is coming with bells on. One no-go: {bad2}, makes the tongue swell.",
            f"count {kid2.first} in! no {bad2} for us, otherwise a human dustbin",
            f"We'd be glad to. Please keep {kid2.first} away from {bad2}. What does {own.first} wish for?",
            f"{kid2.first} can come, I fetch at six. Attention with {bad2} please, is allergic since baby.",
        ), bad2,
    )
    m.ask(
        [
            f"What's {kid.first} allergic to?", f"which food must {kid.first} not have at the party", f"{kid.first} allergy",
            f"what can't I put in front of {kid.first}", f"what did the allergist find out about {kid.first}",
        ],
        bad, second, span=bad, stale=first, kind="moved",
    )
    m.ask(
        [
            f"What can't {kid2.first} eat?", f"{kid2.first}'s allergy", f"which ingredient is dangerous for {kid2.first}",
            f"what should the cake not contain so that {kid2.first} can have some", f"{parent2.first}'s kid mustn't have what",
        ],
        bad2, third, span=bad2, kind="decoy",
    )
    m.ask(
        [
            f"Where is {kid.first}'s pen?", f"in an emergency where do I look for {kid.first}'s medicine", f"{kid.first} kit, where",
            f"where did {parent.first} put the thing against the allergy", f"which bag or pocket holds what {kid.first} needs if there's a reaction",
        ],
        pen, second, span=pen,
    )
    m.ask(
        [
            f"What do I do if {kid.first} has a reaction?", f"{parent.first}'s instructions if the lips swell or so", f"first aid for {kid.first}",
            f"how do I help {kid.first} when something goes wrong with the food", f"steps in an emergency with {kid.first}",
        ],
        if_then, second, span=if_then,
    )
    m.ask(
        [
            f"Which snack is safe for {kid.first}?", f"what can I always give {kid.first} to nibble", f"{kid.first}, what treats are ok",
            f"what did {parent.first} suggest when in doubt", f"safe food {kid.first}",
        ],
        safe, first, span=safe,
    )
    nones(
        m, f"What does {kid2.first} want for a present?", f"Where is {kid2.first}'s medicine?", f"Is {kid.first} vegetarian?", f"What's {own.first} allergic to?",
        f"When will {parent.first} pick up {kid.first}?", f"what time does {own.first}'s party start",
        f"how many children are coming besides {kid.first} and {kid2.first}", f"who is {kid.first}'s allergist",
    )


def glasses_order(m):
    shop = m.company("optician", "{Last} Opticians", "{Word} Eyewear", "Brille {Last}", "{Town} Vision", "See {Word}")
    right, left = (f"{m.pick('-', '+')}{m.number(0, 6)}.{m.pick('25', '50', '75')}" for _ in range(2))
    pd = f"{m.number(54, 72)} mm"
    frame = m.pick("Aster 22 in tortoiseshell", "Bruno, matt black", "model Lido, clear pink", "round titanium in bronze", "Kiki, forest green", "the rimless ones, style Fino", "Otto, navy with grey arms")
    q, final = m.money(180, 320, False), m.money(330, 560, True)
    tested = m.day(-32, -23)
    ready = m.after(tested, 5, 9)
    told = m.after(ready, -2, 0)
    late = m.after(told, 2, 10)
    late_rel = m.relative_day(late, told)
    reason = m.pick("the left lens was scratched", "the frame came in the wrong size", "the lab flooded", "customs are sitting on it", "the coating had bubbles", "our grinder is on holiday")
    who, child = m.person(), m.relative(m.pick("son", "daughter"))
    first = m.mail(
        shop, m.pick("Your eye test", "Your order", f"Order {m.code('order')}", "Prescription copy"),
        letter(m, m.pick(
            rows(m, ("Right", right), ("Left", left), ("PD", pd), ("Frame", frame), ("Estimate", q), ("Ready", m.fmt_day(ready))),
            f"Here's your prescription from today: right eye {right}, left eye {left}, pupil distance {pd}. You chose {frame}. With thin lenses about {q}. They should be ready by {m.fmt_day(ready)}.",
            f"OD {right} / OS {left} / PD {pd}. Spectacles: {frame}. Price {q}. Collection expected {m.fmt_day(ready)}.",
            f"{who.first} says you had great patience with the puff of air! Your numbers: R {right}, L {left}; the distance between your eyes is {pd}. {frame[0].upper() + frame[1:]} suits you very well, {q}, pick up {m.fmt_day(ready)}.",
        ), shop), tested,
    )
    second = tell(
        m, shop, told, m.pick("Your glasses", "A short delay", "Order update"),
        m.pick(
            f"Sorry, {reason}. Your spectacles will be here {late_rel}.",
            f"{shop.name}: not ready yet, {reason}. New pick-up {late_rel}. We'll throw in a cloth.",
            f"I'm embarrassed to say {reason}, so could you come {late_rel} instead? Best wishes, {who.first}",
            f"We must inform you of a delay because {reason}. Collection possible {late_rel}.",
        ), late_rel, reason,
    )
    bill = m.mail(
        shop, m.pick(f"Receipt {m.code('invoice')}", "Thanks for collecting your glasses", "Invoice"),
        letter(m, m.pick(
            f"The total for your new glasses came to {final}, as you added the sun clip.",
            rows(m, ("Frame and lenses", frame), ("Extras", "hard coating, clip"), ("Paid", final)),
            f"Enjoy the sharp view! Paid today: {final}. Come by any time to have the arms tightened.",
            f"Amount received with thanks {final}. Warranty on the lenses 24 months, not on being sat on.",
        ), shop), m.after(late, 0, 1),
    )
    if m.maybe(0.6):
        m.mail(shop, f"Eye test {child.first}", letter(m, f"{child.first} was tested today: right {m.pick('+', '-')}7.00, left {m.pick('+', '-')}7.25, distance {m.number(44, 52)} mm. See you again in six months.", shop), m.day(-60, -1))
    m.ask(
        [
            f"What's my prescription for the right eye from {shop.name}?", "how strong is the lens on my right side", "my right eye, which number",
            "right dioptre of mine at the optician's", f"strength {shop.name} noted for the right one of my eyes",
        ],
        right, first, span=right, kind="decoy",
    )
    m.ask(
        [
            f"What's my pupil distance?", "how far apart are my eyes, in mm", f"PD {shop.name} measured on me", "which PD do I type in when I buy specs online",
            "distance between my pupils",
        ],
        pd, first, span=pd, kind="decoy",
    )
    m.ask(
        [
            f"When are my glasses ready at {shop.name}?", f"when can I fetch my new specs from {shop.name}", f"{shop.name} pick-up day now",
            f"how long do I have to squint, when does {shop.name} hand them over", f"new collection date {shop.name}",
        ],
        m.fmt_day(late, year=False), second, also=m.days(late), span=late_rel, stale=first, kind="moved",
    )
    m.ask(
        [
            f"How much did the glasses from {shop.name} cost in the end?", f"what did I pay {shop.name}", f"{shop.name} final price",
            f"what was I relieved of for being able to see, {shop.name}", f"total for the new specs",
        ],
        final, bill, span=final, stale=first, kind="moved",
    )
    m.ask(
        [
            f"Why were my glasses late at {shop.name}?", f"{shop.name}'s excuse for the delay", f"what went wrong with my specs",
            f"how come {shop.name} didn't have them on time", f"cause of the hold-up, {shop.name}",
        ],
        reason, second, span=reason,
    )
    nones(
        m, f"What brand are my contact lenses from {shop.name}?", f"When is my next eye test at {shop.name}?", f"How much does the insurance pay for {shop.name}?",
        f"Which frame did {child.first} choose at {shop.name}?", f"what did {child.first}'s glasses cost at {shop.name}",
        f"can I swim with the new lenses from {shop.name}", f"how long is {who.first} from {shop.name} on holiday",
    )


def sister_pregnant(m):
    sis, midwife = m.relative("sister"), m.person()
    friend = m.person()
    due1 = m.day(40, 150)
    due = m.after(due1, 4, 12)
    due1_text, due_text = m.fmt_day(due1, year=False), m.fmt_day(due, year=False)
    sex = m.pick("a girl", "a boy", "twins, two boys", "twins, one of each", "another girl")
    crave = m.pick("pickled beetroot", "cold rice pudding", "anchovies on toast", "grapefruit at 3 am", "crushed ice", "mashed potato with mustard", "burnt toast")
    name = m.person().first
    birthplace = m.pick("at home in the pool", "at the midwives' house", "in the county hospital", "at the university clinic", "in the birth centre by the river")
    said = m.day(-70, -40)
    first = tell(
        m, sis, said, "news!!",
        m.pick(
            f"Sit down. You're going to be an aunt or uncle or whatever you are! Due {due1_text}. Don't tell Dad yet.",
            f"So. It's official 🤰 {due1_text} they reckon. I've been sick into every handbag I own",
            f"We didn't want to say anything before the first scan, but here it is: a little one, expected {due1_text}. I'm living on {crave}.",
            f"guess who's having a baby!!! {due1_text}!!!! crying in the car park rn",
        ), due1_text,
    )
    second = tell(
        m, sis, m.after(said, 8, 20), "scan",
        m.pick(
            f"Had the big scan. All fingers present. They've moved me to {due_text} because it's smaller than they thought. And it's {sex}!",
            f"so new due date is {due_text}, measured twice. also... {sex} 💛",
            f"{midwife.first} recalculated everything, now we say {due_text}. And then it slipped out that it's {sex}. I wasn't even asking.",
            f"Update from the sofa: due {due_text} now, heartbeat like a techno party, {sex}. Craving {crave} all day long.",
        ), due_text, sex,
    )
    third = tell(
        m, sis, m.after(said, 22, 35), "plans",
        m.pick(
            f"We've decided to have it {birthplace}. {midwife.first} is lovely, hands like warm bread. Favourite name at the moment is {name} but if you tell Mum I'll deny it.",
            f"been to see the place. we're doing it {birthplace}. {midwife.first} will be there. top of the name list: {name}. opinions NOT welcome",
            f"You asked about the plan: {birthplace}, with {midwife.first}, unless she's on leave. {name} is the frontrunner. Your turn to paint the cot.",
            f"Booked! {birthplace[0].upper() + birthplace[1:]}. Bag is half packed. And between us: {name}.",
        ), birthplace, name,
    )
    if m.maybe(0.7):
        tell(m, friend, m.after(said, -5, 30), "baby", m.pick(f"Ours is due {m.fmt_day(m.after(due, 20, 40), year=False)}, so they could share the pram!", f"We're calling ours {m.person().first}, final answer", f"{friend.first} here: it's a boy on our side! how's {sis.first}?"))
    m.ask(
        [
            f"When is {sis.first} due?", f"when will {sis.first}'s baby come", f"{sis.first} due date", f"when do I become an aunt or uncle, {sis.first}'s date",
            f"what's the latest on the day {sis.first} gives birth",
        ],
        due_text, second, also=m.days(due), span=due_text, stale=first, kind="moved",
    )
    m.ask(
        [
            f"Is {sis.first} having a boy or a girl?", f"what is {sis.first} expecting", f"sex of {sis.first}'s baby", f"pink or blue for {sis.first}",
            f"what did the scan show at {sis.first}'s, what's it going to be",
        ],
        sex, second, span=sex,
    )
    m.ask(
        [
            f"Where is {sis.first} giving birth?", f"where will {sis.first} have the baby", f"{sis.first} birth plan, which place",
            f"where do I have to drive when it starts at {sis.first}'s", f"hospital or not, what did {sis.first} choose",
        ],
        birthplace, third, span=birthplace,
    )
    m.ask(
        [
            f"What's {sis.first}'s favourite name for the baby?", f"what will the little one at {sis.first}'s probably be called", f"{sis.first} baby name",
            f"which name is on top at {sis.first}'s", f"the secret {sis.first} told me not to tell Mum, name-wise",
        ],
        name, third, span=name,
    )
    if m.maybe(0.4):
        m.ask(
            [
                f"What was {sis.first}'s first due date?", f"when did {sis.first} originally think the baby would come",
                f"the date {sis.first} told me in the beginning", f"before the big scan, what day was {sis.first} expecting",
                f"the original birthday they reckoned with at {sis.first}'s",
            ],
            due1_text, first, span=due1_text,
        )
    nones(
        m, f"How much does {sis.first}'s midwife cost?", f"When is {sis.first}'s next scan?", f"What's {midwife.full}'s number?",
        f"Who's the godparent of {sis.first}'s baby?", f"When does {sis.first}'s maternity leave start?", f"how much did {sis.first} put on, weight-wise",
        f"what did {sis.first} choose as a pram", f"which hospital bag list does {sis.first} use", f"is {friend.first} breastfeeding",
    )


def insurance_claim(m):
    insurer = m.company("health insurer", "{Word} Health", "{Last} Mutual", "{Word}Care Insurance", "{Town} Krankenkasse", "{Word} & {Word} Assurance")
    what = m.pick("the crown", "the MRI", "the glasses", "physio", "the ambulance ride", "the night guard", "the insoles", "the hearing test", "acupuncture")
    bill, first_paid, paid = m.money(700, 990, True), m.money(60, 190, True), m.money(200, 650, True)
    policy, claim = m.code("order"), m.code("invoice")
    missing = m.pick("an itemised bill", "the referral", "the second page of the form", "the tooth chart", "a receipt with a stamp", "the diagnosis code", "your signature")
    deadline = m.day(8, 50)
    dl_text = m.fmt_day(deadline)
    clerk = m.person()
    sent = m.day(-50, -30)
    claimed = m.mail(m.owner, m.pick(f"Claim for {what}", f"Policy {policy}", "Reimbursement request"), m.pick(f"Dear {insurer.name},\n\nplease find enclosed the bill for {what} over {bill}. Policy {policy}.\n\nRegards\n{m.owner.full}", f"Hello,\nI'm sending you an invoice ({bill}, {what}). My policy is {policy}. Please transfer to the usual account.\n{m.owner.full}"), sent, to=insurer)
    first = m.mail(
        insurer, m.pick("Re: " + claimed.subject, f"Your claim {claim}", "Decision on your claim"),
        letter(m, m.pick(
            f"Thank you for your documents. For {what} we can pay {first_paid}, the remainder exceeds your tariff. Should you wish to appeal, send us {missing} by {dl_text}.",
            rows(m, ("Claim", claim), ("Service", what), ("Invoiced", bill), ("Covered", first_paid), ("Missing", missing), ("Objection until", dl_text)),
            f"We've assessed claim {claim}. Amount eligible: {first_paid}. Without {missing} we can't do more, and our file closes on {dl_text}.",
            f"I can see this isn't the answer you hoped for: of the cost for {what} we take over {first_paid}. It might be more if you let us have {missing}, which must reach us by {dl_text}. {clerk.full}",
        ), insurer), m.after(sent, 4, 9), reply=claimed if m.maybe() else None,
    )
    if m.maybe(0.6):
        m.mail(m.owner, "Re: " + first.subject, m.pick("Here it is, attached. I hope that settles it.", f"Dear {clerk.first} {clerk.last}, enclosed what you were missing. Please look again, my colleague got nearly everything back."), m.after(sent, 11, 14), to=insurer, reply=first)
    second = tell(
        m, insurer, m.after(sent, 16, 28), m.pick(f"Claim {claim}: new decision", "Good news", "Your objection"),
        m.pick(
            f"Following your objection we have reassessed {what}: you receive {paid} in total.",
            f"{insurer.name}: claim {claim} settled. {paid} is on its way to you.",
            f"You were right to insist. With the complete papers we come to {paid} for {what}, and we've told the colleague who said otherwise.",
            f"Revised benefit statement. {what[0].upper() + what[1:]}. Benefit {paid}. The earlier statement is superseded.",
        ), paid,
    )
    if m.maybe():
        mate = m.friend(1)
        tell(m, mate, m.day(-60, -2), "insurance", f"my lot paid me {m.money(1000, 1300, False)} for {what}, change company!!")
    m.ask(
        [
            f"How much did {insurer.name} pay for {what}?", f"what do I get back for {what}", f"reimbursement {what}, final amount",
            f"what sum is {insurer.name} transferring after my objection", f"{insurer.name} coughs up how much for {what} now",
        ],
        paid, second, span=paid, stale=first, kind="moved",
    )
    m.ask(
        [
            f"What did {insurer.name} need from me about {what}?", f"which document was missing for the {insurer.name} claim", f"what do I have to send in about {what}",
            f"{insurer.name}: what paper were they short of", f"why did they only cover a bit of {what} at first, what hadn't I enclosed",
        ],
        missing, first, span=missing,
    )
    m.ask(
        [
            f"By when could I object at {insurer.name}?", f"deadline for the {insurer.name} papers",
            f"until what date would {insurer.name} keep the file on {what} open", f"{insurer.name}, last day to appeal",
            f"how long do I have to complain about the {what} decision",
        ],
        dl_text, first, also=m.days(deadline), span=dl_text,
    )
    m.ask(
        [
            f"What's my policy number at {insurer.name}?", f"{insurer.name} policy no.", f"which number do I quote to {insurer.name} as a member",
            f"how does {insurer.name} know me, what's on my card", f"number of my contract with {insurer.name}",
        ],
        policy, claimed, span=policy,
    )
    m.ask(
        [
            f"How high was the bill for {what}?", f"what did {what} cost altogether before anyone paid me back", f"invoice amount {what}", f"original price of {what}",
            f"what was I charged for {what}",
        ],
        bill, [claimed] + ([first] if bill in first.text else []), span=bill, kind="decoy",
    )
    nones(
        m, f"How much is my monthly premium at {insurer.name}?", f"What's the excess on my {insurer.name} policy?", f"What's the direct line of {clerk.full}?",
        f"Does {insurer.name} cover {m.pick('a trip abroad', 'my partner', 'homeopathy')}?", f"who referred me for {what}", f"who at {insurer.name} made the mistake",
        f"when was {what} done",
    )


def gym_freeze(m):
    gym = m.company("gym", "{Word} Fitness", "{Word} Gym", "Iron {Word}", "{Last}'s Boxing Club", "{Town} Sports Club", "Studio {Word}")
    klass = m.pick("spinning", "yoga flow", "aqua aerobics", "kettlebells", "pilates", "Thai boxing", "barre", "zumba", "the climbing course")
    fee_old, fee = m.money(20, 39, True), m.money(40, 79, True)
    coach, coach2 = m.person(), m.person()
    days = m.sample(3, "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
    t_old, t_new = two_times(m, 6, 20)
    locker, freeze = m.code("pin"), m.pick("two months", "six weeks", "until the end of the season", "a quarter", "ninety days", "as long as the cast is on")
    sent = m.day(-300, -90)
    first = m.mail(
        gym, m.pick("Welcome to the club", f"Your membership at {gym.name}", "You're in 💪", "Contract copy"),
        letter(m, m.pick(
            f"Great to have you! You pay {fee_old} a month. {klass.capitalize()} with {coach.first} is on {days[0]}s at {t_old}. The lockers take a number you choose, yours is set to {locker}.",
            rows(m, ("Monthly fee", fee_old), ("Course", f"{klass}, {days[0]} {t_old}"), ("Trainer", coach.full), ("Locker code", locker)),
            f"Contract concluded. Fee: {fee_old} per month by direct debit. Booked course: {klass}, every {days[0]}, {t_old}. Locker combination {locker}. Minimum term {m.number(3, 24)} months.",
            f"Sweat starts now. See {coach.first} for {klass} ({days[0]}, {t_old}). {fee_old} leaves your account each month, and {locker} opens your locker. Bring a towel or buy one, we don't judge.",
        ), gym), sent,
    )
    second = tell(
        m, gym, m.day(-25, -8), m.pick("New timetable", "Changes at the club", "Please read: prices and times"),
        m.pick(
            f"From next month {klass} moves to {days[1]} at {t_new} and will be led by {coach2.first}. Your contribution goes up to {fee}.",
            f"{gym.name}: {klass} now {days[1]} {t_new} w/ {coach2.first}. Monthly {fee} from the 1st.",
            f"Electricity, rent, chalk: everything costs more, so we have to ask for {fee} a month. In return there's a new sauna, and {coach2.first} takes over {klass} on {days[1]}s, {t_new}.",
            rows(m, ("Course", klass), ("New day", days[1]), ("New time", t_new), ("Trainer", coach2.full), ("New fee", fee)) + "\n\nYou may cancel within 14 days.",
        ), days[1], t_new, fee,
    )
    third = m.mail(
        gym, m.pick("Freeze confirmed", "Your request", "Membership paused"),
        letter(m, m.pick(
            f"We're sorry about the foot. As requested your membership is paused for {freeze}; nothing is debited in that time.",
            f"Break approved: {freeze}. Please keep your card. Get well soon!",
            f"No problem at all, {coach2.first} sends hugs. We've put you on hold, {freeze}.",
            f"Suspension of contract granted for the following period: {freeze}. The term is extended accordingly.",
        ), gym), m.day(-6, -1),
    ) if m.maybe(0.75) else None
    if m.maybe(0.6):
        mate = m.friend(0)
        tell(m, mate, m.day(-40, -1), "gym", m.pick(f"Come to mine, {klass} on {days[2]}s and it's {m.money(10, 19, False)} a month!!", f"is {coach.first} still there? best trainer I ever had", f"I do {days[2]} mornings now, the place is empty. your {klass} lot are mad"))
    m.ask(
        [
            f"Which day is {klass} at {gym.name}?", f"when do I go to {klass} now", f"{klass} new day", f"on what day do I have to pack my kit for {gym.name}",
            f"weekday of the course at {gym.name}",
        ],
        days[1], second, span=days[1], stale=first, kind="moved",
    )
    m.ask(
        [
            f"What time does {klass} start at {gym.name}?", f"{klass}, how late", f"at what hour does the course at {gym.name} begin", f"{gym.name} {klass} time",
            f"when exactly does my sweating start at {gym.name}",
        ],
        t_new, second, span=t_new, stale=first, kind="moved",
    )
    m.ask(
        [
            f"How much is {gym.name} a month?", f"what do they take off my account for {gym.name}", f"{gym.name} monthly fee now",
            f"what does it cost me to be a member at {gym.name}", f"price of {gym.name}",
        ],
        fee, second, span=fee, stale=first, kind="moved",
    )
    m.ask(
        [
            f"Who teaches {klass} now?", f"who's in charge of {klass} at {gym.name} these days", f"new trainer, {gym.name}", f"which coach do I have in {klass}",
            f"who shouts at us at {gym.name} on {days[1]}s",
        ],
        coach2.first, second, also=[coach2.full], span=coach2.first, stale=first, kind="moved",
    )
    if m.maybe():
        m.ask(
            [
                f"What's my locker code at {gym.name}?", f"how do I open my locker at {gym.name}", f"{gym.name}, number for the cupboard with my stuff",
                f"locker {gym.name}", f"combination at {gym.name}",
            ],
            locker, first, span=locker,
        )
    if third:
        m.ask(
            [
                f"How long is my {gym.name} membership paused?", f"for what period do I not have to pay {gym.name}", f"{gym.name} freeze duration",
                f"how long am I on hold at {gym.name}", f"break from {gym.name}, till when",
            ],
            freeze, third, span=freeze,
        )
    nones(
        m, f"How many guests may I bring to {gym.name}?", f"When does {gym.name} open at weekends?", f"What does a guest pass cost at {gym.name}?",
        f"What's {coach2.full}'s number?", f"Where's the {gym.name} sauna?", f"where did {coach.first} go after {gym.name}", f"what's the {gym.name} towel rule fine",
        f"how many people are in {klass} at {gym.name}",
    )


def dental_plan(m):
    dentist = m.company("dentist", "{Last} Dental", "{Word} Smiles", "{Town} Dental Practice", "Zahnärzte {Last} & {Last}", "Dr {Last} Dentistry")
    who = m.person()
    tooth, tooth2 = m.sample(2, "upper left six", "lower right seven", "the front one that got chipped", "number 36", "number 14", "the wisdom tooth on the left", "tooth 47", "the upper right canine")
    job = m.pick("a ceramic crown", "a root canal", "an inlay", "an implant", "a bridge", "a gold onlay")
    est, new = m.money(1000, 1800, False), m.money(400, 990, False)
    parts = m.pick("three instalments", "six monthly payments", "two halves", "ten rates without interest", "one go with two per cent off")
    dont = m.pick("no hot drinks for two hours", "nothing sticky till Sunday", "chew on the other side for a week", "no smoking for 48 hours", "no brushing there until tomorrow", "soup only today")
    sent = m.day(-40, -20)
    done = m.after(sent, 8, 17)
    first = m.mail(
        dentist, m.pick("Treatment plan", f"Cost estimate {m.code('invoice')}", "Your teeth", "Plan of treatment"),
        letter(m, m.pick(
            f"Please find the plan for {tooth}: {job}, estimated at {est}. {tooth2[0].upper() + tooth2[1:]} we will only keep an eye on.",
            rows(m, ("Tooth", tooth), ("Treatment", job), ("Estimate", est), ("Under observation", tooth2)),
            f"{who.first} recommends {job} on {tooth}. You'd have to reckon with {est}. As for {tooth2}, no need to act yet.",
            f"Regarding {tooth} we propose the following: {job}, total {est}, of which your insurer may carry a part. Findings {tooth2}: watch.",
        ), dentist), sent,
    )
    second = tell(
        m, dentist, m.after(sent, 2, 6), m.pick("Re: " + first.subject, "New estimate", "Cheaper option"),
        m.pick(
            f"If we use the other lab we get down to {new}. You can pay in {parts}.",
            f"Since you asked: {new} with the simpler material, payable in {parts}. It'll hold just as long, says {who.first}.",
            f"{dentist.name}: revised total {new}. Payment: {parts}. Ok? Reply Y.",
            f"The insurer has answered, and your own share shrinks to {new}. We accept {parts}.",
        ), new, parts,
    )
    third = tell(
        m, dentist, done, m.pick("After your treatment", "Aftercare", "How to look after it"),
        m.pick(
            f"You did well today. Please remember: {dont}. If it throbs at night, ring {dentist.phone}.",
            f"Aftercare following today's visit: {dont}. Painkillers as needed. {dentist.name}",
            f"Numbness goes after three hours. {dont[0].upper() + dont[1:]}! {who.first} is on call at the weekend.",
            f"Thank you for your visit. Advice: {dont}. Kindly rate us online.",
        ), dont,
    )
    if m.maybe(0.6):
        partner = m.relative("partner")
        tell(m, partner, m.after(sent, 1, 10), "dentist", m.pick(f"they want {m.money(2000, 2900, False)} for mine!! {m.pick('both sides', 'and that is one tooth')}. shall we sell the car", f"how was it? I've to go back about the filling, hate that drill", f"do ask whether {who.first} does whitening"))
    m.ask(
        [
            f"What do I have to pay at {dentist.name} for {job}?", f"how much will {tooth} cost me now", f"{dentist.name} final estimate",
            f"what's the reduced price for {job}", f"{dentist.name}: what am I in for, money-wise, after the new offer",
        ],
        new, second, span=new, stale=first, kind="moved",
    )
    m.ask(
        [
            f"Which tooth is getting {job}?", f"where in my mouth do they put {job}", f"{dentist.name}, tooth to be treated",
            f"which of my gnashers did {dentist.name} want to fix", f"{job}: on what tooth",
        ],
        tooth, first, span=tooth, kind="decoy",
    )
    m.ask(
        [
            f"How can I pay {dentist.name}?", f"in how many bits may I settle up with {dentist.name}", f"{dentist.name} instalments",
            f"what payment did {dentist.name} agree to", f"do I have to pay {dentist.name} at once or how",
        ],
        parts, second, span=parts,
    )
    m.ask(
        [
            f"What am I not supposed to do after {dentist.name}?", f"aftercare from {dentist.name}", f"what did {dentist.name} say about looking after it",
            f"rules after having {tooth} done", f"what do I have to watch out for now I'm back from {dentist.name}",
        ],
        dont, third, span=dont,
    )
    m.ask(
        [
            f"What was {dentist.name}'s first estimate?", f"how much did {dentist.name} want originally", f"before the cheaper option, what would {job} have cost",
            f"first figure for {tooth}", f"initial quote {dentist.name}",
        ],
        est, first, span=est,
    )
    nones(
        m, f"When is my next check-up at {dentist.name}?", f"How long does {job} last, according to {dentist.name}?", f"What does {dentist.name} charge for whitening?",
        f"When will {tooth2} be treated?", f"which lab does {dentist.name} use", f"how much did the insurer pay towards {job}", f"who's the hygienist at {dentist.name}",
    )


def pharmacy_pickup(m):
    pharmacy = m.company("pharmacy", "{Word} Pharmacy", "{Last} Chemist", "Apotheke am {Word}", "{Town} Pharmacy", "{Last} & {Last} Chemists")
    mine, subst, theirs = m.sample(3, "Ramitol 5 mg", "Lorvastan 20", "Thyrexin 75", "Pantofin 40 mg", "Salbrezo inhaler", "Ferroduct drops", "Metaprin XR", "Cetirona", "Vitalux eye gel", "Candoset 8")
    partner, clerk = m.relative("partner"), m.person()
    pay = m.money(4, 45, True)
    locker = m.code("pin")
    until = m.pick("half past six", "eight in the evening", "Saturday lunchtime", "9 pm", "seven", "the end of the week")
    wait = m.pick("a supply problem", "a recall", "a strike at the wholesaler", "a missing signature", "a wrong strength on the form", "the manufacturer stopping production")
    sent = m.day(-12, -4)
    first = m.sms(pharmacy, sent, ("them", m.pick(
        f"{pharmacy.name}: {mine} for {m.owner.first} not in yet because of {wait}. We'll be in touch.",
        f"Hi {m.owner.first}, your {mine} can't be filled today ({wait}). Sorry!",
        f"PRESCRIPTION UPDATE {m.owner.last.upper()}: {mine} delayed, reason {wait}.",
        f"Good morning from {pharmacy.name}. {wait[0].upper() + wait[1:]} means we have no {mine} at present. {clerk.first} is on the case.",
    )))[0]
    second = tell(
        m, pharmacy, m.after(sent, 1, 3), m.pick("Ready to collect", "Your prescription", "Pick-up"),
        m.pick(
            f"The doctor agreed to {subst} instead. It's in the pick-up machine outside, code {locker}, until {until}. To pay: {pay}.",
            f"READY: {subst} (replaces your usual). Collect until {until}. Locker PIN {locker}. Charge {pay}.",
            f"We found a way! Same ingredient, other name: {subst}. You owe us {pay}. If we're shut, type {locker} into the box on the wall; it's there until {until}. {clerk.first}",
            rows(m, ("Item", subst), ("Patient", m.owner.full), ("Co-payment", pay), ("After-hours code", locker), ("Held until", until)),
        ), subst, locker, pay, until,
    )
    if m.maybe(0.7):
        third = tell(
            m, pharmacy, m.after(sent, 1, 3), f"{partner.first}",
            m.pick(f"{partner.first}'s {theirs} is also waiting behind the counter, {m.money(46, 80, True)}.", f"For {partner.first}: {theirs} arrived. Please bring the green slip.", f"{theirs} for {partner.full}: ready."), theirs,
        )
        m.ask(
            [
                f"Which medicine is at the pharmacy for {partner.first}?", f"what's waiting at {pharmacy.name} for {partner.first}", f"{partner.first}'s prescription",
                f"what do I pick up for {partner.first}", f"{partner.first}, name of the tablets or drops",
            ],
            theirs, third, span=theirs, kind="decoy",
        )
    m.ask(
        [
            f"Which medicine did {pharmacy.name} give me instead of {mine}?", f"what's my replacement for {mine} called",
            f"what do I take now that {mine} isn't available", f"substitute {mine}", f"the other stuff the doctor agreed to rather than {mine}",
        ],
        subst, second, span=subst,
    )
    m.ask(
        [
            f"Why wasn't {mine} available?", f"reason {pharmacy.name} couldn't fill my prescription", f"what held up my {mine}", f"how come there was no {mine}",
            f"what did {pharmacy.name} say was the matter with {mine}",
        ],
        wait, first, span=wait,
    )
    m.ask(
        [
            f"What's the code for the pick-up box at {pharmacy.name}?", f"how do I get my pills out when {pharmacy.name} is shut", f"{pharmacy.name} locker pin",
            f"what do I type in at the machine, {pharmacy.name}", f"number for collecting my stuff from {pharmacy.name} after hours",
        ],
        locker, second, span=locker,
    )
    m.ask(
        [
            f"How long does {pharmacy.name} keep my medicine?", f"till when can I collect at {pharmacy.name}", f"{pharmacy.name} deadline for fetching it",
            f"latest moment to go to {pharmacy.name}", f"how late may I be for {pharmacy.name}",
        ],
        until, second, span=until,
    )
    m.ask(
        [
            f"How much is the charge at {pharmacy.name}?", f"what do I pay for {subst}", f"co-payment {pharmacy.name}", f"how much cash for {pharmacy.name}",
            f"what does {pharmacy.name} get from me",
        ],
        pay, second, span=pay,
    )
    nones(
        m, f"How many tablets of {subst} do I take?", f"What are the side effects of {subst}?", f"When does my {mine} prescription run out?",
        f"Does {pharmacy.name} deliver?", f"who wrote the prescription for {mine}", f"is there parking at {pharmacy.name}", f"is {subst} ok when driving",
    )


def jabs_record(m):
    clinic = m.company("travel clinic", "{Town} Travel Clinic", "{Word} Vaccinations", "Dr {Last} Tropical Medicine", "{Word} Jabs")
    jab, jab2 = m.sample(2, "hepatitis A", "typhoid", "tetanus", "rabies", "yellow fever", "encephalitis", "shingles", "whooping cough", "pneumococcus")
    got, kid = m.day(-400, -60), m.relative(m.pick("son", "daughter"))
    arm = m.pick("left arm", "right arm", "left thigh", "right buttock")
    batch = m.code("booking")
    due1, due2 = m.day(15, 40), m.day(60, 200)
    due1_text, due2_text, got_text = m.fmt_day(due1), m.fmt_day(due2), m.fmt_day(got, style="us" if m.american else "plain", year=True)
    price, after = m.money(35, 140, False), m.pick("no sport that evening", "a sore arm for two days", "a light fever is fine", "don't scratch the plaster", "sit for fifteen minutes", "no sauna for three days")
    sent = m.day(-50, -20)
    note = m.note(m.pick("Health/vaccinations", "jabs", "Vaccination record", "health"), m.pick(
        f"# Jabs\n\n- {jab2}: {got_text}, batch {batch}, {arm}\n- {kid.first}: {m.pick('measles', 'polio', 'mumps')} done at nursery\n\nyellow book is in the passport drawer",
        f"{jab2} on {got_text} ({arm}, lot {batch})\n{kid.first}'s booklet is with the doctor",
        f"| what | when | lot |\n|---|---|---|\n| {jab2} | {got_text} | {batch} |\n\nwas in the {arm}, hurt like hell",
        f"Got {jab2} {got_text}. Lot {batch}. {arm.capitalize()}. No reaction.",
    ))
    first = m.mail(
        clinic, m.pick("Vaccination schedule", "Your second dose", f"{clinic.name}: plan"),
        letter(m, m.pick(
            f"The first dose of {jab} went in today; the second is due on {due1_text}. The charge is {price} each. What to expect: {after}.",
            rows(m, ("Vaccine", jab), ("Dose 2", due1_text), ("Price per dose", price), ("Note", after)),
            f"You were brave! Come back for your second {jab} on {due1_text}, {price} as today. Remember: {after}.",
            f"Immunisation {jab} 1/2 given. Appointment 2/2: {due1_text}. Fee {price}. Advice: {after}.",
        ), clinic), sent,
    )
    second = tell(
        m, clinic, m.after(sent, 5, 15), m.pick(f"{jab}: new date", "Change to your schedule", "Vaccine shortage"),
        m.pick(
            f"There's a shortage of {jab} vaccine, so we have to put you off to {due2_text}. Medically that's no problem.",
            f"{clinic.name}: 2nd {jab} dose now {due2_text}. Sorry.",
            f"New guidance says a longer gap is better. We'd give you the second {jab} shot on {due2_text} rather than when we said.",
            f"Please note: {jab} 2/2 rescheduled to {due2_text}. Bring your record card.",
        ), due2_text,
    )
    if m.maybe(0.6):
        partner = m.relative("partner")
        tell(m, partner, m.after(sent, 0, 20), "jab", m.pick(f"had my {jab} today as well, other arm, feel like I've been kicked. next one {m.fmt_day(m.day(41, 58), year=False)}", f"do the kids need {jab} too?? nobody tells us anything"))
    m.ask(
        [
            f"When is my second {jab} jab?", f"when do I get the other dose against {jab}", f"{clinic.name}: date of the next needle for me", f"{jab} second dose date",
            f"which day do I have to go back to {clinic.name}",
        ],
        due2_text, second, also=m.days(due2), span=due2_text, stale=first, kind="moved",
    )
    m.ask(
        [
            f"When did I have my {jab2} vaccination?", f"when was I last done against {jab2}", f"{jab2} jab, what date was that",
            f"how long ago did they give me {jab2}", f"date of {jab2} shot",
        ],
        got_text, note, also=m.days(got), span=got_text,
    )
    m.ask(
        [
            f"What's the batch number of my {jab2} vaccine?", f"lot of the {jab2} jab", f"{jab2}, which batch was it", f"the code on the sticker from my {jab2}",
            f"number of the vial they used for {jab2}",
        ],
        batch, note, span=batch,
    )
    m.ask(
        [
            f"How much is a dose of {jab} at {clinic.name}?", f"what do I pay {clinic.name} per jab", f"{clinic.name} price", f"cost of {jab}",
            f"how dear is the needle at {clinic.name}",
        ],
        price, first, span=price,
    )
    m.ask(
        [
            f"What did {clinic.name} say to watch for after the {jab} jab?", f"after the {jab} shot, what was I told", f"{clinic.name}'s advice for afterwards",
            f"what's normal or forbidden once you've had {jab}", f"aftercare {jab}",
        ],
        after, first, span=after,
    )
    nones(
        m, f"When is {kid.first}'s next {jab2} jab?", f"What's the batch number of the {jab} dose?", f"What time is my appointment at {clinic.name}?",
        f"who gave me the {jab2} injection", f"which arm did {clinic.name} use for {jab}", f"what does the insurance pay towards {jab}", f"how long does {jab} last",
    )


def operation_fasting(m):
    patient = m.relative(m.pick("father", "grandfather", "partner", "brother", "mother-in-law"))
    hospital, surgeon = m.company("hospital", "{Town} Hospital", "St {Last} Clinic", "{Word} Surgical Centre", "Clínica {Last}"), m.person()
    op = m.pick("cataract operation", "hernia repair", "knee replacement", "tonsil operation", "carpal tunnel surgery", "varicose vein procedure", "gall bladder operation")
    day = m.day(4, 15)
    new = m.after(day, 3, 15)
    day_text, new_text = m.fmt_day(day, year=False), m.fmt_day(new, year=False)
    food, water = m.pick("nothing to eat from midnight", "last meal at 10 the evening before", "no solid food after six in the morning", "a light supper and then nothing"), m.pick("sips of water until seven", "clear tea up to two hours before", "water allowed till he or she is called", "still water only, until 6 am")
    take = m.pick("the heart tablets as usual", "no blood thinners for five days", "half the insulin", "only the thyroid pill", "leave off the water tablets", "no aspirin from now on")
    stay = m.pick("two nights", "one night", "home the same afternoon", "four to five days", "a week, then rehab")
    sent = m.day(-25, -12)
    first = m.mail(
        hospital, m.pick(f"Admission {patient.full}", f"{op[0].upper() + op[1:]}: information", "Before your operation", "Admission letter (copy to relatives)"),
        letter(m, m.pick(
            f"The {op} of {patient.full} is planned for {day_text} under {surgeon.full}. Please observe: {food}. Drinks: {water}. Length of stay: {stay}.",
            rows(m, ("Patient", patient.full), ("Procedure", op), ("Date", day_text), ("Surgeon", surgeon.full), ("Food", food), ("Drink", water), ("Stay", stay)),
            f"We look forward to looking after {patient.first} on {day_text}. {surgeon.full} will do the {op}. The rules are simple: {food}; {water}. Most people are with us for this long: {stay}. Leave jewellery at home.",
            f"{op.upper()} – {patient.full}\n1. Report to desk B on {day_text}\n2. {food}\n3. {water}\n4. Expected stay: {stay}\nOperating surgeon: {surgeon.full}",
        ), hospital), sent,
    )
    formal = m.maybe(0.4)
    second = tell(
        m, hospital if formal else patient, m.after(sent, 3, 9), f"{op}: new date",
        m.pick(
            f"The {op} had to be rescheduled. New date {new_text}. Regarding medicines, please note: {take}. All other instructions stay the same.",
            f"Owing to emergencies in theatre the {op} of {patient.full} is put back to {new_text}. Medication: {take}.",
            rows(m, ("Patient", patient.full), ("Procedure", op), ("New date", new_text), ("Medication", take)),
        ) if formal else m.pick(
            f"{op} now {new_text}, not the day in the letter. and the anaesthetist wants: {take}",
            f"They've rung about the {op}: a bug's going round the ward and it'll be {new_text}. As for my pills I was told: {take}.",
            f"So I'm spared till {new_text}, some poor motorcyclist needed the table. The nurse went through my medicines and says: {take}. Don't fuss.",
            f"Change of plan with my {op}, {new_text} is the day. Instructions for the pill box: {take}. Will you still drive me?",
        ), new_text, take,
    )
    if m.maybe(0.6):
        neighbour = m.person()
        tell(m, neighbour, m.day(-30, -1), "hospital", m.pick(f"I had the same thing done on {m.fmt_day(m.day(-90, -40), year=False)} and was gardening three days later", f"Give {patient.first} my love. {m.person().last} did mine, steady hands", "shall I do the shopping while you're at the hospital?"))
    m.ask(
        [
            f"When is {patient.first}'s {op}?", f"which day does {patient.first} go under the knife", f"{patient.first} operation date",
            f"what date did they move {patient.first}'s surgery to", f"when must I take {patient.first} to {hospital.name}",
        ],
        new_text, second, also=m.days(new), span=new_text, stale=first, kind="moved",
    )
    m.ask(
        [
            f"Who's operating on {patient.first}?", f"name of the surgeon for {patient.first}'s {op}", f"who does the {op}",
            f"which doctor will be holding the scalpel, {patient.first}", f"surgeon at {hospital.name}",
        ],
        surgeon.full, first, span=surgeon.full,
    )
    m.ask(
        [
            f"When must {patient.first} stop eating before the {op}?", f"what are the rules about food before the {op}",
            f"how long can {patient.first} still have a bite beforehand", f"{patient.first}: fasting?", f"can {patient.first} have breakfast on the day of the {op}",
        ],
        food, first, span=food,
    )
    m.ask(
        [
            f"What about {patient.first}'s tablets before the {op}?", f"which medication instructions came for {patient.first}", f"{patient.first}'s pills and the {op}",
            f"what did they say {patient.first} should take or leave off", f"{op}: medicine beforehand",
        ],
        take, second, span=take,
    )
    m.ask(
        [
            f"How long does {patient.first} stay at {hospital.name}?", f"for how long will {patient.first} be away for the {op}", f"length of stay {patient.first}",
            f"when does {patient.first} come home after the {op}, roughly", f"{hospital.name}, number of nights",
        ],
        stay, first, span=stay,
    )
    nones(
        m, f"What time does {patient.first} have to be at {hospital.name}?", f"Which ward will {patient.first} be on for the {op}?",
        f"How many hours does {patient.first}'s {op} take?", f"When do {patient.first}'s stitches come out?", f"what does a single room at {hospital.name} cost",
        f"who visits {patient.first} first after the {op}", f"which eye or side is it, {patient.first}'s {op}",
    )


def scan_moved(m):
    clinic = m.company("radiology", "{Town} Imaging", "{Word} Radiology", "{Last} MRI Centre", "Röntgen {Last}")
    bit = m.pick("left knee", "lower spine", "right shoulder", "ankle", "jaw", "wrist", "hip")
    door_old, door = m.sample(2, "entrance C", "the blue door in the courtyard", "the trailer behind the main building", "level -2", "the pavilion by the pond", "the third floor, left", "the side entrance on the tram side")
    day, sent = m.day(2, 16), m.day(-18, -8)
    told = m.day(-6, -1)
    t_old, t_new = two_times(m, 7, 20)
    rel = m.relative_day(day, told)
    remove = m.pick("all piercings", "hearing aids and watches", "anything with metal, also underwired bras", "eye make-up", "the insulin pump", "dentures")
    wait = m.pick("three working days", "about a week", "48 hours", "by the end of next week", "ten days", "a day or two")
    finding = m.pick("a torn meniscus... no, only frayed", "a small cyst, harmless", "inflamed bursa", "slipped disc, a mild one", "just wear and tear", "a hairline fracture")
    first = m.mail(
        clinic, m.pick(f"MRI {bit}", "Your scan", f"Appointment {m.code('booking')}", "Imaging: how to prepare"),
        letter(m, m.pick(
            f"Your scan of the {bit} is on {m.fmt_day(day)} at {t_old}. Come to {door_old}. Please take off {remove}. Results in {wait}.",
            rows(m, ("Examination", f"MRI {bit}"), ("Date", m.fmt_day(day)), ("Time", t_old), ("Where", door_old), ("Remove", remove), ("Report takes", wait)),
            f"We'll photograph your {bit} from all sides on {m.fmt_day(day)}, {t_old}. You find us at {door_old}. Things to leave off: {remove}. It's loud in there, we have headphones and a choice of {m.number(3, 6)} playlists. The report takes {wait}.",
            f"Examination: {bit}. {m.fmt_day(day)}, {t_old} hrs, {door_old}. To be removed beforehand: {remove}. Written findings: {wait}.",
        ), clinic), sent,
    )
    second = tell(
        m, clinic, told, m.pick("Change", "Your scan: please note", "Different time"),
        m.pick(
            f"The machine is being serviced, so please come at {t_new} {rel}, and to {door} as we've moved.",
            f"{clinic.name}: scan {rel} now {t_new}. Use {door}.",
            f"{rel[0].upper() + rel[1:]} the builders block the way. Could you use {door}? And we'd need you at {t_new}. Thank you for bearing with us.",
            f"Time of your examination {rel} altered to {t_new}. Access via {door} only.",
        ), t_new, door,
    )
    brother = m.relative("brother")
    if m.maybe(0.6):
        tell(m, brother, m.day(-12, -1), "mri", m.pick(f"mine was {finding}. took them {m.number(15, 25)} days to tell me", f"take earplugs. and don't wear the shirt with the press studs like I did", f"had my scan at {m.fmt_time((6, 10))} in the morning once, they run those things all night"))
    m.ask(
        [
            f"What time is the scan of my {bit}?", f"when do they put me in the tube at {clinic.name}", f"{clinic.name} time", f"MRI {bit}: at what hour now",
            f"how late do I have to be at {clinic.name}",
        ],
        t_new, second, span=t_new, stale=first, kind="moved",
    )
    m.ask(
        [
            f"Where do I go in at {clinic.name}?", f"which way into {clinic.name}", f"{clinic.name} entrance now", f"how do I get inside for the scan of my {bit}",
            f"where's the MRI of my {bit}",
        ],
        door, second, span=door, stale=first, kind="moved",
    )
    m.ask(
        [
            f"What do I have to take off for the scan at {clinic.name}?", f"what mustn't I wear in the machine at {clinic.name}",
            f"{clinic.name}, things to leave at home", f"prep for the MRI of the {bit}", f"what does {clinic.name} want gone from my body",
        ],
        remove, first, span=remove,
    )
    m.ask(
        [
            f"How long until I get the results of the {bit} scan?", f"how soon will {clinic.name} tell me what they saw", f"{clinic.name} report, how long",
            f"when do we know about my {bit}", f"waiting time for the pictures' findings from {clinic.name}",
        ],
        wait, first, span=wait,
    )
    nones(
        m, f"What did the MRI of my {bit} show?", f"Who referred me to {clinic.name}?", f"How long does the scan at {clinic.name} take?",
        f"Do I need to fast before {clinic.name}?", f"What does {clinic.name} cost without insurance?", f"who reads the pictures at {clinic.name}",
        f"what did {brother.first} pay for the MRI", f"do I get contrast dye at {clinic.name}",
    )


SCENARIOS = [
    gp_moved, blood_results, medicine_dose, physio_plan, relative_in_hospital, party_allergies, glasses_order, sister_pregnant,
    insurance_claim, gym_freeze, dental_plan, pharmacy_pickup, jabs_record, operation_fasting, scan_moved,
]
