"""Bad input gets one clear line on standard error and exit 1; the good rest is kept; nothing recorded is lost."""
import gzip
import os
import sqlite3
import stat
import subprocess
import zipfile

import support
from support import check, run, scratch

GOOD = "Pakistan and Russia signed an agreement on 5 May 2015."


def lines(result):
    return [line for line in result.stderr.decode("utf8", "replace").split("\n") if line.startswith("entente:")]


def left_out(name, path, folder):
    """Adding a folder with one good and one bad file reports the bad one in a line and keeps the good one."""
    database = folder / f"{name}.db"
    result = run("add", path.parent, "-d", database)
    problems = [line for line in lines(result) if path.name in line]
    check(f"{name}: exit 1", result.returncode == 1, (result.returncode, result.stderr[-300:]))
    check(f"{name}: one line that names the file", len(problems) == 1, result.stderr[-300:])
    events = support.jsonl("events", "-d", database, "--format", "jsonl")
    check(f"{name}: the good rest is kept", len(events) >= 1, events)


with scratch() as top:
    import pathlib
    top = pathlib.Path(top)

    def case(name, file_name, content):
        folder = top / name
        folder.mkdir()
        (folder / "good.txt").write_text(GOOD, encoding="utf8")
        path = folder / file_name
        path.write_bytes(content)
        left_out(name, path, top)
        return path

    case("empty", "empty.txt", b"")
    case("binary", "noise.txt", bytes(range(256)) * 64)
    case("truncated-gzip", "cut.txt.gz", gzip.compress(GOOD.encode() * 400)[:60])
    case("truncated-pdf", "cut.pdf", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog")
    case("truncated-docx", "cut.docx", b"PK\x03\x04\x14\x00\x00\x00\x08\x00broken")
    case("bad-json", "bad.jsonl", b'{"text": "no end\n')
    case("deep-html", "deep.html", b"<html><body>" + b"<div>" * 100000 + b"x")
    bomb = top / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", b"\0" * (80 << 20))
    case("zip-bomb", "bomb.zip", bomb.read_bytes())
    bomb.unlink()

    folder = top / "nothing"
    folder.mkdir()
    (folder / "picture.bin").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    result = run("add", folder, "-d", top / "nothing.db")
    check("a folder without a readable text: exit 1", result.returncode == 1)
    check("a folder without a readable text: says so", lines(result), result.stderr)
    result = run("add", top / "not-there", "-d", top / "nothing.db")
    check("a path that is not there: exit 1", result.returncode == 1 and len(lines(result)) == 1, result.stderr)

    if os.geteuid() != 0:
        path = folder / "secret.txt"
        path.write_text(GOOD)
        path.chmod(0)
        result = run("add", path, "-d", top / "secret.db")
        check("an unreadable file: exit 1", result.returncode == 1 and len(lines(result)) == 1, result.stderr)
        path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    else:
        support.skip("an unreadable file", "root can read everything")

    # bytes that are not what they should be, but leave a text
    for name, content in (("invalid-utf8", GOOD.encode() + b" caf\xff\xfe na\xc3"), ("nul", GOOD.encode() + b" a\0b\0 more text.")):
        path = top / f"{name}.txt"
        path.write_bytes(content)
        documents = support.jsonl("read", path)
        check(f"{name}: read, with the bytes replaced", len(documents) == 1 and "Pakistan" in documents[0]["text"])
        check(f"{name}: coded", support.jsonl("code", path))
    path = top / "long.jsonl"
    with open(path, "wb") as out:
        out.write(b'{"text":"' + b"a" * (200 << 20) + b'"}\n')
        out.write(b'{"id":"ok","text":"%s"}\n' % GOOD.encode())
    result = run("code", path, limit=300)
    check("a line of 200 MB: one line, exit 1", result.returncode == 1 and len(lines(result)) == 1, result.stderr[-300:])
    check("a line of 200 MB: the next one is coded", b'"doc":"ok"' in result.stdout)
    path.unlink()

    # databases
    good = top / "good.db"
    (top / "one.txt").write_text(GOOD)
    check("a good database", run("add", top / "one.txt", "-d", good).returncode == 0)
    bytes_of_good = good.read_bytes()

    def refused(name, content, *words):
        path = top / f"{name}.db"
        path.write_bytes(content)
        for command in (["events", "-d", path], ["add", top / "one.txt", "-d", path]):
            result = run(*command)
            check(f"{name}: {command[0]}: exit 1 and one line", result.returncode == 1 and len(lines(result)) == 1,
                  (result.returncode, result.stderr[-300:]))
        check(f"{name}: untouched", path.read_bytes() == content)

    refused("not-a-database", b"This is a letter, not a database.\n" * 100)
    other = top / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("create table t(x)")
    connection.close()
    refused("of-another-program", other.read_bytes())
    newer = top / "newer.db"
    newer.write_bytes(bytes_of_good)
    connection = sqlite3.connect(newer)
    connection.execute("pragma user_version = 9999")
    connection.commit()
    connection.close()
    refused("newer", newer.read_bytes())
    refused("damaged", bytes_of_good[:100] + os.urandom(4000) + bytes_of_good[4100:])
    result = run("events", "-d", top / "none.db")
    check("no database: exit 1, one line", result.returncode == 1 and len(lines(result)) == 1, result.stderr)
    check("no database: none is made", not (top / "none.db").exists())

    # a database within the folder that it is made of
    folder = top / "with-database"
    folder.mkdir()
    (folder / "one.txt").write_text(GOOD)
    for turn in ("first", "second"):
        result = run("add", folder, "-d", folder / "entente.db")
        check(f"a database in its own folder, {turn} run: no complaint", result.returncode == 0 and not lines(result), result.stderr)

    # usage
    result = run("dossier", "PAK", "XYZ", "-d", good)
    check("an unknown state: exit 1 and its name", result.returncode == 1 and "XYZ" in "".join(lines(result)), result.stderr)
    for words in (["dossier", "-d", good], ["frobnicate"], ["events", "--no-such-option"], ["events", "--limit", "x"],
                  ["events", "--min-confidence", "7"], []):
        result = run(*words)
        check(f"usage: {words[:2]}: exit 2", result.returncode == 2, (result.returncode, result.stderr))
    for typed, meant in (("Pakisan", "Pakistan"), ("Marocco", "Morocco"), ("North Macedona", "North Macedonia"), ("Grece", "Greece")):
        result = run("timeline", typed, "-d", good)
        check(f"a state misspelt: {typed}: the one that is meant",
              result.returncode == 1 and len(lines(result)) == 1 and f"did you mean {meant}?" in lines(result)[0], result.stderr)
    for words, told in ((("events", "--event", "AGREEE"), "CONSULT"), (("events", "--status", "promissed"), "hypothetical"),
                        (("events", "--quad", "WORD"), "VERBAL_CONFLICT"), (("timeline", "PAK", "--event", "agree"), "AGREE"),
                        (("claims", "--verdict", "maybe"), "refine"), (("events", "--format", "xls"), "polecat")):
        result = run(*words, "-d", good)
        check(f"{' '.join(words)}: exit 2, one line with what there is",
              result.returncode == 2 and len(lines(result)) == 1 and told in lines(result)[0], result.stderr)
    result = run("timeline", "Czechoslovakia", "-d", good)
    check("a state that the record does not tell of: said, and exit 0",
          result.returncode == 0 and not result.stdout and len(lines(result)) == 1, result.stderr)
    result = run("dossier", "RUS", "SUN", "-d", good)
    check("a state named twice, by its predecessor: exit 2, one line",
          result.returncode == 2 and len(lines(result)) == 1 and "named twice" in lines(result)[0], result.stderr)
    result = run("events", "-d", good, "--since", "yesterday")
    check("a date that is none: exit not 0, one line", result.returncode in (1, 2) and len(lines(result)) == 1, result.stderr)
    result = run("events", "-d", good, "--format", "xml")
    check("a format that is none", result.returncode in (1, 2) and len(lines(result)) == 1, result.stderr)
    result = run("events", "-d", good, "-o", top / "no" / "such" / "folder.csv")
    check("an output that cannot be written: exit 1, one line", result.returncode == 1 and len(lines(result)) == 1)
    with open("/dev/full", "wb") as full:
        for words in (["help"], ["--version"], ["help", "--man"], ["code", top / "one.txt"]):
            result = subprocess.run([support.ENTENTE, *words], stdout=full, stderr=subprocess.PIPE)
            check(f"a full disk: {words[0]}: exit 1, one line", result.returncode == 1 and len(lines(result)) == 1, result.stderr)
    result = run("explain", "ffffffffffff", "-d", good)
    check("an event that is not there: exit 1, one line", result.returncode == 1 and len(lines(result)) == 1, result.stderr)
    data = top / "data"
    data.mkdir()
    (data / "states.tsv").write_bytes(b"iso\tname\nPAK\tPakistan\textra\tfields\n")
    result = run("doctor", "--data", data)
    check("a bad row in a user's table: file and line", result.returncode == 1 and b"states.tsv:2" in result.stderr, result.stderr)
support.finish()
