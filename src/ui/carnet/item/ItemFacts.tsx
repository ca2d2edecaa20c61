import type { ItemSummary } from '../../../messages/protocol.ts';
import { formatShortTime } from '../../formatTime.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { formatPosted } from '../../shared/itemLabels.tsx';

/** When and under which number: the line below the title. */
export function ItemFacts({ summary }: { readonly summary: ItemSummary }) {
  const words = useWords();
  const { ordinal, exhibit, posted, acquiredAt, utcOffset, surface, fileName } = summary;
  return (
    <div class="item-facts">
      <p>{t(words, 'item.posted', { when: formatPosted(words, posted) })}</p>
      <p>
        {t(words, surface === 'imported' ? 'item.importedOn' : 'item.recorded', {
          when: formatShortTime(words.lang, acquiredAt, utcOffset),
        })}
      </p>
      <p class="hint">
        {t(words, 'items.number', { ordinal })}
        {fileName !== undefined && (
          <>
            {' · '}
            <bdi>{fileName}</bdi>
          </>
        )}
      </p>
      {/* The numbers differ once an item was withdrawn or left out: the reason is said. */}
      {exhibit !== null && exhibit !== ordinal && (
        <p class="hint">{t(words, 'detail.exhibitNumber', { exhibit, ordinal })}</p>
      )}
      {exhibit === ordinal && <p class="hint">{t(words, 'item.exhibit', { number: exhibit })}</p>}
    </div>
  );
}
