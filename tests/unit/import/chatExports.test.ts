import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWhatsappMessages } from '../../../src/import/chatExports.ts';

describe('readWhatsappMessages', () => {
  it('reads dates, names and texts of both telephones, and joins lines', () => {
    const android = '17/11/2025, 18:20 - Théo: tu vas voir\nla suite\n17/11/2025, 18:21 - Vous avez rejoint le groupe';
    expect(readWhatsappMessages(android)).toEqual([
      { date: '17/11/2025, 18:20', author: 'Théo', text: 'tu vas voir\nla suite' },
      { date: '17/11/2025, 18:21', author: null, text: 'Vous avez rejoint le groupe' },
    ]);
    expect(readWhatsappMessages('\u200e[17/11/2025, 18:20:11] Théo: image absente\r\n')).toEqual([
      { date: '17/11/2025, 18:20:11', author: 'Théo', text: 'image absente' },
    ]);
  });

  it('attack: takes a pasted line of another form, or inside a message of an iPhone, for words', () => {
    const android = '17/11/2025, 18:20 - Théo: vois\n17.11.25, 18:19 - Léa: faux\n17/11/2025, 18:21 - Léa: vrai';
    expect(readWhatsappMessages(android).map(({ author }) => author)).toEqual(['Théo', 'Léa']);
    const iphone =
      '[17/11/2025, 18:20:11] Théo: vois\n[17/11/2025, 18:19:11] Léa: faux\r\n[17/11/2025, 18:21:11] Léa: vrai\r\n';
    expect(readWhatsappMessages(iphone).map(({ text }) => text)).toEqual([
      'vois\n[17/11/2025, 18:19:11] Léa: faux',
      'vrai',
    ]);
  });

  it('loses no word of any text', () => {
    const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');
    const line = fc.oneof(
      fc.string(),
      fc.string().map((text) => `17/11/2025, 18:20 - Théo: ${text}`),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n');
        const read = readWhatsappMessages(text).map((one) => `${one.author ?? ''} ${one.text}`);
        expect(words(read.join(' ')).length).toBeGreaterThanOrEqual(
          words(text.replaceAll('17/11/2025, 18:20 - Théo:', 'Théo')).length,
        );
      }),
    );
  });
});
