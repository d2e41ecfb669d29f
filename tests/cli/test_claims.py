#!/usr/bin/env python3
"""Do the verdicts of `entente claims` hold? Each row of tests/golden/claims/*.tsv is two texts, taken through the whole program alone;
then all texts together, where nothing of one row may contradict another's. Prints precision and recall of "disagree" and of each other
verdict, by file and class, and fails below the floors. Passages of several facts (passages.txt) follow, whose disagreements are listed.
test_claims.py [-v] [--half odd|even] [FILE.tsv|FILE.txt ...]; a half: rows of odd or even number, the first is 1."""
import argparse
import collections
import concurrent.futures
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

from support import ENTENTE, ROOT

FLOORS = collections.defaultdict(lambda: (0.90, 0.70),  # precision, recall of "disagree"
                                 {"passages.txt": (0.80, 0.60), "seventh.tsv": (0.90, 0.60), "eighth.tsv": (0.90, 0.60),
                                  "paragraphs.txt": (0.90, 0.60)})


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


def claims_of(texts):
    with tempfile.TemporaryDirectory() as folder:
        database = f"{folder}/claims.db"
        lines = "".join(json.dumps(text) + "\n" for text in texts)
        subprocess.run([ENTENTE, "add", "-", "-q", "-d", database], input=lines, text=True, check=True)
        out = subprocess.run([ENTENTE, "claims", "-d", database, "--format", "jsonl"], text=True, check=True, capture_output=True).stdout
        return [json.loads(line) for line in out.splitlines()]


def claims_of_each(records):
    """What claims_of gives for each, several at a time."""
    with concurrent.futures.ThreadPoolExecutor(max_workers=4) as pool:
        return list(pool.map(claims_of, records))


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


def passages_of(path):
    """[relation, [text of a, text of b], [true disagreement]] of each pair of passages."""
    pairs = []
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith("== "):
            pairs.append((line[3:], [], []))
        elif line[:2] in ("a ", "b "):
            head, text = line.split(": ", 1)
            pairs[-1][1].append({"id": f"{len(pairs)}{head[0]}", "text": text, "published": head[2:]})
        elif line.startswith("disagree "):
            pairs[-1][2].append([part.strip() for part in line.split(" ", 1)[1].split("|")])
    return pairs


def is_listed(claim, listed):
    *properties, a, b = listed
    said = {side: [v["value"] for v in claim["values"] if v["doc"].endswith(side)] for side in "ab"}
    return claim["property"] in properties and any(a in v for v in said["a"]) and any(b in v for v in said["b"])


def reaches_floor(path, hits, said, should):
    precision, recall = FLOORS[path.name]
    if hits >= precision * said and hits >= recall * should:
        return True
    print(f"  below the floor: precision {precision}, recall {recall}")
    return False


def check_passages(path, half, verbose):
    hits = said = should = 0
    passages = [p for number, p in enumerate(passages_of(path), 1) if wanted(number, half)]
    for (relation, _, listed), claims in zip(passages, claims_of_each([texts for _, texts, _ in passages])):
        claims = [c for c in claims if c["verdict"] == "disagree"]
        found = [row for row in listed if any(is_listed(c, row) for c in claims)]
        hits, said, should = hits + len(found), said + len(claims), should + len(listed)
        for row in listed if verbose else []:
            if row not in found:
                print(f"{relation}: not found: {' | '.join(row)}")
        for claim in claims if verbose else []:
            if not any(is_listed(claim, row) for row in listed):
                values = " | ".join(f"{v['value']} ({v['doc'][-1]}{v['sentence']})" for v in claim["values"])
                print(f"{relation}: wrong: {claim['subject']}: {claim['property']}: {values}")
    print(f"{path.name}: disagree: precision {share(hits, said)}  recall {share(hits, should)}  ({hits} of {should}, {said} called)")
    return reaches_floor(path, hits, said, should)


def wanted(number, half):
    return half is None or number % 2 == (half == "odd")


def share(part, whole):
    return f"{part / whole:.2f}" if whole else "  - "


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-v", action="store_true", dest="verbose")
    parser.add_argument("--half", choices=("odd", "even"))
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    verbose, half = options.verbose, options.half
    files = options.files or sorted(ROOT.glob("tests/golden/claims/*.t[sx][vt]"))
    paths, passages = [p for p in files if p.suffix == ".tsv"], [p for p in files if p.suffix == ".txt"]
    failed, everything = 0, []
    for path in paths:
        hits, said, should = collections.Counter(), collections.Counter(), collections.Counter()
        by_class = collections.defaultdict(lambda: [0, 0])
        rows = [(number, row) for number, row in enumerate(rows_of(path), 1) if wanted(number, half)]
        texts = [list(documents(row, f"{path.stem}{number}-")) for number, row in rows]
        everything += sum(texts, [])
        for (_, row), claims in zip(rows, claims_of_each(texts)):
            given = judged(row, claims)
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
        failed += not reaches_floor(path, hits["disagree"], said["disagree"], should["disagree"])
    failed += sum(not check_passages(path, half, verbose) for path in passages)
    across = [c for c in (claims_of(everything) if everything else [])
              if c["verdict"] == "disagree" and len({v["doc"].rsplit("-", 1)[0] for v in c["values"]}) > 1 and c["property"] != "office"]
    print(f"all texts in one record: {len(across)} disagreements across rows")
    for claim in across if verbose else []:
        print("  ", claim["subject"], claim["property"], [(v["doc"], v["value"]) for v in claim["values"]])
    print(f"{len(files) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
