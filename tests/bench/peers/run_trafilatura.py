import trafilatura
from protocol import answer

answer(lambda html: (trafilatura.extract(html, include_comments=False) or "").replace("\n", "\n\n"))
