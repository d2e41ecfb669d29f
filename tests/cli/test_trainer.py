#!/usr/bin/env python3
"""The trainer of the syntax model: its gradients are those of its loss, its functions stay numbers, and two trainings
from one seed give the same file. Sentences made of others (scripts/made_sentences.py) are trees. All sentences come from
a small grammar here."""
import hashlib, os, random, subprocess, sys, tempfile

ENTENTE = os.environ.get("ENTENTE", "build/release/entente")
BUILD = os.path.dirname(os.path.abspath(ENTENTE))
DETERMINERS = ["the", "a", "this", "every"]
NOUNS = ["minister", "treaty", "harbour", "bridge", "council", "envoy", "border", "letter"]
VERBS = ["signs", "crosses", "rejects", "opens", "reads", "guards"]
NAMES = ["Tesselle", "Orvany", "Brindmark"]
ADVERBS = ["today", "again", "slowly"]


def sentence(chance):
    """Rows of CoNLL-U: a subject, a verb, an object, perhaps an adverb, perhaps a phrase before them."""
    rows = []

    def add(form, upos, xpos, head, deprel, misc="_"):
        rows.append([str(len(rows) + 1), form, form.lower(), upos, xpos, "_", str(head), deprel, "_", misc])

    named = chance.random() < 0.4
    before = 4 if chance.random() < 0.3 else 0
    verb = before + (2 if named else 3)
    if before:
        add(chance.choice(["In", "After", "During"]), "ADP", "IN", 3, "case")
        add("the", "DET", "DT", 3, "det")
        add(chance.choice(["spring", "flood", "war"]), "NOUN", "NN", verb, "obl")
        add(",", "PUNCT", ",", 3, "punct")
    if named:
        add(chance.choice(NAMES), "PROPN", "NNP", verb, "nsubj", "NER=S-LOC")
    else:
        add(chance.choice(DETERMINERS), "DET", "DT", before + 2, "det")
        add(chance.choice(NOUNS), "NOUN", "NN", verb, "nsubj")
    add(chance.choice(VERBS), "VERB", "VBZ", 0, "root")
    add(chance.choice(DETERMINERS), "DET", "DT", verb + 2, "det")
    add(chance.choice(NOUNS), "NOUN", "NN", verb, "obj")
    if chance.random() < 0.5:
        add(chance.choice(ADVERBS), "ADV", "RB", verb, "advmod")
    add(".", "PUNCT", ".", verb, "punct")
    return "\n".join("\t".join(row) for row in rows) + "\n\n"


def tree(rows):
    """Whether the words are counted from one and all hang on one root, none on itself."""
    heads = [int(row[6]) for row in rows]
    if [row[0] for row in rows] != [str(i) for i in range(1, len(rows) + 1)] or heads.count(0) != 1:
        return False
    for at in range(1, len(rows) + 1):
        for _ in range(len(rows)):
            at = heads[at - 1] if 0 < at <= len(rows) else at
        if at:
            return False
    return True


def made_of(treebank):
    """What scripts/made_sentences.py makes of a file: the text, and its sentences as rows."""
    run = subprocess.run([sys.executable, "scripts/made_sentences.py", treebank], stdout=subprocess.PIPE, text=True)
    return run.stdout, [[line.split("\t") for line in block.splitlines() if line[:1] != "#"]
                        for block in run.stdout.split("\n\n") if block.strip()]


def main():
    trainer = os.path.join(BUILD, "train_syntax")
    built = subprocess.run(["cmake", "--build", BUILD, "--target", "train_syntax"], stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT, text=True)
    if built.returncode:
        print(built.stdout)
        print("0 passed, 1 failed")
        return 1
    chance = random.Random(7)
    passed = failed = 0

    def check(what, good, said=""):
        nonlocal passed, failed
        passed, failed = passed + good, failed + (not good)
        if not good:
            print(f"{what}: FAILED\n{said}")

    with tempfile.TemporaryDirectory() as folder:
        treebank = os.path.join(folder, "made.conllu")
        with open(treebank, "w", encoding="utf-8") as out:
            out.write("".join(sentence(chance) for _ in range(120)))
        run = subprocess.run([trainer, "--check-gradients", "--train", treebank], stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, text=True)
        check("numbers", "0 numbers are wrong\n" in run.stdout, run.stdout)
        check("gradients", run.returncode == 0 and "\n0 of " in run.stdout, run.stdout)
        text, made = made_of(treebank)
        forms = [[row[1] for row in rows] for rows in made]
        check("made sentences are trees", len(made) > 40 and all(tree(rows) for rows in made))
        check("the same twice", made_of(treebank)[0] == text)
        check("a date before a name, without a comma",
              any(words[0] in ("In", "On") and words[i].isdigit() and words[i + 1] in NAMES
                  for words in forms for i in range(1, len(words) - 1)))
        check("no comma behind a phrase", any(words[2] in ("spring", "flood", "war") and words[3] != "," and
                                              words[3].islower() for words in forms if len(words) > 4))
        check("a headline in capitals", any("".join(words).isupper() and words[-1] != "." for words in forms))
        with open(os.path.join(folder, "more.conllu"), "w", encoding="utf-8") as out:
            out.write(text)
        models = []
        for turn, seed in enumerate(("1", "1", "2")):
            model = os.path.join(folder, f"{turn}.entm")
            run = subprocess.run([trainer, "--train", treebank, "--dev", treebank, "--out", model, "--epochs", "2",
                                  "--seed", seed, "--made", os.path.join(folder, "more.conllu")], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            check("training", run.returncode == 0 and os.path.exists(model), run.stdout)
            if os.path.exists(model):
                models.append(hashlib.sha256(open(model, "rb").read()).hexdigest())
        check("one seed, one file", len(models) == 3 and models[0] == models[1] != models[2])
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
