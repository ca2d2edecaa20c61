import { partsOf } from '../../domain/plan.ts';
import type { Edition } from '../edition.ts';
import { stepKind } from '../statementWords.ts';
import { postedDay } from '../times.ts';
import * as words from '../words.ts';
import { blank } from './blanks.ts';
import type { Contents } from './contents.ts';
import { WIDE } from './page.ts';
import type { Paper, Tag } from './paper.ts';
import { postedRows } from './posted.ts';
import { ownWords } from './recital.ts';
import { paragraph, STYLE } from './rows.ts';
import { openSection } from './section.ts';
import type { Row, Sheet } from './sheet.ts';
import { type Cell, lines, tableRows } from './table.ts';

const BLANK_LINES = 14;
type Place = (sheet: Sheet, root: Tag, edition: Edition, contents: Contents) => Promise<void>;

/** « Retentissement », in the person's own words. */
export const placeImpact: Place = async (sheet, root, edition, contents) => {
  const { paper } = sheet;
  const { own, blank: toFill } = words.statements;
  const told = edition.plan.impact?.trim() ? own : toFill;
  const section = openSection(sheet, root, { title: words.part.impact, intro: told }, contents);
  sheet.place((await ownWords(paper, section, edition.plan.impact, edition)) ?? blanks(paper));
  section.end();
};

/** Who saw what: named, never quoted; their own account is theirs to write. */
export const placeWitnesses: Place = async (sheet, root, edition, contents) => {
  const { paper } = sheet;
  const { witnessIntro, witnessHead } = words.statements;
  const section = openSection(
    sheet,
    root,
    { title: words.part.witnesses, intro: witnessIntro, follows: true },
    contents,
  );
  const withContact = partsOf(edition.plan).has('address');
  const columns = witnessHead.map((label, index) => ({ label, width: index === 0 ? 170 : 271 }));
  const entries = (edition.plan.witnesses ?? []).map(({ name, contact, saw }) => ({
    cells: [
      written(paper, withContact && contact !== undefined ? `${name}\n${contact}` : name, edition),
      written(paper, saw ?? '', edition),
    ],
  }));
  const rows = entries.length === 0 ? blanks(paper) : await tableRows(paper, section, columns, entries);
  sheet.place(rows, entries.length === 0 ? null : rows[0]);
  section.end();
};

/** What was already done, for the case and for a pièce, by date. */
export const placeSteps: Place = async (sheet, root, edition, contents) => {
  const { paper } = sheet;
  const { stepHead, undated } = words.statements;
  const section = openSection(sheet, root, { title: words.part.steps, follows: true }, contents);
  const widths = [96, 130, 100, 91];
  const columns = stepHead.map((label, index) => ({ label, width: widths[index] ?? 0 }));
  const ofPieces = edition.holdings.items.flatMap(({ number, notes }) =>
    (notes?.reports ?? []).map(({ date, kind, where: to, reference, answer: outcome }) => ({
      ...{ date, to, reference, outcome },
      what: `${stepKind[kind]}\n${words.statements.about(number)}`,
      documents: [],
    })),
  );
  const steps = [...(edition.plan.steps ?? []), ...ofPieces].toSorted((a, b) =>
    (a.date ?? '9') < (b.date ?? '9') ? -1 : 1,
  );
  const entries = steps.map(({ date, what, to, reference, outcome, documents = [] }) => ({
    cells: [
      lines(
        paper,
        [date === null ? undated : (postedDay({ iso: date }, edition.timeZone) ?? date)],
        STYLE.small,
      ),
      written(paper, what, edition),
      written(paper, to ?? '', edition),
      written(paper, [reference, outcome, joined(documents, edition)].filter(Boolean).join('\n'), edition),
    ],
  }));
  const rows = entries.length === 0 ? blanks(paper) : await tableRows(paper, section, columns, entries);
  sheet.place(rows, entries.length === 0 ? null : rows[0]);
  section.end();
};

/** « pièce n° 7 »: where its documents stand here. */
function joined(documents: readonly string[], { holdings }: Edition): string {
  const numbers = holdings.items.flatMap(({ fiche, number }) =>
    documents.includes(fiche.id) ? [number] : [],
  );
  return numbers.length === 0 ? '' : words.statements.documents(numbers);
}

function blanks(paper: Paper): Row[] {
  return Array.from({ length: BLANK_LINES }, () => blank(paper, WIDE, 26));
}

/** What the person wrote, bounded to what a cell can hold on one page. */
function written(paper: Paper, text: string, { drawText }: Edition): Cell {
  return async (tag, at) =>
    text === ''
      ? paragraph(paper, tag, '–', { ...at, style: STYLE.small })
      : (await postedRows(paper, tag, text.slice(0, 600), { ...at, style: STYLE.small }, drawText)).text;
}
