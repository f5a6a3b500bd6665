"""The window as a person uses it: driven through the accessibility tree and the keyboard, because WebDriver would
need the network that the window does not have.

Run by src-tauri/tests/window.rs, within a D-Bus session and on a display of its own:
journey.py PROGRAM HOME SCREENSHOTS TRACE. Ends with 0 when all went as it should; else the last line says what did not.
"""

import subprocess
import sys
import time

import driving
from driving import find, keys, picture, press, text_of, wait, write

PROGRAM, HOME, driving.screenshots, TRACE = sys.argv[1:5]

# --follow-forks and no --seccomp-bpf: calls that a filter refuses would not be seen.
calls = "trace=socket,socketpair,connect,bind,listen,io_uring_setup"
window = subprocess.Popen(["strace", "-f", "-qq", "-e", calls, "-e", "signal=none", "-o", TRACE, PROGRAM])
try:
    wait("the promise", lambda: find("heading", lambda name: name.startswith("Answers from your own")))
    picture("first-run")
    press("Continue")
    press(lambda name: name.startswith("Add folder") or name.startswith("Choose folder"))
    wait("the dialog for folders", lambda: find("file chooser", lambda name: True) or find("dialog", lambda name: True))
    time.sleep(1)
    # A slash opens the field for a path, which is not there at once.
    keys("slash")
    time.sleep(1)
    keys("ctrl+a")
    write(HOME)
    time.sleep(1)
    picture("dialog")
    keys("Return")
    time.sleep(1)
    if find("file chooser", lambda name: True):
        keys("Return")
    wait("what was recognised", lambda: find("push button", lambda name: name.startswith("Leave out")))
    picture("recognised")
    press("Add and continue")
    press(lambda name: name in ("Start", "Go on without a model"))

    field = wait("the field", lambda: find("entry", "Ask or search"))
    field.queryComponent().grabFocus()
    write("flight Seattle")
    wait("the airline's mail while typing", lambda: "HKX4QZ" in text_of("document web", "Inglenook"))
    picture("hits")
    wait("indexing ends", lambda: find("progress bar", "Indexing") is None)

    keys("ctrl+a")
    write("When is my Delmar flight to Seattle?")
    keys("Return")
    answer = wait("the answer", lambda: find("push button", lambda name: name.startswith("Source ")), 240)
    wait("what it says", lambda: "28 November" in text_of("document web", "Inglenook"))
    picture("answer")
    answer.queryAction().doAction(0)
    wait("the item behind the citation", lambda: "HKX4QZ" in text_of("landmark", "Text of the item"))
    picture("citation")

    press("Privacy")
    wait("the seal's tries", lambda: find("list item", lambda name: "refused" in name) or "refused" in text_of("document web", "Inglenook"))
    picture("privacy")
    press("Sources")
    forgotten = 0
    while find("push button", lambda name: name.startswith("Forget ") and name != "Forget this source"):
        press(lambda name: name.startswith("Forget ") and name != "Forget this source")
        if forgotten == 0:
            picture("forget")
        press("Forget this source")
        forgotten += 1
        wait("the warning closes", lambda: find("push button", "Forget this source") is None)
        time.sleep(2)
        if forgotten > 10:
            sys.exit("sources do not go")
    if forgotten == 0:
        sys.exit("there was no source to forget")
finally:
    window.terminate()
    try:
        window.wait(20)
    except subprocess.TimeoutExpired:
        window.kill()
print("done")
