import { expect, test } from 'vitest';
import { buildWavePage, WAVE_POSTS } from '../../../../scripts/sampleVariants.ts';
import { formatSixTable } from '../../../../scripts/tasks/sixTasks.ts';
import { readSamplePage, X_PAGE } from '../../../support/demo-pages/samples.ts';

test('prints a row for each task, and what no driver did as a dash', () => {
  const result = { task: 'first capture', input: 'mouse', actions: ['toolbar'], count: 4, words: 82 } as const;
  const lines = formatSixTable([{ ...result, waitSeconds: 0.46, texts: ['Recueil'] }]).split('\n');
  expect(lines).toContain('| first capture | 4, 82, 0.5 s | – | – |');
  expect(lines).toContain('| twenty of a wave | – | – | – |');
});

test('a wave has twenty posts, none of which is on the sample page', async () => {
  const html = (await readSamplePage('x')).body.toString();
  const readIds = (page: string) => new Set([...page.matchAll(/\/status\/(\d+)/g)].map(([, id]) => id));
  const wave = buildWavePage({ address: X_PAGE, html });
  const ids = readIds(wave.html);
  expect(ids.size).toBe(WAVE_POSTS);
  expect(ids).toContain(wave.address.split('/').at(-1));
  expect(ids.isDisjointFrom(readIds(html))).toBe(true);
});
