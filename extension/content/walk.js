"use strict";
/** Walks a rendered tree in document order, in slices, and survives a page that changes meanwhile. */
const walk = (() => {
  const NODES_BETWEEN_LOOKS_AT_THE_CLOCK = 256;

  /**
   * What the elements around a node mean for it.
   * @typedef {object} Surroundings
   * @property {boolean} hidden not shown, with all that is inside
   * @property {boolean} veiled not shown, but what is inside may be
   * @property {boolean} folded inside a closed `<details>`
   * @property {boolean} preserved white space counts
   * @property {boolean} framed inside a frame, where addresses have another base
   * @property {Place} place where on the page it stands
   */

  /**
   * The inside of an element: where it starts, how it ends.
   * @typedef {object} Inside
   * @property {Node | null} [first] its content, as siblings
   * @property {Node[]} [list] its content, where it is not siblings
   * @property {string} end the markup that closes it
   * @property {Surroundings} surroundings
   */

  /**
   * @typedef {object} Visitor
   * @property {(node: Node, around: Surroundings) => Inside | null} enter writes a node or the start of it, and
   *   returns its inside if it has one
   * @property {(end: string) => void} leave
   * @property {() => boolean} isFull
   */

  /** @typedef {{element: Node, inside: Inside, index: number}} Level */

  class Walk {
    #visitor;
    /** @type {Level[]} */
    #levels;
    /** @type {Node | null} */
    #next;
    #visited = 0;
    #uprooted = false;

    /** @param {Element} root @param {Visitor} visitor */
    constructor(root, visitor) {
      const surroundings = {
        hidden: false,
        veiled: false,
        folded: false,
        preserved: false,
        framed: false,
        place: rendering.page(),
      };
      this.#visitor = visitor;
      this.#levels = [{ element: root, inside: { list: [], end: "", surroundings }, index: 0 }];
      this.#next = root;
    }

    get visited() {
      return this.#visited;
    }

    /** Whether the page took away a part that was just being read. */
    get uprooted() {
      return this.#uprooted;
    }

    /**
     * Goes on until the end, or until the time is up.
     * @param {number} deadline
     * @returns {boolean} whether this is the end
     */
    run(deadline) {
      this.#findFooting();
      for (;;) {
        if (this.#next) this.#visit(this.#next);
        else if (!this.#leave()) return true;
        if (this.#visited % NODES_BETWEEN_LOOKS_AT_THE_CLOCK === 0) {
          if (performance.now() > deadline) return false;
        }
      }
    }

    /** After a pause the next node may be gone; then its parent's following siblings come next. */
    #findFooting() {
      if (!this.#next || this.#next.isConnected) return;
      this.#uprooted = true;
      this.#next = null;
    }

    /** @param {Node} node */
    #visit(node) {
      this.#visited++;
      const inside = this.#visitor.enter(node, this.#level.inside.surroundings);
      if (inside) this.#descend(node, inside);
      else this.#advance(node);
    }

    /** @param {Node} element @param {Inside} inside */
    #descend(element, inside) {
      const level = { element, inside, index: 0 };
      this.#levels.push(level);
      this.#next = inside.list ? (inside.list[level.index++] ?? null) : (inside.first ?? null);
    }

    /** @param {Node} node */
    #advance(node) {
      const level = this.#level;
      if (this.#visitor.isFull()) this.#next = null;
      else if (level.inside.list) this.#next = level.inside.list[level.index++] ?? null;
      else this.#next = node.nextSibling;
    }

    /** Ends the innermost level; false when there is none left. */
    #leave() {
      if (this.#levels.length === 1) return false;
      const { element, inside } = /** @type {Level} */ (this.#levels.pop());
      this.#visitor.leave(inside.end);
      this.#advance(element);
      return true;
    }

    get #level() {
      return /** @type {Level} */ (this.#levels[this.#levels.length - 1]);
    }
  }

  return { Walk };
})();

/** @typedef {Parameters<ConstructorParameters<typeof walk.Walk>[1]["enter"]>[1]} Surroundings */
/** @typedef {NonNullable<ReturnType<ConstructorParameters<typeof walk.Walk>[1]["enter"]>>} Inside */
