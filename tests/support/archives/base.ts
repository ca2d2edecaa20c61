import type { Bytes } from '../../../src/domain/shared/binary.ts';
import { createSigningKey } from '../../../src/seal/signature.ts';
import { buildSmallDossier, utf8 } from '../vectors/smallDossier.ts';
import { writeZip, type ZipRecord } from '../zipWriter.ts';

/** A zip, and the verdict that every checker must give. Invented content. */

export interface CraftedArchive {
  readonly zip: Bytes;
  readonly verdict: 'coherent' | 'altered' | 'refused';
  /** Code of a problem, a note or a refusal, or the reason of a problem; null when there is none. */
  readonly code: string | null;
}

export type NamedArchive = readonly [name: string, archive: CraftedArchive];

export const key = await createSigningKey();
export const good = await buildSmallDossier({ key, texts: ['Un message inventé.', 'Un autre.'] });
export const toRecords = (files: ReadonlyMap<string, Bytes>): ZipRecord[] =>
  [...files].map(([name, data]) => ({ name, data }));
export const goodRecords: readonly ZipRecord[] = toRecords(good);

export const README = 'LISEZ-MOI.txt';
export const TEXT = 'pieces/P0001/texte.txt';
export const nothing = new Uint8Array();
export const original = good.get(TEXT) ?? nothing;
/** All but the record of TEXT. */
export const others = goodRecords.filter(({ name }) => name !== TEXT);
export const word = utf8('Un mot ajouté.');

export const adding = (...more: readonly (readonly [name: string, data?: Uint8Array])[]): Bytes =>
  withRecords(...more.map(([name, data = word]) => ({ name, data })));
/** The dossier with more records behind it. */
export const withRecords = (...more: readonly ZipRecord[]): Bytes => writeZip([...goodRecords, ...more]);
/** The dossier whose record of TEXT has other fields. */
export const withText = (fields: Partial<ZipRecord>): Bytes =>
  writeZip([...others, { name: TEXT, data: original, ...fields }]);

const named = (verdict: CraftedArchive['verdict'], code: string | null, zips: Readonly<Record<string, Bytes>>) =>
  Object.entries(zips).map(([name, zip]): NamedArchive => [name, { zip, verdict, code }]);
/** Zips by name, which every checker must find so, with this code. */
export const altered = (code: string, zips: Readonly<Record<string, Bytes>>) => named('altered', code, zips);
export const refused = (code: string, zips: Readonly<Record<string, Bytes>>) => named('refused', code, zips);
export const coherent = (code: string | null, zips: Readonly<Record<string, Bytes>>) => named('coherent', code, zips);
/** One zip for each text. */
export const forEach = (texts: readonly string[], nameOf: (text: string) => string, zipOf: (text: string) => Bytes) =>
  Object.fromEntries(texts.map((text) => [nameOf(text), zipOf(text)]));
