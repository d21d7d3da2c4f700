/** Waiting for what happens in its own time; how long that may take is no part of any test. */

export const PATIENCE_MS = 60_000;
const PAUSE_MS = 50;

/**
 * @template T
 * @param {string} what for the message when it never comes
 * @param {() => Promise<T> | T} look
 * @returns {Promise<NonNullable<Exclude<T, false | "">>>} the first answer that is not nothing
 */
export async function until(what, look) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (seen) return /** @type {NonNullable<Exclude<T, false | "">>} */ (seen);
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
