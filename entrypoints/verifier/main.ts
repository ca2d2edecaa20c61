import { watchExitKey } from '../../src/ui/parts/exitKey.ts';
import { VerifierPage } from './page.ts';
import './style.css';

/** One source, two places: a page of the extension, and the one file that stands in every dossier. */

const able =
  'isWellFormed' in String.prototype &&
  typeof DecompressionStream === 'function' &&
  window.crypto?.subtle !== undefined;

new VerifierPage(document, /^fr\b/i.test(navigator.language) ? 'fr' : 'en', able);

// No browser API here: the page also lives on a disk. Replacing leaves no way back to it by the Back button.
const leave = () => window.location.replace('about:blank');
document.getElementById('quit')?.addEventListener('click', leave);
watchExitKey(document, leave);
