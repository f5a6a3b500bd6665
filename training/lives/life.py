"""An invented life in the making: what a scenario may ask for, and where it puts what it wrote.

A scenario is a function that takes a `Maker`, writes a few items with it (mails, chat messages, notes) and asks
questions about them. It decides nothing but its own matter: people, companies, days and codes come from the maker, so
that a scenario that runs for two people makes two different matters.
"""

import random
import re
import sys
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "lives"))
from render import Item, Life, Question  # noqa: E402

import names  # noqa: E402

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True)
class Person:
    first: str
    last: str
    email: str
    phone: str
    lang: str = "en"

    @property
    def full(self):
        return f"{self.first} {self.last}"

    @property
    def address(self):
        return f"{self.full} <{self.email}>"


@dataclass(frozen=True)
class Company:
    name: str
    email: str
    phone: str
    domain: str

    @property
    def address(self):
        return f"{self.name} <{self.email}>"


def plain(text):
    """Letters without accents, in lower case, for addresses."""
    import unicodedata

    text = text.replace("ø", "o").replace("ß", "ss").replace("ł", "l").replace("Ł", "L")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if c.isascii() and c.isalnum()).lower()


def ordinal(n):
    return f"{n}{'th' if 10 <= n % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


class Maker:
    """One life in the making. `rng` decides everything, so the same seed makes the same life."""

    def __init__(self, seed, lang="en"):
        self.rng = random.Random(seed)
        self.seed = seed
        self.lang = lang  # of the owner's own writing: en, de, fr, es, it, pt, nl
        self._used = set()
        self._count = 0
        self.american = self.rng.random() < 0.5  # month first, AM and PM, dollars
        self.currency = "$" if self.american else self.rng.choice(["£", "€", "£", "€", "$"])
        self.owner = self.person(lang=lang if self.rng.random() < 0.7 else None)
        zone = timezone(timedelta(hours=self.rng.choice([-8, -6, -5, 0, 0, 1, 1, 2, 5, 10])))
        start = datetime(2024, 1, 1, tzinfo=zone) + timedelta(days=self.rng.randrange(1100), minutes=self.rng.randrange(420, 1320))
        self.now = start
        self.life = Life(self.owner.full, self.owner.address, self.now, self.owner.phone, dates="month" if self.american else "day")
        self.family = {}  # role -> Person
        self._companies = {}

    # --- chance ---
    def pick(self, *options):
        """One of the options."""
        return self.rng.choice(options)

    def sample(self, n, *options):
        return self.rng.sample(list(options), n)

    def maybe(self, p=0.5):
        return self.rng.random() < p

    def number(self, low, high):
        return self.rng.randint(low, high)

    # --- people and companies ---
    def person(self, lang=None, same_first=None):
        """Somebody new; with `same_first` another person of that first name."""
        for _ in range(200):
            of = lang or self.rng.choices(list(names.WEIGHTS), list(names.WEIGHTS.values()))[0]
            first = same_first.first if same_first else self.rng.choice(names.FIRST[of])
            last = self.rng.choice(names.LAST[of])
            if (same_first or first not in self._used) and last not in self._used:
                break
        self._used.update([first, last])
        style = self.rng.choice(["{f}.{l}", "{f}{l}", "{f}{n}", "{l}.{f}", "{i}{l}"])
        local = style.format(f=plain(first), l=plain(last), n=self.rng.randint(1, 99), i=plain(first)[0])
        domain = self.rng.choice(["mailhost.example", "postbox.example", "inbox.example", "webmail.example"])
        return Person(first, last, f"{local}@{domain}", self.phone_number(), of)

    def relative(self, role):
        """The owner's partner, mother, sister, son, …: the same person all through a life."""
        if role not in self.family:
            self.family[role] = self.person(lang=self.lang if self.rng.random() < 0.8 else None)
        return self.family[role]

    def friend(self, n=0):
        """A friend who turns up in several scenarios (0 to 4)."""
        return self.relative(f"friend{n}")

    def company(self, kind, *patterns):
        """A business: `company("dentist", "{Word} Dental", "{Last} & {Last} Dentistry")`. Always a new one."""
        pattern = self.rng.choice(patterns or ("{Word} " + kind.title(),))
        fill = lambda match: {
            "Word": lambda: self.rng.choice(names.WORDS).title(),
            "Last": lambda: self.rng.choice(names.LAST[self.rng.choice(["en", "en", "es", "fr", "de", "it"])]),
            "Town": lambda: self.rng.choice(names.TOWNS),
            "Street": lambda: self.rng.choice(names.STREETS),
        }[match.group(1)]()
        for _ in range(100):
            name = re.sub(r"\{(\w+)\}", fill, pattern)
            if name not in self._companies:
                break
        self._companies[name] = True
        domain = plain(name)[:18] + ".example"
        local = self.rng.choice(["info", "hello", "office", "noreply", "no-reply", "bookings", "service", "desk", "team"])
        return Company(name, f"{local}@{domain}", self.phone_number(), domain)

    def phone_number(self):
        if getattr(self, "american", True):
            return f"({self.rng.randint(201, 989)}) 555-{self.rng.randint(100, 199):04}"
        return f"07700 900{self.rng.randint(0, 999):03}"

    def town(self):
        return self.rng.choice(names.TOWNS)

    def street(self):
        return f"{self.rng.randint(1, 180)} {self.rng.choice(names.STREETS)} {self.rng.choice(['Street', 'Road', 'Lane', 'Avenue', 'Close', 'Court', 'Drive'])}"

    def word(self):
        return self.rng.choice(names.WORDS)

    # --- values ---
    def code(self, kind="booking"):
        """booking HKX4QZ · order 88204417 · invoice INV-2031-118 · pin 4821 · wifi ferry-lantern-2041 · plate · flight DL 407"""
        r = self.rng
        letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
        if kind == "booking":
            return "".join(r.choice(letters + "23456789") for _ in range(5)) + r.choice(letters)
        if kind == "order":
            return r.choice([str(r.randint(10**7, 10**9)), f"{r.randint(100, 999)}-{r.randint(10**6, 10**7 - 1)}"])
        if kind == "invoice":
            return f"{r.choice(['INV', 'R', 'RE', 'F', 'A'])}-{r.randint(2020, 2099)}-{r.randint(10, 999)}"
        if kind == "pin":
            return str(r.randint(1000, 9999))
        if kind == "wifi":
            a, b = r.sample(names.WORDS, 2)
            return r.choice([f"{a}-{b}-{r.randint(10, 9999)}", f"{a.title()}{b.title()}{r.randint(10, 99)}!", f"{a}{r.randint(100, 9999)}", f"{a}_{b}{r.randint(1, 9)}"])
        if kind == "plate":
            return f"{''.join(r.choices(letters, k=2))}{r.randint(10, 99)} {''.join(r.choices(letters, k=3))}"
        if kind == "flight":
            return f"{''.join(r.sample(letters, 2))} {r.randint(100, 3999)}"
        raise ValueError(kind)

    def money(self, low, high, cents=None):
        """An amount as this person's world writes it: $1,158.90, £40, 12,50 €."""
        cents = self.rng.random() < 0.5 if cents is None else cents
        value = self.rng.randint(low, high) + (self.rng.randrange(1, 100) / 100 if cents else 0)
        text = f"{value:,.2f}" if cents else f"{int(value):,}"
        if self.currency == "€" and self.rng.random() < 0.6:
            return text.replace(",", "_").replace(".", ",").replace("_", ".") + " €"
        return self.currency + text

    # --- time ---
    def day(self, low, high):
        """A date so many days from now (negative: before)."""
        return (self.now + timedelta(days=self.rng.randint(low, high))).date()

    def after(self, day, low, high):
        return day + timedelta(days=self.rng.randint(low, high))

    def next_weekday(self, day, weekday):
        """The first such weekday (0 Monday) after a day."""
        return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)

    def at(self, day, low=7, high=22):
        """A moment on a date, for when something is sent. Never after now."""
        moment = datetime(day.year, day.month, day.day, self.rng.randint(low, high), self.rng.randrange(60), self.rng.randrange(60), tzinfo=self.now.tzinfo)
        return min(moment, self.now - timedelta(minutes=self.rng.randint(3, 300)))

    def clock(self, low=8, high=18, step=5):
        """A time of day, (hour, minute)."""
        return (self.rng.randint(low, high), self.rng.randrange(0, 60, step))

    def fmt_time(self, clock, style=None):
        hour, minute = clock
        style = style or self.rng.choice(["12", "12", "12s", "12d"] if self.american else ["24", "24", "24", "12s", "24d"])
        half = "am" if hour < 12 else "pm"
        twelve = (hour - 1) % 12 + 1
        if style == "24":
            return f"{hour}:{minute:02}"
        if style == "24d":
            return f"{hour}.{minute:02}"
        if style == "12":
            return f"{twelve}:{minute:02} {half.upper()}"
        if style == "12d":
            return f"{twelve}:{minute:02} {half[0]}.m."
        return f"{twelve}{'' if minute == 0 else f':{minute:02}'}{half}"

    def times(self, clock):
        """Every way to write a time of day, for `also`."""
        bare = f"{(clock[0] - 1) % 12 + 1}:{clock[1]:02}"
        return list(dict.fromkeys([self.fmt_time(clock, style) for style in ("24", "24d", "12", "12d", "12s")] + [bare]))

    def fmt_day(self, day, style=None, year=None):
        """A date in words. Styles: long (Saturday 28 November), plain, short (28 Nov), num, us (November 28), weekday."""
        style = style or self.rng.choice(["us", "uswd", "usshort", "num"] if self.american else ["long", "plain", "short", "num", "ord"])
        year = self.rng.random() < 0.35 if year is None else year
        wd, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
        if style == "weekday":
            return wd
        tail = f" {day.year}" if year else ""
        ustail = f", {day.year}" if year else ""
        return {
            "long": f"{wd}{self.rng.choice([',', ''])} {day.day} {month}{tail}",
            "plain": f"{day.day} {month}{tail}",
            "short": f"{wd[:3]} {day.day} {month[:3]}{tail}",
            "ord": f"{wd} the {ordinal(day.day)}" if not year else f"{ordinal(day.day)} {month}{tail}",
            "us": f"{month} {day.day}{ustail}",
            "uswd": f"{wd}, {month} {day.day}{ustail}",
            "usshort": f"{wd[:3]}, {month[:3]} {day.day}{ustail}",
            "num": f"{day.month}/{day.day}/{day.year}" if self.american else self.rng.choice([f"{day.day:02}/{day.month:02}/{day.year}", f"{day.day}.{day.month}.{day.year}", day.isoformat()]),
        }[style]

    def days(self, day):
        """Every way to write a date, for `also`."""
        month = MONTHS[day.month - 1]
        return [f"{day.day} {month}", f"{month} {day.day}", f"{day.day} {month[:3]}", f"{month[:3]} {day.day}", f"{ordinal(day.day)}", day.isoformat(), f"{day.day:02}/{day.month:02}/{day.year}", f"{day.month}/{day.day}/{day.year}", f"{day.day}.{day.month}.{day.year}"]

    def relative_day(self, day, said):
        """How somebody who writes on the date `said` speaks of `day`: tomorrow, on Saturday, next Friday, on the 12th."""
        gap = (day - said).days
        wd = WEEKDAYS[day.weekday()]
        if gap == 0:
            return self.pick("today", "tonight") if self.maybe(0.7) else "today"
        if gap == 1:
            return "tomorrow"
        if gap == -1:
            return "yesterday"
        if 1 < gap <= 6:
            return self.pick(wd, f"on {wd}", f"this {wd}", wd[:3])
        if 7 <= gap <= 13:
            return self.pick(f"next {wd}", f"{wd} next week", f"{wd} week", f"a week on {wd}") if gap > 7 else self.pick(f"next {wd}", f"{wd} next week")
        return self.pick(f"on the {ordinal(day.day)}", f"{wd} the {ordinal(day.day)}", self.fmt_day(day, year=False))

    # --- items ---
    def _id(self, kind):
        self._count += 1
        return f"{kind}{self._count}"

    def mail(self, sender, subject, body, when, to=None, reply=None, html=False, sign=True):
        """A mail. `sender` and `to` are Person, Company or "Name <address>"; `when` a moment or a date; `reply` an
        earlier mail (quoted below the text if `sign`... is left alone). Returns the item."""
        of = lambda who: who if isinstance(who, str) else who.address
        if isinstance(when, date) and not isinstance(when, datetime):
            when = self.at(when)
        item = Item(self._id("m"), "mail", body.strip("\n"), min(when, self.now - timedelta(minutes=1)), of(sender), of(to) if to else self.owner.address, subject, reply.id if reply else "", html)
        self.life.items.append(item)
        return item

    def chat(self, place, day, *lines, start=None):
        """Messages of one WhatsApp chat on one day. `place` is a Person (a chat with one) or a group's name; a line is
        (person or "me", text). Returns the items, one for each line."""
        name = place if isinstance(place, str) else place.full
        moment = start or self.at(day)
        moment = min(moment, self.now - timedelta(minutes=3 * len(lines) + 2))
        made = []
        for who, text in lines:
            sender = self.owner.full if who == "me" else who.full if isinstance(who, Person) else who
            moment += timedelta(minutes=self.rng.choice([0, 1, 1, 2, 3]), seconds=self.rng.randrange(60))
            moment = min(moment, self.now - timedelta(minutes=1))
            item = Item(self._id("c"), "chat", text.strip(), moment, sender, place=name)
            self.life.items.append(item)
            made.append(item)
        return made

    def sms(self, person, day, *lines):
        """SMS with one person or company. A line is ("me" or "them", text). Returns the items."""
        name = person.full if isinstance(person, Person) else person.name
        place = f"{name} {re.sub(r'[^0-9+]', '', person.phone)}"
        moment = min(self.at(day), self.now - timedelta(minutes=3 * len(lines) + 2))
        made = []
        for who, text in lines:
            moment += timedelta(minutes=self.rng.choice([0, 1, 2, 4]), seconds=self.rng.randrange(60))
            item = Item(self._id("s"), "sms", text.strip(), min(moment, self.now - timedelta(minutes=1)), who, place=place)
            self.life.items.append(item)
            made.append(item)
        return made

    def note(self, path, body):
        """A Markdown note. A path that is taken gets a number. Returns the item."""
        taken = {item.place for item in self.life.items if item.kind == "note"}
        path = path.removesuffix(".md")
        stem, n = path, 2
        while path + ".md" in taken:
            path, n = f"{stem} {n}", n + 1
        item = Item(self._id("n"), "note", body.strip("\n"), place=path + ".md")
        self.life.items.append(item)
        return item

    # --- questions ---
    def ask(self, questions, answer, gold, also=(), parts=(), stale=(), span="", kind="fact"):
        """Asks one of `questions` (give at least three wordings, one of them in everyday words that the text does not
        have). `answer` as a person would say it; `gold` the item or items each of which holds the current value by
        itself; `stale` those that held it once. `answer`, one of `also`, or `span` must stand word for word in each
        gold item."""
        gold = gold if isinstance(gold, (list, tuple)) else [gold]
        stale = stale if isinstance(stale, (list, tuple)) else [stale]
        wording = questions if isinstance(questions, str) else self.rng.choice(list(questions))
        also = list(dict.fromkeys([str(x) for x in also if x]))
        self.life.questions.append(Question(wording, str(answer), also, list(parts), [i.id for i in gold], [i.id for i in stale], span, kind))

    def ask_none(self, questions, kind="noans"):
        """Asks what nothing in this life answers, though something looks like it."""
        wording = questions if isinstance(questions, str) else self.rng.choice(list(questions))
        self.life.questions.append(Question(wording, kind=kind))
