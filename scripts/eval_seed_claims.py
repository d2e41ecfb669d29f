#!/usr/bin/env python3
"""What `entente claims` finds of the agreements and contradictions that a person listed in three of the seed articles, and what else it
calls a disagreement. A listed pair is found where one claim has a verdict that fits and values from sentences that hold at least two of its
quotes; "different things" are right where no claim sets them against each other."""
import collections
import csv
import json
import subprocess
import sys
import tempfile

from project import SHARED, command

FITS = {"AGREEMENT": {"agree", "refine", "series", "supersede"}, "DIFFERENT": {"supersede", "series"}, "CONTRADICTION": {"disagree", "series"}}


def main():
    facts = SHARED / "data/seed_facts/contradictions.tsv"
    if not facts.exists():
        print(f"skipped: no {facts}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        database = f"{folder}/seeds.db"
        subprocess.run([command(), "add", str(SHARED / "seeds"), "-q", "-d", database], check=True)
        out = subprocess.run([command(), "claims", "-d", database, "--format", "jsonl"], check=True, capture_output=True, text=True).stdout
        claims = [json.loads(line) for line in out.splitlines()]
        texts = {}
        for path in sorted((SHARED / "seeds").iterdir()):
            read = subprocess.run([command(), "read", str(path)], check=True, capture_output=True, text=True).stdout
            document = json.loads(read.splitlines()[0])
            texts[path.name] = (document["id"], document["text"].encode())
    groups = collections.OrderedDict()
    for row in csv.DictReader(open(facts, encoding="utf8"), delimiter="\t", quoting=csv.QUOTE_NONE):
        groups.setdefault(row["id"], []).append(row)

    def holds(value, row):
        document, text = texts[row["file_name"]]
        at = text.find(row["sentence"].encode())
        return value["doc"] == document and at >= 0 and at <= value.get("start", -1) < at + len(row["sentence"].encode())

    found = wrong = 0
    for name, rows in groups.items():
        kind = rows[0]["class"].split()[0]
        both = [c for c in claims if len({i for i, r in enumerate(rows) for v in c["values"] if holds(v, r)}) >= 2]
        good = [c for c in both if c["verdict"] in FITS.get(kind, set())]
        bad = [c for c in both if c["verdict"] == "disagree" and kind != "CONTRADICTION"]
        right = bool(good) or (kind == "DIFFERENT" and not bad)
        found += right and not bad
        wrong += bool(bad)
        said = good[0]["verdict"] + " of " + good[0]["property"] if good else "wrongly disagree" if bad else "nothing set against it" if right else "not found"
        print(f"{name}  {rows[0]['class']}: {rows[0]['topic']}: {said}")
    print(f"{found} of {len(groups)} as listed, {wrong} wrongly called a disagreement")
    disagreements = [c for c in claims if c["verdict"] == "disagree"]
    print(f"{len(disagreements)} disagreements in all five articles:")
    for claim in disagreements:
        print(f"  {claim['subject']}: {claim['property']}: " + " | ".join(f"{v['value']} ({v['doc'][:4]})" for v in claim["values"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
