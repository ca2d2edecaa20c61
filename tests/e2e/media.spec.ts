import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { importFiles } from '../support/browser/archiveFlow.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';
import { say } from '../support/browser/words.ts';
import { findAxeViolations } from '../support/e2e/axe.ts';
import { readDossier } from '../support/e2e/dossier.ts';
import { PLAIN } from '../support/e2e/pages.ts';
import { writeToDisk } from '../support/e2e/sampleFiles.ts';
import { amrFrames, wave } from '../support/import/mediaFiles.ts';
import { EMAIL } from '../support/import/sampleFiles.ts';
import { expect, test } from './fixtures.ts';

/**
 * Three seconds, red, green and blue, with a tone: made with ffmpeg's sources « color » and « sine », so that nobody
 * has rights on it.
 */
const FILM = join(import.meta.dirname, '../fixtures/media/three-colours.webm');

const isPlayingAloud = () =>
  [...document.querySelectorAll<HTMLMediaElement>('video, audio')].some((media) => !media.paused && !media.muted);

/** Runs in the page: the colour in the middle of each of the three frames of the shown contact sheet. */
async function readFrameColours(): Promise<string[]> {
  const image = document.querySelector<HTMLImageElement>('.item-content img.preview');
  if (image === null) throw new Error('no contact sheet');
  await image.decode();
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.drawImage(image, 0, 0);
  return [1, 3, 5].map((sixth) => {
    const [red = 0, green = 0, blue = 0] = context.getImageData(
      Math.round((image.naturalWidth * sixth) / 6),
      Math.round(image.naturalHeight / 3),
      1,
      1,
    ).data;
    return red > 150 ? 'red' : green > 100 ? 'green' : blue > 150 ? 'blue' : `${red} ${green} ${blue}`;
  });
}

async function openItem(carnet: PageHandle, name: string): Promise<void> {
  await carnet.waitForVisible('[data-list="items"] [data-item]');
  const place = await carnet.evaluate(
    (name) =>
      [...document.querySelectorAll('[data-list="items"] > li')].findIndex((li) => li.textContent.includes(name)),
    name,
  );
  await carnet.click(`[data-list="items"] > li:nth-child(${place + 1}) [data-item]`);
  await carnet.waitForVisible('.item-content');
}

test('shows frames of an imported video, plays nothing aloud unasked, reads an e-mail @firefox', async ({ user }) => {
  const files = await writeToDisk(
    new Map<string, Uint8Array | string>([
      ['vocal.wav', wave(2)],
      ['memo.amr', amrFrames(100)],
      ['courrier.eml', EMAIL],
    ]),
  );
  const carnet = await user.driver.openExtensionPage('carnet.html#import');
  await importFiles(carnet, [FILM, ...files.paths]);
  await carnet.click('[data-action="see-items"]');

  await openItem(carnet, 'three-colours.webm');
  expect(await carnet.has('video, audio, .item-content img.preview')).toBe(false);
  expect(await carnet.text('[data-media]')).toContain('vidéo (WEBM) · durée 0:03, selon le fichier');
  expect(await findAxeViolations(carnet)).toEqual([]);
  await carnet.click('.item-content > .masked-image [data-action="reveal"]');
  await carnet.waitForVisible('.item-content img.preview');
  expect(await carnet.evaluate(readFrameColours)).toEqual(['red', 'green', 'blue']);
  await carnet.click('[data-media] [data-action="reveal"]');
  await carnet.waitForVisible('[data-media] video');
  expect(await carnet.evaluate(isPlayingAloud)).toBe(false);
  expect(await findAxeViolations(carnet)).toEqual([]);
  const played = await carnet.evaluate(async () => {
    const video = document.querySelector('video');
    if (video === null) throw new Error('no player');
    const before = { muted: video.muted, paused: video.paused };
    await video.play();
    return { before, muted: video.muted, isShown: video.videoWidth > 0 };
  });
  expect(played).toEqual({ before: { muted: true, paused: true }, muted: true, isShown: true });
  await carnet.click('[data-media] [data-action="reveal"]');
  expect(await carnet.has('video')).toBe(false);
  await carnet.click('.item-bar .back');

  await openItem(carnet, 'vocal.wav');
  expect(await carnet.text('[data-media]')).toContain('son (WAV) · durée 0:02, selon le fichier');
  await carnet.click('[data-media] [data-action="reveal"]');
  await carnet.waitForVisible('[data-media] audio');
  expect(await carnet.evaluate(isPlayingAloud)).toBe(false);
  expect(await findAxeViolations(carnet)).toEqual([]);
  const length = await carnet.evaluate(async () => {
    const audio = document.querySelector('audio');
    if (audio === null) throw new Error('no player');
    audio.muted = true;
    await audio.play();
    return audio.duration;
  });
  expect(length).toBe(2);
  await carnet.click('.item-bar .back');

  await openItem(carnet, 'memo.amr');
  expect(await carnet.text('[data-media]')).toContain(say('mediaFile.unplayable', { format: 'AMR' }));
  await carnet.click('.item-bar .back');

  await openItem(carnet, 'courrier.eml');
  expect(await carnet.text('.item-content')).not.toContain('Sacha');
  await carnet.click('.item-content [data-action="reveal"]');
  expect(await carnet.text('[data-email]')).toContain('Sacha éssai <sacha@courriel.example>');
  expect(await findAxeViolations(carnet)).toEqual([]);
  await carnet.close();

  const { zipPath } = await user.exportDossier(await user.openPage(PLAIN));
  const dossier = await readDossier(zipPath);
  const lengths = dossier.exhibits.map(({ fiche: { received, files } }) => [
    received?.name,
    files[0]?.durationMs,
    files[0]?.framesMs?.map((ms) => Math.round(ms / 100)),
  ]);
  expect(new Map(lengths.map(([name, ...rest]) => [name, rest]))).toEqual(
    new Map([
      ['three-colours.webm', [3003, [5, 15, 25]]],
      ['vocal.wav', [2000, undefined]],
      ['memo.amr', [2000, undefined]],
      ['courrier.eml', [undefined, undefined]],
    ]),
  );
  await rm(zipPath);
});
