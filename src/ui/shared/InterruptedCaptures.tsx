import type { InterruptedAttempt } from '../../messages/protocol.ts';
import { formatShortTime } from '../formatTime.ts';
import { refusalSentence, t } from '../locales/index.ts';
import { useWords } from './context.ts';

interface InterruptedCapturesProps {
  readonly attempts: readonly InterruptedAttempt[];
  readonly forget: (id: string) => void;
}

/** One line for each capture that did not produce an item. */
export function InterruptedCaptures({ attempts, forget }: InterruptedCapturesProps) {
  const words = useWords();
  if (attempts.length === 0) return null;
  return (
    <ul class="interrupted">
      {attempts.map(({ id, startedAt, reason }) => (
        <li key={id} data-attempt={id}>
          <p>
            <strong>{t(words, 'interrupted.line', { when: formatShortTime(words.lang, startedAt) })}</strong>{' '}
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
