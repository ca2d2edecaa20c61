import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { countKept } from '../domain/item/itemIndex.ts';
import type { ItemPage } from '../messages/protocol.ts';
import { useAsk, useWords } from '../ui/context.ts';
import { Icon } from '../ui/Header.tsx';
import { useItemPage } from '../ui/itemLabels.tsx';
import { formatCaseName, t } from '../ui/locales/index.ts';
import { type Lock, Unlock } from '../ui/Unlock.tsx';
import { Alert } from '../ui/useTask.tsx';
import { WordButton } from '../ui/WordButton.tsx';
import { chooseCard, POPUP_ITEM_COUNT } from './chooseCard.ts';
import { type CardAnswers, PopupCard, type PopupCardProps, useCardAnswers } from './PopupCard.tsx';

interface RecordedItemsProps extends Pick<PopupCardProps, 'tabId' | 'captureContext' | 'openCarnet' | 'close'> {
  readonly lock: Lock;
  /** The number of captures, of any tab, that began or ended since the popup opened. */
  readonly captureChanges: number;
  /** The attempt that the popup already tells of; undefined: none. */
  readonly shownAttempt: string | undefined;
  /** Position of the carnet of the tab's last capture; undefined where nothing was recorded, or that is not known. */
  readonly lastPlace: number | undefined;
  /** The page is the practice page, whose captures go into no case. */
  readonly isPractice: boolean;
}

/** What is recorded, or the form that unlocks it. */
export function RecordedItems({ lock, ...props }: RecordedItemsProps) {
  const ask = useAsk();
  const words = useWords();
  const { state, checking, fault, changes, refresh } = lock;
  // Requested together with the lock's state; when locked, it rejects and is ignored.
  const [prefetched] = useState(() => ask('ui>bg:listItems', { from: 0, count: POPUP_ITEM_COUNT }).catch(() => null));
  const answers = useCardAnswers(props.tabId, changes, props.captureChanges);
  // The button that unlocked the store was removed, so the line that replaces it must take the focus.
  const wasUnlockedHere = useRef(false);
  if (fault) return <Alert fault={fault} retry={refresh} />;
  if (state === null || checking) {
    return (
      <p class="kept-count" aria-busy>
        {t(words, 'app.loading')}
      </p>
    );
  }
  if (state.kind === 'locked') {
    return (
      <>
        {answers?.isRunning && (
          <PopupCard {...props} card="running" answers={answers} interrupted={[]} forget={() => undefined} />
        )}
        <Unlock
          state={state}
          title={<h2>{t(words, 'popup.recorded')}</h2>}
          // When the popup opens, the capture button keeps the focus.
          takesFocus={changes > 0}
          onForgotten={() => props.openCarnet('recover')}
          onUnlock={() => {
            wasUnlockedHere.current = true;
            refresh();
          }}
        />
        <PrepareButton openCarnet={props.openCarnet} />
      </>
    );
  }
  return (
    <KeptCaptures
      {...props}
      answers={answers}
      unprotected={state.kind === 'none'}
      takesFocus={wasUnlockedHere.current}
      // After a lock change it is out of date.
      prefetched={changes === 0 ? prefetched : null}
    />
  );
}

interface KeptCapturesProps extends Omit<RecordedItemsProps, 'lock'> {
  readonly answers: CardAnswers | null;
  /** No passphrase is set. */
  readonly unprotected: boolean;
  /** It replaces a field that had the focus. */
  readonly takesFocus: boolean;
  /** The list, requested before the lock's state was known; null when it was not. */
  readonly prefetched: Promise<ItemPage | null> | null;
}

/** How many captures are kept, the one card, and the way to the dossier from the first capture on. */
function KeptCaptures(props: KeptCapturesProps) {
  const { answers, takesFocus, isPractice, openCarnet } = props;
  const words = useWords();
  const { page, fault, reload, forget } = useItemPage(0, POPUP_ITEM_COUNT, props.captureChanges, props.prefetched);
  const line = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) line.current?.focus();
  }, [takesFocus]);
  const ask = useAsk();
  const captures = page?.total ?? 0;
  // The line above tells of a capture that went to another carnet than the one named here.
  const shownPlace = isPractice ? undefined : (page?.current ?? page?.opens)?.place;
  const isElsewhere = props.lastPlace !== undefined && shownPlace !== undefined && shownPlace !== props.lastPlace;
  const [newest] = page?.items ?? [];
  const wrong = page?.current !== undefined && !isElsewhere && newest?.withdrawn === false ? newest.id : null;
  const interrupted = page?.interrupted.filter(({ id }) => id !== props.shownAttempt) ?? [];
  const facts = answers && {
    ...answers,
    isOpenedForItem: answers.pendingContext !== null,
    captures,
    interrupted: interrupted.length,
    isDamaged: page?.items.some(({ unread }) => unread === true) ?? false,
    isUnprotected: props.unprotected,
    hasContextSuggestion: answers.suggestion !== null,
  };
  const isLoading = fault === null && (page === null || facts === null);
  const card = facts && !isLoading ? chooseCard(facts) : null;
  const [told] = card === 'interrupted' ? interrupted : [];
  const saidOnce = told?.reason === 'nothing-else-chosen' ? told.id : null;
  // What was captured before is kept: telling it in one popup is enough.
  useEffect(() => {
    if (saidOnce !== null) void ask('ui>bg:forgetInterrupted', { id: saidOnce }).catch(() => undefined);
  }, [ask, saidOnce]);
  return (
    <>
      <section class="kept" aria-busy={isLoading} aria-label={t(words, 'popup.recorded')}>
        {fault && <Alert fault={fault} retry={reload} />}
        {shownPlace !== undefined && <CurrentCase page={page} />}
        {isElsewhere && <p data-last-elsewhere>{t(words, 'popup.lastElsewhere')}</p>}
        <p ref={line} class="kept-count" tabIndex={-1} data-kept={page ? countKept(page) : undefined}>
          {page === null && fault === null && t(words, 'app.loading')}
          {page &&
            captures > 0 &&
            !isPractice &&
            t(words, page.current === undefined ? 'popup.kept' : 'popup.keptHere', { n: countKept(page) })}
          {page && isPractice && t(words, 'popup.practice')}
        </p>
        {shownPlace !== undefined && <CarnetButton wrong={wrong} openCarnet={openCarnet} />}
        {captures > 0 && <WordButton word="popup.see" action="see-all" onClick={() => openCarnet('items')} />}
      </section>
      {captures > 0 && <PrepareButton openCarnet={openCarnet} />}
      {answers && facts && !isLoading && (
        <PopupCard {...props} card={card} answers={answers} interrupted={interrupted} forget={forget} />
      )}
    </>
  );
}

function PrepareButton({ openCarnet }: Pick<PopupCardProps, 'openCarnet'>) {
  const words = useWords();
  return (
    <button type="button" class="prepare" data-action="export" onClick={() => openCarnet('before-export')}>
      <Icon name="dossier" />
      {t(words, 'export.title')}
    </button>
  );
}

/** Leads to the last capture, which may be in the wrong carnet; where this one has none, to the list of carnets. */
function CarnetButton({ wrong, openCarnet }: Pick<PopupCardProps, 'openCarnet'> & { readonly wrong: string | null }) {
  const [word, action, path] =
    wrong === null
      ? (['places.changeCarnet', 'change-case', 'cases'] as const)
      : (['wrongCase.title', 'wrong-case', `item/${wrong}/case`] as const);
  return <WordButton word={word} class="quiet" action={action} onClick={() => openCarnet(path)} />;
}

/** Names the case that captures go to, when there are several, or the new one that the next capture opens. */
function CurrentCase({ page }: { readonly page: ItemPage | null }) {
  const words = useWords();
  if (page?.opens) return <p data-opens-case>{t(words, 'popup.opens', { name: formatCaseName(words, page.opens) })}</p>;
  if (page?.current === undefined) return null;
  return (
    <p data-current-case>
      <strong>{t(words, 'caseName.where', { name: formatCaseName(words, page.current) })}</strong>
    </p>
  );
}
