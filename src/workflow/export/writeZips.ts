import type { CaseSnapshot } from '../../domain/export/caseSnapshot.ts';
import { Refusal, type RefusalCode } from '../../domain/shared/errors.ts';
import { MAX_EMAIL_BYTES } from '../../domain/shared/limits.ts';
import type { ObtainedTimestamp } from '../../domain/timestamp/timestamp.ts';
import { baseName, type DossierKit, writeDossier } from '../../dossier/writeDossier.ts';
import { estimateBytes, splitVolumes, type ZipBudget } from '../../dossier/zip/splitVolumes.ts';
import type { Volume } from '../../dossier/zip/volumes.ts';
import type { DeliveredZip } from '../../dossier/zip/zipResult.ts';

/** Where a zip is written while it grows. */
export interface TempFile {
  readonly out: WritableStream<Uint8Array<ArrayBuffer>>;
  file(): Promise<File>;
  remove(): Promise<void>;
  /** Aborted once it is gone all the same: all was locked, or erased. */
  readonly removedSignal: AbortSignal;
}

export interface WrittenZip extends DeliveredZip {
  readonly zip: File;
  /** Zips of 20 MB were asked for, and this one is larger: it has one item, which is never cut. */
  readonly overMail: boolean;
  /** Which of several it is; null: the only one. */
  readonly volume: Pick<Volume, 'kind' | 'index' | 'of' | 'numbers'> | null;
  readonly stamp: ObtainedTimestamp | null;
  /** What came of having it dated; null when that was not asked for. */
  readonly dated: TimestampOutcome | null;
  /** Removes the scratch file the zip was written to: it is plain on the disk. */
  discard(): Promise<void>;
  /** As of its scratch file. */
  readonly removedSignal: AbortSignal;
}

type TimestampOutcome =
  | Pick<ObtainedTimestamp, 'genTime' | 'authority' | 'known' | 'offsetMs'>
  | { readonly refused: RefusalCode; readonly detail: Refusal['detail'] };

type RequestTimestamp = ((digest: string) => Promise<ObtainedTimestamp>) | null;

interface WriteZipsOptions {
  readonly kit: Omit<DossierKit, 'stamp' | 'volumeSet'>;
  readonly createTempFile: () => Promise<TempFile>;
  readonly requestTimestamp: RequestTimestamp;
  /** Zips of 20 MB at most. */
  readonly forMail: boolean;
}

/** Beside the pièces: the verifier, the faces, the summary; measured once a zip is there. */
const OVERHEAD_BYTES = 1_500_000;
const OVERHEAD_BYTES_PER_ITEM = 3_000;

export type Zips = readonly [WrittenZip, ...WrittenZip[]];

/** Every zip of a dossier, whole, the one with the first pièces first; or none: whatever fails leaves no file behind. */
export async function writeZips(snapshot: CaseSnapshot, options: WriteZipsOptions): Promise<Zips> {
  let budget = options.forMail ? mailBudget(snapshot, options.kit) : null;
  for (;;) {
    const written = await tryWriteZips(snapshot, options, budget);
    if (typeof written !== 'number') return written;
    // Each turn makes more room for the papers; in the end every item stands alone.
    budget = budget && {
      ...budget,
      reservedBytes: Math.max(written, budget.reservedBytes + MAX_EMAIL_BYTES / 20),
    };
  }
}

/** As it is thought before any zip is written. */
export function mailBudget(
  snapshot: CaseSnapshot,
  { verifierHtml }: Pick<DossierKit, 'verifierHtml'>,
): ZipBudget {
  const itemBytes = snapshot.items.reduce(
    (sum, { ficheBytes }) => sum + ficheBytes.length + OVERHEAD_BYTES_PER_ITEM,
    0,
  );
  const papers = OVERHEAD_BYTES + itemBytes + verifierHtml.length + snapshot.journal.bytes.length;
  return { maxBytes: MAX_EMAIL_BYTES, reservedBytes: papers };
}

/** A number: one zip came out larger than was thought; none is kept, and this is what its papers weigh. */
async function tryWriteZips(
  snapshot: CaseSnapshot,
  { kit, createTempFile, requestTimestamp }: WriteZipsOptions,
  budget: ZipBudget | null,
): Promise<Zips | number> {
  const { createdAt, timeZone, options: plan = {} } = kit;
  const volumes = splitVolumes(snapshot.items, plan, baseName(createdAt, timeZone), budget);
  const zips: WrittenZip[] = [];
  const tempFiles: TempFile[] = [];
  const removeAll = () => Promise.allSettled(tempFiles.map((tempFile) => tempFile.remove()));
  try {
    for (const volume of volumes.length === 0 ? [null] : volumes) {
      const tempFile = await createTempFile();
      tempFiles.push(tempFile);
      const isSingleItem = volume === null ? snapshot.items.length === 1 : volume.oversize;
      const maxBytes = budget === null || isSingleItem ? Number.POSITIVE_INFINITY : budget.maxBytes;
      const timestamper = createTimestamper(requestTimestamp, maxBytes);
      const written = await writeDossier(snapshot, tempFile.out, {
        ...kit,
        ...(volume !== null && { volumeSet: { current: volume, all: volumes } }),
        ...(timestamper.stamp !== null && { stamp: timestamper.stamp }),
      });
      if (written.bytes > maxBytes) {
        await removeAll();
        return written.bytes - (volume?.bytes ?? estimateBytes(snapshot.items, plan));
      }
      zips.push({
        ...written,
        zip: await tempFile.file(),
        overMail: budget !== null && written.bytes > budget.maxBytes,
        volume: volume,
        stamp: timestamper.obtained(),
        dated: timestamper.dated(),
        discard: () => tempFile.remove(),
        removedSignal: tempFile.removedSignal,
      });
    }
    const [first, ...others] = zips;
    if (first === undefined) throw new Error('no zip was written');
    return [first, ...others];
  } catch (error) {
    await removeAll();
    throw error;
  }
}

/**
 * An authority that does not answer, or not well, never stops an export: what it said is told beside the dossier. Nobody
 * is asked about a zip of more than `most` bytes, which is written again.
 */
function createTimestamper(requestTimestamp: RequestTimestamp, maxBytes: number) {
  let obtained: ObtainedTimestamp | null = null;
  let outcome: TimestampOutcome | null = null;
  const stamp = async (digest: string, bytes: number): Promise<ObtainedTimestamp | null> => {
    if (bytes > maxBytes) return null;
    try {
      obtained = (await requestTimestamp?.(digest)) ?? null;
      if (obtained !== null) {
        const { genTime, authority, known, offsetMs } = obtained;
        outcome = { genTime, authority, known, offsetMs };
      }
    } catch (error) {
      outcome =
        error instanceof Refusal
          ? { refused: error.code, detail: error.detail }
          : { refused: 'timestamp-unreachable', detail: {} };
    }
    return obtained;
  };
  return { stamp: requestTimestamp === null ? null : stamp, obtained: () => obtained, dated: () => outcome };
}
