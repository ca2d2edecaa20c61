import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { CaseStatementEdits } from '../domain/export/statementText.ts';
import { useWords } from '../ui/context.ts';
import { Heading } from '../ui/focus.tsx';
import { Header } from '../ui/Header.tsx';
import { Loading } from '../ui/Loading.tsx';
import { t } from '../ui/locales/index.ts';
import { RevealContext } from '../ui/Masked.tsx';
import { type Lock, type OnLockChange, Unlock, useLock } from '../ui/Unlock.tsx';
import { Alert } from '../ui/useTask.tsx';
import { WordButton } from '../ui/WordButton.tsx';
import { CarnetView, type CarnetViewProps } from './CarnetView.tsx';
import { type CarnetApi, CarnetApiContext, useCarnetApi } from './carnetApi.ts';
import { type CarnetProps, CarnetPropsContext, useCarnetProps } from './carnetProps.ts';
import { HelpView } from './help/HelpView.tsx';
import { FromPhone } from './import/FromPhone.tsx';
import { type PendingWrites, PendingWritesContext } from './parts/pendingWrites.ts';
import { WordLink } from './parts/WordLink.tsx';
import { NavTabs, useCarnetNames } from './places.tsx';
import { type Route, useRoute } from './route.ts';
import { DiagnosticsView } from './settings/DiagnosticsView.tsx';
import { ProtectPage } from './settings/ProtectPage.tsx';
import { RecoverPage, RecoveryCode } from './settings/RecoveryCode.tsx';
import { StoreChangesContext } from './storeChanges.ts';

interface CarnetRootProps extends CarnetProps {
  readonly onLockChange: OnLockChange;
  /** Locks and closes once `pendingWrites` is flushed. */
  readonly quit: () => void;
  readonly pendingWrites: PendingWrites;
}

/** What a link to « Protéger » asks of copies. */
const ASKED_COPY = { lock: null, backup: 'all', 'backup-one': 'one', restore: 'restore' } as const;

/** The root of carnet.html. `carnetApi` never changes. */
export function Carnet({ carnetApi, ...props }: CarnetRootProps & { readonly carnetApi: CarnetApi }) {
  return (
    <CarnetApiContext.Provider value={carnetApi}>
      <CarnetPropsContext.Provider value={props}>
        <CarnetPage {...props} />
      </CarnetPropsContext.Provider>
    </CarnetApiContext.Provider>
  );
}

function CarnetPage(props: CarnetRootProps) {
  const { quit, navigation, onLockChange, pendingWrites } = props;
  const words = useWords();
  const route = useRoute(navigation);
  const lock = useLock(onLockChange);
  const locked = lock.state?.kind === 'locked';
  /** A recovery code that the person must note: shown alone until then; dropped when the store locks. */
  const [code, setCode] = useState<string | null>(null);
  const shownCode = useRef(code);
  shownCode.current = code;
  /** Number of reveals in this session; null once the suggested break was dismissed. */
  const [revealCount, setRevealCount] = useState<number | null>(0);
  const countReveal = useCallback(() => setRevealCount((count) => (count === null ? null : count + 1)), []);
  /** What was typed is being stored before the store locks. */
  const [isLocking, setIsLocking] = useState(false);
  const [statementEdits] = useState(() => new CaseStatementEdits());
  useEffect(() => {
    if (locked) {
      statementEdits.clear();
      setRevealCount(0);
      if (shownCode.current === null) return;
      setCode(null);
      // Not noted, and never shown again: the page says how another one is made.
      navigation.goUnasked('lock');
    }
  }, [locked, statementEdits, navigation]);

  const [nextExport, setNextExport] = useState<CarnetViewProps['nextExport']>(null);
  const unkept = useRef(0);
  const isOpen = lock.state !== null && !locked;
  const { cases } = useCarnetApi();
  /** Number of times that the page began again, since another one erased its carnet: nothing of it stays displayed. */
  const [beginnings, setBeginnings] = useState(0);
  /** Others are left, of which the person chooses one. */
  const [asksCarnet, setAsksCarnet] = useState(false);
  const beginAgain = (isLast: boolean) => {
    cases.leaveErased();
    setBeginnings((count) => count + 1);
    setAsksCarnet(!isLast);
    // No other carnet is shown unasked: it may be somebody else's. What was chosen on the page is not asked about: it
    // goes with its carnet.
    navigation.goUnasked(isLast ? 'items' : 'cases');
  };
  /** Number of times that this page erased a carnet, or all: it hears of what others erase only. */
  const [erasures, setErasures] = useState(0);
  const onErased = () => setErasures((count) => count + 1);
  const carnets = useCarnetNames(route.view, isOpen, lock.changes + erasures, beginAgain);
  const openCase = async (caseId: string) => {
    await pendingWrites.flush();
    // One that was erased meanwhile is not there after the reload either.
    await cases.select(caseId).catch(() => undefined);
    props.reopen('items');
  };

  const openHelp = () => {
    // In a new tab where leaving the page would abort an export or import, or lose the recovery code.
    if (isLongTask(route) || code !== null) navigation.openTab('help');
    else navigation.go('help');
  };

  const lockCarnet = async () => {
    setIsLocking(true);
    await pendingWrites.flushWithTimeout();
    lock.lockStore();
    setIsLocking(false);
  };

  return (
    // A form around everything, which is never submitted: Chromium saves the content of fields that have none
    // (preventSavedFormState). Forms inside keep their own fields.
    <form class="carnet" data-path={navigation.path} onSubmit={(event) => event.preventDefault()}>
      <Header
        quit={quit}
        help={openHelp}
        settings={locked || code !== null ? undefined : () => navigation.go('more')}
        lock={lock.state?.kind === 'unlocked' && code === null ? () => void lockCarnet() : undefined}
      />
      {!locked && code === null && (
        <NavTabs view={route.view} carnets={carnets} openCase={(caseId) => void openCase(caseId)} />
      )}
      <main hidden={isLocking}>
        {revealCount !== null && revealCount >= REVEALS_BEFORE_BREAK && (
          <BreakSuggestion onContinue={() => setRevealCount(null)} />
        )}
        {asksCarnet && route.view === 'cases' && (
          <p class="note" role="status" data-erased-elsewhere>
            {t(words, 'places.erased')}
          </p>
        )}
        <PendingWritesContext.Provider value={pendingWrites}>
          <RevealContext.Provider value={countReveal}>
            <CarnetContent
              {...{ route, lock, code, setCode, beginnings, onErased }}
              {...{ statementEdits, nextExport, setNextExport, unkept }}
            />
          </RevealContext.Provider>
        </PendingWritesContext.Provider>
      </main>
    </form>
  );
}

/** Views with long work that leaving the page would abort. What they list of the store follows `useStoreChanges`. */
function isLongTask({ view }: Route): boolean {
  return view === 'export' || view === 'import';
}

interface CarnetContentProps extends Omit<CarnetViewProps, 'route' | 'unprotected'> {
  readonly route: Route;
  readonly lock: Lock;
  readonly code: string | null;
  readonly setCode: (code: string | null) => void;
  readonly beginnings: number;
}

/** While the store is locked, every route shows the unlock form, then itself once unlocked. */
function CarnetContent({ route, lock, code, setCode, beginnings, ...viewProps }: CarnetContentProps) {
  const words = useWords();
  const { navigation } = useCarnetProps();
  const { state, checking, fault, refresh } = lock;
  const showCode = (newCode: string) => {
    setCode(newCode);
    refresh();
  };
  const onCodeNoted = () => {
    setCode(null);
    if (route.view === 'recover') navigation.go('items');
  };

  if (code !== null && state?.kind !== 'locked') return <RecoveryCode code={code} onDone={onCodeNoted} />;
  if (route.view === 'help')
    return (
      <HelpView
        route={route}
        // Locked until the state is known: the département is private.
        isOpen={state !== null && state.kind !== 'locked'}
        standalone={state?.kind === 'locked'}
      />
    );
  if (fault) return <Alert fault={fault} retry={refresh} />;
  // Available while locked, because it shows nothing that is recorded.
  if (route.view === 'diagnostics') return <DiagnosticsView key={route.tabId} tabId={route.tabId} />;
  if (state === null) return <Loading blocks={3} />;
  if (route.view === 'recover') return <RecoverPage state={state} showCode={showCode} />;
  if (state.kind === 'locked') {
    const asksPhone = route.view === 'import' && route.part === 'from-phone';
    return (
      <>
        <Unlock
          state={state}
          title={<Heading>{t(words, 'lock.title')}</Heading>}
          nextStep={route.view === 'export' ? t(words, 'export.closed') : undefined}
          takesFocus={!asksPhone}
          standalone
          onUnlock={refresh}
          onForgotten={() => navigation.go('recover')}
        />
        {asksPhone && <FromPhone isLinked isOpen={false} />}
      </>
    );
  }
  const { view } = route;
  if (view === 'lock' || view === 'backup' || view === 'backup-one' || view === 'restore')
    return <ProtectPage key={`${state.kind} ${view}`} backup={ASKED_COPY[view]} {...{ state, refresh, showCode }} />;
  // A long task stays displayed while the state of the lock is checked again.
  if (checking && !isLongTask(route)) return <Loading blocks={3} />;
  return (
    <StoreChangesContext.Provider value={lock.changes}>
      <CarnetView key={beginnings} {...{ route, ...viewProps }} unprotected={state.kind === 'none'} />
    </StoreChangesContext.Provider>
  );
}

/** Number of reveals on one page before a break is suggested, once. */
export const REVEALS_BEFORE_BREAK = 20;

export function BreakSuggestion({ onContinue }: { readonly onContinue: () => void }) {
  const words = useWords();
  return (
    <p class="note calm" role="status" data-pause>
      {t(words, 'pause.suggestion')} <WordLink word="pause.help" to="help" />{' '}
      <WordButton word="pause.goOn" class="quiet" action="go-on" onClick={onContinue} />
    </p>
  );
}
