import { useRef, useState } from 'preact/hooks';
import { t } from '../locales/index.ts';
import { Unlock } from '../lock/Unlock.tsx';
import type { Lock } from '../lock/useLock.ts';
import { Alert } from '../shared/Alert.tsx';
import { useAsk, useWords } from '../shared/context.ts';
import { POPUP_ITEM_COUNT, RecordedList } from './RecordedList.tsx';

interface RecordedItemsProps {
  readonly lock: Lock;
  readonly openCarnet: (path: string) => void;
}

/** The recorded items, or the form that unlocks them. */
export function RecordedItems({ lock, openCarnet }: RecordedItemsProps) {
  const ask = useAsk();
  const words = useWords();
  const { state, checking, fault, changes, refresh } = lock;
  // Requested together with the lock's state; when locked, it rejects and is ignored.
  const [prefetched] = useState(() => ask('ui>bg:listItems', { from: 0, count: POPUP_ITEM_COUNT }).catch(() => null));
  // The button that unlocked the store was removed, so the list must take the focus.
  const wasUnlockedHere = useRef(false);
  const title = <h2>{t(words, 'popup.recorded')}</h2>;
  if (fault) {
    return (
      <section>
        {title}
        <Alert fault={fault} retry={refresh} />
      </section>
    );
  }
  if (state === null || checking) {
    return (
      <section aria-busy>
        {title}
        <p class="hint">{t(words, 'app.loading')}</p>
      </section>
    );
  }
  if (state.kind === 'locked') {
    return (
      <Unlock
        state={state}
        title={title}
        // When the popup opens, the capture button keeps the focus.
        takesFocus={changes > 0}
        onForgotten={() => openCarnet('recover')}
        onUnlock={() => {
          wasUnlockedHere.current = true;
          refresh();
        }}
      />
    );
  }
  return (
    <RecordedList
      openCarnet={openCarnet}
      unprotected={state.kind === 'none'}
      takesFocus={wasUnlockedHere.current}
      // After a lock change it is out of date.
      prefetched={changes === 0 ? prefetched : null}
    />
  );
}
