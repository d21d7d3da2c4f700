/** What was decided site by site: every choice listed, each erasable. */

const { element, button } = elements;

/** @param {import("./options.js").Tell} tell */
export function sitesSection(tell) {
  const list = element("div", { class: "sites" });

  async function show() {
    const sites = Object.entries(await memory.all());
    const nothing = element("p", { class: "none" }, messages.say("optionsNone"));
    const focused = document.activeElement;
    const hadFocus = focused !== null && list.contains(focused);
    list.replaceChildren(...(sites.length > 0 ? sites.map(site) : [nothing]));
    // What one was at is gone: the list stays under the fingers.
    if (hadFocus) (list.querySelector("button") ?? heading).focus();
  }

  /** @param {[string, SiteRule[]]} site */
  function site([host, rules]) {
    const forget = button(messages.say("forgetSite"), () => change(host, []), {
      class: "plain",
      "aria-label": `${messages.say("forgetSite")}: ${host}`,
    });
    const rows = rules.map((rule) => row(host, rules, rule));
    return element(
      "section",
      { class: "site" },
      element("div", { class: "head" }, element("h3", {}, host), forget),
      element("ul", {}, ...rows),
    );
  }

  /** @param {string} host @param {SiteRule[]} rules @param {SiteRule} rule */
  function row(host, rules, rule) {
    const label =
      rule.by === "kind" ? messages.say(`kind_${rule.value}`) || rule.label : rule.label;
    const others = rules.filter((other) => other !== rule);
    const forget = button(messages.say("forget"), () => change(host, others), {
      class: "plain",
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

  const heading = element("h2", { tabindex: -1 }, messages.say("optionsTitle"));
  show();
  chrome.storage.local.onChanged.addListener(show);
  return element(
    "section",
    {},
    heading,
    element("p", { class: "about" }, messages.say("optionsAbout")),
    list,
  );
}
