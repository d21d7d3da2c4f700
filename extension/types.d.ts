/** What crosses the borders: core to background, background to content script. */

/** One thing that the core left out, and why. */
interface Removal {
  kind: string;
  reason: string;
  source: "rule" | "judge" | "duplicate" | "page";
  /** Per cent, where the judge decided. */
  confidence: number | null;
  preview: string;
  words: number;
  blocks: number;
  duplicateOf: number | null;
  /** Whether the page itself shows it. */
  shown: boolean;
  /** Where on the page it stands, in words that hold on the site's other pages. */
  place: string;
}

/** What the reader decided on a site: to show something or to take it away, told by a sign. */
interface SiteRule {
  act: "show" | "take";
  by: "kind" | "place" | "text";
  value: string;
  /** What it is about, for people. */
  label: string;
}

/** Where one stopped reading in an article. */
interface ReadingPlace {
  /** The first words of the block that stood at the upper edge. */
  words: string;
  /** Where that block stands among the others, from 0 to 1. */
  at: number;
  /** How much of it lay above the edge. */
  within: number;
  /** How much of the article lay behind one, from 0 to 1. */
  share: number;
  /** In milliseconds, as `Date.now()` tells it. */
  time: number;
}

/** A part of the page that may be what the reader wanted, when no article was found. */
interface Candidate {
  preview: string;
  words: number;
  html: string;
}

/** What the core's `Cleaner.finish()` gives. All `html` is in the core's closed grammar. */
interface Article {
  found: boolean;
  title: string;
  byline: string | null;
  siteName: string | null;
  publishedTime: string | null;
  lang: string | null;
  dir: "ltr" | "rtl" | null;
  excerpt: string | null;
  leadImage: string | null;
  url: string | null;
  html: string;
  words: number;
  account: {
    blocks: number;
    kept: number;
    removed: number;
    duplicates: number;
    wordsTotal: number;
    wordsKept: number;
  };
  candidates: Candidate[];
  whole: string;
  notices: string[];
}

/** What `Cleaner.restorable()` gives after that. */
interface Restorable {
  removals: Removal[];
  /** All text of the page; what was removed carries the number of its removal in `data-removal`. */
  html: string;
  /** What the `data-place` of an element counts. */
  places: string[];
  /** Whether more was removed than `html` holds. */
  isCut: boolean;
}

/** Content script to background. Chunks are strings: a port carries JSON, not bytes. */
type PageMessage =
  | { type: "start"; url: string }
  | { type: "chunk"; html: string }
  | { type: "finish" }
  /** Whatever came of it, the page is done; without this it went away in the middle. */
  | { type: "goodbye" };

/** Background to content script. */
type CoreMessage =
  | { type: "article"; article: Article }
  /** After each article. */
  | { type: "restorable"; restorable: Restorable }
  | { type: "failed"; code: FailureCode };

/** What a content script says outside its port: that it cannot show anything in the page. */
interface RefusalMessage {
  refused: RefusalCode;
}

/** Or that the page with the choices is to be opened. */
interface OptionsMessage {
  open: "options";
}

/** Or that a weight of the extension's own typeface is wanted; the answer is its file in Base64. */
interface FontMessage {
  font: "400" | "700";
}

type ReaderMessage = RefusalMessage | OptionsMessage | FontMessage;

/** Why there is no reader view; each has its message in `_locales`, `failed_<code>`. */
type FailureCode = "core-missing" | "core-failed" | "background-stopped" | "extension-updated";

/** Why a tab can have no reader view at all; each has its message, `refused_<code>`. */
type RefusalCode = "browser-page" | "no-stage" | "turned-out" | "moved-on";

/** What the injected reader tells the background of a click. */
type ToggleOutcome = "toggled" | RefusalCode;

// The platform is ahead of TypeScript's library here.
interface Element {
  /** Firefox, in extensions only. Chrome has `chrome.dom.openOrClosedShadowRoot`. */
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}

interface SetHTMLOptions {
  sanitizer?: {
    elements: { name: string; namespace?: string; attributes: string[] }[];
    attributes: string[];
    comments: boolean;
    dataAttributes: boolean;
  };
}

interface Uint8Array {
  toBase64(): string;
}

interface Uint8ArrayConstructor {
  fromBase64(text: string): Uint8Array<ArrayBuffer>;
}

interface Element {
  setHTML(html: string, options: SetHTMLOptions): void;
}
