"use strict";
/** Writes HTML in chunks: escaping, counting, and stopping at the largest size. */
const markup = (() => {
  const CHUNK_LENGTH = 64 * 1024;
  /** Of characters that take a byte each a little under the core's own 32 MB; the core cuts the rest, and tells. */
  const MAX_LENGTH = 32_000_000;

  const MAX_VALUE_LENGTH = 64 * 1024;

  /** @param {string} text */
  function escapeText(text) {
    // On long texts much faster than one regular expression.
    if (!text.includes("&") && !text.includes("<") && !text.includes(">")) return text;
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  }

  /** @param {string} value */
  function escapeAttribute(value) {
    if (!/[&<"]/.test(value)) return value;
    return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  function attribute(name, text) {
    return value(` ${name}="`, text);
  }

  /**
   * Nothing that a reader needs is as long as an oversized value, and a part of it is no use.
   * @param {string} start name and opening quote
   * @param {string} text
   */
  function value(start, text) {
    if (text.length > MAX_VALUE_LENGTH) return "";
    return start + escapeAttribute(text) + '"';
  }

  class Writer {
    #chunk = "";
    #sent = 0;
    #send;

    /** @param {(chunk: string) => void} send */
    constructor(send) {
      this.#send = send;
    }

    /** Whether the largest size is reached. */
    get full() {
      return this.#sent >= MAX_LENGTH;
    }

    /** @param {string} piece whole tags, or escaped text */
    write(piece) {
      this.#chunk += piece;
      if (this.#chunk.length >= CHUNK_LENGTH) this.flush();
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
      if (this.#chunk === "") return;
      // Scripts can put half a surrogate pair into a page; UTF-8 has no such thing.
      const chunk = this.#chunk.toWellFormed();
      this.#sent += chunk.length;
      this.#chunk = "";
      this.#send(chunk);
    }
  }

  /** @param {string} text @param {number} end */
  function endOfCharacter(text, end) {
    const unit = text.charCodeAt(end - 1);
    return unit >= 0xd800 && unit <= 0xdbff ? end + 1 : end;
  }

  return { Writer, attribute, value, escapeText };
})();

/** @typedef {InstanceType<typeof markup.Writer>} MarkupWriter */
