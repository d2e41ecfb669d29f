"""A timeline with a limit shows the first entries in their order and says how many it leaves out."""
import support
from support import ROOT, check, run, scratch

with scratch() as top:
    database = f"{top}/texts.db"
    check("the sample texts are read", run("add", ROOT / "examples/texts", "-d", database).returncode == 0)
    whole = run("timeline", "PAK", "RUS", "-d", database).stdout.decode().split("\n\n")[0].split("\n")
    check("there is more than the limit", len(whole) > 4, len(whole))
    few = run("timeline", "PAK", "RUS", "-d", database, "--limit", "3").stdout.decode().split("\n\n")[0].split("\n")
    check("the first three, and a line that says how many follow", few == whole[:3] + [f"... and {len(whole) - 3} more"], few)
    for limit in (len(whole), len(whole) + 1):
        all_of_them = run("timeline", "PAK", "RUS", "-d", database, "--limit", str(limit)).stdout.decode().split("\n\n")[0]
        check(f"a limit of {limit} leaves nothing out", all_of_them.split("\n") == whole, all_of_them[-200:])
    entries = support.jsonl("timeline", "PAK", "RUS", "-d", database, "--limit", "3", "--format", "json")
    check("as many in JSON", len(entries) == 3, len(entries))
    done = support.jsonl("timeline", "PAK", "RUS", "-d", database, "--format", "json")
    signed = support.jsonl("timeline", "PAK", "RUS", "-d", database, "--format", "json", "--event", "AGREE")
    check("only what is asked for by type", 0 < len(signed) < len(done) and {e["event"] for e in signed} == {"AGREE"}, signed)
    planned = run("timeline", "PAK", "RUS", "-d", database, "--status", "planned").stdout.decode().strip().split("\n")
    check("what is planned is listed where it is asked for", planned != [""] and all("[planned]" in line for line in planned), planned)
support.finish()
