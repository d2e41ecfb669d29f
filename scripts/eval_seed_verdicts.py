#!/usr/bin/env python3
"""How much of what is coded of the five sample articles is true, by the verdicts of a person (tests/golden/seed_verdicts.tsv): whether the
sentence says that act, of that type, of those states, with that status; dates are not judged. Events that nobody has judged yet are counted
apart. Needs the shared data folder (ENTENTE_SHARED, default ../shared beside the source); prints 'skipped' without it.

    scripts/eval_seed_verdicts.py [-v]     -v: the events that are wrong or not judged, as rows of the table
"""
import collections
import glob
import json
import os
import subprocess
import sys

from project import ROOT, SHARED, command

KEY = ["article", "offset", "event", "actors", "recipients", "status"]


def side(event, role):
    return "+".join(sorted(a.get("country") or a["code"] for a in event["actors"] if a["role"] == role))


def main():
    paths = sorted(glob.glob(os.path.join(SHARED, "seeds", "*.txt")))
    if not paths:
        print("skipped: no", os.path.join(SHARED, "seeds"))
        return
    with open(os.path.join(ROOT, "tests", "golden", "seed_verdicts.tsv"), encoding="utf8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    verdicts = {tuple(row[:6]): row[6:] for row in lines[1:]}
    text = ""
    for path in paths:
        with open(path, encoding="utf8") as file:
            text += json.dumps({"id": os.path.basename(path)[:3], "text": file.read()}) + "\n"
    done = subprocess.run([command(), "code", "--format", "jsonl"], input=text.encode(), stdout=subprocess.PIPE, check=True)
    counts, why = collections.Counter(), collections.Counter()
    for line in done.stdout.decode("utf8").splitlines():
        event = json.loads(line)
        key = (event["doc"], str(event["start"]), event["event"], side(event, "actor"), side(event, "recipient"), event["status"])
        verdict = verdicts.get(key, ["not judged", ""])
        counts[verdict[0]] += 1
        why[verdict[1]] += verdict[0] == "wrong"
        if "-v" in sys.argv[1:] and verdict[0] != "right":
            print("\t".join(key + tuple(verdict)))
    judged = counts["right"] + counts["wrong"]
    print("wrong by kind:", ", ".join(f"{kind} {n}" for kind, n in why.most_common() if kind))
    print(f"FIGURE seed verdicts: {counts['right']} of {judged} judged events are true: {counts['right'] / max(judged, 1):.3f};"
          f" {counts['not judged']} not judged")


main()
