#!/usr/bin/env python3
"""Writes the model's own parses of plain text, for self-training (docs/syntax.md): what both layers find teaches the first.

    scripts/self_labels.py build/release/show_parse WORDS TEXT... > self.conllu

Of each text every sentence of 8 to 40 words with a subject and a full stop is kept, up to WORDS words in all, spread
over the texts. Lemmas are "_": none is learnt of them.
"""
import subprocess, sys


def parses(tool, text):
    out = subprocess.run([tool], input=text, stdout=subprocess.PIPE, text=True, check=True).stdout
    for block in out.split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        yield [row for row in rows if row[0].isdigit()]


def is_whole(rows):
    return 8 <= len(rows) <= 40 and rows[0][1][:1].isupper() and rows[-1][1] == "." and \
        any(row[7].startswith("nsubj") for row in rows)


def main():
    tool, most = sys.argv[1], int(sys.argv[2]) // max(1, len(sys.argv) - 3)
    for path in sys.argv[3:]:
        with open(path, encoding="utf-8") as file:
            kept = [rows for rows in parses(tool, file.read()) if is_whole(rows)]
        every = max(1, sum(map(len, kept)) // most)
        for rows in kept[::every]:
            for row in rows:
                print(row[0], row[1], "_", *row[3:8], "_", "_", sep="\t")
            print()


if __name__ == "__main__":
    main()
