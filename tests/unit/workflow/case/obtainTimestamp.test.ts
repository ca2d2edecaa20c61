import { afterAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../../src/domain/shared/errors.ts';
import { sha256Hex } from '../../../../src/seal/digest.ts';
import { readJournal } from '../../../../src/seal/journal.ts';
import { requestTimestamp, timestampJournal } from '../../../../src/workflow/case/obtainTimestamp.ts';
import { createTestDependencies, recordOne } from '../../../support/testDependencies.ts';
import { openTestAuthority, type Signer } from '../../../support/vectors/timestampAuthority.ts';

const authority = openTestAuthority();
afterAll(() => authority.close());
const ADDRESS = 'https://horodatage.example/';

function createTimestampDependencies(signer: Signer = 'good') {
  const queries: Uint8Array[] = [];
  const deps = createTestDependencies();
  return {
    queries,
    deps: {
      ...deps,
      askAuthority: async (_address: string, query: Uint8Array) => {
        queries.push(query);
        return authority.reply(query, signer);
      },
      nonce: () => crypto.getRandomValues(new Uint8Array(8)),
    },
  };
}

describe('requestTimestamp', () => {
  it('returns the response unchanged, its certificate chain and the offset of the local clock', async () => {
    const { deps } = createTimestampDependencies();
    const stamp = await requestTimestamp(deps, ADDRESS, 'ab'.repeat(32));
    expect(stamp).toMatchObject({ authority: 'Horodatage', known: false });
    expect(stamp.chain.match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
    const expectedOffset = deps.clock.now().getTime() - Date.parse(stamp.genTime);
    expect(Math.abs(stamp.offsetMs - expectedOffset)).toBeLessThan(10_000);
  });

  it.each(['expired', 'self-signed'] as const)('throws a Refusal when the signer is %s', async (signer) => {
    const wrong = requestTimestamp(createTimestampDependencies(signer).deps, ADDRESS, 'ab'.repeat(32));
    await expect(wrong).rejects.toMatchObject({ code: `timestamp-${signer}` });
  });

  it('throws a Refusal for the response to another query', async () => {
    const { deps, queries } = createTimestampDependencies();
    await requestTimestamp(deps, ADDRESS, 'ab'.repeat(32));
    const [earlier = new Uint8Array()] = queries;
    const replayed = { ...deps, askAuthority: async () => authority.reply(earlier) };
    for (const [digest, code] of [
      ['ab', 'timestamp-nonce'],
      ['cd', 'timestamp-imprint'],
    ] as const)
      await expect(requestTimestamp(replayed, ADDRESS, digest.repeat(32))).rejects.toMatchObject({ code });
  });
});

describe('timestampJournal', () => {
  it('timestamps the last line once, stores the response and records it in the journal', async () => {
    const { deps, queries } = createTimestampDependencies();
    expect(await timestampJournal(deps, ADDRESS)).toBe(false);
    await recordOne(deps);
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

  it('changes nothing when the authority does not respond', async () => {
    const { deps } = createTimestampDependencies();
    await recordOne(deps);
    const before = await deps.store.currentCase();
    const silent = { ...deps, askAuthority: async () => Promise.reject(new Refusal('timestamp-unreachable')) };
    await expect(timestampJournal(silent, ADDRESS)).rejects.toThrow(Refusal);
    expect(await deps.store.currentCase()).toEqual(before);
  });
});
