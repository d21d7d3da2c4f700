from protocol import answer
from resiliparse.extract.html2text import extract_plain_text

answer(lambda html: extract_plain_text(html, main_content=True, alt_texts=False))
