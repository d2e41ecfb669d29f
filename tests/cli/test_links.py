#!/usr/bin/env python3
"""Claims, ledgers, corrections of joins, promises: through the command, on texts of our own."""
import json
import pathlib
import sqlite3
import sys
import tempfile

from support import check, finish, jsonl, run

TEXTS = {
    "a": "President Jacques Chirac visited Tunisia in December 2003. Tunisia and France plan the Cape Line pipeline. The Cape Line pipeline "
         "will cost $2 billion. Trade between France and Tunisia reached $5 billion in 2002. Chirac plans to visit Tunisia in June 2005.",
    "b": "In December 2003 Jacques Chirac paid a visit to Tunisia, the first by a French president in eight years. The Cape Line pipeline of "
         "France and Tunisia will cost $3 billion. Trade between Tunisia and France stood at $6 billion in 2004.",
    "c": "France and Tunisia held the joint naval exercise Calm Sea in 2006 with 400 soldiers. Chirac visited Tunisia in June 2005. "
         "France imposed sanctions on Tunisia in 2007.",
    "d": "Foreign Minister Bernard Kouchner visited Tunisia on 4 May 2008 and signed an agreement with Tunisia. He met Tunisian President Zine El "
         "Abidine Ben Ali in Tunis. Kouchner's visit to Tunisia was his second.",
    "e": "Narendra Modi travelled to Hanoi in September 2016. India and Vietnam signed an agreement in 2017.",
    "f": "In March 2014 Foreign Minister Laurent Fabius visited Kenya, and in April 2015 President Uhuru Kenyatta visited France. "
         "France sent food aid to Kenya in May 2011. The talks of 2011 helped France to build trust with Kenya.",
}

JOINS = {
    "sent": ["Moscow sent its Foreign Minister to Vietnam in May 2018.", "Russian Foreign Minister Sergei Lavrov visited Vietnam in May 2018.",
             "Lavrov travelled to Hanoi on 12 May 2018.", "Russia sent its defence minister to Vietnam in May 2018."],
    "other": ["India sent its trade minister to Oman in March 2011.", "Indian Prime Minister Manmohan Singh visited Oman in March 2011."],
    "exercise": ["India and Kenya held the fifth joint naval exercise in June 2011.",
                 "The naval exercise Blue Coast of Kenya and India took place in June 2011.",
                 "Kenya and India held their fifth joint naval exercise, Blue Coast, in 2011.",
                 "India and Kenya held their sixth joint naval exercise in June 2012."],
    "signed": ["Brazil and Peru signed the Iquitos River Agreement in June 2011.",
               "The signing of the Iquitos River Agreement by Peru and Brazil took place on 4 June 2011.",
               "The Iquitos River Agreement was signed by Brazil and Peru in 2011.",
               "Brazil and Peru ratified the Iquitos River Agreement in June 2013."],
}


def add(database, *names):
    lines = "".join(json.dumps({"id": n, "text": TEXTS[n]}) + "\n" for n in names)
    return run("add", "-", "-q", "-d", database, stdin=lines.encode()).returncode == 0


def claims(database, *options):
    return jsonl("claims", "-d", database, "--format", "jsonl", *options)


def main():
    with tempfile.TemporaryDirectory() as folder:
        whole, parts = pathlib.Path(folder, "whole.db"), pathlib.Path(folder, "parts.db")
        check("texts are added", add(whole, "a", "b", "c"))
        for name in "abc":
            add(parts, name)
        said = claims(whole)
        check("claims made after three additions are those of one", said == claims(parts))
        check("two costs of one pipeline disagree", any(c["property"] == "cost" and c["verdict"] == "disagree" for c in said))
        check("trade of two years is a series", any(c["property"] == "level" and c["verdict"] == "series" for c in said))
        check("every value points into its text", all(
            v["value"] in TEXTS[v["doc"]] for c in said for v in c["values"] if c["property"] in ("cost", "level")
            and TEXTS[v["doc"]][v["start"]:v["end"]] == v["value"]) and any(c["property"] == "cost" for c in said))
        check("a verdict can be asked for", {c["verdict"] for c in claims(whole, "--verdict", "disagree")} == {"disagree"})
        check("a subject can be asked for", all("Cape" in c["subject"] for c in claims(whole, "--subject", "cape")) and claims(whole, "--subject", "cape"))
        check("other states have no claims", claims(whole, "BRA", "ARG") == [])
        table = run("claims", "FRA", "TUN", "-d", whole).stdout.decode()
        check("the table names both values", "$2 billion" in table and "$3 billion" in table)

        hanoi = pathlib.Path(folder, "hanoi.db")
        add(hanoi, "e")
        visits = jsonl("ledger", "IND", "VNM", "-d", hanoi, "--format", "jsonl")
        check("who is visited is the state of the day", "North Vietnam" not in str(visits) and "2016-09" in str(visits))

        kenya = pathlib.Path(folder, "kenya.db")
        add(kenya, "f")
        rows = [{k: v["value"] for k, c in r["cells"].items() for v in c["values"]} for r in
                jsonl("ledger", "FRA", "KEN", "-d", kenya, "--format", "jsonl", "--kind", "visits")]
        check("two visits of one sentence are two rows", sorted((r["who"], r["to"]) for r in rows) == [
            ("Laurent Fabius", "Kenya"), ("Uhuru Kenyatta", "France")])
        aid = jsonl("ledger", "FRA", "KEN", "-d", kenya, "--format", "jsonl", "--kind", "aid")
        check("aid is what is given, not all that helps", len(aid) == 1 and "trust" not in str(aid))

        backwards = pathlib.Path(folder, "backwards.db")
        for name in "cba":
            add(backwards, name)
        for what in (("claims",), ("ledger",), ("timeline", "FRA", "TUN"), ("ledger", "FRA", "TUN", "--format", "csv")):
            check(f"the order of adding does not matter to {' '.join(what)}",
                  run(*what, "-d", whole).stdout == run(*what, "-d", backwards).stdout)

        rows = jsonl("ledger", "FRA", "TUN", "-d", whole, "--format", "jsonl")
        kinds = {r["ledger"] for r in rows}
        check("ledgers hold what was told", {"visits", "projects", "trade", "exercises", "sanctions"} <= kinds, str(kinds))
        check("each cell has its sources", all(v.get("doc") in TEXTS for r in rows for n, c in r["cells"].items() for v in c["values"]
                                               if n not in ("outcome", "kept_on")))
        cost = [r["cells"]["cost"] for r in rows if r["ledger"] == "projects" and "cost" in r["cells"]]
        check("a cell says that sources disagree", any(c["disputed"] and {v["doc"] for v in c["values"]} == {"a", "b"} for c in cost))
        kept = [r for r in rows if r["ledger"] == "promises" and any(v["value"] == "kept" for v in r["cells"]["outcome"]["values"])]
        check("a planned visit that took place is a promise kept", len(kept) >= 1)
        due = [(v["doc"], v["sentence"]) for r in rows if r["ledger"] == "promises" for v in r["cells"].get("due", {"values": []})["values"]]
        check("a plan is one row, not one as a claim and one as an event", len(due) == len(set(due)), str(due))
        lines = run("ledger", "FRA", "TUN", "-d", whole, "--kind", "visits", "--format", "csv").stdout.decode().splitlines()
        check("CSV has a head and equal rows", lines and lines[0].startswith("ledger,date,date sources,who,") and len(lines) > 1)
        check("an unknown ledger is refused", run("ledger", "-d", whole, "--kind", "cats").returncode == 2)

        joins = pathlib.Path(folder, "joins.db")
        lines = [json.dumps({"id": f"{n}-{i}", "text": text}) for n, texts in JOINS.items() for i, text in enumerate(texts)]
        run("add", "-", "-q", "-d", joins, stdin="\n".join(lines).encode())
        for name, states, happenings in (
                ("a minister who was sent and his visit, with a day and without; another minister's is another", ("RUS", "VNM"), 2),
                ("who is sent is not who travels to the same place in another office", ("IND", "OMN"), 2),
                ("an exercise by name, by number and by a noun; the next one is another", ("IND", "KEN"), 2),
                ("an agreement signed, its signing, 'was signed', by year, month and day; its ratification is not its signing", ("BRA", "PER"), 2)):
            told = jsonl("timeline", *states, "-d", joins, "--format", "json")
            check(name, len(told) == happenings, str([(e["date"], e["trigger"] if "trigger" in e else e) for e in told])[:400])

        events = sqlite3.connect(whole).execute("SELECT e.id, d.id FROM events e JOIN sentences s ON s.key = e.sentence JOIN articles a ON a.key = s.article"
                                                " JOIN documents d ON d.key = a.document WHERE s.text LIKE '%December 2003%' AND e.mode = 'visit' ORDER BY e.key").fetchall()
        check("both visits are events", len(events) >= 2)
        first, second = events[0][0], events[-1][0]
        told = "Told of one happening"
        check("explain shows the join and why", told in run("explain", first, "-d", whole).stdout.decode())
        check("a join is undone by hand", run("correct", first, "apart", second, "--who", "tester", "-d", whole).returncode == 0
              and told not in run("explain", first, "-d", whole).stdout.decode())
        check("explain says what is parted by hand, and how to join it again", "Parted by hand from:" in run("explain", first, "-d", whole).stdout.decode()
              and second in run("explain", first, "-d", whole).stdout.decode())

        def kouchner():
            return [r for r in jsonl("ledger", "FRA", "TUN", "-d", whole, "--kind", "visits", "--format", "jsonl")
                    if {v["doc"] for c in r["cells"].values() for v in c["values"]} >= {e[1] for e in events}]
        check("what is parted by hand is no one row of a ledger", not kouchner())
        check("and made again", run("correct", first, "together", second, "--who", "tester", "-d", whole).returncode == 0
              and "joined by hand" in run("explain", first, "-d", whole).stdout.decode())
        run("correct", first, "apart", second, "--who", "tester", "-d", whole)
        check("a join undone by hand stays undone when documents are added", add(whole, "d") and add(whole, "a")
              and told not in run("explain", first, "-d", whole).stdout.decode())
        run("correct", first, "together", second, "--who", "tester", "-d", whole)
        visits = [r for r in jsonl("ledger", "FRA", "TUN", "-d", whole, "--kind", "visits", "--format", "jsonl")
                  if any("Kouchner" in v["value"] for v in r["cells"]["who"]["values"])]
        parts = [v["value"] for r in visits for v in r["cells"].get("parts", {"values": []})["values"]]
        check("a visit told of thrice is one row, its signing and its meeting are parts of it", len(visits) == 1
              and any(p.startswith("signed") for p in parts) and any(p.startswith("met") for p in parts), str((len(visits), parts)))
        entries = jsonl("timeline", "FRA", "TUN", "-d", whole, "--format", "json")
        ids = {e["id"]: e for e in entries}
        check("the timeline says what a happening is a part of", any(
            ids.get(e.get("part_of"), {}).get("mode") == "visit" and e["part_why"] for e in entries))
        check("corrections are kept", sqlite3.connect(whole).execute("SELECT count(*) FROM corrections").fetchone()[0] == 4)
        check("an event is not apart from itself", run("correct", first, "apart", first, "--who", "t", "-d", whole).returncode == 2)
        check("a correction needs an event", run("correct", "ffffffffffffffff", "status", "planned", "--who", "t", "-d", whole).returncode == 1)
    return finish()


if __name__ == "__main__":
    sys.exit(main())
