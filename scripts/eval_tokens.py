#!/usr/bin/env python3
"""Token, word and sentence F1 from raw text against a Universal Dependencies treebank (measures of CoNLL 2018).

    scripts/eval_tokens.py build/show_tokens TREEBANK.conllu [--errors N]

The raw text is rebuilt from `# newdoc`, `# newpar` (a blank line before each), the forms and SpaceAfter=No.
Token: the same characters, white space apart. Word: as token, and a multi-word token has the same number of words.
Sentence: the same first and last character. --errors prints the N commonest spans that differ, and sentence ends missed.
"""
import collections, subprocess, sys


def gold(path):
    """The text, and for each sentence its surface tokens (text, number of words), by character without white space."""
    text, sentences, tokens, covered, space = [], [], [], 0, ""
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc") or line.startswith("# newpar"):
            space = "\n\n"
        elif not line:
            sentences.append(tokens)
            tokens, covered = [], 0
        elif line[0] != "#":
            column = line.split("\t")
            if "." in column[0]:
                continue
            if "-" in column[0]:
                first, last = map(int, column[0].split("-"))
                covered, words = last, last - first + 1
            elif int(column[0]) <= covered:
                continue
            else:
                words = 1
            text.append((space if text else "") + column[1])
            tokens.append((column[1], words))
            space = "" if "SpaceAfter=No" in column[9] else " "
    return "".join(text) + "\n", sentences


def system(program, raw):
    """Sentences as gold() gives them, of what the program prints."""
    data = raw.encode()
    out = subprocess.run([program], input=data, stdout=subprocess.PIPE, check=True).stdout.decode()
    sentences = []
    for part in out.split("\n\n"):
        tokens, left = [], 0
        for line in part.split("\n"):
            if not line:
                continue
            start, end, words, _ = line.split("\t", 3)
            piece = data[int(start):int(end)].decode()
            if left:
                tokens[-1] = (tokens[-1][0] + piece, tokens[-1][1])
                left -= 1
            else:
                tokens.append((piece, max(int(words), 1)))
                left = max(int(words) - 1, 0)
        if tokens:
            sentences.append(tokens)
    return sentences


def spans(sentences):
    at, tokens, ends = 0, [], []
    for sentence in sentences:
        first = at
        for form, words in sentence:
            size = len("".join(form.split()))
            tokens.append((at, at + size, words, form))
            at += size
        ends.append((first, at))
    return tokens, ends


def f1(gold_set, system_set):
    right = len(gold_set & system_set)
    return 100 * 2 * right / (len(gold_set) + len(system_set))


def main():
    program, path = sys.argv[1:3]
    raw, gold_sentences = gold(path)
    g, gs = spans(gold_sentences)
    s, ss = spans(system(program, raw))
    words = lambda tokens: {(a, b, w, i) for a, b, w, _ in tokens for i in range(w)}
    print("tokens %.2f  words %.2f  sentences %.2f" % (
        f1({t[:2] for t in g}, {t[:2] for t in s}), f1(words(g), words(s)), f1(set(gs), set(ss))))
    if "--errors" in sys.argv:
        n = int(sys.argv[sys.argv.index("--errors") + 1])
        have, want = {t[:3] for t in s}, {t[:3] for t in g}
        for name, tokens, other in (("missed", g, have), ("wrong", s, want)):
            print(name, collections.Counter((t[3], t[2]) for t in tokens if t[:3] not in other).most_common(n))
        flat, compact = "".join(raw.split()), None
        for name, a, b in (("end missed", gs, ss), ("end wrong", ss, gs)):
            others = {e for _, e in b}
            for _, e in [x for x in a if x[1] not in others][:n]:
                print(name, flat[max(0, e - 30):e], "|", flat[e:e + 20])


main()
