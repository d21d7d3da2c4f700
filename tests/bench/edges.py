#!/usr/bin/env python3
"""Measures what readers lose at the edges of an article: its first and last block, headings, standfirst, captions.

    edges.py DATA OUTPUTS [SET…]

OUTPUTS is a folder that gather.py filled; every extractor in it gets a line. Figures are recalls over all that the
truth holds of a sort, with the number of those at the head of the column.

  first, last   the first and the last line of the truth with four words or more. The page's headline, bylines and
                dates do not count as a first line: a reader shows them apart
  headings      h2 to h4 of the page whose text is a line of the truth, behind its first line
  standfirst    elements named so (class, itemprop) whose text is one of the truth's first five lines
  captions      figcaptions, and elements named captions, whose text is a line of the truth

A line of five words or more is found where 80 % of its runs of three words occur in the output; a shorter one where all
its words stand in order, and one of a word or two only where it is a line of its own.
Segments tell nothing of this sort, so that set is left out.
"""
import re
import sys
from collections import defaultdict
from html.parser import HTMLParser

from corpus import load, outputs, words

SORTS = ("first", "last", "headings", "standfirst", "captions")
STANDFIRST = re.compile(r"standfirst|sub-?title|sub-?head|\bdek\b|\bdeck\b|teaser|\blead\b|\blede\b|intro\b|summary|"
                        r"excerpt|description|vorspann", re.I)
CAPTION = re.compile(r"caption", re.I)
BYLINE = re.compile(r"^\W*(by|posted|written|published|updated|submitted|from|von|par|por)\b|\b(19|20)\d\d\b|"
                    r"\b\d{1,2}:\d\d\b|@", re.I)
LONGEST = 1200


class Named(HTMLParser):
    """Texts of a page's headings, standfirst and captions, and its title."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.texts, self.skip = [], defaultdict(list), 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        if tag in ("script", "style"):
            self.skip += 1
        for collector in self.open:
            if collector["tag"] == tag:
                collector["depth"] += 1
            collector["text"].append(" ")
        for sort in self.sorts(tag, dict(attributes)):
            self.open.append({"tag": tag, "sort": sort, "depth": 1, "text": [], "size": 0})

    def handle_endtag(self, tag):
        if tag in ("script", "style"):
            self.skip = max(0, self.skip - 1)
        for collector in self.open:
            collector["text"].append(" ")
            collector["depth"] -= collector["tag"] == tag
            if collector["depth"] == 0:
                self.texts[collector["sort"]].append("".join(collector["text"]))
        self.open = [collector for collector in self.open if collector["depth"] and collector["size"] < LONGEST]

    def handle_data(self, data):
        if self.skip:
            return
        for collector in self.open:
            collector["text"].append(data)
            collector["size"] += len(data)

    @staticmethod
    def sorts(tag, attributes):
        name = f"{attributes.get('class') or ''} {attributes.get('itemprop') or ''}"
        if tag in ("h1", "title"):
            yield "title"
        if tag in ("h2", "h3", "h4"):
            yield "headings"
        if tag in ("p", "div", "h2", "h3", "span", "section") and STANDFIRST.search(name):
            yield "standfirst"
        if tag == "figcaption" or tag in ("p", "div", "span", "td", "dd") and CAPTION.search(name):
            yield "captions"


def key(text):
    """A line's words, by which lines are told to be equal."""
    return " ".join(words(text))


class Output:
    """An extractor's text, ready to be asked for lines."""

    def __init__(self, text):
        every = words(text)
        self.runs = set(zip(every, every[1:], every[2:]))
        self.flat = f" {' '.join(every)} "
        self.lines = {key(line) for line in text.splitlines()}

    def holds(self, line):
        parts = line.split()
        if len(parts) < 3:
            return line in self.lines
        if len(parts) < 5:
            return f" {line} " in self.flat
        runs = list(zip(parts, parts[1:], parts[2:]))
        return sum(run in self.runs for run in runs) >= 0.8 * len(runs)


def edges(page):
    """The lines of each sort that a page's truth holds."""
    raw = [line.strip() for line in page.truth.splitlines() if key(line)]
    if not raw:
        return {}
    named = Named(page.html().decode("utf-8", "replace")).texts
    lines = [key(line) for line in raw]
    titles = [f" {key(title)} " for title in named["title"]]
    headline = lambda line: any(f" {line} " in title for title in titles)
    byline = lambda line: len(line.split()) < 20 and BYLINE.search(line)
    long = [line for line in raw if len(words(line)) >= 4]
    body = [line for line in long if not headline(key(line)) and not byline(line)]
    behind = lines[lines.index(key(body[0])) + 1 :] if body else []
    within = {folded for line, folded in zip(raw, lines) if folded in behind and not byline(line)}
    among = lambda sort, some: [line for line in dict.fromkeys(map(key, named[sort])) if line in some and not headline(line)]
    standfirst = [line for line in among("standfirst", set(lines[:5])) if len(line.split()) >= 4]
    return {
        "first": [key(body[0])] if body else [],
        "last": [key(long[-1])] if long else [],
        "headings": among("headings", within),
        "standfirst": standfirst,
        "captions": among("captions", set(lines)),
    }


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    data, folder, *sets = sys.argv[1:]
    for name in sets or ("article", "pages", "blogs"):
        extractors = outputs(folder, name)
        wanted, found = defaultdict(int), defaultdict(int)
        for page in load(data, name):
            lines = edges(page)
            for sort, some in lines.items():
                wanted[sort] += len(some)
            for label, texts in extractors.items():
                output = Output(texts.get(page.id, {}).get("text") or "")
                for sort, some in lines.items():
                    found[label, sort] += sum(map(output.holds, some))
        print(f"\n{name.ljust(18)}" + "".join(f"{sort} {wanted[sort]}".rjust(16) for sort in SORTS))
        for label in sorted(extractors, key=lambda label: -found[label, "first"]):
            recalls = (found[label, sort] / max(1, wanted[sort]) for sort in SORTS)
            print(label.ljust(18) + "".join(f"{recall:16.4f}" for recall in recalls))


if __name__ == "__main__":
    main()
