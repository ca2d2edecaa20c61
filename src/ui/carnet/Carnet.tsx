import { useCallback, useEffect, useState } from 'preact/hooks';
import { HelpView } from '../help/HelpView.tsx';
import { LockPage } from '../lock/LockPage.tsx';
import { type Lock, useLock } from '../lock/lock.ts';
import { RecoverPage } from '../lock/RecoverPage.tsx';
import { RecoveryCode } from '../lock/RecoveryCode.tsx';
import { Unlock } from '../lock/Unlock.tsx';
import { Alert } from '../parts/Alert.tsx';
import { Bar } from '../parts/Bar.tsx';
import { Heading } from '../parts/Heading.tsx';
import { LONG_REVIEW, Pause } from '../parts/Pause.tsx';
import { ShownOnce } from '../parts/revealed.ts';
import { Together } from '../parts/Together.tsx';
import { t } from '../words/index.ts';
import type { CarnetProps } from './props.ts';
import { isHelp, type Route, useRoute } from './route.ts';
import { Sections } from './Sections.tsx';
import { SightView } from './SightView.tsx';
import { UnwrittenHere } from './unwritten.ts';
import { View } from './View.tsx';
import { Welcome } from './Welcome.tsx';

/** The full page: what is recorded, one item, the export, the lock. */
export function Carnet(props: CarnetProps) {
  const { ask, words, quit, window, onLockChange, unwritten } = props;
  const route = useRoute(window);
  const lock = useLock(ask, onLockChange);
  const locked = lock.state?.kind === 'locked';
  /** A recovery code to be noted: nothing else shows until it is, but it goes when all is locked. */
  const [code, setCode] = useState<string | null>(null);
  /** Things shown in this sitting; null once a pause was suggested and put aside. */
  const [shownCount, setShownCount] = useState<number | null>(0);
  const counted = useCallback(() => setShownCount((count) => (count === null ? null : count + 1)), []);
  useEffect(() => {
    if (locked) {
      setCode(null);
      setShownCount(0);
    }
  }, [locked]);

  const help = () => {
    // An export or an import would end, a code to be noted would be lost: beside them, help has a tab of its own.
    if (isLong(route) || code !== null) window.open('#help', '_blank', 'noopener');
    else window.location.hash = '#help';
  };

  const close = () => void unwritten.written().then(lock.close);

  return (
    <div class="carnet">
      <Bar words={words} quit={quit} help={help} lock={lock.state?.kind === 'unlocked' ? close : undefined} />
      {!locked && code === null && <Sections words={words} view={route.view} />}
      <main>
        {shownCount !== null && shownCount >= LONG_REVIEW && (
          <Pause words={words} goOn={() => setShownCount(null)} />
        )}
        <UnwrittenHere.Provider value={unwritten}>
          <ShownOnce.Provider value={counted}>
            <Main {...props} route={route} lock={lock} code={code} setCode={setCode} />
          </ShownOnce.Provider>
        </UnwrittenHere.Provider>
      </main>
    </div>
  );
}

/** Work that takes a while and shows nothing that is recorded: leaving the page would end it. */
function isLong({ view }: Route): boolean {
  return view === 'export' || view === 'import' || view === 'origins';
}

/** Pages that the popup opens by themselves: whoever never sees the list is asked there. */
const asksWhose = ({ view }: Route): boolean => view === 'item' || view === 'before-export';

interface MainProps extends CarnetProps {
  readonly route: Route;
  readonly lock: Lock;
  readonly code: string | null;
  readonly setCode: (code: string | null) => void;
}

/** While locked, every address asks to open first, and goes on to itself once open. */
function Main({ route, lock, code, setCode, ...props }: MainProps) {
  const { ask, words, copy, window } = props;
  const { state, checking, fault, check } = lock;
  const go = (hash: string) => {
    window.location.hash = hash;
  };
  const showCode = (made: string) => {
    setCode(made);
    check();
  };
  const noted = () => {
    setCode(null);
    if (route.view === 'recover') go('#items');
  };

  if (code !== null && state?.kind !== 'locked')
    return <RecoveryCode words={words} code={code} copy={copy} print={() => window.print()} done={noted} />;
  if (isHelp(route))
    return (
      <HelpView words={words} route={route} print={() => window.print()} alone={state?.kind === 'locked'} />
    );
  if (fault) {
    return <Alert words={words} fault={fault} retry={check} />;
  }
  // Nothing recorded shows there: no need to open first.
  if (route.view === 'sight')
    return <SightView key={route.tabId} ask={ask} words={words} tabId={route.tabId} />;
  const loading = <p class="hint">{t(words, 'app.loading')}</p>;
  if (state === null) return loading;
  if (route.view === 'recover')
    return <RecoverPage ask={ask} words={words} state={state} showCode={showCode} />;
  if (state.kind === 'locked') {
    return (
      <Unlock
        ask={ask}
        words={words}
        state={state}
        title={<Heading>{t(words, 'lock.title')}</Heading>}
        next={route.view === 'export' ? t(words, 'lock.thenExport') : undefined}
        takesFocus
        alone
        opened={check}
        forgotten={() => go('#recover')}
      />
    );
  }
  if (route.view === 'lock') {
    const given = { ask, words, state, check, showCode, window };
    return <LockPage key={state.kind} {...given} />;
  }
  // It goes on unless all is locked.
  if (checking && !isLong(route)) return loading;
  return (
    <Together>
      {asksWhose(route) && <Welcome ask={ask} words={words} openLockPage={() => go('#lock')} brief />}
      <View {...props} route={route} go={go} unprotected={state.kind === 'none'} />
    </Together>
  );
}
