"""`entente actors`: each mention as it was at the time told of, what it refers back to, and the table of unknown names."""
import json

import support
from support import check, jsonl, run

TEXTS = ["In March 1972 Russia asked Chad for help. It was refused. In 2001 Russia asked again.",
         "Mr. Qorvath Zeln said that he would resign. Mr. Qorvath Zeln left. The Joint Fisheries Board (JFB) met in Chad.",
         "In 1943 the Allies landed in Italy. In 1916 the Allies attacked. Mr. Qorvath Zeln saw it."]
stdin = "".join(json.dumps({"id": f"t{i}", "text": t}) + "\n" for i, t in enumerate(TEXTS)).encode()
mentions = jsonl("actors", stdin=stdin)
russia = [m["country"] for m in mentions if m["text"] == "Russia"]
check("a state is that of its time", russia == ["SUN", "RUS"], russia)
it = [m for m in mentions if m["doc"] == "t0" and m["text"] == "It"]
check("a pronoun says what it refers to", it and it[0]["country"] in ("SUN", "TCD") and it[0]["antecedent"] < it[0]["start"], it)
allies = [m["country"] for m in mentions if m["text"] == "Allies"]
check("a bloc has the members of its time", "USA" in allies[:2] and "RUS" in allies[2:] and "USA" not in allies[2:], allies)
unknown = run("actors", "--unknown", stdin=stdin)
rows = [line.split("\t") for line in unknown.stdout.decode().splitlines()]
check("unknown names have a header", rows and rows[0][0] == "n" and rows[0][5] == "name", rows[:1])
check("the most frequent comes first, typed and counted by documents", rows[1][:3] == ["3", "2", "person"] and
      rows[1][5] == "Qorvath Zeln", rows)
check("a body is kept with its kind", any(r[5] == "Joint Fisheries Board" and r[2] == "organisation" for r in rows), rows)
check("he is not taken for somebody else", not [m for m in mentions if m["text"] == "he"])
one, two = (run("actors", "--unknown", "-j", n, stdin=stdin).stdout for n in (1, 2))
check("threads do not show", one == two)
support.finish()
