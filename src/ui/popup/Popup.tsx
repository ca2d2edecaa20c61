import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Ask } from '../../messages/requests.ts';
import { type Fault, faultOf } from '../faults.ts';
import { type OnLockChange, useLock } from '../lock/lock.ts';
import { Alert } from '../parts/Alert.tsx';
import { Bar } from '../parts/Bar.tsx';
import { t, type Words } from '../words/index.ts';
import { Awaited } from './Context.tsx';
import { PostList } from './PostList.tsx';
import { Recorded } from './Recorded.tsx';
import { Underway } from './Underway.tsx';

export interface PopupProps {
  readonly ask: Ask;
  /** The tab the person looks at; null when there is none. */
  readonly tabId: number | null;
  readonly words: Words;
  readonly onLockChange: OnLockChange;
  /** Opens the full page at `#before-export`, `#items`, `#item/<id>`, `#sight/<tab>`, `#lock`, `#recover`, `#help`. */
  readonly openCarnet: (hash: string) => void;
  readonly quit: () => void;
  /** Closes the popup: the page is where a capture goes on. */
  readonly close: () => void;
}

/** Beside the first button, which takes one publication. */
const CAPTURES = [
  ['capture-screen', 'ui>bg:captureScreen', 'popup.captureScreen'],
  ['capture-zone', 'ui>bg:captureZone', 'popup.captureZone'],
  ['capture-page', 'ui>bg:capturePage', 'popup.capturePage'],
  ['capture-thread', 'ui>bg:captureThread', 'popup.captureThread'],
] as const;

/** The toolbar popup. Its buttons are there at once, locked or not; the list comes when the background answers. */
export function Popup({ ask, tabId, words, onLockChange, openCarnet, quit, close }: PopupProps) {
  const lock = useLock(ask, onLockChange);
  /** At which lock change the page's posts were opened: the next one closes them. */
  const [listedAt, setListedAt] = useState<number | null>(null);
  const choosing = listedAt === lock.changes;
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const busy = useRef(false);
  const first = useRef<HTMLButtonElement>(null);
  // One press of Enter from the opening: capturing comes first.
  useLayoutEffect(() => {
    const page = first.current?.ownerDocument;
    const begin = () => {
      if (page?.activeElement === page?.body) first.current?.focus();
    };
    begin();
    // Firefox draws a popup before it shows it, and then gives the focus to its window alone (bug 1324255).
    page?.defaultView?.addEventListener('focus', begin);
    return () => page?.defaultView?.removeEventListener('focus', begin);
  }, []);

  const onPage = (act: (tabId: number) => void): void => {
    if (tabId === null) setFault({ code: 'page-forbidden', detail: {} });
    else act(tabId);
  };
  const capture = (start: (tabId: number) => Promise<null>): void =>
    onPage((tabId) => void send(() => start(tabId)));

  async function send(start: () => Promise<null>): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    setWorking(true);
    setFault(null);
    try {
      await start();
      close();
    } catch (error) {
      setFault(faultOf(error));
    } finally {
      busy.current = false;
      setWorking(false);
    }
  }

  return (
    <div class="popup">
      <Bar
        words={words}
        quit={quit}
        help={() => openCarnet('#help')}
        titled
        lock={lock.state?.kind === 'unlocked' ? lock.close : undefined}
      />
      <main>
        {tabId !== null && <Underway {...{ ask, words, tabId, close }} />}
        {tabId !== null && (
          <Awaited
            ask={ask}
            words={words}
            tabId={tabId}
            capture={() => capture((tabId) => ask('ui>bg:captureContext', { tabId }))}
          />
        )}
        <section class="actions" aria-label={t(words, 'popup.actions')}>
          <button
            ref={first}
            type="button"
            class="primary"
            data-action="capture-post"
            aria-describedby="capture-hint"
            onClick={() => capture((tabId) => ask('ui>bg:startPicker', { tabId }))}
          >
            {t(words, 'popup.capturePost')}
          </button>
          <p id="capture-hint" class="hint">
            {t(words, 'popup.captureHint')}
          </p>
          {CAPTURES.map(([action, request, label]) => (
            <button
              key={action}
              type="button"
              data-action={action}
              onClick={() => capture((tabId) => ask(request, { tabId }))}
            >
              {t(words, label)}
            </button>
          ))}
          <button type="button" data-action="import" onClick={() => openCarnet('#import')}>
            {t(words, 'import.title')}
          </button>
          <button
            type="button"
            data-action="list-posts"
            aria-expanded={choosing}
            onClick={() => onPage(() => setListedAt(choosing ? null : lock.changes))}
          >
            {t(words, 'popup.listPosts')}
          </button>
          <button
            type="button"
            class="quiet"
            data-action="look"
            onClick={() => onPage((tabId) => openCarnet(`#sight/${tabId}`))}
          >
            {t(words, 'sight.open')}
          </button>
        </section>
        <p role="status" class="working">
          {working && t(words, 'popup.working')}
        </p>
        {fault && <Alert words={words} fault={fault} />}
        {choosing && tabId !== null ? (
          <PostList
            ask={ask}
            tabId={tabId}
            words={words}
            back={() => setListedAt(null)}
            choose={(index) => capture((tabId) => ask('ui>bg:capturePost', { tabId, index }))}
          />
        ) : (
          <Recorded ask={ask} words={words} lock={lock} openCarnet={openCarnet} />
        )}
      </main>
      <footer>
        <button type="button" data-action="export" onClick={() => openCarnet('#before-export')}>
          {t(words, 'popup.export')}
        </button>
      </footer>
    </div>
  );
}
