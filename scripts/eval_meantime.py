#!/usr/bin/env python3
"""Coreference of events across documents on MEANTIME (English, CC BY 4.0), with its gold mentions: CoNLL F1, the mean of the F1 of MUC
(Vilain and others 1995), B3 (Bagga and Baldwin 1998) and CEAFe (Luo 2005), for the linker and for the baseline that takes all
mentions of one head lemma as one. Needs build/release/link_given: cmake --build build/release --target link_given

    eval_meantime.py [FOLDER of intra_cross-doc_annotation] [-v]"""
import collections
import os
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

from project import ROOT, SHARED

TOOL = os.environ.get("LINK_GIVEN", str(ROOT / "build/release/link_given"))


def read(path):
    """(lines for the tool, {(document, byte of start): gold instance})"""
    root = ET.parse(path).getroot()
    document = path.stem
    sentences, place = collections.defaultdict(list), {}
    for token in root.iter("token"):
        sentences[int(token.get("sentence"))].append((token.get("t_id"), token.text or ""))
    text = ""
    paragraphs = []
    for number in sorted(sentences):
        if text:
            text += "\n\n"
        words = ""
        for identity, form in sentences[number]:
            if words and not re.match(r"^(?:[.,;:!?%)\]]|'s$|n't$|'$)", form) and not re.search(r"[(\[$]$", words):
                words += " "
            start = len((text + words).encode())
            words += form
            place[identity] = (start, len((text + words).encode()))
        paragraphs.append(words)
        text += words
    mentions, instance = {}, {}
    markables = root.find("Markables")
    for markable in markables:
        if markable.tag == "EVENT_MENTION":
            spans = [place[anchor.get("t_id")] for anchor in markable.iter("token_anchor")]
            if spans:
                mentions[markable.get("m_id")] = (min(s for s, _ in spans), max(e for _, e in spans))
        elif markable.tag == "EVENT":
            instance[markable.get("m_id")] = markable.get("instance_id") or f"{document}:{markable.get('m_id')}"
    gold = {}
    for relation in root.find("Relations"):
        if relation.tag == "REFERS_TO":
            for source in relation.iter("source"):
                for target in relation.iter("target"):
                    if source.get("m_id") in mentions and target.get("m_id") in instance:
                        gold[source.get("m_id")] = instance[target.get("m_id")]
    published = ""
    for markable in markables:
        if markable.tag == "TIMEX3" and markable.get("functionInDocument") == "CREATION_TIME":
            published = (markable.get("value") or "")[:10]
    lines = [f"doc\t{document}\t{published}"] + ["p\t" + p for p in paragraphs]
    keys = {}
    for identity, (start, end) in sorted(mentions.items(), key=lambda m: m[1]):
        if (document, start) in keys:
            continue
        lines.append(f"m\t{start}\t{end}")
        keys[(document, start)] = gold.get(identity, f"{document}:single:{identity}")
    return lines, keys


def clusters(labels):
    sets = collections.defaultdict(set)
    for mention, label in labels.items():
        sets[label].add(mention)
    return list(sets.values())


def muc(gold, of):
    right = total = 0
    for cluster in gold:
        total += len(cluster) - 1
        right += len(cluster) - len({of[m] for m in cluster})
    return right, total


def b3(gold, response, of_gold, of_response):
    return sum(len(gold[of_gold[m]] & response[of_response[m]]) / len(gold[of_gold[m]]) for m in of_gold) / len(of_gold)


def assign(weights, rows, columns):
    """The best sum of weights[(row, column)] with each row and column once (Hungarian method, one component at a time)."""
    size = max(len(rows), len(columns))
    cost = [[-weights.get((r, c), 0.0) for c in columns] + [0.0] * (size - len(columns)) for r in rows]
    cost += [[0.0] * size for _ in range(size - len(rows))]
    u, v, match = [0.0] * (size + 1), [0.0] * (size + 1), [0] * (size + 1)
    for i in range(1, size + 1):
        match[0], way, least, used, j0 = i, [0] * (size + 1), [float("inf")] * (size + 1), [False] * (size + 1), 0
        while True:
            used[j0] = True
            i0, delta, j1 = match[j0], float("inf"), 0
            for j in range(1, size + 1):
                if not used[j]:
                    now = cost[i0 - 1][j - 1] - u[i0] - v[j]
                    if now < least[j]:
                        least[j], way[j] = now, j0
                    if least[j] < delta:
                        delta, j1 = least[j], j
            for j in range(size + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if match[j0] == 0:
                break
        while j0:
            match[j0], j0 = match[way[j0]], way[j0]
    return -sum(cost[match[j] - 1][j - 1] for j in range(1, size + 1))


def ceafe(gold, response):
    weights, links = {}, collections.defaultdict(set)
    of = {m: i for i, cluster in enumerate(response) for m in cluster}
    for g, cluster in enumerate(gold):
        for r in {of[m] for m in cluster}:
            weights[(g, r)] = 2 * len(cluster & response[r]) / (len(cluster) + len(response[r]))
            links[("g", g)].add(("r", r))
            links[("r", r)].add(("g", g))
    seen, total = set(), 0.0
    for start in links:
        if start in seen:
            continue
        component, stack = [], [start]
        seen.add(start)
        while stack:
            node = stack.pop()
            component.append(node)
            for other in links[node] - seen:
                seen.add(other)
                stack.append(other)
        total += assign(weights, [n for k, n in component if k == "g"], [n for k, n in component if k == "r"])
    return total / len(gold), total / len(response)


def f1(recall, precision):
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def score(gold_labels, response_labels):
    gold, response = clusters(gold_labels), clusters(response_labels)
    of_gold = {m: i for i, c in enumerate(gold) for m in c}
    of_response = {m: i for i, c in enumerate(response) for m in c}
    (a, b), (c, d) = muc(gold, of_response), muc(response, of_gold)
    scores = [f1(a / b if b else 0, c / d if d else 0),
              f1(b3(gold, response, of_gold, of_response), b3(response, gold, of_response, of_gold)), f1(*ceafe(gold, response))]
    return scores + [sum(scores) / 3]


def main():
    arguments = [a for a in sys.argv[1:] if a != "-v"]
    folder = pathlib.Path(arguments[0]) if arguments else SHARED / "data/meantime/intra_cross-doc_annotation"
    if not folder.is_dir():
        print(f"skipped: no {folder}")
        return 0
    for topic in sorted(p for p in folder.iterdir() if p.is_dir()):
        lines, gold = [], {}
        for path in sorted(topic.glob("*.xml")):
            more, keys = read(path)
            lines += more
            gold.update(keys)
        if not gold:
            continue
        out = subprocess.run([TOOL], input="\n".join(lines) + "\n", text=True, capture_output=True, check=True).stdout
        lemma, ours = {}, {}
        for line in out.splitlines():
            document, start, _, baseline, linked = line.split("\t")
            lemma[(document, int(start))] = baseline
            ours[(document, int(start))] = linked
        print(f"{topic.name}: {len(gold)} mentions, {len(set(gold.values()))} events")
        for name, labels in (("each its own", {m: m for m in gold}), ("head lemma", lemma), ("linker", ours)):
            print("  %-13s MUC %.3f  B3 %.3f  CEAFe %.3f  CoNLL %.3f" % (name, *score(gold, labels)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
