import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SenderFinder, splitSender } from '../../../../src/import/exports/whatsappSenders.ts';

function split(lines: readonly string[], title: string | null = null) {
  const finder = new SenderFinder(title);
  for (const line of lines) finder.add(line);
  return lines.map((line) => {
    const { sender, text } = finder.split(line);
    return { sender, text };
  });
}
const repeat = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}: ${index} mot`);

describe('splitSender', () => {
  it('reads a name, with colons too, and leaves notices without one', () => {
    expect(splitSender('Théo: a: b')).toEqual({ sender: 'Théo', text: 'a: b' });
    expect(splitSender('Théo:travail: a')).toEqual({ sender: 'Théo:travail', text: 'a' });
    expect(splitSender('\u202a+33 6 39 98 00 00\u202c: a')).toEqual({ sender: '+33 6 39 98 00 00', text: 'a' });
    expect(splitSender('Théo: ')).toEqual({ sender: 'Théo', text: '' });
    expect(splitSender('Théo a quitté le groupe').sender).toBeNull();
    expect(splitSender('Théo a changé le nom de « a: b » en « c »').sender).toBeNull();
  });

  it('shows a name that has marks alone', () => {
    expect(splitSender('\u200e\u202a: tu vas voir')).toEqual({ sender: 'U+200E U+202A', text: 'tu vas voir' });
  });
});

describe('SenderFinder', () => {
  it('finds a name with « : » that begins every line of its sender', () => {
    const lines = [
      'Jean : voisin du 3e: bonjour',
      'Jean : voisin du 3e: note : rien',
      'Jean : voisin du 3e: ',
      ...repeat('Jean : voisin du 3e', 5),
      'Lina: a: b',
    ];
    const read = split(lines);
    expect(read.slice(0, 3)).toEqual([
      { sender: 'Jean : voisin du 3e', text: 'bonjour' },
      { sender: 'Jean : voisin du 3e', text: 'note : rien' },
      { sender: 'Jean : voisin du 3e', text: '' },
    ]);
    expect(read.at(-1)).toEqual({ sender: 'Lina', text: 'a: b' });
  });

  it('keeps two names apart that differ by marks of direction alone', () => {
    const names = ['Marc', 'Marc\u200f', '\u202eMarc', 'Lina\u200f'];
    const read = split(names.flatMap((name) => repeat(name, 2))).map(({ sender }) => sender);
    expect([...new Set(read)]).toEqual(['Marc', 'Marc\u200f', '\u202eMarc', 'Lina']);
  });

  it('needs eight lines, or the title, or a notice that names it', () => {
    const few = repeat('A: B - C', 3);
    expect(split(few)[0]).toEqual({ sender: 'A', text: 'B - C: 0 mot' });
    expect(split(few, 'A_ B - C')[0]).toEqual({ sender: 'A: B - C', text: '0 mot' });
    expect(split(repeat('A: B - C', 8))[0]).toEqual({ sender: 'A: B - C', text: '0 mot' });
    const notice = 'A: B - C a créé le groupe « Été : nous »';
    expect(split([notice, ...few]).slice(0, 2)).toEqual([
      { sender: null, text: notice },
      { sender: 'A: B - C', text: '0 mot' },
    ]);
    expect(split(repeat('A: B - C', 2), 'A: B - C')[0]?.sender).toBe('A');
  });

  it('keeps the short name where it has lines of its own, whose words all stay', () => {
    expect(split(['Lina: note: a', 'Lina: note: b', 'Lina: c'], 'Lina: note').map(({ sender }) => sender)).toEqual([
      'Lina',
      'Lina',
      'Lina',
    ]);
    const lines = [...repeat('Lina: note', 8), 'Lina: je sais que Théo a ajouté Zoé', 'Lina: note pour toi'];
    expect(split(lines).slice(-2)).toEqual([
      { sender: 'Lina', text: 'je sais que Théo a ajouté Zoé' },
      { sender: 'Lina', text: 'note pour toi' },
    ]);
  });

  it('takes a name with quotation marks that comes again for a sender', () => {
    const name = 'Jean "Jojo" Dupont';
    expect(split([`${name}: a`, `${name}: tu vas voir`])).toEqual([
      { sender: name, text: 'a' },
      { sender: name, text: 'tu vas voir' },
    ]);
    expect(split([`${name}: a`])).toEqual([{ sender: null, text: `${name}: a` }]);
    expect(split(['Mike 12": a', 'Mike 12": b']).map(({ sender }) => sender)).toEqual(['Mike 12"', 'Mike 12"']);
    const notice = 'Théo created group "Neighbours: summer"';
    expect(split([notice, notice, notice]).map(({ sender }) => sender)).toEqual([null, null, null]);
  });

  it('attack: no line loses words, and none of a known sender loses its sender', () => {
    const word = fc.constantFrom('a', 'note', 'B - C', 'Théo a ajouté Zoé', '"x"', '« y', '');
    const line = fc.tuple(fc.constantFrom('Lina', 'A'), fc.array(word, { minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (made) => {
        const lines = made.map(([name, words]) => `${name}: ${words.join(': ')}`.trimEnd());
        for (const [index, { sender, text }] of split(lines).entries()) {
          const whole = sender === null ? text : `${sender}: ${text}`;
          expect(whole.trimEnd()).toBe(lines[index]);
        }
      }),
    );
  });
});
