import { compareNumbers, type ExhibitNumber } from '../../domain/export/exhibitNumber.ts';
import { oneLine, shorten } from '../../domain/shared/truncate.ts';
import type { DossierPlan } from '../dossierPlan.ts';
import * as documents from '../strings/documents.ts';
import { selectUnrated } from './accountGroups.ts';
import { isMessage } from './conversations.ts';
import { readFileLines } from './fileText.ts';
import { classifyPublications, isConversationFile, isTextFile, mayHoldWords } from './publications.ts';
import { findSum, withholdsWords } from './summaryFacts.ts';

const SUMS_MAX = 2;
const SUM_QUOTE_MAX = 90;

/**
 * Names every exhibit whose words name a sum of money, and the sum: an extortion must not wait for its page. What the
 * person did not rate is quoted, since it shows nowhere else on the first page. It says what stands there, no more.
 */
export async function citeSums(plan: DossierPlan): Promise<string | null> {
  const { snapshot, options } = plan;
  const { repeats } = classifyPublications(snapshot.items);
  const unrated = new Set(selectUnrated(snapshot.items));
  const quotes: (readonly [ExhibitNumber, string])[] = [];
  const others: (readonly [ExhibitNumber, string])[] = [];
  for (const item of snapshot.items) {
    if (repeats.has(item) || !mayHoldWords(item)) continue;
    const own = [item.fiche.text ?? item.checkedText ?? ''];
    const isFile = isConversationFile(item) || isTextFile(item);
    const lines = (isFile ? await readFileLines(item, plan) : own).filter((line) => findSum(line) !== null);
    const mayQuote = unrated.has(item) && (isMessage(item) || isFile);
    const named = lines.filter((line) => !mayQuote || withholdsWords(item, options, line));
    for (const line of lines)
      if (!named.includes(line)) quotes.push([item.number, shorten(oneLine(line), SUM_QUOTE_MAX)]);
    const sum = findSum(named[0] ?? '');
    if (sum !== null) others.push([item.number, sum]);
  }
  if (quotes.length + others.length === 0) return null;
  const shown = quotes.slice(-SUMS_MAX);
  return documents.summary.sumsText(
    shown,
    quotes.length - shown.length,
    others.toSorted(([a], [b]) => compareNumbers(a, b)),
  );
}
