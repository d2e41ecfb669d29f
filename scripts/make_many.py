#!/usr/bin/env python3
"""Many documents for measuring speed: texts of examples/ and sentences of tests/golden/claims, varied by states, years, months and figures.

    make_many.py N [SEED] [--one-pair] > documents.jsonl

--one-pair: all of them tell of Pakistan and Russia, in some 900 words each; the hardest case for linking, as everything may be one with
everything else."""
import argparse
import csv
import json
import random
import re

from project import ROOT

STATES = ("Brazil Argentina Chile Peru Kenya Uganda Egypt Sudan Ghana Nigeria India Nepal Japan Mongolia Vietnam Laos Poland Lithuania Spain "
          "Morocco Turkey Iran Iraq Jordan Italy Libya Cuba Mexico Canada Norway").split()
OTHERS = ("China Israel France Germany Britain Ethiopia Kazakhstan Uzbekistan Kyrgyzstan Tajikistan Greece Lebanon Thailand Cambodia Indonesia "
          "Malaysia Bolivia Colombia Venezuela Ecuador Romania Hungary Bulgaria Serbia Croatia Albania Tanzania Rwanda Zambia Zimbabwe Algeria "
          "Tunisia Oman Qatar Yemen Syria Sweden Finland Denmark Portugal Belgium Austria Ukraine Georgia Armenia Azerbaijan").split()
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
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    parser.add_argument("--one-pair", action="store_true")
    args = parser.parse_args()
    chance = random.Random(args.seed)
    short, long = list(sentences()), [t for t in texts() if len(t) < 6000]
    names = re.compile(r"\b(?:" + "|".join(STATES + OTHERS * args.one_pair) + r")\b")
    for number in range(args.count):
        swap = dict(zip(STATES, chance.sample(STATES, len(STATES))))
        years = chance.randrange(-20, 6)
        if args.one_pair:
            swap = {state: ("Pakistan", "Russia")[i % 2] for i, state in enumerate([*swap.values(), *OTHERS])}
            text = "\n\n".join([*chance.sample(long, 3), *(" ".join(chance.sample(short, 12)) for _ in range(4))])
        else:
            text = " ".join(chance.sample(short, 12)) if not long or chance.random() < 0.7 else chance.choice(long)
        text = names.sub(lambda m: swap[m.group()], text)
        text = re.sub(r"\b(19[5-9]\d|20[0-2]\d)\b", lambda m: str(int(m.group()) + years), text)
        text = re.sub(r"\b(?:" + "|".join(MONTHS) + r")\b", lambda m: chance.choice(MONTHS), text)
        text = re.sub(r"\$(\d+)\b", lambda m: "$" + str(int(m.group(1)) + chance.randrange(9)), text)
        print(json.dumps({"id": f"many-{number}", "text": text}))


if __name__ == "__main__":
    main()
