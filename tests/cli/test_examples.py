"""The texts of examples/ against their gold files: every fact is found, with its date, states and status; nothing that is
not a fact is coded as done; page furniture is set apart."""
import re

import support
from support import ROOT, check


def rows(path):
    lines = [line for line in path.read_text(encoding="utf8").split("\n") if line and not line.startswith("#")]
    head = lines[0].split("\t")
    return [dict(zip(head, (line + "\t" * len(head)).split("\t"))) for line in lines[1:]]


def place(quote, documents):
    """The document and the byte span where `quote` stands, white space and hyphens at line ends folded."""
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    for document in documents:
        found = re.search(pattern, document["text"])
        if found:
            before = document["text"][:found.start()].encode()
            return document, len(before), len(before) + len(found.group().encode())
    return None, 0, 0


def states(event):
    return {actor["country"] for actor in event["actors"] if actor.get("country") and actor["role"] != "place"}


def dated(date, wanted):
    """"?" asks that no date is claimed that the text does not state."""
    if wanted == "?":
        return date.get("basis") in (None, "unknown", "inferred")
    return date.get("edtf", "") == wanted


for gold in sorted((ROOT / "examples/gold").glob("*.tsv")):
    text = ROOT / "examples/texts" / gold.name[:-4]
    documents = support.jsonl("read", text)
    events = support.jsonl("code", text)
    amounts = support.jsonl("amounts", text)
    for row in rows(gold):
        name = f"{text.name}: {row['kind']} {row['quote'] or row['value']}"
        if row["kind"] == "miss":  # a fact that is not found yet; the row says so until it is
            support.skip(name, "known miss")
            continue
        if row["kind"] == "title":
            check(name, documents[0].get("title") == row["quote"], documents[0].get("title"))
            continue
        if row["kind"] == "published":
            basis = documents[0].get("published_basis")
            good = documents[0].get("published", "")[:10] == row["value"] and basis == (row["event"] or basis)
            check(name, good, (documents[0].get("published"), basis))
            continue
        if row["kind"] == "articles":
            check(name, len(documents[0].get("articles", [])) == int(row["value"]))
            continue
        document, start, end = place(row["quote"], documents)
        if not check(name + " (stands in the text)", document):
            continue
        here = [e for e in events if e["doc"] == document["id"] and start <= e["start"] < end]
        if row["kind"] == "event":
            good = [e for e in here if e["event"] == row["event"] and set(row["actors"].split()) <= states(e)
                    and dated(e["date"], row["value"]) and e["status"] == row["status"]]
            check(name, good, [(e["event"], states(e), e["date"].get("edtf"), e["status"]) for e in here])
        elif row["kind"] == "none":
            check(name, not [e for e in here if e["status"] in ("actual", "ongoing")],
                  [(e["event"], e["status"]) for e in here])
        elif row["kind"] == "amount":
            found = [a for a in amounts if a["doc"] == document["id"] and start <= a["start"] < end]
            good = [a for a in found if abs(a["lo"] - float(row["value"])) < 1e-6 * float(row["value"])
                    and (not row["event"] or a.get("unit") == row["event"])]
            check(name, good, [(a["text"], a["lo"], a.get("unit")) for a in found])
        elif row["kind"] == "block":
            kinds = [b["kind"] for b in document["blocks"] if b["start"] <= start < b["end"]]
            check(name, kinds == [row["value"]], kinds)
        else:
            check(name, False, "unknown kind of row")
support.finish()
