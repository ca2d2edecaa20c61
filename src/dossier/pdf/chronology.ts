import { exhibitLabel } from '../../domain/dossier.ts';
import type { HeldItem } from '../../domain/holdings.ts';
import { hasPage } from '../binding.ts';
import type { Edition } from '../edition.ts';
import { byDate } from '../period.ts';
import { accountOf, dateOf } from '../said.ts';
import * as words from '../words.ts';
import type { Contents } from './contents.ts';
import type { Paper, Tag } from './paper.ts';
import { postedRows } from './posted.ts';
import { paragraph, STYLE } from './rows.ts';
import { openSection } from './section.ts';
import type { Sheet } from './sheet.ts';
import { type Cell, lines, tableRows } from './table.ts';

const WIDTHS = [104, 110, 165, 38];
/** Enough to know a post again; the whole of it is on its own page. */
const FIRST_WORDS = 110;

/** Every exhibit by date: when, which account, its first words, its number. */
export async function placeChronology(
  sheet: Sheet,
  root: Tag,
  edition: Edition,
  contents: Contents,
): Promise<void> {
  const { paper } = sheet;
  const { intro, head } = words.chronology;
  const section = openSection(sheet, root, { title: words.part.chronology, intro }, contents);
  const columns = head.map((label, index) => ({ label, width: WIDTHS[index] ?? 0 }));
  const entries = byDate(edition.holdings.items).map((item) => ({
    cells: [
      lines(paper, dateOf(item), STYLE.small),
      lines(paper, accountOf(item), STYLE.small),
      firstWords(paper, item, edition),
      lines(paper, [`n° ${item.number}`], STYLE.smallStrong, {
        link: hasPage(item, edition) ? { name: exhibitLabel(item.number) } : null,
      }),
    ],
  }));
  const rows = await tableRows(paper, section, columns, entries);
  sheet.place(rows, rows[0]);
  section.end();
}

function firstWords(paper: Paper, { fiche }: HeldItem, { drawText }: Edition): Cell {
  return async (tag, at) => {
    const text = fiche.text?.replace(/\s+/gu, ' ').trim() ?? '';
    if (text === '') return paragraph(paper, tag, words.chronology.noText, { ...at, style: STYLE.note });
    const points = [...text];
    const shown = points.length > FIRST_WORDS ? `${points.slice(0, FIRST_WORDS).join('').trim()}…` : text;
    const rows = await postedRows(paper, tag, shown, { ...at, style: STYLE.small }, drawText);
    return rows.text;
  };
}
