"""How long the window's engine takes and how much memory it has: `cargo xtask bench app` runs this.

measure.py PROGRAM HOME FOLDER [ITEMS]: PROGRAM is `inglenook`, HOME the demo home, FOLDER an empty place for a mailbox of
about 200 MB and for vaults. Speaks to `inglenook backend` as the window does. Prints a table.
"""

import base64
import json
import os
import random
import statistics
import subprocess
import sys
import threading
import time

PROGRAM, HOME, FOLDER = sys.argv[1:4]
ITEMS = int(sys.argv[4]) if len(sys.argv) > 4 else 50_000
NAMES = ["Ada", "Bruno", "Chiara", "Dev", "Elif", "Farid", "Grete", "Hana", "Ines", "Jonas", "Kavita", "Lars"]
TYPED = ["invoice for the roof", "meeting on thursday", "the garden and the river", "letter from kavita", "winter boat"]


class Backend:
    """A process of the engine, and the lines to it and from it."""

    def __init__(self, vault):
        environment = {**os.environ, "INGLENOOK_VAULT": vault}
        pipe = subprocess.PIPE
        self.started = time.monotonic()
        self.process = subprocess.Popen([PROGRAM, "backend"], stdin=pipe, stdout=pipe, env=environment, text=True)
        self.answers, self.indexing, self.next = {}, {"state": "running", "stage": None, "done": 0, "total": 0}, 0
        self.stages, self.peak = {}, 0
        self.heard = threading.Condition()
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        for line in self.process.stdout:
            line = json.loads(line)
            with self.heard:
                if "id" in line and "event" not in line:
                    self.answers[line["id"]] = line
                elif line.get("event") == "indexing":
                    self.indexing = line["payload"]
                    self.stages.setdefault(self.indexing["stage"], time.monotonic())
                self.heard.notify_all()

    def ask(self, command, **arguments):
        """The answer, and how many milliseconds it took."""
        self.next += 1
        began = time.monotonic()
        self.process.stdin.write(json.dumps({"id": self.next, "command": command, "arguments": arguments}) + "\n")
        self.process.stdin.flush()
        with self.heard:
            self.heard.wait_for(lambda: self.next in self.answers, 600)
            line = self.answers.pop(self.next)
        if "error" in line:
            sys.exit(f"{command}: {line['error']['message']}")
        return line["ok"], (time.monotonic() - began) * 1000

    def search(self, query):
        found, took = self.ask("search", request={"query": query, "k": 30})
        return found["hits"], took

    def wait(self, holds, patience=3600):
        until = time.monotonic() + patience
        with self.heard:
            while not holds(self.indexing):
                if time.monotonic() > until:
                    sys.exit(f"not within {patience} s: {self.indexing}")
                self.heard.wait(1)
        return time.monotonic()

    def memory(self):
        """The most that it has had, and what it has now, in MB."""
        status = dict(line.split(":", 1) for line in open(f"/proc/{self.process.pid}/status"))
        return tuple(int(status[name].split()[0]) / 1024 for name in ("VmHWM", "VmRSS"))

    def end(self):
        began = time.monotonic()
        self.process.stdin.close()
        self.process.wait(60)
        return time.monotonic() - began


def mailbox(path):
    """Mails as people have them: short texts, and an attachment on every tenth, which is most of the bytes."""
    chance = random.Random(7)
    words = [word for word in open(__file__).read().replace('"', " ").split() if word.isalpha()]
    for folder, _, files in os.walk(os.path.join(HOME, "notes")):
        for name in sorted(files):
            words += [word for word in open(os.path.join(folder, name)).read().split() if word.isalpha()]
    with open(path, "w") as out:
        for number in range(ITEMS):
            sender = chance.choice(NAMES)
            text = " ".join(chance.choices(words, k=chance.randint(20, 180)))
            subject = " ".join(chance.choices(words, k=4))
            out.write(
                f"From - Mon Jan 01 00:00:00 2024\nMessage-ID: <{number}@mail.example>\nFrom: {sender} <{sender.lower()}@mail.example>\n"
                f"To: Judith <judith@mail.example>\nSubject: {subject}\n"
                f"Date: Mon, {1 + number % 28:02} Jan 2024 {number % 24:02}:{number % 60:02}:00 +0000\nMIME-Version: 1.0\n"
            )
            if number % 10:
                out.write(f"Content-Type: text/plain; charset=utf-8\n\n{text}\n\n")
                continue
            data = base64.encodebytes(chance.randbytes(24_000)).decode()
            out.write(
                f'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n{text}\n\n--b\n'
                f'Content-Type: image/jpeg; name="{number}.jpg"\nContent-Transfer-Encoding: base64\n\n{data}--b--\n\n'
            )


def typing(backend, rounds):
    """What each keystroke of some queries takes, beginning with the third letter."""
    took = []
    for query in TYPED[:rounds]:
        for end in range(3, len(query) + 1):
            took.append(backend.search(query[:end])[1])
            time.sleep(0.08)
    return took


def percentiles(took):
    ordered = sorted(took)
    return f"{statistics.median(ordered):.0f} ms", f"{ordered[int(len(ordered) * 0.95)]:.0f} ms"


def row(what, *values):
    print("| " + " | ".join([what, *values]) + " |", flush=True)


os.makedirs(FOLDER, exist_ok=True)
load = os.getloadavg()[0]
row(f"load before: {load:.1f} on {os.cpu_count()} processors", "")
row("---", "---")

# From nothing to a hit, and the same in a vault that is there.
new, again = [], []
for attempt in range(3):
    vault = os.path.join(FOLDER, f"home{attempt}")
    backend = Backend(vault)
    backend.ask("add_sources", paths=[HOME])
    while not backend.search("flight Seattle")[0]:
        time.sleep(0.02)
    new.append(time.monotonic() - backend.started)
    backend.wait(lambda now: now["state"] == "idle")
    backend.end()
    backend = Backend(vault)
    assert backend.search("flight Seattle")[0], "what was indexed is found"
    again.append(time.monotonic() - backend.started)
    backend.end()
row("start with an empty vault, add the demo home, first hit (median of 3)", f"{statistics.median(new):.1f} s")
row("start with the demo home indexed, first hit (median of 3)", f"{statistics.median(again):.2f} s")

box = os.path.join(FOLDER, "large.mbox")
if not os.path.exists(box):
    mailbox(box)
size = os.path.getsize(box) / 1e6
backend = Backend(os.path.join(FOLDER, "large"))
began = time.monotonic()
found, took = backend.ask("recognise", paths=[box])
row(f"an mbox of {size:.0f} MB with {ITEMS:,} mails: recognised", f"{took / 1000:.1f} s")
backend.ask("add_sources", paths=[box])
began = time.monotonic()
embedding = backend.wait(lambda now: now["stage"] == "embed" and now["total"] > 0)
row("… all read, and found by their words", f"{embedding - began:.0f} s")
items = backend.ask("status")[0]["items"]
first = backend.indexing["done"]
marked = time.monotonic()
took = typing(backend, len(TYPED))
median, p95 = percentiles(took)
state = backend.indexing
row(f"keystroke to hits with {items:,} items, embedding going on ({len(took)} keystrokes): median, p95", f"{median}, {p95}")
rate = (state["done"] - first) / (time.monotonic() - marked)
row(f"… embedding meanwhile, {state['total']:,} chunks in all", f"{rate:.0f} chunks a second")
row("… memory of the engine's process: most, now", "{:.0f} MB, {:.0f} MB".format(*backend.memory()))
row("… ends when its window is closed", f"{backend.end():.1f} s")
backend = Backend(os.path.join(FOLDER, "large"))
backend.search("invoice")
row("started again while not done: first hit", f"{time.monotonic() - backend.started:.1f} s")
backend.wait(lambda now: now["stage"] == "embed" and now["done"] > 0, 600)
row("… indexing goes on where it was after", f"{time.monotonic() - backend.started:.1f} s")
backend.ask("pause_indexing")
backend.wait(lambda now: now["state"] == "paused", 60)
median, p95 = percentiles(typing(backend, len(TYPED)))
row("keystroke to hits with indexing paused: median, p95", f"{median}, {p95}")
backend.end()
