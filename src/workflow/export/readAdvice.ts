import type { Fiche } from '../../domain/item/item.ts';
import type { IsoDate } from '../../domain/shared/localDates.ts';
import type { DeadlineList } from '../../law/legalDeadlines.ts';
import type { Offence } from '../../law/offences/offence.ts';
import { answersDocument, currentAnswers } from '../../law/questions.ts';
import { suggestOffences } from '../../law/suggestions.ts';
import type { WorkflowDependencies } from '../case/caseJournal.ts';
import { readCaseDeadlines } from '../case/legalAdvice.ts';
import { type DocumentReader, readDocument } from '../case/storedDocuments.ts';

/** Reads the content of `pour-vous.pdf`. `known`: fiches by item id that need not be read again. */
export async function readAdvice(
  deps: Pick<WorkflowDependencies, 'store' | 'clock'> & { readonly documentStore: DocumentReader },
  caseId: string,
  timeZone: string,
  known: ReadonlyMap<string, Fiche>,
): Promise<{
  readonly deadlines: DeadlineList;
  readonly today: IsoDate;
  readonly suggestions: readonly Offence[];
}> {
  const [{ deadlines, today }, answers] = await Promise.all([
    readCaseDeadlines(deps, caseId, timeZone, known),
    readDocument(deps.documentStore, caseId, answersDocument),
  ]);
  return { deadlines, today, suggestions: suggestOffences(currentAnswers(answers)) };
}
