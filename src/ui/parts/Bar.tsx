import { useLayoutEffect, useRef } from 'preact/hooks';
import { t, type Words } from '../words/index.ts';
import { watchExitKey } from './exitKey.ts';

interface BarProps {
  readonly words: Words;
  readonly quit: () => void;
  /** Opens help lines and the guide: one click away on every page of ours. */
  readonly help: () => void;
  /** Only while there is something to lock. */
  readonly lock?: (() => void) | undefined;
  /** The name is the page's title where no view has one of its own. */
  readonly titled?: boolean;
}

/** The head of every page of ours: neutral mark, name, and the way out, always in sight. */
export function Bar({ words, quit, help, lock, titled = false }: BarProps) {
  const Name = titled ? 'h1' : 'p';
  const bar = useRef<HTMLElement>(null);
  const leave = useRef(quit);
  leave.current = quit;
  // As soon as it is drawn: the way out is heard from the first moment.
  useLayoutEffect(
    () => (bar.current ? watchExitKey(bar.current.ownerDocument, () => leave.current()) : undefined),
    [],
  );
  return (
    <header class="bar" ref={bar}>
      <Name class="brand">
        <Notebook />
        {t(words, 'app.name')}
      </Name>
      {lock && (
        <button type="button" data-action="lock" onClick={lock}>
          {t(words, 'lock.lock')}
        </button>
      )}
      <button type="button" data-action="help" onClick={help}>
        {t(words, 'help.title')}
      </button>
      <button type="button" class="quit" data-action="quit" title={t(words, 'app.quitKey')} onClick={quit}>
        {t(words, 'app.quit')}
      </button>
    </header>
  );
}

export function Notebook() {
  return (
    <svg class="notebook" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M7 3h11a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H7z" />
      <path d="M7 3H6a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h1zM11 8h5M11 12h5" />
    </svg>
  );
}
