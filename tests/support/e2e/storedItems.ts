import type { JournalLine } from '../../../src/domain/case/case.ts';
import { exhibitFolder } from '../../../src/domain/export/dossierLayout.ts';
import { KEYRING_ROW, TABLE } from '../../../src/domain/formatNames.ts';
import type { Fiche } from '../../../src/domain/item/item.ts';
import { readRecord } from '../../../src/domain/item/storedRecord.ts';
import { concatBytes } from '../../../src/domain/shared/binary.ts';
import { decryptRecord, readRecordHeader } from '../../../src/store/cipher.ts';
import { decryptMasterWithoutPassphrase, unlockKeys } from '../../../src/store/keyring.ts';
import type { PageHandle } from '../browser/pageHandle.ts';
import type { UserDriver } from '../browser/userDriver.ts';
import { type ReadDossier, sha256 } from './dossier.ts';

/** A page without a script: it opens much faster than the carnet, and has the same databases. */
const PLAIN_PAGE = 'icon/16.png';

/**
 * Reads the items of the current case from the store, as `readDossier` reads them from a dossier, whose export takes
 * four seconds of processor. Throws when there is no item, when a line of the journal is not chained to the one before,
 * when a fiche is not what the journal sealed, or a file not what its fiche lists. No passphrase must be set.
 */
export async function readStoredItems({ driver }: UserDriver): Promise<Pick<ReadDossier, 'files' | 'exhibits'>> {
  const page = await driver.openExtensionPage(PLAIN_PAGE);
  const stored = await readRows(page);
  await page.close();
  const decrypt = await openKeyring(stored);
  const sealed = new Set<string>();
  let previous = '0'.repeat(64);
  for (const { key, body } of stored.lines) {
    const bytes = await decrypt(TABLE.entries, key, body);
    const line: JournalLine = JSON.parse(new TextDecoder().decode(bytes));
    if (line.previous !== previous) throw new Error(`line ${line.seq} of the journal is not chained to the one before`);
    // Without its LF.
    previous = sha256(bytes.subarray(0, -1));
    if (/^item\.(sealed|imported)$/.test(line.event)) sealed.add(`${line.item} ${line.digest}`);
  }
  const files = new Map<string, Uint8Array>();
  const exhibits: { folder: string; fiche: Fiche }[] = [];
  for (const { id, body, files: itemFiles } of stored.items) {
    const folder = exhibitFolder(exhibits.length + 1);
    const { fiche, ficheBytes } = readRecord(await decrypt(TABLE.items, id, body));
    if (!sealed.has(`${id} ${sha256(ficheBytes)}`)) throw new Error(`item ${id} is not what was sealed`);
    files.set(`${folder}/fiche.json`, ficheBytes);
    for (const { path, sha256: digest } of fiche.files) {
      const bytes = await decrypt(TABLE.files, `${id}/${path}`, itemFiles[path] ?? '');
      if (sha256(bytes) !== digest) throw new Error(`${path} of item ${id} is not what its fiche lists`);
      files.set(`${folder}/${path}`, bytes);
    }
    exhibits.push({ folder, fiche });
  }
  return { files, exhibits };
}

type StoredRows = Awaited<ReturnType<typeof readRows>>;
type Decrypt = (table: string, key: string, body: string) => Promise<Uint8Array<ArrayBuffer>>;

async function openKeyring({ keyring, wrappingKey }: StoredRows): Promise<Decrypt> {
  const row = {
    id: KEYRING_ROW,
    epoch: '',
    generation: keyring.generation,
    opening: { kind: 'open', box: '', master: decodeBytes(keyring.master) },
    inbox: new Uint8Array(),
    secrets: keyring.secrets.map(({ generation, sealed }) => ({ generation, sealed: decodeBytes(sealed) })),
    reencrypting: false,
  } as const;
  const master = await decryptMasterWithoutPassphrase(row, { name: '', key: decodeBytes(wrappingKey) });
  if (master === null) throw new Error('the keyring is locked');
  const { generations } = await unlockKeys(row, master);
  return async (table, key, body) => {
    const record = decodeBytes(body);
    const keys = generations.get(readRecordHeader(record).generation);
    if (keys === undefined) throw new Error(`${key} is of an unknown generation`);
    return concatBytes(await decryptRecord(keys, `${table}\n${key}`, record));
  };
}

const decodeBytes = (base64: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(base64, 'base64'));

/** Returns the rows of the current case, bytes in base64, items by their number. Withdrawn items are left out. */
const readRows = (page: PageHandle) =>
  page.evaluate(async () => {
    const awaitRequest = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const readTables = async (name: string, ...tables: readonly string[]) => {
      const db = await awaitRequest(indexedDB.open(name));
      const reading = db.transaction(tables);
      const rows = await Promise.all(tables.map((table) => awaitRequest(reading.objectStore(table).getAll())));
      db.close();
      return rows;
    };
    const [keyrings, current, items, files, withdrawals, entries] = await readTables(
      'recueil',
      ...['keyring', 'current', 'items', 'files', 'withdrawals', 'entries'],
    );
    const { caseId } = current?.[0] ?? {};
    const isExported = ({ id, caseId: own }: { id: string; caseId: string }) =>
      own === caseId && !withdrawals?.some(({ itemId }) => itemId === id);
    const listed = (items ?? []).filter(isExported).sort((a, b) => a.ordinal - b.ordinal);
    if (listed.length === 0) throw new Error('no item is stored');
    const [keyring] = keyrings ?? [];
    // The wrapping key alone then opens nothing.
    if (keyring.opening.kind !== 'open') throw new Error('a passphrase is set');
    const [wrappingKeys] = await readTables(keyring.opening.box, 'box');
    const readFiles = async (id: string): Promise<Record<string, string>> => {
      const own = (files ?? []).filter(({ itemId }) => itemId === id);
      const bodies = own.map(async ({ path, body }) => [path, new Uint8Array(await body.arrayBuffer()).toBase64()]);
      return Object.fromEntries(await Promise.all(bodies));
    };
    return {
      keyring: {
        generation: keyring.generation as number,
        master: keyring.opening.master.toBase64() as string,
        secrets: keyring.secrets.map(({ generation, sealed }: { generation: number; sealed: Uint8Array }) => ({
          generation,
          sealed: sealed.toBase64(),
        })) as { generation: number; sealed: string }[],
      },
      wrappingKey: wrappingKeys?.[0].toBase64() as string,
      lines: (entries ?? [])
        .filter(({ caseId: own }) => own === caseId)
        .sort((a, b) => a.seq - b.seq)
        .map(({ seq, body }) => ({ key: `${caseId}/${seq}`, body: body.toBase64() as string })),
      items: await Promise.all(
        listed.map(async ({ id, body }) => ({
          id: id as string,
          body: body.toBase64() as string,
          files: await readFiles(id),
        })),
      ),
    };
  });
