#!/usr/bin/env python3
"""Scores extractors on the test pages of Readability.js, or on any folder that is laid out as they are.

    suite.py FOLDER NAME COMMAND… [-- NAME COMMAND…]…

    suite.py readability/test/test-pages decant target/release/decant batch --jobs 1 -- \\
             trafilatura ~/.cache/decant/peers/bin/trafilatura

FOLDER holds a folder for each page, with `source.html` and what Readability.js makes of it, `expected.html`. So the
measure favours whatever descends from it; how the others stand to each other it tells well enough. Pages of filler text
say the same paragraph twice, which no article does: they are left out. Commands are those of gather.py.
"""
import statistics
import sys
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path

from corpus import word_f1
from gather import Extractor

FILLER = "lorem ipsum"
POOR = 0.5


class Text(HTMLParser):
    """The text of a page without scripts and styles."""

    def __init__(self, html):
        super().__init__()
        self.parts, self.silent = [], 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.silent += tag in ("script", "style")

    def handle_endtag(self, tag):
        self.silent -= tag in ("script", "style")

    def handle_data(self, data):
        if not self.silent:
            self.parts.append(data)

    def __str__(self):
        return " ".join(self.parts)


def main():
    folder, *rest = sys.argv[1:]
    truths = {}
    for source in sorted(Path(folder).glob("*/source.html")):
        truth = str(Text((source.parent / "expected.html").read_text("utf-8")))
        if FILLER not in truth.lower():
            truths[source] = truth
    print(f"{len(truths)} pages")
    for is_gap, words in groupby(rest, lambda word: word == "--"):
        if is_gap:
            continue
        name, *command = words
        extractor = Extractor(command)
        scores = [word_f1(extractor.ask(path).get("text") or "", truth) for path, truth in truths.items()]
        extractor.stop()
        print(f"{name:20}{statistics.mean(scores):8.4f}{sum(score < POOR for score in scores):4} below {POOR}")


if __name__ == "__main__":
    main()
