import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ItemPage } from '../../messages/protocol.ts';
import { ImagePrompt } from '../images/ImagePrompt.tsx';
import { t } from '../locales/index.ts';
import { PassphraseOffer } from '../lock/PassphraseOffer.tsx';
import { Alert } from '../shared/Alert.tsx';
import { CurrentCase } from '../shared/CurrentCase.tsx';
import { useWords } from '../shared/context.ts';
import { InterruptedCaptures } from '../shared/InterruptedCaptures.tsx';
import { ItemListRow } from '../shared/ItemListRow.tsx';
import { GatedContent, LayoutGate } from '../shared/LayoutGate.tsx';
import { useItemPage } from '../shared/useItemPage.ts';
import { useReveal } from '../shared/useReveal.ts';
import { useRovingTabIndex } from '../shared/useRovingTabIndex.ts';
import { SuggestedContext } from './PendingContext.tsx';

/** Only the last captures are listed, so that the popup opens as fast with 10,000 items as with ten. */
export const POPUP_ITEM_COUNT = 20;

interface RecordedListProps {
  readonly openCarnet: (path: string) => void;
  /** No passphrase is set. */
  readonly unprotected: boolean;
  /** It replaces a field that had the focus. */
  readonly takesFocus: boolean;
  /** The list, requested before the lock's state was known; null when it was not. */
  readonly prefetched: Promise<ItemPage | null> | null;
}

export function RecordedList({ openCarnet, unprotected, takesFocus, prefetched }: RecordedListProps) {
  const words = useWords();
  const { page, fault, reload, forget } = useItemPage(0, POPUP_ITEM_COUNT, prefetched);
  const { root, shown, toggle } = useReveal<HTMLElement>();
  const { tabStop, keys } = useRovingTabIndex(root, page?.items.length ?? 0);
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) title.current?.focus();
  }, [takesFocus]);
  return (
    <LayoutGate>
      {unprotected && (
        <PassphraseOffer
          hasItems={page !== null && page.total > 0}
          openLockPage={() => openCarnet('lock')}
          asksComputerOwner
        />
      )}
      <ImagePrompt openProhibitedImagePage={() => openCarnet('prohibited-image')} />
      {page !== null && page.total > 0 && <SuggestedContext />}
      <section ref={root} aria-busy={page === null && fault === null}>
        <h2 ref={title} tabIndex={-1}>
          {t(words, 'popup.recorded')}
        </h2>
        {fault && <Alert fault={fault} retry={reload} />}
        {page === null && fault === null && <p class="hint">{t(words, 'app.loading')}</p>}
        <CurrentCase page={page} />
        {page && <InterruptedCaptures attempts={page.interrupted} forget={forget} />}
        {page?.total === 0 && <p class="empty">{t(words, 'popup.empty')}</p>}
        <GatedContent>
          <ul class="rows" data-list="items" {...keys}>
            {page?.items.map((item, position) => (
              <ItemListRow
                key={item.id}
                item={item}
                isTabStop={position === tabStop}
                shown={shown === item.id}
                toggle={() => toggle(item.id)}
                open={() => openCarnet(`item/${item.id}`)}
              />
            ))}
          </ul>
          {page !== null && page.total > 0 && (
            <button type="button" class="quiet" data-action="see-all" onClick={() => openCarnet('items')}>
              {t(words, 'popup.seeAll')}
            </button>
          )}
        </GatedContent>
      </section>
    </LayoutGate>
  );
}
