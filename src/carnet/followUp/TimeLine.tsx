import type { diaryDocument, stepsDocument, witnessesDocument } from '../../domain/case/caseDocuments.ts';
import type { IndexedItem } from '../../domain/item/itemIndex.ts';
import type { Step } from '../../domain/item/step.ts';
import { RemoveEntry } from '../../ui/ConfirmPanel.tsx';
import { useWords } from '../../ui/context.ts';
import { formatDay } from '../../ui/formatTime.ts';
import { formatItemName } from '../../ui/itemLabels.tsx';
import { t } from '../../ui/locales/index.ts';
import { Masked, Quotation, useReveal } from '../../ui/Masked.tsx';
import { dayOfStep, StepFold, StepRow } from '../parts/StepRow.tsx';
import type { OpenDocument } from '../parts/useCaseDocument.ts';
import { linkTo } from '../route.ts';

type OpenOf<T extends { readonly empty: unknown }> = OpenDocument<T['empty']>;

/** What the person notes of a case. A damaged document has no value. */
export interface NotedDocuments {
  readonly steps: OpenOf<typeof stepsDocument>;
  readonly diary: OpenOf<typeof diaryDocument>;
  readonly witnesses: OpenOf<typeof witnessesDocument>;
}

interface TimeLineProps extends NotedDocuments {
  /** The démarches noted for single items. */
  readonly itemReports: readonly { readonly step: Step; readonly item: IndexedItem }[];
  /** Ids of the captures of the case. */
  readonly captures: readonly string[];
}

/** Démarches and diary, newest first, then the witnesses, who have no day. Their words and the diary's are masked. */
export function TimeLine({ steps, diary, witnesses, itemReports, captures }: TimeLineProps) {
  const words = useWords();
  const { root, mask } = useReveal<HTMLElement>();
  const ownSteps = steps.value?.steps ?? [];
  const entries = diary.value?.entries ?? [];
  const people = witnesses.value?.witnesses ?? [];
  const rows = [
    ...ownSteps.map((step) => ({
      ...{ id: step.id, kind: 'step' as const, day: dayOfStep(step) },
      content: (
        <StepRow
          step={step}
          draft={{ caseId: null, form: `step/${step.id}` }}
          attachPath={`import/step/${step.id}`}
          captures={captures}
          change={(update) => steps.change((before) => ({ ...before, steps: update(before.steps) }))}
        />
      ),
    })),
    ...itemReports.map(({ step, item }) => ({
      ...{ id: step.id, kind: 'item-step' as const, day: dayOfStep(step) },
      content: (
        <StepFold step={step} isOfCase={false}>
          <a class="lone" {...linkTo(`item/${item.id}`)}>
            {formatItemName(words, item)}
          </a>
        </StepFold>
      ),
    })),
    ...entries.map(({ id, date, text }) => {
      const day = formatDay(words.lang, date);
      return {
        ...{ id, kind: 'diary' as const, day: date },
        content: (
          <>
            <h3>{day}</h3>
            <Masked
              kind="text"
              {...mask(id)}
              showLabel={t(words, 'detail.showField', { field: day })}
              hideLabel={t(words, 'detail.hideField', { field: day })}
              reveal={() => <Quotation text={text} />}
            />
            <RemoveEntry act={() => diary.change((before) => ({ ...before, entries: without(before.entries, id) }))} />
          </>
        ),
      };
    }),
  ];
  return (
    <section ref={root}>
      {rows.length > 0 && (
        <>
          <h2>{t(words, 'steps.done')}</h2>
          <ul class="rows" data-list="time-line">
            {rows
              .toSorted((a, b) => (a.day < b.day ? 1 : -1))
              .map(({ id, kind, content }) => (
                <li key={id} class="row card" data-noted={kind}>
                  {content}
                </li>
              ))}
          </ul>
        </>
      )}
      {people.length > 0 && (
        <>
          <h2>{t(words, 'witnesses.title')}</h2>
          <ul class="rows" data-list="witnesses">
            {people.map(({ id, name, contact, saw }) => (
              <li key={id} class="row card">
                <h3>{name}</h3>
                {contact + saw !== '' && (
                  <Masked
                    kind="text"
                    {...mask(id)}
                    showLabel={t(words, 'detail.showField', { field: name })}
                    hideLabel={t(words, 'detail.hideField', { field: name })}
                    reveal={() => (
                      <>
                        {contact !== '' && <p>{contact}</p>}
                        {saw !== '' && <Quotation text={saw} />}
                      </>
                    )}
                  />
                )}
                <RemoveEntry
                  act={() => witnesses.change((before) => ({ ...before, witnesses: without(before.witnesses, id) }))}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const without = <T extends { readonly id: string }>(entries: readonly T[], id: string): readonly T[] =>
  entries.filter((one) => one.id !== id);
