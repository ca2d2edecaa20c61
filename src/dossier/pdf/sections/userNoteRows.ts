import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { utcOffsetAt } from '../../../domain/shared/localDates.ts';
import { formatTicked } from '../../data/exhibitLabels.ts';
import type { DossierContext } from '../../dossierPlan.ts';
import * as codes from '../../strings/codes.ts';
import { importedFile } from '../../strings/exhibitWords.ts';
import { formatMoment, localDate, postedDay } from '../../strings/formatText.ts';
import type { PdfDocument, Tag } from '../engine/pdfDocument.ts';
import { gap, type Row } from '../layout/pageFlow.ts';
import { paragraphRows, STYLE, verbatimRows } from '../layout/rows.ts';
import { FactTable } from '../layout/table.ts';

/** Returns what the person stated about an item after its capture, each statement with its date. */
export async function userNoteRows(
  pdf: PdfDocument,
  section: Tag,
  item: SnapshotItem,
  { drawText, timeZone, snapshot }: DossierContext,
): Promise<Row[]> {
  const { fiche, sealedPosting, notes, notesUnread } = item;
  if (notes === null && !notesUnread) return [];
  const facts = new FactTable(pdf, section, { dense: true });
  if (notes === null) {
    await facts.addText('', codes.userNotes.unread);
    return [...facts.rows, gap(4)];
  }
  const statedOn = (at: string) => codes.userNotes.on(localDate(new Date(at), timeZone));
  const add = (label: string, text: string, at: string) =>
    facts.add(label, async (cell) => [
      ...(await verbatimRows(pdf, cell, text, { ...facts.column, style: facts.style }, drawText)).text,
      ...paragraphRows(pdf, cell, statedOn(at), { ...facts.column, style: STYLE.note }),
    ]);
  const addWords = (label: string, text: string, at: string) => facts.addText(label, `${text} (${statedOn(at)})`);
  const { categories, seriousness, visibility, translation, note, posted = [], online = [], references = [] } = notes;
  const words = codes.userNotes;
  if (categories) await addWords(words.category, formatTicked(item), categories.at);
  if (seriousness) await addWords(words.seriousness, words.seriousnessText[seriousness.value], seriousness.at);
  if (visibility && fiche.visibility === null)
    await addWords(words.visibility, codes.visibility[visibility.value], visibility.at);
  if (posted.length > 0 && sealedPosting?.iso) {
    const sealedDay = postedDay(sealedPosting.iso, fiche.timeZone);
    await facts.addText(words.posted, words.postedSealed(sealedDay));
  }
  for (const { at, iso, source } of posted) {
    const day = iso === null ? null : postedDay(iso, fiche.timeZone);
    const origin = source === 'person' ? null : importedFile.source[source];
    await add(words.posted, day === null ? words.postedWithdrawn : words.postedText(day, origin), at);
  }
  if (translation) {
    await add(words.translation, translation.text, translation.at);
    await facts.addText('', words.translationText(translation.from));
  }
  if (note) await add(words.note, note.value, note.at);
  for (const { at, result, item: shown } of online) {
    const when = formatMoment(at, utcOffsetAt(new Date(at), timeZone), 'min').local;
    const exhibitNumber = snapshot.items.find((other) => other.fiche.id === shown)?.number ?? null;
    await facts.addText(words.online, words.onlineText(when, codes.onlineResult[result], exhibitNumber));
  }
  for (const { at, text } of references) await add(words.references, text, at);
  return facts.rows.length === 0 ? [] : [gap(1), ...facts.rows];
}
