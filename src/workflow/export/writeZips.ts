import type { ObtainedTimestamp } from '../../domain/case/timestampAuthorities.ts';
import type { CaseSnapshot } from '../../domain/export/caseSnapshot.ts';
import { Refusal, type RefusalCode } from '../../domain/shared/errors.ts';
import { MAX_EMAIL_BYTES } from '../../domain/shared/limits.ts';
import type { Progress, TempFile } from '../../domain/shared/ports.ts';
import { estimateBytes, splitVolumes, type Volume, type ZipBudget } from '../../dossier/dossierPlan.ts';
import { baseName, type DossierKit, writeDossier } from '../../dossier/writeDossier.ts';
import { type DeliveredZip, encryptedZipName, evidencePdf, wrapFiles } from '../../dossier/zip/deliveredFile.ts';
import type { WorkflowDependencies } from '../case/caseJournal.ts';

export interface WrittenZip extends DeliveredZip {
  readonly zip: File;
  /** The same dossier as one PDF, with every other file attached; null when the zip has a password. */
  readonly pdf: Blob | null;
  /** Larger than the 20 MB asked for: it has a single item, which is never split. */
  readonly overMail: boolean;
  /** Its place among several zips; null when it is the only one. */
  readonly volume: Pick<Volume, 'kind' | 'index' | 'of' | 'numbers'> | null;
  readonly stamp: ObtainedTimestamp | null;
  /** The result of timestamping; null when it was not requested. */
  readonly dated: TimestampOutcome | null;
  /** Deletes the temporary file, which is unencrypted. */
  discard(): Promise<void>;
  /** That of its temporary file. */
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
  /** Splits the dossier into zips of at most 20 MB. */
  readonly forMail: boolean;
}

/**
 * First estimate of what a zip holds besides its exhibits (verifier, fonts, summary); a written zip gives the real
 * size.
 */
const OVERHEAD_BYTES = 1_500_000;
const OVERHEAD_BYTES_PER_ITEM = 3_000;

export type Zips = readonly [WrittenZip, ...WrittenZip[]];

/** Writes every zip of a dossier, the one with the first exhibits first. A failure leaves no file. */
export async function writeZips(snapshot: CaseSnapshot, options: WriteZipsOptions): Promise<Zips> {
  let budget = options.forMail ? mailBudget(snapshot, options.kit) : null;
  for (;;) {
    const written = await tryWriteZips(snapshot, options, budget);
    if (typeof written !== 'number') return written;
    // Each retry reserves more, so it ends: at the latest when every volume has one item.
    budget = budget && {
      ...budget,
      reservedBytes: Math.max(written, budget.reservedBytes + MAX_EMAIL_BYTES / 20),
    };
  }
}

/** Estimates the budget of a mail-sized zip before any is written. */
export function mailBudget(snapshot: CaseSnapshot, { verifierHtml }: Pick<DossierKit, 'verifierHtml'>): ZipBudget {
  const itemBytes = snapshot.items.reduce(
    (sum, { ficheBytes }) => sum + ficheBytes.length + OVERHEAD_BYTES_PER_ITEM,
    0,
  );
  const reservedBytes = OVERHEAD_BYTES + itemBytes + verifierHtml.length + snapshot.journal.bytes.length;
  return { maxBytes: MAX_EMAIL_BYTES, reservedBytes };
}

/**
 * Returns a number when a zip exceeds the budget: no file is left, and the number is the size of all but its exhibits.
 */
async function tryWriteZips(
  snapshot: CaseSnapshot,
  { kit, createTempFile, requestTimestamp }: WriteZipsOptions,
  budget: ZipBudget | null,
): Promise<Zips | number> {
  const { createdAt, timeZone, options = {} } = kit;
  const volumes = splitVolumes(snapshot.items, options, baseName(createdAt, timeZone), budget);
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
      const { entries, ...result } = written;
      const zip = await tempFile.file();
      const pdf = await evidencePdf(zip, entries, { created: createdAt.toISOString(), ...result });
      if (Math.max(written.bytes, pdf.size) > maxBytes) {
        await removeAll();
        return Math.max(written.bytes, pdf.size) - (volume?.bytes ?? estimateBytes(snapshot.items, options));
      }
      zips.push({
        ...result,
        zip,
        pdf,
        overMail: budget !== null && Math.max(written.bytes, pdf.size) > budget.maxBytes,
        volume,
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
 * Timestamps a zip without ever failing the export: `dated` returns the result or the refusal. A zip of more than
 * `maxBytes` is not timestamped, because it will be written again.
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

interface EncryptZipsDependencies extends Pick<WorkflowDependencies, 'clock'> {
  createTempFile(): Promise<TempFile>;
}

/**
 * Puts each zip inside an encrypted zip, and deletes each plain zip once its encrypted one is complete. When it fails
 * or is cancelled, deletes the encrypted zips; the caller deletes the remaining plain ones. Progress in bytes.
 */
export async function encryptZips(
  plainZips: Zips,
  password: string,
  { createTempFile, clock }: EncryptZipsDependencies,
  progress: Progress,
  signal: AbortSignal,
): Promise<Zips> {
  const total = plainZips.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const trackProgress = () =>
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (chunk, controller) => {
        if (signal.aborted) throw new Refusal('cancelled');
        done += chunk.length;
        progress({ name: 'files', done, total });
        controller.enqueue(chunk);
      },
    });
  const encryptOne = async (one: WrittenZip): Promise<WrittenZip> => {
    const { zip, fileName, bytes } = one;
    const tempFile = await createTempFile();
    try {
      const content = zip.stream().pipeThrough(trackProgress());
      await wrapFiles([{ name: fileName, content }], password, clock.now(), tempFile.out);
      const encrypted = await tempFile.file();
      await one.discard();
      return {
        ...one,
        zip: encrypted,
        // It refers to the bytes of the plain zip, which is deleted.
        pdf: null,
        bytes: encrypted.size,
        fileName: encryptedZipName(fileName),
        inside: { fileName, bytes },
        discard: () => tempFile.remove(),
        removedSignal: tempFile.removedSignal,
      };
    } catch (error) {
      await tempFile.remove().catch(() => undefined);
      throw error;
    }
  };
  const encryptedZips: WrittenZip[] = [];
  try {
    for (const one of plainZips) encryptedZips.push(await encryptOne(one));
    const [first, ...others] = encryptedZips;
    if (first === undefined) throw new Error('no zip was encrypted');
    return [first, ...others];
  } catch (error) {
    await Promise.allSettled(encryptedZips.map((zip) => zip.discard()));
    throw error;
  }
}
