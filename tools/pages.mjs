// Opens many pages in one browser, one after the other; prints a line of JSON for each: what axe-core finds, what was fetched,
// errors of the console, the width at 320 pixels.
// node pages.mjs NPM_FOLDER PAGE …
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [packages, ...files] = process.argv.slice(2);
const require = createRequire(join(packages, 'package.json'));
const { default: puppeteer } = await import(pathToFileURL(require.resolve('puppeteer-core')).href);
const rules = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

function brief({ id, impact, help, tags, nodes }) {
  return { id, impact, help, tags, nodes: nodes.length, first: nodes[0]?.html?.slice(0, 160) };
}

async function checked(browser, file) {
  const page = await browser.newPage();
  const requests = [];
  const errors = [];
  page.on('request', (asked) => /^(file|data|blob|about):/.test(asked.url()) || requests.push(asked.url()));
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.setViewport({ width: 1200, height: 900 });
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
  await page.evaluate(rules);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations', 'incomplete'] }));
  await page.setViewport({ width: 320, height: 800 });
  const narrow = await page.evaluate(() => {
    const { scrollWidth: w, clientWidth: c } = document.documentElement;
    return { w, c };
  });
  await page.close();
  const { violations, incomplete, passes } = found;
  return { violations: violations.map(brief), incomplete: incomplete.map(brief), passes: passes.length, requests, errors, narrow };
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
try {
  for (const file of files) {
    console.log(JSON.stringify(await checked(browser, file)));
  }
} finally {
  await browser.close();
}
