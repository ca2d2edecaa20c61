import { expect, it } from 'vitest';
import { refusalSentence } from '../../../../src/ui/locales/index.ts';
import { buildOverlayScript } from '../../../../src/ui/locales/overlayWords.ts';
import { WORDS } from '../../../../src/ui/locales/words.ts';

it.each(Object.values(WORDS))('gives a page the warnings of captures and none of imports: $lang', (words) => {
  const script = buildOverlayScript(words);
  expect(script).toContain('"page-covered"');
  expect(script).not.toMatch(/"(?:media-missing|type-differs)"/);
  expect(script).not.toContain('"importedFile.');
});

it.each(Object.values(WORDS))('gives a page the refusals of captures alone: $lang', (words) => {
  const script = buildOverlayScript(words);
  expect(script).toContain('"refusal.disk-full"');
  expect(script).not.toMatch(/"refusal\.(?:timestamp|backup|origin|archive|file)-/);
  const { 'refusal.timestamp-weak': _, ...ofPage } = words;
  expect(refusalSentence(ofPage, 'timestamp-weak')).toBe(refusalSentence(words, 'bug'));
});
