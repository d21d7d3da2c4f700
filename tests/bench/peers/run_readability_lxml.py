import re

from lxml.html import fromstring
from protocol import answer
from readability import Document

BLOCKS = set("address article aside blockquote body caption dd details div dl dt figcaption figure footer form h1 h2 "
             "h3 h4 h5 h6 header hr li main nav ol p pre section summary table td th tr ul".split())
SILENT = {"script", "style", "noscript", "head"}


def pieces(element):
    """The text below an element, with a blank line where a block begins or ends."""
    if not isinstance(element.tag, str) or element.tag in SILENT:
        return
    edge = "\n\n" if element.tag in BLOCKS else "\n" if element.tag == "br" else ""
    yield edge
    yield re.sub(r"\s+", " ", element.text or "")
    for child in element:
        yield from pieces(child)
        yield re.sub(r"\s+", " ", child.tail or "")
    yield edge


def extract(html):
    text = "".join(pieces(fromstring(Document(html).summary(html_partial=True))))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" *\n *", "\n", text)).strip()


answer(extract)
