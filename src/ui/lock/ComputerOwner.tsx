import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { isUsedByOthers, type Preferences } from '../../domain/case/store.ts';
import { t } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { useAsk, useWords } from '../shared/context.ts';
import { FocusedStatus } from '../shared/FocusedStatus.tsx';
import { useSubmit } from '../shared/useSubmit.ts';
import { updatePreferences } from './updatePreferences.ts';

const COMPUTERS = ['mine', 'shared', 'unknown'] as const;

interface ComputerOwnerProps {
  readonly preferences: Preferences;
  readonly savePreferences: (change: Partial<Preferences>) => void;
}

/** Shows whose computer this is, and changes it. `ComputerOwnerQuestion` asks it first. */
export function ComputerOwner({ preferences, savePreferences }: ComputerOwnerProps) {
  const words = useWords();
  return (
    <fieldset class="kinds" data-computer-owner>
      <legend>{t(words, 'offer.question')}</legend>
      {COMPUTERS.map((computer) => (
        <label key={computer}>
          <input
            type="radio"
            name="computer"
            value={computer}
            checked={preferences.computer === computer}
            onChange={() => savePreferences({ computer })}
          />
          {t(words, `offer.${computer}`)}
        </label>
      ))}
    </fieldset>
  );
}

interface ComputerOwnerButtonsProps {
  readonly answer: (computer: NonNullable<Preferences['computer']>) => void;
}

/** Answers the question in one press, where it is first asked. */
function ComputerOwnerButtons({ answer }: ComputerOwnerButtonsProps) {
  const words = useWords();
  return COMPUTERS.map((computer) => (
    <button key={computer} type="button" data-action={`computer-${computer}`} onClick={() => answer(computer)}>
      {t(words, `offer.${computer}`)}
    </button>
  ));
}

interface ComputerOwnerQuestionProps {
  /** Leads to the lock page; shown once others are said to use the computer. */
  readonly toLockPage: ComponentChildren;
}

/** Asks the question once, after the first capture. The answer stays in place. */
export function ComputerOwnerQuestion({ toLockPage }: ComputerOwnerQuestionProps) {
  const ask = useAsk();
  const words = useWords();
  const [answered, setAnswered] = useState<Preferences['computer']>(null);
  const { fault, submit } = useSubmit();
  const answer = (computer: NonNullable<Preferences['computer']>) =>
    submit(async () => {
      await updatePreferences(ask, { computer });
      setAnswered(computer);
    });
  if (answered !== null)
    return (
      <div class="card">
        <FocusedStatus>{t(words, 'offer.noted')}</FocusedStatus>
        {isUsedByOthers({ computer: answered }) && toLockPage}
      </div>
    );
  return (
    <section class="panel" aria-labelledby="owner-title" data-owner-question>
      <h2 id="owner-title">{t(words, 'offer.question')}</h2>
      <p class="hint">{t(words, 'offer.why')}</p>
      {fault && <Alert fault={fault} />}
      <div class="choices">
        <ComputerOwnerButtons answer={(computer) => void answer(computer)} />
      </div>
    </section>
  );
}
