import { accountName } from '../accounts.ts';
import type { Edition } from '../edition.ts';
import { uncounted } from '../said.ts';
import { type Wave, waveOf } from '../wave.ts';
import * as words from '../words.ts';
import { barsRow, type Series } from './chart.ts';
import type { Contents } from './contents.ts';
import { COLUMN, PAGE, WIDE } from './page.ts';
import type { Paper, Tag } from './paper.ts';
import { across, heading, paragraph, STYLE } from './rows.ts';
import { openSection } from './section.ts';
import { gap, type Row, type Sheet } from './sheet.ts';
import { lines, type Place, tableRows } from './table.ts';

const CHART: Place = { x: PAGE.left, width: 246 };
const TABLE: Place = { x: PAGE.left + 260, width: COLUMN - 260 };
const HALF = (TABLE.width - 14) / 2;
/** Three of them, with their words, on one page. */
const CHART_HEIGHT = 138;
/** A table of one number a line stands in two halves from here on. */
const ROWS_MAX = 8;
/** Bars of accounts that a figure can name. */
const ACCOUNTS_MAX = 12;
const NAME_MAX = 14;

interface Figure {
  readonly title: string;
  readonly labels: readonly string[];
  /** The same, shorter, for the axis. */
  readonly axis: readonly string[];
  readonly series: readonly Series[];
  /** Heads of the table, the first one for the labels. */
  readonly head: readonly string[];
  readonly count: number;
  readonly after?: readonly string[];
}

/** The wave: each figure with the same numbers beside it, and under it the sentence that says what they are of. */
export async function placeWave(
  sheet: Sheet,
  root: Tag,
  edition: Edition,
  contents: Contents,
): Promise<void> {
  const { paper } = sheet;
  const { items } = edition.holdings;
  const wave = waveOf(items);
  const section = openSection(sheet, root, { title: words.part.wave, intro: words.wave.intro }, contents);
  sheet.place([
    ...paragraph(paper, section, words.wave.placed(wave.placed, wave.supposed, wave.unplaced), {
      ...WIDE,
      style: STYLE.body,
    }),
    ...uncounted(items).flatMap((line) => paragraph(paper, section, line, { ...WIDE, style: STYLE.note })),
    gap(10),
  ]);
  for (const figure of figuresOf(wave)) {
    const rows = await figureRows(paper, section, figure);
    sheet.place(rows);
  }
  section.end();
}

function figuresOf(wave: Wave): Figure[] {
  const { bins, step, hours } = wave;
  const timed = hours.reduce((sum, count) => sum + count, 0);
  const shown = wave.repetition.slice(0, ACCOUNTS_MAX);
  const others = wave.repetition.length - shown.length;
  const after = [
    ...(others > 0 ? [`${words.wave.others(others)}.`] : []),
    ...(wave.repetition.some(({ account }) => account.nameAlone) ? [words.wave.nameAlone] : []),
  ];
  const posts = words.wave.posts;
  return [
    {
      title: words.wave.by[step],
      labels: bins.map(({ label }) => label),
      axis: bins.map(({ label }) => (step === 'day' || step === 'week' ? label.slice(0, 5) : label)),
      series: [
        { name: posts, values: bins.map((bin) => bin.posts) },
        { name: words.wave.accounts, values: bins.map(({ accounts }) => accounts) },
      ],
      head: [words.wave.bin[step], posts, words.wave.accounts],
      count: wave.placed,
    },
    {
      title: words.wave.ofDay,
      labels: hours.map((_, hour) => `${hour} h`),
      axis: hours.map((_, hour) => `${hour} h`),
      series: [{ name: posts, values: hours }],
      head: [words.wave.hour, posts],
      count: timed,
      after: [words.wave.ofDayText(timed)],
    },
    {
      title: words.wave.perAccount,
      labels: shown.map(
        ({ account }) => `${accountName(account.platform, account)}, ${words.platform(account.platform)}`,
      ),
      axis: shown.map(({ account }) => short(accountName(account.platform, account) ?? '')),
      series: [
        { name: posts, values: shown.map(({ account }) => account.count) },
        { name: words.wave.days, values: shown.map(({ days }) => days) },
      ],
      head: [words.wave.account, posts, words.wave.days],
      count: wave.repetition.reduce((sum, { account }) => sum + account.count, 0),
      after,
    },
  ].filter(({ count, labels }) => count > 0 && labels.length > 0);
}

async function figureRows(paper: Paper, section: Tag, figure: Figure): Promise<Row[]> {
  const { title, labels, axis, series, head, count, after = [] } = figure;
  const part = paper.child(section, 'Sect', { title });
  const titleRows = heading(paper, part, title);
  const kept = labels.flatMap((label, bin) => {
    const values = series.map(({ values }) => values[bin] ?? 0);
    return values.every((value) => value === 0) ? [] : [{ label, values }];
  });
  const alt = words.wave.alt(
    title,
    kept.map(({ label, values }) => `${label} ${values.join(', ')}`).join(' ; '),
  );
  const chart = barsRow(paper, part, { labels: axis, series, alt }, CHART, CHART_HEIGHT);
  const half = Math.ceil(kept.length / 2);
  const tables =
    head.length === 2 && kept.length > ROWS_MAX
      ? [
          await figuresTable(paper, part, head, kept.slice(0, half), { x: TABLE.x, width: HALF }),
          await figuresTable(paper, part, head, kept.slice(half), {
            x: TABLE.x + TABLE.width - HALF,
            width: HALF,
          }),
        ]
      : [await figuresTable(paper, part, head, kept, TABLE)];
  const notes = [words.sampled(count), ...after];
  return [
    ...titleRows,
    { ...across([[chart], ...tables]), withNext: true },
    { ...gap(4), withNext: true },
    ...notes.flatMap((note) => paragraph(paper, part, note, { ...WIDE, style: STYLE.note, type: 'Caption' })),
    gap(16),
  ];
}

/** The numbers that a figure is drawn from. */
function figuresTable(
  paper: Paper,
  part: Tag,
  head: readonly string[],
  kept: readonly { readonly label: string; readonly values: readonly number[] }[],
  at: Place,
): Promise<Row[]> {
  const widths = [54, 36].slice(0, head.length - 1);
  const columns = head.map((label, index) =>
    index === 0
      ? { label, width: at.width - widths.reduce((sum, width) => sum + width + 6, 0) }
      : { label: label.split(' ')[0] ?? label, width: widths[index - 1] ?? 0, align: 'right' as const },
  );
  const entries = kept.map(({ label, values }) => ({
    cells: [
      lines(paper, [label], STYLE.small, { most: 2 }),
      ...values.map((value) => lines(paper, [words.figure(value)], STYLE.small, { align: 'right' })),
    ],
  }));
  return tableRows(paper, part, columns, entries, { ...at, dense: true });
}

function short(name: string): string {
  const points = [...name];
  return points.length > NAME_MAX ? `${points.slice(0, NAME_MAX - 1).join('')}…` : name;
}
