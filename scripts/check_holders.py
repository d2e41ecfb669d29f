#!/usr/bin/env python3
"""Is each office holder of holders.tsv since 1945 found by title, surname and a day of the term? Puts "Prime Minister Nehru arrived
on 4 September 1947." to `entente actors` for each row of the offices below and tells whose state did not come out. Where two of
one surname were in such offices at the time, one of them cannot.

usage: check_holders.py [-v]     ENTENTE names the program; exits 1 where fewer than LEAST are found"""
import datetime
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent.parent
TITLES = {"president": "President", "prime-minister": "Prime Minister", "foreign-minister": "Foreign Minister", "king": "King", "chancellor": "Chancellor"}
PARTICLES = set("de van von bin al el ben da di la le du der den ibn abu dos do arap Ould Al El De Di Da Van Von".split())
LEAST = 0.99
NO_SURNAME = {"II", "III", "IV", "V", "VI", "Sr.", "Jr."}


def surname(person):
    words = person.split()
    at = len(words) - 1
    while at > 1 and words[at - 1] in PARTICLES:
        at -= 1
    return None if words[-1] in NO_SURNAME or "of" in words else " ".join(words[at:])


def begin(text):
    """The first day that a term's `from` may mean."""
    return datetime.date.fromisoformat((text + "-01-01")[:10] if len(text) == 4 else (text + "-01")[:10])


def measure(program, verbose=False):
    docs, wanted = [], {}
    for number, line in enumerate((HERE / "data/holders.tsv").read_text(encoding="utf-8").split("\n")):
        fields = line.split("\t")
        if line.startswith("#") or len(fields) < 7 or fields[1] not in TITLES or len(fields[0]) != 3 or fields[4] < "1945":
            continue
        name, day = surname(fields[2]), begin(fields[4]) + datetime.timedelta(20)
        if name:
            docs.append({"id": str(number), "text": f"{TITLES[fields[1]]} {name} arrived on {day.day} {day:%B} {day.year}.", "published": day.isoformat()})
            wanted[str(number)] = fields
    out = subprocess.run([program, "actors"], input="\n".join(map(json.dumps, docs)), capture_output=True, text=True, check=True).stdout
    found = {}
    for line in filter(None, out.split("\n")):
        mention = json.loads(line)
        if mention["how"] in ("person", "office"):
            found.setdefault(mention["doc"], mention)
    right = 0
    for number, fields in wanted.items():
        got = found.get(number, {})
        right += got.get("country") == fields[0]
        if verbose and got.get("country") != fields[0]:
            print(*fields[:3], fields[4], got.get("country"), got.get("person"), sep="\t")
    share = right / max(len(wanted), 1)
    print(f"holders found by title, surname and day: {right} of {len(wanted)}, {share:.4f}")
    return share


def main():
    program = os.environ.get("ENTENTE", str(HERE / "build/release/entente"))
    if not os.access(program, os.X_OK):
        print("holders: skipped (no program built)")
        return 0
    return 0 if measure(program, "-v" in sys.argv) >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
