import { readFile } from 'node:fs/promises';
import { verifyDossier } from '../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../src/seal/verify/zipSource.ts';
import { parseRecordedThread } from '../support/browser/words.ts';
import { waitForScreen } from '../support/e2e/captureProgress.ts';
import { readDossier } from '../support/e2e/dossier.ts';
import { STATIC_POSTS, STATIC_THREAD, THREADS, VIRTUAL_POSTS, VIRTUAL_THREAD } from '../support/e2e/threads.ts';
import { expect, test } from './fixtures.ts';

const HOUR_MS = 3_600_000;

test('a clock set back, then forward, during a thread loses nothing in the dossier', async ({ user, network }) => {
  for (const [url, page] of THREADS) network.serve(url, page);
  /** Sets the clock that dates what is recorded, in the middle of a thread. Returns the number of posts. */
  const captureAcross = async (url: string, offsetMs: number): Promise<number | undefined> => {
    const page = await user.openPage(url);
    const ended = user.captureThread(page);
    await waitForScreen(page, ended, 3);
    await user.driver.setClock?.(offsetMs);
    return parseRecordedThread(await ended)?.posts;
  };
  expect(await captureAcross(STATIC_THREAD, -HOUR_MS)).toBe(STATIC_POSTS);
  expect(await captureAcross(VIRTUAL_THREAD, HOUR_MS)).toBe(VIRTUAL_POSTS);
  const { zipPath } = await user.exportDossier(await user.openPage(STATIC_THREAD));
  const dossier = await readDossier(zipPath);
  const times = dossier.exhibits.map(({ fiche }) => Date.parse(fiche.acquiredAt));
  expect(times).toHaveLength(STATIC_POSTS + VIRTUAL_POSTS);
  const jumps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const large = jumps.filter((ms) => Math.abs(ms) > HOUR_MS / 4);
  expect(large.map((ms) => Math.round(ms / HOUR_MS))).toEqual([-1, 2]);
  const { verdict, notes } = await verifyDossier(await zipSource(new Blob([await readFile(zipPath)])));
  expect(verdict).toBe('coherent-unanchored');
  expect(notes.map(({ code }) => code)).toContain('clock-back');
});
