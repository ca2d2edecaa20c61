import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { utcOffsetAt } from '../../../domain/shared/localDates.ts';
import type { DossierContext } from '../../dossierContext.ts';
import { formatMoment, localDate } from '../../strings/formatTime.ts';
import * as strings from '../../strings/index.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { FactTable } from '../layout/factTable.ts';
import { gap, type Row } from '../layout/pageFlow.ts';
import { headingRows, paragraphRows, STYLE } from '../layout/rows.ts';
import { verbatimRows } from '../layout/verbatimRows.ts';

/** Returns what the person stated about an item after its capture, each statement with its date. */
export async function userNoteRows(
  pdf: PdfDocument,
  section: Tag,
  { fiche, notes, notesUnread }: SnapshotItem,
  { drawText, timeZone, snapshot }: DossierContext,
): Promise<Row[]> {
  if (notes === null && !notesUnread) return [];
  const title = headingRows(pdf, section, strings.userNotes.title, 'H3');
  const facts = new FactTable(pdf, section, { dense: true });
  if (notes === null) {
    await facts.addText('', strings.userNotes.unread);
    return [...title, ...facts.rows, gap(4)];
  }
  const statedOn = (at: string) => strings.userNotes.on(localDate(new Date(at), timeZone));
  const add = (label: string, text: string, at: string) =>
    facts.add(label, async (cell) => [
      ...(await verbatimRows(pdf, cell, text, { ...facts.column, style: facts.style }, drawText)).text,
      ...paragraphRows(pdf, cell, statedOn(at), { ...facts.column, style: STYLE.note }),
    ]);
  const { categories, seriousness, visibility, translation, note, online = [], references = [] } = notes;
  if (categories) {
    await add(
      strings.userNotes.category,
      categories.value.map((one) => strings.category[one]).join(' ; '),
      categories.at,
    );
  }
  if (seriousness) {
    await add(strings.userNotes.seriousness, strings.userNotes.seriousnessText(seriousness.value), seriousness.at);
  }
  if (visibility && fiche.visibility === null) {
    await add(strings.userNotes.visibility, strings.visibility[visibility.value], visibility.at);
  }
  if (translation) {
    await add(strings.userNotes.translation, translation.text, translation.at);
    await facts.addText('', strings.userNotes.translationText(translation.from));
  }
  if (note) await add(strings.userNotes.note, note.value, note.at);
  for (const { at, result, item } of online) {
    const when = formatMoment(at, utcOffsetAt(new Date(at), timeZone), 'min').local;
    const exhibitNumber = snapshot.items.find((other) => other.fiche.id === item)?.number ?? null;
    await facts.addText(
      strings.userNotes.online,
      strings.userNotes.onlineText(when, strings.onlineResult[result], exhibitNumber),
    );
  }
  for (const { at, text } of references) await add(strings.userNotes.references, text, at);
  return facts.rows.length === 0 ? [] : [...title, ...facts.rows, gap(4)];
}
