#!/usr/bin/env python3
"""Checks the tables of who: known codes, real days, one row for a code at a time, one holder for an office at a time.
Then prints what the tables are worth on visits of foreign leaders (eval_visits.py), where these and the program are at hand.

usage: check_actors.py [FOLDER]   (default: data/ of the project)
"""
import calendar
import datetime
import pathlib
import re
import sys

import eval_visits
import project

FOLDER = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else project.ROOT / "data"
SECTORS = set("GOV MIL REB OPP PTY JUD LEG BUS CVL COP SPY MED JRN IGO NGO IMG NGM PRM UNS EDU CRM REL LAB HLH AGR ELI REF SOC".split())
MOST_DAYS_BETWEEN = {"predecessor": 92, "separated_from": 730}  # from the end of one state to the beginning of the other
MOST_YEARS_BEFORE = 20  # that a land governs itself before it is a state
TABLES = ["states.tsv", "places.tsv", "organisations.tsv", "offices.tsv", "sectors.tsv", "body_words.tsv", "holders.tsv", "surnames.tsv", "members.tsv", "references.tsv", "blocs.tsv", "namesakes.tsv"]
problems = []


def rows(name):
    """The rows of a table (project.rows), none with more fields than the header."""
    for number, row in project.rows(FOLDER / name):
        if row.pop(None, None):
            problems.append(f"{name}:{number}: more fields than the header has")
        for key, value in row.items():
            if value != value.strip() or "&" in value and ";" in value:
                problems.append(f"{name}:{number}: column {key}: '{value}'")
        yield number, row


def day(where, text, last, missing):
    """A day, month or year as a string that sorts; its last day where `last`."""
    if not text:
        return missing
    m = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?[~?]?", text)
    if m:
        year, month = int(m[1]), int(m[2] or (12 if last else 1))
        if 1 <= month <= 12:
            end = calendar.monthrange(year, month)[1]
            number = int(m[3] or (end if last else 1))
            if 1 <= number <= end:
                return f"{year:04}-{month:02}-{number:02}"
    problems.append(f"{where}: not a date: '{text}'")
    return missing


def check_link(where, key, iso, day_begins, spans):
    """A state that goes on begins when the other ends, up to a season of disorder; one that broke away, while it was."""
    if not day_begins:
        problems.append(f"{where}: {key} without a first day")
        return
    begins = datetime.date.fromisoformat((day_begins + "-01-01")[:10])
    ends = [hi for lo, hi, _ in spans if lo < day_begins]
    gap = (begins - datetime.date.fromisoformat(max(ends))).days if ends and max(ends) != "9999" else 0
    if not ends or gap > MOST_DAYS_BETWEEN[key]:
        problems.append(f"{where}: {key} {iso} had not been, or had ended {gap} days before {day_begins}")


def check_states():
    """Returns {iso: [(first day, last day, line)]}."""
    spans, codes = {}, set()
    for number, row in rows("states.tsv"):
        where = f"states.tsv:{number}"
        if not re.fullmatch(r"[A-Z]{3}", row["iso"]):
            problems.append(f"{where}: iso '{row['iso']}'")
        if not re.fullmatch(r"([A-Z]{2})?", row["iso2"]):
            problems.append(f"{where}: iso2 '{row['iso2']}'")
        for key in ("cow", "gw"):
            if not re.fullmatch(r"\d{0,3}", row[key]):
                problems.append(f"{where}: {key} '{row[key]}'")
        if not row["name"] or not row["source"]:
            problems.append(f"{where}: no name or no source")
        lo, hi = day(where, row["from"], False, "0000"), day(where, row["to"], True, "9999")
        if lo > hi:
            problems.append(f"{where}: ends before it begins")
        for other_lo, other_hi, other in spans.get(row["iso"], []):
            if lo <= other_hi and other_lo <= hi:
                problems.append(f"{where}: {row['iso']} overlaps line {other}")
        spans.setdefault(row["iso"], []).append((lo, hi, number))
        codes.add(row["iso"])
    lines = {}  # iso to the state that it continues
    for number, row in rows("states.tsv"):
        for key in ("predecessor", "separated_from"):
            if row[key] and row[key] not in codes:
                problems.append(f"states.tsv:{number}: {key} '{row[key]}' is no state")
            elif row[key]:
                check_link(f"states.tsv:{number}", key, row[key], row["from"], spans[row[key]])
        if row["predecessor"]:
            lines[row["iso"]] = row["predecessor"]
    for iso in lines:
        line = [iso]
        while line[-1] in lines and lines[line[-1]] not in line:
            line.append(lines[line[-1]])
        if line[-1] in lines:
            problems.append(f"states.tsv: {' continues '.join([*line, lines[line[-1]]])}: a circle")
    return spans


def check_places(codes):
    seen = {}
    for number, row in rows("places.tsv"):
        where = f"places.tsv:{number}"
        if row["state"] not in codes:
            problems.append(f"{where}: no state '{row['state']}'")
        if row["kind"] not in ("city", "seat"):
            problems.append(f"{where}: kind '{row['kind']}'")
        if row["sector"] and row["sector"] not in SECTORS:
            problems.append(f"{where}: sector '{row['sector']}'")
        lo, hi = day(where, row["from"], False, "0000"), day(where, row["to"], True, "9999")
        if lo > hi:
            problems.append(f"{where}: lost before it is held")
        if not row["source"]:
            problems.append(f"{where}: no source")
        always = not row["from"] and not row["to"]
        for other_lo, other_hi, other, state in seen.setdefault(row["name"], []):
            if lo <= other_hi and other_lo <= hi and not (always and state not in ("", row["state"])):
                problems.append(f"{where}: again {row['name']}, as in line {other}")
        seen[row["name"]].append((lo, hi, number, row["state"] if always else ""))


def check_organisations(codes):
    seen = {}
    for number, row in rows("organisations.tsv"):
        where = f"organisations.tsv:{number}"
        if not row["name"] or not re.fullmatch(r"[A-Z][A-Z0-9]{2,11}", row["code"]):
            problems.append(f"{where}: code '{row['code']}'")
        if row["country"] and row["country"] not in codes:
            problems.append(f"{where}: no state '{row['country']}'")
        if row["sector"] not in SECTORS:
            problems.append(f"{where}: sector '{row['sector']}'")
        if row["sector"] and row["country"] and row["code"] != row["country"] + row["sector"] and row["code"][:3] not in ("IMG", "IGO", "NGO"):
            if row["code"][3:6] not in SECTORS or row["code"][:3] not in codes:
                problems.append(f"{where}: code '{row['code']}'")
        if not row["source"]:
            problems.append(f"{where}: no source")
        if row["from"] or row["to"]:
            lo, hi = day(where, row["from"], False, "0000"), day(where, row["to"], True, "9999")
            if lo > hi or row["names"] or row["name"] not in seen:
                problems.append(f"{where}: a dated code stands behind the row with the names, and is of real days")
            continue
        for form in [row["name"], *filter(None, row["names"].split("|"))]:
            if form in seen:
                problems.append(f"{where}: '{form}' stands in line {seen[form]} too")
            seen[form] = number


def check_offices(codes):
    offices = {}
    for number, row in rows("offices.tsv"):
        where = f"offices.tsv:{number}"
        if row["office"] in offices:
            problems.append(f"{where}: again {row['office']}")
        offices[row["office"]] = row
        if row["sector"] not in SECTORS:
            problems.append(f"{where}: sector '{row['sector']}'")
        for form in row["names"].split("|"):
            name, _, state = form.partition("@")
            if not name or name != name.lower() or (state and state not in codes):
                problems.append(f"{where}: form '{form}'")
    return offices


def check_holders(codes, offices):
    bodies = {row["code"] for _, row in rows("organisations.tsv")}
    terms = {}
    for number, row in rows("holders.tsv"):
        where = f"holders.tsv:{number}"
        if row["state"] not in codes and row["state"] not in bodies:
            problems.append(f"{where}: no state or organisation '{row['state']}'")
        if row["office"] in offices and offices[row["office"]]["scope"] == "IGO" and row["state"] in codes:
            problems.append(f"{where}: no state has a {row['office']}")
        if row["office"] not in offices:
            problems.append(f"{where}: no office '{row['office']}'")
        if not row["person"] or not row["source"]:
            problems.append(f"{where}: no person or no source")
        lo, hi = day(where, row["from"], False, "0000"), day(where, row["to"], True, "9999")
        if lo > hi:
            problems.append(f"{where}: ends before it begins")
        spans = codes.get(row["state"], [])
        if row["state"] in codes and not any(lo <= until and int(begun[:4]) - MOST_YEARS_BEFORE <= int(hi[:4]) for begun, until, _ in spans):
            problems.append(f"{where}: {row['state']} was not there from {lo} to {hi}")
        terms.setdefault((row["state"], row["office"]), []).append((lo, hi, row["person"], number, row))
    for (state, office), list_ in terms.items():
        if offices.get(office, {}).get("many"):
            continue
        list_.sort()
        for a, b in zip(list_, list_[1:]):
            # where a month or a year is all that is known, the ends may meet in it
            n = min(len(a[4]["to"].rstrip("~?")) or 10, len(b[4]["from"].rstrip("~?")) or 10)
            over = b[0][:n] < a[1][:n]
            if over and a[2] != b[2]:
                problems.append(
                    f"holders.tsv:{b[3]}: {b[2]} is {office} of {state} from {b[0]} while line {a[3]} has {a[2]} to {a[1]}"
                )


def check_members(states):
    organisations = {row["code"] for _, row in rows("organisations.tsv")}
    stays = {}
    for number, row in rows("members.tsv"):
        where = f"members.tsv:{number}"
        if row["organisation"] not in organisations:
            problems.append(f"{where}: no organisation '{row['organisation']}'")
        if row["state"] not in states:
            problems.append(f"{where}: no state '{row['state']}'")
            continue
        if not row["source"]:
            problems.append(f"{where}: no source")
        lo, hi = day(where, row["from"], False, "0000"), day(where, row["to"], True, "9999")
        if lo > hi:
            problems.append(f"{where}: ends before it begins")
        if not any(lo <= until and begun <= hi for begun, until, _ in states[row["state"]]):
            problems.append(f"{where}: {row['state']} was not there from {lo} to {hi}")
        for other_lo, other_hi, other in stays.get((row["organisation"], row["state"]), []):
            if lo <= other_hi and other_lo <= hi:
                problems.append(f"{where}: {row['state']} is in it already by line {other}")
        stays.setdefault((row["organisation"], row["state"]), []).append((lo, hi, number))


def check_surnames():
    people = {row["person"] for _, row in rows("holders.tsv")}
    seen = {}
    for number, row in rows("surnames.tsv"):
        where = f"surnames.tsv:{number}"
        if row["person"] not in people:
            problems.append(f"{where}: no person '{row['person']}'")
        if not row["surname"] or row["surname"] in seen:
            problems.append(f"{where}: again '{row['surname']}', as in line {seen.get(row['surname'])}")
        seen[row["surname"]] = number


KINDS = "it person speaker they state states parties number both article like described other invader one body".split()


def check_references():
    seen = {}
    for number, row in rows("references.tsv"):
        where = f"references.tsv:{number}"
        if row["word"] in seen or row["word"] != row["word"].lower() or row["kind"] not in KINDS:
            problems.append(f"{where}: '{row['word']}' ({row['kind']})")
        if row["sector"] and row["sector"] not in SECTORS:
            problems.append(f"{where}: sector '{row['sector']}'")
        if row["n"] and row["kind"] not in ("number", "both", "states") or row["kind"] == "number" and not row["n"]:
            problems.append(f"{where}: n belongs to numbers")
        body = row["kind"] == "body" and seen.get(row["of"]) is not None
        if row["of"] and not body and not re.fullmatch(r"!?[A-Z]{3}( [A-Z]{3})*", row["of"]):
            problems.append(f"{where}: states '{row['of']}'")
        seen[row["word"]] = number


def check_blocs(codes):
    blocs, spans = {}, {}
    for number, row in rows("blocs.tsv"):
        where = f"blocs.tsv:{number}"
        if row["name"] not in blocs and not re.fullmatch(r"[A-Z][A-Z0-9]{2,11}", row["code"]):
            problems.append(f"{where}: code '{row['code']}'")
        blocs.setdefault(row["name"], row["code"])
        if row["sector"] and row["sector"] not in SECTORS:
            problems.append(f"{where}: sector '{row['sector']}'")
        if row["member"] not in codes or not row["source"]:
            problems.append(f"{where}: no state '{row['member']}', or no source")
        lo, hi = day(where, row["from"], False, "0000"), day(where, row["to"], True, "9999")
        for other_lo, other_hi, other in spans.setdefault((row["name"], row["member"]), []):
            if lo <= other_hi and other_lo <= hi:
                problems.append(f"{where}: {row['member']} overlaps line {other}")
        if lo > hi:
            problems.append(f"{where}: ends before it begins")
        spans[(row["name"], row["member"])].append((lo, hi, number))


def check_namesakes():
    seen = {}
    for number, row in rows("namesakes.tsv"):
        where = f"namesakes.tsv:{number}"
        if row["name"] in seen:
            problems.append(f"{where}: again, after line {seen[row['name']]}")
        if not re.fullmatch(r"(\S+ ){0,2}\*|\* \S+|\S+ \* \S+|[^*]+", row["name"]) or row["name"] == "*":
            problems.append(f"{where}: '{row['name']}': a * stands before one word, behind one or two, or between two")
        seen[row["name"]] = number


def main():
    codes = check_states()
    check_members(codes)
    check_surnames()
    check_places(codes)
    check_organisations(codes)
    check_holders(codes, check_offices(codes))
    check_references()
    check_blocs(codes)
    check_namesakes()
    for number, row in rows("sectors.tsv"):
        if row["sector"] not in SECTORS or row["noun"] != row["noun"].lower():
            problems.append(f"sectors.tsv:{number}: {row}")
    for number, row in rows("body_words.tsv"):
        if (row["sector"] and row["sector"] not in SECTORS) or row["word"] != row["word"].lower():
            problems.append(f"body_words.tsv:{number}: {row}")
    for problem in problems:
        print(problem)
    print(f"{len(TABLES)} tables, {len(problems)} problems")
    if len(sys.argv) == 1:
        eval_visits.main()
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
