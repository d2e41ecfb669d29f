"""The tables are linked in as they are once loaded (src/base/image.h): whoever adds files of his own, so that all tables
are loaded from their files, gets the same bytes for what his files do not touch; and a build is the same each time."""
import hashlib
import os
import pathlib
import subprocess

import support
from support import ENTENTE, ROOT, check, run, scratch, skip

TEXTS = sorted((ROOT / "examples" / "texts").iterdir())
HEADER = "id\ttrigger\tpos\targs\tevent\tmode\tcameo\tcontext\talone\texample\n"


def hash_of(doctor):
    """SHA-256 over names and bytes of our files, in the order that the doctor lists them in."""
    whole = hashlib.sha256()
    for line in doctor.splitlines()[3:]:
        name = line.split()[0].decode().removeprefix("data/")
        whole.update(name.encode())
        whole.update((ROOT / ("model" if name.endswith(".entm") else "data") / name).read_bytes())
    return whole.hexdigest().encode()


with scratch() as top:
    top = pathlib.Path(top)
    (top / "patterns_none.tsv").write_text(HEADER)
    for stage in ("parse", "actors", "times", "amounts", "code"):
        linked, loaded = run(stage, *TEXTS), run(stage, *TEXTS, "--data", top)
        check(f"{stage}: exit 0", linked.returncode == 0 and loaded.returncode == 0, loaded.stderr[-300:])
        check(f"{stage}: the same bytes from the image as from the files", linked.stdout == loaded.stdout)
        check(f"{stage}: there is something", linked.stdout.count(b"\n") > 5)
    doctor = run("doctor").stdout
    check("the hash of the files is that of their bytes", doctor.splitlines()[2] == b"data " + hash_of(doctor),
          doctor[:300])
    (top / "holders.tsv").write_text("state\toffice\tperson\nPAK\tno_such_office\tNobody\n")
    wrong = run("code", *TEXTS, "--data", top)
    check("a wrong row of the user's is told with file and line", wrong.returncode == 1 and
          b"holders.tsv:2" in wrong.stderr, wrong.stderr[-300:])

    # clang leaves what was on the stack between the members of structs, which only the addresses of a run decide
    maker = pathlib.Path(ENTENTE).with_name("make_image")
    if os.access(maker, os.X_OK) and b"clang version" not in maker.read_bytes():
        images = []
        for i in range(2):
            subprocess.run([maker, top / f"{i}.img"], check=True)
            images.append((top / f"{i}.img").read_bytes())
        check("it holds all tables", images[0][8] == 8)
        check("the image is the same each time", images[0] == images[1])
        check("it is the one that is linked in", images[0] in pathlib.Path(ENTENTE).read_bytes())
    else:
        skip("the image is the same each time", "built without one, or by clang")

support.finish()
