import type { Preferences } from '../../domain/store/preferences.ts';
import { t, type Words } from '../words/index.ts';

const COMPUTERS = ['mine', 'shared', 'unknown'] as const;

interface WhoseComputerProps {
  readonly words: Words;
  readonly preferences: Preferences;
  readonly prefer: (change: Partial<Preferences>) => void;
}

/** The answer given when the carnet was first opened, where it may be changed. */
export function WhoseComputer({ words, preferences, prefer }: WhoseComputerProps) {
  return (
    <fieldset class="kinds" data-whose>
      <legend>{t(words, 'offer.question')}</legend>
      {COMPUTERS.map((computer) => (
        <label key={computer}>
          <input
            type="radio"
            name="computer"
            value={computer}
            checked={preferences.computer === computer}
            onChange={() => prefer({ computer })}
          />
          {t(words, `offer.${computer}`)}
        </label>
      ))}
    </fieldset>
  );
}

interface WhoseButtonsProps {
  readonly words: Words;
  readonly answer: (computer: NonNullable<Preferences['computer']>) => void;
}

/** The question where it is first asked: one press. */
export function WhoseButtons({ words, answer }: WhoseButtonsProps) {
  return COMPUTERS.map((computer) => (
    <button
      key={computer}
      type="button"
      data-action={`computer-${computer}`}
      onClick={() => answer(computer)}
    >
      {t(words, `offer.${computer}`)}
    </button>
  ));
}
