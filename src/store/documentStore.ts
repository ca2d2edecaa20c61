import type { DocumentStore, StoredDocuments } from '../domain/case/case.ts';
import { DRAFTS_PREFIX, IMAGE_TEXT_PREFIX, NOTES_PREFIX, TABLE } from '../domain/formatNames.ts';
import { ifDamaged, Refusal } from '../domain/shared/errors.ts';
import { type DocumentRow, type RecueilDb, rangeByName } from './db.ts';
import {
  type Codec,
  type Decryptor,
  decodeJson,
  type Encryptor,
  encodeJson,
  isCurrentGeneration,
  writeWithCurrentKeys,
} from './encryptedCodec.ts';
import { mapStoreErrors, writeTransaction } from './storeErrors.ts';

/** Stores case documents, one encrypted row each. */
export class DexieDocumentStore implements DocumentStore {
  readonly #db: RecueilDb;
  readonly #codec: Codec;

  constructor(db: RecueilDb, codec: Codec) {
    this.#db = db;
    this.#codec = codec;
  }

  async readDocument(caseId: string, name: string): Promise<unknown> {
    const row = await mapStoreErrors(() => this.#db.documents.get([caseId, name]));
    if (row === undefined) return null;
    const found = await decryptDocument(await this.#codec.decryptor(), caseId, row);
    if (found === null) throw new Refusal('record-damaged', { documents: name });
    return found.value;
  }

  async writeDocument(caseId: string, name: string, value: unknown): Promise<void> {
    const { documents, keyring, cases, items, withdrawals, removals } = this.#db;
    const itemId = findItemOf(name);
    await writeWithCurrentKeys(this.#codec, async (encryptor) => {
      const row = await encryptDocumentRow(encryptor, caseId, name, value);
      return writeTransaction(this.#db, [keyring, cases, documents, items, withdrawals, removals], async () => {
        if ((await cases.get(caseId)) === undefined) throw new Refusal('nothing-there');
        // An erased item is withdrawn and has no row. One that is being imported has no row yet.
        const isErased = itemId !== null && (await withdrawals.get(itemId)) && !(await items.get(itemId));
        if (isErased) throw new Refusal('nothing-there');
        // Its own images were erased while they were read; with a shared one, it keeps its own.
        const isOfErasedImage =
          itemId !== null &&
          name.startsWith(IMAGE_TEXT_PREFIX) &&
          (await removals.where('itemId').equals(itemId).toArray()).some(({ shared }) => shared !== true);
        if (isOfErasedImage) throw new Refusal('nothing-there');
        if (!(await isCurrentGeneration(this.#db, encryptor))) return false;
        await documents.put(row);
        return true;
      });
    });
  }

  async readDocuments(caseId: string, prefix: string): Promise<StoredDocuments> {
    const rows = await mapStoreErrors(() => this.#rowsByPrefix(caseId, prefix).toArray());
    if (rows.length === 0) return { documents: new Map(), damaged: [] };
    const decrypt = await this.#codec.decryptor();
    const found = await Promise.all(rows.map((row) => decryptDocument(decrypt, caseId, row)));
    const documents = new Map<string, unknown>();
    for (const [index, document] of found.entries())
      if (document) documents.set(rows[index]?.name ?? '', document.value);
    return { documents, damaged: rows.flatMap(({ name }) => (documents.has(name) ? [] : [name])) };
  }

  async listNames(caseId: string, prefix: string): Promise<readonly string[]> {
    return (await mapStoreErrors(() => this.#rowsByPrefix(caseId, prefix).primaryKeys())).map(([, name]) => name);
  }

  #rowsByPrefix(caseId: string, prefix: string) {
    return rangeByName(this.#db.documents, '[caseId+name]', caseId, prefix);
  }
}

/** Returns the item of `notes/<item>`, `image-text/<item>`, `drafts/<item>/<form>`. Null for a document of the case. */
function findItemOf(name: string): string | null {
  const owner = [NOTES_PREFIX, IMAGE_TEXT_PREFIX].find((prefix) => name.startsWith(prefix));
  if (owner !== undefined) return name.slice(owner.length);
  const [item, form] = name.startsWith(DRAFTS_PREFIX) ? name.slice(DRAFTS_PREFIX.length).split('/') : [];
  return item === undefined || form === undefined ? null : item;
}

/** Returns null when the row does not decrypt or is not JSON. */
async function decryptDocument(
  decrypt: Decryptor,
  caseId: string,
  { name, body }: DocumentRow,
): Promise<{ readonly value: unknown } | null> {
  const bytes = await decrypt(documentPlace(caseId, name), body).catch(ifDamaged(() => null));
  try {
    return bytes && { value: decodeJson<unknown>(bytes) };
  } catch {
    return null;
  }
}

const documentPlace = (caseId: string, name: string) => ({ table: TABLE.documents, key: `${caseId}/${name}` });

export async function encryptDocumentRow(
  encryptor: Encryptor,
  caseId: string,
  name: string,
  value: unknown,
): Promise<DocumentRow> {
  return { caseId, name, body: await encryptor.encrypt(documentPlace(caseId, name), encodeJson(value)) };
}
