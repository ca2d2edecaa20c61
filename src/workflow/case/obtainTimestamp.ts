import type { ObtainedTimestamp } from '../../domain/case/timestampAuthorities.ts';
import type { Bytes } from '../../domain/shared/binary.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { Clock } from '../../domain/shared/ports.ts';
import { bytesToBigInt, sha256Hex } from '../../seal/digest.ts';
import { appendToJournal, type WorkflowDependencies } from './caseJournal.ts';

/** How an authority is reached. */
export interface AuthorityClient {
  /** Sends a query and returns the bytes of the response. Throws Refusal `timestamp-…`. */
  askAuthority(address: string, query: Bytes): Promise<Bytes>;
  /** 8 random bytes. */
  nonce(): Bytes;
}

/**
 * Requests a timestamp (RFC 3161) of a SHA-256 digest in hex from the authority at `address`. Throws Refusal
 * `timestamp-…` when the response fails a check.
 */
export async function requestTimestamp(
  deps: AuthorityClient & { readonly clock: Clock },
  address: string,
  digest: string,
): Promise<ObtainedTimestamp> {
  const { buildTimestampQuery, checkTimestamp, formatChainPem, knownRoots } = await import(
    '../../seal/timestamp/timestamps.ts'
  );
  const nonce = deps.nonce();
  const sentAt = deps.clock.now().getTime();
  const response = await deps.askAuthority(address, buildTimestampQuery(digest, nonce));
  const answeredAt = deps.clock.now().getTime();
  const found = await checkTimestamp(response, { digest, nonce: bytesToBigInt(nonce), roots: knownRoots() });
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

/** Builds the payload of `timestamp.obtained`. `subject` is what was timestamped. */
export async function buildTimestampPayload(
  subject: { readonly manifest: string } | { readonly line: number },
  { response, genTime, offsetMs }: ObtainedTimestamp,
) {
  return { ...subject, response: await sha256Hex(response), genTime, offsetMs };
}

/** Timestamps the head of the current case's journal. Returns false when nothing was added since the last timestamp. */
export async function timestampJournal(
  deps: AuthorityClient & Pick<WorkflowDependencies, 'store' | 'clock' | 'locks'>,
  address: string,
): Promise<boolean> {
  return deps.locks.hold('timestamp', async () => {
    const head = await deps.store.currentCase();
    // The line after a timestamped one is its own `timestamp.obtained`; a second line is new content.
    if (head === null || head.seq - (await deps.store.lastTimestamped(head.caseId)) < 2) return false;
    const timestamp = await requestTimestamp(deps, address, head.hash);
    const { response, chain } = timestamp;
    const payload = await buildTimestampPayload({ line: head.seq }, timestamp);
    await appendToJournal(deps, head.caseId, async () => ({
      event: { event: 'timestamp.obtained', payload },
      timestamp: { seq: head.seq, response, chain },
    }));
    return true;
  });
}
