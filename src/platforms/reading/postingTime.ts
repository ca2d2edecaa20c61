import { type DateReading, readMachineDate, readShownDate } from '../../dom/pageDates.ts';
import type { PageView } from '../../dom/pageView.ts';
import { getAttribute } from '../../dom/safeDom.ts';
import {
  addAssumptions,
  type Extracted,
  extractedValue,
  type MethodCode,
  missingValue,
  type Posting,
} from '../../domain/capture/extraction.ts';
import type { IdTimestamp } from './idTimestamps.ts';

/**
 * Determines when a post was published: from the page's machine-readable time, else the time in its native id, else the
 * displayed text.
 */

export interface TimeSources {
  /** As displayed. */
  readonly raw: string | null;
  /** Machine-readable time; `how` names its source (`attribute:datetime`). The page's metadata is less certain. */
  readonly machine?: {
    readonly date: DateReading | null;
    readonly how: MethodCode;
    readonly source?: 'dom' | 'jsonld' | 'og';
  };
  readonly id?: IdTimestamp | null;
  /** Text to parse as a date; `raw` by default. `lang` decides which number of 03/04 is the month. */
  readonly shown?: { readonly text: string | null; readonly how: MethodCode };
  readonly lang?: string | null;
  /** Other names of assumptions: `{ 'device-zone': 'site-zone' }`. */
  readonly assumptionNames?: Readonly<Record<string, string>>;
}

/** Reads the `datetime` attribute of a `<time>`. */
export function readDatetime(time: Element | null | undefined, view: PageView): TimeSources['machine'] & {} {
  return { date: readMachineDate(getAttribute(time, 'datetime'), view.clock), how: 'attribute:datetime' };
}

export interface PostingTime {
  readonly posting: Extracted<Posting>;
  /** `time-mismatch`, `relative-time-only`, `date-order-unknown`. */
  readonly warnings: readonly string[];
}

/** A larger difference from the id's gives a warning: a draft, a scheduled reel, a forged key. */
const MAX_DIFFERENCE_MS = 2 * 60_000;

/** Maximum difference due to clocks and time zones. */
const MAX_FUTURE_MS = 24 * 60 * 60_000;

export function resolvePostingTime(sources: TimeSources, view: PageView): PostingTime {
  const found = selectTime(sources, view);
  const { value } = found.posting;
  // A post cannot be published after it was seen.
  const isInFuture = value?.iso && toTimeSpan(value.iso, value.precision)[0] > view.clock.now.getTime() + MAX_FUTURE_MS;
  return isInFuture ? { ...found, posting: { ...found.posting, confidence: 'low' } } : found;
}

function selectTime(sources: TimeSources, view: PageView): PostingTime {
  const { raw, machine, id, assumptionNames = {} } = sources;
  if (machine?.date?.iso) {
    const { date, how, source = 'dom' } = machine;
    return buildPageTime(
      raw,
      date,
      how,
      source,
      areTooFarApart(date, id),
      source === 'dom' ? 'high' : 'medium',
      assumptionNames,
    );
  }
  const words = sources.shown ?? { text: raw, how: 'text:date' };
  const shown = words.text ? readShownDate(words.text, view.clock, { lang: sources.lang ?? null, loose: true }) : null;
  if (id) return buildIdTime(raw ?? words.text, id, shown);
  if (shown?.iso) return buildPageTime(raw ?? words.text, shown, words.how, 'text', false, 'medium', assumptionNames);
  const displayedText = raw ?? words.text;
  if (!displayedText) return { posting: missingValue(), warnings: [] };
  const relative = shown?.assumptions.includes('now');
  return {
    posting: extractedValue({ raw: displayedText, iso: null, precision: null, source: 'text' }, 'text:as-shown', 'low'),
    warnings: relative ? ['relative-time-only'] : shown ? ['date-order-unknown'] : [],
  };
}

function buildPageTime(
  raw: string | null,
  date: DateReading,
  how: MethodCode,
  source: 'dom' | 'jsonld' | 'og' | 'text',
  mismatch: boolean,
  certainty: 'high' | 'medium',
  assumptionNames: Readonly<Record<string, string>>,
): PostingTime {
  const { iso, precision, assumptions } = date;
  const assumed = assumptions.map((name) => assumptionNames[name] ?? name);
  const zoneOnly = assumptions.every((name) => name === 'device-zone');
  const confidence = mismatch || !zoneOnly ? 'low' : assumptions.length > 0 ? 'medium' : certainty;
  return {
    posting: extractedValue({ raw: raw ?? iso, iso, precision, source }, addAssumptions(how, assumed), confidence),
    warnings: [...(mismatch ? ['time-mismatch'] : []), ...(assumptions.includes('now') ? ['relative-time-only'] : [])],
  };
}

/** Displayed text to the minute confirms the id's time, or makes it uncertain when it differs. */
function buildIdTime(raw: string | null, id: IdTimestamp, shown: DateReading | null): PostingTime {
  const iso = id.precision === 'ms' ? id.at.toISOString() : `${id.at.toISOString().slice(0, 19)}Z`;
  // « 3 h » was true at the moment of display, which may not be now: it neither confirms nor contradicts.
  const absoluteTime = shown?.iso && !shown.assumptions.includes('now') ? shown : null;
  const mismatch = absoluteTime !== null && areTooFarApart(absoluteTime, id);
  const agrees = absoluteTime !== null && !mismatch && ['ms', 's', 'min'].includes(absoluteTime.precision ?? '');
  return {
    posting: extractedValue(
      { raw, iso, precision: id.precision, source: 'id' },
      id.how,
      mismatch ? 'low' : agrees ? 'high' : 'medium',
    ),
    warnings: mismatch ? ['time-mismatch'] : [],
  };
}

const PRECISION_MS: Readonly<Record<string, number>> = { min: 60_000, hour: 3_600_000 };
/** Offsets range from UTC−12 to UTC+14: a bare day, month or year is compared as if in any zone. */
const UTC_OFFSET_RANGE_MS = { before: 14 * 3_600_000, after: 12 * 3_600_000 };

function areTooFarApart(page: DateReading, id: IdTimestamp | null | undefined): boolean {
  if (!page.iso || !id) return false;
  const at = id.at.getTime();
  const [from, to] = toTimeSpan(page.iso, page.precision);
  return at < from - MAX_DIFFERENCE_MS || at > to + MAX_DIFFERENCE_MS;
}

/** Returns the instants that a time, cut to its precision, can mean. */
function toTimeSpan(iso: string, precision: DateReading['precision']): [number, number] {
  if (precision === 'ms' || precision === 's') {
    const at = Date.parse(iso);
    return [at, at];
  }
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = iso.split(/\D+/).map(Number);
  const start = Date.UTC(year, month - 1, day, hour, minute);
  const ends: Readonly<Record<string, number>> = {
    year: Date.UTC(year + 1, 0),
    month: Date.UTC(year, month),
    day: Date.UTC(year, month - 1, day + 1),
  };
  const end = ends[precision ?? ''];
  return end === undefined
    ? [start, start + (PRECISION_MS[precision ?? ''] ?? 0)]
    : [start - UTC_OFFSET_RANGE_MS.before, end + UTC_OFFSET_RANGE_MS.after];
}
