import type { Fault } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { AskFirst } from '../parts/AskFirst.tsx';
import { t, type Words } from '../words/index.ts';

interface UnreadableProps {
  readonly words: Words;
  readonly fault: Fault;
  /** Writes what begins anew in the place of what the disk no longer gives back. */
  readonly renew: () => Promise<unknown>;
}

/** What was written and cannot be read; where the disk is at fault, a way to go on, once its cost was said. */
export function Unreadable({ words, fault, renew }: UnreadableProps) {
  return (
    <>
      <Alert words={words} fault={fault} />
      {fault.code === 'record-damaged' && (
        <AskFirst
          words={words}
          action="anew"
          start={t(words, 'damaged.anew')}
          title={t(words, 'damaged.anewTitle')}
          keep={t(words, 'notes.anewKeep')}
          confirm={t(words, 'damaged.anew')}
          act={() => renew().then(() => null)}
          done={() => undefined}
        >
          <p>{t(words, 'damaged.anewMeaning')}</p>
        </AskFirst>
      )}
    </>
  );
}
