#!/usr/bin/env python3
"""Measures `entente code --marked` on sentences with their two actors marked (PLV, Hu et al., ACL 2024): macro-F1 and accuracy over the
PLOVER types, with YIELD for CONCEDE and RETREAT as the data has it, and macro-F1 over the four quad classes; for all sentences, for those
that the patterns were written with in sight (the even ones, counted from 0) and for those that were only counted (the odd ones). With
--raw also without the actors: the event of `entente code` whose actors share most words with the marked ones. With --errors what goes
wrong, by type. Needs the shared data folder (ENTENTE_SHARED, default ../shared beside the source); prints 'skipped' without it.

    scripts/eval_marked.py [--raw] [--errors]
"""
import collections
import csv
import glob
import json
import os
import re
import subprocess
import sys

from project import SHARED, command

YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
QUADS = {
    "VERBAL_COOPERATION": "AGREE CONSULT SUPPORT",
    "MATERIAL_COOPERATION": "COOPERATE AID YIELD",
    "VERBAL_CONFLICT": "REQUEST ACCUSE REJECT THREATEN",
    "MATERIAL_CONFLICT": "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
QUAD = {event: quad for quad, events in QUADS.items() for event in events.split()}


def run(arguments, text):
    done = subprocess.run([command(), *arguments], input=text.encode(), stdout=subprocess.PIPE, check=True)
    return done.stdout.decode("utf8").splitlines()


def macro_f1(gold, answer):
    scores = []
    for kind in sorted(set(gold)):
        right = sum(g == a == kind for g, a in zip(gold, answer))
        wrong = sum(a == kind for a in answer) + gold.count(kind)
        scores.append(2 * right / wrong if wrong else 0.0)
    return sum(scores) / len(scores)


def report(name, gold, answer, which):
    g, a = [gold[i] for i in which], [answer[i] for i in which]
    right = sum(x == y for x, y in zip(g, a)) / len(g)
    quad = macro_f1([QUAD[x] for x in g], [QUAD.get(x, "") for x in a])
    print(f"{name}: {len(g)} sentences, types {macro_f1(g, a):.3f} (accuracy {right:.3f}), quad classes {quad:.3f}")


def raw_answers(rows):
    texts = [re.sub(r"</?[st]>", "", row["marked_sentence"]) for row in rows]
    lines = "".join(json.dumps({"id": str(i), "text": text, "published": "2000-01-01"}) + "\n" for i, text in enumerate(texts))
    events = collections.defaultdict(list)
    for line in run(["code", "--format", "jsonl"], lines):
        event = json.loads(line)
        events[int(event["doc"])].append(event)
    answers = []
    for i, row in enumerate(rows):
        words = re.findall(r"\w{3,}", (row["source"] + " " + row["target"]).lower())
        near = lambda e: sum(w in " ".join(a.get("text", "") for a in e.get("actors", [])).lower() for w in words)
        answers.append(max(events[i], key=near)["event"] if i in events else "")
    return [YIELD.get(x, x) for x in answers]


def main():
    files = sorted(glob.glob(os.path.join(SHARED, "data", "plover", "PLV_*.tsv")))
    if not files:
        print("skipped: no PLV_*.tsv below", SHARED)
        return
    with open(files[0], encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    gold = [row["root"] for row in rows]
    answers = {"actors given": run(["code", "--marked"], "".join(row["marked_sentence"] + "\n" for row in rows))}
    answers["actors given"] = [YIELD.get(x, x) for x in (line.split("\t")[0] for line in answers["actors given"])]
    if "--raw" in sys.argv:
        answers["from raw text"] = raw_answers(rows)
    for name, answer in answers.items():
        report(name, gold, answer, range(len(rows)))
        report("  in sight", gold, answer, range(0, len(rows), 2))
        report("  held out", gold, answer, range(1, len(rows), 2))
        if "--errors" in sys.argv:
            wrong = collections.Counter((g, a or "nothing") for g, a in zip(gold, answer) if g != a)
            print("  " + ", ".join(f"{g} as {a} {n}" for (g, a), n in wrong.most_common(12)))


if __name__ == "__main__":
    main()
