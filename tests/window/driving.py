"""A person at the window: finds things by the accessibility tree, presses them, types."""

import os
import subprocess
import sys
import time

import pyatspi

PATIENCE = int(os.environ.get("INGLENOOK_PATIENCE", "90"))
# Where pictures go; each script names its own place.
screenshots = "."


def windows():
    return [app for app in pyatspi.Registry.getDesktop(0) if app and app.name == "inglenook-desktop"]


def every(node, depth=0):
    """All nodes below one. What goes away meanwhile is left out."""
    if depth > 40:
        return
    try:
        children = list(node)
    except Exception:
        return
    for child in children:
        if child is None:
            continue
        yield child
        yield from every(child, depth + 1)


def matches(node, role, name):
    try:
        if node.getRoleName() != role or not node.getState().contains(pyatspi.STATE_SHOWING):
            return False
        return name(node.name) if callable(name) else node.name == name
    except Exception:
        return False


def find(role, name):
    for window in windows():
        for node in every(window):
            if matches(node, role, name):
                return node
    return None


def wait(what, look, patience=PATIENCE):
    """The first thing that `look` finds."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        found = look()
        if found:
            return found
        time.sleep(0.2)
    picture("failed")
    for window in windows():
        for node in every(window):
            try:
                print(" ", node.getRoleName(), repr(node.name))
            except Exception:
                pass
    sys.exit(f"not seen within {patience} s: {what}")


def press(name, role="push button"):
    button = wait(f"the button {name}", lambda: find(role, name))
    button.queryAction().doAction(0)
    time.sleep(0.3)
    return button


def keys(*names):
    subprocess.run(["xdotool", "key", "--clearmodifiers", *names], check=True)


def write(text):
    subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "25", text], check=True)


def picture(name):
    time.sleep(1)
    window = subprocess.run(["xdotool", "getactivewindow"], capture_output=True, text=True).stdout.strip()
    # The first picture comes before the window manager has made the window the active one.
    size = subprocess.run(["xdotool", "getwindowgeometry", window or "0"], capture_output=True, text=True).stdout
    target = window if "x" in size and "Geometry: 1x1" not in size and "Geometry: 10x10" not in size else "root"
    subprocess.run(["import", "-window", target, os.path.join(screenshots, f"window-{name}.png")], check=False)


def text_of(role, name):
    node = find(role, name)
    if node is None:
        return ""
    words = [node.name]
    for child in every(node):
        try:
            words.append(child.name or "")
            words.append(child.queryText().getText(0, -1))
        except Exception:
            pass
    return " ".join(words)
