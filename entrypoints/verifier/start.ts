import { clock } from '../../src/platform/clock.ts';
import type { FindVerifierDigest } from '../../src/seal/verify/notes.ts';
import { watchExitKey } from '../../src/ui/parts/exitKey.ts';
import { VerifierApp } from './verifierApp.ts';
import './style.css';

/** One page, two places: a page of the extension (main.ts), and the one file that stands in every dossier (alone.ts). */
export function start(published?: FindVerifierDigest): void {
  const isSupported =
    'isWellFormed' in String.prototype &&
    typeof DecompressionStream === 'function' &&
    window.crypto?.subtle !== undefined;
  const lang = /^fr\b/i.test(navigator.language) ? 'fr' : 'en';
  new VerifierApp(document, { lang, isSupported, now: () => clock.now(), ...(published && { published }) });

  // No browser API here: the page also lives on a disk. Replacing leaves no way back to it by the Back button.
  const quit = () => window.location.replace('about:blank');
  document.getElementById('quit')?.addEventListener('click', quit);
  watchExitKey(document, quit);
}
