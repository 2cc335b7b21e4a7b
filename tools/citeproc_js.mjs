// Formats documents with citeproc-js: one JSON object a line in, one out. Started by citeproc_js.py.
//
// In: {style: XML, lang, items, clusters}. Out: {clusters: [text], bibliography: [[id, text]]} or {error}.
// CSL_CITEPROC_JS names the npm folder of citeproc, CSL_LOCALES the folder of locales-*.xml.

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

// Standard output carries answers only.
for (const method of ["log", "info", "debug", "warn"]) {
  console[method] = console.error;
}
const CSL = createRequire(import.meta.url)(resolve(process.env.CSL_CITEPROC_JS));
CSL.debug = () => {};

const MARK = "\u0001";
const locales = new Map();

function locale(lang) {
  if (!locales.has(lang)) {
    const path = join(process.env.CSL_LOCALES, `locales-${lang}.xml`);
    locales.set(lang, existsSync(path) ? readFileSync(path, "utf8").replace(/^\uFEFF?\s*<\?xml[^>]*\?>\s*/, "") : false);
  }
  return locales.get(lang);
}

function formatted({ style, lang, items, clusters }) {
  const known = new Map(items.map((item) => [String(item.id), { ...item, system_id: String(item.id) }]));
  const host = { retrieveItem: (id) => structuredClone(known.get(String(id))), retrieveLocale: locale, embedBibliographyEntry: (id) => MARK + id };
  const engine = lang ? new CSL.Engine(host, style, lang, true) : new CSL.Engine(host, style);
  const asked = clusters.map((cluster, index) => ({ ...cluster, citationID: `c${index}` }));
  const printed = engine.rebuildProcessorState(asked, "html", items.map((item) => String(item.id)));
  const made = engine.makeBibliography();
  return { clusters: printed.map((each) => each[2]), bibliography: made ? made[1].map(entry) : [] };
}

/** The id of an entry and its text, without the division around it; what prints nothing has no entry. */
function entry(text) {
  const [printed, id] = text.split(MARK);
  return [id.trim(), printed.replace(/^\s*<div class="csl-entry">/, "").replace(/<\/div>\s*$/, "")];
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  let answer;
  try {
    answer = formatted(JSON.parse(line));
  } catch (error) {
    answer = { error: String((error && error.message) || error) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
