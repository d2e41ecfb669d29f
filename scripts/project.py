"""Where things are, for the scripts that check and measure: the project, the shared data, the built command, a table's rows."""
import os
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("ENTENTE_SHARED", ROOT.parent / "shared"))


def built():
    """The command: $ENTENTE, else the one built last; None where there is none."""
    given = os.environ.get("ENTENTE")
    found = [given] if given else sorted(map(str, ROOT.glob("build/*/entente")), key=os.path.getmtime)
    return found[-1] if found and os.access(found[-1], os.X_OK) else None


def command():
    """The same; ends the script where there is none."""
    return built() or sys.exit("no built command found; build it first, or set ENTENTE")


def rows(path):
    """Yields (line number, {column: field}) of a table as in data/: comments and empty lines are passed over, what is missing at a
    row's end is "", what it has more than the header is the list row[None]."""
    header = None
    for number, line in enumerate(pathlib.Path(path).read_text(encoding="utf-8").split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if header is None:
            header = fields
            continue
        row = dict(zip(header, fields + [""] * (len(header) - len(fields))))
        if len(fields) > len(header):
            row[None] = fields[len(header):]
        yield number, row
