import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ItemPage } from '../../messages/protocol.ts';
import { t } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { CurrentCase } from '../shared/CurrentCase.tsx';
import { useWords } from '../shared/context.ts';
import { Icon } from '../shared/Icon.tsx';
import { GatedContent, LayoutGate } from '../shared/LayoutGate.tsx';
import { useItemPage } from '../shared/useItemPage.ts';
import { chooseCard } from './chooseCard.ts';
import { PopupCard, type PopupCardProps } from './PopupCard.tsx';
import { POPUP_ITEM_COUNT } from './popupItemCount.ts';
import type { CardAnswers } from './useCardAnswers.ts';

interface KeptCapturesProps extends Pick<PopupCardProps, 'tabId' | 'captureContext' | 'openCarnet' | 'close'> {
  readonly answers: CardAnswers | null;
  /** No passphrase is set. */
  readonly unprotected: boolean;
  /** It replaces a field that had the focus. */
  readonly takesFocus: boolean;
  /** The list, requested before the lock's state was known; null when it was not. */
  readonly prefetched: Promise<ItemPage | null> | null;
}

/** How many captures are kept, the one card, and the way to the dossier from the first capture on. */
export function KeptCaptures({ answers, unprotected, takesFocus, prefetched, ...actions }: KeptCapturesProps) {
  const words = useWords();
  const { page, fault, reload, forget } = useItemPage(0, POPUP_ITEM_COUNT, prefetched);
  const line = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) line.current?.focus();
  }, [takesFocus]);
  const captures = page?.total ?? 0;
  const facts = answers && {
    ...answers,
    isOpenedForItem: answers.pendingContext !== null,
    captures,
    interrupted: page?.interrupted.length ?? 0,
    isDamaged: page?.items.some(({ unread }) => unread === true) ?? false,
    isUnprotected: unprotected,
    hasContextSuggestion: answers.suggestion !== null,
  };
  const isLoading = fault === null && (page === null || facts === null);
  return (
    <>
      <section class="kept" aria-busy={isLoading} aria-label={t(words, 'popup.recorded')}>
        {fault && <Alert fault={fault} retry={reload} />}
        <CurrentCase page={page} />
        <p ref={line} class="kept-count" tabIndex={-1} data-kept={page?.total}>
          {page === null && fault === null && t(words, 'app.loading')}
          {page !== null && (captures > 0 ? t(words, 'popup.kept', { n: captures }) : t(words, 'popup.empty'))}
        </p>
        {captures > 0 && (
          <button type="button" data-action="see-all" onClick={() => actions.openCarnet('items')}>
            {t(words, 'popup.see')}
          </button>
        )}
      </section>
      {answers && facts && !isLoading && (
        <LayoutGate>
          <PopupCard
            {...actions}
            card={chooseCard(facts)}
            answers={answers}
            interrupted={page?.interrupted ?? []}
            forget={forget}
          />
          <GatedContent>{captures > 0 && <PrepareButton openCarnet={actions.openCarnet} />}</GatedContent>
        </LayoutGate>
      )}
    </>
  );
}

export function PrepareButton({ openCarnet }: Pick<PopupCardProps, 'openCarnet'>) {
  const words = useWords();
  return (
    <div class="prepare">
      <button type="button" data-action="export" onClick={() => openCarnet('before-export')}>
        <Icon name="dossier" />
        {t(words, 'popup.export')}
      </button>
    </div>
  );
}
