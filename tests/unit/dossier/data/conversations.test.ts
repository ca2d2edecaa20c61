import { describe, expect, it } from 'vitest';
import {
  findSharedRemarks,
  formatMessageTime,
  formatSender,
  formatZone,
  listHeadFacts,
  listMessageNotes,
  listOmissions,
  type MessageItem,
} from '../../../../src/dossier/data/conversations.ts';
import { formatDateLine } from '../../../../src/dossier/data/exhibitLabels.ts';
import { conversation } from '../../../../src/dossier/strings/conversationWords.ts';
import { type InventedMessage, inventMessage } from '../../../support/dossier/inventedMessages.ts';

/** Of an item, only what the lines of a conversation read. */
function inventItem(
  message: Partial<InventedMessage>,
  { platformId = null, warnings = [] }: { readonly platformId?: string | null; readonly warnings?: string[] } = {},
): MessageItem {
  const { observed } = inventMessage({ index: 0, ...message });
  const fiche = { ...observed, author: { ...observed.author, platformId }, warnings };
  return { number: '1-1', fiche } as unknown as MessageItem;
}

describe('the sender of a message in the dossier', () => {
  const alike = { warnings: ['sender-alike'] };

  it('attack: has what tells them from another one whose name looks the same', () => {
    expect(formatSender(inventItem({ sender: 'Théo' }, { platformId: 'user8', ...alike }))).toBe(
      'Théo [identifiant user8]',
    );
    expect(formatSender(inventItem({ sender: 'Th\u0435o' }, alike))).toBe('Th\u0435o [avec U+0435]');
    expect(formatSender(inventItem({ sender: 'Théo' }, alike))).toBe('Théo');
  });

  it('is an id where the archive has no name, and unknown where it has neither', () => {
    expect(formatSender(inventItem({ sender: null }, { platformId: '222' }))).toBe('compte n° 222');
    expect(formatSender(inventItem({ sender: null }))).toBe('expéditeur non indiqué');
  });

  it('has nothing more where no name looks the same', () => {
    expect(formatSender(inventItem({ sender: 'Th\u0435o' }, { platformId: 'user8' }))).toBe('Th\u0435o');
    expect(formatSender(inventItem({ sender: null, exported: { kind: 'notice' } }))).toBe('ligne de la plateforme');
  });
});

it('a message has the first author of forwarded words, as the archive names them', () => {
  const notesOf = (from: string | null) => listMessageNotes(inventItem({ exported: { forwarded: { from } } }).fiche);
  expect(notesOf('Lina')).toEqual(['Transféré, selon l’archive ; auteur d’origine : Lina.']);
  expect(notesOf(null)).toEqual(['Transféré, selon l’archive ; auteur d’origine non indiqué.']);
  expect(listMessageNotes(inventItem({}).fiche)).toEqual([]);
  // A reaction alone marks a message of Telegram as edited.
  const edited = (format: 'whatsapp' | 'telegram-json') =>
    listMessageNotes(inventItem({ exported: { format, isEdited: true } }).fiche).join();
  expect([edited('whatsapp'), edited('telegram-json')]).toEqual([
    'Modifié, selon l’archive.',
    expect.stringMatching(/réaction.*ne distingue pas/),
  ]);
});

it.each([
  ['missed', 'Appel manqué, selon l’archive.'],
  ['hangup, 65 s', 'Appel, 65 s, selon l’archive.'],
  ['missed, 0 s', 'Appel manqué, selon l’archive.'],
  ['65 s', 'Appel, 65 s, selon l’archive.'],
  ['busy', 'Appel refusé, ou ligne occupée, selon l’archive.'],
  ['disconnect, 3 s', 'Appel coupé, 3 s, selon l’archive.'],
  // Quoted as it stands.
  ['inventé, 3 s', 'Appel, selon l’archive.'],
  [null, 'Appel, selon l’archive.'],
])('a call of Telegram has its codes in words: %j', (text, note) => {
  const exported = { kind: 'call', format: 'telegram-json' } as const;
  expect(listMessageNotes(inventItem({ text, exported }).fiche)).toEqual([note]);
  const other = inventItem({ text, exported: { ...exported, format: 'whatsapp' } });
  expect(listMessageNotes(other.fiche)).toEqual(['Appel, selon l’archive.']);
});

it.each([
  ['date-not-understood', 'date non comprise'],
  // Records before 24 November 2026 say it of every date that was not read.
  ['date-order-unknown', 'ordre du jour et du mois inconnu'],
])('the time of a message whose date was not read says why: %s', (warning, reason) => {
  const item = inventItem({ exported: { localTime: null } }, { warnings: [warning] });
  const posting = { ...item.fiche.posting, raw: '7 luglio 2024', iso: null };
  expect(formatZone({ ...item, fiche: { ...item.fiche, posting } })).toBe(
    `telles qu’écrites dans l’archive ; ${reason}`,
  );
});

it('the time of a message is the day that the person states, said to be theirs', () => {
  const item = inventItem({ exported: { localTime: null } }, { warnings: ['date-order-unknown'] });
  const statedAs = (iso: string, precision: 'day' | 'hour') => {
    const posting = { raw: 'typed', iso, precision, source: 'declared' as const };
    return { ...item, fiche: { ...item.fiche, posting } };
  };
  const stated = statedAs('2026-11-01', 'day');
  expect([formatMessageTime(stated.fiche), formatZone(stated)]).toEqual([
    '01/11/2026',
    'date indiquée par qui remet le dossier',
  ]);
  expect(formatDateLine(stated)).toBe('1er novembre 2026 (jour seulement), date indiquée par qui remet le dossier');
  expect(formatMessageTime(statedAs('2026-11-01T17Z', 'hour').fiche)).toBe('01/11/2026 18 h');
});

describe('the head of a conversation', () => {
  const linesOf = (messages: readonly MessageItem[], label: string) =>
    listHeadFacts(messages, '1-2', 'X')
      .find((fact) => fact.label === label)
      ?.lines.join(' ');
  const inWinter = inventItem({ text: 'a', time: '2026-03-01T12:00:00Z', exported: { localTime: null } });
  const inSummer = inventItem({ text: 'b', time: '2026-07-01T12:00:00Z', exported: { localTime: null } });

  it('says once that the hours are in UTC, and each message its own zone', () => {
    expect(linesOf([inWinter, inSummer], 'Heures')).toBe(
      'dites à chaque message ; l’archive donne l’heure avec son fuseau',
    );
    expect([inWinter, inSummer].map(formatZone)).toEqual(['UTC+01:00', 'UTC+02:00']);
    expect(linesOf([inWinter], 'Heures')).toBe('UTC+01:00 ; l’archive donne l’heure avec son fuseau');
  });

  it('says once what every message has: a doubtful reading, a format that nothing confirms', () => {
    const of = (text: string | null, warnings: string[], confidence: 'medium' | 'low'): MessageItem => {
      const item = inventItem({ text }, { warnings });
      const fields = { text: { how: 'file' as const, confidence } };
      return { ...item, fiche: { ...item.fiche, reading: { ...item.fiche.reading, fields } } };
    };
    const unconfirmed = ['export-format-unconfirmed'];
    const same = [of('a', [...unconfirmed, 'value-cut'], 'low'), of('b', unconfirmed, 'low')];
    expect(findSharedRemarks(same)).toEqual({ warnings: new Set(unconfirmed), textDoubt: 'lecture incertaine' });
    expect(linesOf(same, 'Textes')).toBe('lecture incertaine');
    expect(linesOf(same, 'Origine')).toContain('Format non confirmé');
    const differ = [of('a', unconfirmed, 'low'), of('b', [], 'medium')];
    expect(findSharedRemarks(differ)).toEqual({ warnings: new Set(), textDoubt: '' });
    expect(linesOf(differ, 'Textes')).toBeUndefined();
  });

  it.each([
    ['whatsapp', 'Export fait par l’application, sur un téléphone ; fichier texte modifiable, non vu à l’écran.'],
    ['telegram-html', 'Export fait par l’application, sur un ordinateur ; fichier modifiable, non vu à l’écran.'],
    ['instagram-json', 'Archive donnée par la plateforme, non vue à l’écran.'],
  ] as const)('says who wrote the file: %s', (format, origin) => {
    expect(linesOf([inventItem({ exported: { format } })], 'Origine')).toContain(origin);
  });

  it('names the side of the person only where a message is hers', () => {
    const own: MessageItem = { ...inSummer, standing: 'own' };
    expect(linesOf([inWinter, inSummer], 'Noms et côtés')).not.toContain('À droite');
    expect(linesOf([inWinter, own], 'Noms et côtés')).toContain('À droite');
  });

  it('attack: says once that a message may imitate others', () => {
    const one = inventItem({}, { warnings: ['message-imitable'] });
    const facts = listHeadFacts([one, one], '2', 'X');
    const [origin] = facts.filter(({ label }) => label === 'Origine');
    expect(origin?.lines.filter((line) => line.includes('imiter un autre message'))).toHaveLength(1);
  });
});

it('names beside what a conversation lacks the exhibits with a conversation of that title, or of its senders', () => {
  const ofExhibit = (number: number, title: string | null, joined: number, inArchive: number, sender = `${number}`) =>
    Array.from({ length: joined }, (_, index) => {
      const conversation = { id: null, title, isRequest: false, messages: inArchive };
      return {
        ...inventItem({ index, sender, exported: { conversation } }),
        number: `${number}-${index + 1}`,
      } as MessageItem;
    });
  const items = [
    ...ofExhibit(1, 'Malo', 3, 3),
    ...ofExhibit(2, 'Malo', 2, 5),
    ...ofExhibit(3, null, 1, 2),
    ...ofExhibit(4, null, 1, 2),
    ...ofExhibit(5, null, 3, 3, 'Théo'),
    ...ofExhibit(6, null, 1, 2, 'Théo'),
  ];
  expect(listOmissions(items)).toEqual([
    { number: 2, messages: 3, files: 0, alike: [1] },
    { number: 3, messages: 1, files: 0, alike: [] },
    { number: 4, messages: 1, files: 0, alike: [] },
    { number: 6, messages: 1, files: 0, alike: [5] },
  ]);
  expect(conversation.leftOut({ number: 2, messages: 3, files: 0, alike: [1] })).toBe(
    'Conversation de la pièce n° 2 : 3 messages de l’archive, non joints. Même titre, ou mêmes noms : pièce n° 1.',
  );
});
