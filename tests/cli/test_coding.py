#!/usr/bin/env python3
"""What `entente code` finds in short texts, and what it must not find there (tests/golden/coding.tsv, wordings.tsv)."""
import csv
import json

from support import ROOT, check, finish, jsonl


def states(event, role):
    return ",".join(sorted(a.get("country") or a["code"] for a in event["actors"] if a["role"] == role))


def told(event):
    """'TYPE A>B', or 'TYPE A,B' where both act on each other, with status and date as `TYPE A>B status date`."""
    to = states(event, "recipient")
    sides = states(event, "actor") + (">" + to if to else "")
    return f"{event['event']} {sides} {event['status']} {event.get('date', {}).get('edtf', '')}".strip()


def fits(wanted, event):
    """A wanted event leaves out what it does not care for at its end; '*' stands for any part."""
    have = told(event).split(" ")
    parts = wanted.split(" ")
    return len(parts) <= len(have) and all(w in ("*", h) for w, h in zip(parts, have))


def sides_from_afar():
    """A side that another sentence names comes as its state: the minister of that sentence is not the one of this year."""
    text = ("On 7 December 2023 the Kenyan president, William Ruto, accused the Ugandan president, Yoweri Museveni, of fraud. "
            "In March 1976 Uganda threatened retaliation.")
    events = jsonl("code", "--format", "jsonl", stdin=(json.dumps({"text": text}) + "\n").encode())
    taken = [a for e in events if e["sentence"] == 1 for a in e["actors"] if a["start"] < text.index("In March")]
    check("a side from another sentence", len(taken) > 0, events)
    check("is a state without a person", all(a["code"] == "KEN" and "person" not in a and "office" not in a for a in taken), taken)


def places():
    """A visit takes place at the host's where the text names that, not where it only names the person."""
    text = "On 7 December 2023 Yoweri Museveni visited Nairobi. On 9 May 2021 the Kenyan president received the Ugandan president."
    events = jsonl("code", "--format", "jsonl", stdin=(json.dumps({"text": text}) + "\n").encode())
    check("the place of a visit", [e.get("place", {}).get("text") for e in events] == ["Nairobi", None], events)


def chronology():
    """What stands below a year is of that year, and so is a day or month that it names."""
    text = ("Kenya and its neighbours: a chronology\n\n1963\n- Kenya attacks Somalia.\n- Uganda is the first state to recognise Kenya.\n\n"
            "1991\n- On 27 September Kenya launches an offensive against Somalia.\n- In December the two states exchange prisoners.\n\n"
            "1999\n- Uganda has closed its border with Kenya.\n")
    events = jsonl("code", "--format", "jsonl", stdin=(json.dumps({"text": text, "published": "2024-05-01"}) + "\n").encode())
    got = {told(e) for e in events}
    for wanted in ("ASSAULT KEN>SOM actual 1963", "SUPPORT UGA>KEN actual 1963", "ASSAULT KEN>SOM actual 1991-09-27",
                   "SANCTION UGA>KEN actual 1999"):
        check("a chronology", wanted in got, f"\n    lacks {wanted}: {got}")


def round_up():
    """The pieces of a round-up, each under its own dateline, are of the day that is given for all of it."""
    rest = ("The rains came late this year, prices rose in the towns, and many people left their fields for the capital, where there was little "
            "work and less bread. ") * 3
    text = ("Following are the top foreign stories at 1800 GMT.\n\nBAMAKO - Mali accused Niger on Monday of arming the rebels, and its army "
            "moved to the north of the country. " + rest + "\n\nABIDJAN - Ivory Coast closed its border with Liberia on Tuesday, the government said, after "
            "gunmen had crossed it. " + rest + "\n\nMANILA - The Philippines protested to China in January over the seizure of a trawler, which is still held.\n")
    events = jsonl("code", "--format", "jsonl", stdin=(json.dumps({"text": text, "published": "2012-06-14"}) + "\n").encode())
    got = {told(e) for e in events}
    for wanted in ("SANCTION CIV>LBR actual 2012-06-12", "ACCUSE PHL>CHN actual 2012-01"):
        check("a round-up", wanted in got, f"\n    lacks {wanted}: {got}")


def holders_of_the_day():
    """Where a text tells no day, an office is his who held it when the text was published; and one that only the order of the telling dates
    says nothing against an office that the text gives."""
    text = "The Kenyan foreign minister accused Uganda of fraud. Uganda's president recalled its ambassador from Nairobi."
    events = jsonl("code", "--format", "jsonl", stdin=(json.dumps({"text": text, "published": "2023-05-04"}) + "\n").encode())
    people = [a.get("person") for e in events for a in e["actors"] if a["role"] == "actor"]
    check("who held the office when it was published", people == ["Alfred Mutua", "Yoweri Museveni"], people)
    text = "On 3 May 2001 Kenya accused Uganda of fraud. President William Ruto accused Uganda of lies."
    events = jsonl("code", "--format", "jsonl", stdin=(json.dumps({"text": text}) + "\n").encode())
    check("no note on a day not told", [a.get("note") for e in events[1:] for a in e["actors"]] == [None, None], events)


def told_once():
    """What one verb says is one event, whether a row for it or the noun under it tells it."""
    text = "On 3 May 2004 Kenya met Uganda. Kampala cut ties and gave Kenyan diplomats seven days to leave."
    events = jsonl("code", "--format", "jsonl", stdin=(json.dumps({"text": text}) + "\n").encode())
    check("told once", [e.get("mode") for e in events if e["event"] == "SANCTION"] == ["withdraw", "expel"], events)


def amounts():
    """An amount belongs to the event of its clause, or to none; the number of a point counts nothing."""
    cases = {
        "In May 1995, after a flood killed 900 people near Dhaka, India sent food aid to Bangladesh.": [],
        "In May 1995 India gave Bangladesh $20 million in aid.": ["$20 million"],
        "In May 1995 Russia and India signed a contract worth $2 billion to build a power plant.": ["$2 billion"],
        "In May 1995 Iran and Iraq held talks, and 40 sailors were rescued by a fishing boat.": [],
        "3. The Indian side thanked Nepal in May 1995.": [],
    }
    lines = "".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, text in enumerate(cases))
    events = jsonl("code", "--format", "jsonl", stdin=lines.encode())
    for i, (text, wanted) in enumerate(cases.items()):
        mine = [e for e in events if e["doc"] == str(i)]
        got = sorted({a["text"] for e in mine for a in e.get("amounts", [])})
        check(text, mine and got == wanted, f"\n    {got}")
    counted = {
        "10 people died.": [("10 people", "person")], "7 people were killed and 20 homes burnt.": [("7 people", "person"), ("20 homes", "home")],
        "One can hope that this lasts.": [], "4) Both sides left.": [], "(5) Nepal thanked India.": [], "192.": [("192", None)],
        "Peru signed a $153 million deal.": [("$153 million", "USD")], "Peru took a £5m loan.": [("£5m", "GBP")], "A $20 million loan.": [("$20 million", "USD")],
        "Peru paid A$20 million.": [("A$20 million", "AUD")], "Peru paid C$5m.": [("C$5m", "CAD")],
        "Pakistan gave Rs. 500 crore and 2 million doses.": [("Rs. 500 crore", "PKR"), ("2 million doses", "dose")],
        "Dhaka paid Tk 20 billion.": [("Tk 20 billion", "BDT")],
        # one word for the money of several states: that of the state spoken of
        "India set aside Rs. 900 crore.": [("Rs. 900 crore", "INR")], "Sri Lanka borrowed Rs 5 billion from Nepal.": [("Rs 5 billion", "LKR")],
        "They paid Rs 5 billion.": [("Rs 5 billion", "PKR")], "Chile gave 4 million pesos.": [("4 million pesos", "CLP")],
        "Nigeria borrowed N500 billion.": [("N500 billion", "NGN")], "They took 20 million pesos.": [("20 million pesos", "XXX")],
        "Peru bought four Mi35 attack helicopters.": [("four Mi35 attack helicopters", "helicopter")],
    }
    for text, wanted in counted.items():
        got = [(a["text"], a.get("unit")) for a in jsonl("amounts", stdin=(json.dumps({"text": text}) + "\n").encode())]
        check(text, got == wanted, got)


def coded(name):
    """The rows of a table of sentences, and the events of them all."""
    with open(ROOT / "tests/golden" / name, encoding="utf8") as file:
        rows = list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))
    lines = "".join(json.dumps({"id": str(i), "text": row["text"], "published": row["published"] or None}) + "\n" for i, row in enumerate(rows))
    return rows, jsonl("code", "--format", "jsonl", stdin=lines.replace(', "published": null', "").encode())


def wordings():
    """The breadth of what is read: a rule that gains more elsewhere may lose a few of these, and no more."""
    rows, events = coded("wordings.tsv")
    mine = {}
    for e in events:
        mine.setdefault(int(e["doc"]), []).append(e)
    lost = [row["text"] for i, row in enumerate(rows) if not any(fits(row["has"], e) for e in mine.get(i, []))]
    check("wordings", len(rows) > 1000 and len(lost) <= len(rows) // 100, "\n    " + "\n    ".join(lost))


def main():
    rows, events = coded("coding.tsv")
    for i, row in enumerate(rows):
        mine = [e for e in events if e["doc"] == str(i)]
        for wanted in filter(None, (w.strip() for w in (row["has"] or "").split(";"))):
            check(row["text"], any(fits(wanted, e) for e in mine), f"\n    lacks {wanted}: {[told(e) for e in mine]}")
        for wanted in filter(None, (w.strip() for w in (row["not"] or "").split(";"))):
            check(row["text"], not any(fits(wanted, e) for e in mine), f"\n    has {wanted}: {[told(e) for e in mine]}")
        check("the order of the text", [e["start"] for e in mine] == sorted(e["start"] for e in mine), row["text"])
    wordings()
    sides_from_afar()
    places()
    chronology()
    round_up()
    told_once()
    holders_of_the_day()
    amounts()
    finish()


main()
