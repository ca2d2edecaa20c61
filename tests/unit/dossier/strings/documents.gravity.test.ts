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
