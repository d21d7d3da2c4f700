#!/usr/bin/env python3
"""Lists the pages that went wrong, beside what the peers made of them.

    disasters.py DATA OUTPUTS disasters [SET…]     pages below 0.5 (articles and blogs unless told)
    disasters.py DATA OUTPUTS empties [SET…]       pages that came out empty where a peer has 0.5 or more
    disasters.py DATA OUTPUTS losses [SET…]        pages more than 0.1 below the best peer, worst first

OUTPUTS is a folder that gather.py filled; `decant` in it is ours, unless OURS names another.
Scores are word F1, on segments their F. Flags that speak for a fault of the truth:

  truth-empty    the truth has no word; truth-tiny: fewer than 20
  truth-partial  the truth is less than a third of what the best peer and we agree on
  truth-foreign  over a tenth of the truth's words do not occur on the page
  peers-too      no peer reaches 0.5 either
  empty          our output is empty
"""
import html
import os
import re
import sys
from collections import Counter

from corpus import load, outputs, words

OURS = os.environ.get("OURS", "decant")
SETS = {"disasters": ("article", "blogs"), "empties": ("pages", "blogs", "segments"), "losses": ("pages", "blogs", "segments")}
TAG = re.compile(r"<[^>]*>")


def text_of(answers, page):
    return answers.get(page.id, {}).get("text") or ""


def flags(page, ours, best, peers):
    """What speaks for a fault of the truth."""
    truth = Counter(words(page.truth))
    if not ours.strip():
        yield "empty"
    if page.set == "segments":
        pass
    elif not truth:
        yield "truth-empty"
    elif truth.total() < 20:
        yield "truth-tiny"
    else:
        on_page = Counter(words(html.unescape(TAG.sub(" ", page.html().decode("utf-8", "replace")))))
        if (truth - on_page).total() > 0.1 * truth.total():
            yield "truth-foreign"
        if (Counter(words(ours)) & Counter(words(best))).total() > 3 * truth.total():
            yield "truth-partial"
    if max(peers.values(), default=0) < 0.5:
        yield "peers-too"


def rows(data, folder, names):
    """(score, page, peers' scores, our text, the best peer's text) of all pages."""
    for name in names:
        extractors = outputs(folder, name)
        ours = extractors.pop(OURS)
        # Of the files in the folder, those of other Decants are no peers.
        peers = {label: answers for label, answers in extractors.items() if not label.startswith("decant")}
        for page in load(data, name):
            scores = {label: page.score(text_of(answers, page)) for label, answers in peers.items()}
            best = max(scores, key=scores.get)
            text = text_of(ours, page)
            yield page.score(text), page, scores, text, text_of(peers[best], page)


WANTED = {
    "disasters": lambda score, scores, text: score < 0.5,
    "empties": lambda score, scores, text: not text.strip() and score < 0.5 <= max(scores.values()),
    "losses": lambda score, scores, text: score < max(scores.values()) - 0.1,
}


def main():
    if len(sys.argv) < 4 or sys.argv[3] not in WANTED:
        sys.exit(__doc__)
    data, folder, task, *names = sys.argv[1:]
    every = list(rows(data, folder, names or SETS[task]))
    found = [row for row in every if WANTED[task](row[0], row[2], row[3])]
    loss = lambda row: max(row[2].values()) - row[0]
    found.sort(key=(lambda row: -loss(row)) if task == "losses" else lambda row: row[0])
    counts = Counter(page.set for _, page, *_ in every)
    hits = Counter(page.set for _, page, *_ in found)
    print(", ".join(f"{name} {hits[name]} of {count} ({hits[name] / count:.2%})" for name, count in counts.items()))
    labels = sorted({label for _, _, scores, *_ in every for label in scores})
    print("\nset       id            kind           ours  " + "  ".join(label.rjust(5) for label in labels) + "  flags")
    for score, page, scores, text, best in found:
        cells = "  ".join((f"{scores[label]:.3f}" if label in scores else "-").rjust(max(5, len(label))) for label in labels)
        print(f"{page.set.ljust(9)} {page.id.ljust(13)} {page.kind.ljust(13)} {score:5.3f}  {cells}  "
              + " ".join(flags(page, text, best, scores)))


if __name__ == "__main__":
    main()
