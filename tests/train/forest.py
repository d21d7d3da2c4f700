"""A trained forest in the form in which src/judge/forest.rs reads it."""
import json
import struct
import tempfile
from pathlib import Path

DEPTH = 5
ONE = 1 << 15  # one in the logarithm of the odds, in votes


def packed(model):
    """The bytes of a CatBoost model of oblivious trees over features of one byte."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "model.json"
        model.save_model(str(path), format="json")
        read = json.loads(path.read_text())
    scale, [bias] = read["scale_and_bias"]
    assert scale == 1, scale
    trees = [tree(each) for each in read["oblivious_trees"]]
    return struct.pack("<Hi", len(trees), round(bias * ONE)) + b"".join(trees)


def constant(log_odds):
    """The bytes of a forest without trees."""
    return struct.pack("<Hi", 0, log_odds * ONE)


def tree(read):
    questions = [(split["float_feature_index"], int(split["border"])) for split in read["splits"]]
    # A shallow tree asks the same things and then some that nothing can answer with yes.
    questions += [(0, 255)] * (DEPTH - len(questions))
    leaves = [value * ONE for value in read["leaf_values"]]
    leaves += [0.0] * ((1 << DEPTH) - len(leaves))
    scale = max(1, -(-max(abs(value) for value in leaves) // 127))
    votes = [round(value / scale) for value in leaves]
    return bytes(b for question in questions for b in question) + struct.pack("<H", int(scale)) + struct.pack(f"<{len(votes)}b", *votes)
