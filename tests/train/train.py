"""Trains the judge, and measures it on sites it has not seen.

    train.py --data DIR             learns from all pages: writes src/judge/model.bin and the record model.json
    train.py --data DIR --measure   measures first, cross-validated by site with three seeds, and puts the figures
                                    into the record; takes about an hour
    train.py --data DIR --across    measures across sources, too: learned without blogs, and from blogs alone

DIR holds one folder for each source (pages, blogs, segments), each with html/ID.html.gz and truth.jsonl.gz, a line for
each page: id, kind, url, main_content (the article's text), with and without (segments that are and are not part of it).
"""
import argparse
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import catboost
import numpy as np

import forest
import labels

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
JUDGE = ROOT / "src" / "judge"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "decant" / "train"
SOURCES = ("pages", "blogs", "segments")


def names_in(file):
    """What the core calls its features, in order."""
    return re.findall(r'^    (\w+) "', (JUDGE / file).read_text(encoding="utf-8"), re.M)


SEEN = names_in("second_look.rs")

SEED = 1
SEEDS = (1, 2, 3)
FOLDS = 5
# Clutter of these kinds is out on every page (the others, see SOFT in src/judge/mod.rs, only on articles).
HARD = ("breadcrumb", "cart", "cookie", "footer", "header", "hidden", "login", "newsletter", "other-story",
        "previous-next", "print", "share", "skip-link", "title")
# What a copy of a page without names and with plain boxes counts, beside the page itself.
DISGUISED = 0.8
# How much pages that are no articles are helped by articles of other sources.
FOREIGN = 0.25
# Blocks of a page that are learned from at most; those that are, stand for the others.
MOST_BLOCKS = 120
GATE = dict(iterations=60, learning_rate=0.12, depth=5)
ARTICLE = dict(iterations=240, learning_rate=0.11, depth=5)
ANY = dict(iterations=280, learning_rate=0.10, depth=5)
AGAIN = dict(iterations=100, learning_rate=0.08, depth=5)
# Features that count a site's habits rather than a block's place in its page: how large pages are, how many boxes stand
# in a row, how much markup a word has. They differ from source to source, so the judge of articles does without, and
# without all that is the same for a whole page.
HABITS = ("Blocks1", "Blocks2", "PathBlocks", "SameBlocks", "Alike0", "Alike1", "Alike2", "Alike3", "UnitAlike",
          "Markup1", "Markup2", "WordsBefore", "ProseBefore")
# Distances that the judge of articles tells apart up to 64 words only: how long articles are is a habit, too.
DISTANCES = ("FromHeadline", "FromStart", "FromEnd", "SecondStart", "FromComments")
NEAR = (80, 120)
# What can only speak for a block, and what can only speak against it, whatever the pages learned from seem to say: a
# judge held to this takes fewer accidents of a source for a law.
FOR = ("Prose", "EndsSentence", "ProseNear", "Score1", "Score2", "Score3", "Score4", "Score5", "Share1", "Share2",
       "Share3", "Share4", "BodyName", "GoodName", "InArticle", "InMain")
AGAINST = ("LinkShare", "Links1", "Links2", "Links3", "LinksNear", "LinksAround", "LinesNear", "SectionLinks",
           "UnitLinkLines", "UnitRowLinks", "NameComments", "NameEdge", "NameSide", "NamePromotion", "NameMeta",
           "Structure", "Hidden", "CopyNumber", "Ring", "RingLinks", "Claim", "Claimed1", "Claimed2", "Claimed3",
           "ClaimedNear", "ClaimedAround", "PreviousClaim", "NextClaim", "HeadingClaimed")
# What articles of other sources count in the second look; what it does without, as the judge of articles does.
ARTICLES = 0.5
SEEN_HABITS = ("PageSure", "FromMost", "PageChance", "PageDoubt", "PageArticle", "PageAny")
SEEN_DISTANCES = ("SinceSure", "UntilSure")
SEEN_NEAR = 28
COMMON = dict(border_count=63, l2_leaf_reg=6, random_strength=1, bootstrap_type="Bernoulli", boosting_type="Plain",
              leaf_estimation_iterations=1, thread_count=2, verbose=False, allow_writing_files=False)


# ---- Pages ---------------------------------------------------------------------------------------

class Page:
    def __init__(self, source, truth, path):
        self.source, self.path, self.id, self.kind = source, path, truth["id"], truth["kind"]
        self.site = site(truth, path)
        self.truth = labels.words_of(truth.get("main_content"))
        self.wanted, self.unwanted = truth.get("with") or [], truth.get("without") or []

    def read(self, named, plain):
        """Takes in what the core says of the page, as it is and disguised."""
        self.claims = {"named": [b[1] for b in named], "plain": [b[1] for b in plain]}
        self.words = np.array([b[0] for b in named], float)
        self.absent = np.array([b[2] for b in named], bool)
        texts = [b[3] for b in named]
        self.known = np.ones(len(texts), bool)
        if self.source == "segments":
            self.labels, self.known = labels.by_segments(texts, self.wanted, self.unwanted)
        else:
            shown = [[] if absent else labels.words_of(text) for text, absent in zip(texts, self.absent)]
            self.labels = labels.by_text(shown, self.truth)
            # A truth that the page hardly tells is of another page, or in another encoding.
            told = float(np.dot(self.labels, [len(words) for words in shown]))
            self.known &= told > 0.4 * len(self.truth)

    def weights(self, out):
        """What each block counts that is not out: by its words, so that a page counts as much as any other."""
        length = 300 if self.source == "segments" else len(self.truth)
        weights = (self.words + 2) / (length + 100) * (self.known & ~out & ~self.absent)
        return weights * min(1, 4 / max(weights.sum(), 1e-9))


def claimed(claims, hard):
    return np.array([claim in HARD if hard else bool(claim) for claim in claims], bool)


OWN = re.compile(rb"""(?:rel=["']canonical["'][^>]*?href=["']|property=["']og:url["'][^>]*?content=["'])https?://([^"'/]+)""", re.I)
LINK = re.compile(rb"""href=["']https?://([^"'/?#]+)""", re.I)
EVERYWHERE = re.compile(rb"facebook|twitter|google|youtube|w3\.org|feedburner|linkedin|wordpress\.org|gmpg|amazon|flickr|gravatar|wp\.com|digg|reddit|pinterest|instagram")


def site(truth, path):
    """The registered domain; of a page whose address is not told, that of its canonical link or of most of its links."""
    if truth.get("url"):
        return registered(urlsplit(truth["url"]).netloc)
    html = path.read_bytes()
    if own := OWN.search(html):
        return registered(own.group(1).decode("latin1"))
    hosts = Counter(host for host in LINK.findall(html) if not EVERYWHERE.search(host.lower()))
    return registered(hosts.most_common(1)[0][0].decode("latin1")) if hosts else truth["id"]


def registered(host):
    parts = [part for part in host.lower().split(":")[0].split(".") if part]
    second_level = len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3
    return ".".join(parts[-3 if second_level else -2:])


def gather(data, study):
    """All pages, their features as they are and disguised, and a hash of each source."""
    pages, matrices, hashes = [], {"named": [], "plain": []}, {}
    CACHE.mkdir(parents=True, exist_ok=True)
    for source in SOURCES:
        folder, unpacked = data / source, CACHE / source
        unpacked.mkdir(exist_ok=True)
        truth = gzip.decompress((folder / "truth.jsonl.gz").read_bytes())
        digest = hashlib.sha256(truth)
        some = []
        for line in truth.decode().rstrip("\n").split("\n"):
            told = json.loads(line)
            html = gzip.decompress((folder / "html" / f"{told['id']}.html.gz").read_bytes())
            digest.update(html)
            path = unpacked / f"{told['id']}.html"
            path.write_bytes(html)
            some.append(Page(source, told, path))
        hashes[source] = digest.hexdigest()
        read = {how: features(study, source, some, how) for how in matrices}
        for page, named, plain in zip(some, read["named"][1], read["plain"][1], strict=True):
            page.read(named, plain)
        for how, (matrix, _) in read.items():
            matrices[how].append(matrix)
        pages += some
    return pages, {how: np.concatenate(parts) for how, parts in matrices.items()}, hashes


def features(study, source, pages, how):
    out = CACHE / f"{source}-{how}"
    paths = "".join(f"{page.path}\n" for page in pages)
    command = [study, "features", out] + (["plain"] if how == "plain" else [])
    subprocess.run(command, input=paths, text=True, check=True)
    lines = [json.loads(line)["blocks"] for line in open(f"{out}.jsonl", encoding="utf-8")]
    blocks = sum(len(line) for line in lines)
    return np.fromfile(f"{out}.bin", np.uint8).reshape(blocks, -1), lines


# ---- Learning ------------------------------------------------------------------------------------

class Trainer:
    def __init__(self, pages, matrices, names):
        self.pages, self.matrices, self.names = pages, matrices, names
        self.start = np.cumsum([0] + [len(page.labels) for page in pages])
        self.page_of = np.repeat(np.arange(len(pages)), np.diff(self.start))
        self.labels = np.concatenate([page.labels for page in pages])
        self.first = np.array([start for start, end in zip(self.start, self.start[1:]) if end > start])
        self.gate_features = [i for i, name in enumerate(names) if i >= names.index("PageWords")]
        numbers = {name: number for number, name in enumerate(names)}
        self.habits = self.gate_features + [numbers[name] for name in HABITS]
        self.distances = [numbers[name] for name in DISTANCES]
        self.directions = [(name in FOR) - (name in AGAINST) for name in names]
        blocks = np.diff(self.start)[self.page_of]
        random = np.random.RandomState(SEED)
        thinned = random.rand(len(blocks)) < np.minimum(1, MOST_BLOCKS / blocks)
        self.thinning = thinned * np.maximum(1, blocks / MOST_BLOCKS)
        self.weights = {
            (how, hard): np.concatenate([p.weights(claimed(p.claims[how], hard)) for p in pages]) * self.thinning
            for how in matrices for hard in (False, True)
        }

    def first_look(self, chosen, seed):
        """The tables of the first look, learned from the chosen pages."""
        article = np.array([page.kind == "article" for page in self.pages])
        own = np.array([page.source == "pages" for page in self.pages])
        blocks = self.article((chosen & article)[self.page_of] * 1.0, seed)
        if article[chosen].all():
            # Nothing teaches what other pages are: every page is an article.
            return forest.constant(8) + blocks + blocks
        anything = self.anything((chosen * np.where(own, 1, FOREIGN))[self.page_of], seed)
        return self.gate(chosen, article, own, seed) + blocks + anything

    def gate(self, chosen, article, own, seed):
        rows = self.first[chosen[self.page_of[self.first]]]
        pages = self.page_of[rows]
        matrix = np.zeros((len(rows), len(self.names)), np.uint8)
        matrix[:, self.gate_features] = self.matrices["named"][np.ix_(rows, self.gate_features)]
        weights = np.where(own[pages], 1, FOREIGN)
        return self.fit(matrix, article[pages] * 1.0, weights, GATE, seed, rsm=1)

    def article(self, page_weights, seed):
        """Which blocks are kept of an article."""
        matrix, wanted, weights = self.blocks(page_weights, False)
        matrix[:, self.habits] = 0
        matrix[:, self.distances] = matrix[:, self.distances].clip(*NEAR)
        return self.fit(matrix, wanted, weights, ARTICLE, seed, rsm=0.4, monotone_constraints=self.directions)

    def anything(self, page_weights, seed):
        """Which blocks are kept of a page of any sort."""
        return self.fit(*self.blocks(page_weights, True), ANY, seed, rsm=0.4)

    def blocks(self, page_weights, hard):
        parts = []
        for how, share in (("named", 1.0), ("plain", DISGUISED)):
            weights = self.weights[how, hard] * page_weights * share
            # Of the disguised copies every second block is enough.
            rows = np.flatnonzero(weights > 0)[:: 1 if how == "named" else 2]
            parts.append((self.matrices[how][rows], self.labels[rows], weights[rows]))
        return [np.concatenate(column) for column in zip(*parts)]

    def second_look(self, chosen, seen, seed):
        """The table of the second look, learned from what it sees of the chosen pages."""
        page_weights = np.array([1 if page.source == "pages" else ARTICLES if page.kind == "article" else FOREIGN
                                 for page in self.pages])
        parts = []
        for how, share in (("named", 1.0), ("plain", DISGUISED)):
            matrix, out = seen[how]
            weights = np.concatenate([page.weights(dropped) for page, dropped in zip(self.pages, out)])
            weights *= self.thinning * (page_weights * chosen)[self.page_of] * share
            rows = np.flatnonzero(weights > 0)[:: 1 if how == "named" else 2]
            parts.append((matrix[rows], self.labels[rows], weights[rows]))
        matrix, wanted, weights = (np.concatenate(column) for column in zip(*parts))
        matrix[:, [SEEN.index(name) for name in SEEN_HABITS]] = 0
        distances = [SEEN.index(name) for name in SEEN_DISTANCES]
        matrix[:, distances] = matrix[:, distances].clip(max=SEEN_NEAR)
        return self.fit(matrix, wanted, weights, AGAIN, seed, rsm=0.4)

    def fit(self, matrix, wanted, weights, how_much, seed, **more):
        model = catboost.CatBoostClassifier(
            loss_function="CrossEntropy", random_seed=seed, subsample=0.7, **how_much, **COMMON, **more)
        pool = catboost.Pool(matrix.astype(np.float32), label=wanted, weight=weights * len(weights) / weights.sum())
        model.fit(pool)
        return forest.packed(model)


# ---- Measuring -----------------------------------------------------------------------------------

def judged(study, pages, models, how="named"):
    """The text that the core keeps of each page, by the model of its fold; "plain" and "uncaptioned" are other ways."""
    lines = [f"{page.path}\t{model}\n" for page, model in zip(pages, models)]
    command = [study, "judge"] + ([how] if how != "named" else [])

    def run(some):
        done = subprocess.run(command, input="".join(some), text=True, check=True, capture_output=True)
        return [json.loads(line)["text"] for line in done.stdout.rstrip("\n").split("\n")]

    half = len(lines) // 2
    with ThreadPoolExecutor(2) as pool:
        return sum(pool.map(run, (lines[:half], lines[half:])), [])


def f1(text, truth):
    got, want = Counter(labels.words_of(text)), Counter(truth)
    if not got or not want:
        return float(not got and not want)
    both = sum((got & want).values())
    return 2 * both / (sum(got.values()) + sum(want.values()))


def flat(text):
    return re.sub(r"\s+", " ", text).strip()


def scores(pages, texts):
    """F1 by source and kind: over words where the truth is a text, over segments where it is some."""
    rows = {}
    told = lost = slipped = 0
    for page, text in zip(pages, texts):
        if page.source == "segments":
            text = flat(text)
            found = sum(flat(segment) in text for segment in page.wanted)
            told, lost = told + found, lost + len(page.wanted) - found
            slipped += sum(flat(segment) in text for segment in page.unwanted)
            continue
        score = f1(text, page.truth)
        rows.setdefault(page.source, []).append(score)
        if page.source == "pages":
            rows.setdefault(page.kind, []).append(score)
    result = {name: round(float(np.mean(values)), 4) for name, values in sorted(rows.items())}
    if told:
        result["segments"] = round(2 * told / (2 * told + slipped + lost), 4)
    return result


def fold(page, seed):
    return int(hashlib.sha256(f"{seed}:{page.site}".encode()).hexdigest(), 16) % FOLDS


class Learner:
    """Learns models of both looks and keeps them: `again` takes those of the last time."""

    def __init__(self, trainer, study, again):
        self.trainer, self.study, self.models = trainer, study, CACHE / "models"
        if not again:
            shutil.rmtree(self.models, ignore_errors=True)
        self.models.mkdir(exist_ok=True)

    def kept(self, name, learn):
        path = self.models / name
        if not path.exists():
            path.write_bytes(learn())
            print("learned", name, flush=True)
        return path

    def first_look(self, name, chosen, seed):
        """A model of the first look, with nobody to look again."""
        return self.kept(f"{name}-first", lambda: self.trainer.first_look(chosen, seed) + forest.constant(0))

    def unseen(self, name, chosen, seed, folds):
        """For each page, a model of the first look that has not learned from its fold."""
        models = [self.first_look(f"{name}-{at}", chosen & (folds != at), seed) for at in range(folds.max() + 1)]
        return [models[at] for at in folds]

    def seen(self, models, chosen):
        """What the second look sees after first looks of models that do not know the page."""
        return {how: self.seen_as(how, models, chosen) for how in ("named", "plain")}

    def seen_as(self, how, models, chosen):
        pages = self.trainer.pages
        lines = [f"{page.path}\t{model}\n" for page, model, is_chosen in zip(pages, models, chosen) if is_chosen]
        half = len(lines) // 2

        def run(part):
            out, some = CACHE / f"again-{how}-{part}", lines[half:] if part else lines[:half]
            subprocess.run([self.study, "again", out] + (["plain"] if how == "plain" else []),
                           input="".join(some), text=True, check=True)
            return np.fromfile(f"{out}.bin", np.uint8), [json.loads(line) for line in open(f"{out}.jsonl")]

        with ThreadPoolExecutor(2) as pool:
            (one, first), (other, second) = pool.map(run, (0, 1))
        told = iter(first + second)
        out = [np.array(next(told) if is_chosen else [True] * len(page.labels), bool)
               for page, is_chosen in zip(pages, chosen)]
        rows = chosen[self.trainer.page_of]
        told = np.concatenate((one, other)).reshape(int(rows.sum()), -1)
        matrix = np.zeros((len(rows), told.shape[1]), np.uint8)
        matrix[rows] = told
        return matrix, out

    def both(self, name, first, chosen, seen, seed):
        """A model of both looks."""
        without = first.read_bytes()[:-len(forest.constant(0))]
        return self.kept(name, lambda: without + self.trainer.second_look(chosen, seen, seed))


def measure(learner, seeds):
    """Figures on sites that were not learned from.

    Cross-validated, the second look of a fold learns from what the models of the other folds say of the pages that they
    do not know; it meets the fold's own pages only through these models, never a label of theirs.
    """
    trainer, study, pages = learner.trainer, learner.study, learner.trainer.pages
    everything = np.ones(len(pages), bool)
    ways = {"cross-validated": "named", "cross-validated, without captions": "uncaptioned",
            "cross-validated, without names and elements": "plain"}
    figures = {way: [] for way in ways}
    for seed in seeds:
        folds = np.array([fold(page, seed) for page in pages])
        firsts = learner.unseen(f"{seed}", everything, seed, folds)
        seen = learner.seen(firsts, everything)
        models = {at: learner.both(f"{seed}-{at}", learner.models / f"{seed}-{at}-first", folds != at, seen, seed)
                  for at in range(FOLDS)}
        of_page = [models[at] for at in folds]
        for way, how in ways.items():
            texts = judged(study, pages, of_page, how)
            figures[way].append(scores(pages, texts))
            if how == "named":
                (CACHE / f"texts-{seed}.json").write_text(json.dumps(
                    {f"{page.source}/{page.id}": text for page, text in zip(pages, texts)}))
        print(json.dumps({name: rows[-1] for name, rows in figures.items()}), flush=True)
    return figures


def measure_across(learner):
    """Figures on sources that were not learned from."""
    study, pages, figures = learner.study, learner.trainer.pages, {}
    for unseen in (("blogs",), ("pages", "segments")):
        away = np.array([page.source in unseen for page in pages])
        # A site of the sources learned from is unseen nowhere.
        sites = {page.site for page, out in zip(pages, away) if out}
        chosen = ~away & ~np.array([page.site in sites for page in pages])
        name, some = "without-" + "-".join(unseen), [page for page, out in zip(pages, away) if out]
        path = whole(learner, name, chosen)
        for way, how in (("", "named"), (", without captions", "uncaptioned")):
            figure = scores(some, judged(study, some, [path] * len(some), how))
            figures[f"trained without {' and '.join(unseen)}{way}"] = figure
            print(json.dumps(figure), flush=True)
    return figures


def whole(learner, name, chosen):
    """A model learned from all the chosen pages; its second look from first looks at pages that they did not know."""
    folds = np.array([fold(page, SEED) for page in learner.trainer.pages])
    inner = f"{SEED}" if chosen.all() else name
    seen = learner.seen(learner.unseen(inner, chosen, SEED, folds), chosen)
    return learner.both(name, learner.first_look(name, chosen, SEED), chosen, seen, SEED)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("--across", action="store_true")
    parser.add_argument("--seeds", type=int, default=len(SEEDS), help="seeds of the cross-validation")
    parser.add_argument("--again", action="store_true", help="measure the models of the last time")
    parser.add_argument("--dry", action="store_true", help="measure only, write nothing")
    args = parser.parse_args()
    subprocess.run(["cargo", "build", "--release", "--features", "cli", "--example", "study"], cwd=ROOT, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    # A copy: what is measured stays the same while somebody builds.
    CACHE.mkdir(parents=True, exist_ok=True)
    study = shutil.copy(ROOT / target / "release" / "examples" / "study", CACHE / "study")
    names = names_in("features/mod.rs")
    pages, matrices, hashes = gather(args.data, study)
    trainer = Trainer(pages, matrices, names)
    learner = Learner(trainer, study, args.again)
    figures = {}
    if args.measure:
        figures |= measure(learner, SEEDS[:args.seeds])
    if args.across:
        figures |= measure_across(learner)
    if args.dry:
        return
    tables = whole(learner, "all", np.ones(len(pages), bool)).read_bytes()
    (JUDGE / "model.bin").write_bytes(tables)
    (JUDGE / "model.json").write_text(json.dumps({
        "command": "python3 tests/train/train.py --data DIR" + args.measure * f" --measure --seeds {args.seeds}" + args.across * " --across",
        "packages": (HERE / "requirements.txt").read_text().split(),
        "seed": SEED,
        "data": {source: {"pages": sum(page.source == source for page in pages), "sha256": hashes[source]} for source in SOURCES},
        "features": names,
        "seen again": SEEN,
        "tables": {"bytes": len(tables), "sha256": hashlib.sha256(tables).hexdigest()},
        "figures": figures,
    }, indent=2) + "\n")


if __name__ == "__main__":
    main()
