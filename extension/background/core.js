/**
 * Starts the core, the WebAssembly module, with the click: by the time the page has been collected it is usually there.
 * Not with the background, which wakes for every page that any tab loads.
 */
import init, { Cleaner } from "../wasm/decant.js";

/** @type {Promise<boolean> | null} */
let starting = null;

/**
 * Resolves when the core can be used; false when it cannot, which is remembered.
 * @returns {Promise<boolean>}
 */
export function coreIsReady() {
  return (starting ??= start());
}

async function start() {
  try {
    await init();
    return true;
  } catch (error) {
    console.error("The core did not start.", error);
    return false;
  }
}

export { Cleaner };
