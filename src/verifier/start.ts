import { clock } from '../browser/clock.ts';
import { pickLanguage } from '../domain/shared/languages.ts';
import type { FindVerifierDigest } from '../seal/verify/verdict.ts';
import { watchExitKey } from '../ui/exitKey.ts';
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
    ...(findVerifierDigest && { findVerifierDigest }),
  });

  // No extension API: the page also runs from a disk. `replace` removes the page from the Back button's history.
  const quit = () => window.location.replace('about:blank');
  document.getElementById('quit')?.addEventListener('click', quit);
  watchExitKey(document, quit);
}

/** In CSS pixels. A whole page is drawn as a narrow strip. */
const MAX_WIDTH = 560;
const MAX_HEIGHT = 1200;

/**
 * Draws an image on a canvas: an `img` would need an exception in the page's Content-Security-Policy. Rejects when the
 * browser cannot decode it.
 */
async function drawThumbnail(picture: Blob): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(picture);
  try {
    const scale = Math.min(1, MAX_WIDTH / bitmap.width, MAX_HEIGHT / bitmap.height);
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return canvas;
  } finally {
    bitmap.close();
  }
}
