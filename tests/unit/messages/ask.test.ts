import { expect, test, vi } from 'vitest';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { createAsk, EarlyRequests } from '../../../src/messages/ask.ts';
import type { Ask } from '../../../src/messages/protocol.ts';

/** Counts the requests; each answer is their number so far. */
function createCountingAsk() {
  const sent: string[] = [];
  const ask = (async (name: string) => sent.push(name)) as unknown as Ask;
  return { ask, sent };
}

test('gives the answer of an early request to the first same request only', async () => {
  const { ask, sent } = createCountingAsk();
  const early = new EarlyRequests(ask);
  early.send(['ui>bg:listItems', { from: 0, count: 20 }], ['ui>bg:lockState', {}]);
  expect(sent).toEqual(['ui>bg:listItems', 'ui>bg:lockState']);
  expect(await early.ask('ui>bg:lockState', {})).toBe(2);
  expect(await early.ask('ui>bg:listItems', { from: 20, count: 20 })).toBe(3);
  expect(await early.ask('ui>bg:listItems', { from: 0, count: 20 })).toBe(1);
  expect(await early.ask('ui>bg:listItems', { from: 0, count: 20 })).toBe(4);
});

test('sends again what was asked before the lock changed', async () => {
  const { ask, sent } = createCountingAsk();
  const early = new EarlyRequests(ask);
  early.send(['ui>bg:lockState', {}]);
  early.drop();
  expect(await early.ask('ui>bg:lockState', {})).toBe(2);
  expect(sent).toHaveLength(2);
});

test('gives the refusal of an early request to whoever asks, and to nobody else', async () => {
  const unhandled = vi.fn();
  process.on('unhandledRejection', unhandled);
  const early = new EarlyRequests(createAsk(async () => ({ ok: false, code: 'locked', detail: {} })));
  early.send(['ui>bg:listItems', { from: 0, count: 20 }], ['ui>bg:listEraseImpacts', {}]);
  await expect(early.ask('ui>bg:listItems', { from: 0, count: 20 })).rejects.toEqual(new Refusal('locked'));
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});

test.each([
  ['undefined', () => Promise.resolve(undefined)],
  ['an error', () => Promise.reject(new Error('the message channel closed'))],
])(
  'asks again when the answer to a reading was lost (%s), and never when something may have changed',
  async (_, lost) => {
    const sent: unknown[] = [];
    const ask = createAsk((message) => (sent.push(message) === 1 ? lost() : Promise.resolve({ ok: true, value: [] })));
    expect(await ask('ui>bg:listEraseImpacts', {})).toEqual([]);
    expect(sent).toHaveLength(2);
    sent.length = 0;
    await expect(ask('ui>bg:eraseAll', {})).rejects.toThrow();
    expect(sent).toHaveLength(1);
  },
);
