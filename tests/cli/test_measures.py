"""Series and network as tables: counts that add up over periods and forms, nothing for what is not told."""
import csv
import io
import os

from support import ROOT, check, finish, jsonl, run, scratch

WHOLE = ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "done", "pending", "undone"]


def text(*arguments):
    return run(*arguments).stdout.decode()


def table(*arguments):
    return list(csv.DictReader(io.StringIO(text(*arguments, "--format", "csv"), newline="")))


with scratch() as top:
    database = f"{top}/texts.db"
    check("the sample texts are read", run("add", ROOT / "examples/texts", "-d", database).returncode == 0)
    pair = ("PAK", "RUS", "-d", database)
    years = table("series", *pair)
    all_years = [row for row in years if row["direction"] == "all"]
    check("years ascend, each once", [row["period"] for row in all_years] == sorted({row["period"] for row in all_years}), all_years)
    check("a year of which nothing is told is not there", all(int(row["done"]) + int(row["pending"]) + int(row["undone"]) for row in years))
    check("quad classes add up", all(sum(int(row[key]) for key in WHOLE[:4]) <= int(row["done"]) for row in years))
    check("no mean where nothing was done, no error of one", all(
        (row["score_mean"] == "") == (row["done"] == "0") and (row["score_error"] == "") == (int(row["done"]) < 2) for row in years))
    check("each happening has one direction", all(
        sum(int(row[key]) for row in years if row["direction"] != "all") == sum(int(row[key]) for row in all_years) for key in WHOLE))
    check("directions are both ways and mutual", {(row["from"], row["to"], row["direction"]) for row in years} >= {
        ("PAK", "RUS", "all"), ("PAK", "RUS", "directed"), ("RUS", "PAK", "directed"), ("PAK", "RUS", "mutual")})
    as_json = jsonl("series", *pair, "--format", "jsonl")
    check("JSON lines say the same", [[str(row.get(key)) for key in ["period", *WHOLE]] for row in as_json] ==
          [[row[key] for key in ["period", *WHOLE]] for row in years])
    check("a number not known is left out", all(("score_mean" in row) == (row["done"] > 0) for row in as_json))
    for grain, form in (("quarter", r"-3[3-6]"), ("month", "-[01][0-9]")):
        finer = [row for row in table("series", *pair, "--by", grain) if row["direction"] == "all"]
        total = sum(int(row["done"]) for row in finer)
        check(f"by {grain} no more than by year", 0 < total <= sum(int(row["done"]) for row in all_years), total)
        check(f"a {grain} lies within its days", all(row["lo"][:4] == row["period"][:4] and row["lo"] < row["hi"] for row in finer), finer[:3])
    wrong = run("series", *pair, "--by", "week")
    check("another period is refused in a line", wrong.returncode == 2 and b"year, quarter or month" in wrong.stderr, wrong)
    check("a table has a line a row", len(text("series", *pair).strip().split("\n")) == 1 + len(years))

    rows = table("network", *pair)
    ties = [row for row in rows if row["phase"] == "all" and not row["c"]]
    triads = [row for row in rows if row["phase"] == "all" and row["c"]]
    check("the two are tied", [(row["a"], row["b"]) for row in ties][0] == ("PAK", "RUS"), ties)
    check("a sign only where it is told beyond doubt", all(
        row["sign"] == "0" or (int(row["done"]) >= 4 and abs(float(row["score_mean"])) > 1.96 * float(row["score_error"])) for row in ties))
    signs = {frozenset((row["a"], row["b"])): int(row["sign"]) for row in ties}
    for row in triads:
        sides = [signs[frozenset(two)] for two in ((row["a"], row["b"]), (row["a"], row["c"]), (row["b"], row["c"]))]
        product = sides[0] * sides[1] * sides[2]
        check(f"balance of {row['a']} {row['b']} {row['c']}", row["balance"] == {1: "balanced", -1: "unbalanced", 0: "unknown"}[product], row)
    check("there are triads", len(triads) > 0)
    for command in ("series", "network", "timeline", "ledger", "claims", "dossier"):
        told = run("help", command).stdout.decode().split("formats: ")[1]
        forms = [form.split()[0] for form in told.strip().split(", ")]
        said = [run(command, *pair, "-f", form).returncode for form in forms]
        check(f"every format that the help of '{command}' names is there", not any(said), (forms, said))
        wrong = run(command, *pair, "-f", "docx")
        check(f"'{command}' refuses another in a line", wrong.returncode == 2 and wrong.stderr.count(b"\n") == 1 and b"docx" in wrong.stderr, wrong.stderr)
    manual = run("help", "--man").stdout.decode().split(".SH EXAMPLES\n.nf\n")[1].split(".fi")[0].replace("\\", "")
    os.symlink(ROOT / "examples/texts", f"{top}/articles")
    for line in manual.strip().splitlines():
        result = run(*line.split()[1:], cwd=top)
        check(f"the manual's example: {line}", result.returncode == 0, result.stderr.decode()[:300])

    check("JSON lines of the network", len(jsonl("network", *pair, "--format", "jsonl")) == len(rows))
finish()
