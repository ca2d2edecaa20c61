import { resolveParts } from '../../../domain/export/dossierOptions.ts';
import type { DossierContext } from '../../dossierContext.ts';
import { postedDay } from '../../strings/formatTime.ts';
import * as strings from '../../strings/index.ts';
import { stepKind } from '../../strings/userNotes.ts';
import { FULL_WIDTH } from '../engine/pageMetrics.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { blankLine } from '../layout/formLines.ts';
import type { PageFlow, Row } from '../layout/pageFlow.ts';
import { paragraphRows, STYLE } from '../layout/rows.ts';
import { openSection } from '../layout/section.ts';
import { type Cell, tableRows, textCell } from '../layout/table.ts';
import type { TableOfContents } from '../layout/tableOfContents.ts';
import { verbatimRows } from '../layout/verbatimRows.ts';
import { ownTextRows } from './narrative.ts';

const BLANK_LINES = 14;
type PlaceSection = (flow: PageFlow, root: Tag, context: DossierContext, contents: TableOfContents) => Promise<void>;

/** Places « Retentissement », in the person's own words. */
export const placeImpact: PlaceSection = async (flow, root, context, contents) => {
  const { pdf } = flow;
  const { own, blank: toFill } = strings.statements;
  const introText = context.options.impact?.trim() ? own : toFill;
  const section = openSection(flow, root, { title: strings.sectionTitle.impact, intro: introText }, contents);
  flow.place((await ownTextRows(pdf, section, context.options.impact, context)) ?? blankLines(pdf));
  section.end();
};

/** Places the witnesses. Their statements are not quoted: witnesses write them themselves. */
export const placeWitnesses: PlaceSection = async (flow, root, context, contents) => {
  const { pdf } = flow;
  const { witnessIntro, witnessHead } = strings.statements;
  const section = openSection(
    flow,
    root,
    { title: strings.sectionTitle.witnesses, intro: witnessIntro, follows: true },
    contents,
  );
  const withContact = resolveParts(context.options).has('address');
  const columns = witnessHead.map((label, index) => ({ label, width: index === 0 ? 170 : 271 }));
  const entries = (context.options.witnesses ?? []).map(({ name, contact, saw }) => ({
    cells: [
      verbatimCell(pdf, withContact && contact !== undefined ? `${name}\n${contact}` : name, context),
      verbatimCell(pdf, saw ?? '', context),
    ],
  }));
  const rows = entries.length === 0 ? blankLines(pdf) : await tableRows(pdf, section, columns, entries);
  flow.place(rows, entries.length === 0 ? null : rows[0]);
  section.end();
};

/** Places the démarches already done, of the case and of its exhibits, by date. */
export const placeSteps: PlaceSection = async (flow, root, context, contents) => {
  const { pdf } = flow;
  const { stepHead, undated } = strings.statements;
  const section = openSection(flow, root, { title: strings.sectionTitle.steps, follows: true }, contents);
  const widths = [96, 130, 100, 91];
  const columns = stepHead.map((label, index) => ({ label, width: widths[index] ?? 0 }));
  const itemSteps = context.snapshot.items.flatMap(({ number, notes }) =>
    (notes?.reports ?? []).map(({ date, kind, where: to, reference, answer: outcome }) => ({
      ...{ date, to, reference, outcome },
      what: `${stepKind[kind]}\n${strings.statements.about(number)}`,
      documents: [],
    })),
  );
  const steps = [...(context.options.steps ?? []), ...itemSteps].toSorted((a, b) =>
    (a.date ?? '9') < (b.date ?? '9') ? -1 : 1,
  );
  const entries = steps.map(({ date, what, to, reference, outcome, documents = [] }) => ({
    cells: [
      textCell(pdf, [date === null ? undated : (postedDay({ iso: date }, context.timeZone) ?? date)], STYLE.small),
      verbatimCell(pdf, what, context),
      verbatimCell(pdf, to ?? '', context),
      verbatimCell(pdf, [reference, outcome, formatDocuments(documents, context)].filter(Boolean).join('\n'), context),
    ],
  }));
  const rows = entries.length === 0 ? blankLines(pdf) : await tableRows(pdf, section, columns, entries);
  flow.place(rows, entries.length === 0 ? null : rows[0]);
  section.end();
};

/** Returns the exhibit numbers of a démarche's documents. */
function formatDocuments(documents: readonly string[], { snapshot }: DossierContext): string {
  const numbers = snapshot.items.flatMap(({ fiche, number }) => (documents.includes(fiche.id) ? [number] : []));
  return numbers.length === 0 ? '' : strings.statements.documents(numbers);
}

function blankLines(pdf: PdfDocument): Row[] {
  return Array.from({ length: BLANK_LINES }, () => blankLine(pdf, FULL_WIDTH, 26));
}

/** A cell with text of the person, cut to what fits on one page. */
function verbatimCell(pdf: PdfDocument, text: string, { drawText }: DossierContext): Cell {
  return async (tag, at) =>
    text === ''
      ? paragraphRows(pdf, tag, '–', { ...at, style: STYLE.small })
      : (await verbatimRows(pdf, tag, text.slice(0, 600), { ...at, style: STYLE.small }, drawText)).text;
}
