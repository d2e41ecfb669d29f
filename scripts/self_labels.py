#!/usr/bin/env python3
"""Writes parses of plain text that both exits of the model agree on, for self-training (docs/syntax.md, what each lead gave).

    scripts/self_labels.py build/release/show_parse WORDS TEXT... > self.conllu

Of each text every sentence of 8 to 40 words with a subject and a full stop is kept whose words have the same parts of speech and the same tree by both
layers, by one layer alone (--fast), up to WORDS words in all, spread over the texts. Lemmas are "_": none is learnt of them.
"""
import subprocess, sys


def parse(tool, text, *options):
    run = subprocess.run([tool, *options], input=text, stdout=subprocess.PIPE, text=True, check=True)
    for block in run.stdout.split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        yield [row for row in rows if row[0].isdigit()]


def main():
    tool, most = sys.argv[1], int(sys.argv[2]) // max(1, len(sys.argv) - 3)
    for path in sys.argv[3:]:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        kept = []
        for deep, fast in zip(parse(tool, text), parse(tool, text, "--fast")):
            same = [[row[1], row[3], row[6], row[7]] for row in deep] == [[row[1], row[3], row[6], row[7]] for row in fast]
            whole = deep and deep[0][1][:1].isupper() and deep[-1][1] == "." and any(row[7].startswith("nsubj") for row in deep)
            if same and whole and 8 <= len(deep) <= 40:
                kept.append(deep)
        every = max(1, sum(map(len, kept)) // most)
        for rows in kept[::every]:
            for row in rows:
                print(row[0], row[1], "_", *row[3:8], "_", "_", sep="\t")
            print()


if __name__ == "__main__":
    main()
