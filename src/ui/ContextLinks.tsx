import type { ContextRelation } from '../domain/item/item.ts';
import { ONLINE_RESULTS, type OnlineResult } from '../domain/item/itemIndex.ts';
import { useWords } from './context.ts';
import { t } from './locales/index.ts';
import { WordButton } from './WordButton.tsx';

interface ContextLinksProps {
  readonly relations: readonly ContextRelation[];
  readonly open: (relation: ContextRelation) => void;
}

/** Buttons that open the related pages of an item that could be captured. */
export function ContextLinks({ relations, open }: ContextLinksProps) {
  const words = useWords();
  return (
    <>
      {relations.includes('profile') && <p>{t(words, 'context.seen')}</p>}
      <div class="choices">
        {relations.map((relation) => (
          <button key={relation} type="button" data-context={relation} onClick={() => open(relation)}>
            {t(words, `context.${relation}`)}
          </button>
        ))}
      </div>
      <p class="hint">
        {t(words, 'context.meaning')} {relations.includes('profile') && t(words, 'context.insult')}{' '}
        {relations.includes('reply') && t(words, 'context.ownReply')}
      </p>
    </>
  );
}

/** Buttons for what the user saw at an address. */
export function OnlineResultButtons({ choose }: { readonly choose: (result: OnlineResult) => void }) {
  const words = useWords();
  return (
    <fieldset class="fieldset">
      <legend>{t(words, 'online.saw')}</legend>
      <div class="choices">
        {ONLINE_RESULTS.map((result) => (
          <WordButton word={`online.${result}`} key={result} data-result={result} onClick={() => choose(result)} />
        ))}
      </div>
    </fieldset>
  );
}
