"use strict";
/** The page of the reader's choices: every one listed, each erasable, all of it to be carried along in a file. */
(() => {
  const { element, button } = elements;
  const FILE_NAME = "decant-choices.json";
  /** Far more than anybody decides. */
  const MAX_FILE = 5 << 20;

  const list = element("div", { class: "sites" });
  const status = element("p", { class: "status", role: "status" });
  const erase = button("", forgetAll, { class: "danger" });
  let isSure = false;

  build();
  show();
  chrome.storage.local.onChanged.addListener(show);

  function build() {
    Object.assign(document.documentElement, messages.tongue());
    document.title = messages.say("optionsTitle");
    const file = element("input", { type: "file", accept: ".json,application/json", hidden: true });
    file.addEventListener("change", () => read(file));
    document.querySelector("main")?.append(
      element("h1", {}, messages.say("optionsTitle")),
      element("p", { class: "about" }, messages.say("optionsAbout")),
      list,
      element(
        "div",
        { class: "actions" },
        button(messages.say("exportChoices"), save, { class: "export" }),
        button(messages.say("importChoices"), () => file.click(), { class: "import" }),
        erase,
      ),
      file,
      status,
    );
  }

  async function show() {
    const sites = Object.entries(await memory.all());
    const nothing = element("p", { class: "none" }, messages.say("optionsNone"));
    list.replaceChildren(...(sites.length > 0 ? sites.map(siteSection) : [nothing]));
    erase.hidden = sites.length === 0;
    becomeSure(false);
  }

  /** @param {[string, SiteRule[]]} site */
  function siteSection([host, rules]) {
    const label = messages.say("forgetSiteLabel", host);
    const forget = button(messages.say("forgetSite"), () => change(host, []), {
      "aria-label": label,
    });
    const rows = rules.map((rule) => ruleRow(host, rules, rule));
    return element(
      "section",
      {},
      element("div", { class: "head" }, element("h2", {}, host), forget),
      element("ul", {}, ...rows),
    );
  }

  /** @param {string} host @param {SiteRule[]} rules @param {SiteRule} rule */
  function ruleRow(host, rules, rule) {
    const label =
      rule.by === "kind" ? messages.say(`kind_${rule.value}`) || rule.label : rule.label;
    const others = rules.filter((other) => other !== rule);
    const forget = button(messages.say("forget"), () => change(host, others), {
      "aria-label": `${messages.say("forget")}: ${label}`,
    });
    return element(
      "li",
      {},
      element("span", { class: "act" }, messages.say(`rule_${rule.act}`)),
      element("span", { class: "label", dir: "auto" }, label),
      element("span", { class: "sign" }, messages.say(`sign_${rule.by}`, rule.value)),
      forget,
    );
  }

  /** @param {string} host @param {SiteRule[]} rules */
  async function change(host, rules) {
    await memory.keep(host, rules);
    tell(messages.say("forgotten"));
  }

  /** The first click asks, the second does it. */
  async function forgetAll() {
    if (!isSure) return becomeSure(true);
    await memory.forgetAll();
    tell(messages.say("forgotten"));
  }

  /** @param {boolean} sure */
  function becomeSure(sure) {
    isSure = sure;
    erase.textContent = messages.say(sure ? "forgetAllSure" : "forgetAll");
  }

  async function save() {
    const file = new Blob([await memory.exported()], { type: "application/json" });
    const address = URL.createObjectURL(file);
    element("a", { href: address, download: FILE_NAME }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  /** @param {HTMLInputElement} input */
  async function read(input) {
    const [file] = input.files ?? [];
    if (!file) return;
    try {
      if (file.size > MAX_FILE) throw new memory.BadFile("size");
      tell(messages.sayCount("imported", await memory.imported(await file.text())));
    } catch (error) {
      if (!(error instanceof memory.BadFile)) throw error;
      tell(messages.say(`import_${error.code}`, error.where));
    } finally {
      // The same file may be chosen again, mended.
      input.value = "";
    }
  }

  /** @param {string} text */
  function tell(text) {
    status.textContent = text;
  }
})();
