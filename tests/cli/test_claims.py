#!/usr/bin/env python3
"""Do the verdicts of `entente claims` hold? Each row of tests/golden/claims/*.tsv is two texts, taken through the whole program alone;
then all texts together, where nothing of one row may contradict another's. Prints precision and recall of "disagree" and of each other
verdict, by file and class, and fails below the floors. test_claims.py [-v] [FILE.tsv ...]"""
import collections
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

from support import ENTENTE, ROOT

FLOOR_PRECISION, FLOOR_RECALL = 0.90, 0.70


def rows_of(path):
    with open(path, encoding="utf8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def documents(row, number):
    for side in "ab":
        if row[side]:
            document = {"id": f"{number}{side}", "text": row[side]}
            if row["published_" + side]:
                document["published"] = row["published_" + side]
            yield document


def claims_of(texts, folder):
    database = f"{folder}/claims.db"
    pathlib.Path(database).unlink(missing_ok=True)
    lines = "".join(json.dumps(text) + "\n" for text in texts)
    subprocess.run([ENTENTE, "add", "-", "-q", "-d", database], input=lines, text=True, check=True)
    out = subprocess.run([ENTENTE, "claims", "-d", database, "--format", "jsonl"], text=True, check=True, capture_output=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def judged(row, claims):
    """The verdict given to the row: what it should be where that was said, else the worst that was said."""
    wanted = row["property"].split("|")
    if row["verdict"] == "disagree":
        fits = [c for c in claims if c["verdict"] == "disagree" and c["property"] in wanted]
        return "disagree" if fits else "other disagree" if any(c["verdict"] == "disagree" for c in claims) else "none"
    if any(c["verdict"] == "disagree" for c in claims):
        return "disagree"
    if row["verdict"] == "none":
        return "none"
    said = [c["verdict"] for c in claims if c["property"] in wanted]
    return row["verdict"] if row["verdict"] in said else said[0] if said else "none"


def share(part, whole):
    return f"{part / whole:.2f}" if whole else "  - "


def main():
    verbose = "-v" in sys.argv[1:]
    paths = [pathlib.Path(a) for a in sys.argv[1:] if a != "-v"] or sorted(ROOT.glob("tests/golden/claims/*.tsv"))
    failed, everything = 0, []
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            hits, said, should = collections.Counter(), collections.Counter(), collections.Counter()
            by_class = collections.defaultdict(lambda: [0, 0])
            for number, row in enumerate(rows_of(path)):
                texts = list(documents(row, f"{path.stem}{number}"))
                everything += texts
                given = judged(row, claims_of(texts, folder))
                should[row["verdict"]] += 1
                said["disagree" if given == "other disagree" else given] += 1
                hits[row["verdict"]] += given == row["verdict"]
                by_class[row["class"]][0] += given == row["verdict"]
                by_class[row["class"]][1] += 1
                if verbose and given != row["verdict"]:
                    print(f"{path.name}: {row['class']}: {row['verdict']} of {row['property']}, not {given}:\n  {row['a']}\n  {row['b']}")
            print(f"{path.name}: {sum(hits.values())} of {sum(should.values())} verdicts as they should be")
            for verdict in ("disagree", "agree", "refine", "supersede", "series", "none"):
                print(f"  {verdict:9}  precision {share(hits[verdict], said[verdict])}  recall {share(hits[verdict], should[verdict])}"
                      f"  ({hits[verdict]} of {should[verdict]})")
            print("  by class: " + ", ".join(f"{name} {right}/{n}" for name, (right, n) in by_class.items()))
            if hits["disagree"] < FLOOR_PRECISION * said["disagree"] or hits["disagree"] < FLOOR_RECALL * should["disagree"]:
                print(f"  below the floor: precision {FLOOR_PRECISION}, recall {FLOOR_RECALL}")
                failed += 1
        across = [c for c in claims_of(everything, folder)
                  if c["verdict"] == "disagree" and len({v["doc"].rstrip("ab") for v in c["values"]}) > 1 and c["property"] != "office"]
        print(f"all texts in one record: {len(across)} disagreements across rows")
        if verbose:
            for claim in across:
                print("  ", claim["subject"], claim["property"], [(v["doc"], v["value"]) for v in claim["values"]])
    print(f"{len(paths) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
