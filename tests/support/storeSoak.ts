import { caseNameDocument, draftDocument } from '../../src/domain/case/caseDocuments.ts';
import { EMPTY_USER_INPUT } from '../../src/domain/item/importedFiles.ts';
import { Refusal } from '../../src/domain/shared/errors.ts';
import { DexieCaseRepository } from '../../src/store/caseRepository.ts';
import { reencryptStore } from '../../src/store/reencrypt.ts';
import { recoverAttempts } from '../../src/workflow/capture/recordItem.ts';
import { addCase } from '../../src/workflow/case/caseJournal.ts';
import { eraseItem, withdrawItem } from '../../src/workflow/case/eraseAndWithdraw.ts';
import { readDocument, replaceDocument } from '../../src/workflow/case/storedDocuments.ts';
import { importFile } from '../../src/workflow/importFiles.ts';
import { eraseItemImages } from '../../src/workflow/prohibitedImagePolicy.ts';
import { receiveDossier } from '../../src/workflow/receiveDossier.ts';
import { buildDossierFile, buildProgress } from './dossierFile.ts';
import { buildExportDependencies, runExport } from './exportDependencies.ts';
import { type InjectedFault, injectFault } from './faultInjection.ts';
import { buildImportDependencies } from './importDependencies.ts';
import { readCase } from './readCase.ts';
import { createEncryptedTestDependencies, memorySession, recordOne } from './testDependencies.ts';
import { changeDocument } from './workflow/changeDocument.ts';

/**
 * Runs one store through many lives. Each life performs one action of a person and may crash or find the disk full at
 * any operation of the store. After each life the store must open, its journals verify and every reported item be
 * present.
 */
const DRAFT = draftDocument('diary');

type EncryptedDependencies = ReturnType<typeof createEncryptedTestDependencies>;

const ACTIONS = [
  'record',
  'record',
  'record',
  'import',
  'receive',
  'draft',
  'recordTwo',
  'recordTwo',
  'withdraw',
  'removeFiles',
  'eraseItem',
  'eraseCase',
  'export',
  'note',
  'case',
  'lock',
  'passphrase',
] as const;
type Action = (typeof ACTIONS)[number];

export interface SoakCount {
  lives: number;
  faults: number;
  reported: number;
  found: number;
}

export class StoreSoak {
  readonly #name: string;
  readonly #random: () => number;
  readonly #reported = new Set<string>();
  /** The possible drafts of each case. */
  readonly #drafts = new Map<string, readonly string[]>();
  #session = memorySession();
  /** Passphrases that may open the store: several only after an interrupted change. Null: none is set. */
  #passphrases: readonly (string | null)[] = [null];
  #counter = 0;
  readonly count: SoakCount = { lives: 0, faults: 0, reported: 0, found: 0 };

  constructor(name: string, random: () => number) {
    this.#name = name;
    this.#random = random;
  }

  async runLife(): Promise<void> {
    const fault = this.#drawFault();
    const deps = this.#open(fault);
    this.count.lives += 1;
    try {
      await recoverAttempts(deps);
      await this.#perform(this.#pick(ACTIONS), deps);
    } catch (error) {
      // Without a fault, only a lock or an empty case may refuse.
      if (fault === null && !(error instanceof Refusal && EXPECTED_REFUSALS.has(error.code))) throw error;
      // A full disk always causes a Refusal, which has a sentence.
      if (fault?.kind === 'full' && !(error instanceof Refusal)) throw error;
      this.count.faults += fault === null ? 0 : 1;
    } finally {
      deps.db.close();
    }
    // When the browser crashes, the session is lost and the store is locked.
    if (fault?.kind === 'crash' && this.#random() < 0.3) this.#session = memorySession();
    await this.#check();
  }

  #open(fault: InjectedFault | null): EncryptedDependencies {
    const deps = createEncryptedTestDependencies(this.#name, this.#session);
    deps.db.use(injectFault(fault));
    return deps;
  }

  #drawFault(): InjectedFault | null {
    if (this.#random() < 0.4) return null;
    return { after: 1 + Math.floor(this.#random() * 30), kind: this.#random() < 0.7 ? 'crash' : 'full' };
  }

  async #perform(step: Action, deps: EncryptedDependencies): Promise<void> {
    switch (step) {
      case 'record':
        return this.#record(deps);
      case 'recordTwo':
        await Promise.all([this.#record(deps), this.#record(deps)]);
        return;
      case 'import':
        return this.#import(deps);
      case 'receive':
        await receiveDossier(deps, await buildDossierFile(), buildProgress());
        return;
      case 'draft':
        return this.#withCase(deps, (caseId) => this.#saveDraft(deps, caseId));
      case 'withdraw':
        return this.#withItem(deps, (id) => withdrawItem(deps, id));
      case 'removeFiles':
        return this.#withItem(deps, (id) => eraseItemImages(deps, id));
      case 'eraseItem':
        return this.#withItem(deps, (id) => {
          this.#reported.delete(id);
          return eraseItem(deps, id);
        });
      case 'eraseCase':
        return this.#withCase(deps, async (caseId) => {
          for (const { id } of await deps.store.listItems(caseId)) this.#reported.delete(id);
          // Until the call returns, the draft may be there or erased.
          this.#drafts.set(caseId, [...(this.#drafts.get(caseId) ?? []), '']);
          await new DexieCaseRepository(deps.db).erase(caseId);
          this.#drafts.delete(caseId);
        });
      case 'export':
        await runExport(buildExportDependencies(deps).deps);
        return;
      case 'note':
        return this.#withCase(deps, async (caseId) => {
          await changeDocument(deps, caseId, caseNameDocument, { name: `essai ${this.#counter}` });
        });
      case 'case':
        await addCase(deps);
        return;
      case 'lock':
        return deps.storeLock.lock();
      case 'passphrase':
        return this.#changePassphrase(deps);
    }
  }

  async #record(deps: EncryptedDependencies): Promise<void> {
    const id = await recordOne(deps);
    this.#reported.add(id);
  }

  async #import(deps: EncryptedDependencies): Promise<void> {
    const id = deps.ids.uuid();
    this.#counter += 1;
    const file = new File([`un message inventé ${this.#counter}`], 'message.txt', { lastModified: 0 });
    await importFile(buildImportDependencies(deps), { id, file, userInput: EMPTY_USER_INPUT });
    this.#reported.add(id);
  }

  /** Saves a draft, also while locked. Until the call returns, the stored draft may be the old or the new one. */
  async #saveDraft(deps: EncryptedDependencies, caseId: string): Promise<void> {
    this.#counter += 1;
    const words = `brouillon ${this.#counter}`;
    this.#drafts.set(caseId, [...(this.#drafts.get(caseId) ?? ['']), words]);
    const fields = [{ name: 'text', value: words }];
    await replaceDocument(deps, caseId, DRAFT, { ...DRAFT.empty, fields });
    this.#drafts.set(caseId, [words]);
  }

  async #withCase(deps: EncryptedDependencies, work: (caseId: string) => Promise<void>): Promise<void> {
    const head = await deps.store.currentCase();
    if (head !== null) await work(head.caseId);
  }

  #withItem(deps: EncryptedDependencies, work: (itemId: string) => Promise<void>): Promise<void> {
    return this.#withCase(deps, async (caseId) => {
      const items = await deps.store.listItems(caseId);
      if (items.length > 0) await work(this.#pick(items).id);
    });
  }

  async #changePassphrase(deps: EncryptedDependencies): Promise<void> {
    const [now = null] = this.#passphrases;
    this.#counter += 1;
    const next = now !== null && this.#random() < 0.4 ? null : `phrase ${this.#counter}`;
    // Until the call returns, either may open the store.
    this.#passphrases = [now, next];
    deps.advanceClock(600_000);
    if (now === null) await deps.storeLock.set(String(next), false);
    else if (next === null) await deps.storeLock.remove(now);
    else await deps.storeLock.change(now, next, false);
    this.#passphrases = [next];
  }

  /** Opens the store without a fault and checks all of it. */
  async #check(): Promise<void> {
    const deps = this.#open(null);
    try {
      await this.#unlock(deps);
      await reencryptStore(deps.db, deps.codec, () => undefined, new AbortController().signal);
      const found = new Set<string>();
      for (const { id } of await deps.db.cases.toArray()) for (const item of await readCase(deps, id)) found.add(item);
      const [items, previews, summaries, files] = await Promise.all([
        deps.db.items.toCollection().primaryKeys(),
        deps.db.previews.toCollection().primaryKeys(),
        deps.db.summaries.toArray(),
        deps.db.files.toArray(),
      ]);
      const known = new Set<string>(items);
      const orphans = [...previews, ...summaries.map(({ itemId }) => itemId), ...files.map(({ itemId }) => itemId)];
      if (orphans.some((id) => !known.has(id))) throw new Error('rows of no item are left');
      const lost = [...this.#reported].filter((id) => !found.has(id));
      if (lost.length > 0) throw new Error(`${lost.length} reported as recorded, not found`);
      for (const [caseId, allowed] of this.#drafts) {
        const { fields } = await readDocument(deps.documentStore, caseId, DRAFT);
        if (!allowed.includes(fields[0]?.value ?? '')) throw new Error('a draft is lost');
      }
      Object.assign(this.count, { reported: this.#reported.size, found: found.size });
    } finally {
      deps.db.close();
    }
  }

  async #unlock(deps: EncryptedDependencies): Promise<void> {
    const { kind } = await deps.storeLock.state();
    if (kind === 'none') {
      if (!this.#passphrases.includes(null)) throw new Error('the passphrase is gone');
      this.#passphrases = [null];
      return;
    }
    const workingPassphrases: string[] = [];
    for (const passphrase of this.#passphrases) {
      deps.advanceClock(600_000);
      if (passphrase === null) continue;
      await deps.storeLock.unlock(passphrase).then(
        () => workingPassphrases.push(passphrase),
        (error: unknown) => {
          if (!(error instanceof Refusal) || error.code !== 'wrong-passphrase') throw error;
        },
      );
    }
    if (workingPassphrases.length !== 1) throw new Error(`${workingPassphrases.length} passphrases open the store`);
    this.#passphrases = workingPassphrases;
  }

  #pick<T>(list: readonly T[]): T {
    const picked = list[Math.floor(this.#random() * list.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }
}

const EXPECTED_REFUSALS: ReadonlySet<string> = new Set(['locked', 'nothing-to-export']);
