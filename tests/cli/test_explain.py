"""`entente explain`: for an event all that decided it and what else was considered; for a sentence without one, why."""
import pathlib

from support import check, finish, jsonl, run, scratch

TEXT = ("France attacked Germany in May 1921. "      # 0: an event
        "The weather was fine. "                     # 1: no actor
        "Norway is a kingdom in the north. "         # 2: no event word
        "Sweden completed the puzzle of Denmark. "   # 3: a row whose object is missing
        "Both of them regretted it.")                # 4

with scratch() as top:
    top = pathlib.Path(top)
    (top / "one.txt").write_text(TEXT)
    database = top / "e.db"
    run("add", "-q", top / "one.txt", "-d", database)
    events = jsonl("events", "-d", database, "--format", "jsonl")
    doc = events[0]["doc"]
    attack = next(e for e in events if e["event"] == "ASSAULT")
    result = run("explain", attack["id"], "-d", database)
    said = result.stdout.decode()
    check("an event: exit 0", result.returncode == 0 and not result.stderr, result.stderr)
    for part in ("France attacked Germany", "rule         assault.attack", "date         1921-05, stated",
                 "confidence   0.", "nsubj", "\"France\" = FRA (by name)", "at \"attacked\" (verb)", "<- the best",
                 "=> an event: ASSAULT, actual"):
        check(f"an event: it says '{part}'", part in said, said)
    check("an event: rows that lost are told with what they lack", "asks for" in said, said)

    def silent(number):
        return run("explain", f"{doc}:{number}", "-d", database).stdout.decode()

    check("no actor: so it is said", "no actor" in silent(1) and "Nobody known is named" in silent(1), silent(1))
    check("no event word: so it is said", "no event word" in silent(2) and "No word of it is one of an event" in silent(2),
          silent(2))
    check("a pattern whose object is missing: which one", "asks for obj:" in silent(3), silent(3))
    check("a sentence with an event: it is explained as well", "=> an event: ASSAULT" in silent(0), silent(0))
    for what in ("none:1", f"{doc}:99", f"{doc}:x", "ffff", ":", ""):
        result = run("explain", what, "-d", database)
        check(f"'{what}': exit 1 or 2, one line", result.returncode in (1, 2) and result.stderr.count(b"\n") == 1,
              result.stderr)

finish()
