import type { CaseLabel } from '../../domain/case/case.ts';
import { t } from '../locales/index.ts';
import type { OverlayWords } from '../locales/overlayWords.ts';

/** « Lina », or « Carnet 2 » for a case without a name: the same everywhere. */
export function formatCaseName(words: OverlayWords, { name, place }: CaseLabel): string {
  return name || t(words, 'cases.unnamed', { place });
}
