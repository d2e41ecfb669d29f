"""What the tests of the command share: running it, and counting what passed."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ENTENTE = os.environ.get("ENTENTE", str(ROOT / "build/release/entente"))
SHARED = pathlib.Path(os.environ.get("ENTENTE_SHARED", ROOT.parent / "shared"))

passed = failed = skipped = 0


def run(*args, stdin=b"", limit=120, **more):
    """The finished process of `entente ARGS`."""
    return subprocess.run([ENTENTE, *map(str, args)], input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          timeout=limit, **more)


def jsonl(*args, stdin=b""):
    """The JSON objects that `entente ARGS` prints, one a line."""
    result = run(*args, stdin=stdin)
    if result.returncode != 0:
        print(result.stderr.decode("utf8", "replace"))
    return [json.loads(line) for line in result.stdout.decode("utf8").splitlines() if line]


def check(name, good, detail=""):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print(f"FAILED {name} {detail}")
    return bool(good)


def skip(name, why):
    global skipped
    skipped += 1
    print(f"skipped {name}: {why}")


def scratch():
    """A folder that is gone when the object is."""
    return tempfile.TemporaryDirectory(prefix="entente-test-")


def finish():
    more = f", {skipped} skipped" if skipped else ""
    print(f"{passed} passed, {failed} failed{more}")
    sys.exit(1 if failed else 0)
