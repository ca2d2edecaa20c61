import { expect, it } from 'vitest';
import { buildOverlayScript } from '../../../../src/ui/locales/overlayWords.ts';
import { WORDS } from '../../../../src/ui/locales/words.ts';

it.each(Object.values(WORDS))('gives a page the warnings of captures and none of imports: $lang', (words) => {
  const script = buildOverlayScript(words);
  expect(script).toContain('"warning.page-covered"');
  expect(script).not.toMatch(/"warning\.(?:media-missing|type-differs)"/);
  expect(script).not.toContain('"importedFile.');
});
