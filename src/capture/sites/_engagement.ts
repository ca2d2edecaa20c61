import { type Extracted, type ExtractionCode, extractedValue, missingValue } from '../../domain/capture/extraction.ts';
import { readVisibleText } from '../dom.ts';
import type { PageView } from '../pageView.ts';

/** Reads counts as displayed, by the name of each selector; omits those that show nothing. */
export function readEngagementCounts(
  selectors: Readonly<Record<string, string>>,
  findOne: (selector: string) => Element | null | undefined,
  how: ExtractionCode,
  view: PageView,
): Extracted<Readonly<Record<string, string>>> {
  const counts = Object.entries(selectors).flatMap(([name, selector]) => {
    const el = findOne(selector);
    const shown = el ? readVisibleText(el, view).replace(/\s+/g, ' ') : '';
    return shown ? [[name, shown] as const] : [];
  });
  return counts.length ? extractedValue(Object.fromEntries(counts), how, 'high') : missingValue('not-shown');
}
