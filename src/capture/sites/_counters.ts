import { type Extracted, extractedValue, missingValue } from '../../domain/capture/extraction.ts';
import type { ExtractionCode } from '../../domain/capture/extractionMethods.ts';
import { shownText } from '../dom.ts';
import type { PageView } from '../view.ts';

/** Counts as displayed, by the name each selector has; those that show nothing are left out. */
export function countersOf(
  selectors: Readonly<Record<string, string>>,
  one: (selector: string) => Element | null | undefined,
  how: ExtractionCode,
  view: PageView,
): Extracted<Readonly<Record<string, string>>> {
  const counts = Object.entries(selectors).flatMap(([name, selector]) => {
    const el = one(selector);
    const shown = el ? shownText(el, view).replace(/\s+/g, ' ') : '';
    return shown ? [[name, shown] as const] : [];
  });
  return counts.length ? extractedValue(Object.fromEntries(counts), how, 'high') : missingValue('not-shown');
}
