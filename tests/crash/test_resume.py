"""A run that is killed (kill -9) or interrupted (Ctrl-C) and started again ends in the same database as one that was
left alone; so does one with another number of threads, and one that is simply repeated. The comparison is of every row
of every table; only the times of day of the runs may differ."""
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
import support  # noqa: E402
from support import ENTENTE, ROOT, check, run, scratch  # noqa: E402

COPIES = 12  # of the sample texts, each a text of its own: long enough to be interrupted
ROUNDS = 6


def corpus(folder):
    """The sample texts several times over, each copy with a sentence that makes its bytes its own."""
    folder.mkdir()
    for text in sorted((ROOT / "examples" / "texts").rglob("*.txt")):
        for copy in range(COPIES):
            (folder / f"{text.stem}-{copy}.txt").write_bytes(text.read_bytes() + f"\n\nCopy {copy}.\n".encode())
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4\n1 0 obj\n<<")


def rows(database):
    """Everything in the database, in an order that does not depend on how it came there."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        tables = [name for name, in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sentence_search_%' ORDER BY name")]
        content = {}
        for table in tables:
            left_out = {"runs": {"started", "ended"}, "corrections": {"made"}}.get(table, set())
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in left_out]
            if table == "sentence_search":
                continue
            content[table] = sorted(map(repr, connection.execute(f"SELECT {', '.join(columns)} FROM {table}")))
        content["search"] = sorted(connection.execute(
            "SELECT rowid FROM sentence_search WHERE sentence_search MATCH 'the OR signed'"))
        sound = connection.execute("PRAGMA integrity_check").fetchone()[0]
        loose = connection.execute("SELECT count(*) FROM pragma_foreign_key_check").fetchone()[0]
    check(f"{database.name}: sound", sound == "ok" and loose == 0, (sound, loose))
    return content


def differences(one, other):
    return [table for table in one if one[table] != other.get(table)]


def interrupted(folder, database, how, after):
    """Starts adding and sends the signal `how` once the run is `after` seconds old; true when that hit it."""
    process = subprocess.Popen([ENTENTE, "add", str(folder), "-d", str(database)], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    try:
        process.wait(timeout=after)
        return False
    except subprocess.TimeoutExpired:
        process.send_signal(how)
        process.wait(timeout=60)
        return True


with scratch() as top:
    top = pathlib.Path(top)
    folder = top / "texts"
    corpus(folder)
    begin = time.monotonic()
    first = run("add", folder, "-d", top / "whole.db", limit=300)
    seconds = time.monotonic() - begin
    whole = rows(top / "whole.db")
    check("documents were added", len(whole["documents"]) >= COPIES, first.stderr[-300:])
    check("the broken file is noted", len(whole["problems"]) == 1, whole["problems"])

    run("add", folder, "-d", top / "whole.db", limit=300)
    again = rows(top / "whole.db")
    check("repeated: nothing changes", not differences(whole, again), differences(whole, again))

    run("add", folder, "-d", top / "threads.db", "--threads", 1, limit=300)
    single = rows(top / "threads.db")
    check("one thread: the same", not differences(whole, single), differences(whole, single))

    chance = random.Random(7)
    hits = 0
    for how in (signal.SIGKILL, signal.SIGINT):
        for turn in range(ROUNDS):
            database = top / f"{how.name}-{turn}.db"
            for _ in range(2):
                hits += interrupted(folder, database, how, chance.uniform(0.02, seconds * 0.9))
            run("add", folder, "-d", database, limit=300)
            resumed = rows(database)
            check(f"{how.name} {turn}: the same", not differences(whole, resumed), differences(whole, resumed))
            for name in (database.name, database.name + "-wal", database.name + "-shm"):
                (top / name).unlink(missing_ok=True)
    check("some runs were hit", hits > 0)
    check("one file is left", [p.name for p in sorted(top.glob("whole.db*"))] == ["whole.db"])

support.finish()
