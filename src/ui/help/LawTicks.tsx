import { useState } from 'preact/hooks';
import { type Answers, GROUP_TITLES, QUESTIONS, type QuestionId, shownGroups } from '../../law/questions.ts';
import { lawText, t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';

interface LawTicksProps {
  readonly answers: Answers;
  /** The person captures for somebody else. */
  readonly forSomebodyElse: boolean;
  readonly tick: (question: QuestionId, ticked: boolean) => void;
}

/** What can be ticked, by theme: one theme is open at a time. */
export function LawTicks({ answers, forSomebodyElse, tick }: LawTicksProps) {
  const words = useWords();
  const groups = shownGroups(answers, forSomebodyElse);
  const [open, setOpen] = useState<(typeof groups)[number] | null>(groups[0] ?? null);
  return (
    <ul class="themes">
      {groups.map((group) => {
        const questions = QUESTIONS.filter((question) => question.group === group);
        const ticked = questions.filter(({ id }) => answers[id] === 'yes').length;
        return (
          <li key={group} data-theme={group}>
            <button type="button" aria-expanded={open === group} onClick={() => setOpen(open === group ? null : group)}>
              {lawText(words, GROUP_TITLES[group])}
              {ticked > 0 && <span class="hint">{t(words, 'law.ticked', { n: ticked })}</span>}
            </button>
            {open === group && (
              <fieldset class="ticks">
                <legend class="screen-reader-only">{lawText(words, GROUP_TITLES[group])}</legend>
                {questions.map(({ id, text }) => (
                  <label key={id} data-question={id}>
                    <input
                      type="checkbox"
                      name={`question-${id}`}
                      checked={answers[id] === 'yes'}
                      onChange={(event) => tick(id, event.currentTarget.checked)}
                    />
                    {lawText(words, text)}
                  </label>
                ))}
              </fieldset>
            )}
          </li>
        );
      })}
    </ul>
  );
}
