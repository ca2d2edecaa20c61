import type { Counts } from '../../../domain/item/kind.ts';
import { type ActivityStats, computeActivity } from '../../data/activityStats.ts';
import { hasReported } from '../../data/publications.ts';
import { formatNumber } from '../../strings/formatText.ts';
import * as reportSections from '../../strings/reportSections.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { type HorizontalSpan, PAGE_METRICS, TEXT_WIDTH, type TextStyle } from '../engine/typography.ts';
import { gap, type Row } from '../layout/pageFlow.ts';
import { headingRows, paragraphRows, STYLE, sideBySideRow } from '../layout/rows.ts';
import { openSection, type PlaceSection } from '../layout/section.ts';
import { columnsOf, tableRows, textCell } from '../layout/table.ts';

const CHART: HorizontalSpan = { x: PAGE_METRICS.left, width: 246 };
const TABLE: HorizontalSpan = { x: PAGE_METRICS.left + 260, width: TEXT_WIDTH - 260 };
const TABLE_GAP = 12;
/** Two charts with their notes fit below the table of accounts. */
const CHART_HEIGHT = 92;
/** A longer table with a single value column is split into two side by side. */
const ROWS_MAX = 8;
const TABLES_MAX = 2;

interface ActivityChart {
  readonly title: string;
  readonly labels: readonly string[];
  /** Short labels, for the axis. */
  readonly axis: readonly string[];
  readonly series: readonly Series[];
  /** Column headings of the table; the first is for the labels. */
  readonly head: readonly string[];
  readonly counts: Counts;
  readonly after?: readonly string[];
}

/** « Répartition dans le temps »: each chart beside a table of the same numbers, above a note about the sample. */
export const placeActivity: PlaceSection = async (flow, root, context, contents) => {
  const { pdf } = flow;
  const { items } = context.snapshot;
  const activity = computeActivity(items);
  const section = openSection(
    flow,
    root,
    { title: reportSections.sectionTitle.activity, intro: reportSections.activity.intro, follows: true },
    contents,
  );
  flow.place([
    ...paragraphRows(
      pdf,
      section,
      reportSections.activity.placed(activity) + (hasReported(items) ? ` ${reportSections.activity.reportedOnly}` : ''),
      { style: STYLE.body },
    ),
    gap(10),
  ]);
  for (const chart of chartsOf(activity)) {
    const rows = await chartRows(pdf, section, chart);
    flow.place(rows);
  }
  section.end();
};

function chartsOf(activity: ActivityStats): ActivityChart[] {
  const { bins, step, hours, placed, timed } = activity;
  const words = reportSections.activity;
  const [posts, timedPosts] = [words.posts(placed), words.posts(timed)];
  return [
    {
      title: `${posts} ${words.by[step]}`,
      labels: bins.map(({ label }) => label),
      axis: bins.map(({ label }) => (step === 'day' || step === 'week' ? label.slice(0, 5) : label)),
      series: [
        { name: posts, values: bins.map((bin) => bin.posts) },
        { name: words.accounts, values: bins.map(({ accounts }) => accounts) },
      ],
      head: [words.bin[step], posts, words.accountsHead],
      counts: placed,
    },
    {
      title: `${timedPosts} ${words.ofDay}`,
      labels: hours.map((_, hour) => `${hour} h`),
      axis: hours.map((_, hour) => `${hour} h`),
      series: [{ name: timedPosts, values: hours }],
      head: [words.hour, timedPosts],
      counts: timed,
      after: [words.ofDayText(timed)],
    },
  ].filter(({ counts, labels }) => counts.total > 0 && labels.length > 0);
}

async function chartRows(pdf: PdfDocument, section: Tag, chart: ActivityChart): Promise<Row[]> {
  const { title, labels, axis, series, head, counts, after = [] } = chart;
  const part = pdf.child(section, 'Sect', { title });
  const titleRows = headingRows(pdf, part, title);
  const nonZero = labels.flatMap((label, bin) => {
    const values = series.map(({ values }) => values[bin] ?? 0);
    return values.every((value) => value === 0) ? [] : [{ label, values }];
  });
  const alt = reportSections.activity.alt(title);
  const barsRow = barChartRow(pdf, part, { labels: axis, series, alt }, CHART, CHART_HEIGHT);
  const parts =
    head.length === 2 && nonZero.length > ROWS_MAX ? Math.min(TABLES_MAX, Math.ceil(nonZero.length / ROWS_MAX)) : 1;
  const perTable = Math.ceil(nonZero.length / parts);
  const width = (TABLE.width - TABLE_GAP * (parts - 1)) / parts;
  const tables = await Promise.all(
    Array.from({ length: parts }, (_, index) =>
      chartTable(pdf, part, head, nonZero.slice(index * perTable, (index + 1) * perTable), {
        x: TABLE.x + index * (width + TABLE_GAP),
        width,
      }),
    ),
  );
  const note = [reportSections.sampleNote(counts), ...after].join(' ');
  return [
    ...titleRows,
    { ...sideBySideRow([[barsRow], ...tables]), withNext: true },
    { ...gap(4), withNext: true },
    ...paragraphRows(pdf, part, note, { style: STYLE.note, type: 'Caption' }),
    gap(8),
  ];
}

function chartTable(
  pdf: PdfDocument,
  part: Tag,
  head: readonly string[],
  nonZero: readonly { readonly label: string; readonly values: readonly number[] }[],
  at: HorizontalSpan,
): Promise<Row[]> {
  const widths = [54, 36].slice(0, head.length - 1);
  const first = at.width - widths.reduce((sum, width) => sum + width + 6, 0);
  const columns = columnsOf(head, [first, ...widths], 1);
  const entries = nonZero.map(({ label, values }) => ({
    cells: [
      textCell(pdf, [label], STYLE.small, { maxLines: 2 }),
      ...values.map((value) => textCell(pdf, [formatNumber(value)], STYLE.small, { align: 'right' })),
    ],
  }));
  return tableRows(pdf, part, columns, entries, { ...at, dense: true });
}

interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

const AXIS: TextStyle = { ...STYLE.note, face: 'serif', size: 7.5 };
/** Distinguishable without colour: a dark bar, and an outlined one. */
const FILLS = ['#444444', '#ffffff'];
/** Labels slant upwards, so that more of them fit. */
const SLANT = (35 * Math.PI) / 180;
const LEGEND_HEIGHT = 16;

/** A vertical bar chart with one group per label, drawn as vectors. */
function barChartRow(
  pdf: PdfDocument,
  parent: Tag,
  {
    labels,
    series,
    alt,
  }: { readonly labels: readonly string[]; readonly series: readonly Series[]; readonly alt: string },
  { x, width }: HorizontalSpan,
  height: number,
): Row {
  const figure = pdf.child(parent, 'Figure', { alt });
  const highest = Math.max(1, ...series.flatMap(({ values }) => values));
  const longest = Math.max(0, ...labels.map((label) => pdf.widthOf(label, AXIS)));
  // The first slanted label starts to the left of its bar.
  const left = x + Math.max(pdf.widthOf(String(highest), AXIS) + 6, longest * Math.cos(SLANT) - 6);
  const inner = x + width - left;
  const slot = inner / Math.max(1, labels.length);
  const bar = Math.min(14, (slot * 0.72) / series.length);
  const plot = height - LEGEND_HEIGHT - 14 - longest * Math.sin(SLANT);

  const draw = (top: number): void => {
    const base = top + LEGEND_HEIGHT + plot;
    const yOf = (value: number) => base - (value / highest) * plot;
    let legendX = left;
    for (const [index, { name }] of series.entries()) {
      drawBox(legendX, top + 2, 7, 7, index);
      pdf.drawLine(name, legendX + 11, top + 8.5, AXIS);
      legendX += 24 + pdf.widthOf(name, AXIS);
    }
    for (const value of ticks(highest)) {
      const y = yOf(value);
      const text = String(value);
      pdf.drawLine(text, left - 5 - pdf.widthOf(text, AXIS), y + 2.5, AXIS);
      pdf
        .lineWidth(value === 0 ? 0.8 : 0.25)
        .moveTo(left, y)
        .lineTo(left + inner, y)
        .stroke(value === 0 ? 'black' : '#666666');
    }
    for (const [bin, label] of labels.entries()) {
      const middle = left + (bin + 0.5) * slot;
      for (const [index, { values }] of series.entries()) {
        const value = values[bin] ?? 0;
        if (value === 0) continue;
        const from = middle + (index - series.length / 2) * bar;
        drawBox(from, yOf(value), bar * 0.86, base - yOf(value), index);
      }
      if (bin % labelInterval(slot) === 0) drawSlanted(label, middle, base + 8);
    }
  };
  const drawBox = (atX: number, atY: number, w: number, h: number, index: number): void => {
    pdf
      .lineWidth(0.4)
      .rect(atX, atY, w, h)
      .fillAndStroke(FILLS[index] ?? 'black', 'black')
      .fillColor('black');
  };
  const drawSlanted = (label: string, atX: number, atY: number): void => {
    pdf.save().rotate((-SLANT * 180) / Math.PI, { origin: [atX, atY] });
    pdf.drawLine(label, atX - pdf.widthOf(label, AXIS), atY, AXIS);
    pdf.restore();
  };
  return { height, draw: (top) => pdf.inside(figure, 'Figure', () => draw(top)) };
}

/** Returns at most six integer ticks; the last one is less than a step below the highest bar. */
function ticks(highest: number): number[] {
  const rough = highest / 5;
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const step = Math.max(1, [1, 2, 5, 10].map((times) => times * unit).find((size) => size >= rough) ?? unit);
  return Array.from({ length: Math.floor(highest / step) + 1 }, (_, index) => index * step);
}

/** Returns n such that drawing every n-th label avoids overlaps. */
function labelInterval(slot: number): number {
  return Math.max(1, Math.ceil(11 / slot));
}
