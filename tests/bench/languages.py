#!/usr/bin/env python3
"""Scores each extractor by the language that the pages declare.

    languages.py DATA OUTPUTS [SET…]     articles, blogs and segments unless told

OUTPUTS is a folder that gather.py filled; every extractor in it gets a column. Pages are grouped by the language of
their `html` element or `meta`: English, others, and, among these, each with ten pages or more. Figures are means of word F1;
for segments they are the mean of each page's F.
"""
import re
import sys
from collections import defaultdict

from corpus import load, outputs

DECLARED = re.compile(
    rb"<html[^>]*?\s(?:xml:)?lang\s*=\s*[\"']?\s*([a-z]{2,3})|"
    rb"http-equiv\s*=\s*[\"']?content-language[\"']?[^>]*?content\s*=\s*[\"']?([a-z]{2,3})|"
    rb"property\s*=\s*[\"']og:locale[\"'][^>]*?content\s*=\s*[\"']([a-z]{2,3})", re.I)
FEW = 10


def language(page):
    found = DECLARED.search(page.html()[:200_000])
    return next(group for group in found.groups() if group).decode().lower() if found else "undeclared"


def groups(pages):
    by_language = defaultdict(list)
    for page in pages:
        by_language[language(page)].append(page)
    undeclared = by_language.pop("undeclared", [])
    yield "English", by_language.get("en", [])
    yield "others", [page for name, some in by_language.items() if name != "en" for page in some]
    for name, some in sorted(by_language.items(), key=lambda item: -len(item[1])):
        if name != "en" and len(some) >= FEW:
            yield f"  {name}", some
    yield "undeclared", undeclared


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    data, folder, *sets = sys.argv[1:]
    for name in sets or ("article", "blogs", "segments"):
        made = outputs(folder, name)
        print(f"{name:<12}{'pages':>6}" + "".join(f"{extractor[:14]:>16}" for extractor in made))
        for group, pages in groups(load(data, name)):
            if not pages:
                continue
            means = []
            for answers in made.values():
                scores = [page.score(answers.get(page.id, {}).get("text") or "") for page in pages]
                means.append(sum(scores) / len(scores))
            print(f"{group:<12}{len(pages):>6}" + "".join(f"{mean:>16.4f}" for mean in means))


if __name__ == "__main__":
    main()
