#!/usr/bin/env python3
"""How many rows of the ledgers are true, and how many of those that are true stand there: the texts of tests/golden/ledgers, three of each pair of
states, written for this with their rows before the program had read one; of the pairs in UNREAD only totals are printed, so that nobody
mends what is special to them. The pair "seeds" is that of five articles of a shared folder, whose rows one reader listed; it is left out where the
folder is not there.

A row of tests/golden/ledgers/rows_PAIR.txt names the cells that a user relies on, each as a regular expression that must be found among the values
of that column. A row of the program is true where it meets one that no other row has met; a row that begins with "?" may stand there or not.

    scripts/eval_ledgers.py [-v] [PAIR...]     -v: each row that is not true and each that is missed
"""
import collections
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

from project import ROOT, SHARED, command

FOLDER = os.path.join(ROOT, "tests/golden/ledgers")
SEEDS = "seeds"
HELD = {"arm_irn"}
SECOND = {"tur_aze", "ken_uga", "nor_pol"}  # held too: of three styles, a text each
LATER = {"jpn_phl", "egy_sdn", "kaz_uzb"}  # the same, looked at
THIRD = {"arg_bra", "egy_eth"}  # held too: what was promised is told of in other words later, mostly in another text
LAST = {"jpn_vnm", "chn_kaz"}  # the same, looked at
FOURTH = {"ind_npl", "deu_pol"}  # a chronicle and an analysis, looked at
FIFTH = {"swe_hun_tha", "chn_lka"}  # arms of one state to two others; loans, debts and trade, looked at
SIXTH = {"moz_zaf", "chn_aus"}  # held: works with partners, stakes and delays; embargoes and their lifting
UNREAD = HELD | SECOND | THIRD | SIXTH
Row = collections.namedtuple("Row", "optional cells text")


def rows_of(path):
    """The rows that a person wrote, by ledger."""
    rows, kind = collections.defaultdict(list), None
    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if not line.strip() or line.startswith("#"):
            continue
        if not line.startswith("\t"):
            kind = line.strip()
            rows[kind] = []
            continue
        text = line.strip()
        cells = [cell.split("=", 1) for cell in text.lstrip("? ").split("; ")]
        rows[kind].append(Row(text.startswith("?"), [(name, re.compile(value, re.I)) for name, value in cells], text))
    return rows


def told(entente, pair):
    """The rows of the program, by ledger: of each column all values in one line."""
    texts = sorted(glob.glob(os.path.join(SHARED, "seeds/*.txt") if pair == SEEDS else os.path.join(FOLDER, pair + "_*.txt")))
    states = ["PAK", "RUS"] if pair == SEEDS else pair.upper().split("_")
    with tempfile.TemporaryDirectory(prefix="entente-eval-") as folder:
        database = os.path.join(folder, "ledgers.db")
        subprocess.run([entente, "add", *texts, "-d", database], check=True, capture_output=True, timeout=60)
        out = subprocess.run([entente, "ledger", *states, "-d", database, "--format", "jsonl"], check=True, capture_output=True,
                             timeout=60).stdout
    rows = collections.defaultdict(list)
    for line in out.decode("utf8").splitlines():
        row = json.loads(line)
        rows[row["ledger"]].append({name: " / ".join(value["value"] for value in cell["values"]) for name, cell in row["cells"].items()})
    return rows


def meets(row, gold):
    return all(pattern.search(row.get(name, "")) for name, pattern in gold.cells)


def match(rows, golds):
    """For each row the gold row that it meets, so that as many as can be are met (augmenting paths); asked for before optional ones."""
    of_gold = {}

    def place(i, seen, optional):
        for k, gold in enumerate(golds):
            if gold.optional == optional and k not in seen and meets(rows[i], gold):
                seen.add(k)
                if k not in of_gold or place(of_gold[k], seen, optional):
                    of_gold[k] = i
                    return True
        return False

    for optional in (False, True):
        for i in range(len(rows)):
            if i not in of_gold.values():
                place(i, set(), optional)
    return {i: k for k, i in of_gold.items()}


def measure(entente, pair, verbose):
    golds, rows = rows_of(os.path.join(FOLDER, f"rows_{pair}.txt")), told(entente, pair)
    counts = {}
    for kind in golds:
        met = match(rows[kind], golds[kind])
        true = sum(not golds[kind][k].optional for k in met.values())
        asked = sum(not gold.optional for gold in golds[kind])
        counts[kind] = (true, len(rows[kind]) - (len(met) - true), asked)
        for i, row in enumerate(rows[kind]):
            if verbose and i not in met:
                print(f"{pair} {kind}: not true: " + "; ".join(f"{name}={value}" for name, value in row.items()))
        for k, gold in enumerate(golds[kind]):
            if verbose and not gold.optional and k not in met.values():
                print(f"{pair} {kind}: missed: {gold.text}")
    return counts


def share(a, b):
    return a / b if b else 1.0


def measure_all(entente, pairs, verbose=False):
    """{pair: {ledger: (true rows, rows, rows asked for)}}"""
    return {pair: measure(entente, pair, verbose and pair not in UNREAD) for pair in pairs}


def line(name, counts):
    true, rows, asked = (sum(c[i] for c in counts) for i in range(3))
    return f"{name:38} precision {share(true, rows):.3f} of {rows}, recall {share(true, asked):.3f} of {asked}"


def all_pairs():
    pairs = sorted(os.path.basename(path)[5:-4] for path in glob.glob(os.path.join(FOLDER, "rows_*.txt")))
    return [pair for pair in pairs if pair != SEEDS or os.path.isdir(os.path.join(SHARED, "seeds"))]


def groups(pairs):
    """The pairs by how they were used."""
    apart = UNREAD | LATER | LAST | FOURTH | FIFTH | {SEEDS}
    return {"looked at": [pair for pair in pairs if pair not in apart], "not looked at": [pair for pair in pairs if pair in HELD],
            "three more, looked at": [pair for pair in pairs if pair in LATER],
            "three more, not looked at": [pair for pair in pairs if pair in SECOND],
            "two with promises, looked at": [pair for pair in pairs if pair in LAST],
            "two, not looked at": [pair for pair in pairs if pair in THIRD],
            "a chronicle and an analysis, looked at": [pair for pair in pairs if pair in FOURTH],
            "two states and a third; loans, looked at": [pair for pair in pairs if pair in FIFTH],
            "works; embargoes, not looked at": [pair for pair in pairs if pair in SIXTH],
            "five articles": [pair for pair in pairs if pair == SEEDS]}


def main():
    names = [arg for arg in sys.argv[1:] if not arg.startswith("-")]
    found = measure_all(command(), names or all_pairs(), "-v" in sys.argv)
    by_use = groups(found)
    for kind in next(iter(found.values()), {}):
        looked = [pair for pair in found if pair not in UNREAD]
        if looked:
            print(line(kind, [found[pair][kind] for pair in looked]))
    for title, pairs in by_use.items():
        if pairs:
            print(line(title, [c for pair in pairs for c in found[pair].values()]))


if __name__ == "__main__":
    main()
