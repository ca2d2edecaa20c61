import type { HeldItem } from '../../domain/holdings.ts';
import type { Edition } from '../edition.ts';
import { localDate, moment, offsetAt } from '../times.ts';
import * as words from '../words.ts';
import { Facts, VALUE } from './facts.ts';
import type { Paper, Tag } from './paper.ts';
import { postedRows } from './posted.ts';
import { heading, paragraph, STYLE } from './rows.ts';
import { gap, type Row } from './sheet.ts';

/** What the person stated of an item later: apart from what was observed, and each statement with its date. */
export async function statedRows(
  paper: Paper,
  section: Tag,
  { fiche, notes, notesUnread }: HeldItem,
  { drawText, timeZone, holdings }: Edition,
): Promise<Row[]> {
  if (notes === null && !notesUnread) return [];
  const part = paper.child(section, 'Sect');
  const title = heading(paper, part, words.stated.title);
  const facts = new Facts(paper, part);
  if (notes === null) {
    await facts.addWords('', words.stated.unread);
    return [...title, ...facts.rows, gap(8)];
  }
  const day = (at: string) => words.stated.on(localDate(new Date(at), timeZone));
  const add = (label: string, text: string, at: string) =>
    facts.add(label, async (cell) => [
      ...(await postedRows(paper, cell, text, { ...VALUE, style: STYLE.body }, drawText)).text,
      ...paragraph(paper, cell, day(at), { ...VALUE, style: STYLE.note }),
    ]);
  const { categories, seriousness, visibility, translation, note, online = [], references = [] } = notes;
  if (categories) {
    await add(
      words.stated.category,
      categories.value.map((one) => words.category[one]).join(', '),
      categories.at,
    );
  }
  if (seriousness) {
    await add(words.stated.seriousness, words.stated.seriousnessText(seriousness.value), seriousness.at);
  }
  if (visibility && fiche.visibility === null) {
    await add(words.stated.visibility, words.visibility[visibility.value], visibility.at);
  }
  if (translation) {
    await add(words.stated.translation, translation.text, translation.at);
    await facts.addWords('', words.stated.translationText(translation.from));
  }
  if (note) await add(words.stated.note, note.value, note.at);
  for (const { at, result, item } of online) {
    const when = moment(at, offsetAt(new Date(at), timeZone), 'min').local;
    const shown = holdings.items.find((held) => held.fiche.id === item)?.number ?? null;
    await facts.addWords(words.stated.online, words.stated.onlineText(when, words.online[result], shown));
  }
  for (const { at, text } of references) await add(words.stated.references, text, at);
  return facts.rows.length === 0 ? [] : [...title, ...facts.rows, gap(8)];
}
