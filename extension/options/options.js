/** The page of settings: the look, what was decided site by site, the keys, and all of it in a file. */
import { fileSection } from "./file.js";
import { keysSection } from "./keys.js";
import { lookSection } from "./look.js";
import { placesSection } from "./reading-places.js";
import { sitesSection } from "./sites.js";

const { element } = elements;
const status = element("p", { class: "status", role: "status" });

/** @typedef {(text: string) => void} Tell */
/** @type {Tell} */
const tell = (text) => {
  status.textContent = text;
};

Object.assign(document.documentElement, messages.tongue());
document.title = messages.say("settingsTitle");
const keys = await keysSection(tell);
const look = lookSection(await settings.load());
document
  .querySelector("main")
  ?.append(
    element("h1", {}, messages.say("settingsTitle")),
    look.section,
    sitesSection(tell),
    placesSection(tell),
    ...(keys ? [keys] : []),
    fileSection(tell, look.wear),
    status,
  );
