/** What was chosen as the text of a file, and back: looked at as a whole before anything is changed. */

const FORMAT = "decant-choices";
const VERSION = 1;

/** What is wrong with a file, in a code that has its message: `import_<code>`. */
export class BadFile extends Error {
  /** @param {string} code @param {string} [where] */
  constructor(code, where = "") {
    super(code);
    this.code = code;
    this.where = where;
  }
}

/** Everything as a file's text. */
export async function exported() {
  const choices = { look: await settings.load(), sites: await memory.all() };
  return JSON.stringify({ format: FORMAT, version: VERSION, ...choices }, null, 2) + "\n";
}

/**
 * Adds what a file says to what is known; of two rules about the same, the file's stays.
 * @param {string} text
 */
export async function imported(text) {
  const { look, sites } = read(text);
  const whole = look && { ...(await settings.load()), ...look };
  if (whole) await settings.save(whole);
  for (const [host, added] of Object.entries(sites)) {
    const known = await memory.rules(host);
    const others = known.filter((rule) => !added.some((other) => memory.isSame(rule, other)));
    await memory.keep(host, [...others, ...added]);
  }
  return { sites: Object.keys(sites).length, look: whole };
}

/**
 * @param {string} text
 * @returns {{look: Partial<Look> | undefined, sites: Record<string, SiteRule[]>}}
 */
function read(text) {
  const { format, version, look, sites = {} } = parsed(text);
  if (format !== FORMAT) throw new BadFile("foreign");
  if (version !== VERSION) throw new BadFile("version", String(version));
  if (!isObject(sites) || (look !== undefined && !isObject(look))) throw new BadFile("foreign");
  const mistake = look && settings.mistakeIn(look);
  if (mistake !== undefined) throw new BadFile("look", mistake);
  for (const [host, found] of Object.entries(sites)) checkSite(host, found);
  return { look, sites: /** @type {Record<string, SiteRule[]>} */ (sites) };
}

/** @param {string} host @param {unknown} found */
function checkSite(host, found) {
  if (!isHost(host) || !Array.isArray(found)) throw new BadFile("site", host);
  found.forEach((rule, at) => {
    if (!memory.isRule(rule)) throw new BadFile("rule", `${host}, ${at + 1}`);
  });
}

/** @param {string} text @returns {Record<string, unknown>} */
function parsed(text) {
  try {
    const value = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    throw new BadFile("json");
  }
  throw new BadFile("foreign");
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {string} host */
function isHost(host) {
  return host.length <= 255 && URL.canParse(`https://${host}/`) && !/[/?#@\s]/.test(host);
}
