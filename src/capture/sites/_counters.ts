import { notRead, type Read, read } from '../../domain/reading.ts';
import type { How } from '../../domain/ways.ts';
import { shownText } from '../dom.ts';
import type { PageView } from '../view.ts';

/** Counts as displayed, by the name each selector has; those that show nothing are left out. */
export function countersOf(
  selectors: Readonly<Record<string, string>>,
  one: (selector: string) => Element | null | undefined,
  how: How,
  view: PageView,
): Read<Readonly<Record<string, string>>> {
  const counts = Object.entries(selectors).flatMap(([name, selector]) => {
    const el = one(selector);
    const shown = el ? shownText(el, view).replace(/\s+/g, ' ') : '';
    return shown ? [[name, shown] as const] : [];
  });
  return counts.length ? read(Object.fromEntries(counts), how, 'high') : notRead('not-shown');
}
