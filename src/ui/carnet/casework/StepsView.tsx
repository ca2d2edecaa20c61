import { stepsDocument } from '../../../domain/case/caseDocuments.ts';
import type { Step } from '../../../domain/item/itemNotes.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { DamagedDocument } from '../../shared/DamagedDocument.tsx';
import { Heading } from '../../shared/Heading.tsx';
import { linkTo } from '../../shared/linkTo.ts';
import type { CarnetApi } from '../carnetApi.ts';
import { useCaseDocument } from '../useCaseDocument.ts';
import type { CaseIndex } from '../useCaseIndex.ts';
import { DeliveriesList } from './DeliveriesList.tsx';
import { listItemReports, NextSteps } from './NextSteps.tsx';
import { StepForm } from './StepForm.tsx';
import { StepLines, StepsList } from './StepsList.tsx';

interface StepsViewProps {
  readonly carnetApi: CarnetApi;
  readonly caseIndex: CaseIndex;
}

/** « Démarches »: those of the case and of single items, and the next steps, by date. */
export function StepsView({ carnetApi, caseIndex }: StepsViewProps) {
  const words = useWords();
  const caseDocument = useCaseDocument(carnetApi, null, stepsDocument);
  const { value, fault } = caseDocument;
  const itemReports = listItemReports(caseIndex.index);
  const change = (update: (before: readonly Step[]) => readonly Step[]) =>
    caseDocument.change((before) => ({ ...before, steps: update(before.steps) }));
  return (
    <section aria-busy={value === null && fault === null}>
      <Heading>{t(words, 'steps.title')}</Heading>
      <p class="hint">{t(words, 'steps.meaning')}</p>
      {fault && <DamagedDocument fault={fault} replaceDamaged={() => caseDocument.replaceDamaged()} />}
      {value === null && fault === null && <p class="hint">{t(words, 'app.loading')}</p>}
      {value && (
        <>
          <NextSteps steps={[...value.steps, ...itemReports.map(({ step }) => step)]} />
          <h2>{t(words, 'steps.done')}</h2>
          {value.steps.length + itemReports.length === 0 && <p class="empty">{t(words, 'steps.empty')}</p>}
          <StepsList
            steps={value.steps}
            draftFor={(id) => ({ carnetApi, caseId: null, form: `step/${id}` })}
            attachPathFor={(id) => `import/step/${id}`}
            change={change}
          />
          {itemReports.length > 0 && (
            <>
              <h2>{t(words, 'steps.ofItems')}</h2>
              <ul class="rows">
                {itemReports.map(({ step, id, ordinal }) => (
                  <li key={step.id} class="row card">
                    <StepLines step={step} />
                    <a {...linkTo(`item/${id}`)}>{t(words, 'item.name', { ordinal })}</a>
                  </li>
                ))}
              </ul>
            </>
          )}
          <DeliveriesList carnetApi={carnetApi} />
          <StepForm
            carnetApi={carnetApi}
            title={t(words, 'steps.new')}
            draft={{ carnetApi, caseId: null, form: 'step' }}
            add={(step) => change((before) => [...before, step])}
          />
        </>
      )}
      <p>
        <a {...linkTo('online')}>{t(words, 'online.title')}</a>
      </p>
    </section>
  );
}
