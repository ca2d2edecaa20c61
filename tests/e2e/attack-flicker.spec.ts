import { parseRecordedOrdinal } from '../support/browser/userDriver.ts';
import { requireFile } from '../support/e2e/dossier.ts';
import { readStoredItems } from '../support/e2e/storedItems.ts';
import { readPng } from '../support/images/png.ts';
import { expect, test } from './fixtures.ts';

const FLICKER = 'https://site-inconnu.example/clignote';
const COUNTERS = 'https://site-inconnu.example/compteurs';
const CAPTURES = 16;
const RED = [200, 0, 0] as const;
const BLUE = [0, 0, 200] as const;

const page = (script: string): string => `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Page</title>
<style>body { margin: 0; } article { height: 400px; color: #ffffff; background: rgb(${RED.join(' ')}); }</style></head><body>
<article id="m1"><a rel="author" href="/membres/essai">essai</a> <time>il y a 1 min</time>
<p class="words">Message rouge, inventé.</p><footer><span class="likes">1</span> j'aime</footer></article>
<script>const at = (selector) => document.querySelector(selector); let n = 0;
const frame = () => { n += 1; ${script}; requestAnimationFrame(frame); }; frame();</script></body></html>`;

test('attack: a page shows other words in each frame; no item contradicts its picture without a warning', async ({
  user,
  network,
}) => {
  network.serve(FLICKER, {
    body: page(`const isRed = n % 2 === 0; at('.words').textContent = isRed ? 'Message rouge, inventé.' : 'Message bleu, inventé.';
      at('article').style.background = isRed ? 'rgb(${RED.join(' ')})' : 'rgb(${BLUE.join(' ')})'`),
  });
  const view = await user.openPage(FLICKER);
  for (let nth = 1; nth <= CAPTURES; nth += 1)
    expect(parseRecordedOrdinal(await user.capturePost(view, 'footer'))).not.toBeNull();
  const { files, exhibits } = await readStoredItems(user);
  expect(exhibits).toHaveLength(CAPTURES);
  const contradicting = exhibits.filter(({ fiche, folder }) => {
    const { rgb, width } = readPng(requireFile(files, `${folder}/capture.png`));
    const at = (200 * width + 600) * 3;
    const shown = [...rgb.subarray(at, at + 3)];
    expect([RED.join(), BLUE.join()]).toContain(shown.join());
    return fiche.text?.includes('rouge') !== (shown.join() === RED.join());
  });
  console.log(`contradicting: ${contradicting.length} of ${CAPTURES}`);
  expect(contradicting.filter(({ fiche }) => !fiche.warnings.includes('content-changed'))).toEqual([]);
});

test('counters and relative times that change in each frame are no change of the content', async ({
  user,
  network,
}) => {
  network.serve(COUNTERS, {
    body: page(`at('.likes').textContent = String(n); at('time').textContent = 'il y a ' + (1 + n % 50) + ' min'`),
  });
  const view = await user.openPage(COUNTERS);
  await user.capturePost(view, '.words');
  const { exhibits } = await readStoredItems(user);
  expect(exhibits[0]?.fiche.text).toContain('rouge');
  expect(exhibits[0]?.fiche.warnings).not.toContain('content-changed');
});
