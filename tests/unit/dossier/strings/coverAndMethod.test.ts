import { expect, it } from 'vitest';
import { method } from '../../../../src/dossier/strings/coverAndMethod.ts';

it('what is not joined has the numbers of the journal, which are not those of the exhibits, and says so', () => {
  const text = method.notIncludedText({
    sealed: 6,
    withdrawn: 2,
    notIncluded: 0,
    numbers: { withdrawn: [3], erased: [5] },
  });
  expect(text).toContain('Retirés, toujours scellés : n° 3 du journal.');
  expect(text).toContain('Effacés de son ordinateur : n° 5 du journal.');
});
