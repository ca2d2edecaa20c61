import camera from 'lucide/dist/esm/icons/camera.mjs';
import help from 'lucide/dist/esm/icons/circle-question-mark.mjs';
import complaint from 'lucide/dist/esm/icons/clipboard-list.mjs';
import dossier from 'lucide/dist/esm/icons/folder.mjs';
import importFiles from 'lucide/dist/esm/icons/image-up.mjs';
import captures from 'lucide/dist/esm/icons/images.mjs';
import lock from 'lucide/dist/esm/icons/lock.mjs';
import quit from 'lucide/dist/esm/icons/log-out.mjs';
import thread from 'lucide/dist/esm/icons/messages-square.mjs';
import screen from 'lucide/dist/esm/icons/monitor.mjs';
import settings from 'lucide/dist/esm/icons/settings.mjs';
import { createElement } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useWords } from './context.ts';
import { watchExitKey } from './exitKey.ts';
import { t } from './locales/index.ts';

interface HeaderProps {
  readonly quit: () => void;
  /** Opens the help lines and the guide. */
  readonly help: () => void;
  /** Undefined where the settings cannot be opened. */
  readonly settings?: (() => void) | undefined;
  /** Undefined when there is nothing to lock. */
  readonly lock?: (() => void) | undefined;
  /** Makes the name the page's `h1`, for a page whose views have no title. */
  readonly titled?: boolean;
}

/** The header of every extension page: neutral icon, name, and the quit button, always visible. */
export function Header({ quit, help, settings, lock, titled = false }: HeaderProps) {
  const words = useWords();
  const Name = titled ? 'h1' : 'p';
  const header = useRef<HTMLElement>(null);
  const quitRef = useRef(quit);
  quitRef.current = quit;
  // A layout effect, so that the exit key works as soon as the header is drawn.
  useLayoutEffect(
    () => (header.current ? watchExitKey(header.current.ownerDocument, () => quitRef.current()) : undefined),
    [],
  );
  return (
    <header class="app-header" ref={header}>
      <Name class="brand">
        <NotebookIcon />
        {t(words, 'app.name')}
      </Name>
      {lock && (
        <button type="button" data-action="lock" onClick={lock}>
          <Icon name="lock" />
          {t(words, 'lock.lock')}
        </button>
      )}
      <button type="button" data-action="help" onClick={help}>
        <Icon name="help" />
        {t(words, 'help.title')}
      </button>
      {settings && (
        <button type="button" data-action="settings" onClick={settings}>
          <Icon name="settings" />
          {t(words, 'more.title')}
        </button>
      )}
      <button type="button" class="quit" data-action="quit" title={t(words, 'app.quitKey')} onClick={quit}>
        <Icon name="quit" />
        {t(words, 'app.quit')}
      </button>
    </header>
  );
}

function NotebookIcon() {
  return (
    <svg class="notebook" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M7 3h11a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H7z" />
      <path d="M7 3H6a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h1zM11 8h5M11 12h5" />
    </svg>
  );
}

/** The build packs only these of Lucide. */
export const ICONS = {
  camera,
  captures,
  complaint,
  dossier,
  help,
  importFiles,
  lock,
  quit,
  screen,
  settings,
  thread,
} as const;

export type IconName = keyof typeof ICONS;

/** A drawing beside a text that says the same: hidden from screen readers, in the colour of the text. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {ICONS[name].map(([element, attributes], index) => createElement(element, { key: index, ...attributes }))}
    </svg>
  );
}
