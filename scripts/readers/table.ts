import {
  type ComparedPage,
  computeAccuracy,
  countResults,
  FIELDS,
  type FieldResult,
  type ResultCounts,
} from './compare.ts';

const HEAD = ['page', 'reader', 'posts', ...FIELDS, 'right', 'not read', 'wrong', 'wrong and sure'] as const;

/** One row per page and one for all pages, with `right/not read/wrong` for each field. */
export function buildTable(pages: readonly ComparedPage[]): string[][] {
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

export const allResults = (page: ComparedPage): FieldResult[] => FIELDS.flatMap((field) => page.fields[field]);

function formatCell(verdicts: readonly FieldResult[]): string {
  const { right, notRead, wrong } = countResults(verdicts);
  return verdicts.length === 0 ? '' : `${right}/${notRead}/${wrong}`;
}

const formatTotals = ({ right, notRead, wrong, wrongSure }: ResultCounts): string[] =>
  [right, notRead, wrong, wrongSure].map(String);

export function formatText(rows: readonly (readonly string[])[]): string {
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

export function formatMarkdown(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const line = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

export function formatSummary(pages: readonly ComparedPage[]): string {
  const total = countResults(pages.flatMap(allResults));
  const share = (computeAccuracy(total) * 100).toFixed(1);
  const { right, notRead, missed, wrong, wrongSure } = total;
  return (
    `${right} right, ${notRead} not read (${missed} of them on the page), ${wrong} wrong (${wrongSure} shown as sure); ` +
    `right where the page holds the value: ${share} %`
  );
}
