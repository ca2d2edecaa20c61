import { expect, it } from 'vitest';
import { MessageCounts } from '../../../../src/import/exports/conversationCounts.ts';
import { inventMessage } from '../../../support/import/inventedMessages.ts';

const countDays = (...days: readonly string[]): MessageCounts => {
  const counts = new MessageCounts();
  for (const day of days) {
    const posting = { raw: day, iso: `${day}T10:00:00Z`, precision: 's', source: 'file' } as const;
    counts.add(inventMessage(0, { sender: 'lo', posting }));
  }
  return counts;
};

it('counts a conversation in several files, in any order, from its first day to its last', () => {
  const files = [countDays('2026-03-05'), countDays('2026-01-02', '2026-11-20'), countDays('2026-02-01', '2026-04-01')];
  for (const order of [files, files.toReversed()]) {
    const all = new MessageCounts();
    for (const file of order) all.merge(file);
    expect(all.toConversation({} as never)).toMatchObject({
      messages: 5,
      firstDay: '2026-01-02',
      lastDay: '2026-11-20',
      senders: [{ name: 'lo', messages: 5 }],
    });
  }
});
