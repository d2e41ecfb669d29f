#!/usr/bin/env python3
"""Scores the named spans of the parser against files with NER labels in MISC (made by scripts/name_labels.py).

    scripts/eval_names.py build/release LABELLED.conllu... [--layers=1]
    scripts/eval_names.py build/release               # GUM test, and the part of re3d that is not trained on

Precision, recall and F1 of spans, the kind and both borders right; tokens are given. Spans over a token of which the
annotation says nothing ("NER=?") are left out on both sides.
"""
import os, subprocess, sys

from project import SHARED

HERE = os.path.dirname(os.path.abspath(__file__))


def labels(text):
    """Per sentence: the labels of its words. A file that is cut between spans cannot open one before another is shut."""
    sentences = []
    for block in text.strip().split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line[:1] != "#"]
        sentences.append([next((m[4:] for m in row[9].split("|") if m.startswith("NER=")), "O")
                          for row in rows if row[0].isdigit()])
    return sentences


def spans(row):
    found, first = set(), None
    for i, label in enumerate(row):
        first = i if label[:1] in ("B", "S") else first
        if label[:1] in ("E", "S"):
            found.add((first, i, label[2:]))
    return found


def blank(text):
    for line in text.split("\n"):
        row = line.split("\t")
        yield "\t".join(row[:2] + ["_"] * 8) if len(row) == 10 else line


def score(name, gold_text, build, options):
    out = subprocess.run([os.path.join(build, "entente"), "parse", "--conllu", *options, "-"], check=True,
                         input="\n".join(blank(gold_text)).encode(), stdout=subprocess.PIPE).stdout.decode()
    total = {}
    gold, system = labels(gold_text), labels(out)
    assert len(gold) == len(system)
    for want, got in zip(gold, system):
        known = lambda span: all(want[i] != "?" for i in range(span[0], span[1] + 1))
        want_spans, got_spans = spans(want), {s for s in spans(got) if known(s)}
        for kind in ("PER", "ORG", "LOC", "MISC", "all"):
            mine = lambda some: {s for s in some if kind in (s[2], "all")}
            row = total.setdefault(kind, [0, 0, 0])
            for i, some in enumerate((mine(want_spans & got_spans), mine(got_spans), mine(want_spans))):
                row[i] += len(some)
    for kind, (right, found, there) in total.items():
        ratio = lambda a, b: 100 * a / b if b else 0
        print(f"{name:24.23}{kind:5}{there:6} names   precision {ratio(right, found):5.1f}  recall "
              f"{ratio(right, there):5.1f}  F1 {ratio(2 * right, found + there):5.1f}", flush=True)


def main():
    options = [a for a in sys.argv[1:] if a.startswith("--")]
    operands = [a for a in sys.argv[1:] if not a.startswith("--")]
    if not operands:
        sys.exit(__doc__)
    build, files = operands[0], operands[1:]
    for path in files:
        score(os.path.basename(path), open(path, encoding="utf-8").read(), build, options)
    if not files:
        data = os.path.join(SHARED, "data")
        make = [sys.executable, os.path.join(HERE, "name_labels.py")]
        for name, arguments in (
                ("GUM test", ["gum", f"{data}/ud/UD_English-GUM-permissive/permissive-test.conllu"]),
                ("re3d, held out", ["re3d", f"{data}/re3d", "test"])):
            text = subprocess.run(make + arguments, check=True, stdout=subprocess.PIPE).stdout.decode()
            score(name, text, build, options)


main()
