import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findHolder,
  findMessages,
  findNeighbours,
  listSenders,
  NO_CRITERIA,
  readShownContent,
  sortConversations,
} from '../../../../src/carnet/import/messageChoice.ts';
import type { Sender } from '../../../../src/domain/item/alikeSenders.ts';
import type { ExportedConversation } from '../../../../src/domain/item/exportedMessage.ts';
import type { ChosenMessage } from '../../../../src/workflow/importMessages.ts';
import { inventConversation, inventMessage } from '../../../support/import/inventedMessages.ts';

const ALIX = inventConversation('alix', { senders: [{ name: 'Alix', id: null, messages: 3 }] });
const BLAISE = inventConversation('blaise', { senders: [{ name: 'Blaise', id: null, messages: 1 }] });
const LIST: readonly ChosenMessage[] = [
  { conversation: ALIX, message: inventMessage(0, { text: 'Bonjour', localTime: '2026-03-01T10:00' }) },
  { conversation: ALIX, message: inventMessage(1, { text: 'Je te RÉPÈTE', localTime: '2026-03-02T10:00' }) },
  { conversation: ALIX, message: inventMessage(2, { sender: 'Camille', text: null, localTime: null }) },
  { conversation: BLAISE, message: inventMessage(0, { sender: 'Blaise', localTime: '2026-03-02T11:00' }) },
];
const dayOf = ({ message }: ChosenMessage) => message.localTime?.slice(0, 10) ?? null;
const find = (some: Partial<typeof NO_CRITERIA>) => findMessages(LIST, { ...NO_CRITERIA, ...some }, dayOf);

it('readShownContent counts no file that the archive does not have, and gives the words that stand for it', () => {
  const missing = { kind: 'file', name: '<Médias omis>', path: null } as const;
  const photo = { kind: 'image', name: 'photo.jpg', path: 'media/photo.jpg' } as const;
  const read = (text: string | null, ...media: (typeof missing | typeof photo)[]) =>
    readShownContent(inventMessage(0, { text, media }));
  expect(read(null, missing)).toEqual({ files: 0, text: '<Médias omis>' });
  expect(read('Regarde.', photo, missing)).toEqual({ files: 1, text: '<Médias omis>\nRegarde.' });
  expect(read(null, photo)).toEqual({ files: 1, text: '' });
});

describe('the choice of messages', () => {
  it('keeps every message without criteria', () => {
    expect(find({})).toEqual({ positions: [0, 1, 2, 3], undated: 0 });
  });

  it('finds by sender, by period and by word, without accents and capitals', () => {
    expect(find({ sender: { name: 'Alix', id: null } }).positions).toEqual([0, 1]);
    expect(find({ from: '2026-03-02', to: '2026-03-02' })).toEqual({ positions: [1, 3], undated: 1 });
    expect(find({ words: 'repete, bonjour' }).positions).toEqual([0, 1]);
    expect(find({ words: ' , ' }).positions).toEqual([0, 1, 2, 3]);
    expect(find({ words: 'repete', to: '2026-03-01' }).positions).toEqual([]);
  });

  it.each([
    ['marks that show nothing', 'je vais te tu\u200be\u00adr'],
    ['fillers of Hangul', 'je vais te tu\u3164e\u034fr'],
    ['Cyrillic letters', 'je vais te tu\u0435r'],
    ['Greek and small capital letters', 'je vais te \u03c4\u1d1cer'],
    ['letters of mathematics and of full width', 'je vais te \u{1d431}\uff54\u{1d42e}er'],
    ['a long text before it', `${'a '.repeat(20_000)} tuer`],
  ])('attack: finds a word with %s', (_, text) => {
    const hidden = { conversation: ALIX, message: inventMessage(0, { text }) };
    expect(findMessages([hidden], { ...NO_CRITERIA, words: 'tuer' }, dayOf).positions).toEqual([0]);
  });

  it('finds neighbours in the same conversation only', () => {
    expect([...findNeighbours(LIST, new Set([2]), 2)].toSorted()).toEqual([0, 1]);
    expect([...findNeighbours(LIST, new Set([3]), 5)]).toEqual([]);
  });

  it('never returns a chosen message as a neighbour, nor a position outside the list', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(3)), fc.nat(5), (chosen, count) => {
        const found = findNeighbours(LIST, new Set(chosen), count);
        expect([...found].every((at) => at >= 0 && at < LIST.length && !chosen.includes(at))).toBe(true);
      }),
    );
  });

  it('lists requests first, then the longest conversations', () => {
    const list: ExportedConversation[] = [
      inventConversation('a', { messages: 2 }),
      inventConversation('b', { messages: 9 }),
      inventConversation('c', { messages: 1, isRequest: true }),
    ];
    expect(sortConversations(list).map(({ key }) => key)).toEqual(['c', 'b', 'a']);
  });

  it('adds up the messages of a sender over conversations', () => {
    expect(listSenders([ALIX, ALIX, BLAISE])).toEqual([
      { name: 'Alix', id: null, messages: 6 },
      { name: 'Blaise', id: null, messages: 1 },
    ]);
    const other = inventConversation('c', { senders: [{ name: 'Alix', id: 'user9', messages: 2 }] });
    expect(listSenders([ALIX, other])).toHaveLength(2);
  });
});

describe('findHolder', () => {
  const LEA = { name: 'Léa', id: '111' };
  const THEO = { name: null, id: '222' };
  const NAMED = { name: 'Léa', id: null };
  const wrote = ({ name, id }: Sender, fromHolder: boolean | null) => ({
    message: inventMessage(0, { sender: name, senderId: id, fromHolder }),
    conversation: ALIX,
  });

  it('is the only sender whose messages the archive says are its holder’s', () => {
    expect(findHolder({}, [THEO, LEA], [wrote(LEA, true), wrote(THEO, false)])).toEqual(LEA);
    expect(findHolder({}, [THEO, LEA], [wrote(LEA, true), wrote(THEO, true)])).toBeNull();
    expect(findHolder({}, [THEO, LEA], [wrote(LEA, null), wrote(THEO, null)])).toBeNull();
  });

  it('is no account with an id for its name alone, which its owner chose', () => {
    expect(findHolder({ holderNames: ['Léa'] }, [THEO, LEA], [])).toBeNull();
    expect(findHolder({ holderNames: ['Léa'] }, [LEA, NAMED], [])).toEqual(NAMED);
  });
});
