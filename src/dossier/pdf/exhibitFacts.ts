import type { HeldItem } from '../../domain/holdings.ts';
import type { Received } from '../../domain/imported.ts';
import type { Fiche } from '../../domain/item.ts';
import type { Linked } from '../../domain/linked.ts';
import { handleShown } from '../../domain/platforms.ts';
import { accountName } from '../accounts.ts';
import { mayLead } from '../addresses.ts';
import type { Edition } from '../edition.ts';
import { imported } from '../importWords.ts';
import { place } from '../placeWords.ts';
import { assumed, howKnown, type Known } from '../posting.ts';
import { moment, postedMoment } from '../times.ts';
import * as words from '../words.ts';
import { addressRows } from './address.ts';
import { Facts, VALUE } from './facts.ts';
import type { Style } from './page.ts';
import type { Paper, Tag } from './paper.ts';
import { postedRows } from './posted.ts';
import { paragraph, STYLE } from './rows.ts';
import { gap, type Row } from './sheet.ts';

/** What was read of a post, each value with the way it is known, and « non lu » where nothing was. */
export async function factRows(paper: Paper, section: Tag, item: HeldItem, edition: Edition): Promise<Row[]> {
  const { fiche } = item;
  const facts = new Facts(paper, section);
  const plain = (address: string) => !mayLead(item, address);
  const { permalink, page, frame } = fiche.address;
  if (page !== null && page === permalink) {
    await facts.addAddress(words.exhibit.bothAddresses, page, plain(page));
  } else {
    if (permalink === null) await facts.addWords(words.exhibit.address, notRead(fiche, 'address.permalink'));
    else await facts.addAddress(words.exhibit.address, permalink, plain(permalink));
    if (page !== null) await facts.addAddress(words.exhibit.pageAddress, page, plain(page));
  }
  if (frame !== undefined) await facts.addAddress(place.frameAddress, frame, plain(frame));
  await facts.add(words.exhibit.account, (cell) => accountRows(paper, cell, item, edition));
  await facts.add(words.exhibit.posted, (cell) => postingRows(paper, cell, fiche, edition));
  const recorded = moment(fiche.acquiredAt, fiche.utcOffset);
  const { received } = fiche;
  const recordedLabel = received === undefined ? words.exhibit.recorded : imported.recorded;
  await facts.addWords(recordedLabel, recorded.local, recorded.utc);
  if (received !== undefined) await addReceived(facts, paper, fiche, received, edition);
  const visibility =
    fiche.visibility === null ? notRead(fiche, 'visibility') : words.visibility[fiche.visibility];
  await facts.addWords(
    words.exhibit.kind,
    `${words.surface[fiche.surface]} (${words.platform(fiche.platform)}), ${words.exhibit.visibility} : ${visibility}`,
  );
  const { accessPath } = fiche;
  if (accessPath !== null) {
    await facts.add(place.accessPath, async (cell) => {
      const from = accessPath.referrer === null ? [] : [place.referrer(accessPath.referrer)];
      const earlier = accessPath.captured.map((id) => place.capturedBefore(exhibitOf(id, edition)));
      const rows = await Promise.all(
        [...from, ...earlier].map((text) => shown(paper, cell, text, STYLE.note, edition)),
      );
      return rows.flat();
    });
  }
  const { replyTo, quoted, linked } = fiche.context;
  if (replyTo !== null || quoted !== null || linked !== undefined) {
    await facts.add(words.exhibit.context, (cell) => contextRows(paper, cell, item, edition));
  }
  return [...facts.rows, gap(8)];
}

/** What the file is called, what it is, who made it and when, each in the words of the file or of the person. */
async function addReceived(
  facts: Facts,
  paper: Paper,
  { files }: Fiche,
  { name, family, format, pixels, dates, takenBy }: Received,
  edition: Edition,
): Promise<void> {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const about = [
    `${imported.family[family]} (${format})`,
    pixels && imported.pixels(pixels.width, pixels.height),
    imported.octets(bytes),
  ];
  await facts.add(imported.file, async (cell) => [
    ...(await shown(paper, cell, name, STYLE.body, edition)),
    ...note(paper, cell, about.filter(Boolean).join(', ')),
  ]);
  if (takenBy !== null)
    await facts.add(imported.takenBy, (cell) => shown(paper, cell, takenBy, STYLE.body, edition));
  if (dates.length > 0) {
    await facts.add(imported.dates, async (cell) => {
      const said = dates.map(({ source, raw }) => `${raw} (${imported.source[source]})`);
      const rows = await Promise.all(said.map((text) => shown(paper, cell, text, STYLE.note, edition)));
      return rows.flat();
    });
  }
}

async function accountRows(paper: Paper, cell: Tag, item: HeldItem, edition: Edition): Promise<Row[]> {
  const { fiche } = item;
  const { displayName, handle, platformId, profileUrl } = fiche.author;
  if (accountName(fiche.platform, fiche.author) === null && profileUrl === null)
    return body(paper, cell, notRead(fiche, 'author.handle'));
  const ids = [
    handle && handleShown(fiche.platform, handle),
    platformId && `${words.exhibit.accountId} ${platformId}`,
  ]
    .filter(Boolean)
    .join(', ');
  return [
    ...(displayName === null ? [] : await shown(paper, cell, displayName, STYLE.strong, edition)),
    ...(ids === '' ? [] : await shown(paper, cell, ids, STYLE.body, edition)),
    ...(profileUrl === null
      ? []
      : await addressRows(paper, cell, 'P', profileUrl, { ...VALUE, plain: !mayLead(item, profileUrl) })),
    ...note(paper, cell, howOf(fiche, ['author.handle', 'author.displayName', 'author.profileUrl'])),
  ];
}

async function postingRows(paper: Paper, cell: Tag, fiche: Fiche, edition: Edition): Promise<Row[]> {
  const { raw, source } = fiche.posting;
  const posted = postedMoment(fiche.posting, fiche.timeZone);
  const lines =
    posted === null
      ? [notRead(fiche, 'posting.iso')]
      : typeof posted === 'string'
        ? [posted]
        : [posted.local, posted.utc];
  const known = howKnown(fiche);
  const how = [
    ...(known === 'unread' ? [] : [words.known[known](words.postingSource.get(source ?? '') ?? '')]),
    ...assumed(fiche),
    ...(known === 'declared' || known === 'file' ? [] : [howOf(fiche, ['posting.iso', 'posting.raw'])]),
    ...(raw === null ? [] : [`${asWritten(known)} « ${raw} »`]),
  ];
  const note = how.filter(Boolean).join('\u00a0; ');
  return [
    ...body(paper, cell, ...lines),
    ...(note === '' ? [] : await shown(paper, cell, note, STYLE.note, edition)),
  ];
}

function linkedTo({ item, relation }: Linked, edition: Edition): string {
  return words.exhibit.linked[relation](exhibitOf(item, edition));
}

/** By its number here; an item that is not joined has none. */
function exhibitOf(item: string, { holdings }: Edition): string {
  const number = holdings.items.find(({ fiche }) => fiche.id === item)?.number;
  return number === undefined ? words.exhibit.linkedElsewhere : words.exhibit.linkedTo(number);
}

async function contextRows(paper: Paper, cell: Tag, item: HeldItem, edition: Edition): Promise<Row[]> {
  const { replyTo, quoted, linked } = item.fiche.context;
  const said = async (text: string) => shown(paper, cell, text, STYLE.body, edition);
  return [
    ...(linked === undefined ? [] : await said(linkedTo(linked, edition))),
    ...(replyTo === null ? [] : await said(`${words.exhibit.replyTo} ${replyTo}`)),
    ...(quoted === null
      ? []
      : await said(`${words.exhibit.quoted} ${quoted.author ?? words.exhibit.unread}`)),
    ...(quoted?.permalink
      ? await addressRows(paper, cell, 'P', quoted.permalink, {
          ...VALUE,
          plain: !mayLead(item, quoted.permalink),
        })
      : []),
    ...(quoted?.text ? await said(quoted.text) : []),
  ];
}

async function shown(
  paper: Paper,
  cell: Tag,
  text: string,
  style: Style,
  { drawText }: Edition,
): Promise<Row[]> {
  const rows = await postedRows(paper, cell, text, { ...VALUE, style }, drawText);
  return [...rows.text, ...rows.notes];
}

function asWritten(known: Known): string {
  if (known === 'declared') return imported.asStated;
  return known === 'file' ? imported.asInFile : words.exhibit.asShown;
}

/** The confidence of the first of these fields that was read, where it is not sure; '' also when the fiche does not say. */
function howOf({ reading }: Fiche, fields: readonly string[]): string {
  const notes = fields.flatMap((field) => reading.fields[field] ?? []);
  const { how, confidence } = notes.find((note) => note.confidence !== null) ?? {};
  if (how === 'declared') return imported.declared;
  return confidence && confidence !== 'high' ? words.confidence[confidence] : '';
}

/** « non lu », with the reason where the reader gives one. */
function notRead({ reading }: Fiche, field: string): string {
  const why = words.unread.get(reading.fields[field]?.how ?? '');
  return why === undefined ? words.NOT_READ : `${words.NOT_READ} : ${why}`;
}

function body(paper: Paper, cell: Tag, ...lines: readonly string[]): Row[] {
  return lines.flatMap((text) => paragraph(paper, cell, text, { ...VALUE, style: STYLE.body }));
}

function note(paper: Paper, cell: Tag, text: string): Row[] {
  return text === '' ? [] : paragraph(paper, cell, text, { ...VALUE, style: STYLE.note });
}
