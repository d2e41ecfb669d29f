"""Forecasts and backtests: a record of known rhythm, a thin one, event files with wrong rows."""
import json
import os
import pathlib
import signal
import subprocess
import time
import support
from support import check, run, scratch

DAYS = 240


def day(n):
    return f"{2020 + n // 336}-{n % 336 // 28 + 1:02d}-{n % 28 + 1:02d}"


def row(event, one, other, n, status="actual"):
    date = day(n)
    return json.dumps({"event": event, "status": status,
                       "date": {"edtf": date, "lo": date, "hi": date, "basis": "stated"},
                       "actors": [{"role": "actor", "country": one, "code": one},
                                  {"role": "recipient", "country": other, "code": other}]})


with scratch() as top:
    pairs = [("FRA", "DEU", 3), ("IND", "CHN", 5), ("BRA", "ARG", 40), ("NOR", "SWE", 9), ("EGY", "SDN", 60)]
    rows = [row("CONSULT", a, b, n) for n in range(DAYS) for a, b, every in pairs if n % every == 0]
    events = f"{top}/events.jsonl"
    open(events, "w").write("\n".join(rows) + "\n")
    for method in ("blend", "rules", "tlogic", "recurrency"):
        done = run("backtest", events, "--method", method)
        answer = json.loads(done.stdout)
        check(f"{method} finds partners that never change", done.returncode == 0 and answer["both"]["mrr"] > 0.95, answer)
    done = run("backtest", events, "--method", "all", "--multi-step", "--filter", "static")
    names = [json.loads(line)["method"] for line in done.stdout.decode().splitlines()]
    check("all methods side by side", names == ["blend", "rules", "tlogic", "recurrency"], names)
    outputs = {run("backtest", events, "-j", n).stdout.decode().split('"learn_seconds"')[0] for n in ("1", "2", "5")}
    check("the same result for any number of threads", len(outputs) == 1)

    answer = json.loads(run("backtest", events, "--horizon", "7d").stdout)
    check("it tells whether anything happens", answer["by_quad"]["model"]["brier"] < answer["by_quad"]["base_rate"]["brier"], answer)

    wrong = f"{top}/wrong.jsonl"
    open(wrong, "w").write("\n".join(rows[:50] + ["{\"event\":"] + rows[50:]) + "\n")
    done = run("backtest", wrong)
    check("a bad row is told by line, the rest is used", done.returncode == 1 and b"wrong.jsonl:51:" in done.stderr
          and json.loads(done.stdout)["rows"]["malformed"] == 1, done.stderr)
    # a run that is killed at whatever moment leaves the old output, or the new one, and nothing beside it
    place = pathlib.Path(top) / "out"
    place.mkdir()
    out = place / "answer.json"
    try:
        os.close(os.open(place, os.O_TMPFILE | os.O_WRONLY))
        nameless = True
    except OSError:
        nameless = False
    torn, left, killed = [], set(), 0
    for k in range(12):
        out.write_text("old\n")
        process = subprocess.Popen([support.ENTENTE, "backtest", events, "--method", "all", "-o", str(out)],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.03 * k)
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        text = out.read_text()
        if text != "old\n" and len([json.loads(line) for line in text.splitlines()]) != 4:
            torn.append(text)
        left |= {name for name in os.listdir(place) if name != "answer.json" and nameless}
    check("a killed run leaves nothing half written", killed and not torn and not left, (killed, torn, left))
    done = run("backtest", events, "-o", out)
    check("and one that is not killed all of it", done.returncode == 0 and json.loads(out.read_text())["both"]["mrr"] > 0.9)
    umask = os.umask(0)
    os.umask(umask)
    check("with the rights that any new file has", out.stat().st_mode & 0o777 == 0o666 & ~umask, oct(out.stat().st_mode))

    # each kind of file: a bad row, one out of order, a repeated one, one that was known before it happened
    def icews(date, one, other):
        return "\t".join(["1", date, one, "", one, "Consult", "040", "1", other, "", other] + [""] * 9)

    def polecat(date, one, other, published="2021-01-01"):
        cells = {"Event Date": date, "Publication Date": published, "Event Type": "CONSULT", "Actor Name": one, "Actor Country": one,
                 "Recipient Name": other, "Recipient Country": other}
        return "\t".join(cells.get(name, "") for name in POLECAT)

    def gdelt(date, one, other, added="20210101000000"):
        cells = {1: date.replace("-", ""), 5: one, 7: one, 15: other, 17: other, 26: "040", 59: added}
        return "\t".join(cells.get(i, "0") for i in range(61))

    def graph(date, one, other):
        return f"{one}\tmeets\t{other}\t{date}"

    def ours_csv(date, one, other):
        return f"CONSULT,040,actual,{date},{date},stated,{one},{one},{other},{other}"

    head_icews = ("Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,Target Sectors,"
                  "Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,Longitude").split(",")
    POLECAT = ["Event ID", "Event Date", "Event Type", "Actor Name", "Actor Country", "Recipient Name", "Recipient Country",
               "Publication Date"] + [f"Other {i}" for i in range(32)]
    head_csv = "event,cameo,status,date_lo,date_hi,date_basis,actor_code,actor_country,recipient_code,recipient_country"
    # (head or None, a row, a broken row, a row that its own file knew too early)
    forms = {"icews.tab": ("\t".join(head_icews), icews, "1\t2020-02-30\tx", None),
             "polecat.txt": ("\t".join(POLECAT), polecat, "CONSULT", polecat("2021-05-01", "FRA", "DEU")),
             "gdelt.csv": (None, gdelt, "1\t2\t3", gdelt("2021-05-01", "FRA", "DEU")),
             "graph.txt": (None, graph, "FRA\tmeets\tDEU", None),
             "ours.csv": (head_csv, ours_csv, "CONSULT,040,actual", None)}
    for name, (head, make, broken, early) in forms.items():
        lines = ([head] if head else []) + [make(f"2020-{m:02d}-{d:02d}", "FRA", "DEU") for m in range(1, 11) for d in range(1, 25)]
        unsorted, bad = make("2020-01-02", "IND", "CHN"), broken
        lines += [unsorted, bad, lines[-1]] + ([early] if early else [])
        path = f"{top}/{name}"
        open(path, "w").write("\n".join(lines) + "\n")
        done = run("backtest", path, "--method", "recurrency")
        rows = json.loads(done.stdout)["rows"] if done.stdout else {}
        told = done.stderr.decode()
        at = len(lines) - (1 if early else 0)
        wanted = [(at - 2, "earlier than the row before"), (at - 1, ""), (at, "the same as another row")] + ([(at + 1, "later than it was known")] if early else [])
        check(f"{name}: wrong rows are told by line and counted, the rest is used",
              done.returncode == 1 and (rows["malformed"], rows["unsorted"], rows["duplicate"], rows["future"]) == (1, 1, 1, 1 if early else 0)
              and all(any(f"{name}:{line}: " in text and what in text for text in told.splitlines()) for line, what in wanted), (rows, told))
    folder = pathlib.Path(top) / "graph"
    folder.mkdir()
    (folder / "entity2id.txt").write_text("FRA\t0\nDEU\t1\nIND\t2\n")
    (folder / "relation2id.txt").write_text("Consult\t0\nProvide_aid\t1\n")
    (folder / "train.txt").write_text("".join(f"0\t{t % 2}\t1\t{t * 24}\n" for t in range(60)) + "0\t0\t1\t5000\n0\t0\n")
    (folder / "valid.txt").write_text("".join(f"0\t{t % 2}\t1\t{t * 24}\n" for t in range(60, 70)))
    (folder / "test.txt").write_text("".join(f"0\t{t % 2}\t1\t{t * 24}\n" for t in range(70, 80)))
    done = run("backtest", folder, "--method", "recurrency")
    answer = json.loads(done.stdout)
    check("a folder: what lies in a later part's time is left out of the earlier one, by line",
          answer["rows"]["future"] == 1 and answer["rows"]["malformed"] == 1 and b"train.txt:61: " in done.stderr
          and b"train.txt:62: " in done.stderr and (answer["entities"], answer["relations"]) == (3, 2), (answer, done.stderr))
    answer = json.loads(run("backtest", folder, "--method", "recurrency", "--plover").stdout)
    check("numbers of a folder are named before they become PLOVER types", answer["relations"] == 2 and answer["facts"]["learn"] == 60,
          answer)

    check("no file", run("backtest", f"{top}/none").returncode == 1)
    check("no such method", run("backtest", events, "--method", "oracle").returncode == 2)
    check("no such horizon", run("backtest", events, "--horizon", "soon").returncode == 2)

    texts = f"{top}/texts.jsonl"
    lines = []
    months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
              "December"]
    for k in range(24):
        date = f"{10 + k % 9} {months[k % 12]} {2019 + k // 12}"
        lines.append({"id": f"visit{k:02d}", "published": "2021-03-01",
                      "text": f"The French president visited Germany on {date}."})
    lines.append({"id": "plan", "published": "2021-03-01", "text": "France will sign an agreement with Germany in May 2021."})
    lines.append({"id": "thin", "published": "2021-03-01", "text": "The Indian prime minister visited Nepal on 3 May 2019."})
    open(texts, "w").write("\n".join(json.dumps(line) for line in lines) + "\n")
    database = f"{top}/record.db"
    check("texts are read", run("add", texts, "-d", database).returncode == 0)
    answer = json.loads(run("forecast", "FRA", "DEU", "-d", database, "--horizon", "60d", "--format", "json").stdout)
    first = answer["prospects"][0]
    check("what came every month is likely", first["quad"] == "VERBAL_COOPERATION" and first["probability"] > 0.5, first)
    quads = {p["quad"]: p for p in answer["prospects"] if "quad" in p}
    cooperation = [p for p in answer["prospects"] if p.get("event") in ("CONSULT", "AGREE", "SUPPORT", "CONCEDE")]
    nothing = 1
    for p in cooperation:
        nothing *= 1 - p["probability"]
    of_class = quads["VERBAL_COOPERATION"]
    check("chances of a class and of its types agree", max(p["probability"] for p in cooperation) <= of_class["probability"] <= 1 - nothing + .001
          and all(p["change"].get("raised_to", 0) <= of_class["change"].get("raised_to", of_class["probability"]) for p in cooperation), answer["prospects"])
    check("with its rule and dated precedents", first["rules"] and "visited Germany" in first["precedents"][0]["then"]["text"], first)
    check("what was planned stands apart", any("will sign" in p["promise"]["text"] and p["outcome"] == "open" for p in answer["pending"]),
          answer["pending"])
    later = json.loads(run("forecast", "FRA", "DEU", "-d", database, "--until", "2021-12-31", "--format", "json").stdout)
    check("what was planned for a day that is past is told of as such",
          [p["outcome"] for p in later["pending"] if "will sign" in p["promise"]["text"]] == ["past its date"], later["pending"])
    check("no chance is called certain", " 0 %" not in run("forecast", "FRA", "DEU", "-d", database).stdout.decode())
    text = run("forecast", "FRA", "DEU", "-d", database).stdout.decode()
    check("as text too", "VERBAL_COOPERATION" in text and "visited Germany" in text, text)
    past = json.loads(run("forecast", "FRA", "DEU", "-d", database, "--until", "2020-01-31", "--format", "json").stdout)
    check("from an earlier day only what was before counts", past["from"] == "2020-02-01" and past["past_deeds"] == 13
          and all(p["precedents"][0]["then"]["date"] < "2020-02" for p in past["prospects"] if p["precedents"]), past)
    thin = run("forecast", "IND", "NPL", "-d", database).stdout.decode()
    check("a thin record is said to be thin", "too thin" in thin and "1 dated deed" in thin, thin)
    none = run("forecast", "IND", "PER", "-d", database)
    check("no deed at all", none.returncode == 0 and b"no dated deed between them" in none.stdout, none.stdout)
    learnt = json.loads(run("forecast", "FRA", "DEU", "-d", database, "--learn-from", events, "--format", "json").stdout)
    check("rules from a larger file", learnt["learnt_from"] == "events.jsonl" and learnt["prospects"], learnt)
    check("two states", run("forecast", "FRA", "-d", database).returncode == 2)
support.finish()
