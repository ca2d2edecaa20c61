import type { Preferences } from '../../domain/preferences.ts';
import { t, type Words } from '../words/index.ts';

export const COMPUTERS = ['mine', 'shared', 'unknown'] as const;

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
