#!/usr/bin/env python3
"""The dossier's page as a browser's parser sees it: balanced, its own ids and links whole, nothing loaded from
elsewhere, its one script the one its policy names, its charts well-formed XML with a name and a description."""
import base64
import hashlib
import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import xml.etree.ElementTree

import support
from support import ENTENTE, check, scratch, skip

VOID = {"meta", "br", "input", "hr", "col", "link"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack, self.faults, self.ids, self.links, self.outside = [], [], [], [], []
        self.scripts, self.headings, self.in_script = [], [], False
        self.policy = ""

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag not in VOID:
            self.stack.append(tag)
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if tag == "a" and attrs.get("href", "").startswith("#"):
            self.links.append(attrs["href"][1:])
        elif tag == "a" and not re.match(r"https?://", attrs.get("href", "")):
            self.faults.append(f"link to {attrs.get('href')}")
        if "src" in attrs or tag in ("link", "iframe", "object", "embed", "img"):
            self.outside.append(tag)
        if any(name.startswith("on") for name in attrs):
            self.faults.append(f"handler on {tag}")
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if attrs.get("http-equiv") == "Content-Security-Policy":
            self.policy = attrs["content"]
        self.in_script = tag == "script"

    def handle_endtag(self, tag):
        if not self.stack or self.stack.pop() != tag:
            self.faults.append(f"</{tag}> does not close what is open")
        self.in_script = False

    def handle_data(self, data):
        if self.in_script:
            self.scripts.append(data)


def look(name, text):
    page = Page()
    page.feed(text)
    page.close()
    check(f"{name} balanced", not page.stack and not page.faults, page.stack + page.faults[:3])
    check(f"{name} ids unique", len(page.ids) == len(set(page.ids)))
    check(f"{name} links", not set(page.links) - set(page.ids), set(page.links) - set(page.ids))
    check(f"{name} self-contained", not page.outside and "@import" not in text, page.outside)
    check(f"{name} one script", len(page.scripts) == 1)
    digest = base64.b64encode(hashlib.sha256(page.scripts[0].encode()).digest()).decode()
    check(f"{name} policy names the script", f"'sha256-{digest}'" in page.policy, digest)
    jumps = [b for a, b in zip(page.headings, page.headings[1:]) if b > a + 1]
    check(f"{name} headings do not skip a level", page.headings[:1] == [1] and not jumps)
    for svg in re.findall(r"<svg.*?</svg>", text, re.S):
        tree = xml.etree.ElementTree.fromstring(svg)
        space = "{http://www.w3.org/2000/svg}"
        named = tree.find(space + "title"), tree.find(space + "desc")
        check(f"{name} chart has words", all(part is not None and part.text for part in named))
    visible = re.sub(r"<(style|script).*?</\1>", "", text, flags=re.S)
    check(f"{name} no hidden characters", not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", visible))


def words(text):
    return re.sub(r"[^\w]+", " ", text)


def look_at_print(path, made):
    """Every headline and every cited sentence can be found in the printed file; its fonts come with it."""
    if not shutil.which("pdftotext"):
        skip(path.name, "no pdftotext")
        return
    text = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout.decode("utf8")
    check(f"{path.name} breaks no word of a table", not re.findall(r"[a-z]{3}-\n[a-z]{1,2}\n", text), re.findall(r"\S*[a-z]{3}-\n[a-z]{1,2}\n", text)[:3])
    text = words(text.replace("-\n", ""))
    told = [telling["quote"] for entry in made["occurrences"] for telling in entry["told"]]
    lost = [quote for quote in told if words(quote)[:40] not in text]
    check(f"{path.name} holds its sentences", not lost, lost[:2])
    check(f"{path.name} holds its sections", all(name in text for name in (("Timeline", "Disagreements") if told else ()) + ("Sources",)))
    fonts = subprocess.run(["pdffonts", path], capture_output=True, check=True).stdout.decode().splitlines()[2:]
    check(f"{path.name} fonts are embedded", fonts and all(" yes " in font for font in fonts), fonts)


def main():
    look_at = pathlib.Path(ENTENTE).parent / "test_report_look"
    if not look_at.exists():
        skip("pages", f"{look_at} is not built")
        return
    with scratch() as folder:
        run = subprocess.run([look_at], env={**os.environ, "ENTENTE_LOOK": folder}, capture_output=True)
        check("pages written", run.returncode == 0, run.stderr[-300:])
        pages = sorted(pathlib.Path(folder).glob("*.html"))
        check("all pages", len(pages) >= 4, pages)
        for page in pages:
            look(page.name, page.read_text(encoding="utf8"))
            xml.etree.ElementTree.parse(page.with_suffix(".svg"))
            made = json.loads(page.with_suffix(".json").read_text(encoding="utf8"))
            look_at_print(page.with_suffix(".pdf"), made)
            ids = {entry["id"] for entry in made["occurrences"]}
            check(f"{page.stem}.json top", set(made["top"]) <= ids and len(made["top"]) <= 10)
            wide = [one for phase in made["phases"] for one in phase["wide"]]
            check(f"{page.stem}.json what is dated more widely is an occurrence", set(wide) <= ids, set(wide) - ids)
            keys = {source["source"] for source in made["sources"]}
            told = {telling["source"] for entry in made["occurrences"] for telling in entry["told"]}
            check(f"{page.stem}.json sources", told <= keys, told - keys)


main()
support.finish()
