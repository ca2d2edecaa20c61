import type { ReaderPack } from '../../domain/capture/readerPacks.ts';
import type { AddressRule } from '../address.ts';
import type { Site } from './_site.ts';

const loaded = new Map<ReaderPack, readonly Site[]>();
const rules: AddressRule[] = [];

/** Called once by each pack when its script is run. */
export function registerReaders(pack: ReaderPack, readers: readonly Site[]): void {
  loaded.set(pack, readers);
  rules.push(...readers.flatMap(({ address }) => address ?? []));
}

/** The packs that were loaded beside the capture script, and their readers. */
export const LOADED_PACKS: ReadonlyMap<ReaderPack, readonly Site[]> = loaded;

export const listReaders = (): readonly Site[] => [...loaded.values()].flat();

/** The address rules of the loaded readers. */
export const ADDRESS_RULES: readonly AddressRule[] = rules;
