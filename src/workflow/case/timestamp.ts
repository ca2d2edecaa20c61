import { Refusal } from '../../domain/shared/errors.ts';
import type { Clock } from '../../domain/shared/ports.ts';
import type { ObtainedTimestamp } from '../../domain/timestamp/timestamp.ts';
import { sha256Hex } from '../../seal/digest.ts';
import { checkTimestamp } from '../../seal/timestamp/checkTimestamp.ts';
import { formatChainPem } from '../../seal/timestamp/pem.ts';
import { buildTimestampQuery, nonceToBigInt } from '../../seal/timestamp/request.ts';
import { knownRoots } from '../../seal/timestamp/roots.ts';
import { appendToJournal, type WorkflowDependencies } from './caseJournal.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface TimestampDependencies {
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
export async function requestTimestamp(
  deps: TimestampDependencies,
  address: string,
  digest: string,
): Promise<ObtainedTimestamp> {
  const nonce = deps.nonce();
  const sentAt = deps.clock.now().getTime();
  const response = await deps.askAuthority(address, buildTimestampQuery(digest, nonce));
  const answeredAt = deps.clock.now().getTime();
  const found = await checkTimestamp(response, { digest, nonce: nonceToBigInt(nonce), roots: knownRoots() });
  if (!found.ok) throw new Refusal(`timestamp-${found.fault}`, found.detail);
  return {
    response,
    chain: formatChainPem(found.chain),
    genTime: found.genTime.toISOString(),
    authority: found.authority,
    known: found.known,
    offsetMs: Math.round((sentAt + answeredAt) / 2) - found.genTime.getTime(),
  };
}

/** What the journal says of a stamp; `of` is what was dated. */
export async function buildTimestampPayload(
  subject: { readonly manifest: string } | { readonly line: number },
  stamp: ObtainedTimestamp,
) {
  const { response, genTime, offsetMs } = stamp;
  return { ...subject, response: await sha256Hex(response), genTime, offsetMs };
}

/**
 * Has the journal of the current case dated as it stands, unless nothing was added since the last time. False when
 * there was nothing to date.
 */
export async function timestampJournal(
  deps: TimestampDependencies & WorkflowDependencies,
  address: string,
): Promise<boolean> {
  return deps.locks.hold('timestamp', async () => {
    const head = await deps.store.currentCase();
    // After a stamp stands the line that says so; one more is something new.
    if (head === null || head.seq - (await deps.store.lastTimestamped(head.caseId)) < 2) return false;
    const stamp = await requestTimestamp(deps, address, head.hash);
    const { response, chain } = stamp;
    const payload = await buildTimestampPayload({ line: head.seq }, stamp);
    await appendToJournal(deps, head.caseId, async () => ({
      event: { event: 'timestamp.obtained', payload },
      timestamp: { seq: head.seq, response, chain },
    }));
    return true;
  });
}
