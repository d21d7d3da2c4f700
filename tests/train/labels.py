"""Labels: which share of each block's words the truth of its page tells.

Block and truth are aligned word by word, in page order: each word of the truth is told once, so that a second copy of a
paragraph is no part of the article, and a short line counts only where its neighbours say it stands.
"""
import re

import numpy as np

WORD = re.compile(r"\w+")
LONG = 4      # words from which on a line is found by itself
REACH = 60    # words of the truth around its neighbours in which a short line is looked for


def words_of(text):
    return WORD.findall((text or "").lower())


def by_text(blocks, truth):
    """The told share of each block, 0 to 1; `blocks` are lists of words, `truth` is one."""
    where = {}
    for at in range(len(truth) - 2):
        where.setdefault(tuple(truth[at:at + 3]), []).append(at)
    runs = [run(block, where) for block in blocks]
    chain = best_chain(runs)
    told = np.zeros(len(truth), bool)
    labels, ends = np.zeros(len(blocks)), [None] * len(blocks)
    for index in chain + [i for i, r in enumerate(runs) if r and i not in set(chain)]:
        labels[index], ends[index] = tell(blocks[index], runs[index], truth, told)
    place_short_lines(blocks, runs, truth, told, labels, ends)
    return labels


def run(block, where):
    """Where a long line stands in the truth: (start, end, weight) of its densest place."""
    if len(block) < LONG:
        return None
    votes = {}
    for at in range(len(block) - 2):
        for place in where.get(tuple(block[at:at + 3]), ())[:20]:
            votes[(place - at) // 8] = votes.get((place - at) // 8, 0) + 1
    if not votes:
        return None
    offset, weight = max(votes.items(), key=lambda vote: (vote[1], -vote[0]))
    return offset * 8, offset * 8 + len(block), weight


def best_chain(runs):
    """The heaviest choice of lines that stand in the truth in the order of the page."""
    lines = [i for i, r in enumerate(runs) if r]
    if not lines:
        return []
    starts = np.array([runs[i][0] for i in lines])
    weights = np.array([runs[i][2] for i in lines], float)
    ends = np.array([runs[i][1] for i in lines])
    best, before = weights.copy(), np.full(len(lines), -1)
    for at in range(1, len(lines)):
        fits = np.where(ends[:at] <= starts[at] + 8, best[:at], -1)
        most = int(fits.argmax())
        if fits[most] > 0:
            best[at] += fits[most]
            before[at] = most
    chain, at = [], int(best.argmax())
    while at >= 0:
        chain.append(lines[at])
        at = int(before[at])
    return chain[::-1]


def tell(block, place, truth, told):
    """Marks the words of the truth that a line tells; the share told, and where that ends."""
    start, end = max(0, place[0] - 8), min(len(truth), place[1] + 16)
    free = {}
    for at in range(start, end):
        if not told[at]:
            free.setdefault(truth[at], []).append(at)
    found, last = 0, start
    for word in block:
        if free.get(word):
            at = free[word].pop(0)
            told[at] = True
            found, last = found + 1, max(last, at)
    return found / len(block), last


def place_short_lines(blocks, runs, truth, told, labels, ends):
    """A short line is told if the truth says it right between what the lines before and behind it told."""
    behind = [None] * len(blocks)
    following = None
    for index in range(len(blocks) - 1, -1, -1):
        behind[index] = following
        if runs[index] and labels[index] > 0.5:
            following = runs[index][0]
    last = None
    for index, block in enumerate(blocks):
        if runs[index] or not block:
            last = ends[index] if ends[index] is not None and labels[index] > 0.5 else last
            continue
        low = last if last is not None else max(0, (behind[index] or 0) - REACH)
        high = behind[index] + 12 if behind[index] is not None else low + REACH
        for at in range(max(0, low - 2), min(len(truth) - len(block) + 1, high, low + 4 * REACH)):
            if truth[at:at + len(block)] == block and not told[at:at + len(block)].any():
                told[at:at + len(block)] = True
                labels[index], last = 1.0, at + len(block) - 1
                break


def by_segments(texts, wanted, unwanted):
    """For pages that tell only some segments: the label of each block and whether it has one."""
    flat = [re.sub(r"\s+", " ", text).strip() for text in texts]
    wanted = [re.sub(r"\s+", " ", segment).strip() for segment in wanted]
    unwanted = [re.sub(r"\s+", " ", segment).strip() for segment in unwanted]
    labels = np.array([any(segment in text for segment in wanted) for text in flat], float)
    against = np.array([any(segment in text for segment in unwanted) for text in flat])
    return labels, (labels > 0) ^ against
