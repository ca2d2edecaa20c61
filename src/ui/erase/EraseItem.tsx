import { useState } from 'preact/hooks';
import { type Fault, faultOf } from '../faults.ts';
import { Panel } from '../lock/Panel.tsx';
import { Alert } from '../parts/Alert.tsx';
import { t, type Words } from '../words/index.ts';

interface EraseItemProps {
  readonly words: Words;
  readonly ordinal: number;
  readonly erase: () => Promise<null>;
  readonly done: () => void;
}

/** Beside « Retirer »: the item leaves this computer. What stays, and where, is said before it is done. */
export function EraseItem({ words, ordinal, erase, done }: EraseItemProps) {
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const confirm = () => erase().then(done, (error: unknown) => setFault(faultOf(error)));
  if (!asking) {
    return (
      <p>
        <button type="button" data-action="erase-item" onClick={() => setAsking(true)}>
          {t(words, 'eraseItem.start')}
        </button>
      </p>
    );
  }
  return (
    <Panel id="erase-item-title" title={t(words, 'eraseItem.title', { ordinal })}>
      <p>{t(words, 'eraseItem.meaning')}</p>
      <p>{t(words, 'eraseItem.stays')}</p>
      <p class="hint">{t(words, 'erase.meaningDisk')}</p>
      {fault && <Alert words={words} fault={fault} />}
      <div class="choices">
        <button type="button" data-action="erase-item-cancel" onClick={() => setAsking(false)}>
          {t(words, 'erase.keep')}
        </button>
        <button type="button" data-action="erase-item-confirm" onClick={confirm}>
          {t(words, 'erase.confirm')}
        </button>
      </div>
    </Panel>
  );
}
