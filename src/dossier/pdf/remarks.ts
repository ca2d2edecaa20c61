import type { HeldItem } from '../../domain/holdings.ts';
import type { Transformation } from '../../domain/item.ts';
import * as words from '../words.ts';
import { COLUMN, PAGE, type Style } from './page.ts';
import type { Paper, Tag } from './paper.ts';
import { baselineOf, heading, paragraph, STYLE } from './rows.ts';
import { gap, type Row } from './sheet.ts';

const INDENT = 12;

/** What did not go by itself, in plain words: warnings, and every change made to a page or a file for the capture. */
export function remarkRows(paper: Paper, section: Tag, { fiche }: HeldItem): Row[] {
  const remarks = [
    ...(fiche.outcome === 'partial' ? [words.exhibit.partial] : []),
    ...fiche.warnings.map((code) => words.warning.get(code) ?? words.unknownWarning(code)),
    ...fiche.files.flatMap(({ path, transformations }) =>
      transformations.map((change) => `${path} : ${described(change)}.`),
    ),
  ];
  if (remarks.length === 0) return [];
  const part = paper.child(section, 'Sect');
  const title = heading(paper, part, words.exhibit.remarks);
  const list = paper.child(part, 'L');
  return [...title, ...remarks.flatMap((text) => listItem(paper, list, text, '–', STYLE.small)), gap(10)];
}

export function listItem(
  paper: Paper,
  list: Tag,
  text: string,
  mark = '–',
  style: Style = STYLE.body,
): Row[] {
  const item = paper.child(list, 'LI');
  const label = paper.child(item, 'Lbl');
  const at = { x: PAGE.left + INDENT, width: COLUMN - INDENT, style, type: 'LBody' };
  return paragraph(paper, item, text, at).map((row, index) => ({
    ...row,
    draw: (top) => {
      if (index === 0) {
        paper.inside(label, 'Lbl', () => paper.line(mark, PAGE.left, baselineOf(style, top), style));
      }
      row.draw(top);
    },
  }));
}

function described({ name, ...details }: Transformation): string {
  const shown = Object.entries(details).map(
    ([key, value]) =>
      `${words.transformationDetail.get(key) ?? key} ${Array.isArray(value) ? value.join(', ') : value}`,
  );
  const known = words.transformation.get(name) ?? name;
  return shown.length === 0 ? known : `${known} (${shown.join(' ; ')})`;
}
