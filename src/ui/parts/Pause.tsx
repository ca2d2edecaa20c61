import { t, type Words } from '../words/index.ts';

/** Things shown in one sitting before a pause is suggested: a calm word, once, never a wall. */
export const LONG_REVIEW = 20;

interface PauseProps {
  readonly words: Words;
  readonly goOn: () => void;
}

export function Pause({ words, goOn }: PauseProps) {
  return (
    <p class="note" role="status" data-pause>
      {t(words, 'pause.said')} <a href="#help">{t(words, 'pause.help')}</a>{' '}
      <button type="button" class="quiet" data-action="go-on" onClick={goOn}>
        {t(words, 'pause.goOn')}
      </button>
    </p>
  );
}
