#!/usr/bin/env python3
"""Precision and recall of duplicates, and precision of each kind of clutter inside the article, on labelled pages.

  labels.py DATA DECANT [--list]

DATA holds the pages (see corpus.py), DECANT is the command, built with the feature `cli`. --list names what went wrong.
The labels are in tests/labels; its README says how they were made and what they mean. Pages whose bytes are not those
that were labelled are left out and counted.
"""
import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

LABELS = Path(__file__).parent.parent / "labels"


def fold(text):
    """Letters and digits alone, in one case, without accents and width forms."""
    text = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in text if character.isalnum())


def short_hash(content):
    return hashlib.sha256(content).hexdigest()[:12]


def labels(name):
    with (LABELS / name).open(encoding="utf-8") as file:
        return {row["page"]: row for row in map(json.loads, file)}


def judged(data, decant, wanted):
    """The blocks of each page that is there as it was labelled."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for page, sha256 in sorted(wanted.items()):
            name, _, number = page.partition("/")
            packed = Path(data) / name / "html" / f"{number}.html.gz"
            html = gzip.decompress(packed.read_bytes()) if packed.exists() else b""
            if short_hash(html) == sha256:
                path = Path(folder) / f"{len(paths)}.html"
                path.write_bytes(html)
                paths[str(path)] = page
        told = subprocess.run([decant, "batch", "--blocks"], input="\n".join(paths), capture_output=True, text=True,
                              encoding="utf-8", check=True).stdout
    rows = (json.loads(line) for line in told.split("\n") if line)
    return {paths[row["path"]]: [Block(block) for block in row.get("blocks", [])] for row in rows}


class Block:
    def __init__(self, row):
        self.verdict, self.of, self.inside, self.element = row["verdict"], row.get("of"), row["inside"], row["element"]
        self.hash = short_hash(fold(row["text"]).encode())


class Copies:
    """Tallies of duplicates: what was collapsed, and what should have been."""

    def __init__(self):
        self.right, self.wrong, self.unlabelled = [], [], []
        self.found, self.missed = [], []

    def add(self, page, blocks, pairs):
        verdicts = {}
        for one, other, verdict, kind in pairs:
            verdicts[one, other] = verdict, kind
            if one == other or verdict != "copy":
                verdicts.setdefault((other, one), (verdict, kind))
        seen = set()
        for number, block in enumerate(blocks):
            if block.verdict != "duplicate":
                continue
            pair = block.hash, blocks[block.of].hash
            if pair in seen:
                continue
            seen.add(pair)
            verdict, kind = verdicts.get(pair, (None, "unlabelled"))
            told = {"copy": self.right, "stay": self.wrong, None: self.unlabelled}.get(verdict)
            if told is not None:
                told.append((page, f"block {number} as a copy of {block.of}", kind))
        kept = Counter(block.hash for block in blocks if block.verdict == "kept")
        copied = {block.hash for block in blocks if block.verdict == "duplicate"}
        for one, other, verdict, kind in pairs:
            if verdict != "copy":
                continue
            if kept[one] > 1 if one == other else kept[one] and kept[other]:
                self.missed.append((page, f"{one} beside {other}", kind))
            elif one in copied or other in copied:
                self.found.append((page, one, kind))


def by_page(right, wrong):
    """The mean over pages, so that a page written twice has one voice."""
    pages = defaultdict(lambda: [0, 0])
    for rows, place in ((right, 0), (wrong, 1)):
        for page, *_ in rows:
            pages[page][place] += 1
    return sum(good / (good + bad) for good, bad in pages.values()) / max(1, len(pages)), len(pages)


def share(name, right, wrong):
    mean, pages = by_page(right, wrong)
    total = len(right) + len(wrong)
    print(f"{name:<22} {len(right) / max(1, total):.4f}   {len(right):4} of {total:4}   mean over {pages} pages {mean:.4f}")


def clutter(pages, wanted):
    """For each kind, the blocks inside the article that were removed rightly and wrongly."""
    right, wrong = defaultdict(list), defaultdict(list)
    for page, row in wanted.items():
        truth = {(block, element): what for block, element, what in row["blocks"]}
        for number, block in enumerate(pages.get(page, [])):
            what = truth.get((block.hash, block.element))
            if what and block.inside and block.verdict not in ("kept", "duplicate"):
                tally = right if what == "clutter" else wrong
                tally[block.verdict].append((page, f"block {number}", block.verdict))
    return right, wrong


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--list"]
    if len(arguments) != 2:
        sys.exit(__doc__)
    pairs, kinds = labels("copies.jsonl"), labels("clutter.jsonl")
    wanted = {page: row["sha256"] for row in (*pairs.values(), *kinds.values()) for page in [row["page"]]}
    pages = judged(*arguments, wanted)
    print(f"{len(pages)} of {len(wanted)} labelled pages\n\nDuplicates")
    copies = Copies()
    for page, row in pairs.items():
        if page in pages:
            copies.add(page, pages[page], row["pairs"])
    share("precision", copies.right, copies.wrong)
    share("recall", copies.found, copies.missed)
    print(f"without a label: {len(copies.unlabelled)}\n\nPrecision of each kind inside the article")
    right, wrong = clutter(pages, kinds)
    for kind in sorted({*right, *wrong}):
        share(kind, right[kind], wrong[kind])
    if "--list" in sys.argv:
        faults = {"Collapsed wrongly": copies.wrong, "Not collapsed": copies.missed, "Without a label": copies.unlabelled,
                  "Removed wrongly": [fault for faults in wrong.values() for fault in faults]}
        for title, rows in faults.items():
            print(f"\n{title}")
            for row in rows:
                print("  ", *row)


if __name__ == "__main__":
    main()
