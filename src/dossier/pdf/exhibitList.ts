import { exhibitLabel } from '../../domain/dossier.ts';
import type { HeldItem } from '../../domain/holdings.ts';
import { accountName } from '../accounts.ts';
import { moment, postedMoment } from '../times.ts';
import * as words from '../words.ts';
import { addressRows } from './address.ts';
import { COLUMN, PAGE, type Style } from './page.ts';
import type { Paper, Tag } from './paper.ts';
import { across, blockRows, paragraph, STYLE, whole } from './rows.ts';
import { type Block, setWords } from './setPosted.ts';
import { gap, type Row } from './sheet.ts';

interface Column {
  readonly x: number;
  readonly width: number;
}

const NUMBER: Column = { x: PAGE.left, width: 30 };
const ACCOUNT: Column = { x: PAGE.left + 38, width: 180 };
const POSTED: Column = { x: PAGE.left + 230, width: 104 };
const RECORDED: Column = { x: PAGE.left + 346, width: COLUMN - 346 };
const ADDRESS: Column = { x: ACCOUNT.x, width: COLUMN - 38 };
const ADDRESS_CLIP = { lines: 3, mark: words.list.cutAddress };

/**
 * The table of exhibits: one entry each, never cut, with its address under it. `linked`: the exhibits have their pages in
 * this document, and the numbers lead there.
 */
export async function exhibitRows(
  paper: Paper,
  parent: Tag,
  items: readonly HeldItem[],
  { linked }: { readonly linked: boolean },
): Promise<Row[]> {
  const table = paper.child(parent, 'Table');
  const rows: Row[] = [headRow(paper, table)];
  for (const item of items) rows.push(await entryRow(paper, table, item, linked));
  return rows;
}

function headRow(paper: Paper, table: Tag): Row {
  const row = paper.child(table, 'TR');
  const cells = [NUMBER, ACCOUNT, POSTED, RECORDED].map((place, index) =>
    paragraph(paper, row, words.list.head[index] ?? '', { ...place, style: STYLE.label, type: 'TH' }),
  );
  return { ...ruled(paper, across(cells), 0.8), withNext: true };
}

async function entryRow(
  paper: Paper,
  table: Tag,
  { number, fiche }: HeldItem,
  linked: boolean,
): Promise<Row> {
  const row = paper.child(table, 'TR');
  const cell = (
    lines: readonly string[],
    place: Column,
    style: Style,
    link: { name: string } | null = null,
  ) => {
    const tag = paper.child(row, 'TD');
    const blocks = lines.flatMap((line) => oneLine(paper, line, style, place.width));
    return blockRows(paper, blocks, { x: place.x, style, tag, type: 'TD', link });
  };
  const posted = postedMoment(fiche.posting, fiche.timeZone) ?? words.NOT_READ;
  const cells = [
    cell([String(number)], NUMBER, STYLE.strong, linked ? { name: exhibitLabel(number) } : null),
    cell(
      [accountName(fiche.platform, fiche.author) ?? words.NOT_READ, words.platform(fiche.platform)],
      ACCOUNT,
      STYLE.small,
    ),
    cell(
      typeof posted === 'string' ? posted.split(/ (?=\()/) : posted.local.split(', '),
      POSTED,
      STYLE.small,
    ),
    cell(moment(fiche.acquiredAt, fiche.utcOffset).local.split(', '), RECORDED, STYLE.small),
  ];
  const under = paper.child(row, 'TD');
  const shown = fiche.address.permalink ?? fiche.address.page;
  const address =
    shown === null ? [] : await addressRows(paper, under, 'TD', shown, { ...ADDRESS, clip: ADDRESS_CLIP });
  return ruled(paper, whole([across(cells), gap(1.5), ...address]), 0.3);
}

function oneLine(paper: Paper, text: string, style: Style, width: number): Block[] {
  const [first, second] = setWords(paper, text, style, width - paper.widthOf(words.list.cut, style));
  if (first?.kind !== 'line') return [];
  return [second === undefined ? first : { ...first, drawn: `${first.drawn}${words.list.cut}` }];
}

/** With air above and a rule below. */
function ruled(paper: Paper, row: Row, weight: number): Row {
  const padded = whole([gap(5), row, gap(4)]);
  return {
    height: padded.height,
    draw: (top) => {
      padded.draw(top);
      paper.rule(PAGE.left, top + padded.height, COLUMN, weight);
    },
  };
}
