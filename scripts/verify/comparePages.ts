import { exhibitLabel } from '../../src/domain/export/dossierLayout.ts';
import {
  countExhibits,
  type ExhibitNumber,
  exhibitOf,
  joinNumber,
  splitNumber,
} from '../../src/domain/export/exhibitNumber.ts';
import { dossierLabel } from '../../src/domain/item/ficheFacts.ts';
import type { Fiche } from '../../src/domain/item/item.ts';
import { isProhibitedImage } from '../../src/domain/item/prohibitedImages.ts';
import { formatMessageTime, listMessageNotes, listOmissions } from '../../src/dossier/data/conversations.ts';
import { MESSAGE_TEXT_X } from '../../src/dossier/pdf/sections/conversationPages.ts';
import { conversation } from '../../src/dossier/strings/conversationWords.ts';
import { method } from '../../src/dossier/strings/coverAndMethod.ts';
import { exhibit as words } from '../../src/dossier/strings/exhibitWords.ts';
import { formatBoth, postedMoment } from '../../src/dossier/strings/formatText.ts';
import { formatHandle } from '../../src/platforms/platformTable.ts';
import { hasCounts, readCounts } from '../../src/seal/verify/compareDocuments.ts';
import type { Report } from '../../src/seal/verify/verificationReport.ts';
import { compareFirstPages } from './compareFirstPages.ts';
import { FOOT_Y, fold, HEAD_Y, isPrinted, isQuoteAt, isSameText, joinFromRight, readRows } from './pageText.ts';
import type { PageDifference } from './pageWords.ts';
import type { DossierPages, PagePlace, PageText } from './readPages.ts';
import type { RebuiltCase, RebuiltExhibit } from './rebuildCase.ts';

/**
 * Compares the pages of dossier.pdf with the fiches: whoever rewrites the pages and signs again makes a coherent
 * dossier whose pages say something else than its exhibits. Text that another program would draw over ours counts;
 * images do not.
 */

interface PagedExhibit extends RebuiltExhibit {
  /** The person stated another date later, which the pages have. */
  readonly hasOtherDate: boolean;
}

export interface DossierFacts {
  readonly exhibits: readonly PagedExhibit[];
  /** Of the journal, in the manifest. */
  readonly head: string;
  /** The dossier is one of several zips: its pages have only some of the exhibits. */
  readonly isVolume: boolean;
  /** Of the verification; null: not counted. */
  readonly counts: Report['counts'];
  /** Null for a dossier of a version whose tables do not say enough. */
  readonly rebuilt: RebuiltCase | null;
}

/** Label of an address that is the page's too, before 29 November 2026. */
const OLDER_ADDRESS = 'Adresse (et page)';
/** Texts beyond this are printed in part. */
const WHOLE_TEXT = 9_000;

export function comparePages(read: DossierPages, facts: DossierFacts): PageDifference[] {
  const pages = { ...read, texts: joinFromRight(read.texts) };
  return [
    ...compareFeet(pages, facts),
    ...compareCount(pages, facts),
    ...compareOmissions(pages, facts),
    ...(facts.rebuilt === null ? [] : compareFirstPages(pages, facts.rebuilt, facts)),
    ...facts.exhibits.flatMap((exhibit) => compareExhibit(pages, exhibit, facts)),
    ...findUnknownExhibits(pages, facts),
  ];
}

/** Each page has « n / N » and the head of the journal. */
function compareFeet({ texts, count }: DossierPages, { head }: DossierFacts): PageDifference[] {
  const feet = Map.groupBy(
    texts.filter(({ y }) => y < FOOT_Y),
    ({ page }) => page,
  );
  return Array.from({ length: count }, (_, index) => index + 1).flatMap((page) => {
    const foot = fold((feet.get(page) ?? []).map(({ text }) => text).join(' '));
    return [
      ...(new RegExp(`(?<!\\d)${page}/${count}(?!\\d)`).test(foot) ? [] : [{ page, field: 'footer' } as const]),
      ...(foot.includes(head) ? [] : [{ page, field: 'journal' } as const]),
    ];
  });
}

function compareCount({ texts }: DossierPages, { exhibits, isVolume }: DossierFacts): PageDifference[] {
  const first = fold(
    texts
      .filter(({ page }) => page === 1)
      .map(({ text }) => text)
      .join(' '),
  );
  const counts = [...first.matchAll(/;(\d+)pièces?\./g)].map(([, digits]) => Number(digits));
  return isVolume ||
    (counts.length > 0 && counts.every((count) => count === countExhibits(exhibits.map(({ number }) => number))))
    ? []
    : [{ page: 1, field: 'count' }];
}

/** The second page says how many items are joined and not, and what is left out of each conversation. */
function compareOmissions({ texts }: DossierPages, { counts, rebuilt, isVolume }: DossierFacts): PageDifference[] {
  const second = fold(
    texts
      .filter(({ page }) => page === 2)
      .map(({ text }) => text)
      .join(' '),
  );
  const printed = readCounts(second);
  if (printed === null || counts === null || isVolume) return [];
  const isWhole = counts.notIncluded + counts.withdrawn === 0;
  const said = listOmissions(rebuilt?.items ?? []).map((omission) => fold(conversation.leftOut(omission)));
  const saysAll = second.includes(fold(method.allJoined)) === isWhole && said.every((line) => second.includes(line));
  const saysMore = rebuilt !== null && second.split(fold(conversation.leftOutOf(''))).length - 1 !== said.length;
  return [
    ...(hasCounts(printed, counts) ? [] : [{ page: 2, field: 'count' as const }]),
    ...(saysAll && !saysMore ? [] : [{ page: 2, field: 'omission' as const }]),
  ];
}

function findUnknownExhibits({ destinations }: DossierPages, { exhibits }: DossierFacts): PageDifference[] {
  const known = new Set(exhibits.flatMap(({ number }) => [exhibitLabel(number), exhibitLabel(exhibitOf(number))]));
  return [...destinations]
    .filter(([name]) => DESTINATION.test(name) && !known.has(name))
    .map(([name, { page }]) => ({ exhibit: readDestination(name), page, field: 'number' }));
}

/** The place of an exhibit, or of a message. */
const DESTINATION = /^P(\d{4,})(?:-M(\d{4,}))?$/;

function readDestination(name: string): ExhibitNumber {
  const [, exhibit, message] = DESTINATION.exec(name) ?? [];
  return joinNumber({ number: Number(exhibit), ...(message !== undefined && { message: Number(message) }) });
}

function compareExhibit(pages: DossierPages, exhibit: PagedExhibit, { isVolume }: DossierFacts): PageDifference[] {
  const { number, fiche, removed } = exhibit;
  const place = pages.destinations.get(exhibitLabel(number));
  if (place === undefined) return isVolume ? [] : [{ exhibit: number, field: 'page' }];
  const shown = textsBetween(pages, place);
  if (isMessage(exhibit)) return compareMessage(exhibit, shown, place);
  const all = fold(shown.map(({ text }) => text).join(''));
  const { facts, quotes } = readRows(shown);
  const has = (labels: readonly string[], value: string) => {
    const printed = labels.map((label) => facts.get(fold(label))).find((text) => text !== undefined);
    return printed === undefined ? all.includes(fold(value)) : fold(printed).startsWith(fold(value));
  };
  const { permalink } = fiche.address;
  const addressLabels = [OLDER_ADDRESS, dossierLabel('address.permalink')];
  const moment = exhibit.hasOtherDate ? null : postedMoment(fiche.posting, fiche.timeZone);
  const date = moment === null ? null : typeof moment === 'string' ? moment : formatBoth(moment);
  const checks: readonly (readonly [PageDifference['field'], boolean])[] = [
    ['number', new RegExp(`^${fold(words.title(number))}(?!\\d)`).test(all)],
    ['address', permalink === null || isProhibitedImage(fiche, removed) || has(addressLabels, permalink)],
    ['account', has([words.account], nameOf(fiche))],
    ['date', date === null || has([dossierLabel('posting')], date)],
    ['text', fiche.text === null || hasText(quotes, all, fiche.text)],
  ];
  return checks.flatMap(([field, holds]) => (holds ? [] : [{ exhibit: number, page: place.page, field }]));
}

const isMessage = ({ fiche }: PagedExhibit): boolean => fiche.exported !== undefined;

/** A message of a conversation: its line with number, sender and time, then its words. */
function compareMessage(exhibit: PagedExhibit, shown: readonly PageText[], place: PagePlace): PageDifference[] {
  const { number, fiche, hasOtherDate } = exhibit;
  const all = fold(shown.map(({ text }) => text).join(''));
  // The side depends on the person's marks: a quotation may begin at either.
  const quotes = Object.values(MESSAGE_TEXT_X).map((x) => quoteAt(shown, x));
  const { message = 0 } = splitNumber(number);
  const sender = fiche.author.displayName ?? fiche.author.handle;
  const time = hasOtherDate ? null : formatMessageTime(fiche);
  const checks: readonly (readonly [PageDifference['field'], boolean])[] = [
    ['number', new RegExp(`^${fold(conversation.message(message))}(?!\\d)`).test(all)],
    ['account', sender === null || all.includes(fold(sender))],
    ['date', time === null || all.includes(fold(time))],
    ['text', fiche.text === null || quotes.some((quote) => isWordsOf(quote, fiche))],
  ];
  return checks.flatMap(([field, holds]) => (holds ? [] : [{ exhibit: number, page: place.page, field }]));
}

/** What the pages say below the words of a message, at their place: notes of the archive, files, marks of a reading. */
const BELOW_WORDS = ['(', 'pieces/', 'copies/', conversation.mediaRemoved];

function isWordsOf(quote: string, { text, exported, files }: Fiche): boolean {
  const expected = fold((text ?? '').slice(0, WHOLE_TEXT));
  if (!isSameText(quote.slice(0, expected.length), expected)) return false;
  const rest = quote.slice(expected.length);
  const own = exported === undefined ? [] : listMessageNotes({ exported, text });
  const below = [...own, ...BELOW_WORDS, ...files.map(({ path }) => path)].map(fold);
  return rest === '' || (text ?? '').length > WHOLE_TEXT || [...below, ...NOTES].some((note) => rest.startsWith(note));
}

function quoteAt(texts: readonly PageText[], x: number): string {
  const lines = Map.groupBy(texts, ({ page, y }) => `${page} ${Math.round(y)}`);
  let isQuote = false;
  const isOfQuote = (line: readonly PageText[]) => {
    isQuote = isQuoteAt(Math.min(...line.map((text) => text.x)), isQuote, x);
    return isQuote;
  };
  return fold(
    [...lines.values()]
      .filter(isOfQuote)
      .map((line) => line.map(({ text }) => text).join(''))
      .join(''),
  );
}

function nameOf({ platform, author: { displayName, handle } }: Fiche): string {
  return [displayName, handle === null ? null : formatHandle(platform, handle)].filter(Boolean).join(', ');
}

/** A line that begins with white space is no longer at the indent of quotations: then the words may be anywhere. */
function hasText(quotes: readonly string[], all: string, text: string): boolean {
  const isWhole = text.length <= WHOLE_TEXT;
  const expected = fold(isWhole ? text : text.slice(0, WHOLE_TEXT));
  if (/^\s/m.test(text) && all.includes(expected)) return true;
  return (
    expected === '' ||
    quotes.some((quote) =>
      isWhole ? isQuoteOf(quote, expected) : isSameText(quote.slice(0, expected.length), expected),
    )
  );
}

/** What the pages say below a text of the signs that are not drawn. */
const NOTES = [words.textCut, words.escaped, words.hidden('')].map((note) => fold(note).replace(/\.$/, ''));

/** A sign that is not drawn, its name and how often it is there. */
const LISTED_SIGN = /U\+[0-9A-F]{4,6}(?:\([^)]{1,60}\))?×\d+,?/g;

function isQuoteOf(quote: string, expected: string): boolean {
  if (quote === expected) return true;
  const noteAt = NOTES.map((note) => quote.lastIndexOf(note)).filter((at) => at >= 0);
  const end = Math.min(...noteAt, quote.length);
  const rest = NOTES.reduce((left, note) => left.replace(note, ''), quote.slice(end));
  if (!/^\.*$/.test(rest.replace(LISTED_SIGN, ''))) return false;
  const text = quote.slice(0, end);
  return isPrinted(text, expected);
}

/** The texts from a place to the next exhibit or section, without running heads and feet. */
function textsBetween({ texts, destinations, bookmarks }: DossierPages, from: PagePlace): PageText[] {
  const exhibits = [...destinations].flatMap(([name, place]) => (DESTINATION.test(name) ? [place] : []));
  const isAfter = (a: PagePlace, b: PagePlace) => a.page > b.page || (a.page === b.page && a.y < b.y);
  const [end] = [...exhibits, ...bookmarks]
    .filter((place) => isAfter(place, from))
    .sort((a, b) => a.page - b.page || b.y - a.y);
  return texts.filter(
    (text) => text.y >= FOOT_Y && text.y <= HEAD_Y && isAfter(text, from) && (end === undefined || isAfter(end, text)),
  );
}
