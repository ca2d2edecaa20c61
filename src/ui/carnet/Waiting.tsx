import { Alert } from '../parts/Alert.tsx';
import { t, type Words } from '../words/index.ts';
import type { OpenCase } from './openCase.ts';
import { UnreadItems } from './UnreadItems.tsx';

interface WaitingProps {
  readonly words: Words;
  readonly opened: OpenCase;
  /** Says the next step where nothing is recorded yet. */
  readonly emptyText: string;
}

/** What stands in a view until the case is in memory: one line, a fault with a way on, or the next step. */
export function Waiting({ words, opened, emptyText }: WaitingProps) {
  const { index, lost, fault, empty, reload } = opened;
  if (fault) {
    return <Alert words={words} fault={fault} retry={reload} />;
  }
  if (empty || (index?.items.length === 0 && lost.length === 0)) return <p class="empty">{emptyText}</p>;
  return (
    <>
      <UnreadItems words={words} opened={opened} />
      <p role="status" class="hint">
        {index === null && t(words, 'app.loading')}
      </p>
    </>
  );
}
