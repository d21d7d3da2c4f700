/** The keys: those that open the reader can be others, in each browser in its own way. */

const { element, button } = elements;

const OPENING = "_execute_action";
const CHROME_PAGE = "chrome://extensions/shortcuts";
/** Inside the reader, and the same everywhere. */
const WITHIN = [
  ["Esc", "key_escape"],
  ["Ctrl+Z", "key_undo"],
  ["Ctrl+P", "key_print"],
  ["Delete", "key_delete"],
];
/** What Firefox calls the keys that do not have their letter for a name. */
const NAMES = /** @type {Record<string, string>} */ ({
  ArrowUp: "Up",
  ArrowDown: "Down",
  ArrowLeft: "Left",
  ArrowRight: "Right",
  Comma: "Comma",
  Period: "Period",
  Space: "Space",
});
const WITH_THEIR_OWN = /^(?:F\d+|Home|End|PageUp|PageDown|Insert|Delete)$/;

/** @param {import("./options.js").Tell} tell */
export async function keysSection(tell) {
  const shown = element("kbd", {});
  const change = button(messages.say("changeKeys"), () => begin(), { class: "plain change-keys" });
  change.setAttribute("aria-label", `${messages.say("changeKeys")}: ${messages.say("key_open")}`);

  async function show() {
    const commands = (await chrome.commands?.getAll()) ?? [];
    const opening = commands.find(({ name }) => name === OPENING);
    shown.textContent = opening?.shortcut || messages.say("noKeys");
    return opening !== undefined;
  }

  function begin() {
    if (!(/** @type {any} */ (chrome.commands).update)) {
      chrome.tabs.create({ url: CHROME_PAGE });
      return;
    }
    shown.textContent = messages.say("pressKeys");
    tell(messages.say("pressKeys"));
    change.addEventListener("keydown", pressed);
    change.addEventListener("blur", end, { once: true });
  }

  /** @param {KeyboardEvent} event */
  async function pressed(event) {
    if (["Control", "Alt", "Shift", "Meta", "Tab"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Escape") return end();
    const shortcut = shortcutOf(event);
    try {
      await /** @type {any} */ (chrome).commands.update({ name: OPENING, shortcut });
      tell(shortcut);
    } catch {
      tell(messages.say("wrongKeys", shortcut));
    }
    end();
  }

  async function end() {
    change.removeEventListener("keydown", pressed);
    await show();
  }

  // Phones have no keys.
  if (!(await show())) return null;
  const rows = WITHIN.flatMap(([keys = "", label = ""]) => [
    element("dt", {}, element("kbd", {}, keys)),
    element("dd", {}, messages.say(label)),
  ]);
  return element(
    "section",
    { class: "shortcuts" },
    element("h2", {}, messages.say("keysTitle")),
    element(
      "dl",
      { class: "keys" },
      element("dt", {}, shown),
      element("dd", {}, messages.say("key_open"), change),
      ...rows,
    ),
  );
}

/** As Firefox writes it: `Ctrl+Shift+Y`. @param {KeyboardEvent} event */
function shortcutOf({ ctrlKey, altKey, metaKey, shiftKey, code }) {
  const key =
    NAMES[code] ?? (WITH_THEIR_OWN.test(code) ? code : code.replace(/^(?:Key|Digit)/, ""));
  const held = [ctrlKey && "Ctrl", altKey && "Alt", metaKey && "Command", shiftKey && "Shift"];
  return [...held.filter(Boolean), key].join("+");
}
