/** Everything that was chosen, carried along in a file; and all of it erased. */
import { exported, imported, BadFile } from "./carried.js";

const { element, button } = elements;
const FILE_NAME = "decant-choices.json";
/** Far more than anybody decides. */
const MAX_FILE = 5 << 20;

/**
 * @param {import("./options.js").Tell} tell
 * @param {(look: Look) => void} onLook when the file brought one
 */
export function fileSection(tell, onLook) {
  const input = element("input", { type: "file", accept: ".json,application/json", hidden: true });
  input.addEventListener("change", () => read());
  const erase = button("", forgetAll, { class: "button danger" });
  let isSure = false;

  async function save() {
    const file = new Blob([await exported()], { type: "application/json" });
    const address = URL.createObjectURL(file);
    element("a", { href: address, download: FILE_NAME }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  async function read() {
    const [file] = input.files ?? [];
    if (!file) return;
    try {
      if (file.size > MAX_FILE) throw new BadFile("size");
      const { sites, look } = await imported(await file.text());
      const read = messages.sayCount("imported", sites);
      tell(look ? `${messages.say("importedLook")} ${read}` : read);
      if (look) onLook(look);
    } catch (error) {
      if (!(error instanceof BadFile)) throw error;
      tell(messages.say(`import_${error.code}`, error.where));
    } finally {
      // The same file may be chosen again, mended.
      input.value = "";
    }
  }

  /** The first click asks, the second does it. */
  async function forgetAll() {
    if (!isSure) return becomeSure(true);
    await Promise.all([memory.forgetAll(), places.forgetAll()]);
    becomeSure(false);
    tell(messages.say("forgotten"));
  }

  /** @param {boolean} sure */
  function becomeSure(sure) {
    isSure = sure;
    erase.textContent = messages.say(sure ? "forgetAllSure" : "forgetAll");
  }

  becomeSure(false);
  erase.addEventListener("blur", () => becomeSure(false));
  return element(
    "section",
    { class: "file" },
    element("h2", {}, messages.say("fileTitle")),
    element(
      "div",
      { class: "actions" },
      button(messages.say("exportChoices"), save, { class: "button export" }),
      button(messages.say("importChoices"), () => input.click(), { class: "button import" }),
      erase,
    ),
    input,
  );
}
