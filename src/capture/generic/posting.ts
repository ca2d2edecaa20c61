import {
  type Extracted,
  extractedValue,
  missingValue,
  type Posting,
} from '../../domain/capture/extraction.ts';
import {
  addAssumptions,
  type ExtractionMethod,
  type MethodCode,
} from '../../domain/capture/extractionMethods.ts';
import { DAY_MS } from '../dates/calendar.ts';
import { type DateReading, readMachineDate, readShownDate } from '../dates.ts';
import { isPropertyOf, shownText } from '../dom.ts';
import { allIn, attributeOf, closest, matches, textIn } from '../node.ts';
import type { PageView } from '../view.ts';

/** When a post was published, as far as its own markup tells. */

const PUBLISHED = '[itemprop~="datePublished"], [itemprop~="dateCreated"], [itemprop~="uploadDate"]';
const MACHINE = 'time[datetime], [datetime]';
/** Elements whose text or `title` may be a date. */
const LIKELY =
  'time, [class*="date" i], [class*="time" i], [class*="ago" i], [class*="posted" i], [class*="author" i], [class*="meta" i], a[href], abbr[title], span[title]';
/** Words before or after a date are usual in these. */
const LOOSE = '[class*="date" i], [class*="author" i], [class*="posted" i], [class*="meta" i]';
const LONGEST_DATE = 120;

interface Dated {
  readonly el: Element;
  readonly raw: string;
  readonly date: DateReading;
  readonly how: MethodCode;
  readonly source: 'dom' | 'text';
}

type Own = (el: Element) => boolean;

/** Elements of `root` that give a date, best first; used to tell a post from a mere box, too. */
export function datedElements(root: Element, own: Own, view: PageView): Dated[] {
  const dated = [
    ...machineDates(root, PUBLISHED, 'microdata', (el) => own(el) && isPropertyOf(root, el), view),
    ...machineDates(root, MACHINE, 'attribute', own, view),
  ];
  return dated.length ? dated : shownDates(root, own, view);
}

function machineDates(
  root: Element,
  selector: string,
  kind: ExtractionMethod,
  own: Own,
  view: PageView,
): Dated[] {
  return allIn(root, selector)
    .filter(own)
    .flatMap((el) => {
      const name = attributeOf(el, 'datetime') !== null ? 'datetime' : 'content';
      const value = attributeOf(el, name);
      const date = readMachineDate(value, view.clock);
      if (!value || !date) return [];
      return [
        { el, raw: shownText(el, view) || value, date, how: `${kind}:${name}`, source: 'dom' as const },
      ];
    });
}

/** A `title` with the full date comes before a text such as « il y a 3 h ». */
function shownDates(root: Element, own: Own, view: PageView): Dated[] {
  const lang = langOf(root);
  const found = allIn(root, LIKELY)
    .filter(own)
    .flatMap((el): Dated[] => {
      const loose = matches(el, LOOSE);
      const candidates = [
        [attributeOf(el, 'title'), 'title:date'],
        [textIn(el).length <= LONGEST_DATE ? shownText(el, view) : null, 'text:date'],
      ] as const;
      return candidates.flatMap(([raw, how]) => {
        const date = raw ? readShownDate(raw, view.clock, { lang, loose }) : null;
        return raw && date ? [{ el, raw, date, how, source: 'text' as const }] : [];
      });
    });
  return found.sort((a, b) => weight(a) - weight(b));
}

/** Known exactly, then with a guess, then not at all; document order within each. */
function weight({ date }: Dated): number {
  if (date.iso === null) return 2;
  return date.assumptions.includes('now') ? 1 : 0;
}

function langOf(el: Element): string | null {
  return attributeOf(closest(el, '[lang]'), 'lang') || null;
}

/** Whether the words of a date and the attribute under them are more than a day apart, whatever was supposed. */
function disagrees({ el, raw, date }: Dated, lang: string | null, view: PageView): boolean {
  const shown = shownText(el, view) === '' ? null : readShownDate(raw, view.clock, { lang });
  if (!shown?.iso || !date.iso) return false;
  const [a, b] = [spanOf(date.iso), spanOf(shown.iso)];
  return a.from - b.to > DAY_MS || b.from - a.to > DAY_MS;
}

/** The first and last instant that a date cut at its precision can mean: `2026-05` is the whole of May. */
function spanOf(iso: string): { readonly from: number; readonly to: number } {
  const from = Date.parse(iso);
  const end = new Date(from);
  if (iso.length === 4) end.setUTCFullYear(end.getUTCFullYear() + 1);
  else if (iso.length === 7) end.setUTCMonth(end.getUTCMonth() + 1);
  else if (iso.length === 10) end.setUTCDate(end.getUTCDate() + 1);
  return { from, to: end.getTime() };
}

export interface FoundPosting {
  readonly posting: Extracted<Posting>;
  readonly warnings: readonly string[];
  /** Where the date stands. */
  readonly el: Element | null;
}

export function postingIn(root: Element, own: Own, view: PageView): FoundPosting {
  const dated = datedElements(root, own, view);
  const first = dated[0];
  if (!first) return { posting: missingValue(), warnings: [], el: null };
  const { el, raw, date, how, source } = first;
  const guessed = date.iso === null || date.assumptions.some((name) => name !== 'device-zone');
  // Several machine dates: the first is most often the publication, the next an edit; not sure enough.
  const several =
    new Set(dated.filter((other) => other.source === 'dom').map((other) => other.date.iso)).size > 1;
  const mismatch = source === 'dom' && disagrees(first, langOf(root), view);
  const sure = source === 'dom' && !several && !mismatch && date.assumptions.length === 0 ? 'medium' : 'low';
  return {
    el,
    posting: extractedValue(
      { raw, iso: date.iso, precision: date.precision, source },
      addAssumptions(how, date.assumptions),
      guessed ? 'low' : sure,
    ),
    warnings: [
      ...(mismatch ? ['time-mismatch'] : []),
      ...(date.assumptions.includes('now') ? ['relative-time-only'] : []),
      ...(date.iso === null && !date.assumptions.includes('now') ? ['date-order-unknown'] : []),
    ],
  };
}
