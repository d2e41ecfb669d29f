#!/usr/bin/env python3
"""The trainer of the syntax model: its gradients are those of its loss, its functions stay numbers, and two trainings
from one seed give the same file. The sentences are made here of a small grammar."""
import hashlib, os, random, subprocess, sys, tempfile

ENTENTE = os.environ.get("ENTENTE", "build/release/entente")
BUILD = os.path.dirname(os.path.abspath(ENTENTE))
DETERMINERS = ["the", "a", "this", "every"]
NOUNS = ["minister", "treaty", "harbour", "bridge", "council", "envoy", "border", "letter"]
VERBS = ["signs", "crosses", "rejects", "opens", "reads", "guards"]
NAMES = ["Tesselle", "Orvany", "Brindmark"]
ADVERBS = ["today", "again", "slowly"]


def sentence(chance):
    """Rows of CoNLL-U: a subject, a verb, an object, perhaps an adverb."""
    rows = []

    def add(form, upos, xpos, head, deprel, misc="_"):
        rows.append([str(len(rows) + 1), form, form.lower(), upos, xpos, "_", str(head), deprel, "_", misc])

    named = chance.random() < 0.4
    verb = 2 if named else 3
    if named:
        add(chance.choice(NAMES), "PROPN", "NNP", verb, "nsubj", "NER=S-LOC")
    else:
        add(chance.choice(DETERMINERS), "DET", "DT", 2, "det")
        add(chance.choice(NOUNS), "NOUN", "NN", verb, "nsubj")
    add(chance.choice(VERBS), "VERB", "VBZ", 0, "root")
    add(chance.choice(DETERMINERS), "DET", "DT", verb + 2, "det")
    add(chance.choice(NOUNS), "NOUN", "NN", verb, "obj")
    if chance.random() < 0.5:
        add(chance.choice(ADVERBS), "ADV", "RB", verb, "advmod")
    add(".", "PUNCT", ".", verb, "punct")
    return "\n".join("\t".join(row) for row in rows) + "\n\n"


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
        models = []
        for turn, seed in enumerate(("1", "1", "2")):
            model = os.path.join(folder, f"{turn}.entm")
            run = subprocess.run([trainer, "--train", treebank, "--dev", treebank, "--out", model, "--epochs", "2",
                                  "--seed", seed], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            check("training", run.returncode == 0 and os.path.exists(model), run.stdout)
            if os.path.exists(model):
                models.append(hashlib.sha256(open(model, "rb").read()).hexdigest())
        check("one seed, one file", len(models) == 3 and models[0] == models[1] != models[2])
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
