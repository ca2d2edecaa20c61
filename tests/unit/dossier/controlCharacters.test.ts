import { expect, it } from 'vitest';
import { showControls, showDirections } from '../../../src/dossier/controlCharacters.ts';
import { csvBytes } from '../../../src/dossier/dossierTables.ts';
import { element, htmlBytes } from '../../../src/dossier/page/html.ts';

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

it('showControls shows each control character as its symbol, and keeps tabs and line ends', () => {
  expect(showControls('\0\u0007a\u001b[31m\u007f\u0085\tb\r\nc')).toBe('\u2400\u2407a\u241b[31m\u2421\u2421\tb\r\nc');
});

it('showDirections shows direction controls as numbers, and keeps the marks that languages need', () => {
  expect(showDirections('\u202Etxet\u2066a\u2069 \u200F\u200D')).toBe('‹U+202E›txet‹U+2066›a‹U+2069› \u200F\u200D');
});

it('attack: characters that hide or turn the words around them are shown in tables and in pages', () => {
  const name = 'Théo\u0008';
  expect(decode(csvBytes([{ cells: [name, 'suite'], cutNote: '' }]))).toContain('Théo\u2408');
  const page = decode(htmlBytes(element('p', {}, `${name} (lecture probable)`)));
  expect(page).toContain('Théo\u2408');
});
