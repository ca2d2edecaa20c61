import type { InterruptedAttempt } from '../../messages/protocol.ts';
import { shortTime } from '../times.ts';
import { refusalSentence, t, type Words } from '../words/index.ts';

interface InterruptedProps {
  readonly words: Words;
  readonly attempts: readonly InterruptedAttempt[];
  readonly forget: (id: string) => void;
}

/** One calm line for each capture that did not end in an item. */
export function Interrupted({ words, attempts, forget }: InterruptedProps) {
  if (attempts.length === 0) return null;
  return (
    <ul class="interrupted">
      {attempts.map(({ id, startedAt, reason }) => (
        <li key={id} data-attempt={id}>
          <p>
            <strong>{t(words, 'interrupted.line', { when: shortTime(words.lang, startedAt) })}</strong>{' '}
            {refusalSentence(words, reason)}
          </p>
          <button type="button" class="quiet" data-action="forget" onClick={() => forget(id)}>
            {t(words, 'app.understood')}
          </button>
        </li>
      ))}
    </ul>
  );
}
