import { ONLINE_RESULTS, type OnlineResult } from '../../domain/item/notes.ts';
import { t, type Words } from '../words/index.ts';

interface CheckResultsProps {
  readonly words: Words;
  readonly choose: (result: OnlineResult) => void;
}

/** What the person saw at an address: one press. */
export function CheckResults({ words, choose }: CheckResultsProps) {
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
