#!/usr/bin/env python3
"""Scores the parser on Universal Dependencies treebanks: CoNLL-U files, from raw text and with gold tokens.

    cmake --build build/release --target entente show_parse
    scripts/eval_syntax.py build/release [--layers=1] [TREEBANK.conllu...]

Gold tokens go through `entente parse --conllu`; raw text goes through show_parse, which takes every line for text;
--layers=1: both by the first layer alone, as coding does.
Without files: dev and test of EWT and of the permissive part of GUM below $ENTENTE_SHARED/data/ud (or ../shared).
The measures are those of the CoNLL 2018 shared task (universaldependencies.org/conll18/evaluation.html): F1 of tokens,
sentences and words by the characters they cover (white space apart), words of multi-word tokens matched by the longest
common subsequence of their lower-cased forms; an aligned word counts for UPOS, UFeats (universal features), Lemmas
('_' in the gold file is always right), UAS (its head is aligned to the gold head) and LAS (and the relation agrees,
subtypes apart). XPOS as in the file. All words count, punctuation too.
"""
import os, subprocess, sys

from project import SHARED

UNIVERSAL = set("PronType NumType Poss Reflex Foreign Abbr Gender Animacy Number Case Definite Degree VerbForm Mood Tense "
                "Aspect Voice Evident Polarity Person Polite".split())
MEASURES = ["Tokens", "Sents", "Words", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS"]


class Word:
    __slots__ = "start", "end", "multi", "column", "head"

    def __init__(self, start, end, multi, column):
        self.start, self.end, self.multi, self.column = start, end, multi, column


def features(text):
    return "|".join(sorted(f for f in text.split("|") if f.split("=")[0] in UNIVERSAL))


def read(lines):
    """Characters without white space, spans of tokens and sentences, and words with their heads as objects."""
    characters, tokens, sentences, words = [], [], [], []
    at = first = covered = 0
    sentence, span = [], None
    for line in lines:
        line = line.rstrip("\n")
        if not line:
            for word in sentence:
                head = int(word.column[6])
                word.head = sentence[head - 1] if head else None
            if sentence:
                sentences.append((first, at))
            words += sentence
            first, sentence, covered = at, [], 0
        elif line[0] != "#":
            column = line.split("\t")
            if "." in column[0]:
                continue
            multi = "-" in column[0]
            if multi or int(column[0]) > covered:
                form = "".join(column[1].split())
                span = (at, at + len(form))
                characters.append(form)
                tokens.append(span)
                at = span[1]
            if multi:
                covered = int(column[0].split("-")[1])
            else:
                sentence.append(Word(*span, int(column[0]) <= covered, column))
    return "".join(characters), tokens, sentences, words


def common(gold, system):
    """Pairs of a longest common subsequence by lower-cased form."""
    best = [[0] * (len(system) + 1) for _ in range(len(gold) + 1)]
    same = [[g.column[1].lower() == s.column[1].lower() for s in system] for g in gold]
    for g in reversed(range(len(gold))):
        for s in reversed(range(len(system))):
            best[g][s] = max(best[g + 1][s], best[g][s + 1], 1 + best[g + 1][s + 1] if same[g][s] else 0)
    g = s = 0
    while g < len(gold) and s < len(system):
        if same[g][s]:
            yield gold[g], system[s]
            g, s = g + 1, s + 1
        elif best[g][s] == best[g + 1][s]:
            g += 1
        else:
            s += 1


def align(gold, system):
    pairs, g, s = [], 0, 0
    while g < len(gold) and s < len(system):
        if gold[g].multi or system[s].multi:
            # a stretch in which words overlap a multi-word token of either side
            end = gold[g].end if gold[g].multi else system[s].end
            if not gold[g].multi and gold[g].end <= system[s].start:
                g += 1
                continue
            if not system[s].multi and system[s].end <= gold[g].start:
                s += 1
                continue
            g0, s0 = g, s
            while True:
                if g < len(gold) and (gold[g].start < end if gold[g].multi else gold[g].end <= end):
                    end = max(end, gold[g].end) if gold[g].multi else end
                    g += 1
                elif s < len(system) and (system[s].start < end if system[s].multi else system[s].end <= end):
                    end = max(end, system[s].end) if system[s].multi else end
                    s += 1
                else:
                    break
            pairs += common(gold[g0:g], system[s0:s])
        elif (gold[g].start, gold[g].end) == (system[s].start, system[s].end):
            pairs.append((gold[g], system[s]))
            g, s = g + 1, s + 1
        elif gold[g].start <= system[s].start:
            g += 1
        else:
            s += 1
    return pairs


def score(gold_lines, system_lines):
    gold_text, gold_tokens, gold_sentences, gold = read(gold_lines)
    system_text, system_tokens, system_sentences, system = read(system_lines)
    if gold_text != system_text:
        at = next(i for i in range(len(gold_text) + 1) if gold_text[i:i + 1] != system_text[i:i + 1])
        sys.exit(f"the texts differ: {gold_text[at - 20:at + 20]!r}, {system_text[at - 20:at + 20]!r}")

    def f1(right, n_gold=len(gold), n_system=len(system)):
        return 200.0 * right / (n_gold + n_system) if n_gold + n_system else 0.0

    pairs = align(gold, system)
    partner = {id(s): g for g, s in pairs}
    heads = [(g, s) for g, s in pairs
             if (s.head is None and g.head is None) or (s.head is not None and partner.get(id(s.head), 0) is g.head)]
    same = lambda of: sum(of(g.column) == of(s.column) for g, s in pairs)
    spans = lambda a, b: f1(len(set(a) & set(b)), len(a), len(b))
    return [spans(gold_tokens, system_tokens), spans(gold_sentences, system_sentences), f1(len(pairs)),
            f1(same(lambda c: c[3])), f1(same(lambda c: c[4])), f1(same(lambda c: features(c[5]))),
            f1(sum(g.column[2] in ("_", s.column[2]) for g, s in pairs)), f1(len(heads)),
            f1(sum(g.column[7].split(":")[0] == s.column[7].split(":")[0] for g, s in heads))]


def raw_text(lines):
    """The text of a treebank: a blank line before documents and paragraphs, else spaces where there were some."""
    out, space, covered = [], "", 0
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# newdoc") or line.startswith("# newpar"):
            space = "\n\n"
        elif not line:
            covered = 0
        elif line[0] != "#":
            column = line.split("\t")
            if "." in column[0] or ("-" not in column[0] and int(column[0]) <= covered):
                continue
            if "-" in column[0]:
                covered = int(column[0].split("-")[1])
            out.append((space if out else "") + column[1])
            space = "" if "SpaceAfter=No" in column[9] else " "
    return "".join(out) + "\n"


def run(command, text):
    return subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, check=True).stdout.decode().split("\n")


def blank(lines):
    """The treebank with nothing but ids, forms and MISC, so that nothing can leak."""
    for line in lines:
        column = line.rstrip("\n").split("\t")
        yield "\t".join(column[:2] + ["_"] * 7 + column[9:]) + "\n" if len(column) == 10 else line


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    layers = [word for word in sys.argv[1:] if word.startswith("--layers=")]
    build, *files = [word for word in sys.argv[1:] if word not in layers]
    if not files:
        ud = os.path.join(SHARED, "data", "ud")
        files = [os.path.join(ud, name) for part in ("dev", "test") for name in
                 (f"UD_English-EWT/en_ewt-ud-{part}.conllu", f"UD_English-GUM-permissive/permissive-{part}.conllu")]
        files = [path for path in files if os.path.exists(path)]
        if not files:
            print("skipped: no treebanks; set ENTENTE_SHARED")
    print(f"{'':26}{'':6}" + "".join(f"{name:>8}" for name in MEASURES))
    for path in files:
        gold = open(path, encoding="utf-8").readlines()
        for mode, command, text in (("gold", ["entente", "parse", *layers, "--conllu", "-"], "".join(blank(gold))),
                                    ("raw", ["show_parse", *layers], raw_text(gold))):
            scores = score(gold, run([os.path.join(build, command[0]), *command[1:]], text))
            print(f"{os.path.basename(path):26.25}{mode:6}" + "".join(f"{value:8.2f}" for value in scores), flush=True)


main()
