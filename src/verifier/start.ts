import { clock } from '../browser/clock.ts';
import { pickLanguage } from '../domain/shared/languages.ts';
import type { FindVerifierDigest } from '../seal/verify/verdict.ts';
import { watchExitKey } from '../ui/exitKey.ts';
import { drawThumbnail } from './thumbnail.ts';
import { VerifierApp } from './verifierApp.ts';
import './verifier.css';

/** Starts the verifier page, which exists twice: in the extension (main.ts) and in every dossier (standalone.ts). */
export function start(findVerifierDigest?: FindVerifierDigest): void {
  const isSupported =
    'isWellFormed' in String.prototype &&
    typeof DecompressionStream === 'function' &&
    window.crypto?.subtle !== undefined;
  new VerifierApp(document, {
    lang: pickLanguage(navigator.language),
    isSupported,
    now: () => clock.now(),
    drawThumbnail,
    saveFile,
    ...(findVerifierDigest && { findVerifierDigest }),
  });

  // No extension API: the page also runs from a disk. `replace` removes the page from the Back button's history.
  const quit = () => window.location.replace('about:blank');
  document.getElementById('quit')?.addEventListener('click', quit);
  watchExitKey(document, quit);
}

/** Firefox would open a file of type PDF in a tab, and write its address into the history. */
const SAVED_TYPE = 'application/zip';

/** The page keeps the object URL while it lasts: a save may begin after any delay. */
function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file.slice(0, file.size, SAVED_TYPE));
  link.download = name;
  link.click();
}
