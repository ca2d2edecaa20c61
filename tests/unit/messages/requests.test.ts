import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import type { LockState } from '../../../src/domain/case/store.ts';
import type { RequestName } from '../../../src/messages/protocol.ts';
import { ANSWERED_WHILE_LOCKED, answerRequest, type Handlers } from '../../../src/messages/requests.ts';
import { buildLockedRequests } from '../../support/lockedRequests.ts';

const ITEM = '8d0f2f4e-1c1b-4b7e-9a54-0d3a5b1c2d3e';
const requests = buildLockedRequests(7, ITEM);
const names = Object.keys(requests) as RequestName[];

async function askAll(kind: LockState['kind']) {
  const handler = vi.fn(async () => null);
  const handlers = Object.fromEntries(names.map((name) => [name, handler])) as unknown as Handlers;
  const state = async () => (kind === 'none' ? { kind } : { kind, pin: false, reencrypting: false, waitMs: 0 });
  const replies = await Promise.all(
    names.map((name) => answerRequest(handlers, { state }, { name, request: requests[name].request })),
  );
  return { replies, calls: handler.mock.calls.length };
}

it('while locked, only the listed requests reach their handler', async () => {
  const { replies, calls } = await askAll('locked');
  const answered = names.filter((_, index) => replies[index]?.ok);
  expect(answered).toEqual(names.filter((name) => requests[name].answered !== null));
  expect(new Set(answered)).toEqual(ANSWERED_WHILE_LOCKED);
  expect(calls).toBe(answered.length);
  for (const reply of replies) if (!reply.ok) expect(reply.code).toBe('locked');
});

it.each(['none', 'unlocked'] as const)('every request reaches its handler when the lock is « %s »', async (kind) => {
  expect((await askAll(kind)).calls).toBe(names.length);
});

it('docs/threat-model/measures.md lists the answer of every request', () => {
  const rows = [...readFileSync('docs/threat-model/measures.md', 'utf8').matchAll(/^\| `ui>bg:(\w+)` \| (.*) \|$/gm)];
  expect(rows.map(([, name, answer]) => [name, answer])).toEqual(
    names.map((name) => [name.slice('ui>bg:'.length), requests[name].answered ?? 'refused']),
  );
});
