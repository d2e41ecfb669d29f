"""`entente add` ends with what came in, what came of it, and why the rest gave no event."""
import re

import support
from support import ROOT, check, run, scratch

with scratch() as top:
    said = run("add", ROOT / "examples/texts", "-d", f"{top}/texts.db").stderr.decode()
    counts = re.search(r"^(\d+) sentences, (\d+) of them coded, (\d+) events$", said, re.M)
    reasons = re.search(r"^without event: (.*)$", said, re.M)
    if check("sentences, coded and events are counted", counts, said) and check("the reasons are told", reasons, said):
        by_reason = dict(reversed(part.split(" ", 1)) for part in reasons.group(1).split(", "))
        check("each sentence without event has a reason",
              sum(map(int, by_reason.values())) == int(counts.group(1)) - int(counts.group(2)), said)
        check("headlines are among them", "title" in by_reason and "no actor" in by_reason, said)
    again = run("add", ROOT / "examples/texts", "-d", f"{top}/texts.db").stderr.decode()
    check("nothing is added twice", " 0 added, " in again and "sentences" not in again, again)
support.finish()
