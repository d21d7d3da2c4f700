#!/usr/bin/env python3
"""Times decant and its peers on the same pages, from raw HTML to text, on one core.

    speed.py DECANT PEERS [DATA]

    speed.py target/release/decant ~/.cache/decant/peers/bin ~/data

PEERS is where peers/install.sh has put them. Pages are taken evenly from the sets of DATA (see corpus.py), or are the
sample pages of tests/site. For each page every command is asked in turn, one after the other, so that whatever else
the machine does meets them all; of the rounds the best counts, for the same reason.
"""
import os
import statistics
import sys
import tempfile
from pathlib import Path

from corpus import SETS, load
from gather import Extractor

PEERS = ("resiliparse", "dom_smoothie", "rs-trafilatura", "trafilatura")
PAGES_OF_A_SET = 80
ROUNDS = 3


def pages(data, scratch):
    """The files to ask about: UTF-8, as the peers want them."""
    if data is None:
        return sorted((Path(__file__).parent.parent / "site").glob("*/index.html"))
    files = []
    for name in SETS:
        whole = load(data, name)
        for page in whole[:: max(1, len(whole) // PAGES_OF_A_SET)][:PAGES_OF_A_SET]:
            files.append(scratch / f"{name}-{page.id}.html")
            files[-1].write_bytes(page.html())
    return files


def measure(commands, files):
    """The best time of each command for each page, in milliseconds; nothing where one of them has failed."""
    extractors = {name: Extractor(command) for name, command in commands.items()}
    best = {name: [float("inf")] * len(files) for name in commands}
    for _ in range(ROUNDS):
        for at, path in enumerate(files):
            for name, extractor in extractors.items():
                best[name][at] = min(best[name][at], extractor.ask(path).get("ms", float("inf")))
    for extractor in extractors.values():
        extractor.stop()
    answered = [at for at in range(len(files)) if all(times[at] < float("inf") for times in best.values())]
    return {name: [times[at] for at in answered] for name, times in best.items()}


def report(best, size):
    ours = best["decant"]
    print(f"{len(ours)} pages, {size / 1e6:.1f} MB, one core, best of {ROUNDS} rounds\n")
    print(f"{'':16}{'median ms':>10}{'× decant':>10}{'total ms':>10}{'× decant':>10}")
    for name, times in sorted(best.items(), key=lambda item: sum(item[1])):
        median, total = statistics.median(times), sum(times)
        of_median, of_total = median / statistics.median(ours), total / sum(ours)
        print(f"{name:16}{median:10.2f}{of_median:10.1f}{total:10.0f}{of_total:10.1f}")


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    decant, peers, data = sys.argv[1], Path(sys.argv[2]), sys.argv[3] if len(sys.argv) == 4 else None
    commands = {"decant": [decant, "batch", "--jobs", "1"]} | {name: [peers / name] for name in PEERS}
    if hasattr(os, "sched_setaffinity"):
        # Whatever starts from here stays on this core.
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as scratch:
        files = pages(data, Path(scratch))
        report(measure(commands, files), sum(path.stat().st_size for path in files))


if __name__ == "__main__":
    main()
