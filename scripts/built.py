"""The built command, for the scripts that measure it: $ENTENTE, else the one built last."""
import glob
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def command():
    if os.environ.get("ENTENTE"):
        return os.environ["ENTENTE"]
    found = sorted(glob.glob(os.path.join(ROOT, "build", "*", "entente")), key=os.path.getmtime)
    if not found:
        sys.exit("no built command found; build it first, or set ENTENTE")
    return found[-1]
