"""The dossier of the sample texts: in print the same bytes each time; beside another relationship; in another language; of
more than two states; within a period."""
import json
import re

import support
from support import ROOT, check, run, scratch

with scratch() as top:
    database = f"{top}/texts.db"
    check("the sample texts are read", run("add", ROOT / "examples/texts", "-d", database).returncode == 0)

    def dossier(*args):
        result = run("dossier", *args, "-d", database)
        return result.stdout, result.stderr.decode(), result.returncode

    first, _, status = dossier("PAK", "RUS", "--format", "pdf")
    second, _, _ = dossier("PAK", "RUS", "--format", "pdf")
    check("print is a PDF", status == 0 and first.startswith(b"%PDF-"), first[:40])
    check("print is the same each time", first == second)
    check("charts in print are no pictures", b"/Subtype /Image" not in first)

    whole = json.loads(dossier("PAK", "RUS", "--format", "json")[0])
    claims = support.jsonl("claims", "PAK", "RUS", "-d", database, "--verdict", "disagree", "--format", "jsonl")
    told = {(c["subject"], c["property"]) for c in claims}
    check("its disagreements are those of 'claims'", {(c["subject"], c["property"]) for c in whole["disagreements"]} == told)
    rows = support.jsonl("ledger", "PAK", "RUS", "-d", database, "--format", "jsonl")
    kinds = {row["ledger"] for row in rows}
    check("its ledgers are those of 'ledger'", all(len(whole["ledgers"][kind]) == sum(r["ledger"] == kind for r in rows) for kind in kinds))
    check("no row without a sentence", all(any("doc" in v for cell in row["cells"].values() for v in cell["values"])
                                           for ledger in whole["ledgers"].values() for row in ledger))

    page = dossier("PAK", "RUS")[0].decode()
    ids = set(re.findall(r'id="([^"]+)"', page))
    cites = re.findall(r'class="cite" href="#([^"]+)"', page)
    check("every citation leads to its sentence", cites and set(cites) <= ids, sorted(set(cites) - ids)[:5])

    beside = json.loads(dossier("PAK", "RUS", "--compare", "IND-CHN", "--format", "json")[0])
    alone = json.loads(dossier("IND", "CHN", "--format", "json")[0])
    check("what it is compared with is that dossier", beside["compared"]["counts"] == alone["counts"])
    check("and changes nothing else", beside["counts"] == whole["counts"])
    check("the comparison is drawn", b'id="compare-chart"' in dossier("PAK", "RUS", "--compare", "India,China")[0])
    _, why, status = dossier("PAK", "RUS", "--compare", "PAK")
    check("one state is no relationship", status == 2 and "two states" in why, why)

    russian = dossier("PAK", "RUS", "--lang", "ru")[0].decode()
    check("dates in the reader's language", re.search(r"\d{4}\sг\.", russian))
    _, why, status = dossier("PAK", "RUS", "--lang", "klingon")
    check("no such language", status == 2 and "klingon" in why, why)

    arabic = dossier("PAK", "RUS", "--lang", "ar")[0].decode()
    check("a date of another script has its language and its own direction", re.search(r'class="when"><bdi lang="ar">', arabic))
    _, why, status = dossier("PAK", "RUS", "--since", "2020", "--until", "2010")
    check("a period that ends before it begins is told in a line", status == 2 and why.count("\n") == 1 and "2010" in why, why)

    empty = dossier("PER", "NPL")[0].decode()
    check("a pair of which nothing is told has no empty sections", "holds no happenings" in empty and
          set(re.findall(r'<section id="([^"]+)"', empty)) <= {"prospects", "sources", "method"}, re.findall(r'<section id="([^"]+)"', empty))
    untold = re.search(r"Nothing is told of ([^<]*)", page)
    held = re.findall(r'<section id="([^"]+)"', page)
    check("what no ledger holds is said once", all((name in held) != bool(untold and name in untold.group(1))
          for name in ("agreements", "visits", "exercises", "projects", "memberships", "promises")), (held, untold))
    ten = [next(o for o in whole["occurrences"] if o["id"] == id) for id in whole["top"]]
    rows = [{(v["doc"], v["sentence"]) for cell in row["cells"].values() for v in cell["values"] if "doc" in v}
            for kind in ("visits", "exercises", "agreements") for row in whole["ledgers"][kind]]
    spots = [{(t["doc"], t["sentence"]) for t in o["told"]} for o in ten]
    check("no happening stands twice among the ten", not any(spots[i] <= row and spots[k] <= row and ten[i]["date"] == ten[k]["date"]
          for row in rows for i in range(len(ten)) for k in range(i)), [o["headline"] for o in ten])

    lifted = [o["headline"] for o in ten if "lifted" in o["headline"]]
    check("a step taken but once stands once among the ten, though two sources date it differently", len(lifted) == 1, lifted)

    three = json.loads(dossier("PAK", "RUS", "IND", "--format", "json")[0])
    check("three states hold what two do", three["counts"]["done"] >= whole["counts"]["done"])
    late = json.loads(dossier("PAK", "RUS", "--since", "2012", "--format", "json")[0])
    check("a period leaves out what is dated before it", all(o["date"].get("hi", "9999") >= "2012" for o in late["occurrences"]))

with scratch() as top:
    months = "January February March April May June July August September October November December".split()
    days = [(year, month, day) for year in range(2001, 2004) for month in range(12) for day in range(1, 28, 2)]
    crowd = " ".join(f"On {d} {months[m]} {y} Peru's president visited Chile." for y, m, d in days)
    lifted = " ".join(f"In {months[m]} {y} Peru lifted the arms embargo on Chile." for y in range(1961, 1969) for m in (1, 7))
    others = " ".join(f"In {1970 + i} {what}." for i, what in enumerate((
        "Peru and Chile signed a treaty on fishing", "Chile gave Peru wheat", "Peru and Chile held a joint exercise", "Chile accused Peru of smuggling")))
    with open(f"{top}/crowd.txt", "w", encoding="utf8") as file:
        file.write("\n\n".join((crowd, lifted, others)))
    check("a crowded record is read", run("add", f"{top}/crowd.txt", "-d", f"{top}/crowd.db").returncode == 0)
    made = json.loads(run("dossier", "PER", "CHL", "-d", f"{top}/crowd.db", "--format", "json").stdout)
    headlines = [next(o["headline"] for o in made["occurrences"] if o["id"] == id) for id in made["top"]]
    check("what is told again of other times leaves room for the rest", len(set(headlines)) >= 5 and len(headlines) == 10, headlines)
    page = run("dossier", "PER", "CHL", "-d", f"{top}/crowd.db").stdout.decode()
    chart = re.search(r'<svg[^>]*id="timeline-chart".*?</svg>', page, re.S).group()
    spots = [(float(y), float(x), text) for x, y, text in re.findall(r'<text class="c-soft" x="([^"]+)" y="([^"]+)"[^>]*>(\+\d+)', chart)]
    spots.sort()
    check("what has no room in the chart is counted", spots, chart[:200])
    check("and no number covers another", all(a[0] != b[0] or b[1] - a[1] > 4 * (len(a[2]) + len(b[2])) for a, b in zip(spots, spots[1:])), spots)

WIDE = ["In 1961 Chad and Niger signed a trade agreement. In 1962 Chad and Niger signed a treaty of friendship. In 1963 Chad and Niger "
        "signed a cultural agreement. In 1964 Chad and Niger signed a border treaty. In 1965 Chad and Niger signed an aviation agreement.",
        "In the 1970s Chad accused Niger of sheltering rebels.",
        "In 1991 Chad attacked Niger. In 1992 Chad bombed Niger. In 1993 Chad invaded Niger. In 1994 Chad attacked Niger. In 1995 Chad "
        "bombed Niger. In the 1990s Chad accused Niger of sheltering smugglers."]
with scratch() as top:
    database = f"{top}/wide.db"
    for i, text in enumerate(WIDE):
        with open(f"{top}/{i}.txt", "w", encoding="utf8") as file:
            file.write(f"Chad and Niger\n\n{text}\n")
    run("add", *(f"{top}/{i}.txt" for i in range(len(WIDE))), "-d", database)
    told = json.loads(run("dossier", "TCD", "NER", "-d", database, "--format", "json").stdout)
    page = run("dossier", "TCD", "NER", "-d", database).stdout.decode()
    curve = re.search(r'<svg[^>]*id="curve".*?</svg>', page, re.S).group(0)
    by_id = {entry["id"]: entry for entry in told["occurrences"]}
    wide = [[by_id[one]["date"]["edtf"] for one in phase["wide"]] for phase in told["phases"]]
    check("a phase holds what is dated to its decade, and no other does", len(wide) == 2 and wide == [[], ["199X"]], wide)
    check("it counts in no year", all(year["verbal_conflict"] == 0 for year in told["series"]), told["series"])
    check("the curve draws it over its span", "the 1970s: " in curve and "the 1990s: " in curve and "Dated more widely" in curve, curve[:300])
    check("and says so to those who do not see it", "dated more widely than a year: 2, of these conflictual: 2." in curve)
    check("a phase links to it", re.search(r'Besides, dated more widely[^<]*one conflictual.*?the 1990s.*?href="#e\d+"', page, re.S))
    for form in ("md", "pdf"):
        check(f"{form} holds it", run("dossier", "TCD", "NER", "-d", database, "--format", form).returncode == 0)
    check("Markdown tells it with its phase", b"  - Besides, dated more widely" in run("dossier", "TCD", "NER", "-d", database, "--format", "md").stdout)

# What is dated later in the row of an agreement does not hide its signing from the ten.
PACT = ["On 17 June 1998 Chad and Niger signed the Lake Agreement. In February 1999 Chad ratified the Lake Agreement with Niger.",
        "The Lake Agreement of Chad and Niger was signed on 12 June 1998."]
with scratch() as top:
    database = f"{top}/pact.db"
    for i, text in enumerate(PACT):
        with open(f"{top}/{i}.txt", "w", encoding="utf8") as file:
            file.write(f"Chad and Niger\n\n{text}\n")
    run("add", *(f"{top}/{i}.txt" for i in range(len(PACT))), "-d", database)
    told = json.loads(run("dossier", "TCD", "NER", "-d", database, "--format", "json").stdout)
    days = [next(o for o in told["occurrences"] if o["id"] == id)["date"]["edtf"] for id in told["top"]]
    check("signing and ratification are two of the ten", "1999-02" in days and any(day.startswith("1998-06") for day in days), days)

support.finish()
