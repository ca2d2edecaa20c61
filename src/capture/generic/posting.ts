import { notRead, type Posting, type Read, read } from '../../domain/reading.ts';
import { type DateReading, readMachineDate, readShownDate } from '../dates.ts';
import { isPropertyOf, shownText } from '../dom.ts';
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
  readonly how: string;
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

function machineDates(root: Element, selector: string, kind: string, own: Own, view: PageView): Dated[] {
  return [...root.querySelectorAll(selector)].filter(own).flatMap((el) => {
    const name = el.hasAttribute('datetime') ? 'datetime' : 'content';
    const value = el.getAttribute(name);
    const date = readMachineDate(value, view.clock);
    if (!value || !date) return [];
    return [{ el, raw: shownText(el, view) || value, date, how: `${kind}:${name}`, source: 'dom' as const }];
  });
}

/** A `title` with the full date comes before a text such as « il y a 3 h ». */
function shownDates(root: Element, own: Own, view: PageView): Dated[] {
  const lang = langOf(root);
  const found = [...root.querySelectorAll(LIKELY)].filter(own).flatMap((el): Dated[] => {
    const loose = el.matches(LOOSE);
    const candidates = [
      [el.getAttribute('title'), 'title:date'],
      [(el.textContent ?? '').length <= LONGEST_DATE ? shownText(el, view) : null, 'text:date'],
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
  return el.closest('[lang]')?.getAttribute('lang') || null;
}

export interface FoundPosting {
  readonly posting: Read<Posting>;
  readonly warnings: readonly string[];
  /** Where the date stands. */
  readonly el: Element | null;
}

export function postingIn(root: Element, own: Own, view: PageView): FoundPosting {
  const dated = datedElements(root, own, view);
  const first = dated[0];
  if (!first) return { posting: notRead(), warnings: [], el: null };
  const { el, raw, date, how, source } = first;
  const assumed = date.assumptions.map((name) => `+${name}`).join('');
  const guessed = date.iso === null || date.assumptions.some((name) => name !== 'device-zone');
  // Several machine dates: the first is most often the publication, the next an edit; not sure enough.
  const several =
    new Set(dated.filter((other) => other.source === 'dom').map((other) => other.date.iso)).size > 1;
  const sure = source === 'dom' && !several && date.assumptions.length === 0 ? 'medium' : 'low';
  return {
    el,
    posting: read(
      { raw, iso: date.iso, precision: date.precision, source },
      how + assumed,
      guessed ? 'low' : sure,
    ),
    warnings: [
      ...(date.assumptions.includes('now') ? ['relative-time-only'] : []),
      ...(date.iso === null && !date.assumptions.includes('now') ? ['date-order-unknown'] : []),
    ],
  };
}
