#!/usr/bin/env python3
"""Treebanks with a label for each token of a name in MISC, "NER=B-PER" and the like, for tools/train_syntax.c.

    scripts/name_labels.py gum TREEBANK.conllu > labelled.conllu
    scripts/name_labels.py re3d RE3D_FOLDER train|test > labelled.conllu

A name is a run of words written with capitals. In GUM, of a mention whose head, or an apposition of it, is a proper
noun: the run around that word. In re3d, of an entity that but for its article is such a run and that its annotators
were sure of; the capital words of other entities are "NER=?", of which the trainer learns nothing. Kinds: PER, ORG, LOC,
and MISC for all else but times and amounts; plural proper nouns for persons ("the Americans") are MISC. The words "of",
"the", "for", "and" and the like belong to a name of anything but a person when they stand between two of its words.
One of five documents of re3d is the test part.
"""
import glob, json, os, re, sys

import plain_tokens

GUM = {"person": "PER", "organization": "ORG", "place": "LOC", "time": None}
RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "LOC", "MilitaryPlatform": "MISC", "Weapon": "MISC",
        "Vehicle": "MISC", "DocumentReference": "MISC"}
NOTHING = {"Quantity", "Temporal", "Money", "CommsIdentifier", "Frequency", "Coordinates"}
JOINING = set("of the for and & 's ’s - . ' de la del du van von al el bin ibn".split())
SPACELESS = set("& 's ’s - . ' de la del du van von al el bin ibn".split())

PRONOUNS = set("i he she it we you they who this that these those his her its our your their my".split())


def label(labels, first, last, kind):
    """Writes a span over tokens of which none is in another."""
    if any(labels[i] not in (None, "?") for i in range(first, last + 1)):
        return
    for i in range(first, last + 1):
        place = "S" if first == last else "B" if i == first else "E" if i == last else "I"
        labels[i] = f"{place}-{kind}"


def is_capital(form):
    return form[:1].isupper() and form.lower() not in PRONOUNS


def grow(words, at, low, high, kind, fits):
    """The run around word `at` within [low, high]: fitting words, and joining ones between them."""
    joining = SPACELESS if kind == "PER" else JOINING
    span = [at, at]
    for side, step, end in ((0, -1, low), (1, 1, high)):
        i = at + step
        while i * step <= end * step:
            if fits(i):
                span[side] = i
            elif words[i].lower() not in joining:
                break
            i += step
    return span


def mentions(rows):
    """(first, last, type) of each mention of a sentence, widest first. A mention that is not closed here is left out."""
    open_at, found = {}, []
    for i, row in enumerate(rows):
        value = next((m[7:] for m in row[9].split("|") if m.startswith("Entity=")), "")
        for opening, single, closing in re.findall(r"\(([^()]*)(\))?|([^()]+)\)", value):
            if closing:
                for first, kind in open_at.pop(closing, [])[-1:]:
                    found.append((first, i, kind))
            elif opening:
                parts = opening.split("-")
                if single:
                    found.append((i, i, parts[1]))
                else:
                    open_at.setdefault(parts[0], []).append((i, parts[1]))
    return sorted(found, key=lambda m: (m[0] - m[1], m[0]))


def gum_labels(rows):
    words, labels = [row[1] for row in rows], [None] * len(rows)
    heads = [int(row[6]) - 1 for row in rows]

    def fits(i):
        return rows[i][3] == "PROPN" or (is_capital(words[i]) and i > 0 and rows[i][3] in ("ADJ", "NOUN", "NUM"))

    for first, last, kind in mentions(rows):
        kind = GUM.get(kind, "MISC")
        inside = range(first, last + 1)
        top = next((i for i in inside if heads[i] not in inside), first)
        near = [top] + [i for i in inside if heads[i] == top and rows[i][7].split(":")[0] in ("appos", "flat")]
        at = next((i for i in near if rows[i][3] == "PROPN"), None)
        if at is None or kind is None:
            continue
        if kind == "PER" and rows[at][4] == "NNPS":
            kind = "MISC"
        label(labels, *grow(words, at, first, last, kind, fits), kind)
    return labels


def gum(path):
    for sentence in open(path, encoding="utf-8").read().strip().split("\n\n"):
        lines = [line.split("\t") for line in sentence.split("\n")]
        rows = [line for line in lines if line[0].isdigit()]
        labels = gum_labels(rows)
        for row, name in zip(rows, labels):
            row[9] = "NER=" + name if name else "_"
        print("# names = none" if not any(labels) else "# names = some")
        print("\n".join("\t".join(line) for line in lines if not line[0].startswith("# ")), end="\n\n")


def part_of(ids, wanted):
    """Every fifth document is for the test."""
    return [i for at, i in enumerate(sorted(ids)) if (at % 5 == 4) == (wanted == "test")]


def re3d_labels(words, starts, ends, entities):
    labels = [None] * len(words)

    def fits(i):
        return is_capital(words[i]) or words[i].isdigit()

    for entity in sorted(entities, key=lambda e: e["begin"] - e["end"]):
        inside = [i for i in range(len(words)) if starts[i] >= entity["begin"] and ends[i] <= entity["end"]]
        if inside and words[inside[0]].lower() in ("the", "a", "an"):
            inside = inside[1:]
        if not inside or entity["type"] in NOTHING:
            continue
        first, last = inside[0], inside[-1]
        kind = RE3D.get(entity["type"])
        clean = kind and entity["confidence"] == 1 and is_capital(words[first]) and \
            grow(words, first, first, last, kind, fits) == [first, last]
        if clean:
            label(labels, first, last, kind)
        else:
            for i in inside:
                if is_capital(words[i]) and labels[i] is None:
                    labels[i] = "?"
    return labels


def re3d(folder, wanted):
    for source in sorted(glob.glob(os.path.join(folder, "*", "documents.json"))):
        lines = lambda name: [json.loads(line) for line in
                              open(os.path.join(os.path.dirname(source), name), encoding="utf-8-sig") if line.strip()]
        documents, entities = {d["_id"]: d["text"] for d in lines("documents.json")}, lines("entities.json")
        for name in part_of(documents, wanted):
            text = documents[name]
            for spans in plain_tokens.sentences(text):
                starts, ends = [start for start, _ in spans], [end for _, end in spans]
                words = [text[start:end] for start, end in spans]
                own = [e for e in entities if e["documentId"] == name]
                labels = re3d_labels(words, starts, ends, own)
                print("# names = none" if not any(labels) else "# names = some")
                for i, (word, label_) in enumerate(zip(words, labels)):
                    space = i + 1 == len(words) or ends[i] < starts[i + 1]
                    misc = [] if space else ["SpaceAfter=No"]
                    misc += ["NER=" + label_] if label_ else []
                    print("\t".join([str(i + 1), word] + ["_"] * 7 + ["|".join(misc) or "_"]))
                print()


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "gum":
        gum(sys.argv[2])
    elif len(sys.argv) == 4 and sys.argv[1] == "re3d":
        re3d(*sys.argv[2:])
    else:
        sys.exit(__doc__)


main()
