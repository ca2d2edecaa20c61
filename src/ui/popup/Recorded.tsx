import { useRef, useState } from 'preact/hooks';
import type { Ask } from '../../messages/requests.ts';
import type { Lock } from '../lock/lock.ts';
import { Unlock } from '../lock/Unlock.tsx';
import { Alert } from '../parts/Alert.tsx';
import { t, type Words } from '../words/index.ts';
import { RecordedList, SHOWN } from './RecordedList.tsx';

interface RecordedProps {
  readonly ask: Ask;
  readonly words: Words;
  readonly lock: Lock;
  readonly openCarnet: (hash: string) => void;
}

/** What is recorded, or in its place what opens it. */
export function Recorded({ ask, words, lock, openCarnet }: RecordedProps) {
  const { state, checking, fault, changes, check } = lock;
  // Together with the lock's state: whether it may be seen is known when it comes.
  const [asked] = useState(() => ask('ui>bg:listItems', { from: 0, count: SHOWN }).catch(() => null));
  // Done here, by a button that is gone since.
  const pressed = useRef(false);
  const title = <h2>{t(words, 'popup.recorded')}</h2>;
  if (fault) {
    return (
      <section>
        {title}
        <Alert words={words} fault={fault} retry={check} />
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
        ask={ask}
        words={words}
        state={state}
        title={title}
        // At the opening the first thing at hand stays the capture.
        takesFocus={changes > 0}
        forgotten={() => openCarnet('#recover')}
        opened={() => {
          pressed.current = true;
          check();
        }}
      />
    );
  }
  return (
    <RecordedList
      ask={ask}
      words={words}
      openCarnet={openCarnet}
      unprotected={state.kind === 'none'}
      takesFocus={pressed.current}
      // After a change of the lock it tells what was before.
      asked={changes === 0 ? asked : null}
    />
  );
}
