import { cutEdit } from '../../dom/dateWords.ts';
import { isElement, isPropertyOf, readVisibleText } from '../../dom/domTree.ts';
import { type DateReading, readMachineDate, readShownDate, readUnixDate } from '../../dom/pageDates.ts';
import type { PageView } from '../../dom/pageView.ts';
import {
  closest,
  getAttribute,
  getNative,
  getParentElement,
  getTextContent,
  keepInnermost,
  matches,
  queryAll,
} from '../../dom/safeDom.ts';
import {
  addAssumptions,
  type Extracted,
  type ExtractionMethod,
  extractedValue,
  type MethodCode,
  missingValue,
  type Posting,
} from '../../domain/capture/extraction.ts';
import { DAY_MS } from '../../domain/shared/localDates.ts';
import { listShortLines } from './genericNames.ts';

/** Finds when a post was published, from its own markup. */

const PUBLISHED = '[itemprop~="datePublished"], [itemprop~="dateCreated"], [itemprop~="uploadDate"]';
const MACHINE_DATES = 'time[datetime], [datetime]';
/** Seconds or milliseconds since 1970 beside a displayed time: `data-timestamp` of Steam, `data-utc` of imageboards. */
const EPOCHS = ['data-timestamp', 'data-utc'] as const;
/** The date of a change: « modifié ». WordPress writes `published updated` on a post that never changed. */
const CHANGED = /(?:^|[\s_-])(?:updated|modified|edited|edit|modifi[eé]|maj)(?=$|[\s_-])/i;
/** Elements whose text or `title` may be a date. */
const LIKELY_DATES =
  'time, [class*="date" i], [class*="time" i], [class*="ago" i], [class*="posted" i], .submitted, [class*="author" i], [class*="meta" i], a[href], abbr[title], span[title]';
/** Elements in which other words commonly surround a date. */
const LOOSE_TEXT = '[class*="date" i], [class*="author" i], [class*="posted" i], .submitted, [class*="meta" i]';
const MAX_DATE_LENGTH = 120;
/** A day's name at most, then a number. */
const DATE_FIRST = /^\s*(?:\p{L}{2,9}\.?,? )?\d/u;

interface DatedElement {
  readonly el: Element;
  readonly raw: string;
  readonly date: DateReading;
  readonly how: MethodCode;
  readonly source: 'dom' | 'text';
}

type OwnElementTest = (el: Element) => boolean;

/** Returns elements of `root` that have a date, best first. Also used to distinguish a post from another box. */
export function findDatedElements(root: Element, isOwn: OwnElementTest, view: PageView): DatedElement[] {
  const dated = [
    ...findMachineDates(root, PUBLISHED, 'microdata', (el) => isOwn(el) && isPropertyOf(root, el), view),
    ...findMachineDates(root, MACHINE_DATES, 'attribute', isOwn, view),
    ...findEpochs(root, isOwn, view),
  ];
  const first = dated[0];
  if (first && !isZoneless(first)) return dated;
  const shown = findShownDates(root, isOwn, view);
  // Servers write their own hour, or UTC, without saying so: the same day and an hour with its zone says more.
  return first ? [...shown.filter((one) => one.date.precision !== 'day' && isExact(one, first)), ...dated] : shown;
}

const isZoneless = ({ date }: DatedElement): boolean => date.assumptions.includes('device-zone');

const isExact = ({ date }: DatedElement, other: DatedElement): boolean =>
  date.assumptions.length === 0 && Math.abs(Date.parse(date.iso ?? '') - Date.parse(other.date.iso ?? '')) <= DAY_MS;

/** The same, or the date of a line that nothing marks: nothing but a date, or a date after the name of an account. */
export function findPostDates(root: Element, isOwn: OwnElementTest, view: PageView): DatedElement[] {
  const dated = findDatedElements(root, isOwn, view);
  return dated.length ? dated : findLineDates(root, isOwn, view);
}

export function findLineDates(root: Element, isOwn: OwnElementTest, view: PageView): DatedElement[] {
  const lang = readLanguage(root);
  const found = listShortLines(root, isOwn, view).flatMap(({ el, text, name }): DatedElement[] => {
    const date = isOfChange(el, root) ? null : readShownDate(text, view.clock, { lang, loose: name !== null });
    // « 3 h » and « 12 mai » may be anything where nothing marks them.
    const isFull = date !== null && !date.assumptions.some((name) => name === 'now' || name === 'year');
    return isFull ? [{ el, raw: text, date, how: 'text:date', source: 'text' }] : [];
  });
  const innermost = new Set(keepInnermost(found.map(({ el }) => el)));
  return found.filter(({ el }) => innermost.has(el));
}

function findMachineDates(
  root: Element,
  selector: string,
  kind: ExtractionMethod,
  isOwn: OwnElementTest,
  view: PageView,
): DatedElement[] {
  return queryAll(root, selector)
    .filter((el) => isOwn(el) && !isOfChange(el, root))
    .flatMap((el) => {
      const name = getAttribute(el, 'datetime') !== null ? 'datetime' : 'content';
      const value = getAttribute(el, name);
      const date = readMachineDate(value, view.clock);
      if (!value || !date) return [];
      return [{ el, raw: readVisibleText(el, view) || value, date, how: `${kind}:${name}`, source: 'dom' as const }];
    });
}

function findEpochs(root: Element, isOwn: OwnElementTest, view: PageView): DatedElement[] {
  return queryAll(root, EPOCHS.map((name) => `[${name}]`).join())
    .filter((el) => isOwn(el) && view.isVisible(el) && !isOfChange(el, root))
    .flatMap((el) =>
      EPOCHS.flatMap((name) => {
        const value = getAttribute(el, name);
        const raw = readVisibleText(el, view);
        // « 14 » beside the number of a video's second is no date: an instant shows more than one number.
        const isTime = raw.length <= MAX_DATE_LENGTH && /\d\D+\d|\p{L}/u.test(raw);
        const date = value && isTime ? readInstant(value, view) : null;
        return date ? [{ el, raw, date, how: `attribute:${name}` as const, source: 'dom' as const }] : [];
      }),
    );
}

/** A number of seconds has ten digits from 2001 to 2286; an instant after the capture is something else. */
function readInstant(value: string, view: PageView): DateReading | null {
  const date = /^\d{10}$/.test(value)
    ? readUnixDate(value, 's')
    : /^\d{13}$/.test(value)
      ? readUnixDate(value, 'ms')
      : readMachineDate(/^\d{4}-/.test(value) ? value : null, view.clock);
  return date?.iso && Date.parse(date.iso) <= view.clock.now.getTime() + DAY_MS ? date : null;
}

/** Whether the markup, or the words just before it, say that this is the date of a change. */
function isOfChange(el: Element, root: Element): boolean {
  if (matches(el, '[itemprop~="dateModified"]')) return true;
  for (let at: Element | null = el; at && at !== root; at = getParentElement(at)) {
    const names = getAttribute(at, 'class') ?? '';
    if (CHANGED.test(names)) return !/published/i.test(names);
    const before = getNative(at, 'previousSibling');
    const text = before === null ? '' : getTextContent(before).trim().toLowerCase();
    if (text !== '') return before !== null && !isElement(before) && cutEdit(text) !== text;
  }
  return false;
}

/** Whether the post shows the date of a change. */
function hasChange(root: Element, isOwn: OwnElementTest): boolean {
  return queryAll(root, `${MACHINE_DATES}, ${LIKELY_DATES}`).some((el) => {
    const text = getTextContent(el).toLowerCase();
    if (!isOwn(el) || text.length > MAX_DATE_LENGTH || !/\d/.test(text)) return false;
    return cutEdit(text) !== text || isOfChange(el, root);
  });
}

/** A `title` with the full date comes before a text such as « il y a 3 h », unless the text is another day. */
function findShownDates(root: Element, isOwn: OwnElementTest, view: PageView): DatedElement[] {
  const lang = readLanguage(root);
  const found = queryAll(root, LIKELY_DATES)
    .filter((el) => isOwn(el) && !isOfChange(el, root))
    .flatMap((el): DatedElement[] => {
      const isLoose = matches(el, LOOSE_TEXT);
      const title = getAttribute(el, 'title');
      // « 12 janvier 2026 à 18:30, modifié par Dupont »: a title that begins with a date is about it.
      const isDateFirst = title !== null && DATE_FIRST.test(title) && !matches(el, 'a');
      const candidates = [
        [title, 'title:date', isLoose || isDateFirst],
        [getTextContent(el).length <= MAX_DATE_LENGTH ? readVisibleText(el, view) : null, 'text:date', isLoose],
      ] as const;
      const dates = candidates.flatMap(([raw, how, loose]) => {
        const date = raw ? readShownDate(raw, view.clock, { lang, loose }) : null;
        return raw && date ? [{ el, raw, date, how, source: 'text' as const }] : [];
      });
      const [first, second] = dates;
      return first && second && areDaysApart(first.date, second.date) ? [second] : dates;
    });
  return found.sort((a, b) => rankDate(a) - rankDate(b));
}

/** Exact dates first, then those with an assumption, then unreadable ones; document order within each group. */
function rankDate({ date }: DatedElement): number {
  if (date.iso === null) return 2;
  return date.assumptions.includes('now') ? 1 : 0;
}

function readLanguage(el: Element): string | null {
  return getAttribute(closest(el, '[lang]'), 'lang') || null;
}

/** Returns whether the displayed date and the attribute differ by more than a day under every assumption. */
function hasDateMismatch({ el, raw, date }: DatedElement, lang: string | null, view: PageView): boolean {
  const shown = readVisibleText(el, view) === '' ? null : readShownDate(raw, view.clock, { lang });
  return shown !== null && areDaysApart(date, shown);
}

function areDaysApart(one: DateReading, other: DateReading): boolean {
  if (one.iso === null || other.iso === null) return false;
  const [a, b] = [toTimeSpan(one.iso), toTimeSpan(other.iso)];
  return a.from - b.to > DAY_MS || b.from - a.to > DAY_MS;
}

/** Returns the first and last instant that a cut date can mean: `2026-05` is the whole of May. */
function toTimeSpan(iso: string): { readonly from: number; readonly to: number } {
  const from = Date.parse(iso);
  const end = new Date(from);
  if (iso.length === 4) end.setUTCFullYear(end.getUTCFullYear() + 1);
  else if (iso.length === 7) end.setUTCMonth(end.getUTCMonth() + 1);
  else if (iso.length === 10) end.setUTCDate(end.getUTCDate() + 1);
  return { from, to: end.getTime() };
}

interface FoundPosting {
  readonly posting: Extracted<Posting>;
  readonly warnings: readonly string[];
  /** The element that has the date. */
  readonly el: Element | null;
}

export function findPosting(root: Element, isOwn: OwnElementTest, view: PageView): FoundPosting {
  const dated = findPostDates(root, isOwn, view);
  const first = dated[0];
  const edited = hasChange(root, isOwn) ? ['edited'] : [];
  if (!first) return { posting: missingValue(), warnings: edited, el: null };
  const { el, raw, date, how, source } = first;
  const guessed = date.iso === null || date.assumptions.some((name) => name !== 'device-zone');
  // With several machine-readable dates, the first is usually the publication and the next an edit: not certain.
  const several = new Set(dated.filter((other) => other.source === 'dom').map((other) => other.date.iso)).size > 1;
  const mismatch = source === 'dom' && hasDateMismatch(first, readLanguage(root), view);
  const certainty = source === 'dom' && !several && !mismatch && date.assumptions.length === 0 ? 'medium' : 'low';
  return {
    el,
    posting: extractedValue(
      { raw, iso: date.iso, precision: date.precision, source },
      addAssumptions(how, date.assumptions),
      guessed ? 'low' : certainty,
    ),
    warnings: [
      ...edited,
      ...(mismatch ? ['time-mismatch'] : []),
      ...(date.assumptions.includes('now') ? ['relative-time-only'] : []),
      ...(date.iso === null && !date.assumptions.includes('now') ? ['date-order-unknown'] : []),
    ],
  };
}
