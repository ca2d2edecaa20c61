import type { TextStyle } from '../engine/pageMetrics.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import type { Row } from './pageFlow.ts';
import { STYLE } from './rows.ts';
import type { HorizontalSpan } from './table.ts';

export interface Series {
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
export function barChartRow(
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
