import type { ComponentChildren } from 'preact';
import { useWords } from '../ui/context.ts';
import { Header } from '../ui/Header.tsx';
import { t } from '../ui/locales/index.ts';
import { WordButton } from '../ui/WordButton.tsx';

interface StartPageProps {
  /** Whose toolbar is drawn. */
  readonly isFirefox: boolean;
  /** The browser removes the extension when it quits, with all that it keeps. */
  readonly isTrial: boolean;
  readonly openCarnet: (path: string) => void;
  readonly quit: () => void;
}

/** Opens once, after the installation: what Recueil is, how to pin its icon, and where to begin. It asks nothing. */
export function StartPage({ isFirefox, isTrial, openCarnet, quit }: StartPageProps) {
  const words = useWords();
  return (
    <div class="carnet">
      <Header quit={quit} help={() => openCarnet('help')} />
      <main class="start">
        <h1>{t(words, 'start.title')}</h1>
        {isTrial && (
          <p class="note" data-trial>
            {t(words, 'start.trial')}
          </p>
        )}
        <ul class="next">
          <li>{t(words, 'start.what')}</li>
          <li>
            {t(words, 'start.stays')}{' '}
            <WordButton word="start.lock" class="quiet" action="lock" onClick={() => openCarnet('lock')} />
          </li>
          <li>{t(words, 'start.dossier')}</li>
          <li>{t(words, 'start.quit')}</li>
        </ul>
        <h2>{t(words, 'start.begin')}</h2>
        <p>
          {t(words, 'start.open')}{' '}
          <a class="lone" data-action="practice" href="practice.html">
            {t(words, 'start.practice')}
          </a>
        </p>
        <div class="choices">
          <WordButton word="start.import" action="import" onClick={() => openCarnet('import')} />
          <WordButton word="start.helping" action="helping" onClick={() => openCarnet('operator')} />
        </div>
        <h2>{t(words, 'start.pin')}</h2>
        {isFirefox ? <FirefoxPinPicture /> : <ChromiumPinPicture />}
        <p>
          {t(words, isFirefox ? 'start.pinFirefox' : 'start.pinChromium')} {t(words, 'start.pinSeen')}
        </p>
        {isFirefox && <p class="hint">{t(words, 'start.privateFirefox')}</p>}
        <p class="hint">{t(words, 'start.later')}</p>
      </main>
    </div>
  );
}

/** A piece of a puzzle, as browsers draw their menu of extensions. 16 units wide, at its top left. */
const PUZZLE = 'M1 5h4a2 2 0 1 1 4 0h4v4a2 2 0 1 1 0 4v3H9a2 2 0 1 0-4 0H1v-3a2 2 0 1 0 0-4z';
const PIN = 'M5 1h6v2l-1 1v4l3 3v1H9v4l-1 1-1-1v-4H3v-1l3-3V4L5 3z';
const NOTEBOOK = 'M3 1h9a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H3zM6 5h5M6 8h5';
const GEAR = 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3zm0 3a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM8 0v3m0 10v3M0 8h3m10 0h3';

interface SignProps {
  readonly x: number;
  readonly y: number;
  readonly path: string;
}

const Sign = ({ x, y, path }: SignProps) => <path transform={`translate(${x} ${y})`} d={path} />;

/** A numbered mark beside what is clicked first or second. */
const Step = ({ x, y, number }: { readonly x: number; readonly y: number; readonly number: number }) => (
  <g class="pin-step">
    <circle cx={x} cy={y} r="9" />
    <text x={x} y={y + 4} font-size="12">
      {number}
    </text>
  </g>
);

/** The toolbar of a browser with its puzzle piece, and an open menu below it. */
function Toolbar({ children }: { readonly children: ComponentChildren }) {
  return (
    <svg class="pin-picture" viewBox="0 0 280 132" font-size="13" aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="278" height="130" rx="8" />
      <path d="M1 34h278" />
      <rect x="12" y="9" width="180" height="17" rx="8" />
      <Sign x={216} y={9} path={PUZZLE} />
      <Step x={246} y={17} number={1} />
      {children}
    </svg>
  );
}

interface ExtensionMenuProps {
  readonly y: number;
  readonly height: number;
  /** What the person presses beside the name. */
  readonly icon: string;
}

/** The menu of the puzzle piece, with the extension's row. */
function ExtensionMenu({ y, height, icon }: ExtensionMenuProps) {
  const words = useWords();
  const middle = y + height / 2;
  return (
    <>
      <rect class="pin-menu" x="84" y={y} width="160" height={height} rx="6" />
      <Sign x={96} y={middle - 8} path={NOTEBOOK} />
      <text x="120" y={middle + 5}>
        {t(words, 'app.name')}
      </text>
      <Sign x={192} y={middle - 8} path={icon} />
      <Step x={226} y={middle} number={2} />
    </>
  );
}

function ChromiumPinPicture() {
  return (
    <Toolbar>
      <ExtensionMenu y={44} height={48} icon={PIN} />
    </Toolbar>
  );
}

function FirefoxPinPicture() {
  const words = useWords();
  return (
    <Toolbar>
      <ExtensionMenu y={40} height={34} icon={GEAR} />
      <rect class="pin-menu" x="24" y="82" width="220" height="34" rx="6" />
      <text x="36" y="104">
        {t(words, 'start.pinMenu')}
      </text>
      <Step x={226} y={99} number={3} />
    </Toolbar>
  );
}
