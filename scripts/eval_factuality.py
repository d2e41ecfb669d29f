#!/usr/bin/env python3
"""Measures the status of events against degrees of factuality given by people (from -3, certainly not,
to +3, certainly so): UW, as published by Stanovsky et al. 2017. An event of ours is compared with the target word that it covers; targets
where we code no event are left out and counted. Needs the shared data folder (ENTENTE_SHARED, default ../shared beside the source); prints
'skipped' without it.

    scripts/eval_factuality.py [-v] [UW|MEANTIME] [train|dev]
"""
import collections
import json
import os
import subprocess
import sys

from project import SHARED, command

# What each status says of the event having happened, on the scale: the medians of people's degrees in the train part of UW, rounded.
DEGREE = {"actual": 3.0, "ongoing": 3.0, "planned": 2.0, "promised": 2.0, "requested": 1.0, "hypothetical": 1.0, "denied": -1.0, "cancelled": -1.0}


def with_offsets(tokens):
    """The text of the tokens and where each one stands in it, in bytes."""
    text, spans = "", []
    for token in tokens:
        text += " " if text else ""
        start = len(text.encode())
        text += token
        spans.append((start, len(text.encode())))
    return text, spans


def main():
    arguments = [a for a in sys.argv[1:] if a != "-v"]
    source, part = (arguments + ["UW", "train"][len(arguments):])[:2]
    path = os.path.join(SHARED, "data", "factuality", source, part + ".jsonl")
    if not os.path.exists(path):
        print("skipped: no", path)
        return
    with open(path, encoding="utf8") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    documents, places = [], []
    for number, row in enumerate(rows):
        text, spans = with_offsets(row["text"].split(" "))
        documents.append({"id": str(number), "text": text})
        places.append(spans)
    lines = "".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents)
    done = subprocess.run([command(), "code", "--format", "jsonl"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    events = collections.defaultdict(list)
    for line in done.stdout.decode("utf8").splitlines():
        event = json.loads(line)
        events[int(event["doc"])].append(event)
    errors, flat, total, by_status = [], [], 0, collections.defaultdict(list)
    for number, row in enumerate(rows):
        for target in row["targets"]:
            total += 1
            start, end = places[number][target["span1"][0]][0], places[number][target["span1"][1] - 1][1]
            here = [e for e in events[number] if e["start"] < end and start < e["end"]]
            if not here:
                continue
            given = DEGREE[here[0]["status"]]
            errors.append(abs(given - target["label"]))
            flat.append(abs(3.0 - target["label"]))
            by_status[here[0]["status"]].append(target["label"])
            if "-v" in sys.argv and errors[-1] > 1.5:
                print(target["label"], here[0]["status"], here[0]["text"], "|", documents[number]["text"][:200])
    for status, labels in sorted(by_status.items()):
        middle = sorted(labels)[len(labels) // 2]
        print(f"{status:13} {len(labels):4} degrees: mean {sum(labels) / len(labels):+.2f}, median {middle:+.1f}")
    n = max(len(errors), 1)
    print(f"FIGURE factuality {source} {part}: MAE {sum(errors) / n:.3f} over {len(errors)} of {total} targets; all held actual: {sum(flat) / n:.3f}")


main()
