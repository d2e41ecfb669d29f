"""Forecasts and backtests: a record of known rhythm, a thin one, event files with wrong rows."""
import json
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
    check("with its rule and dated precedents", first["rules"] and "visited Germany" in first["precedents"][0]["then"]["text"], first)
    check("what was planned stands apart", any("will sign" in p["promise"]["text"] for p in answer["pending"]), answer["pending"])
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
