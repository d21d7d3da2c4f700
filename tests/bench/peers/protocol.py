"""What the wrappers of Python extractors share: a path a line in, a JSON object a line out."""
import json
import logging
import sys
import time
from pathlib import Path


def answer(extract):
    """Answers each page with what `extract` makes of its HTML."""
    logging.disable()
    for line in sys.stdin:
        path = line.rstrip("\n")
        html = Path(path).read_text(encoding="utf-8", errors="replace")
        start = time.perf_counter()
        reply = {"path": path, "text": ""}
        try:
            reply["text"] = extract(html) or ""
        except Exception as error:  # an extractor that fails has found nothing
            reply["error"] = repr(error)
        reply["ms"] = (time.perf_counter() - start) * 1000
        print(json.dumps(reply), flush=True)
