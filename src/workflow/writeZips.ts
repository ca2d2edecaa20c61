import { Refusal, type RefusalCode } from '../domain/errors.ts';
import type { Holdings } from '../domain/holdings.ts';
import { MAIL_BYTES } from '../domain/limits.ts';
import type { ObtainedStamp } from '../domain/timestamp.ts';
import { bind, bytesOf, type Room } from '../dossier/bind.ts';
import type { Volume } from '../dossier/binding.ts';
import { baseName, type DossierKit, writeDossier } from '../dossier/dossier.ts';
import type { HandedZip } from '../dossier/written.ts';

/** Where a zip is written while it grows. */
export interface Scratch {
  readonly out: WritableStream<Uint8Array<ArrayBuffer>>;
  file(): Promise<File>;
  remove(): Promise<void>;
  /** Aborted once it is gone all the same: all was locked, or erased. */
  readonly taken: AbortSignal;
}

export interface WrittenZip extends HandedZip {
  readonly zip: File;
  /** Zips of 20 MB were asked for, and this one is larger: it has one item, which is never cut. */
  readonly overMail: boolean;
  /** Which of several it is; null: the only one. */
  readonly volume: Pick<Volume, 'kind' | 'index' | 'of' | 'numbers'> | null;
  readonly stamp: ObtainedStamp | null;
  /** What came of having it dated; null when that was not asked for. */
  readonly dated: Dated | null;
  /** Removes the scratch file the zip was written to: it is plain on the disk. */
  discard(): Promise<void>;
  /** As of its scratch file. */
  readonly taken: AbortSignal;
}

type Dated =
  | Pick<ObtainedStamp, 'genTime' | 'authority' | 'known' | 'offsetMs'>
  | { readonly refused: RefusalCode; readonly detail: Refusal['detail'] };

type Ask = ((digest: string) => Promise<ObtainedStamp>) | null;

interface Writing {
  readonly kit: Omit<DossierKit, 'stamp' | 'binding'>;
  readonly openScratch: () => Promise<Scratch>;
  readonly ask: Ask;
  /** Zips of 20 MB at most. */
  readonly forMail: boolean;
}

/** Beside the pièces: the verifier, the faces, the summary; measured once a zip is there. */
const PAPERS_BYTES = 1_500_000;
const PAPERS_AN_ITEM = 3_000;

export type Zips = readonly [WrittenZip, ...WrittenZip[]];

/** Every zip of a dossier, whole, the one with the first pièces first; or none: whatever fails leaves no file behind. */
export async function writeZips(holdings: Holdings, writing: Writing): Promise<Zips> {
  let room = writing.forMail ? mailRoom(holdings, writing.kit) : null;
  for (;;) {
    const written = await writeOnce(holdings, writing, room);
    if (typeof written !== 'number') return written;
    // Each turn makes more room for the papers; in the end every item stands alone.
    room = room && { ...room, papers: Math.max(written, room.papers + MAIL_BYTES / 20) };
  }
}

/** As it is thought before any zip is written. */
export function mailRoom(holdings: Holdings, { verifierHtml }: Pick<DossierKit, 'verifierHtml'>): Room {
  const told = holdings.items.reduce((sum, { ficheBytes }) => sum + ficheBytes.length + PAPERS_AN_ITEM, 0);
  const papers = PAPERS_BYTES + told + verifierHtml.length + holdings.journal.bytes.length;
  return { most: MAIL_BYTES, papers };
}

/** A number: one zip came out larger than was thought; none is kept, and this is what its papers weigh. */
async function writeOnce(
  holdings: Holdings,
  { kit, openScratch, ask }: Writing,
  room: Room | null,
): Promise<Zips | number> {
  const { createdAt, timeZone, plan = {} } = kit;
  const all = bind(holdings.items, plan, baseName(createdAt, timeZone), room);
  const zips: WrittenZip[] = [];
  const scratches: Scratch[] = [];
  const removeAll = () => Promise.allSettled(scratches.map((scratch) => scratch.remove()));
  try {
    for (const here of all.length === 0 ? [null] : all) {
      const scratch = await openScratch();
      scratches.push(scratch);
      const isAlone = here === null ? holdings.items.length === 1 : here.oversize;
      const most = room === null || isAlone ? Number.POSITIVE_INFINITY : room.most;
      const stamping = stampingOf(ask, most);
      const written = await writeDossier(holdings, scratch.out, {
        ...kit,
        ...(here !== null && { binding: { here, all } }),
        ...(stamping.stamp !== null && { stamp: stamping.stamp }),
      });
      if (written.bytes > most) {
        await removeAll();
        return written.bytes - (here?.bytes ?? bytesOf(holdings.items, plan));
      }
      zips.push({
        ...written,
        zip: await scratch.file(),
        overMail: room !== null && written.bytes > room.most,
        volume: here,
        stamp: stamping.obtained(),
        dated: stamping.dated(),
        discard: () => scratch.remove(),
        taken: scratch.taken,
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
function stampingOf(ask: Ask, most: number) {
  let obtained: ObtainedStamp | null = null;
  let dated: Dated | null = null;
  const stamp = async (digest: string, bytes: number): Promise<ObtainedStamp | null> => {
    if (bytes > most) return null;
    try {
      obtained = (await ask?.(digest)) ?? null;
      if (obtained !== null) {
        const { genTime, authority, known, offsetMs } = obtained;
        dated = { genTime, authority, known, offsetMs };
      }
    } catch (error) {
      dated =
        error instanceof Refusal
          ? { refused: error.code, detail: error.detail }
          : { refused: 'timestamp-unreachable', detail: {} };
    }
    return obtained;
  };
  return { stamp: ask === null ? null : stamp, obtained: () => obtained, dated: () => dated };
}
