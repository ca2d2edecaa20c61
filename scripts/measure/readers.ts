import { join } from 'node:path';
import { BROWSERS } from '../../tests/support/browser/driver.ts';
import { ROOT, runCommand, UsageError } from '../cli.ts';
import {
  type ComparedPage,
  computeAccuracy,
  countResults,
  FIELDS,
  type FieldResult,
  type ResultCounts,
} from './readers/compare.ts';
import { compareExternalPages, compareOwnPages, readInJsdom } from './readers/pages.ts';

const HELP = `npm run readers -- [PAGE…] [--pages FOLDER --expected FILE] [--browser NAME] [--json]

Runs every reader on the project's saved pages and prints, for each page and field, how many values are right, not
read and wrong.

  PAGE…             only pages whose name starts with this (youtube, x/focal)
  --pages FOLDER    reads saved pages kept outside the project as well, in their own charset, with the shadow roots
                    and the frames saved in them
  --expected FILE   what those pages must give; its form is in scripts/measure/readers/pages.ts
                    (default: tests/fixtures/expected-pages.json)
  --browser NAME    reads them in chromium or firefox, whose layout decides what is visible; otherwise in jsdom
  --json            prints one JSON object

Exit 1 when a wrong value is shown as sure, or when less than 99 % of what the project's own pages hold is read right;
else 0.`;

const EXPECTED_PAGES = join(ROOT, 'tests/fixtures/expected-pages.json');
const MIN_ACCURACY = 0.99;

const HEAD = ['page', 'reader', 'posts', ...FIELDS, 'right', 'not read', 'wrong', 'wrong and sure'] as const;

/** One row per page and one for all pages, with `right/not read/wrong` for each field. */
function buildTable(pages: readonly ComparedPage[]): string[][] {
  const rows = pages.map((page) => [
    page.page.replace(/\.html$/, ''),
    page.reader,
    String(page.posts),
    ...FIELDS.map((field) => formatCell(page.fields[field])),
    ...formatTotals(countResults(allResults(page))),
  ]);
  const all = pages.flatMap(allResults);
  const posts = pages.reduce((sum, page) => sum + page.posts, 0);
  const fields = FIELDS.map((field) => formatCell(pages.flatMap((page) => page.fields[field])));
  return [[...HEAD], ...rows, ['all', '', String(posts), ...fields, ...formatTotals(countResults(all))]];
}

const allResults = (page: ComparedPage): FieldResult[] => FIELDS.flatMap((field) => page.fields[field]);

function formatCell(verdicts: readonly FieldResult[]): string {
  const { right, notRead, wrong } = countResults(verdicts);
  return verdicts.length === 0 ? '' : `${right}/${notRead}/${wrong}`;
}

const formatTotals = ({ right, notRead, wrong, wrongSure }: ResultCounts): string[] =>
  [right, notRead, wrong, wrongSure].map(String);

function formatText(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((value, column) => value.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function formatSummary(pages: readonly ComparedPage[]): string {
  const total = countResults(pages.flatMap(allResults));
  const share = (computeAccuracy(total) * 100).toFixed(1);
  const { right, notRead, missed, wrong, wrongSure } = total;
  return (
    `${right} right, ${notRead} not read (${missed} of them on the page), ${wrong} wrong (${wrongSure} shown as sure); ` +
    `right where the page holds the value: ${share} %`
  );
}

const countAll = (pages: readonly ComparedPage[]): ResultCounts => countResults(pages.flatMap(allResults));

const OPTIONS = {
  pages: { type: 'string' },
  expected: { type: 'string', default: EXPECTED_PAGES },
  browser: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

await runCommand(HELP, OPTIONS, async (values, positionals) => {
  const matchesFilter = (page: string): boolean =>
    positionals.length === 0 || positionals.some((name) => page.startsWith(name));
  const browser = BROWSERS.find((name) => name === values.browser);
  if (values.browser !== undefined && browser === undefined)
    throw new UsageError(`--browser: ${BROWSERS.join(' or ')}`);
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
