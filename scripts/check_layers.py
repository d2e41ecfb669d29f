#!/usr/bin/env python3
"""Data flows one way: a room includes only rooms below it, the command only the public headers. Prints each
breach as file:line and exits 1 if there is one."""
import pathlib
import re
import sys

BELOW = {
    "base": [],
    "read": ["base"],
    "text": ["read", "base"],
    "syntax": ["text", "read", "base"],
    "actors": ["syntax", "text", "read", "base"],
    "time": ["syntax", "text", "read", "base"],
    "amounts": ["syntax", "text", "read", "base"],
    "events": ["actors", "time", "amounts", "syntax", "text", "read", "base"],
    "remarks": ["actors", "time", "amounts", "syntax", "text", "read", "base"],
    "record": ["remarks", "events", "actors", "time", "amounts", "text", "read", "base"],
    "link": ["record", "base"],
    "measure": ["link", "record", "base"],
    "prospects": ["measure", "link", "record", "base"],
    "report": ["prospects", "measure", "link", "record", "base"],
}
BELOW["api"] = list(BELOW)

root = pathlib.Path(__file__).resolve().parent.parent
breaches = 0


def complain(path, number, text):
    global breaches
    breaches += 1
    print(f"{path.relative_to(root)}:{number}: {text}")


def includes(path):
    for number, line in enumerate(path.read_text(encoding="utf8").split("\n"), 1):
        found = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
        if found:
            yield number, found.group(1)


names = {}
for path in sorted(root.glob("src/*/*.[ch]*")):
    room = path.parent.name
    if room not in BELOW:
        complain(path, 1, f"'{room}' is no room of scripts/check_layers.py")
        continue
    if path.name in names and path.suffix == ".c":
        complain(path, 1, f"file name also used by {names[path.name].relative_to(root)}")
    names[path.name] = path
    for number, name in includes(path):
        top = name.split("/")[0]
        if top == "entente":
            continue
        if "/" not in name:
            complain(path, number, f'"{name}": say which room, as in "{room}/{name}"')
        elif top != room and top not in BELOW[room]:
            complain(path, number, f'{room} may not include "{name}"')
for path in sorted(root.glob("cli/*.[ch]")):
    for number, name in includes(path):
        if "/" in name and not name.startswith("entente/"):
            complain(path, number, f'the command uses only the public headers, not "{name}"')
for path in sorted(root.glob("include/entente/*.h")):
    for number, name in includes(path):
        if not name.startswith("entente/"):
            complain(path, number, f'a public header may not include "{name}"')
if not breaches:
    print(f"layers: {len(names)} files, no breach")
sys.exit(1 if breaches else 0)
