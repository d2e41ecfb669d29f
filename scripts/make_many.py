#!/usr/bin/env python3
"""Many documents for measuring speed: texts of examples/ and sentences of tests/golden/claims, varied by states, years, months and figures.

    make_many.py N [SEED] > documents.jsonl"""
import csv
import json
import pathlib
import random
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
STATES = ("Brazil Argentina Chile Peru Kenya Uganda Egypt Sudan Ghana Nigeria India Nepal Japan Mongolia Vietnam Laos Poland Lithuania Spain "
          "Morocco Turkey Iran Iraq Jordan Italy Libya Cuba Mexico Canada Norway").split()
MONTHS = "January February March April May June July August September October November December".split()


def sentences():
    for path in sorted((ROOT / "tests/golden/claims").glob("*.tsv")):
        rows = csv.DictReader((l for l in open(path, encoding="utf8") if not l.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        for row in rows:
            yield from (row["a"], row["b"])


def texts():
    for path in sorted((ROOT / "examples").rglob("*.txt")):
        yield path.read_text(encoding="utf8", errors="replace")


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    chance = random.Random(seed)
    short, long = list(sentences()), [t for t in texts() if len(t) < 6000]
    names = re.compile(r"\b(?:" + "|".join(STATES) + r")\b")
    for number in range(count):
        swap = dict(zip(STATES, chance.sample(STATES, len(STATES))))
        years = chance.randrange(-20, 6)
        text = " ".join(chance.sample(short, 12)) if not long or chance.random() < 0.7 else chance.choice(long)
        text = names.sub(lambda m: swap[m.group()], text)
        text = re.sub(r"\b(19[5-9]\d|20[0-2]\d)\b", lambda m: str(int(m.group()) + years), text)
        text = re.sub(r"\b(?:" + "|".join(MONTHS) + r")\b", lambda m: chance.choice(MONTHS), text)
        text = re.sub(r"\$(\d+)\b", lambda m: "$" + str(int(m.group(1)) + chance.randrange(9)), text)
        print(json.dumps({"id": f"many-{number}", "text": text}))


if __name__ == "__main__":
    main()
