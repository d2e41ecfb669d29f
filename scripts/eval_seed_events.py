#!/usr/bin/env python3
"""Measures the coder on dated happenings that a person listed: of the rows of seed_facts/dates.tsv that say 'happened' and have a date as
value, how many have a coded event on that line with that date; and of those that are acts of states (tests/golden/seed_happenings.tsv says which, of
what type and whose), how many have one with that date, type and states. Needs the shared data folder (ENTENTE_SHARED, default ../shared beside the
source); prints 'skipped' without it.

    scripts/eval_seed_events.py [-v] [000,001,004]
"""
import csv
import glob
import json
import os
import re
import subprocess
import sys

from project import ROOT, SHARED, command



def code(documents):
    text = "".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents)
    done = subprocess.run([command(), "code", "--format", "jsonl"], input=text.encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.decode("utf8").splitlines() if line.strip()]


def acts():
    with open(os.path.join(ROOT, "tests", "golden", "seed_happenings.tsv"), encoding="utf8") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["id"]: (row["events"].split("|"), set(row["states"].split())) for row in rows}


def is_act(event, types, states):
    return event["event"] in types and states <= {a.get("country") for a in event["actors"] if a["role"] in ("actor", "recipient", "third")}


def line_span(text, number):
    lines = text.split("\n")
    start = sum(len(line.encode()) + 1 for line in lines[: number - 1])
    return start, start + len(lines[number - 1].encode())


def main():
    arguments = [a for a in sys.argv[1:] if a != "-v"]
    verbose = "-v" in sys.argv[1:]
    names = tuple((arguments or ["000,001,004"])[0].split(","))
    facts = os.path.join(SHARED, "data", "seed_facts", "dates.tsv")
    if not os.path.exists(facts):
        print("skipped: no", facts)
        return
    texts = {}
    for path in glob.glob(os.path.join(SHARED, "seeds", "*.txt")):
        with open(path, encoding="utf8") as file:
            texts[os.path.basename(path)] = file.read()
    events = code([{"id": name, "text": text} for name, text in sorted(texts.items())])
    with open(facts, encoding="utf8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = total = whole = n_acts = 0
    known = acts()
    for row in rows:
        value = row["value"].replace("~", "")
        if row["file_name"][:3] not in names or not row["status"].startswith("happened") or not re.match(r"^[0-9X/.\-]+$", value):
            continue
        start, end = line_span(texts[row["file_name"]], int(row["line"]))
        here = [e for e in events if e["doc"] == row["file_name"] and start <= e["start"] < end]
        hit = [e for e in here if e.get("date", {}).get("edtf", "").replace("~", "") == value]
        total += 1
        found += bool(hit)
        types, states = known.get(row["id"], (["-"], set()))
        right = [e for e in hit if is_act(e, types, states)]
        n_acts += types != ["-"]
        whole += bool(right) and types != ["-"]
        if verbose:
            told = [(e["event"], e["text"], e.get("date", {}).get("edtf")) for e in (hit or here)]
            print("ok  " if right else "part" if hit else "miss", row["id"], row["file_name"][:3], row["line"], value, row["what happened then"][:60], told)
    print(f"FIGURE seed events {','.join(names)}: {found} of {total} dated happenings have an event with their date: {found / max(total, 1):.3f};"
          f" {whole} of the {n_acts} that are acts of states have their date, type and states: {whole / max(n_acts, 1):.3f}")


main()
