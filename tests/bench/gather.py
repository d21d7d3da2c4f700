#!/usr/bin/env python3
"""Saves what an extractor makes of a set of pages, for edges.py and disasters.py to compare.

    gather.py DATA SET FOLDER NAME COMMAND…

    gather.py ~/data blogs ~/outputs decant target/release/decant batch --jobs 1
    gather.py ~/data blogs ~/outputs defuddle ~/.cache/decant/peers/bin/defuddle

The command reads one path a line and answers each with a line of JSON (see peers/README.md). It runs alone, one page
after the other, so that the times can be compared. A page that takes more than 30 seconds counts as empty.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

from corpus import load

TIMEOUT = 30


class Extractor:
    """A running copy of the command, started again after a crash or a page over its time."""

    def __init__(self, command):
        self.command, self.process = command, None

    def ask(self, path):
        if self.process is None:
            self.start()
        try:
            self.process.stdin.write(f"{path}\n".encode())
            self.process.stdin.flush()
            return json.loads(self.lines.get(timeout=TIMEOUT))
        except (BrokenPipeError, Empty, ValueError) as error:
            self.stop()
            return {"error": repr(error)}

    def start(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.lines = Queue()
        Thread(target=self.read, args=(self.process.stdout, self.lines), daemon=True).start()

    @staticmethod
    def read(stream, lines):
        for line in stream:
            lines.put(line)
        lines.put("")  # no JSON: the command has ended

    def stop(self):
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None


def main():
    if len(sys.argv) < 6:
        sys.exit(__doc__)
    data, name, folder, label, *command = sys.argv[1:]
    Path(folder).mkdir(parents=True, exist_ok=True)
    target = Path(folder) / f"{label}-{name}.jsonl"
    unfinished = target.with_suffix(".part")
    extractor = Extractor(command)
    with tempfile.TemporaryDirectory() as scratch, unfinished.open("w", encoding="utf-8") as out:
        for page in load(data, name):
            path = Path(scratch) / "page.html"
            path.write_bytes(page.html())
            answer = extractor.ask(path)
            row = {"id": page.id, "text": answer.get("text") or "", "ms": answer.get("ms"), "error": answer.get("error")}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    extractor.stop()
    unfinished.rename(target)


if __name__ == "__main__":
    main()
