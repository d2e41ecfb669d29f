#!/usr/bin/env python3
"""Makes sentences of those of treebanks, of shapes that they have too few of, for training the syntax model.

    scripts/made_sentences.py TRAIN.conllu... > made.conllu

What is made, each a known sentence changed so that its tree stays known:

* a phrase of time before a subject, mostly without a comma ("In May 2003 Kenya signed ..."; "After the flood of
  February 2023 Greek rescuers ..."): the treebanks' writers nearly always put one, newspapers and chronicles seldom;
* the same with the fronted phrases of the treebanks themselves ("At the end of the day Kenya ...");
* sentences whose own comma behind a fronted phrase is left out;
* a bare weekday at the end ("... signed the pact Thursday.");
* headlines: without articles and full stop, some in capitals.

Tags of words that are put in are those they most often have in the treebanks. The same input gives the same output.
Lemmas are "_": the trainer learns none from them.
"""
import collections, random, re, sys

ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC = range(10)
MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SEASONS = "spring summer autumn winter beginning end middle course".split()
HAPPENINGS = """agreement attack attacks battle bombing ceasefire charter coup crisis declaration earthquake elections
    emergency famine fire flood floods independence invasion massacre meeting protests raid revolt revolution riots
    siege strike summit talks treaty visit vote war""".split()
BEFORE_HAPPENINGS = "After After Before During Since Under In Until By".split()
FRONTED = {"obl", "obl:unmarked"}
SUBJECTS = {"nsubj", "nsubj:pass"}


def read(path):
    """(comments, rows) of each sentence; words alone, HEAD as a number."""
    comments, rows = [], []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if rows:
                    yield comments, rows
                comments, rows = [], []
            elif line.startswith("#"):
                comments.append(line)
            else:
                row = line.split("\t")
                if row[ID].isdigit():
                    row[HEAD] = int(row[HEAD])
                    rows.append(row)
    if rows:
        yield comments, rows


def inside(rows, top):
    """Whether each word is below the word `top` (counted from 1), itself among them."""
    below = [False] * (len(rows) + 1)
    below[top] = True
    for i in range(1, len(rows) + 1):
        path, at = [], i
        while at and not below[at] and at not in path:
            path.append(at)
            at = rows[at - 1][HEAD]
        if at and below[at]:
            for k in path:
                below[k] = True
    return below[1:]


def root_of(rows):
    return next((i for i, row in enumerate(rows, 1) if row[HEAD] == 0), 0)


def subject_first(rows, at):
    """Whether a subject of the root, a verb, begins at word `at` (counted from 1) and the root comes behind it."""
    root = root_of(rows)
    if root <= at or rows[root - 1][UPOS] != "VERB":
        return False
    for i, row in enumerate(rows, 1):
        if row[HEAD] == root and row[DEPREL] in SUBJECTS and at <= i < root:
            below = inside(rows, i)
            return below.index(True) == at - 1 and all(below[at - 1:i])
    return False


def fronted(rows):
    """Words of the fronted phrase that a comma parts from the subject; 0: none."""
    root = root_of(rows)
    for i, row in enumerate(rows[:12]):
        if row[FORM] == "," and i >= 1:
            out = [k for k in range(i) if not 1 <= rows[k][HEAD] <= i]
            if len(out) == 1 and rows[out[0]][HEAD] == root and rows[out[0]][DEPREL] in FRONTED and \
                    subject_first(rows, i + 2) and all(row[HEAD] != i + 1 for row in rows):
                return i
            return 0
    return 0


def without(rows, which):
    """The rows but those at the places `which` (from 0), on which nothing hangs."""
    place, n = {0: 0}, 0
    for i in range(len(rows)):
        if i not in which:
            n += 1
            place[i + 1] = n
    out = []
    for i, row in enumerate(rows):
        if i not in which:
            row = list(row)
            row[ID], row[HEAD] = str(place[i + 1]), place[row[HEAD]]
            out.append(row)
    return out


class Words:
    """The commonest tags of each form for each part of speech."""

    PARTS = {"case": "ADP", "det": "DET", "amod": "ADJ", "punct": "PUNCT", "obl": "NOUN", "obl:unmarked": "PROPN"}

    def __init__(self, sentences):
        self.tags = collections.defaultdict(collections.Counter)
        for _, rows in sentences:
            for i, row in enumerate(rows):
                form = row[FORM] if i or row[UPOS] == "PROPN" else row[FORM].lower()
                self.tags[form, row[UPOS]][(row[UPOS], row[XPOS], row[FEATS])] += 1

    def row(self, form, head, deprel):
        """`head` counts from 1 within the phrase, 0: what the phrase hangs on."""
        if re.fullmatch(r"\d+", form):
            tags = ("NUM", "CD", "NumForm=Digit|NumType=Card")
        elif form in MONTHS:
            tags = ("PROPN", "NNP", "Number=Sing")
        else:
            part = self.PARTS[deprel]
            known = self.tags.get((form, part)) or self.tags.get((form.lower(), part))
            if not known:
                return None
            tags = max(known.items(), key=lambda item: (item[1], item[0]))[0]
        return ["0", form, "_", *tags, head, deprel, "_", "_"]


def date(chance, deprel, case):
    """(rows as form, head, deprel; the place of the head) of a date behind its preposition."""
    year, day = str(chance.randint(1805, 2026)), str(chance.randint(1, 31))
    month, kind = chance.choice(MONTHS), chance.random()
    if case == "On" or (case != "In" and kind < 0.3):
        if chance.random() < 0.5:
            rows = [(day, 0, deprel), (month, 1, "nmod:unmarked")]
            return rows + [(year, 1, "nmod:unmarked")] if chance.random() < 0.7 else rows
        rows = [(month, 2, "nmod:unmarked"), (day, 0, deprel)]
        return rows + [(",", 4, "punct"), (year, 2, "nmod:unmarked")] if chance.random() < 0.5 else rows
    if kind < 0.65:
        return [(month, 0, deprel), (year, 1, "nmod:unmarked")]
    if kind < 0.8:
        return [(chance.choice(["late", "early"]), 2, "amod"), (year, 0, deprel)]
    return [(year, 0, deprel)]


def shifted(rows, by, top):
    """The rows of a phrase `by` words further on; those with head 0 hang on `top`, a place of the same count."""
    return [(form, head + by if head else top, deprel) for form, head, deprel in rows]


def time_phrase(chance):
    """(form, head, deprel) of a phrase of time, without comma; head 0: the verb."""
    kind = chance.random()
    if kind < 0.6:
        case = chance.choice("In In In In On On On Since By Until Before After".split())
        rows = date(chance, "obl", case)
        top = next(i for i, row in enumerate(rows, 1) if row[2] == "obl")
        return [(case, top + 1, "case")] + shifted(rows, 1, 0)
    if kind < 0.7:
        case, noun, inner = chance.choice("In During By Since".split()), chance.choice(SEASONS), "of"
    else:
        case, noun, inner = chance.choice(BEFORE_HAPPENINGS), chance.choice(HAPPENINGS), chance.choice(["of", "of", "in"])
    rows = date(chance, "nmod", "In" if inner == "in" else "")
    if kind < 0.7:
        rows = [(str(chance.randint(1805, 2026)), 0, "nmod")]
    top = next(i for i, row in enumerate(rows, 1) if row[2] == "nmod")
    return [(case, 3, "case"), ("the", 3, "det"), (noun, 0, "obl"), (inner, top + 4, "case")] + shifted(rows, 4, 3)


def small_first(row):
    row = list(row)
    if row[UPOS] != "PROPN" and row[FORM] != "I" and row[LEMMA][:1].islower() and not row[FORM][1:].isupper():
        row[FORM] = row[FORM][:1].lower() + row[FORM][1:]
    return row


def put_before(phrase, rows, comma):
    """The phrase before the sentence, hung on its root; phrase rows count from 1, head 0 is the root."""
    n = len(phrase) + comma
    root = root_of(rows) + n
    out = [[*row[:HEAD], row[HEAD] or root, *row[DEPREL:]] for row in phrase]
    if comma:
        top = next(i for i, row in enumerate(phrase, 1) if row[HEAD] == 0)
        out.append(["0", ",", ",", "PUNCT", ",", "_", top, "punct", "_", "_"])
    for i, row in enumerate(rows):
        row = small_first(row) if i == 0 else list(row)
        row[HEAD] = row[HEAD] + n if row[HEAD] else 0
        out.append(row)
    return out


def put_in(rows, at, new):
    """A word before the place `at` (from 0)."""
    out = []
    for i, row in enumerate(rows):
        row = list(row)
        row[HEAD] += row[HEAD] > at
        if i == at:
            out.append(new)
        out.append(row)
    return out


def capitals(rows):
    return [[row[ID], row[FORM].upper(), *row[LEMMA:]] for row in rows]


def headline(rows):
    articles = {i for i, row in enumerate(rows) if row[DEPREL] == "det" and row[FORM].lower() in {"the", "a", "an"}}
    articles -= {row[HEAD] - 1 for row in rows}
    out = without(rows, articles | {len(rows) - 1})
    out[0] = [out[0][ID], out[0][FORM][:1].upper() + out[0][FORM][1:], *out[0][LEMMA:]]
    return out


def write(comments, rows):
    print("# made = yes")
    for comment in comments:
        if comment.startswith("# names ="):
            print(comment)
    for i, row in enumerate(rows, 1):
        print(i, row[FORM], "_", *row[UPOS:HEAD], row[HEAD], row[DEPREL], "_", row[MISC], sep="\t")
    print()


def main():
    chance = random.Random(1)
    sentences = [sentence for path in sys.argv[1:] for sentence in read(path)]
    words = Words(sentences)
    phrases, plain, short, single = [], [], [], []
    for comments, rows in sentences:
        n = fronted(rows)
        if n:
            write(comments, without(rows, {n}))
            if n <= 8:
                own = [list(row) for row in rows[:n]]
                for row in own:
                    row[HEAD], row[MISC] = row[HEAD] if row[HEAD] <= n else 0, "_"
                phrases.append(own)
        ends = rows[-1][FORM] == "." and rows[-1][DEPREL] == "punct"
        if len(rows) < 45 and subject_first(rows, 1):
            bare = rows[0][UPOS] == "PROPN" or (rows[0][UPOS] == "ADJ" and rows[0][LEMMA][:1].isupper())
            plain.append((comments, rows, bare))
            if ends and 5 <= len(rows) <= 16 and rows[0][UPOS] != "PRON":
                short.append((comments, rows))
            if ends and sum(row[UPOS] in {"VERB", "AUX"} for row in rows) == 1 and \
                    rows[root_of(rows) - 1][XPOS] == "VBD" and not any(row[FORM] in WEEKDAYS for row in rows):
                single.append((comments, rows))
    bare = [sentence for sentence in plain if sentence[2]]
    for of, many in ((bare, 900), (plain, 500)):
        for comments, rows, _ in chance.sample(of, min(many, len(of))):
            if chance.random() < 0.75:
                phrase = [words.row(*word) for word in time_phrase(chance)]
            else:
                phrase = chance.choice(phrases)
            if None not in phrase:
                write(comments, put_before(phrase, rows, chance.random() < 0.3))
    for comments, rows in chance.sample(single, min(300, len(single))):
        day = words.row(chance.choice(WEEKDAYS), root_of(rows), "obl:unmarked")
        write(comments, put_in(rows, len(rows) - 1, day))
    for comments, rows in chance.sample(short, min(600, len(short))):
        made = headline(rows)
        write(comments, capitals(made) if chance.random() < 0.5 else made)


if __name__ == "__main__":
    main()
