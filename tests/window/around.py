"""What lies around the window: its size and place at the next start, the keys and the icon that bring it to the front, what
is dragged onto it, two starts at once, an end in the middle of indexing.

Run by src-tauri/tests/window.rs as journey.py is: around.py PROGRAM HOME SCREENSHOTS.
"""

import os
import re
import signal
import subprocess
import sys
import time

import driving
from driving import every, find, keys, press, text_of, wait
from gi.repository import Gio, GLib

PROGRAM, HOME, driving.screenshots = sys.argv[1:4]
running = []


def start():
    process = subprocess.Popen([PROGRAM], stderr=subprocess.PIPE, text=True)
    running.append(process)
    return process


def there(name="Ask or search"):
    return wait("the window", lambda: find("entry", name) or find("heading", lambda it: it.startswith("Answers from")))


def xdotool(*arguments):
    return subprocess.run(["xdotool", *arguments], capture_output=True, text=True).stdout.strip()


def window():
    """The X window of the program, which has more than one."""
    return wait("the window's own window", lambda: xdotool("search", "--onlyvisible", "--name", "^Inglenook$").split("\n")[-1])


def geometry(of):
    shown = xdotool("getwindowgeometry", "--shell", of)
    return [int(re.search(rf"^{name}=(-?\d+)$", shown, re.M)[1]) for name in ("X", "Y", "WIDTH", "HEIGHT")]


def close(process):
    """As the cross in the title does."""
    xdotool("windowfocus", "--sync", window())
    keys("alt+F4")
    if process.wait(20) != 0:
        sys.exit(f"the window ended with {process.returncode}: {process.stderr.read()}")


def active():
    return xdotool("getactivewindow", "getwindowname") == "Inglenook"


def hidden():
    """Behind: as the desktop has it when another program is used."""
    xdotool("windowminimize", window())
    wait("the window is away", lambda: not active())


class Tray:
    """What shows icons on a desktop; the test's display has none. Its name must be there before the window is."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.items = []
        xml = """<node><interface name="org.kde.StatusNotifierWatcher">
            <method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
            <method name="RegisterStatusNotifierHost"><arg type="s" direction="in"/></method>
            <property name="RegisteredStatusNotifierItems" type="as" access="read"/>
            <property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
            <property name="ProtocolVersion" type="i" access="read"/>
            <signal name="StatusNotifierItemRegistered"><arg type="s"/></signal>
            <signal name="StatusNotifierHostRegistered"/>
        </interface></node>"""
        interface = Gio.DBusNodeInfo.new_for_xml(xml).interfaces[0]
        values = {
            "IsStatusNotifierHostRegistered": GLib.Variant("b", True),
            "ProtocolVersion": GLib.Variant("i", 0),
            "RegisteredStatusNotifierItems": GLib.Variant("as", []),
        }
        self.bus.register_object("/StatusNotifierWatcher", interface, self.called, lambda *asked: values[asked[4]], None)
        Gio.bus_own_name_on_connection(self.bus, "org.kde.StatusNotifierWatcher", Gio.BusNameOwnerFlags.NONE, None, None)
        self.listen(0.5)

    def called(self, _bus, sender, _path, _interface, method, arguments, invocation):
        if method == "RegisterStatusNotifierItem":
            self.items.append((sender, arguments[0]))
        invocation.return_value(None)

    def listen(self, seconds):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            while GLib.MainContext.default().iteration(False):
                pass
            time.sleep(0.02)

    def item(self):
        for _ in range(40):
            if self.items:
                return self.items[-1]
            self.listen(0.25)
        sys.exit("the window put no icon into the tray")

    def ask(self, name, path, interface, method, arguments, reply):
        answer = self.bus.call_sync(name, path, interface, method, arguments, GLib.VariantType(reply), 0, 5000)
        return answer.unpack()

    def property(self, name, path, what):
        arguments = GLib.Variant("(ss)", ("org.kde.StatusNotifierItem", what))
        return self.ask(name, path, "org.freedesktop.DBus.Properties", "Get", arguments, "(v)")[0]

    def press(self, label):
        """Chooses an entry of the icon's menu."""
        name, path = self.item()
        menu = self.property(name, path, "Menu")
        layout = GLib.Variant("(iias)", (0, -1, []))
        _, (_, _, entries) = self.ask(name, menu, "com.canonical.dbusmenu", "GetLayout", layout, "(u(ia{sv}av))")
        labels = {entry[1].get("label", "").replace("_", ""): entry[0] for entry in entries}
        if label not in labels:
            sys.exit(f"the icon's menu has no {label}: {list(labels)}")
        event = GLib.Variant("(isvu)", (labels[label], "clicked", GLib.Variant("i", 0), 0))
        self.ask(name, menu, "com.canonical.dbusmenu", "Event", event, "()")


def drag(path):
    """Drags a folder out of a window of another program and lets go over ours."""
    script = f"""
import gi
gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk
window = Gtk.Window(title="a file manager")
label = Gtk.Button(label="a folder")
label.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [Gtk.TargetEntry.new("text/uri-list", 0, 0)], Gdk.DragAction.COPY)
label.connect("drag-data-get", lambda _w, _c, data, *_: data.set_uris(["file://{path}"]))
window.add(label)
window.set_default_size(120, 80)
window.move(0, 0)
window.set_keep_above(True)
window.show_all()
Gtk.main()
"""
    source = subprocess.Popen(["/usr/bin/python3", "-c", script])
    running.append(source)
    manager = wait("the other program", lambda: xdotool("search", "--onlyvisible", "--name", "^a file manager$"))
    time.sleep(0.5)
    x, y, width, height = geometry(manager)
    left, top, wide, high = geometry(window())
    xdotool("mousemove", str(x + width // 2), str(y + height // 2))
    time.sleep(0.2)
    xdotool("mousedown", "1")
    for step in range(1, 21):
        to = (left + wide // 2, top + high // 2)
        at = [int(a + (b - a) * step / 20) for a, b in zip((x + width // 2, y + height // 2), to)]
        xdotool("mousemove", *map(str, at))
        time.sleep(0.05)
    wait("the page says what letting go does", lambda: "Let go" in text_of("document web", "Inglenook"), 10)
    time.sleep(0.5)
    xdotool("mouseup", "1")
    # It is asked for what it gave only now.
    return source


tray = Tray()
try:
    # Two starts at once: one window, and the other says so.
    both = [start(), start()]
    there()
    wait("one of two starts ends", lambda: any(process.poll() is not None for process in both), 30)
    other, process = sorted(both, key=lambda it: it.poll() is None)
    told = other.stderr.read()
    if other.returncode != 0 or "another window" not in told or process.poll() is not None:
        sys.exit(f"two starts at once: {[it.poll() for it in both]}, {told}")
    print("two starts at once: one window, the other ended and said so")

    # What is dragged onto it is recognised.
    press("Continue")
    source = drag(os.path.join(HOME, "notes"))
    wait("what was dropped is recognised", lambda: find("push button", lambda name: name == "Leave out notes"))
    source.terminate()
    print("drag and drop: recognised")
    press("Add and continue")
    press(lambda name: name in ("Start", "Go on without a model"))
    there()

    # An end in the middle of indexing, as a lost battery has it.
    process.send_signal(signal.SIGKILL)
    process.wait()
    process = start()
    field = there()
    wait("indexing goes on to its end", lambda: find("progress bar", "Indexing") is None)
    press("Sources")
    wait("all of it is there", lambda: re.search(r"\b\d+ items", text_of("document web", "Inglenook")))
    press("Ask")
    print("killed while indexing: the vault opens and is whole")

    # Size and place.
    xdotool("windowsize", "--sync", window(), "900", "640")
    xdotool("windowmove", "--sync", window(), "140", "90")
    time.sleep(1)
    before = geometry(window())
    close(process)
    process = start()
    there()
    time.sleep(1)
    after = geometry(window())
    if any(abs(was - now) > 3 for was, now in zip(before, after)):
        sys.exit(f"size and place were {before} and are {after}")
    print(f"size and place after a restart: {after}")

    # The keys, from wherever one is.
    hidden()
    keys("ctrl+alt+space")
    wait("the keys bring the window to the front", active, 10)
    focused = lambda: any(  # noqa: E731
        node.getRoleName() == "entry" and node.getState().contains(driving.pyatspi.STATE_FOCUSED)
        for it in driving.windows()
        for node in every(it)
    )
    wait("the field has the focus", focused, 10)
    print("global shortcut: to the front, with the focus in the field")

    # The icon.
    icon = tray.property(*tray.item(), "IconName")
    if not os.path.isfile(icon if icon.endswith(".png") else icon + ".png"):
        sys.exit(f"the tray's icon is no file: {icon}")
    hidden()
    tray.press("Ask\u2026")
    wait("the icon brings the window to the front", active, 10)
    print("tray: an icon, and Ask brings the window to the front")
    # A second start does as well.
    hidden()
    if start().wait(30) != 0:
        sys.exit("a second start failed")
    wait("a second start brings the window to the front", active, 10)
    tray.press("Quit Inglenook")
    if process.wait(20) != 0:
        sys.exit(f"Quit ended it with {process.returncode}")
    print("tray: Quit ends it")
finally:
    for process in running:
        if process.poll() is None:
            process.kill()
print("done")
