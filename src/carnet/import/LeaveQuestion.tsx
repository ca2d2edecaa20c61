import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { WordButton } from '../../ui/WordButton.tsx';
import { useCarnetProps } from '../carnetProps.ts';

/** What was chosen on the page and is not kept yet. */
interface PendingImport {
  readonly conversations: number;
  readonly files: number;
}

interface LeaveState {
  /** Null: nobody leaves. */
  readonly leave: (() => void) | null;
  readonly stay: () => void;
}

/** While `isPending`, a link or the Back button asks before the page is left; `onLeave`: for the answer that leaves. */
export function useLeaveQuestion(isPending: boolean, onLeave: () => void): LeaveState {
  const { navigation } = useCarnetProps();
  const [leave, setLeave] = useState<(() => void) | null>(null);
  const stay = () => setLeave(null);
  const ask = (move: () => void) =>
    setLeave(() => () => {
      onLeave();
      move();
    });
  // Before the next press: one that came between would be held, and its question gone with what was pending.
  useLayoutEffect(() => {
    stay();
    return isPending ? navigation.hold(ask) : undefined;
  }, [navigation, isPending]);
  return { leave, stay };
}

interface LeaveQuestionProps {
  readonly pending: PendingImport;
  readonly leave: () => void;
  readonly stay: () => void;
}

/** The focus is on the answer that loses nothing. */
export function LeaveQuestion({ pending: { conversations, files }, leave, stay }: LeaveQuestionProps) {
  const words = useWords();
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    panel.current?.querySelector('button')?.focus();
    panel.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section
      ref={panel}
      class="panel"
      role="alertdialog"
      aria-labelledby="import-leave"
      aria-describedby="import-leave-what"
      data-leave-question
    >
      <h2 id="import-leave">{t(words, 'import.leaveTitle')}</h2>
      <p id="import-leave-what">
        {conversations > 0 && `${t(words, 'archive.notKept', { n: conversations })} `}
        {files > 0 && `${t(words, 'import.notDone', { n: files })} `}
        {t(words, 'import.leaveMeaning')}
      </p>
      <div class="choices">
        <WordButton word="import.stay" class="primary" action="stay" onClick={stay} />
        <WordButton word="import.leave" action="leave" onClick={leave} />
      </div>
    </section>
  );
}
