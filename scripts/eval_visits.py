#!/usr/bin/env python3
"""Which country does a visitor come from, told by title, surname and day? Measured on the visits of foreign leaders to
the United States since 1945 (a list of the Office of the Historian), each put to `entente actors` as
"President Quirino arrived on 9 August 1949." No row of holders.tsv was taken from these visits or checked against
them: they are held out, all of them. Rows were looked at for errors in visits of even number only, so the figure for
those of odd number is the one to quote.

usage: eval_visits.py [--errors]     ENTENTE names the program; the visits lie below $ENTENTE_SHARED (else ../shared)
"""
import collections
import datetime
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import project

VISITS = project.SHARED / "data/actors/visits"
MONTHS = "January February March April May June July August September October November December".split()
# how the visits name states, where states.tsv has no such name
NAMES = {
    "Korea": "KOR", "Germany, Federal Republic of": "DEU", "China, People's Republic of": "CHN", "U.S.S.R.": "SUN",
    "China, Republic of": "TWN", "Macedonia, Former Yugoslav Republic of": "MKD", "Bosnian Federation": "BIH",
    "Slovak Republic": "SVK", "Somali Republic": "SOM", "Western Samoa": "WSM", "Somoa": "WSM", "Malaya": "MYS",
    "Union of South Africa": "ZAF", "Congo, Republic of": "COG", "Congo, Democratic Republic of": "COD",
    "Korea, South": "KOR", "Khmer Republic": "KHM", "St. Christopher and Nevis": "KNA", "Zimbabwe Rhodesia": "ZWE",
    "The Gambia": "GMB", "The Bahamas": "BHS", "Saint Lucia": "LCA", "Türkiye": "TUR", "East Timor": "TLS",
    "Cote d'Ivoire": "CIV", "Cook Islands": "COK", "Niue": "NIU", "French Polynesia": "PYF", "New Caledonia": "NCL",
    "Upper Volta": "BFA", "Dahomey": "BEN", "Tanganyika": "TZA", "Vatican City": "VAT", "Saint Kitts and Nevis": "KNA",
}  # fmt: skip


def states():
    """[(iso, names, first day, last day, predecessor)] of states.tsv."""
    found = []
    for _, row in project.rows(project.ROOT / "data/states.tsv"):
        names = {row["name"], *filter(None, row["names"].split("|"))}
        found.append((row["iso"], names, row["from"] or "0000", row["to"] or "9999", row["predecessor"]))
    return found


def country_on(name, day, rows):
    """The code of the country that goes by this name on the day, as states.tsv dates it; None when unknown."""
    name = re.sub(r"\s*\(.*?\)", "", name).replace("’", "'")
    iso = NAMES.get(name)
    if iso is None:
        own = [r for r in rows if name in r[1]]
        iso = own[0][0] if own else None
    if iso == "TWN" and day < "1949-12-08":
        return "CHN"
    for _ in range(5):
        own = [r for r in rows if r[0] == iso]
        if any(r[2] <= day <= r[3] for r in own) or not own:
            return iso
        before = [r[4] for r in own if r[4] and day < r[2]]
        after = [r[0] for r in rows if r[4] == iso and r[2] <= day]
        if not before and not after:
            return iso  # a state before its independence
        iso = (before or after)[0]
    return iso


def visits():
    """[(number, day, "title surname", name of the country)] since 1945."""
    found = []
    for path in sorted(VISITS.glob("*.xml")):
        for visit in ET.parse(path).getroot():
            day, who = visit.findtext("start-date") or "", " ".join((visit.findtext("visitor") or "").split())
            country = " ".join((visit.findtext("from") or "").split())
            if day >= "1945" and who and country and re.fullmatch(r"\d{4}-\d\d-\d\d", day):
                found.append((int(visit.findtext("id")), day, who, country))
    return found


def answers(program, all_visits):
    """{number: (country that `entente actors` gives the visitor or "", the line)}"""
    lines = []
    for number, day, who, _ in all_visits:
        date = datetime.date.fromisoformat(day)
        text = f"{who} arrived on {date.day} {MONTHS[date.month - 1]} {date.year}."
        lines.append(json.dumps({"id": str(number), "text": text, "published": day}))
    out = subprocess.run([program, "actors"], input="\n".join(lines), capture_output=True, text=True, check=True).stdout
    found = {}
    for line in out.split("\n"):
        if line:
            mention = json.loads(line)
            if mention["how"] in ("person", "office") and mention["doc"] not in found:
                found[mention["doc"]] = (mention.get("country", ""), mention)
    return {int(k): v for k, v in found.items()}


def measure(program, errors=False):
    """Prints the shares right and wrong; returns (right, wrong) of the visits of odd number."""
    all_visits, rows = visits(), states()
    found = answers(program, all_visits)
    counts = collections.Counter()
    for number, day, who, country in all_visits:
        gold = country_on(country, day, rows)
        got = found.get(number, ("", {}))[0]
        verdict = "right" if got == gold else "wrong" if got else "none"
        counts[number % 2, verdict] += 1
        if errors and verdict != "right" and number % 2 == 0:
            print(f"{verdict}\t{day}\t{who}\t{country}\t{gold}\t{got}\t{found.get(number, ('', {}))[1].get('person', '')}")
    shares = {}
    for half, name in ((0, "even numbers (looked at)"), (1, "odd numbers (held out)")):
        n = sum(counts[half, v] for v in ("right", "wrong", "none"))
        shares[half] = [counts[half, v] / max(n, 1) for v in ("right", "wrong", "none")]
        print("visits, {}: {} right {:.3f} wrong {:.3f} unknown {:.3f}".format(name, n, *shares[half]))
    return shares[1]


def main():
    program = project.built()
    if not VISITS.is_dir() or not program:
        print("visits: skipped (no data, or no program built)")
        return 0
    measure(program, "--errors" in sys.argv)
    return 0


if __name__ == "__main__":
    sys.exit(main())
