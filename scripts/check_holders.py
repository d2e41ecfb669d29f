#!/usr/bin/env python3
"""Is each office holder of holders.tsv since 1945 found by title, surname and a day of the term? Puts "Prime Minister Nehru arrived
on 4 September 1947." to `entente actors` for each row of the offices below and tells whose state did not come out. Where two of
one surname were in such offices at the time, one of them cannot.

Before that it tells how much of the time since 1945 the table covers: for the foreign and the defence minister of each state of
SERIES, the share of the days on which it was a state with such an office that somebody holds it, and the gaps of more than a year.

usage: check_holders.py [-v] [--coverage]     ENTENTE names the program; exits 1 where fewer than LEAST are found. -v lists each state
and each row not found; --coverage stops behind the coverage"""
import datetime
import json
import subprocess
import sys

from project import ROOT, built, rows

TITLES = {"president": "President", "prime-minister": "Prime Minister", "foreign-minister": "Foreign Minister", "king": "King", "chancellor": "Chancellor"}
PARTICLES = set("de van von bin al el ben da di la le du der den ibn abu dos do arap Ould Al El De Di Da Van Von".split())
LEAST = 0.99
FIRST, LAST = datetime.date(1945, 1, 1), datetime.date(2025, 1, 1)
# the permanent five, India, Pakistan and their neighbours, and more; the heirs of those that ended beside them
SERIES = """USA GBR FRA RUS SUN CHN IND PAK AFG IRN BGD LKA NPL MMR BTN MDV
    AUS CAN NZL JPN KOR PRK TWN VNM VDR IDN MYS THA PHL SGP KHM LAO MNG KAZ UZB TJK KGZ TKM AZE ARM GEO UKR BLR POL CZE CSK SVK HUN ROU
    BGR YUG SRB HRV GRC TUR CYP ISR EGY SYR IRQ SAU JOR LBN KWT ARE QAT OMN YEM LBY TUN DZA MAR SDN ETH KEN NGA GHA ZAF TZA UGA
    COD ZAR AGO ZWE RWA DEU DDR ITA ESP PRT NLD BEL CHE AUT SWE NOR DNK FIN IRL MEX BRA ARG CHL COL VEN PER CUB""".split()
# days on which a state had no such office: nobody is missing there. Forces forbidden, or none yet; the king's own portfolio; a
# department of the president's office; no ministry yet
NO_OFFICE = [("defence-minister", "JPN", "1945-12-01", "1954-06-30"), ("defence-minister", "DEU", "1949-05-23", "1955-06-06"),
             ("defence-minister", "AUT", "1945-01-01", "1956-07-14"), ("defence-minister", "DDR", "1949-10-07", "1956-01-17"),
             ("defence-minister", "CHN", "1949-10-01", "1954-09-28"), ("defence-minister", "BTN", "1945-01-01", "2025-01-01"),
             ("defence-minister", "MAR", "1972-08-17", "2002-11-06"), ("defence-minister", "KEN", "1980-01-01", "2000-12-31"),
             ("defence-minister", "OMN", "1945-01-01", "1970-07-22"), ("foreign-minister", "OMN", "1945-01-01", "1970-07-22"),
             ("foreign-minister", "DEU", "1949-05-23", "1951-03-14"), ("foreign-minister", "BTN", "1945-01-01", "1971-12-31")]
NO_SURNAME = {"II", "III", "IV", "V", "VI", "Sr.", "Jr."}


def surname(person):
    words = person.split()
    at = len(words) - 1
    while at > 1 and words[at - 1] in PARTICLES:
        at -= 1
    return None if words[-1] in NO_SURNAME or "of" in words else " ".join(words[at:])


def begin(text):
    """The first day that a term's `from` may mean."""
    return datetime.date.fromisoformat((text + "-01-01")[:10] if len(text) == 4 else (text + "-01")[:10])


def end(text, open_day):
    """The last day that a term's `to`, or a state's, may mean."""
    if not text:
        return open_day
    text = text.rstrip("~?")
    if len(text) == 10:
        return datetime.date.fromisoformat(text)
    year, month = int(text[:4]), int(text[5:7] or 12)
    return datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)


def table(name):
    return [row for _, row in rows(ROOT / "data" / name)]


def gaps_of(terms, lives):
    """Days of the lives, and the stretches of them that no term covers; both lists of (first, last) in order."""
    days, gaps = 0, []
    for at, until in lives:
        days += (until - at).days + 1
        for first, last in terms:
            if last < at or first > until:
                continue
            if first > at:
                gaps.append((at, first - datetime.timedelta(1)))
            at = max(at, last + datetime.timedelta(1))
        if at <= until:
            gaps.append((at, until))
    return days, gaps


def without(lives, office, state):
    """The lives but for the days on which the state had no such office."""
    for name, iso, first, last in NO_OFFICE:
        if (name, iso) == (office, state):
            first, last = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
            parts = [p for a, b in lives for p in ((a, min(b, first - datetime.timedelta(1))), (max(a, last + datetime.timedelta(1)), b))]
            lives = [(a, b) for a, b in parts if a <= b]
    return lives


def coverage(verbose=False):
    lives, terms = {}, {}
    for row in table("states.tsv"):
        span = max(begin(row["from"] or "1900"), FIRST), min(end(row["to"], LAST), LAST)
        if row["iso"] in SERIES and span[0] <= span[1]:
            lives.setdefault(row["iso"], []).append(span)
    for row in table("holders.tsv"):
        terms.setdefault((row["state"], row["office"]), []).append((begin(row["from"].rstrip("~?")), end(row["to"], LAST)))
    for office in ("foreign-minister", "defence-minister"):
        all_days = missing = some = full = had = 0
        for state in SERIES:
            days, gaps = gaps_of(sorted(terms.get((state, office), [])), without(sorted(lives.get(state, [])), office, state))
            if not days:
                continue
            had += 1
            absent = sum((b - a).days + 1 for a, b in gaps)
            all_days, missing, some = all_days + days, missing + absent, some + (absent < days)
            long = [(a, b) for a, b in gaps if (b - a).days > 366]
            full += not long and absent < days
            if verbose and long:
                print(office, state, f"{1 - absent / days:.2f}", *(f"{a:%Y-%m}/{b:%Y-%m}" for a, b in long))
        print(f"{office}s of {had} states since 1945: {1 - missing / all_days:.3f} of the days; {some} states have some, {full} no gap of more than a year")


def measure(program, verbose=False):
    docs, wanted = [], {}
    for number, line in enumerate((ROOT / "data/holders.tsv").read_text(encoding="utf-8").split("\n")):
        fields = line.split("\t")
        if line.startswith("#") or len(fields) < 7 or fields[1] not in TITLES or len(fields[0]) != 3 or fields[4] < "1945":
            continue
        name, day = surname(fields[2]), begin(fields[4]) + datetime.timedelta(20)
        if name:
            docs.append({"id": str(number), "text": f"{TITLES[fields[1]]} {name} arrived on {day.day} {day:%B} {day.year}.", "published": day.isoformat()})
            wanted[str(number)] = fields
    out = subprocess.run([program, "actors"], input="\n".join(map(json.dumps, docs)), capture_output=True, text=True, check=True).stdout
    found = {}
    for line in filter(None, out.split("\n")):
        mention = json.loads(line)
        if mention["how"] in ("person", "office"):
            found.setdefault(mention["doc"], mention)
    right = 0
    for number, fields in wanted.items():
        got = found.get(number, {})
        right += got.get("country") == fields[0]
        if verbose and got.get("country") != fields[0]:
            print(*fields[:3], fields[4], got.get("country"), got.get("person"), sep="\t")
    share = right / max(len(wanted), 1)
    print(f"holders found by title, surname and day: {right} of {len(wanted)}, {share:.4f}")
    return share


def main():
    coverage("-v" in sys.argv)
    if "--coverage" in sys.argv:
        return 0
    program = built()
    if not program:
        print("holders: skipped (no program built)")
        return 0
    return 0 if measure(program, "-v" in sys.argv) >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
