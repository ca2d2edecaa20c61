import { afterAll, describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../../src/domain/errors.ts';
import { sha256Hex } from '../../../src/seal/digest.ts';
import { readJournal } from '../../../src/seal/readJournal.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { obtainStamp, stampJournal } from '../../../src/workflow/timestamp.ts';
import { openAuthority, type Signer } from '../../support/authority.ts';
import { page, request, testDesk } from '../../support/desk.ts';

vi.setConfig({ testTimeout: 60_000 });

const authority = openAuthority();
afterAll(() => authority.close());
const ADDRESS = 'https://horodatage.example/';

function stamping(signer: Signer = 'good') {
  const queries: Uint8Array[] = [];
  const desk = testDesk();
  return {
    queries,
    desk: {
      ...desk,
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
    const { desk } = stamping();
    const stamp = await obtainStamp(desk, ADDRESS, 'ab'.repeat(32));
    expect(stamp).toMatchObject({ authority: 'Horodatage', known: false });
    expect(stamp.chain.match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
    const said = desk.clock.now().getTime() - Date.parse(stamp.genTime);
    expect(Math.abs(stamp.offsetMs - said)).toBeLessThan(10_000);
  });

  it.each(['expired', 'self-signed'] as const)('refuses a signer that is %s', async (signer) => {
    const wrong = obtainStamp(stamping(signer).desk, ADDRESS, 'ab'.repeat(32));
    await expect(wrong).rejects.toMatchObject({ code: `timestamp-${signer}` });
  });

  it('refuses the answer to another query', async () => {
    const { desk, queries } = stamping();
    await obtainStamp(desk, ADDRESS, 'ab'.repeat(32));
    const [earlier = new Uint8Array()] = queries;
    const replayed = { ...desk, askAuthority: async () => authority.reply(earlier) };
    await expect(obtainStamp(replayed, ADDRESS, 'ab'.repeat(32))).rejects.toMatchObject({
      code: 'timestamp-nonce',
    });
    await expect(obtainStamp(replayed, ADDRESS, 'cd'.repeat(32))).rejects.toMatchObject({
      code: 'timestamp-imprint',
    });
  });
});

describe('stampJournal', () => {
  it('dates the last line once, keeps the answer beside, and says so in the journal', async () => {
    const { desk, queries } = stamping();
    expect(await stampJournal(desk, ADDRESS)).toBe(false);
    await recordItem(desk, page(), request(desk));
    const before = await desk.store.currentCase();
    expect(await stampJournal(desk, ADDRESS)).toBe(true);
    expect(await stampJournal(desk, ADDRESS)).toBe(false);
    expect(queries).toHaveLength(1);
    const [stamp] = await desk.store.stamps(before?.caseId ?? '');
    expect(stamp?.seq).toBe(before?.seq);
    const { lines, faults } = await readJournal(await desk.store.journal(before?.caseId ?? '', 99));
    expect(faults).toEqual([]);
    expect(lines.at(-1)).toMatchObject({
      event: 'timestamp.obtained',
      payload: { line: before?.seq, response: await sha256Hex(stamp?.response ?? new Uint8Array()) },
    });
  });

  it('leaves everything as it was when nobody answers', async () => {
    const { desk } = stamping();
    await recordItem(desk, page(), request(desk));
    const before = await desk.store.currentCase();
    const silent = {
      ...desk,
      askAuthority: async () => Promise.reject(new Refusal('timestamp-unreachable')),
    };
    await expect(stampJournal(silent, ADDRESS)).rejects.toThrow(Refusal);
    expect(await desk.store.currentCase()).toEqual(before);
  });
});
