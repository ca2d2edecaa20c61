import { useEffect } from 'preact/hooks';
import { stepsDocument } from '../../../domain/case/caseDocuments.ts';
import type { Step } from '../../../domain/item/itemNotes.ts';
import type { SearchIndex } from '../../../domain/item/search.ts';
import { formatDay } from '../../formatTime.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { linkTo } from '../../shared/linkTo.ts';
import { useTask } from '../../shared/useTask.tsx';
import type { CarnetApi } from '../carnetApi.ts';
import { readCaseDocument } from '../useCaseDocument.ts';
import type { CaseIndex } from '../useCaseIndex.ts';

/** The next steps stated in the démarches, soonest first. Renders nothing when there is none. */
export function NextSteps({ steps }: { readonly steps: readonly Step[] }) {
  const words = useWords();
  const next = steps
    .filter((step) => step.next !== '' || step.nextDate !== null)
    .toSorted((a, b) => ((a.nextDate ?? '9999') < (b.nextDate ?? '9999') ? -1 : 1));
  if (next.length === 0) return null;
  return (
    <>
      <h2>{t(words, 'steps.coming')}</h2>
      <ul class="next" data-list="next">
        {next.map((step) => (
          <li key={step.id}>
            {step.nextDate !== null && <strong>{formatDay(words.lang, step.nextDate)} </strong>}
            {step.next || t(words, `step.${step.kind}`)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The démarches noted for single items, with their item. */
export function listItemReports(index: SearchIndex | null) {
  return (index?.items ?? []).flatMap(({ item: { id, ordinal }, notes }) =>
    notes.reports.map((step) => ({ step, id, ordinal })),
  );
}

interface DatedStepsProps {
  readonly carnetApi: CarnetApi;
  readonly caseIndex: Pick<CaseIndex, 'index'>;
}

/** On the page of dates: the next steps of all démarches. What cannot be read is reported on the page « Démarches ». */
export function DatedSteps({ carnetApi, caseIndex: { index } }: DatedStepsProps) {
  const words = useWords();
  const { result, run } = useTask<readonly Step[]>();
  useEffect(
    () => void run(async () => (await readCaseDocument(carnetApi, null, stepsDocument)).steps),
    [carnetApi, run],
  );
  const steps = [...(result ?? []), ...listItemReports(index).map(({ step }) => step)];
  if (steps.every(({ next, nextDate }) => next === '' && nextDate === null)) return null;
  return (
    <>
      <NextSteps steps={steps} />
      <p>
        <a {...linkTo('steps')}>{t(words, 'steps.title')}</a>
      </p>
    </>
  );
}
