import { stepsDocument } from '../../../domain/case/caseDocuments.ts';
import type { Step } from '../../../domain/item/notes.ts';
import type { SearchIndex } from '../../../domain/item/search.ts';
import { Heading } from '../../parts/Heading.tsx';
import { Unreadable } from '../../parts/Unreadable.tsx';
import { dayName } from '../../times.ts';
import { t, type Words } from '../../words/index.ts';
import type { Book } from '../book.ts';
import type { OpenCase } from '../openCase.ts';
import { useSheet } from '../useSheet.ts';
import { Handovers } from './Handovers.tsx';
import { StepForm } from './StepForm.tsx';
import { StepLines, StepsList } from './StepsList.tsx';

interface StepsViewProps {
  readonly words: Words;
  readonly book: Book;
  readonly opened: OpenCase;
}

/** « Démarches »: what was done for the case and for single items, and what comes next, by date. */
export function StepsView({ words, book, opened }: StepsViewProps) {
  const sheet = useSheet(book, null, stepsDocument);
  const { value, fault } = sheet;
  const ofItems = reportsOf(opened.index);
  const change = (work: (before: readonly Step[]) => readonly Step[]) =>
    sheet.change((before) => ({ ...before, steps: work(before.steps) }));
  return (
    <section aria-busy={value === null && fault === null}>
      <Heading>{t(words, 'steps.title')}</Heading>
      <p class="hint">{t(words, 'steps.meaning')}</p>
      {fault && <Unreadable words={words} fault={fault} renew={() => sheet.renew()} />}
      {value === null && fault === null && <p class="hint">{t(words, 'app.loading')}</p>}
      {value && (
        <>
          <Next words={words} steps={[...value.steps, ...ofItems.map(({ step }) => step)]} />
          <h2>{t(words, 'steps.done')}</h2>
          {value.steps.length + ofItems.length === 0 && <p class="empty">{t(words, 'steps.empty')}</p>}
          <StepsList
            words={words}
            steps={value.steps}
            draftOf={(id) => ({ book, caseId: null, form: `step/${id}` })}
            attachAt={(id) => `#import/step/${id}`}
            change={change}
          />
          {ofItems.length > 0 && (
            <>
              <h2>{t(words, 'steps.ofItems')}</h2>
              <ul class="rows">
                {ofItems.map(({ step, id, ordinal }) => (
                  <li key={step.id} class="row card">
                    <StepLines words={words} step={step} />
                    <a href={`#item/${id}`}>{t(words, 'item.name', { ordinal })}</a>
                  </li>
                ))}
              </ul>
            </>
          )}
          <Handovers words={words} book={book} />
          <StepForm
            words={words}
            book={book}
            title={t(words, 'steps.new')}
            draft={{ book, caseId: null, form: 'step' }}
            add={(step) => change((before) => [...before, step])}
          />
        </>
      )}
      <p>
        <a href="#online">{t(words, 'online.title')}</a>
      </p>
    </section>
  );
}

/** What was said to come next, soonest first. */
function Next({ words, steps }: { readonly words: Words; readonly steps: readonly Step[] }) {
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
            {step.nextDate !== null && <strong>{dayName(words.lang, step.nextDate)} </strong>}
            {step.next || t(words, `step.${step.kind}`)}
          </li>
        ))}
      </ul>
    </>
  );
}

function reportsOf(index: SearchIndex | null) {
  return (index?.items ?? []).flatMap(({ item: { id, ordinal }, notes }) =>
    notes.reports.map((step) => ({ step, id, ordinal })),
  );
}
