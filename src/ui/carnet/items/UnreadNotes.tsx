import { t, type Words } from '../../words/index.ts';
import type { OpenCase } from '../openCase.ts';

interface UnreadNotesProps {
  readonly words: Words;
  readonly unread: OpenCase['unread'];
}

/** Notes that the disk no longer gives back: named, and nothing else is held up by them. */
export function UnreadNotes({ words, unread }: UnreadNotesProps) {
  if (unread.length === 0) return null;
  return (
    <p class="note" role="status" data-unread>
      {t(words, 'damaged.inList', {
        n: unread.length,
        list: unread.map(({ ordinal }) => ordinal).join(', '),
      })}
    </p>
  );
}
