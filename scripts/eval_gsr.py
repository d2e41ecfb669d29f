#!/usr/bin/env python3
"""Measures whole records on PLOVER's gold standard records: the root type with the codes of source and target, from the raw sentence. A gold
record is met where an event has its type and, on each side, a code that agrees with the gold's in state and, where the gold names one, in
sector. "-" in the gold's target asks for nothing. Needs the shared data folder (ENTENTE_SHARED, default ../shared beside the source);
prints 'skipped' without it.

    scripts/eval_gsr.py [-v]
"""
import json
import os
import subprocess
import sys

from project import SHARED, command

# Types of the draft in which the records are written, by their names in PLOVER 2.0; and codes of states that are none of ISO 3166.
ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD", "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
STATES = {"ITL": "ITA", "JAP": "JPN", "VTN": "VNM", "SUN": "RUS", "SCG": "SRB", "YUG": "SRB", "CSK": "CZE"}


def codes(actors):
    given = [a.get("code", "") if isinstance(a, dict) else "" for a in ([actors] if isinstance(actors, dict) else actors or [])]
    return [code for code in given if code.strip("-")]


def agrees(gold, mine):
    """The state first; a sector of the gold's must be among ours."""
    return STATES.get(mine[:3], mine[:3]) == STATES.get(gold[:3], gold[:3]) and (len(gold) == 3 or gold[3:6] in [mine[i : i + 3] for i in range(3, len(mine), 3)])


def side(event, roles):
    return [a["code"] for a in event["actors"] if a["role"] in roles]


def meets(event, gold, only_root=False):
    root = ROOTS.get(event["event"], event["event"])
    if root != ROOTS.get(gold["event"], gold["event"]):
        return False
    if only_root:
        return True
    actors, others = side(event, ("actor",)), side(event, ("recipient",))
    others = others or actors
    return all(any(agrees(g, m) for m in actors) for g in codes(gold.get("source"))) and all(
        any(agrees(g, m) for m in others) for g in codes(gold.get("target")))


def main():
    path = os.path.join(SHARED, "data", "plover", "PLOVER_GSR_part.json")
    if not os.path.exists(path):
        print("skipped: no", path)
        return
    with open(path, encoding="utf8") as file:
        records = [r for r in json.load(file) if r.get("text") and r["event"] != "DOCUMENT"]
    lines = "".join(json.dumps({"id": str(i), "text": r["text"], "date": r.get("date", "")}, ensure_ascii=False) + "\n"
                    for i, r in enumerate(records))
    done = subprocess.run([command(), "code", "--format", "jsonl"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    events = [json.loads(line) for line in done.stdout.decode("utf8").splitlines()]
    whole = root = told = 0
    for i, record in enumerate(records):
        mine = [e for e in events if e["doc"] == str(i)]
        told += len(mine)
        hit = any(meets(e, record) for e in mine)
        whole += hit
        root += any(meets(e, record, True) for e in mine)
        if "-v" in sys.argv:
            print("ok  " if hit else "miss", record["event"], codes(record.get("source")), codes(record.get("target")), "|", record["text"][:160])
            for e in mine if not hit else []:
                print("       ", e["event"], e["text"], side(e, ("actor",)), side(e, ("recipient",)))
    n = max(len(records), 1)
    print(f"FIGURE gsr: whole records {whole} of {len(records)} = {whole / n:.3f}; root alone {root / n:.3f}; events told {told}")


main()
