import { t, type Words } from '../words/index.ts';
import type { OpenCase } from './openCase.ts';

interface UnreadItemsProps {
  readonly words: Words;
  readonly opened: Pick<OpenCase, 'lost'>;
}

/** Items that the disk no longer gives back: named wherever the rest is counted or searched. */
export function UnreadItems({ words, opened: { lost } }: UnreadItemsProps) {
  if (lost.length === 0) return null;
  return (
    <p class="note" role="status" data-lost>
      {t(words, 'damaged.lost', { n: lost.length, list: lost.join(', ') })}
    </p>
  );
}
