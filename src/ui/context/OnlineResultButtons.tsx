import { ONLINE_RESULTS, type OnlineResult } from '../../domain/item/itemNotes.ts';
import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';

interface OnlineResultButtonsProps {
  readonly choose: (result: OnlineResult) => void;
}

/** Buttons for what the user saw at an address. */
export function OnlineResultButtons({ choose }: OnlineResultButtonsProps) {
  const words = useWords();
  return (
    <fieldset class="fieldset">
      <legend>{t(words, 'online.saw')}</legend>
      <div class="choices">
        {ONLINE_RESULTS.map((result) => (
          <button key={result} type="button" data-result={result} onClick={() => choose(result)}>
            {t(words, `online.${result}`)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
