import type { ObtainedTimestamp } from '../../domain/case/timestampAuthorities.ts';
import type { ExportedDossier, ExportedZip, TimestampOutcome } from '../../domain/export/exportedDossier.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { MAX_EMAIL_BYTES } from '../../domain/shared/limits.ts';
import type { Progress, TempFile } from '../../domain/shared/ports.ts';
import {
  contextOf,
  type DossierPlan,
  estimateBytes,
  estimateReservedBytes,
  splitPlan,
} from '../../dossier/dossierPlan.ts';
import { type WriteEffects, writeDossier } from '../../dossier/writeDossier.ts';
import { encryptedZipName, evidencePdf, pdfFileName, wrapFiles } from '../../dossier/zip/deliveredFile.ts';
import { ONE_SHOT_MAX_BYTES, sha256Hex } from '../../seal/digest.ts';

/** Returns the SHA-256 of a large file in hex. `onBytes`: how many are hashed. The work ends when `signal` aborts. */
export type HashLargeFile = (file: Blob, onBytes: (hashed: number) => void, signal?: AbortSignal) => Promise<string>;

type RequestTimestamp = ((digest: string) => Promise<ObtainedTimestamp>) | null;

interface WriteZipsEffects extends Omit<WriteEffects, 'stamp'> {
  readonly createTempFile: () => Promise<TempFile>;
  readonly requestTimestamp: RequestTimestamp;
  /** Encrypts the zips; null: plain zips. */
  readonly password: string | null;
}

interface WrittenZips {
  readonly zips: readonly UnhashedZip[];
  /** The time-stamps obtained, by manifest digest. */
  readonly stamps: ReadonlyMap<string, ObtainedTimestamp>;
}

/** A zip before the files that are handed over are hashed. */
export interface UnhashedZip extends Omit<ExportedZip, 'sha256' | 'pdf'> {
  readonly pdf: { readonly fileName: string; readonly open: () => Promise<Blob> } | null;
}

/** Writes every zip of a dossier, the one with the first exhibits first. A failure leaves no file. */
export async function writeZips(plan: DossierPlan, effects: WriteZipsEffects): Promise<WrittenZips> {
  const written = await writePlainZips(plan, effects);
  let { zips } = written;
  try {
    if (effects.password !== null) zips = await encryptZips(zips, effects.password, plan, effects);
    if (effects.signal?.aborted) throw new Refusal('cancelled');
    return { ...written, zips };
  } catch (error) {
    await discardZips(zips);
    throw error;
  }
}

/** Deletes the files, as far as possible. */
export async function discardZips(zips: readonly Pick<UnhashedZip, 'discard'>[]): Promise<void> {
  await Promise.allSettled(zips.map((zip) => zip.discard()));
}

async function writePlainZips(plan: DossierPlan, effects: WriteZipsEffects): Promise<WrittenZips> {
  let reservedBytes = estimateReservedBytes(plan);
  for (;;) {
    const written = await tryWriteZips(plan, effects, reservedBytes);
    if (typeof written !== 'number') return written;
    // Each retry reserves more, so it ends: at the latest when every volume has one item.
    reservedBytes = Math.max(written, reservedBytes + MAX_EMAIL_BYTES / 20);
  }
}

/**
 * Returns a number when a zip is too large: no file is left, and the number is the size of all but its exhibits.
 * `reservedBytes`: the estimate of that size.
 */
async function tryWriteZips(
  plan: DossierPlan,
  { createTempFile, requestTimestamp, ...effects }: WriteZipsEffects,
  reservedBytes: number,
): Promise<WrittenZips | number> {
  const volumes = splitPlan(plan, reservedBytes);
  const zips: UnhashedZip[] = [];
  const stamps = new Map<string, ObtainedTimestamp>();
  const tempFiles: TempFile[] = [];
  const removeAll = () => Promise.allSettled(tempFiles.map((tempFile) => tempFile.remove()));
  try {
    for (const volume of volumes.length === 0 ? [null] : volumes) {
      const tempFile = await createTempFile();
      tempFiles.push(tempFile);
      const isSingleItem = volume === null ? plan.snapshot.items.length === 1 : volume.oversize;
      const maxBytes = plan.volumes && !isSingleItem ? MAX_EMAIL_BYTES : Number.POSITIVE_INFINITY;
      const timestamper = createTimestamper(requestTimestamp, maxBytes);
      const context = contextOf(plan, volume === null ? undefined : { current: volume, all: volumes });
      const { entries, bytes, manifestDigest, exhibits } = await writeDossier(context, tempFile.out, {
        ...effects,
        ...(timestamper.stamp !== null && { stamp: timestamper.stamp }),
      });
      const file = await tempFile.file();
      const makePdf = () => evidencePdf(file, entries, { created: plan.createdAt.toISOString(), manifestDigest });
      // Its size matters to volumes alone. The PDF of a large zip is made while a worker hashes the zip.
      const pdf = plan.volumes ? await makePdf() : null;
      const largest = Math.max(bytes, pdf?.size ?? 0);
      if (largest > maxBytes) {
        await removeAll();
        return largest - (volume?.bytes ?? estimateBytes(plan));
      }
      const stamp = timestamper.obtained();
      if (stamp !== null) stamps.set(manifestDigest, stamp);
      zips.push({
        fileName: context.fileName,
        file,
        manifestDigest,
        exhibits,
        pdf: { fileName: pdfFileName(context.fileName), open: async () => pdf ?? makePdf() },
        volume,
        overMail: plan.volumes && largest > MAX_EMAIL_BYTES,
        timestamp: timestamper.outcome(),
        discard: () => tempFile.remove(),
        removedSignal: tempFile.removedSignal,
      });
    }
    return { zips, stamps };
  } catch (error) {
    await removeAll();
    throw error;
  }
}

/**
 * Timestamps a zip without ever failing the export: `outcome` returns the result or the refusal. A zip of more than
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
  return { stamp: requestTimestamp === null ? null : stamp, obtained: () => obtained, outcome: () => outcome };
}

/**
 * Puts each zip inside an encrypted zip, and deletes each plain zip once its encrypted one is complete. When it fails
 * or is cancelled, deletes the encrypted zips; the caller deletes the remaining plain ones. Progress in bytes.
 */
async function encryptZips(
  plainZips: readonly UnhashedZip[],
  password: string,
  { createdAt }: DossierPlan,
  { createTempFile, progress, signal }: WriteZipsEffects,
): Promise<readonly UnhashedZip[]> {
  const total = plainZips.reduce((sum, { file }) => sum + file.size, 0);
  let done = 0;
  const trackProgress = () =>
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (chunk, controller) => {
        if (signal?.aborted) throw new Refusal('cancelled');
        done += chunk.length;
        progress?.({ name: 'encrypt', done, total });
        controller.enqueue(chunk);
      },
    });
  const encryptOne = async (one: UnhashedZip): Promise<UnhashedZip> => {
    const { file, fileName } = one;
    const tempFile = await createTempFile();
    try {
      const content = file.stream().pipeThrough(trackProgress());
      await wrapFiles([{ name: fileName, content }], password, createdAt, tempFile.out);
      const encrypted = await tempFile.file();
      await one.discard();
      return {
        ...one,
        file: encrypted,
        // It refers to the bytes of the plain zip, which is deleted.
        pdf: null,
        fileName: encryptedZipName(fileName),
        inside: { fileName, bytes: file.size },
        discard: () => tempFile.remove(),
        removedSignal: tempFile.removedSignal,
      };
    } catch (error) {
      await tempFile.remove().catch(() => undefined);
      throw error;
    }
  };
  const encryptedZips: UnhashedZip[] = [];
  try {
    for (const one of plainZips) encryptedZips.push(await encryptOne(one));
    return encryptedZips;
  } catch (error) {
    await discardZips(encryptedZips);
    throw error;
  }
}

/** Adds the SHA-256 of each file that may be handed over. Workers hash large ones, so that the page does other work. */
export async function hashZips(
  zips: readonly UnhashedZip[],
  hashLargeFile: HashLargeFile,
  progress: Progress,
  signal: AbortSignal,
): Promise<ExportedDossier['zips']> {
  const total = zips.reduce((sum, { file, pdf }) => sum + file.size * (pdf === null ? 1 : 2), 0);
  let done = 0;
  const hash = (file: Blob): Promise<string> => {
    let before = 0;
    const onBytes = (hashed: number): void => {
      done += hashed - before;
      before = hashed;
      progress({ name: 'hash', done: Math.min(done, total), total });
    };
    return file.size > ONE_SHOT_MAX_BYTES ? hashLargeFile(file, onBytes, signal) : sha256Hex(file, onBytes);
  };
  const hashed: ExportedZip[] = [];
  for (const { pdf, ...zip } of zips) {
    const openPdf = async ({ fileName, open }: NonNullable<typeof pdf>) => {
      const file = await open();
      return { fileName, file, sha256: await hash(file) };
    };
    // The zip first: its worker starts before the PDF keeps the page busy.
    const [sha256, hashedPdf] = await Promise.all([hash(zip.file), pdf && openPdf(pdf)]);
    hashed.push({ ...zip, sha256, pdf: hashedPdf });
  }
  const [first, ...others] = hashed;
  if (first === undefined) throw new Error('no zip was written');
  return [first, ...others];
}
