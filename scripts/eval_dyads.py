#!/usr/bin/env python3
"""Who did what to whom in texts that look back, and how far an event's confidence can be trusted. Directed pairs of states: precision,
recall and F1 of those that `entente code` has in a sentence against those of the human coders of the crisis narratives (icbe). Confidence: of the state-to-state events that `entente code` gives at each step of confidence, the
share whose direction (who toward whom) the human coders of the crisis narratives (icbe) have in the same sentence. Sentences of
which the coders have no such pair are left out, for nobody said that nothing happens in them. Needs the shared data folder
(ENTENTE_SHARED, default ../shared); prints 'skipped' where it is not there.

    scripts/eval_dyads.py [--half even|odd]
"""
import bisect
import collections
import csv
import os
import re

from eval_actors import DATA, HALF, SHARED, family, flat, read_icbe, stage, tsv


def pairs_of_gold(numbers):
    """(number, words of the sentence) -> {(who, toward whom)}"""
    iso = {r["name"].lower(): r["iso3"] for r in tsv(os.path.join(SHARED, "score", "icbe_actors.tsv"))}
    gold = collections.defaultdict(lambda: ["", set()])
    with open(os.path.join(DATA, "icbe", "events_train.tsv"), encoding="utf8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            number = int(row["crisno"])
            if number not in numbers:
                continue
            g = gold[number, row["sentence_number_int_aligned"]]
            g[0] = max(g[0], row["sentence_span_text"], key=len)
            for kind in ("do", "say"):
                sides = [[family(iso[n.strip().lower()]) for n in row[f"{kind}_actor_{s}"].split(";") if n.strip().lower() in iso] for s in "ab"]
                g[1].update((a, b) for a in sides[0] for b in sides[1] if a != b)
    return {(number, flat(words)): pairs for (number, _), (words, pairs) in gold.items() if pairs}


def pairs_of_event(event):
    who = collections.defaultdict(list)
    for actor in event["actors"]:
        if actor.get("country"):
            who[actor["role"]].append(family(actor["country"]))
    others = who["recipient"] or who["actor"]
    return {(a, b) for a in who["actor"] for b in others if a != b}


def main():
    if not os.path.isdir(os.path.join(DATA, "icbe")):
        print("skipped: no icbe data")
        return
    texts, _ = read_icbe()
    gold = pairs_of_gold(texts)
    events = stage("code", [{"id": str(number), "text": text} for number, text in texts.items()])
    where = {number: flat(text) for number, text in texts.items()}
    spans = collections.defaultdict(list)
    for (number, words), pairs in gold.items():
        at = where[number].find(words[:120])
        if at >= 0:
            spans[number].append((at, at + len(words), pairs, set()))
    letters = {number: [m.start() for m in re.finditer(r"\w", text.lower())] for number, text in texts.items()}
    steps = collections.defaultdict(lambda: [0, 0, 0.0])
    for event in events:
        number = int(event["doc"])
        start = len(texts[number].encode()[:event["start"]].decode("utf8", "ignore"))
        at = bisect.bisect_left(letters[number], start)
        for lo, hi, pairs, found in spans[number]:
            if lo <= at < hi:
                found |= pairs_of_event(event)
                for pair in pairs_of_event(event):
                    step = steps[min(int(event["confidence"] * 10), 9)]
                    step[0] += 1
                    step[1] += pair in pairs
                    step[2] += event["confidence"]
                break
    told = [(pairs, found) for of_text in spans.values() for _, _, pairs, found in of_text]
    both = sum(len(pairs & found) for pairs, found in told)
    p, r = both / max(sum(len(found) for _, found in told), 1), both / max(sum(len(pairs) for pairs, _ in told), 1)
    print(f"FIGURE directed pairs of states{' ' + HALF if HALF else ''}: P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f} in {len(told)} sentences")
    gap = 0.0
    for key in sorted(steps):
        n, right, said = steps[key]
        gap += abs(said - right)
        print(f"confidence {key / 10:.1f} to {(key + 1) / 10:.1f}: {n:5d} pairs, said {said / n:.2f}, right {right / n:.2f}")
    total = sum(n for n, _, _ in steps.values())
    print(f"FIGURE confidence{' ' + HALF if HALF else ''}: mean gap between said and right {gap / max(total, 1):.3f} over {total} pairs")


main()
