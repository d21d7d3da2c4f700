"use strict";
/** Writes HTML in chunks: escaping, counting, and stopping at the largest size. */
const markup = (() => {
  const CHUNK_LENGTH = 64 * 1024;
  /** A little under the core's own 32 MB, so that the end tags still fit. */
  const MAX_BYTES = 32_000_000;

  const MAX_VALUE_LENGTH = 64 * 1024;

  const encoder = new TextEncoder();

  /** @param {string} text */
  function escapeText(text) {
    if (!/[&<>]/.test(text)) return text;
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  }

  /** @param {string} value */
  function escapeAttribute(value) {
    if (!/[&<"]/.test(value)) return value;
    return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  }

  /**
   * Nothing that a reader needs is as long as an oversized value, and a part of it is no use.
   * @param {string} name
   * @param {string} value
   */
  function attribute(name, value) {
    if (value.length > MAX_VALUE_LENGTH) return "";
    return ` ${name}="${escapeAttribute(value)}"`;
  }

  class Writer {
    /** @type {string[]} */
    #pieces = [];
    #length = 0;
    #bytes = 0;
    #send;

    /** @param {(chunk: string) => void} send */
    constructor(send) {
      this.#send = send;
    }

    /** Whether the largest size is reached. */
    get full() {
      return this.#bytes >= MAX_BYTES;
    }

    /** @param {string} piece whole tags, or escaped text */
    write(piece) {
      this.#pieces.push(piece);
      this.#length += piece.length;
      if (this.#length >= CHUNK_LENGTH) this.flush();
    }

    /**
     * Escapes as it goes, in lengths that keep a single enormous text within the caps.
     * @param {string} text
     */
    writeText(text) {
      if (text.length <= CHUNK_LENGTH) return this.write(escapeText(text));
      for (let start = 0; start < text.length && !this.full;) {
        const end = endOfCharacter(text, start + CHUNK_LENGTH);
        this.write(escapeText(text.slice(start, end)));
        start = end;
      }
    }

    flush() {
      if (this.#length === 0) return;
      // Scripts can put half a surrogate pair into a page; UTF-8 has no such thing.
      const chunk = this.#pieces.join("").toWellFormed();
      this.#bytes += encoder.encode(chunk).length;
      this.#pieces = [];
      this.#length = 0;
      this.#send(chunk);
    }
  }

  /** @param {string} text @param {number} end */
  function endOfCharacter(text, end) {
    const unit = text.charCodeAt(end - 1);
    return unit >= 0xd800 && unit <= 0xdbff ? end + 1 : end;
  }

  return { Writer, attribute, escapeText };
})();

/** @typedef {InstanceType<typeof markup.Writer>} MarkupWriter */
