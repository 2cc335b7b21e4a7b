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

const locales = new Map();

function locale(lang) {
  if (!locales.has(lang)) {
    const path = join(process.env.CSL_LOCALES, `locales-${lang}.xml`);
    locales.set(lang, existsSync(path) ? readFileSync(path, "utf8").replace(/^\uFEFF?\s*<\?xml[^>]*\?>\s*/, "") : false);
  }
  return locales.get(lang);
}

function formatted({ style, lang, items, clusters }) {
  const known = new Map(items.map((item) => [String(item.id), item]));
  const host = { retrieveItem: (id) => structuredClone(known.get(String(id))), retrieveLocale: locale };
  const engine = lang ? new CSL.Engine(host, style, lang, true) : new CSL.Engine(host, style);
  const asked = clusters.map((cluster, index) => ({ ...cluster, citationID: `c${index}` }));
  const printed = engine.rebuildProcessorState(asked, "html", items.map((item) => String(item.id)));
  const made = engine.makeBibliography();
  const entries = made ? made[1].map((text, index) => [made[0].entry_ids[index][0], bare(text)]) : [];
  return { clusters: printed.map((each) => each[2]), bibliography: entries };
}

/** An entry without the division around it. */
function bare(text) {
  return text.replace(/^\s*<div class="csl-entry">/, "").replace(/<\/div>\s*$/, "");
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
