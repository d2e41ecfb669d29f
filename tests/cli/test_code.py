"""`entente code`, the stateless filter: its options, and what a new user gets wrong with it."""
import json
import pathlib

from support import ROOT, check, finish, jsonl, run, scratch

TEXTS = ROOT / "examples" / "texts"


def lines(result):
    return result.stderr.decode("utf8", "replace").splitlines()


# --min-confidence takes out the less sure and changes nothing else
every = jsonl("code", TEXTS)
sure = jsonl("code", TEXTS, "--min-confidence", "0.7")
check("code: events of more than one confidence", len({event["confidence"] for event in every}) > 5)
check("code --min-confidence: the events that are as sure, in order",
      sure == [event for event in every if event["confidence"] >= 0.7] and 0 < len(sure) < len(every),
      (len(sure), len(every)))
table = run("code", TEXTS, "--min-confidence=0.7", "--format", "csv").stdout.decode("utf8").splitlines()
check("code --min-confidence: of a table the head stays", len(table) >= 2 and table[0].startswith("id,"), table[:1])
none = run("code", TEXTS, "--min-confidence", "1")
check("code --min-confidence 1: none, and that is no error", none.returncode == 0 and none.stdout == b"", none.stderr)

# --marked answers every line, from standard input or from files
marked = "<s>Norland</s> attacked <t>Sudland</t> on Monday .\n"
answer = run("code", "--marked", stdin=marked.encode()).stdout
check("code --marked: one line of five fields", answer.count(b"\t") == 4 and answer.startswith(b"ASSAULT\t"), answer)
with scratch() as top:
    path = pathlib.Path(top) / "marked.txt"
    path.write_bytes(marked.encode() * 2 + b"no marks\n" + marked.replace("\n", "\r\n").encode())
    result = run("code", "--marked", path)
    check("code --marked FILE: the good lines are answered", result.stdout.splitlines() == [answer.strip()] * 2 + [b""]
          + [answer.strip()], result.stdout)
    check("code --marked FILE: the bad one is told of with file and line",
          result.returncode == 1 and len(lines(result)) == 1 and "marked.txt:3" in lines(result)[0], lines(result))
    path.write_bytes(b"a" * 100_000 + b"\n" + marked.encode())
    result = run("code", "--marked", path)
    check("code --marked FILE: a line without end is told of, the next one answered",
          result.returncode == 1 and "marked.txt:1: the line is longer" in lines(result)[0] and result.stdout.splitlines() == [b"", answer.strip()],
          lines(result))
    result = run("code", "--marked", pathlib.Path(top) / "none.txt")
    check("code --marked: no such file: exit 1, one line", result.returncode == 1 and len(lines(result)) == 1, lines(result))
for options in (["--format", "csv"], ["--min-confidence", "0.5"]):
    result = run("code", "--marked", *options, stdin=marked.encode())
    check(f"code --marked {options[0]}: exit 2, one line", result.returncode == 2 and len(lines(result)) == 1, lines(result))

finish()
