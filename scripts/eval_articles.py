#!/usr/bin/env python3
"""How much of what is coded of longer texts is true, and how much of what is true is coded: the texts of tests/golden/articles, which were
written for this together with their events before the program had read one of them.

A text stands there a sentence a line; an empty line ends a paragraph. Below a sentence, each behind a tab, stand its events:

    TYPE|TYPE: SOURCE > TARGET, status|status, year       who toward whom
    TYPE: STATE = STATE, status, year/year                both, whoever is named first

Alternatives stand between '|'; several states side by side act together, and 'A/B' is one of the two; a side may be empty (no target) or
'*' (anybody); the year '?' is not judged. North and South of a state once parted count as that state; SIGN stands for AGREE, SUPPORT and COOPERATE (agreements and relations made), YIELD for CONCEDE and RETREAT. An act that is planned or promised may be coded as the intent to do it
(AGREE, THREATEN). A row that begins with
'?' may be coded or not: it is right where it is found, and nothing is missed where it is not.

An event is right where a row of its sentence has its type, its states in their roles, its status and, where it is given a date, its year; a true
one is found where such an event also has the year. Of the texts marked 'held'
only totals are printed, so that nobody mends what is special to them. The texts marked with a set ('set: third') were written later,
when those before had long been in use; each set is counted apart.

    scripts/eval_articles.py [-v] [NAME...]     -v: each event that is wrong and each that is missed, of the half 'develop'
"""
import collections
import glob
import json
import os
import re
import subprocess
import sys

from project import ROOT, command

TYPES = {"SIGN": ["AGREE", "SUPPORT", "COOPERATE"], "YIELD": ["CONCEDE", "RETREAT"]}
PARTED = {"VDR": "VNM", "RVN": "VNM", "GDR": "DEU", "DDR": "DEU", "FRG": "DEU"}
STEPS = ["states", "and type", "and status", "and year"]
GROUPS = ["develop", "held", "third develop", "third held", "fourth develop", "fourth held", "fifth develop", "fifth held",
          "sixth develop", "sixth held", "seventh develop", "seventh held"]
Row = collections.namedtuple("Row", "optional types left mutual right statuses years text")


def intents(types, statuses):
    """An act that is to come may be coded as the intent, which is a type of its own (data/compose.tsv)."""
    if not statuses & {"planned", "promised"}:
        return set()
    friendly = types & {"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "AGREE"}
    return ({"AGREE"} if friendly else set()) | ({"THREATEN"} if types - friendly - {"REQUEST", "REJECT", "ACCUSE"} else set())


def row_of(line):
    optional = line.startswith("?")
    got = re.match(r"([A-Z|]+): (.*?)\s*([>=])\s*(.*?), ([a-z|]+), ([\d/?]+)$", line.lstrip("? "))
    if not got:
        sys.exit(f"not a row: {line}")
    types = {one for name in got[1].split("|") for one in TYPES.get(name, [name])}
    statuses = set(got[5].split("|"))
    types |= intents(types, statuses)
    return Row(optional, types, set(got[2].split()), got[3] == "=", set(got[4].split()), statuses, got[6], line)


def article_of(path):
    """Which of GROUPS it is of, the document as it is coded, and for each sentence its byte span and rows."""
    head, text, sentences = {}, "", []
    with open(path, encoding="utf8") as file:
        for line in file.read().split("\n"):
            told = re.match(r"(title|published|# half): (\w.*)", line)
            if told and not sentences:
                head[told[1].strip("# ")] = told[2]
            elif line.startswith("\t"):
                sentences[-1][2].append(row_of(line.strip()))
            elif line and not line.startswith("#"):
                text += "" if not text or text.endswith("\n") else " "
                start = len(text.encode())
                text += line
                sentences.append((start, len(text.encode()), []))
            elif not line and text:
                text = text.rstrip("\n") + "\n\n"
    document = {"id": os.path.basename(path)[:-4], "text": text, "title": head["title"], "published": head["published"]}
    return re.sub(r"(\w+); set: (\w+);.*", r"\2 \1", head["half"]).split(";")[0], document, sentences


def sides(event):
    who = {"actor": set(), "recipient": set()}
    for actor in event["actors"]:
        if actor["role"] in who:
            state = actor.get("country") or actor["code"]
            who[actor["role"]].add(PARTED.get(state, state))
    return who["actor"], who["recipient"]


def within(states, wanted):
    """An organ counts as its organisation."""
    wanted = {one for some in wanted for one in some.split("/")}
    known = all(any(state == one or (one.startswith("IGO") and state.startswith(one)) for one in wanted) for state in states)
    return bool(states) == bool(wanted) and ("*" in wanted or known)


def states_agree(event, row):
    actors, recipients = sides(event)
    if row.mutual:
        both = actors | recipients
        return len(both) > 1 and within(both, row.left | row.right)
    if not recipients and len(actors) > 1:  # both were taken for actors
        return within(actors, row.left | row.right) and bool(row.types & {"AGREE", "CONSULT", "SUPPORT", "COOPERATE"}) and bool(row.right)
    return within(actors, row.left) and within(recipients, row.right)


def years_agree(event, row):
    """An event without a date claims none."""
    if row.years == "?" or not event.get("date", {}).get("lo"):
        return True
    low, high = (row.years + "/" + row.years).split("/")[:2]
    date = event.get("date", {})
    return low <= date["lo"][:4] and date.get("hi", date["lo"])[:4] <= high


def is_dated(event, row):
    return row.years == "?" or bool(event.get("date", {}).get("lo"))


def steps_of(event, row):
    """How many of STEPS the event and the row agree in."""
    agrees = [states_agree(event, row), event["event"] in row.types, event["status"] in row.statuses, years_agree(event, row)]
    return agrees.index(False) if False in agrees else len(agrees)


def shown(event):
    actors, recipients = sides(event)
    date = event.get("date", {})
    told = f"{' '.join(sorted(actors))} > {' '.join(sorted(recipients))}, {event['status']}, {date.get('edtf', '?')} ({date.get('basis')})"
    return f"{event['event']}: {told} \"{event['text']}\" {event['rule']} {event['confidence']:.2f}"


class Count:
    def __init__(self):
        self.coded = self.wanted = 0
        self.right, self.found = [0] * len(STEPS), [0] * len(STEPS)

    def show(self, name):
        for i, step in enumerate(STEPS):
            precision, recall = self.right[i] / max(self.coded, 1), self.found[i] / max(self.wanted, 1)
            print(f"{name:13} {' '.join(STEPS[:i + 1]):32} right {self.right[i]:3} of {self.coded}: {precision:.3f}"
                  f"   found {self.found[i]:3} of {self.wanted}: {recall:.3f}")


def judge(document, sentences, events, count, verbose):
    data = document["text"].encode()
    for start, end, rows in sentences:
        here = [e for e in events if start <= e["start"] < end]
        best = [max([steps_of(e, row) for row in rows], default=0) for e in here]
        count.coded += len(here)
        count.wanted += sum(not row.optional for row in rows)
        missed = []
        for i in range(len(STEPS)):
            count.right[i] += sum(b > i for b in best)
            for row in rows:
                told = set()
                for e in here:
                    if steps_of(e, row) > i and (i < len(STEPS) - 1 or is_dated(e, row)):
                        told |= set().union(*sides(e))
                if not row.optional and told and all(told & set(one.split("/")) for one in (row.left | row.right) - {"*"}):
                    count.found[i] += 1
                elif not row.optional and i == len(STEPS) - 1:
                    missed.append(row.text)
        wrong = [(STEPS[b], shown(e)) for e, b in zip(here, best) if b < len(STEPS)]
        if verbose and (wrong or missed):
            print(f"\n{document['id']}: {data[start:end].decode()}")
            for step, what in wrong:
                print(f"   WRONG ({step}) {what}")
            for what in missed:
                print(f"   missed {what}")


def main():
    names = [a for a in sys.argv[1:] if not a.startswith("-")]
    articles = [article_of(path) for path in sorted(glob.glob(os.path.join(ROOT, "tests", "golden", "articles", "*.txt")))]
    articles = [a for a in articles if not names or a[1]["id"] in names]
    text = "".join(json.dumps(document, ensure_ascii=False) + "\n" for _, document, _ in articles)
    done = subprocess.run([command(), "code", "--format", "jsonl"], input=text.encode(), stdout=subprocess.PIPE, check=True)
    events = [json.loads(line) for line in done.stdout.decode("utf8").splitlines() if line.strip()]
    counts = {name: Count() for name in GROUPS}
    for group, document, sentences in articles:
        mine = [e for e in events if e["doc"] == document["id"]]
        judge(document, sentences, mine, counts[group], "-v" in sys.argv[1:] and not group.endswith("held"))
    shown_groups = [(name, count) for name, count in counts.items() if count.coded]
    for name, count in shown_groups:
        count.show(name)
    for name, c in shown_groups:
        print(f"FIGURE articles {name}: precision {c.right[-1] / c.coded:.3f} of {c.coded} events,"
              f" recall {c.found[-1] / c.wanted:.3f} of {c.wanted} true ones")


main()
