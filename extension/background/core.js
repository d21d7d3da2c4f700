/**
 * Starts the core, the WebAssembly module, as soon as the background starts: by the time the page
 * has been collected it is usually there.
 */
import init, { Cleaner } from "../wasm/decant.js";

const starting = init().then(
  () => true,
  (error) => {
    console.error("The core did not start.", error);
    return false;
  },
);

/**
 * Resolves when the core can be used; false when it cannot, which is remembered.
 * @returns {Promise<boolean>}
 */
export function coreIsReady() {
  return starting;
}

export { Cleaner };
