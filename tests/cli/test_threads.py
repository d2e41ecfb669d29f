"""The number of threads changes nothing in what is written: `entente code` gives the same bytes, `entente add` the same
events in the same order, with one, two and four threads. The sample texts are read several times over, so that the
threads overtake each other. The tests of the thread sanitizer's build run this file too."""
import pathlib

import support
from support import ROOT, check, run, scratch

TEXTS = sorted((ROOT / "examples" / "texts").iterdir())
COPIES = 4

with scratch() as top:
    top = pathlib.Path(top)
    folder = top / "texts"
    folder.mkdir()
    for copy in range(COPIES):
        for text in TEXTS:
            (folder / f"{copy}-{text.name}").write_bytes(text.read_bytes())
    coded, listed = {}, {}
    for threads in (1, 2, 4):
        result = run("code", folder, "--threads", threads, limit=600)
        check(f"code, {threads} threads: exit 0, nothing to say", result.returncode == 0 and not result.stderr,
              result.stderr[-600:])
        coded[threads] = result.stdout
        database = top / f"{threads}.db"
        result = run("add", folder, "-d", database, "--quiet", "--threads", threads, limit=600)
        check(f"add, {threads} threads: exit 0", result.returncode == 0 and b"Sanitizer" not in result.stderr,
              result.stderr[-600:])
        listed[threads] = run("events", "-d", database, "--format", "jsonl", limit=600).stdout
    check("code: there are events", coded[1].count(b"\n") > 100)
    check("add: there are events", listed[1].count(b"\n") > 20)
    for threads in (2, 4):
        check(f"code: the same bytes with {threads} threads", coded[threads] == coded[1])
        check(f"add: the same events with {threads} threads", listed[threads] == listed[1])

support.finish()
