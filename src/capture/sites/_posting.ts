import {
  type Extracted,
  extractedValue,
  missingValue,
  type Posting,
} from '../../domain/capture/extraction.ts';
import { addAssumptions, type MethodCode } from '../../domain/capture/extractionMethods.ts';
import { type DateReading, readMachineDate, readShownDate } from '../dates.ts';
import type { IdTime } from '../ids.ts';
import { attributeOf } from '../node.ts';
import type { PageView } from '../view.ts';

/** When a post was published: the page's own machine time, else the time in its native id, else the words shown. */

export interface TimeSources {
  /** As displayed. */
  readonly raw: string | null;
  /** What the page has for machines; `how` names where: `attribute:datetime`. What the page says of itself is less sure. */
  readonly machine?: {
    readonly date: DateReading | null;
    readonly how: MethodCode;
    readonly source?: 'dom' | 'jsonld' | 'og';
  };
  readonly id?: IdTime | null;
  /** Words to be read as a date, `raw` where this is not given; `lang` tells which of 03/04 is the month. */
  readonly shown?: { readonly text: string | null; readonly how: MethodCode };
  readonly lang?: string | null;
  /** Other names for what had to be supposed: `{ 'device-zone': 'site-zone' }`. */
  readonly called?: Readonly<Record<string, string>>;
}

/** What a `<time>` says for machines. */
export function datetimeOf(time: Element | null | undefined, view: PageView): TimeSources['machine'] & {} {
  return { date: readMachineDate(attributeOf(time, 'datetime'), view.clock), how: 'attribute:datetime' };
}

export interface FoundTime {
  readonly posting: Extracted<Posting>;
  /** `time-mismatch`, `relative-time-only`, `date-order-unknown`. */
  readonly warnings: readonly string[];
}

/** Page time and id time further apart than this is a warning: a draft, a scheduled reel, a forged key. */
const DISAGREE_MS = 2 * 60_000;

/** Clocks and zones differ by no more. */
const TO_COME_MS = 24 * 60 * 60_000;

export function timeFrom(sources: TimeSources, view: PageView): FoundTime {
  const found = readTime(sources, view);
  const { value } = found.posting;
  // Nothing was published after it was seen.
  const isToCome =
    value?.iso && spanOf(value.iso, value.precision)[0] > view.clock.now.getTime() + TO_COME_MS;
  return isToCome ? { ...found, posting: { ...found.posting, confidence: 'low' } } : found;
}

function readTime(sources: TimeSources, view: PageView): FoundTime {
  const { raw, machine, id, called = {} } = sources;
  if (machine?.date?.iso) {
    const { date, how, source = 'dom' } = machine;
    return fromPage(raw, date, how, source, apart(date, id), source === 'dom' ? 'high' : 'medium', called);
  }
  const words = sources.shown ?? { text: raw, how: 'text:date' };
  const shown = words.text
    ? readShownDate(words.text, view.clock, { lang: sources.lang ?? null, loose: true })
    : null;
  if (id) return fromId(raw ?? words.text, id, shown);
  if (shown?.iso) return fromPage(raw ?? words.text, shown, words.how, 'text', false, 'medium', called);
  const asShown = raw ?? words.text;
  if (!asShown) return { posting: missingValue(), warnings: [] };
  const relative = shown?.assumptions.includes('now');
  return {
    posting: extractedValue(
      { raw: asShown, iso: null, precision: null, source: 'text' },
      'text:as-shown',
      'low',
    ),
    warnings: relative ? ['relative-time-only'] : shown ? ['date-order-unknown'] : [],
  };
}

function fromPage(
  raw: string | null,
  date: DateReading,
  how: MethodCode,
  source: 'dom' | 'jsonld' | 'og' | 'text',
  mismatch: boolean,
  sure: 'high' | 'medium',
  called: Readonly<Record<string, string>>,
): FoundTime {
  const { iso, precision, assumptions } = date;
  const supposed = assumptions.map((name) => called[name] ?? name);
  const zoneOnly = assumptions.every((name) => name === 'device-zone');
  const confidence = mismatch || !zoneOnly ? 'low' : assumptions.length > 0 ? 'medium' : sure;
  return {
    posting: extractedValue(
      { raw: raw ?? iso, iso, precision, source },
      addAssumptions(how, supposed),
      confidence,
    ),
    warnings: [
      ...(mismatch ? ['time-mismatch'] : []),
      ...(assumptions.includes('now') ? ['relative-time-only'] : []),
    ],
  };
}

/** Words to the minute that agree with the id are a second witness; words that disagree make it doubtful. */
function fromId(raw: string | null, id: IdTime, shown: DateReading | null): FoundTime {
  const iso = id.precision === 'ms' ? id.at.toISOString() : `${id.at.toISOString().slice(0, 19)}Z`;
  // « 3 h » was true at the moment of display, which may not be now: no witness either way.
  const told = shown?.iso && !shown.assumptions.includes('now') ? shown : null;
  const mismatch = told !== null && apart(told, id);
  const agrees = told !== null && !mismatch && ['ms', 's', 'min'].includes(told.precision ?? '');
  return {
    posting: extractedValue(
      { raw, iso, precision: id.precision, source: 'id' },
      id.how,
      mismatch ? 'low' : agrees ? 'high' : 'medium',
    ),
    warnings: mismatch ? ['time-mismatch'] : [],
  };
}

const SPAN_MS: Readonly<Record<string, number>> = { min: 60_000, hour: 3_600_000 };
/** Zones reach from UTC−12 to UTC+14: a bare day, month or year is compared as it would be anywhere. */
const ZONES_MS = { before: 14 * 3_600_000, after: 12 * 3_600_000 };

function apart(page: DateReading, id: IdTime | null | undefined): boolean {
  if (!page.iso || !id) return false;
  const at = id.at.getTime();
  const [from, to] = spanOf(page.iso, page.precision);
  return at < from - DISAGREE_MS || at > to + DISAGREE_MS;
}

/** The instants that a cut time stands for. */
function spanOf(iso: string, precision: DateReading['precision']): [number, number] {
  if (precision === 'ms' || precision === 's') {
    const at = Date.parse(iso);
    return [at, at];
  }
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = iso.split(/\D+/).map(Number);
  if (precision === 'year' || precision === 'month' || precision === 'day') {
    const end =
      precision === 'year'
        ? Date.UTC(year + 1, 0)
        : precision === 'month'
          ? Date.UTC(year, month)
          : Date.UTC(year, month - 1, day + 1);
    const start = Date.UTC(year, precision === 'year' ? 0 : month - 1, precision === 'day' ? day : 1);
    return [start - ZONES_MS.before, end + ZONES_MS.after];
  }
  const start = Date.UTC(year, month - 1, day, hour, minute);
  return [start, start + (SPAN_MS[precision ?? ''] ?? 0)];
}
