"""A user's folder of tables, as docs/extending.md tells: rows that add to ours, rows that stand for ours, names of files that are slips."""
import json
import pathlib
import sqlite3

from support import ROOT, check, finish, jsonl, run, scratch

HEADS = {path.name: next(line for line in path.read_text(encoding="utf8").split("\n") if not line.startswith("#"))
         for path in (ROOT / "data").glob("*.tsv")}


def write(folder, name, *rows, head=None):
    """A table of the user's, of rows as {column: cell}, or of cells in the order of ours."""
    columns = (head or HEADS[name]).split("\t")
    lines = ["\t".join(row.get(column, "") for column in columns) if isinstance(row, dict) else "\t".join(row) for row in rows]
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("\n".join(["\t".join(columns), *lines]) + "\n", encoding="utf8")


def ask(command, text, folder=None, published="2003-03-04"):
    stdin = json.dumps({"id": "t", "published": published, "text": text}).encode()
    return jsonl(command, *(["--data", folder] if folder else []), stdin=stdin)


def codes(text, folder=None, published="2003-03-04"):
    return {m["text"]: m.get("code") for m in ask("actors", text, folder, published)}


def people(text, folder=None, published="2003-03-04"):
    return {m["text"]: m.get("person") for m in ask("actors", text, folder, published)}


def events(text, folder=None):
    return [(e["event"], e["cameo"], [a["code"] for a in e["actors"]]) for e in ask("code", text, folder)]


with scratch() as top:
    top = pathlib.Path(top)

    # a copy of ours says nothing new
    example = ROOT / "examples/texts"
    for name in ("function_words.tsv", "contexts.tsv", "operators.tsv", "classes.tsv", "compose.tsv", "status.tsv", "frames.tsv",
                 "periods.tsv", "units.tsv", "numbers.tsv", "organisations.tsv", "members.tsv", "sectors.tsv", "references.tsv"):
        copy = top / f"copy of {name}"
        copy.mkdir()
        (copy / name).write_bytes((ROOT / "data" / name).read_bytes())
        check(f"a copy of {name} changes nothing", run("code", "--data", copy, example).stdout == run("code", example).stdout)

    # who: what ours lack
    mine = top / "mine"
    write(mine, "states.tsv", {"iso": "RUT", "name": "Ruritania", "adjectives": "Ruritanian", "capital": "Strelsau", "from": "1900"})
    write(mine, "places.tsv", ["Hotel Scheherazade", "PAK", "seat", "GOV"], ["Zenda", "RUT", "city", ""], head="name\tstate\tkind\tsector")
    write(mine, "organisations.tsv", {"name": "Danube Pact", "names": "DP", "code": "IGODANUBE", "sector": "IGO"})
    write(mine, "offices.tsv", {"office": "voivode", "kind": "head-of-government", "names": "voivode|grand voivode", "sector": "GOV", "scope": "RUT"})
    write(mine, "holders.tsv", {"state": "RUT", "office": "voivode", "person": "Fritz von Tarlenheim", "from": "1991-01-01", "to": "2004"},
          {"state": "IGODANUBE", "office": "secretary-general", "person": "Ota Sapt", "from": "1995"})
    write(mine, "surnames.tsv", {"surname": "Tarlenheim", "person": "Fritz von Tarlenheim"})
    write(mine, "sectors.tsv", {"sector": "MIL", "noun": "hussars"})
    write(mine, "blocs.tsv", {"name": "Red Guards of Zenda", "code": "REDZENDA", "member": "RUT", "source": "mine"},
          {"name": "Red Guards of Zenda", "code": "REDZENDA", "member": "PER", "source": "mine"})
    check("tables: a bloc", sorted(m["code"] for m in ask("actors", "The Red Guards of Zenda won.", mine)) == ["PER", "RUT"],
          ask("actors", "The Red Guards of Zenda won.", mine))
    got = codes("Ruritanian hussars left Zenda. Hotel Scheherazade thanked Strelsau. The voivode left. DP secretary-general Ota Sapt left.", mine)
    check("tables: a state, its city and capital, a seat, a noun of a sector, an office, a body's head",
          {"Ruritanian hussars": "RUTMIL", "Zenda": "RUT", "Hotel Scheherazade": "PAKGOV", "Strelsau": "RUT",
           "DP secretary-general Ota Sapt": "IGODANUBE"}.items() <= got.items(), got)
    got = people("Tarlenheim left. The grand voivode of Ruritania left.", mine)
    check("tables: a holder by surname and by office", set(got.values()) == {"Fritz von Tarlenheim"} and len(got) == 2, got)

    # who: what ours have otherwise; the user's row stands for ours
    text = "Gazprom sold gas. Mombasa slept. Kenyan marines fought. The French president spoke."
    ours = codes(text)
    other = top / "other"
    write(other, "organisations.tsv", {"name": "Gazprom", "code": "RUSGOV", "sector": "GOV", "country": "RUS"})
    write(other, "places.tsv", ["Mombasa", "TZA", "city", ""], head="name\tstate\tkind\tsector")
    write(other, "sectors.tsv", {"sector": "OPP", "noun": "marines"})
    write(other, "holders.tsv", {"state": "FRA", "office": "president", "person": "Jacques Chirac", "from": "1995-05-17", "to": "2002-01-01"},
          {"state": "FRA", "office": "president", "person": "Jean Dupont", "from": "2002-01-02", "to": "2007-05-16"})
    got = codes(text, other)
    check("tables: ours without the user's", ours["Gazprom"] == "RUSBUS" and ours["Mombasa"] == "KEN" and ours["Kenyan marines"] == "KENMIL", ours)
    check("tables: an organisation, a city and a noun are what the user's rows say",
          got["Gazprom"] == "RUSGOV" and got["Mombasa"] == "TZA" and got["Kenyan marines"] == "KENOPP", got)
    for day, ours, theirs in (("2003-03-04", "Jacques Chirac", "Jean Dupont"), ("1996-03-04", "Jacques Chirac", "Jacques Chirac")):
        check(f"tables: who was president in {day[:4]}", (people(text, None, day)["French president"], people(text, other, day)["French president"])
              == (ours, theirs), people(text, other, day))
    write(other, "offices.tsv", {"office": "prime-minister", "kind": "head-of-government", "names": "prime minister|chief steward", "sector": "LEG"})
    got = people("The chief steward of India left. India's premier left. The prime minister of India left.", other)
    check("tables: a word more for an office of ours keeps its others, and who held it", len(got) == 3 and len(set(got.values())) == 1 and None not in got.values(), got)

    # what: patterns of any file's name, operators, what they make together, a row that says there is no event
    acts = top / "acts"
    write(acts, "patterns_mine.tsv", ["my.flummox", "flummox", "v", "subj>A obj>R into:peace", "COERCE", "", "170", "", "", ""],
          ["my.none", "attack", "v", "@vt", "-", "", "", "", "", ""], head=HEADS["patterns_phrases.tsv"])
    check("tables: a pattern in a file of the user's own", events("Russia flummoxed Peru into a truce.", acts) == [("COERCE", "170", ["RUS", "PER"])],
          events("Russia flummoxed Peru into a truce.", acts))
    check("tables: a row that says that there is no event", events("Russia attacked Peru.") and not events("Russia attacked Peru.", acts),
          events("Russia attacked Peru.", acts))
    write(acts, "operators.tsv", {"pos": "v", "class": "refuse", "words": "spurn_to cavil"})
    check("tables: an operator", [e[0] for e in events("Russia cavilled at aiding Peru.", acts)] == ["REJECT"], events("Russia cavilled at aiding Peru.", acts))
    write(acts, "compose.tsv", {"class": "refuse", "inner": "AID", "event": "ACCUSE", "cameo": "111", "status": "actual"})
    check("tables: what an operator and an event make", [e[0] for e in events("Russia refused to aid Peru.", acts)] == ["ACCUSE"],
          events("Russia refused to aid Peru.", acts))

    # when and how much
    sums = top / "sums"
    write(sums, "periods.tsv", {"phrase": "ruritanian war", "edtf": "1951-02-03/1952-03-04", "kind": "event"},
          {"phrase": "cold war", "edtf": "1945~/1989~", "kind": "period"})
    write(sums, "calendar.tsv", {"word": "frostmonth", "kind": "month", "arg": "12"})
    write(sums, "units.tsv", *({"phrase": p, "unit": "verst", "si": "m", "factor": "1066.8", "dimension": "length", "times": "1"} for p in ("verst", "versts")))
    write(sums, "currencies.tsv", {"phrase": "florins", "code": "RUF", "times": "1"}, {"phrase": "$", "code": "CAD", "times": "1"})
    text = "In the Ruritanian war Peru sold 40 versts of pipe for 300 florins, and more for $20. In the Cold War, on 5 Frostmonth 1961, it left."
    times = {t["text"]: t["value"] for t in ask("times", text, sums)}
    check("tables: a period, one of ours with other days, a month", {"Ruritanian war": "1951-02-03/1952-03-04", "Cold War": "1945~/1989~",
                                                                    "5 Frostmonth 1961": "1961-12-05"}.items() <= times.items(), times)
    amounts = {a["text"]: a["unit"] for a in ask("amounts", text, sums)}
    check("tables: units and money; the day of a month is no amount", amounts == {"40 versts": "verst", "300 florins": "RUF", "$20": "CAD"}, amounts)

    # text that is none of the article's
    write(sums, "furniture.tsv", {"how": "=", "text": "read the full tale", "kind": "line"})
    (top / "page.txt").write_text("Peru left the talks.\n\nRead the full tale\n\nChad came to the talks.\n", encoding="utf8")
    kinds = [b["kind"] for b in jsonl("read", "--data", sums, top / "page.txt")[0]["blocks"]]
    check("tables: a line of furniture", kinds == ["body", "furniture", "body"], kinds)

    # what claims compare: the user's measure comes before ours
    claims = top / "claims"
    write(claims, "remark_things.tsv", {"kind": "project", "class": "aqueduct", "words": "aqueduct qanat"})
    write(claims, "remark_acts.tsv", {"kind": "membership", "act": "join", "once": "yes", "pos": "v", "words": "nestle", "object": "in,into", "needs": "org"})
    write(claims, "remark_measures.tsv", {"kind": "project", "property": "bribe", "dimension": "money", "words": "baksheesh"})
    lines = [{"id": "a", "text": "The Dune Coast qanat of Chad and Mali took $2 billion in baksheesh."}, {"id": "b", "text": "Cambodia nestled into ASEAN in 1999."}]
    run("add", "-d", top / "r.db", "--data", claims, "-", stdin="".join(json.dumps(line) + "\n" for line in lines).encode())
    source = sqlite3.connect(top / "r.db")
    found = set(source.execute("SELECT remarks.kind, act, property FROM remarks LEFT JOIN remark_values ON remark = remarks.key"))
    check("tables: a thing, an act, and a measure that ours would take for a cost",
          ("membership", "join", None) in found and ("project", "aqueduct", "bribe") in found, found)

    # a name that no table has is a slip, and is told of; a file that is no table is let be
    (mine / "notes.txt").write_text("mine", encoding="utf8")
    check("tables: a file of notes is let be", run("doctor", "--data", mine).returncode == 0)
    (mine / "holder.tsv").write_text("x\n", encoding="utf8")
    result = run("doctor", "--data", mine)
    check("tables: a slip in a table's name", result.returncode == 1 and b"holder.tsv" in result.stderr, result.stderr)

    # dictionaries of TABARI and PETRARCH
    old = top / "old"
    old.mkdir()
    (old / "my.verbs.txt").write_text("&CRIME\n+ARSON ; a crime\n\n--- ACCUSE [112] ---\nACCUSE [112]\n- * OF &CRIME [1121]\n\n--- FLUMMOX [170] ---\nFLUMMOX [170]\n", encoding="utf8")
    (old / "my.actors.txt").write_text("FRITZ_TARLENHEIM_\n\t[PERGOV 19910101-20010203]\n\t[PERELI >20010203]\n\t[PEROPP <19910101]\n", encoding="utf8")
    text = "On 3 March {} Fritz Tarlenheim accused Chad of arson."
    got = [events(text.format(year), old) for year in (1990, 1995, 2002)]
    check("dictionaries: a verb with a set of words, an actor by the day", got == [[("ACCUSE", "1121", [code, "TCD"])] for code in ("PEROPP", "PERGOV", "PERELI")], got)
finish()
