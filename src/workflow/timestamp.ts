import { Refusal } from '../domain/errors.ts';
import type { Clock } from '../domain/ports.ts';
import type { ObtainedStamp } from '../domain/timestamp.ts';
import { sha256Hex } from '../seal/digest.ts';
import { checkTimestamp } from '../seal/timestamp/checkTimestamp.ts';
import { chainPem } from '../seal/timestamp/pem.ts';
import { numberOf, timestampQuery } from '../seal/timestamp/request.ts';
import { knownRoots } from '../seal/timestamp/roots.ts';
import { append, type Desk } from './steps.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface StampDesk {
  readonly clock: Clock;
  /** Sends a query and gives the answer's bytes. Throws Refusal `timestamp-…`. */
  askAuthority(address: string, query: Bytes): Promise<Bytes>;
  /** 8 random bytes. */
  nonce(): Bytes;
}

/**
 * Has a digest (SHA-256, hex) dated by the authority at `address`. The answer is checked whole before it is given back;
 * throws Refusal `timestamp-…` for whatever is wrong with it.
 */
export async function obtainStamp(desk: StampDesk, address: string, digest: string): Promise<ObtainedStamp> {
  const nonce = desk.nonce();
  const asked = desk.clock.now().getTime();
  const response = await desk.askAuthority(address, timestampQuery(digest, nonce));
  const answered = desk.clock.now().getTime();
  const found = await checkTimestamp(response, { digest, nonce: numberOf(nonce), roots: knownRoots() });
  if (!found.ok) throw new Refusal(`timestamp-${found.fault}`, found.detail);
  return {
    response,
    chain: chainPem(found.chain),
    genTime: found.genTime.toISOString(),
    authority: found.authority,
    known: found.known,
    offsetMs: Math.round((asked + answered) / 2) - found.genTime.getTime(),
  };
}

/** What the journal says of a stamp; `of` is what was dated. */
export async function stampPayload(
  of: { readonly manifest: string } | { readonly line: number },
  stamp: ObtainedStamp,
) {
  const { response, genTime, offsetMs } = stamp;
  return { ...of, response: await sha256Hex(response), genTime, offsetMs };
}

/**
 * Has the journal of the current case dated as it stands, unless nothing was added since the last time. False when
 * there was nothing to date.
 */
export async function stampJournal(desk: StampDesk & Desk, address: string): Promise<boolean> {
  return desk.locks.hold('timestamp', async () => {
    const head = await desk.store.currentCase();
    // After a stamp stands the line that says so; one more is something new.
    if (head === null || head.seq - (await desk.store.lastStamped(head.caseId)) < 2) return false;
    const stamp = await obtainStamp(desk, address, head.hash);
    const { response, chain } = stamp;
    const payload = await stampPayload({ line: head.seq }, stamp);
    await append(desk, head.caseId, async () => ({
      event: { event: 'timestamp.obtained', payload },
      stamp: { seq: head.seq, response, chain },
    }));
    return true;
  });
}
