import { FIELDS, type JudgedPage, shareRight, type Total, totalOf, type Verdict } from './judge.ts';

const HEAD = ['page', 'reader', 'posts', ...FIELDS, 'right', 'not read', 'wrong'] as const;

/** One row a page and one for all of them; `right/not read/wrong` in each field. */
export function tableOf(pages: readonly JudgedPage[]): string[][] {
  const rows = pages.map((page) => [
    page.page.replace(/\.html$/, ''),
    page.reader,
    String(page.posts),
    ...FIELDS.map((field) => cell(page.fields[field])),
    ...sums(totalOf(verdictsOf(page))),
  ]);
  const all = pages.flatMap(verdictsOf);
  const posts = pages.reduce((sum, page) => sum + page.posts, 0);
  const fields = FIELDS.map((field) => cell(pages.flatMap((page) => page.fields[field])));
  return [[...HEAD], ...rows, ['all', '', String(posts), ...fields, ...sums(totalOf(all))]];
}

export const verdictsOf = (page: JudgedPage): Verdict[] => FIELDS.flatMap((field) => page.fields[field]);

function cell(verdicts: readonly Verdict[]): string {
  const { right, notRead, wrong } = totalOf(verdicts);
  return verdicts.length === 0 ? '' : `${right}/${notRead}/${wrong}`;
}

const sums = ({ right, notRead, wrong }: Total): string[] => [String(right), String(notRead), String(wrong)];

export function asText(rows: readonly (readonly string[])[]): string {
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

export function asMarkdown(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const line = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

export function inWords(pages: readonly JudgedPage[]): string {
  const total = totalOf(pages.flatMap(verdictsOf));
  const share = (shareRight(total) * 100).toFixed(1);
  const { right, notRead, missed, wrong, wrongSure } = total;
  return (
    `${right} right, ${notRead} not read (${missed} of them on the page), ${wrong} wrong (${wrongSure} shown as sure); ` +
    `right where the page holds the value: ${share} %`
  );
}
