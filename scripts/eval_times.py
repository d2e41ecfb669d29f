#!/usr/bin/env python3
"""Time expressions against TimeML: strict and relaxed spans, and TIMEX3 values over the relaxed matches, as TempEval-3 counts them
(UzZaman et al. 2013): precision of values over what was found, recall over what is annotated.

usage: eval_times.py [--errors] FOLDER..    every .tml below each folder, or below data/time/FOLDER of the shared data folder; the documents are told by their order in two halves, so
       that errors can be looked at in one (--errors prints those of the first) and the other shows whether a change holds.
ENTENTE names the command."""
import html
import json
import pathlib
import re
import subprocess
import sys

from project import SHARED, command


def load(path):
    """Publication date, text, and the expressions as (start, end, value), in bytes."""
    text = path.read_text(encoding="utf8")
    created = re.search(r'functionInDocument="CREATION_TIME"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*functionInDocument="CREATION_TIME"', text)
    body = re.search(r"<TEXT>(.*?)</TEXT>", text, re.S)
    out, spans, open_at, n = [], [], [], 0
    for piece in re.split(r"(<[^>]+>)", body.group(1) if body else text):
        if piece.startswith("<TIMEX3"):
            value = re.search(r'value="([^"]*)"', piece)
            open_at.append((n, value.group(1) if value else ""))
        elif piece.startswith("</TIMEX3"):
            start, value = open_at.pop()
            spans.append((start, n, value))
        elif not piece.startswith("<"):
            out.append(html.unescape(piece))
            n += len(out[-1].encode())
    return (created.group(1) or created.group(2))[:10] if created else None, "".join(out), spans


def same(a, b):
    plain = lambda v: v.strip().upper().replace("T24:00", "T00:00")
    return plain(a) == plain(b)


def f1(p, r):
    return 2 * p * r / (p + r) if p + r else 0.0


def score(files, errors):
    docs, gold, texts = [], {}, {}
    for path in files:
        published, text, spans = load(path)
        docs.append({"id": path.name, "text": text, **({"published": published} if published else {})})
        gold[path.name], texts[path.name] = spans, text.encode()
    run = subprocess.run([command(), "times"], input="".join(json.dumps(d) + "\n" for d in docs).encode(), stdout=subprocess.PIPE, check=True)
    found = {}
    for line in run.stdout.decode().splitlines():
        x = json.loads(line)
        found.setdefault(x["doc"], []).append((x["start"], x["end"], x.get("value", "")))
    strict = relaxed = values = 0
    for name, wanted in gold.items():
        got, used = found.get(name, []), set()
        for start, end, value in wanted:
            exact = [i for i, g in enumerate(got) if g[:2] == (start, end)]
            near = exact or [i for i, g in enumerate(got) if g[0] < end and start < g[1] and i not in used]
            strict += bool(exact)
            relaxed += bool(near)
            used.update(near[:1])
            right = bool(near) and same(got[near[0]][2], value)
            values += right
            if errors and not right:
                t = texts[name]
                print(name, value, got[near[0]][2] if near else "missed", b" ".join((t[max(0, start - 60):start] + b"[[" + t[start:end] + b"]]" + t[end:end + 40]).split()).decode("utf8", "replace"), sep=" | ")
    n, m = sum(map(len, gold.values())) or 1, sum(map(len, found.values())) or 1
    return f"{n} annotated, {m} found: strict F1 {f1(strict / m, strict / n):.3f} relaxed F1 {f1(relaxed / m, relaxed / n):.3f} value F1 {f1(values / m, values / n):.3f}"


def main():
    errors = "--errors" in sys.argv
    names = [pathlib.Path(a) for a in sys.argv[1:] if not a.startswith("-")]
    folders = [name if name.is_dir() else SHARED / "data" / "time" / name for name in names]
    if not folders:
        sys.exit(__doc__)
    for folder in folders:
        files = sorted(folder.rglob("*.tml"))
        if not files:
            print(f"{folder.name}: skipped, no .tml files")
            continue
        print(f"{folder.name}: {score(files, False)}")
        print(f"  first half:  {score(files[::2], errors)}")
        print(f"  second half: {score(files[1::2], False)}")


main()
