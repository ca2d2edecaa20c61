import type { Preferences } from '../../domain/store/preferences.ts';
import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';

const COMPUTERS = ['mine', 'shared', 'unknown'] as const;

interface ComputerOwnerProps {
  readonly preferences: Preferences;
  readonly savePreferences: (change: Partial<Preferences>) => void;
}

/** Shows whose computer this is, and changes it. The question is first asked by `ComputerOwnerButtons`. */
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
export function ComputerOwnerButtons({ answer }: ComputerOwnerButtonsProps) {
  const words = useWords();
  return COMPUTERS.map((computer) => (
    <button key={computer} type="button" data-action={`computer-${computer}`} onClick={() => answer(computer)}>
      {t(words, `offer.${computer}`)}
    </button>
  ));
}
