"""The sets of pages that extractors are measured on, their truths, and the scores of a text against a truth.

A data folder holds three folders, each with `truth.jsonl.gz` and the pages as `html/ID.html.gz`:

  pages     pages of seven kinds, among them `article` (WCXB, development split)
  blogs     blogs and news of 2010 to 2012 (Dragnet's training data)
  segments  pages of which only wanted and unwanted segments are known (half of Trafilatura's evaluation pages)

What an extractor made of a set is a file EXTRACTOR-SET.jsonl in a folder of outputs, written by gather.py.
"""
import gzip
import json
import re
from collections import Counter
from pathlib import Path

SETS = ("pages", "blogs", "segments")
WORD = re.compile(r"\w+")


class Page:
    """A page with its truth."""

    def __init__(self, folder, name, row):
        self.id, self.kind, self.set, self.folder = row["id"], row["kind"], name, folder
        self.truth = row.get("main_content") or ""
        self.wanted, self.unwanted = row.get("with") or [], row.get("without") or []

    def html(self):
        return gzip.decompress((self.folder / "html" / f"{self.id}.html.gz").read_bytes())

    def score(self, text):
        """Word F1, or on pages with segments alone their F."""
        if self.set == "segments":
            return segment_f(text, self.wanted, self.unwanted)
        return word_f1(text, self.truth)


def load(data, name):
    """The pages of a set; `article` is one kind of `pages`."""
    folder = Path(data) / ("pages" if name == "article" else name)
    with gzip.open(folder / "truth.jsonl.gz", "rt", encoding="utf-8") as file:
        pages = [Page(folder, name, json.loads(line)) for line in file]
    return [page for page in pages if name != "article" or page.kind == "article"]


def outputs(folder, name):
    """What each extractor made of a set: {extractor: {page id: {"text", "ms"}}}."""
    name = "pages" if name == "article" else name
    found = {}
    for path in sorted(Path(folder).glob(f"*-{name}.jsonl")):
        with path.open(encoding="utf-8") as file:
            rows = [json.loads(line) for line in file]
        found[path.name.removesuffix(f"-{name}.jsonl")] = {row["id"]: row for row in rows}
    return found


def words(text):
    return WORD.findall(text.lower())


def word_f1(text, truth):
    got, want = Counter(words(text)), Counter(words(truth))
    if not got or not want:
        return 1.0 if not got and not want else 0.0
    both = (got & want).total()
    return 2 * both / (got.total() + want.total())


def segment_f(text, wanted, unwanted):
    flat = lambda string: re.sub(r"\s+", " ", string).strip()
    text = flat(text)
    kept, slipped = (sum(flat(segment) in text for segment in some) for some in (wanted, unwanted))
    return 2 * kept / (kept + slipped + len(wanted)) if kept else 0.0
