"""How much memory the window has, and all that it starts: `cargo xtask bench app` runs this on a display of its own.

memory.py PROGRAM: the vault has the demo home already. Shared pages are counted in parts (PSS), so that the sum is what would
be free without it. A model's file, which is mapped, counts where it is used.
"""

import subprocess
import sys
import time

from driving import find, keys, wait, write

PROGRAM = sys.argv[1]


def family(process):
    """The process and all below it. Children belong to the thread that started them."""
    tasks = subprocess.run(["ls", f"/proc/{process}/task"], capture_output=True, text=True).stdout.split()
    found = [process]
    for task in tasks:
        try:
            children = open(f"/proc/{process}/task/{task}/children").read().split()
        except FileNotFoundError:
            continue
        for child in children:
            found += family(child)
    return found


def memory(when):
    parts = {}
    for process in family(str(window.pid)):
        try:
            words = open(f"/proc/{process}/cmdline").read().split("\0")
            rollup = open(f"/proc/{process}/smaps_rollup").read()
        except (FileNotFoundError, ProcessLookupError):
            continue
        name = words[0].rsplit("/", 1)[-1]
        if name == "inglenook":
            name += " generator" if "generator" in words else " backend"
        pss = int(next(line for line in rollup.splitlines() if line.startswith("Pss:")).split()[1]) / 1024
        parts[name] = parts.get(name, 0) + pss
    shown = ", ".join(f"{name} {size:.0f}" for name, size in sorted(parts.items(), key=lambda part: -part[1]))
    print(f"| memory of window and engine, {when} | {sum(parts.values()):.0f} MB ({shown}) |", flush=True)


window = subprocess.Popen([PROGRAM], stderr=subprocess.DEVNULL)
try:
    field = wait("the field", lambda: find("entry", "Ask or search"))
    time.sleep(12)
    memory("idle")
    field.queryComponent().grabFocus()
    write("flight Seattle")
    time.sleep(3)
    memory("after a search")
    keys("ctrl+a")
    write("When is my flight?")
    keys("Return")
    wait("the answer", lambda: find("push button", lambda name: name.startswith("Source ")), 240)
    memory("with an answer just given")
    time.sleep(110)
    memory("two minutes later")
    # What searches by meaning had loaded is given back after five minutes without one.
    time.sleep(240)
    memory("six minutes later")
finally:
    window.terminate()
    window.wait(20)
