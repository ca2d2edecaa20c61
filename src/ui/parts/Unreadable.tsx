import { Refusal } from '../../domain/shared/errors.ts';
import type { Fault } from '../faults.ts';
import { t, type Words } from '../words/index.ts';
import { Alert } from './Alert.tsx';
import { AskFirst } from './AskFirst.tsx';

interface UnreadableProps {
  readonly words: Words;
  readonly fault: Fault;
  /** The part of the page that it is; without one, the page. */
  readonly part?: 'requester' | 'account' | 'documents';
  /** Writes what begins anew in the place of what the disk no longer gives back. */
  readonly renew: () => Promise<unknown>;
}

const MEANINGS = {
  page: 'damaged.anewMeaning',
  requester: 'damaged.anewPartMeaning',
  account: 'damaged.anewPartMeaning',
  documents: 'damaged.anewDocumentsMeaning',
} as const;

/** What was written and cannot be read; where the disk is at fault, a way to go on, once its cost was said. */
export function Unreadable({ words, fault, part, renew }: UnreadableProps) {
  const start =
    part === undefined
      ? t(words, 'damaged.anew')
      : t(words, 'damaged.anewPart', { part: t(words, `damaged.${part}`) });
  return (
    <>
      <Alert words={words} fault={fault} />
      {fault.code === 'record-damaged' && (
        <AskFirst
          words={words}
          action={part === undefined ? 'anew' : `anew-${part}`}
          start={start}
          title={t(words, 'damaged.anewSure', { start })}
          keep={t(words, 'notes.anewKeep')}
          confirm={start}
          act={() => renew().then(() => null)}
          done={() => undefined}
        >
          <p>{t(words, MEANINGS[part ?? 'page'])}</p>
        </AskFirst>
      )}
    </>
  );
}

/** Never over what can be read: another page may have begun it again since. */
export async function unlessRead<T>(read: () => Promise<T>, write: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'record-damaged')) throw error;
  }
  return write();
}
