import { afterAll, describe, expect, it, vi } from 'vitest';
import { openTestAuthority, type Signer } from '../../../../scripts/vectors/timestampAuthority.ts';
import { Refusal } from '../../../../src/domain/shared/errors.ts';
import { sha256Hex } from '../../../../src/seal/digest.ts';
import { readJournal } from '../../../../src/seal/readJournal.ts';
import { recordItem } from '../../../../src/workflow/capture/recordItem.ts';
import { requestTimestamp, timestampJournal } from '../../../../src/workflow/case/timestamp.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createTestDependencies,
} from '../../../support/testDependencies.ts';

vi.setConfig({ testTimeout: 60_000 });

const authority = openTestAuthority();
afterAll(() => authority.close());
const ADDRESS = 'https://horodatage.example/';

function stamping(signer: Signer = 'good') {
  const queries: Uint8Array[] = [];
  const deps = createTestDependencies();
  return {
    queries,
    desk: {
      ...deps,
      askAuthority: async (_address: string, query: Uint8Array) => {
        queries.push(query);
        return authority.reply(query, signer);
      },
      nonce: () => crypto.getRandomValues(new Uint8Array(8)),
    },
  };
}

describe('obtainStamp', () => {
  it('gives the answer as received, its chain, and how far the clock is from the authority’s', async () => {
    const { desk: deps } = stamping();
    const stamp = await requestTimestamp(deps, ADDRESS, 'ab'.repeat(32));
    expect(stamp).toMatchObject({ authority: 'Horodatage', known: false });
    expect(stamp.chain.match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
    const expectedOffset = deps.clock.now().getTime() - Date.parse(stamp.genTime);
    expect(Math.abs(stamp.offsetMs - expectedOffset)).toBeLessThan(10_000);
  });

  it.each(['expired', 'self-signed'] as const)('refuses a signer that is %s', async (signer) => {
    const wrong = requestTimestamp(stamping(signer).desk, ADDRESS, 'ab'.repeat(32));
    await expect(wrong).rejects.toMatchObject({ code: `timestamp-${signer}` });
  });

  it('refuses the answer to another query', async () => {
    const { desk: deps, queries } = stamping();
    await requestTimestamp(deps, ADDRESS, 'ab'.repeat(32));
    const [earlier = new Uint8Array()] = queries;
    const replayed = { ...deps, askAuthority: async () => authority.reply(earlier) };
    await expect(requestTimestamp(replayed, ADDRESS, 'ab'.repeat(32))).rejects.toMatchObject({
      code: 'timestamp-nonce',
    });
    await expect(requestTimestamp(replayed, ADDRESS, 'cd'.repeat(32))).rejects.toMatchObject({
      code: 'timestamp-imprint',
    });
  });
});

describe('stampJournal', () => {
  it('dates the last line once, keeps the answer beside, and says so in the journal', async () => {
    const { desk: deps, queries } = stamping();
    expect(await timestampJournal(deps, ADDRESS)).toBe(false);
    await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
    const before = await deps.store.currentCase();
    expect(await timestampJournal(deps, ADDRESS)).toBe(true);
    expect(await timestampJournal(deps, ADDRESS)).toBe(false);
    expect(queries).toHaveLength(1);
    const [stamp] = await deps.store.timestamps(before?.caseId ?? '');
    expect(stamp?.seq).toBe(before?.seq);
    const { lines, faults } = await readJournal(await deps.store.journal(before?.caseId ?? '', 99));
    expect(faults).toEqual([]);
    expect(lines.at(-1)).toMatchObject({
      event: 'timestamp.obtained',
      payload: { line: before?.seq, response: await sha256Hex(stamp?.response ?? new Uint8Array()) },
    });
  });

  it('leaves everything as it was when nobody answers', async () => {
    const { desk: deps } = stamping();
    await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
    const before = await deps.store.currentCase();
    const silent = {
      ...deps,
      askAuthority: async () => Promise.reject(new Refusal('timestamp-unreachable')),
    };
    await expect(timestampJournal(silent, ADDRESS)).rejects.toThrow(Refusal);
    expect(await deps.store.currentCase()).toEqual(before);
  });
});
