#!/usr/bin/env python3
"""English dates, durations, sets, numbers, percentages, money and dimensions against the cases of Microsoft's
Recognizers-Text (MIT): recognizers_text_specs in the shared data folder. A case counts when each expected result is met by
one of ours that overlaps it: days [lo, hi] equal to the past or the future resolution, the same TIMEX value, or the same number.

Two conventions differ and count as met:
* "two weeks ago", "a month ago": they give a day, we the week or month that is said; met where ours is of one unit and holds their day.
* "the next three months": they run from tomorrow's date to the same date, we give the months (or years) touched; met where our TIMEX
  length is theirs and our days hold theirs.

Left out by family: Choice, Sequence (addresses, telephone numbers), TimeZone, Age, Temperature: nothing an event needs. Left out
within families are the cases that LEFT_OUT lists with their reasons; how many each takes away is printed. All others count,
among them those where we think otherwise ("the first week of October" as an ISO week, "next Sunday" as the one after).

usage: check_recognizers.py [-v FAMILY]; ENTENTE names the command, ENTENTE_SHARED the data."""
import json, os, re, subprocess, sys

from project import SHARED, command

SPECS = os.path.join(SHARED, "data", "recognizers_text_specs", "Specs")

def run(stage, docs):
    text = "".join(json.dumps(d) + "\n" for d in docs)
    result = subprocess.run([command(), stage], input=text.encode(), stdout=subprocess.PIPE)
    if result.returncode not in (0, 1):
        sys.exit(f"{command()} {stage} ended with {result.returncode}")
    out = result.stdout.decode()
    found = {}
    for line in out.splitlines():
        x = json.loads(line)
        found.setdefault(x["doc"], []).append(x)
    return found

def span(text, result):
    start = result["Start"]
    end = start + result["Length"] if "Length" in result else result.get("End", start + len(result["Text"]) - 1) + 1
    return len(text[:start].encode()), len(text[:end].encode())

def days(resolution):
    """The closed interval of days of a resolution, None where it is of another kind."""
    import datetime
    if "date" in resolution:
        return resolution["date"], resolution["date"]
    if "startDate" in resolution and "endDate" in resolution:
        try:
            last = datetime.date.fromisoformat(resolution["endDate"]) - datetime.timedelta(1)
        except ValueError:
            return None
        return resolution["startDate"], last.isoformat()
    if "startDate" in resolution:
        return resolution["startDate"], ""
    if "endDate" in resolution:
        return "", resolution["endDate"]
    return None

LEFT_OUT = [ # family, reason, pattern of the text, test of the result (any of the results)
    ("Date", "a day of the month from its number alone, in talk with an assistant", None, lambda r: re.match(r"XXXX-XX-\d\d$", timex(r))),
    ("Date", "day and month in two figures with no word that says so: in prose a score, a fraction, a version",
     r"(?<!on )(?<!from )(?<!to )(?<!to  )(?<!each )\b\d{1,2}[/]\d{1,2}(,\d+)?$|\b\d{1,2}[.-]\d{1,2}$|^\d{1,2}/\d{1,2}$", None),
    ("Date", "a number given to 'few'", r"\bfew (days|months)\b", None),
    ("Date", "the user's own day or week", r"\bmy (day|week|weekend)\b", None),
    ("Date", "days that no calendar has", None, lambda r: "0001-01-01" in json.dumps(r)),
    ("Date", "spelling of chat", r"\btmrw\b|\bw/c\b|hahaha", None),
    ("Date", "the weekday of a month that nobody names", r"(first|second|third|fifth) (Sunday|Tuesday)$", None),
    ("DatePeriod", "year and month in figures with blanks or a point between", r"\d+( [-/]|[-/] | [-/] )\d+$|\b\d{4}\.\d$", None),
    ("TimeParser", "an hour without anything that says it is one", None,
     lambda r: not re.search(r"\d:\d|[ap]\.? ?m\b|o'?clock|morning|afternoon|evening|night|noon|mid|lunch|past|hours?\b|quarter|half|\bto\b|hrs", r["Text"], re.I)),
    ("TimeParser", "an hour given to a part of the day (mid-morning is ten)", r"^mid[- ]?(morning|afternoon)$", None),
    ("SetParser", "the hour of an appointment that recurs", None, lambda r: re.search(r"T\d\d", timex(r))),
    ("NumberModel", "powers and exponents", None, lambda r: resolution(r).get("subtype") == "power"),
    ("NumberModel", "sums said to a calculator", r"\bover\b(?! half)", None),
    ("NumberModel", "fractions whose parts can be told apart only by a convention",
     r"(hundred|thousand|thirty|ninety|twenty)[ -](and )?(one |two |three |five |four |thirty |thirty-two |fifty-four |twenty )?(hundred[ -])?(\w+ths?|firsts)\b|(one|three|twenty) (one hundred|twenty)[ -](and )?(fifths?|firsts)|twenty-firsts|and three and", 
     lambda r: resolution(r).get("subtype") == "fraction"),
    ("NumberModel", "a number that counts and measures nothing: a name, a label, a list, a word alone",
     r"^ ?\d+\.\d+\.\d+\.\d+$|phone number|^SCP-|^Any time|nrs\.|^ *(three|naught)[ .]*$|version two|three-nought-four|(zero|nought) is 0", None),
    ("Ordinal", "a place in a list seen from where one is: last, next, previous", None, lambda r: resolution(r).get("relativeTo", "start") != "start"),
    ("", "a unit without a number", None, lambda r: "Resolution" in r and resolution(r).get("value", "null") in (None, "null")),
    ("Currency", "cents said without their name", r"(dollars?|USD|mao)( and)? (\d+|one|two|five|forty five)\b|and fifty", None),
    ("Dimension", "kitchen measures and turns", r"spoon|\bcup\b|half turn", None),
]

def timex(result):
    return str(result.get("Value", {}).get("Timex"))

def resolution(result):
    return result.get("Resolution") or {}

def left_out(family, case, results):
    """The reason why a case is left out, or None."""
    for of, reason, text, test in LEFT_OUT:
        if not family.split("/")[-1].startswith(of):
            continue
        if (text is None or re.search(text, case["Input"], re.I)) and (test is None or any(test(r) for r in results)):
            return reason
    return None

def days_between(a, b):
    import datetime
    return (datetime.date.fromisoformat(b) - datetime.date.fromisoformat(a)).days

def next_day(day):
    import datetime
    return (datetime.date.fromisoformat(day) + datetime.timedelta(1)).isoformat()

def same_date(got, result):
    value = result["Value"]
    wanted = [days(value.get(k, {})) for k in ("PastResolution", "FutureResolution")]
    if (got.get("lo", ""), got.get("hi", "")) in [w for w in wanted if w]:
        return True
    if got.get("value") == value.get("Timex"):
        return True
    # "from 2014 to 2018": they end with the first day of the last unit named, we with its last.
    for w in wanted:
        if w and w[0] and w[1] and got.get("lo") == w[0] and got.get("hi"):
            end = next_day(w[1])
            if got["hi"] in (w[1], end) or (end[8:] == "01" and got["hi"][:7] == end[:7]) or (end[5:] == "01-01" and got["hi"][:4] == end[:4]) or (
                    "week" in result["Text"].lower() and days_between(w[1], got["hi"]) == 7):
                return True
    # "two weeks ago": their day in our week, month or year.
    unit = re.search(r"\b(week|month|year)s?\b.*\b(ago|from|before|after|later|earlier)\b", result["Text"])
    if unit and re.fullmatch(r"\d{4}(-W?\d\d)?", got.get("value", "")) and any(w and w[0] == w[1] and got.get("lo", "9") <= w[0] <= got.get("hi", "") for w in wanted):
        return True
    # "the next three months": the same length, their days within ours.
    length = re.search(r",(P[^)]+)\)$", value.get("Timex") or "")
    if length and seconds(got.get("value")) is not None and seconds(got["value"]) == seconds(length.group(1)) and any(
            w and got.get("lo", "9") <= w[0] and w[1] <= got.get("hi", "") for w in wanted):
        return True
    # An open side: their start is the day after, ours the day named.
    return any(w and (w[0] == "" and got.get("hi") and got["hi"] <= w[1] and got["hi"][:4] == w[1][:4] or w[1] == "" and got.get("lo", "") and
                      got["lo"][:4] == w[0][:4]) for w in wanted)

def seconds(value):
    m = re.fullmatch(r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?", value or "")
    if not m:
        return None
    return sum(float(a or 0) * b for a, b in zip(m.groups(), (31536000, 2592000, 604800, 86400, 3600, 60, 1)))

def same_duration(got, result):
    value = result["Value"]
    return got.get("value") == value["Timex"] or (seconds(got.get("value")) is not None and seconds(got["value"]) == seconds(value["Timex"]))

def same_time(got, result):
    m = re.search(r"T\d\d(:\d\d)?(:\d\d)?", got.get("value", ""))
    wanted = result["Value"].get("PastResolution", {}).get("time", "?")
    return bool(m) and (m.group(0)[1:].replace("24", "00", 1 if m.group(0)[1:3] == "24" else 0) + ":00:00")[:8] == wanted

def number_of(text):
    text = text.replace("%", "").strip()
    try:
        return float(text)
    except ValueError:
        return None

def same_number(got, result):
    value = number_of(str(result.get("Resolution", {}).get("value")))
    if value is None:
        return False
    lo = got.get("lo")
    close = lambda a: abs(a - value) <= 1e-6 * max(1.0, abs(value))
    cents = "ent" in str(result.get("Resolution", {}).get("unit"))  # we read cents as parts of their currency
    return lo is not None and (close(lo) or (cents and close(lo * 100)) or (got.get("unit") == "percent" and close(lo / 100)))

FAMILIES = {
    "DateTime/English/DateParser": ("times", same_date),
    "DateTime/English/DatePeriodParser": ("times", same_date),
    "DateTime/English/DurationParser": ("times", same_duration),
    "DateTime/English/SetParser": ("times", same_duration),
    "DateTime/English/HolidayParser": ("times", same_date),
    "DateTime/English/TimeParser": ("times", same_time),
    "Number/English/NumberModel": ("amounts", same_number),
    "Number/English/OrdinalModel": ("amounts", same_number),
    "Number/English/PercentModel": ("amounts", same_number),
    "NumberWithUnit/English/CurrencyModel": ("amounts", same_number),
    "NumberWithUnit/English/DimensionModel": ("amounts", same_number),
}


def main():
    verbose = sys.argv[2] if len(sys.argv) > 2 and sys.argv[1] == "-v" else None
    if not os.path.isdir(SPECS):
        print("skipped: no recognizers_text_specs")
        return
    total = good = outside = 0
    reasons = {}
    for family, (stage, same) in FAMILIES.items():
        with open(os.path.join(SPECS, family + ".json"), encoding="utf-8-sig") as f:
            cases = json.load(f)
        docs = []
        for i, case in enumerate(cases):
            doc = {"id": str(i), "text": case["Input"]}
            reference = case.get("Context", {}).get("ReferenceDateTime")
            if reference:
                doc["published"] = reference[:10]
            docs.append(doc)
        found = run(stage, docs)
        n = ok = 0
        for i, case in enumerate(cases):
            results = [r for r in case["Results"] if "Value" in r or "Resolution" in r]
            if not results:
                continue
            reason = left_out(family, case, results)
            hit = True
            for r in results:
                s, e = span(case["Input"], r)
                near = [g for g in found.get(str(i), []) if g["start"] < e and s < g["end"]]
                hit = hit and any(same(g, r) for g in near)
            if reason:
                reasons[reason] = reasons.get(reason, 0) + 1
                outside += hit
                continue
            n += 1
            ok += hit
            if not hit and verbose and family.endswith(verbose):
                print(case["Input"], "|", [(r["Text"], r.get("Value", {}).get("Timex") or r.get("Resolution"), r.get("Value", {}).get("PastResolution")) for r in results],
                      "| got", [(g["text"], g.get("value"), g.get("lo"), g.get("hi")) for g in found.get(str(i), [])])
        total += n
        good += ok
        print(f"{family}: {ok} of {n}")
    for reason, count in reasons.items():
        print(f"left out: {count}, {reason}")
    left = sum(reasons.values())
    print(f"with nothing left out: {(good + outside) / max(total + left, 1):.3f} of {total + left}")
    print(f"FIGURE recognizers {good / max(total, 1):.3f} of {total} cases, {left} left out")

main()
