#!/bin/bash
# Runs a program on a display of its own, with a window manager and the accessibility tree.
# Called within a D-Bus session: display.sh PROGRAM ARGUMENTS
set -u
folder=$(mktemp -d)
export GTK_A11Y=atspi NO_AT_BRIDGE=0 XDG_CONFIG_HOME="$folder" LC_ALL=C.UTF-8
Xvfb -displayfd 7 -screen 0 1280x860x24 -nolisten tcp 7>"$folder/display" 2>/dev/null &
server=$!
trap 'kill $manager $server 2>/dev/null; rm -rf "$folder"' EXIT
manager=
for _ in $(seq 100); do [ -s "$folder/display" ] && break; sleep 0.1; done
DISPLAY=":$(cat "$folder/display")"
export DISPLAY
openbox >/dev/null 2>&1 &
manager=$!
/usr/libexec/at-spi-bus-launcher --launch-immediately >/dev/null 2>&1 &
sleep 1
gsettings set org.gnome.desktop.interface toolkit-accessibility true 2>/dev/null
"$@"
