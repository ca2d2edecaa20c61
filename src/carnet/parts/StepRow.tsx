import type { ComponentChildren } from 'preact';
import type { Step } from '../../domain/item/step.ts';
import { RemoveEntry } from '../../ui/ConfirmPanel.tsx';
import { useWords } from '../../ui/context.ts';
import { formatDay } from '../../ui/formatTime.ts';
import { t, type Words } from '../../ui/locales/index.ts';
import { linkTo } from '../route.ts';
import { StepCorrectionForm } from './StepForm.tsx';
import type { DraftTarget } from './useDraft.tsx';
import { WordLink } from './WordLink.tsx';

interface StepRowProps {
  readonly step: Step;
  readonly draft: DraftTarget;
  /** The page that imports a document of that démarche. */
  readonly attachPath: string;
  readonly change: (change: (before: readonly Step[]) => readonly Step[]) => Promise<void>;
  /** Ids of the captures of the case; null: it is noted for one capture. */
  readonly captures: readonly string[] | null;
}

/** One démarche, with its documents, each an item sealed as received, its correction and its erasure. */
export function StepRow({ step, draft, attachPath, captures, change }: StepRowProps) {
  const words = useWords();
  return (
    <StepFold step={step} isOfCase={captures !== null}>
      {step.receipts.map((id, index) => (
        <p key={id}>
          <a class="lone" {...linkTo(`item/${id}`)} data-document={id}>
            {t(words, 'attachments.see', { n: index + 1 })}
          </a>
        </p>
      ))}
      <p>
        <WordLink word="attachments.attach" class="lone" to={attachPath} action="attach" />
      </p>
      <details>
        <summary>{t(words, 'steps.edit')}</summary>
        <StepCorrectionForm
          step={step}
          draft={draft}
          captures={captures ?? []}
          save={(corrected) =>
            change((before) => before.map((one) => (one.id === step.id ? { ...one, ...corrected } : one)))
          }
        />
        <RemoveEntry act={() => change((before) => before.filter((one) => one.id !== step.id))} />
      </details>
    </StepFold>
  );
}

/** Which captures an act of the avocat counts for; nothing where it is noted for one capture. */
function describeScope(words: Words, { items, date }: Step, isOfCase: boolean): string | null {
  if (date === null) return t(words, 'steps.actWithoutDate');
  if (!isOfCase) return null;
  return items.length === 0 ? t(words, 'steps.actAboutNone') : t(words, 'steps.actAbout', { n: items.length });
}

interface StepFoldProps {
  readonly step: Step;
  readonly isOfCase: boolean;
  readonly children: ComponentChildren;
}

/** One démarche and its day; what was noted of it is behind. */
export function StepFold({ step, isOfCase, children }: StepFoldProps) {
  const words = useWords();
  const { kind, where, date, reference, investigator, answer, events, next, nextDate } = step;
  const scope = kind === 'press-act' ? describeScope(words, step, isOfCase) : null;
  return (
    <details>
      <summary>
        {t(words, `step.${kind}`)}
        {where !== '' && ` · ${where}`}
        {date !== null && <span class="hint">{t(words, 'steps.on', { day: formatDay(words.lang, date) })}</span>}
      </summary>
      {scope !== null && <p class="hint">{scope}</p>}
      {kind === 'press-act' && <p class="hint">{t(words, 'steps.actUndated')}</p>}
      {reference !== '' && <p>{kind === 'cost' ? reference : t(words, 'steps.under', { reference })}</p>}
      {investigator !== '' && (
        <p>{t(words, 'event.line', { event: t(words, 'steps.investigator'), day: investigator })}</p>
      )}
      {events.map(({ event, day }) => (
        <p key={event}>
          {t(words, 'event.line', { event: t(words, `event.${event}`), day: formatDay(words.lang, day) })}
        </p>
      ))}
      {answer !== '' && <p class="quotation">{t(words, 'steps.answered', { answer })}</p>}
      {next !== '' && <p>{t(words, 'steps.then', { next })}</p>}
      {nextDate !== null && <p>{t(words, 'steps.before', { day: formatDay(words.lang, nextDate) })}</p>}
      {children}
    </details>
  );
}

/** Returns the day of a démarche, or the instant at which it was noted. */
export const dayOfStep = ({ date, at }: Step): string => date ?? at;

/** Newest first. */
export const compareSteps = (a: Step, b: Step): number => (dayOfStep(a) < dayOfStep(b) ? 1 : -1);
