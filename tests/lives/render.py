"""Invented lives as text, and as the files that Inglenook reads.

A life is one `.life` file: its owner and clock, then blocks that begin with `@@`. README.md beside this file
describes them. `python3 render.py X.life FOLDER` writes FOLDER/home, FOLDER/questions.jsonl and FOLDER/life.json.
"""

import html
import json
import re
import sys
from dataclasses import dataclass, field
from datetime import datetime
from email.header import Header
from email.utils import format_datetime, formataddr, parseaddr
from pathlib import Path


@dataclass
class Item:
    """A mail, a note, or one message of a chat or SMS thread."""

    id: str
    kind: str  # mail, note, chat, sms
    text: str
    when: datetime | None = None
    sender: str = ""  # "Name <address>" of a mail, a name in a chat, "me" or "them" in SMS
    to: str = ""
    subject: str = ""
    reply: str = ""  # the id of the mail that this one answers
    html: bool = False
    place: str = ""  # a note's path, a chat's name, "Name +number" of an SMS thread


@dataclass
class Question:
    """A question, and what answers it; without `gold` nothing does."""

    question: str
    answer: str = ""
    also: list = field(default_factory=list)
    parts: list = field(default_factory=list)
    gold: list = field(default_factory=list)  # ids of items, any of which holds the answer
    stale: list = field(default_factory=list)  # ids of items that held it once, and no longer do
    span: str = ""  # the words in the gold item that answer, when they differ from `answer`
    kind: str = "fact"


@dataclass
class Life:
    name: str
    owner: str  # "Name <address>"
    now: datetime
    phone: str = ""
    items: list = field(default_factory=list)
    questions: list = field(default_factory=list)
    dates: str = "day"  # how WhatsApp writes dates: "day" first, or "month" first with AM and PM


def parse(text):
    """Reads a `.life` file. A mistake is an error that names the line."""
    life, block, head = None, None, {}
    names = {}
    for number, line in enumerate(text.splitlines() + ["@@ end"], 1):
        try:
            if line.startswith("@@ "):
                if block:
                    _close(life, block, names)
                if life is None:
                    now = datetime.fromisoformat(head["now"])
                    life = Life(head["life"], head["owner"], now, head.get("phone", ""), dates=head.get("dates", "day"))
                block = (line[3:].split(" ", 1), [])
            elif block is None:
                if line.strip() and not line.startswith("#"):
                    key, value = line.split(":", 1)
                    head[key.strip()] = value.strip()
            else:
                block[1].append(line)
        except (KeyError, ValueError, IndexError, TypeError) as error:
            raise ValueError(f"line {number}: {error!r}, before or in: {line[:80]}") from error
    for question in life.questions:
        for id in question.gold + question.stale:
            if id not in names:
                raise ValueError(f"no item {id!r}, which is asked for in: {question.question}")
    return life


def _fields(lines):
    fields, at = {}, 0
    while at < len(lines) and lines[at].strip() != "--":
        if lines[at].strip():
            key, value = lines[at].split(":", 1)
            fields[key.strip()] = value.strip()
        at += 1
    return fields, "\n".join(lines[at + 1 :]).strip("\n")


def _moment(life, text):
    return datetime.fromisoformat(text.replace(" ", "T")).replace(tzinfo=life.now.tzinfo)


LINE = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?) (?:\[([\w.-]+)\] )?([^:]+): (.*)")


def _close(life, block, names):
    (kind, *rest), lines = block
    name = rest[0].strip() if rest else ""

    def add(item):
        if item.id in names:
            raise ValueError(f"two items are called {item.id!r}")
        names[item.id] = item
        life.items.append(item)

    if kind in ("mail", "note"):
        fields, body = _fields(lines)
        when = _moment(life, fields["date"]) if "date" in fields else None
        if kind == "mail":
            add(
                Item(
                    name, "mail", body, when, fields["from"], fields.get("to", life.owner), fields["subject"],
                    fields.get("reply", ""), fields.get("html", "") == "yes",
                )
            )
        else:
            add(Item(fields.get("id", name), "note", body, when, place=name))
    elif kind in ("chat", "sms"):
        last = None
        for line in lines:
            match = LINE.fullmatch(line)
            if match:
                when, id, sender, said = match.groups()
                last = Item(id or f"{name}#{len(life.items)}", kind, said, _moment(life, when), sender.strip(), place=name)
                add(last)
            elif line.strip() and last:
                last.text += "\n" + line
            elif line.strip():
                raise ValueError(f"no message begins with: {line}")
    elif kind in ("ask", "none"):
        fields, _ = _fields(lines)
        several = lambda key, sign: [part.strip() for part in fields.get(key, "").split(sign) if part.strip()]
        question = Question(
            fields["q"], fields.get("a", ""), several("also", "|"), several("parts", "|"), several("gold", ","),
            several("stale", ","), fields.get("span", ""), fields.get("kind", "fact" if kind == "ask" else "noans"),
        )
        if (kind == "ask") != bool(question.gold):
            raise ValueError(f"`@@ ask` needs `gold:`, and `@@ none` has none: {question.question}")
        life.questions.append(question)
    elif kind != "end":
        raise ValueError(f"no block is called {kind!r}")


def render(life, folder):
    """Writes a life's files. The same life gives the same bytes."""
    folder = Path(folder)
    home = folder / "home"
    found = {}  # item id -> how the evaluation recognises it
    mails = {item.id: item for item in life.items if item.kind == "mail"}
    out = []
    for item in sorted(mails.values(), key=lambda item: item.when):
        out.append(_mail(life, item, mails))
        found[item.id] = {"kind": "mail", "message_id": _message_id(item)}
    _write(home / "mail" / "All mail.mbox", "".join(out))
    for item in life.items:
        if item.kind == "note":
            path = Path("notes") / item.place
            _write(home / path, item.text + "\n")
            found[item.id] = {"kind": "note", "path": str(path)}
    for kind in ("chat", "sms"):
        for place in dict.fromkeys(item.place for item in life.items if item.kind == kind):
            said = [item for item in life.items if item.kind == kind and item.place == place]
            said.sort(key=lambda item: item.when)
            found.update((_chat if kind == "chat" else _sms)(life, place, said, home))
    lines = []
    for number, question in enumerate(life.questions, 1):
        items = [found[id] for id in question.gold]
        row = {
            "id": f"{life.name.split()[0].lower()}-{number:02}", "question": question.question,
            "answer": question.answer or " and ".join(question.parts), "items": items, "noans": not items,
            "kind": question.kind,
        }
        if question.also:
            row["answers"] = question.also
        if question.parts:
            row["parts"] = question.parts
        if question.stale:
            row["stale"] = [found[id] for id in question.stale]
        if question.span:
            row["span"] = question.span
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    _write(folder / "questions.jsonl", "".join(lines))
    about = {"name": life.name, "owner": life.owner, "now": life.now.isoformat()}
    _write(folder / "life.json", json.dumps(about, ensure_ascii=False) + "\n")


def _write(path, text):
    if text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _message_id(item):
    domain = parseaddr(item.sender)[1].split("@")[-1]
    return f"{re.sub(r'[^A-Za-z0-9.-]', '-', item.id)}.{item.when:%Y%m%d%H%M}@{domain}"


def _address(text):
    name, address = parseaddr(text)
    return formataddr((name, address)) if name.isascii() else f"{Header(name, 'utf-8').encode()} <{address}>"


def _mail(life, item, mails):
    body = item.text
    before = mails.get(item.reply)
    if before:
        quoted = "\n".join("> " + line for line in before.text.splitlines())
        body += f"\n\nOn {before.when:%a, %d %b %Y at %H:%M}, {parseaddr(before.sender)[0]} wrote:\n{quoted}"
    head = [f"From {parseaddr(item.sender)[1]} {item.when:%a %b %d %H:%M:%S %Y}"]
    head.append(f"From: {_address(item.sender)}")
    head.append("To: " + ", ".join(_address(one) for one in item.to.split(",")))
    subject = item.subject if item.subject.isascii() else Header(item.subject, "utf-8").encode()
    head.append(f"Subject: {subject}")
    head.append(f"Date: {format_datetime(item.when)}")
    head.append(f"Message-ID: <{_message_id(item)}>")
    if before:
        head.append(f"In-Reply-To: <{_message_id(before)}>")
        head.append(f"References: <{_message_id(before)}>")
    head.append("MIME-Version: 1.0")
    head.append(f"Content-Type: text/{'html' if item.html else 'plain'}; charset=utf-8")
    head.append("Content-Transfer-Encoding: 8bit")
    if item.html and "<" not in body:
        rows = "".join(f"<p>{html.escape(line)}</p>\n" for line in body.splitlines() if line.strip())
        body = f"<html><body>{rows}</body></html>"
    # mboxrd: a line that looks like the start of a mail is quoted.
    body = re.sub(r"^(>*From )", r">\1", body, flags=re.M)
    return "\n".join(head) + "\n\n" + body + "\n\n"


def _chat(life, place, said, home):
    path = Path("messages") / f"WhatsApp Chat with {place}.txt"
    lines, found = [], {}
    for item in said:
        stamp = f"{item.when:%d/%m/%Y, %H:%M}"
        if life.dates == "month":
            stamp = f"{item.when.month}/{item.when.day}/{item.when:%y}, {item.when:%I:%M %p}".replace(" 0", " ")
        lines.append(f"{stamp} - {item.sender}: {item.text}\n")
        found[item.id] = {"kind": "message", "source": str(path), "date": item.when.isoformat(timespec="minutes"), "sender": item.sender}
    _write(home / path, "".join(lines))
    return found


def _sms(life, place, said, home):
    name, number = place.rsplit(" ", 1)
    path = home / "messages" / f"sms-{re.sub(r'[^0-9]', '', number)}.xml"
    rows, found = [], {}
    for item in said:
        stamp = int(item.when.timestamp() * 1000)
        kind = 2 if item.sender == "me" else 1
        body = html.escape(item.text, quote=True).replace("\n", "&#10;")
        rows.append(
            f'  <sms protocol="0" address="{number}" date="{stamp}" type="{kind}" body="{body}" read="1" '
            f'contact_name="{html.escape(name, quote=True)}" />\n'
        )
        sender = parseaddr(life.owner)[0] if kind == 2 else name
        found[item.id] = {"kind": "message", "source": str(path.relative_to(home)), "date": item.when.isoformat(), "sender": sender}
    head = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n"
    _write(path, f'{head}<smses count="{len(rows)}">\n{"".join(rows)}</smses>\n')
    return found


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        render(parse(Path(sys.argv[1]).read_text(encoding="utf-8")), sys.argv[2])
    except ValueError as error:
        sys.exit(f"{sys.argv[1]}: {error}")
