"""Two scenarios that show how one is written."""


def dentist_moved(m):
    dentist = m.company("dentist", "{Last} Dental Care", "{Town} Dentists", "Dr {Last} & Partners")
    old, new = m.day(4, 20), m.day(21, 45)
    t1, t2 = m.clock(8, 16), m.clock(8, 16)
    who = m.person()
    first = m.mail(
        dentist,
        m.pick("Your appointment", f"Appointment confirmation - {dentist.name}", "See you soon!"),
        m.pick(
            f"Dear {m.owner.first},\n\nthis confirms your check-up with {who.full} on {m.fmt_day(old)} at {m.fmt_time(t1)}. "
            f"Please bring your insurance card and arrive ten minutes early.\n\nNeed to change it? Ring {dentist.phone}.\n\n{dentist.name}",
            f"Hi {m.owner.first}\n\nWe have you down for:\n\n  Hygienist ({who.first})\n  {m.fmt_day(old)}\n  {m.fmt_time(t1)}\n\n"
            f"If you can't make it please give us 48 hours' notice or we may have to charge {m.money(20, 60, False)}.\n\nThe team at {dentist.name}",
        ),
        m.day(-40, -20),
    )
    day_text, time_text = m.fmt_day(new), m.fmt_time(t2)
    second = m.mail(
        dentist,
        m.pick("Change to your appointment", "Re: " + first.subject, "IMPORTANT: new time"),
        m.pick(
            f"Dear {m.owner.first}, unfortunately {who.full} is away that week, so we have had to rearrange. Your new slot is "
            f"{day_text} at {time_text}. Sorry for the trouble. If that doesn't suit, please call {dentist.phone}.",
            f"Hello,\n\nas discussed on the phone we've moved you to {day_text}, {time_text}, still with {who.first}.\n\nBest wishes\n{m.person().first}, reception",
        ),
        m.day(-15, -2),
        reply=first if m.maybe() else None,
    )
    m.ask(
        ["When is my dentist appointment?", "when do I have to get my teeth looked at", f"What time is my check-up with {who.first}?", "When am I seeing the hygienist?"],
        f"{day_text} at {time_text}", second, also=[time_text, day_text], span=time_text, stale=first, kind="moved",
    )
    m.ask_none(["When is my eye test?", f"What does {dentist.name} charge for a filling?", f"What's {who.full}'s mobile number?"])


def cabin_key(m):
    host = m.person()
    code, other = m.code("pin"), m.code("pin")
    said = m.day(-60, -3)
    lines = m.chat(
        host, said,
        ("me", m.pick("We're about an hour out. How do we get in?", "hi! nearly there, is the key under the mat again?")),
        (host, m.pick(f"there's a little grey safe to the left of the door now, {code} opens it", f"no more mat :) box by the woodpile, combination {code}")),
        ("me", m.pick("perfect thanks", "got it 🙏")),
        (host, m.pick(f"shed is {other} if you want the bikes", f"and {other} for the bike shed, don't mix them up haha")),
    )
    m.ask(["How do I get into the cabin?", f"What's the code for {host.first}'s key box?", "what number opens the key safe"], code, lines[1], kind="decoy")
    m.ask(["What's the code of the bike shed?", "number for the shed where the bikes are"], other, lines[3], kind="decoy")
    m.ask_none([f"What's the wifi password at {host.first}'s?", "Where did we park at the cabin?"])


SCENARIOS = [dentist_moved, cabin_key]
