import { Fragment } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CaptureOutcome } from '../domain/capture/observation.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { useAsk, useWords } from '../ui/context.ts';
import { formatRecentTime } from '../ui/formatTime.ts';
import { Header, Icon } from '../ui/Header.tsx';
import { refusalSentence, t, type Words } from '../ui/locales/index.ts';
import { type OnLockChange, useLock } from '../ui/Unlock.tsx';
import { Alert, useSubmit } from '../ui/useTask.tsx';
import { WordButton } from '../ui/WordButton.tsx';
import { PostList } from './PostList.tsx';
import { RecordedItems } from './RecordedItems.tsx';

export interface PopupProps {
  /** The active tab; null when there is none. */
  readonly tabId: number | null;
  /** Whether anybody may run the tab's site, which could then log captures. */
  readonly isUnknownSite: boolean;
  /** The address ends as a PDF's does; a page about a PDF may have such an address too. */
  readonly isPdfAddress: boolean;
  /** Why no capture can begin on the page; null where one may. */
  readonly forbidden: 'page-forbidden' | 'page-reader-mode' | null;
  /** The page is the practice page, whose captures go into no case. */
  readonly isPractice: boolean;
  /** How the last capture of the tab ended; null when there was none since the last lock. */
  readonly lastCapture: CaptureOutcome | null;
  /** Calls `listener` with the last capture of the tab when a capture of any tab begins or ends. */
  readonly onOutcomeChange: (listener: (lastCapture: CaptureOutcome | null) => void) => () => void;
  readonly onLockChange: OnLockChange;
  readonly now: () => Date;
  /** Opens the carnet at a path such as `items` or `item/<id>` (src/carnet/route.ts). */
  readonly openCarnet: (path: string) => void;
  readonly quit: () => void;
  /** Closes the popup: a capture continues on the page. */
  readonly close: () => void;
}

/** The ways of capturing. Those with a drawing stand outside « Autres façons » on some pages. */
const WAYS = {
  post: { mode: 'picker', word: 'popup.capturePost', icon: 'camera' },
  thread: { mode: 'thread', word: 'popup.captureThread', icon: 'thread' },
  screen: { mode: 'screen', word: 'popup.captureScreen', icon: 'screen' },
  page: { mode: 'page', word: 'popup.capturePage', icon: null },
  region: { mode: 'zone', word: 'popup.captureRegion', icon: null },
} as const;
type Way = keyof typeof WAYS;

/** What stands outside « Autres façons », by what comes first. Where no capture can begin: the import. */
const SHOWN_WAYS: Readonly<Record<'post' | 'screen' | 'import', readonly Way[]>> = {
  post: ['post', 'thread', 'screen'],
  screen: ['screen', 'post'],
  import: [],
};

/**
 * The toolbar popup. The capture buttons show at once, locked or not; how many captures are kept shows below them when
 * the background answers, so that no button moves.
 */
export function Popup({
  tabId,
  isUnknownSite,
  isPdfAddress,
  forbidden,
  isPractice,
  onLockChange,
  now,
  openCarnet,
  quit,
  close,
  ...props
}: PopupProps) {
  const ask = useAsk();
  const words = useWords();
  const lock = useLock(onLockChange);
  const { lastCapture, changes } = useLastCapture(props);
  /** The lock change count at which the list of posts was opened: the next change closes it. */
  const [listedAtChange, setListedAtChange] = useState<number | null>(null);
  const isListing = listedAtChange === lock.changes;
  const { fault, working, submit } = useSubmit();
  const firstButton = useRef<HTMLButtonElement>(null);
  // The first button has the focus, so that Enter captures as soon as the popup opens.
  useLayoutEffect(() => {
    const page = firstButton.current?.ownerDocument;
    const focusFirst = () => {
      if (page?.activeElement === page?.body) firstButton.current?.focus();
    };
    focusFirst();
    // Firefox draws a popup before it shows it, and then focuses only its window (bug 1324255). Once: Tab leaves the
    // popup after its last button, and comes back to the first of the header.
    page?.defaultView?.addEventListener('focus', focusFirst, { once: true });
    return () => page?.defaultView?.removeEventListener('focus', focusFirst);
  }, []);

  const withTab = (act: (tabId: number) => void): void => {
    if (tabId === null) void submit(() => Promise.reject(new Refusal('page-forbidden')));
    else act(tabId);
  };
  const capture = (start: (tabId: number) => Promise<null>): void =>
    withTab(
      (tabId) =>
        void submit(async () => {
          await start(tabId);
          close();
        }),
    );

  // The browser's own viewer shows a PDF: no capture of it can begin.
  const isPdf = fault?.code === 'page-pdf' || (isPdfAddress && lastCapture?.refusal === 'page-pdf');
  const isPdfFirst = isPdf || isPdfAddress;
  const isForbidden = forbidden !== null || fault?.code === 'page-forbidden' || fault?.code === 'page-reader-mode';
  // A site that anybody may run has no reader of its own, and could notice any other capture.
  const first = isPdfFirst || isForbidden ? 'import' : isUnknownSite ? 'screen' : 'post';
  const shownWays = SHOWN_WAYS[first];
  const otherWays = Object.keys(WAYS).filter((way): way is Way => !shownWays.some((one) => one === way));
  const renderWay = (way: Way) => {
    const { mode, word, icon } = WAYS[way];
    return (
      <button
        key={way}
        {...(way === first && { ref: firstButton, class: 'primary' })}
        type="button"
        data-action={`capture-${way}`}
        onClick={() => capture((tabId) => ask('ui>bg:capture', { tabId, mode }))}
      >
        {icon && <Icon name={icon} />}
        {t(words, word)}
      </button>
    );
  };
  return (
    <div class="popup">
      <Header
        quit={quit}
        help={() => openCarnet('help')}
        titled
        lock={lock.state?.kind === 'unlocked' ? lock.lockStore : undefined}
      />
      <main>
        <section class="actions" aria-label={t(words, 'popup.actions')}>
          {forbidden !== null && <p data-refused={forbidden}>{refusalSentence(words, forbidden)}</p>}
          {isPdfAddress && !isPdf && !isForbidden && <p class="hint">{t(words, 'popup.pdf')}</p>}
          {shownWays.map((way) => (
            <Fragment key={way}>
              {renderWay(way)}
              {first === 'screen' && way === 'screen' && <p class="hint">{t(words, 'popup.unnoticed')}</p>}
            </Fragment>
          ))}
          <button
            {...(first === 'import' && { ref: firstButton, class: 'primary' })}
            type="button"
            data-action="import"
            onClick={() => openCarnet('import')}
          >
            <Icon name="importFiles" />
            {t(words, isPdfFirst ? 'popup.importPdf' : 'popup.import')}
          </button>
          <details class="other-ways" hidden={isPdf || isForbidden}>
            <summary data-action="other-ways">{t(words, 'popup.otherWays')}</summary>
            {otherWays.map(renderWay)}
            <WordButton
              word="popup.listPosts"
              action="list-posts"
              aria-expanded={isListing}
              onClick={() => withTab(() => setListedAtChange(isListing ? null : lock.changes))}
            />
            <WordButton
              word="diagnostics.title"
              class="quiet"
              action="diagnose"
              onClick={() => withTab((tabId) => openCarnet(`diagnostics/${tabId}`))}
            />
          </details>
          {/* On every page, before any capture: afterwards it is too late. */}
          <WordButton
            word="popup.imageRule"
            class="quiet image-rule"
            action="image-rule"
            onClick={() => openCarnet('prohibited-image')}
          />
        </section>
        <p role="status" class="working">
          {working && t(words, 'popup.working')}
        </p>
        {fault && <Alert fault={fault} />}
        {/* A capture that begins here is not one that was interrupted. */}
        {lastCapture && !working && lastCapture.refusal !== (fault?.code ?? forbidden ?? undefined) && (
          <LastCapture outcome={lastCapture} now={now()} />
        )}
        {isListing && tabId !== null ? (
          <PostList
            tabId={tabId}
            back={() => setListedAtChange(null)}
            choose={(index) => capture((tabId) => ask('ui>bg:capture', { tabId, mode: 'post', index }))}
          />
        ) : (
          <RecordedItems
            lock={lock}
            captureChanges={changes}
            shownAttempt={lastCapture?.choice}
            lastPlace={lastCapture?.place}
            tabId={tabId}
            isPractice={isPractice}
            captureContext={() => capture((tabId) => ask('ui>bg:captureContext', { tabId }))}
            openCarnet={openCarnet}
            close={close}
          />
        )}
      </main>
    </div>
  );
}

/** A capture may end while the popup is open. `changes`: the number of captures that began or ended meanwhile. */
function useLastCapture({ lastCapture, onOutcomeChange }: Pick<PopupProps, 'lastCapture' | 'onOutcomeChange'>) {
  const [now, setNow] = useState({ lastCapture, changes: 0 });
  useEffect(
    () => onOutcomeChange((changed) => setNow(({ changes }) => ({ lastCapture: changed, changes: changes + 1 }))),
    [onOutcomeChange],
  );
  return now;
}

interface LastCaptureProps {
  readonly outcome: CaptureOutcome;
  readonly now: Date;
}

/** Tells how the last capture of the tab ended. A page can draw a success of its own, but not here. */
function LastCapture({ outcome, now }: LastCaptureProps) {
  const words = useWords();
  return (
    <p
      role="status"
      class="last-capture"
      data-last-capture={outcome.refusal ?? 'recorded'}
      // The tick says that everything is kept.
      data-partial={outcome.isPartial || undefined}
    >
      {formatOutcome(words, outcome, now)}
    </p>
  );
}

function formatOutcome(words: Words, outcome: CaptureOutcome, now: Date): string {
  const { at, refusal, isPartial, isErrorPage, isThread, isChoosing } = outcome;
  const when = formatRecentTime(words.lang, at, now);
  if (refusal !== null) {
    const line = t(words, isThread ? 'popup.lastThread' : 'popup.lastNotRecorded', { when });
    return `${line} ${refusalSentence(words, refusal, {}, isThread ? 'before' : null)}`;
  }
  const recorded = t(words, isPartial ? 'popup.lastRecordedInPart' : 'popup.lastRecorded', { when });
  const more = [isErrorPage && t(words, 'popup.errorPage'), isChoosing && t(words, 'popup.nothingElse')];
  return [recorded, ...more].filter(Boolean).join(' ');
}
