#!/usr/bin/env python3
"""The tables of dates and amounts: no word twice in one table, no empty key, codes of the right shape. (That each row means
something is checked where it is read: a bad row stops the start, with file and line.) Prints each fault and exits 1 if there is one."""
import re
import sys

from project import ROOT, rows

TABLES = {"calendar.tsv": "word", "numbers.tsv": "word", "periods.tsv": "phrase", "units.tsv": "phrase",
          "currencies.tsv": "phrase", "quantity_words.tsv": "word"}
faults = 0


def fault(name, line, text):
    global faults
    faults += 1
    print(f"data/{name}:{line}: {text}")


for name, key in TABLES.items():
    seen = {}
    for line, row in rows(ROOT / "data" / name):
        word = row.get(key, "")
        if not word or word != word.strip():
            fault(name, line, f"bad {key} '{word}'")
        elif word != word.lower():
            fault(name, line, f"'{word}' is not in lower case")
        # a word of money may stand again for states where it means another currency, each of them once
        for of in row.get("states", "").split() or [""]:
            if (word, of) in seen:
                fault(name, line, f"'{word}' is also in line {seen[(word, of)]}")
            elif of and (word, "") not in seen:
                fault(name, line, f"'{word}' of {of} stands before the row for any state")
            seen[(word, of)] = line
            if of and not re.fullmatch("[A-Z]{3}", of):
                fault(name, line, f"no state '{of}'")
        if name == "currencies.tsv" and not re.fullmatch("[A-Z]{3}", row["code"]):
            fault(name, line, f"'{row['code']}' is no ISO 4217 code")
        if name == "units.tsv" and float(row["factor"]) <= 0:
            fault(name, line, "factor must be above 0")
sys.exit(1 if faults else 0)
