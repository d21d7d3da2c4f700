/** Where one stopped reading: how many articles are remembered, and the way to forget them. */

const { element, button } = elements;

/** @param {import("./options.js").Tell} tell */
export function placesSection(tell) {
  const kept = element("p", { class: "about" });
  const forget = button(messages.say("forgetPlaces"), forgetAll, {
    class: "button forget-places",
  });
  const section = element("section", { hidden: true }, kept, forget);

  async function show() {
    const count = await places.count();
    section.hidden = count === 0;
    kept.textContent = messages.sayCount("placesKept", count);
  }

  async function forgetAll() {
    await places.forgetAll();
    tell(messages.say("forgotten"));
  }

  show();
  chrome.storage.local.onChanged.addListener(show);
  return section;
}
