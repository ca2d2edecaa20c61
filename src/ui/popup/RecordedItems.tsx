import { useRef, useState } from 'preact/hooks';
import { t } from '../locales/index.ts';
import { Unlock } from '../lock/Unlock.tsx';
import type { Lock } from '../lock/useLock.ts';
import { Alert } from '../shared/Alert.tsx';
import { useAsk, useWords } from '../shared/context.ts';
import { KeptCaptures, PrepareButton } from './KeptCaptures.tsx';
import { PopupCard, type PopupCardProps } from './PopupCard.tsx';
import { POPUP_ITEM_COUNT } from './popupItemCount.ts';
import { useCardAnswers } from './useCardAnswers.ts';

interface RecordedItemsProps extends Pick<PopupCardProps, 'tabId' | 'captureContext' | 'openCarnet' | 'close'> {
  readonly lock: Lock;
}

/** What is recorded, or the form that unlocks it. */
export function RecordedItems({ lock, ...actions }: RecordedItemsProps) {
  const ask = useAsk();
  const words = useWords();
  const { state, checking, fault, changes, refresh } = lock;
  // Requested together with the lock's state; when locked, it rejects and is ignored.
  const [prefetched] = useState(() => ask('ui>bg:listItems', { from: 0, count: POPUP_ITEM_COUNT }).catch(() => null));
  const answers = useCardAnswers(actions.tabId, changes);
  // The button that unlocked the store was removed, so the line that replaces it must take the focus.
  const wasUnlockedHere = useRef(false);
  if (fault) return <Alert fault={fault} retry={refresh} />;
  if (state === null || checking) {
    return (
      <p class="kept-count" aria-busy>
        {t(words, 'app.loading')}
      </p>
    );
  }
  if (state.kind === 'locked') {
    return (
      <>
        {answers?.isRunning && (
          <PopupCard {...actions} card="running" answers={answers} interrupted={[]} forget={() => undefined} />
        )}
        <Unlock
          state={state}
          title={<h2>{t(words, 'popup.recorded')}</h2>}
          // When the popup opens, the capture button keeps the focus.
          takesFocus={changes > 0}
          onForgotten={() => actions.openCarnet('recover')}
          onUnlock={() => {
            wasUnlockedHere.current = true;
            refresh();
          }}
        />
        <PrepareButton openCarnet={actions.openCarnet} />
      </>
    );
  }
  return (
    <KeptCaptures
      {...actions}
      answers={answers}
      unprotected={state.kind === 'none'}
      takesFocus={wasUnlockedHere.current}
      // After a lock change it is out of date.
      prefetched={changes === 0 ? prefetched : null}
    />
  );
}
