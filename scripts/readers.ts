import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BROWSERS } from '../tests/support/browser/driver.ts';
import { runCommand, UsageError } from './cli.ts';
import { type ComparedPage, computeAccuracy, countResults, type ResultCounts } from './readers/compare.ts';
import { compareExternalPages, compareOwnPages, readInJsdom, readOwnPages } from './readers/pages.ts';
import { buildProofTable } from './readers/proofs.ts';
import { allResults, buildTable, formatMarkdown, formatSummary, formatText } from './readers/table.ts';

const HELP = `npm run readers -- [PAGE…] [--pages FOLDER --expected FILE] [--browser NAME]
                   [--json] [--write]

Runs every reader on the project's saved pages and prints, for each page and field, how many values are right, not
read and wrong.

  PAGE…             only pages whose name starts with this (youtube, x/focal)
  --pages FOLDER    reads saved pages kept outside the project as well, in their own charset, with the shadow roots
                    and the frames saved in them
  --expected FILE   what those pages must give; its form is in scripts/readers/externalPages.ts
                    (default: tests/fixtures/expected-pages.json)
  --browser NAME    reads them in chromium or firefox, whose layout decides what is visible; otherwise in jsdom
  --json            prints one JSON object
  --write           puts the two tables of the project's own pages into docs/platforms.md

Exit 1 when a wrong value is shown as sure, or when less than 99 % of what the project's own pages hold is read right;
else 0.`;

const DOCUMENT = join(import.meta.dirname, '../docs/platforms.md');
const EXPECTED_PAGES = join(import.meta.dirname, '../tests/fixtures/expected-pages.json');
const MIN_ACCURACY = 0.99;

/** Replaces what is between the two marks of that name. */
function replaceBlock(text: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/platforms.md has no place for the table (${begin})`);
  return `${text.slice(0, from)}${begin}\n${content}\n${text.slice(to)}`;
}

async function writeTables(own: readonly ComparedPage[]): Promise<void> {
  const text = await readFile(DOCUMENT, 'utf8');
  const results = `${formatSummary(own)}.\n\n${formatMarkdown(buildTable(own))}`;
  const proofs = formatMarkdown(buildProofTable(await readOwnPages()));
  await writeFile(DOCUMENT, replaceBlock(replaceBlock(text, 'readers', results), 'proofs', proofs));
}

const countAll = (pages: readonly ComparedPage[]): ResultCounts => countResults(pages.flatMap(allResults));

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: {
      pages: { type: 'string' },
      expected: { type: 'string', default: EXPECTED_PAGES },
      browser: { type: 'string' },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  if (values.write && positionals.length > 0) throw new UsageError('--write needs every page: give no name');
  const matchesFilter = (page: string): boolean =>
    positionals.length === 0 || positionals.some((name) => page.startsWith(name));
  const browser = BROWSERS.find((name) => name === values.browser);
  if (values.browser !== undefined && browser === undefined)
    throw new UsageError(`--browser: ${BROWSERS.join(' or ')}`);
  if (values.write && browser !== undefined) throw new UsageError('--write takes the values of jsdom');
  // A browser's driver takes a second to load.
  const opened = browser && (await (await import('./readers/inBrowser.ts')).openBrowserReader(browser));
  const read = opened?.read ?? readInJsdom;
  const compare = async () => ({
    own: await compareOwnPages(matchesFilter, read),
    external:
      values.pages === undefined ? [] : await compareExternalPages(values.pages, values.expected, matchesFilter, read),
  });
  const { own, external } = await compare().finally(() => opened?.close());
  if (own.length + external.length === 0) throw new UsageError(`No saved page begins with ${positionals.join(', ')}`);
  if (values.write) await writeTables(own);
  if (values.json) {
    console.log(JSON.stringify({ own, external, totals: { own: countAll(own), external: countAll(external) } }));
  } else {
    for (const [name, pages] of [
      ['The project’s own pages', own],
      ['Pages kept outside the project', external],
    ] as const) {
      if (pages.length > 0)
        console.log(`${name} (right/not read/wrong)\n\n${formatText(buildTable(pages))}\n\n${formatSummary(pages)}\n`);
    }
  }
  if (countAll([...own, ...external]).wrongSure > 0 || computeAccuracy(countAll(own)) < MIN_ACCURACY) {
    process.exitCode = 1;
  }
});
