#!/usr/bin/env python3
"""Measures who is found: states in crisis narratives (icbe), entities of the articles (seed_facts), entity typing (re3d), pronouns (GUM).
Needs the shared data folder (ENTENTE_SHARED, default ../shared beside the source); prints 'skipped' for what is not there.

    scripts/eval_actors.py [-v] [--half even|odd] [icbe] [seeds] [re3d] [gum]

icbe: the gold's state actors of each sentence. 'Named' is one of which a name, adjective, demonym, capital, city, seat or leader of that
year stands in the words of the sentence; found is one that `entente actors` gives there with the code of the state that was there in the
gold's year. 'Described' are the others: reached by reference alone. 'references right': of the states that pronouns, descriptions and
collectives stand for in sentences whose gold has actors, those that the gold has there. gum: of the pronouns that
`entente actors` resolves, those whose antecedent lies in the entity of the gold. --half takes the narratives of even or odd number.
"""
import collections
import csv
import glob
import json
import os
import re
import subprocess
import sys

from project import ROOT, SHARED, command

csv.field_size_limit(10**9)
DATA = os.path.join(SHARED, "data")
VERBOSE = "-v" in sys.argv
HALF = sys.argv[sys.argv.index("--half") + 1] if "--half" in sys.argv else None
PARTS = [p for p in ("icbe", "seeds", "re3d", "gum") if p in sys.argv] or ["icbe", "seeds", "re3d", "gum"]
# the gold codes these states as one (their heirs have other codes)
FAMILY = {"SUN": "RUS", "YUG": "SRB", "SCG": "SRB", "CSK": "CZE", "VDR": "VNM", "YMD": "YEM", "ZAR": "COD", "UNK": "XKX", "BRD": "DEU",
          "XTB": "CHN", "AUH": "AUT", "XMK": "SRB"}


def family(code):
    return FAMILY.get(code, code)


def stage(name, documents):
    text = "".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents)
    done = subprocess.run([command(), name, "-"], input=text.encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.decode("utf8").splitlines() if line.strip()]


def tsv(path):
    """The rows of a table; comment lines above its header are passed over."""
    lines = [l for l in open(path, encoding="utf8").read().split("\n") if not l.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def table(name):
    return tsv(os.path.join(ROOT, "data", name))


# ---- icbe ----

def names_of_states():
    """family -> pattern of its names; family -> [(surname, or place that changed hands, from year, to year)]"""
    words, leaders = collections.defaultdict(set), collections.defaultdict(list)
    for row in table("states.tsv"):
        for column in ("name", "names", "adjectives", "demonyms", "capital"):
            words[family(row["iso"])].update(w for w in (row[column] or "").split("|") if w)
    for row in table("places.tsv"):
        if row["from"] or row["to"]:  # of the state in these years only
            span = (row["name"], int((row["from"] or "0")[:4]), int((row["to"] or "9999")[:4]))
            leaders[family(row["state"])].append(span)
        else:
            words[family(row["state"])].add(row["name"])
    for row in table("holders.tsv"):
        for name in [row["person"], *filter(None, (row["names"] or "").split("|"))]:
            surname = re.sub(r",? (?:Jr\.?|I+)$", "", name).split(" ")[-1]
            if len(surname) > 3 and surname[0].isupper():
                leaders[family(row["state"])].append((surname, int(row["from"][:4]), int((row["to"] or "9999")[:4])))
    pattern = {s: re.compile(r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, ws), key=len, reverse=True)) + r")(?!\w)") for s, ws in words.items()}
    return pattern, leaders


def is_named(sentence, state, year, pattern, leaders):
    if state in pattern and pattern[state].search(sentence):
        return True
    return any(a <= year <= b and re.search(rf"(?<!\w){re.escape(s)}(?!\w)", sentence) for s, a, b in leaders.get(state, ()))


def spans_of_codes():
    """code -> [(first year, last year)]"""
    spans = collections.defaultdict(list)
    for row in table("states.tsv"):
        spans[row["iso"]].append((int((row["from"] or "0000")[:4]), int((row["to"] or "9999")[:4])))
    return spans


def read_icbe():
    """(texts by number, {(number, sentence): [words, states, years]})"""
    iso = {r["name"].lower(): r["iso3"] for r in tsv(os.path.join(SHARED, "score", "icbe_actors.tsv"))}
    texts = {}
    for path in glob.glob(os.path.join(DATA, "icbe", "texts_train", "*.txt")):
        number = int(re.search(r"(\d+)\.txt", path).group(1))
        if HALF is None or number % 2 == (HALF == "odd"):
            texts[number] = open(path, encoding="utf8").read()
    gold = collections.OrderedDict()
    for row in csv.DictReader(open(os.path.join(DATA, "icbe", "events_train.tsv"), encoding="utf8"), delimiter="\t", quoting=csv.QUOTE_NONE):
        number = int(row["crisno"])
        if number not in texts:
            continue
        g = gold.setdefault((number, row["sentence_number_int_aligned"]), ["", set(), []])
        if len(row["sentence_span_text"]) > len(g[0]):
            g[0] = row["sentence_span_text"]
        for key in ("do_actor_a", "do_actor_b", "say_actor_a", "say_actor_b", "think_actor_a"):
            g[1].update(iso[n.strip().lower()] for n in row[key].split(";") if n.strip().lower() in iso)
        if re.fullmatch(r"\d{4}", row["date_earliest_year"] or ""):
            g[2].append(int(row["date_earliest_year"]))
    return texts, gold


def flat(text):
    return re.sub(r"\W+", "", text.lower())


def eval_icbe():
    if not os.path.isdir(os.path.join(DATA, "icbe")):
        return print("icbe: skipped, no data")
    texts, gold = read_icbe()
    pattern, leaders = names_of_states()
    spans = spans_of_codes()
    mentions = collections.defaultdict(list)
    for m in stage("actors", [{"id": str(n), "text": t} for n, t in texts.items()]):
        mentions[int(m["doc"])].append(m)
    flats = {n: flat(t) for n, t in texts.items()}
    index = {n: [i for i, c in enumerate(t) if re.match(r"\w", c)] for n, t in texts.items()}
    years = collections.defaultdict(list)
    for (number, _), (_, _, ys) in gold.items():
        years[number] += ys
    count = collections.Counter()
    missed = collections.Counter()
    for (number, sentence), (words, states, ys) in gold.items():
        if not states:
            continue
        n = flat(words)
        at = flats[number].find(n[:120])
        if at < 0:
            continue
        idx, raw = index[number], texts[number]
        lo = len(raw[: idx[at]].encode())
        hi = len(raw[: idx[min(at + len(n), len(idx)) - 1] + 1].encode())
        year = (ys or years[number] or [1950])[0]
        mine = [m for m in mentions[number] if lo <= m["start"] < hi and m.get("country")]
        found = {m["country"] for m in mine}
        families = {family(s) for s in states}
        for state in sorted(families):
            kind = "named" if is_named(words, state, year, pattern, leaders) else "described"
            count[kind] += 1
            then = {c for c in found if family(c) == state and any(a <= year <= b for a, b in spans[c])}
            count[kind + " found"] += bool(then)
            if not then and {c for c in found if family(c) == state}:
                count[kind + " other time"] += 1
            if not then and VERBOSE:
                print(f"{kind} {number} {state} {year}: {words}\n      " + "; ".join(f"{m['text']}={m['country']}({m['how']})" for m in mine))
        for m in mine:
            if m["how"] in ("pronoun", "collective") or m.get("reference"):
                count["refs"] += 1
                count["refs right"] += family(m["country"]) in families
            else:
                count["names"] += 1
                count["names right"] += family(m["country"]) in families
    for kind in ("named", "described"):
        print(f"icbe {kind}: {count[kind + ' found']} of {count[kind]}, {count[kind + ' found'] / max(count[kind], 1):.3f}"
              f" (right state, other time: {count[kind + ' other time']})")
    print(f"icbe references whose state the gold has in the sentence: {count['refs right']} of {count['refs']}, {count['refs right'] / max(count['refs'], 1):.3f}"
          f" (names: {count['names right'] / max(count['names'], 1):.3f})")


# ---- the articles ----

def line_span(text, number):
    lines = text.split("\n")
    start = sum(len(line.encode()) + 1 for line in lines[: number - 1])
    return start, start + len(lines[number - 1].encode())


WHO = {"person", "state", "group", "organisation", "company"}


def eval_seeds():
    folder = os.path.join(DATA, "seed_facts")
    if not os.path.isdir(folder):
        return print("seeds: skipped, no data")
    texts = {os.path.basename(p): open(p, encoding="utf8").read() for p in glob.glob(os.path.join(SHARED, "seeds", "*.txt"))}
    mentions = collections.defaultdict(list)
    for m in stage("actors", [{"id": n, "text": t} for n, t in texts.items()]):
        mentions[m["doc"]].append(m)
    body = collections.defaultdict(list)
    for document in stage("read", [{"id": n, "text": t} for n, t in texts.items()]):
        body[document["id"]] = [b for b in document["blocks"] if b["kind"] in ("body", "title", "heading")]
    count, names = collections.Counter(), collections.defaultdict(set)
    for row in tsv(os.path.join(folder, "entities.tsv")):
        if row["type"] not in WHO:
            continue
        text = texts[row["file_name"]]
        lo, hi = line_span(text, int(row["line"]))
        at = text.encode().find(row["surface"].encode(), lo, hi)
        if at < 0 or not any(b["start"] <= at < b["end"] for b in body[row["file_name"]]):
            count["outside"] += 1
            continue
        end = at + len(row["surface"].encode())
        hits = [m for m in mentions[row["file_name"]] if m["start"] < end and at < m["end"]]
        kinds = {"person": lambda m: m.get("person") or m.get("office"), "state": lambda m: m.get("country"),
                 "group": lambda m: m.get("name") or m.get("country"), "organisation": lambda m: m.get("name") or m.get("country"),
                 "company": lambda m: m.get("name") or m.get("country")}
        hits = [m for m in hits if kinds[row["type"]](m)]
        count[row["type"]] += 1
        count[row["type"] + " found"] += bool(hits)
        for m in hits:
            if row["type"] == "person" and m.get("person"):
                names[row["canonical"]].add(m["person"])
        if not hits and VERBOSE:
            print("seeds: not found", row["file_name"][:3], row["line"], row["type"], row["surface"])
    total = sum(count[w] for w in WHO)
    found = sum(count[w + " found"] for w in WHO)
    one = [len(v) == 1 for v in names.values()]
    print(f"seeds entities: {found} of {total}, {found / max(total, 1):.3f} (" +
          ", ".join(f"{w} {count[w + ' found']}/{count[w]}" for w in sorted(WHO)) + f"; {count['outside']} stand outside the prose);"
          f" persons under one name throughout: {sum(one)} of {len(one)}")


# ---- re3d ----

def eval_re3d():
    folder = os.path.join(DATA, "re3d")
    if not os.path.isdir(folder):
        return print("re3d: skipped, no data")
    count = collections.Counter()
    for path in sorted(glob.glob(os.path.join(folder, "*", "documents.json"))):
        read = lambda p: [json.loads(l) for l in open(p, encoding="utf8") if l.strip()]
        texts = {d["_id"]: d["text"] for d in read(path)}
        mentions = collections.defaultdict(list)
        for m in stage("actors", [{"id": k, "text": t} for k, t in texts.items()]):
            mentions[m["doc"]].append(m)
        for e in read(path.replace("documents", "entities")):
            if e["type"] not in ("Organisation", "Person", "Nationality") or e["confidence"] < 0.5:
                continue
            b = texts[e["documentId"]]
            lo, hi = len(b[: e["begin"]].encode()), len(b[: e["end"]].encode())
            hits = [m for m in mentions[e["documentId"]] if m["start"] < hi and lo < m["end"]]
            kind = e["type"]
            count[kind] += 1
            count[kind + " found"] += bool(hits)
            good = {"Organisation": lambda m: not m.get("person"), "Person": lambda m: m.get("person") or m.get("office") or m["how"] == "pronoun",
                    "Nationality": lambda m: m.get("country")}[kind]
            count[kind + " typed"] += any(map(good, hits))
    for kind in ("Organisation", "Person", "Nationality"):
        print(f"re3d {kind}: found {count[kind + ' found'] / max(count[kind], 1):.3f}, typed so {count[kind + ' typed'] / max(count[kind], 1):.3f} of {count[kind]}")


# ---- GUM ----

def read_gum(path):
    """[(id, text, [(start byte, end byte)] of words, {word: gold entities that it lies in})] of a CoNLL-U file"""
    documents, open_entities = [], []
    text, words, inside, at = "", [], collections.defaultdict(set), 0

    def close():
        if words:
            documents.append((f"gum{len(documents)}", text, words, inside))

    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            close()
            text, words, inside, open_entities = "", [], collections.defaultdict(set), []
        elif line.startswith("# text = "):
            at = len(text)
            text += line[9:] + " "
        elif line and line[0].isdigit() and "-" not in line.split("\t")[0] and "." not in line.split("\t")[0]:
            fields = line.split("\t")
            found = text.find(fields[1], at)
            if found < 0:
                continue
            at = found + len(fields[1])
            k = len(words)
            words.append((len(text[:found].encode()), len(text[:at].encode())))
            value = dict(m.split("=", 1) for m in fields[9].split("|") if "=" in m).get("Entity", "")
            marks = re.findall(r"\((\d+)-[^()]*|(\d+)\)|(\))", value)
            open_entities += [m[0] for m in marks if m[0]]
            inside[k] |= set(open_entities)
            for opened, closed, last in marks:
                if closed and closed in open_entities:
                    open_entities.reverse()
                    open_entities.remove(closed)
                    open_entities.reverse()
                elif last and open_entities:
                    open_entities.pop()
    close()
    return documents


def eval_gum():
    paths = sorted(glob.glob(os.path.join(DATA, "ud", "UD_English-GUM-permissive", "permissive-*.conllu")))
    if not paths:
        return print("gum: skipped, no data")
    count = collections.Counter()
    for path in paths:
        documents = read_gum(path)
        mentions = collections.defaultdict(list)
        for m in stage("actors", [{"id": d[0], "text": d[1]} for d in documents]):
            if m["how"] == "pronoun" and "antecedent" in m and " " not in m["text"]:
                mentions[m["doc"]].append(m)
        for name, _, words, inside in documents:
            word_at = {start: k for k, (start, _) in enumerate(words)}
            done = set()
            for m in mentions[name]:
                if m["start"] in done or m["start"] not in word_at or m["antecedent"] not in word_at:
                    continue
                done.add(m["start"])
                gold = inside[word_at[m["start"]]]
                count["resolved"] += 1
                count["right"] += bool(gold & inside[word_at[m["antecedent"]]])
    print(f"gum pronouns resolved to a mention of the gold's entity: {count['right']} of {count['resolved']}, {count['right'] / max(count['resolved'], 1):.3f}")


PARTS_RUN = {"icbe": eval_icbe, "seeds": eval_seeds, "re3d": eval_re3d, "gum": eval_gum}
if __name__ == "__main__":
    for part in PARTS:
        PARTS_RUN[part]()
