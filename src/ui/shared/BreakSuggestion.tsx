import { t } from '../locales/index.ts';
import { useWords } from './context.ts';
import { linkTo } from './linkTo.ts';

/** Number of reveals on one page before a break is suggested, once. */
export const REVEALS_BEFORE_BREAK = 20;

interface BreakSuggestionProps {
  readonly onContinue: () => void;
}

export function BreakSuggestion({ onContinue }: BreakSuggestionProps) {
  const words = useWords();
  return (
    <p class="note" role="status" data-pause>
      {t(words, 'pause.suggestion')} <a {...linkTo('help')}>{t(words, 'pause.help')}</a>{' '}
      <button type="button" class="quiet" data-action="go-on" onClick={onContinue}>
        {t(words, 'pause.goOn')}
      </button>
    </p>
  );
}
