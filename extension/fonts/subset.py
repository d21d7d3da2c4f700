"""Makes the two files of this folder from those of the npm package; its README says how to call it."""

import sys
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

WEIGHTS = (400, 700)
# The package cuts Latin in two; both are needed, and of both only this.
PARTS = ("latin", "latin-ext")
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C), 0x1E9E]
SIGNS = [ord(sign) for sign in "ˆ˚˜‐‑‒–—‘’‚“”„†‡•…‰′″‹›⁄€™−←→↑↓"]
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]


def main(source: Path, target: Path) -> None:
    for weight in WEIGHTS:
        known: set[int] = set()
        parts = []
        for part in PARTS:
            font = TTFont(source / f"lexend-{part}-{weight}-normal.woff2")
            wanted = {*LETTERS, *SIGNS} - known
            known |= wanted & set(font.getBestCmap())
            subset(font, wanted)
            path = target / f"{part}.ttf"
            font.flavor = None
            font.save(path)
            parts.append(path)
        whole = Merger().merge([str(path) for path in parts])
        whole.flavor = "woff2"
        whole.save(target / f"lexend-{weight}.woff2")
        for path in parts:
            path.unlink()


def subset(font: TTFont, wanted: set[int]) -> None:
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = ["*"]
    options.drop_tables += ["STAT"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
