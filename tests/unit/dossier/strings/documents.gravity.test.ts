import { expect, it } from 'vitest';
import { summary } from '../../../../src/dossier/strings/documents.ts';
import { exhibitList } from '../../../../src/dossier/strings/reportSections.ts';

it.each([
  ['the summary', summary.postNote(null)],
  ['the exhibitList', exhibitList.intro],
])('%s says that an empty cell is no judgment: a threat that was not rated is not a minor matter', (_name, note) => {
  expect(note).toContain(
    '« Grave » : oui ou très, selon qui remet le dossier ; une case vide ne dit rien de la gravité.',
  );
});

it('names the conversations alone where nothing else is unrated', () => {
  expect(summary.unratedText(3, [1, 2, 5], 40)).toBe('3 conversations, n° 1, 2, 5 (40 messages). Liste au bordereau.');
  expect(summary.unratedText(4, [1], 40)).toBe(
    '4 pièces, dont la conversation n° 1 (40 messages). Liste au bordereau.',
  );
  expect(summary.unratedText(1, [], 0)).toBe('1 pièce. Liste au bordereau.');
});
