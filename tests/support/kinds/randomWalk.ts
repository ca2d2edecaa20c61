import JSZip from 'jszip';
import { expect } from 'vitest';
import { exportChoicesDocument } from '../../../src/domain/export/exportChoices.ts';
import { hiddenDocument } from '../../../src/domain/item/hiddenWords.ts';
import { notesDocument } from '../../../src/domain/item/itemNotes.ts';
import type { Kind } from '../../../src/domain/item/kind.ts';
import { buildSearchIndex } from '../../../src/domain/item/search.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { classifyPublications } from '../../../src/dossier/data/publications.ts';
import { accountRules } from '../../../src/platforms/platformTable.ts';
import { readJournal } from '../../../src/seal/journal.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../src/seal/verify/zipSource.ts';
import { DexieCaseRepository } from '../../../src/store/caseRepository.ts';
import { reencryptStore } from '../../../src/store/reencrypt.ts';
import { addCase, listExportedDossiers } from '../../../src/workflow/case/caseJournal.ts';
import { eraseCase, eraseItem, withdrawItem } from '../../../src/workflow/case/eraseAndWithdraw.ts';
import { readAllNotes } from '../../../src/workflow/case/storedDocuments.ts';
import { listItems, openItem } from '../../../src/workflow/itemQueries.ts';
import { buildExportDependencies, buildExportRequest, guidedExport, readPlan } from '../exportDependencies.ts';
import { readCase } from '../readCase.ts';
import { createEncryptedTestDependencies } from '../testDependencies.ts';
import { changeDocument } from '../workflow/changeDocument.ts';
import { SEALED, SEARCHED_WORD } from './kindCase.ts';
import { restoreElsewhere } from './restoreElsewhere.ts';

/**
 * One person, several cases, in any order. After each step every count of each case agrees with what the person did,
 * and no case has what was done in another.
 */

const ACTIONS = [
  ...Array.from({ length: 8 }, () => 'seal' as const),
  'note',
  'rate',
  'hide',
  'show',
  'withdraw',
  'eraseItem',
  'eraseCase',
  'switch',
  'addCase',
  'lock',
  'unlock',
  'export',
  'export',
  'complement',
  'restore',
] as const;
type Action = (typeof ACTIONS)[number];

/** Which refusals an action may meet, and when: `locked` of every action, while the store is locked. */
const REFUSALS: Readonly<Partial<Record<Action, readonly string[]>>> = {
  // Nothing is captured yet, all is withdrawn, or a complement has nothing new; a hidden word is still in an item.
  export: ['nothing-to-export', 'hidden-parts'],
  complement: ['nothing-to-export', 'hidden-parts'],
};

const PASSPHRASE = 'barque radis lundi ficelle';
const AT = '2026-11-20T09:00:00.000Z';
const localOf = (iso: string) => iso.slice(0, 16);

interface ModelItem {
  readonly id: string;
  readonly kind: Kind;
  withdrawn: boolean;
  isRated: boolean;
}

interface ModelCase {
  readonly items: ModelItem[];
  /** Sealed in all, the erased ones too. */
  sealed: number;
  dossiers: (readonly string[])[];
  note: string;
}

export interface WalkCount {
  steps: number;
  refusals: number;
  dossiers: number;
  restored: number;
  cases: number;
}

type Store = ReturnType<typeof createEncryptedTestDependencies>;

export class RandomWalk {
  readonly #deps: Store;
  readonly #random: () => number;
  readonly #cases = new Map<string, ModelCase>();
  readonly #log: string[] = [];
  #current: string | null = null;
  #isLocked = false;
  readonly count: WalkCount = { steps: 0, refusals: 0, dossiers: 0, restored: 0, cases: 0 };

  constructor(random: () => number) {
    this.#deps = createEncryptedTestDependencies();
    this.#random = random;
  }

  async walk(steps: number): Promise<void> {
    try {
      await this.#deps.storeLock.set(PASSPHRASE, false);
      await reencryptStore(this.#deps.db, this.#deps.codec, () => undefined, new AbortController().signal);
      for (; this.count.steps < steps; this.count.steps += 1) {
        const action = this.#pick(ACTIONS);
        this.#log.push(action);
        await this.#perform(action).catch((error: unknown) => this.#assertNamed(action, error));
        await this.#check();
      }
    } catch (error) {
      throw new Error(`after ${this.#log.join(', ')}`, { cause: error });
    } finally {
      this.#deps.db.close();
    }
  }

  #assertNamed(action: Action, error: unknown): void {
    if (!(error instanceof Refusal)) throw error;
    const isNamed = this.#isLocked ? error.code === 'locked' : REFUSALS[action]?.includes(error.code) === true;
    if (!isNamed) throw error;
    this.count.refusals += 1;
    this.#log.push(`(${error.code})`);
  }

  async #perform(action: Action): Promise<void> {
    const deps = this.#deps;
    const repository = new DexieCaseRepository(deps.db);
    const caseId = this.#current;
    const known = caseId === null ? undefined : this.#cases.get(caseId);
    switch (action) {
      case 'seal':
        return this.#seal();
      case 'note':
      case 'rate':
        return this.#withItem(known, async (item, id) => {
          const one =
            action === 'rate' ? { seriousness: { value: 3 as const, at: AT } } : { note: { value: id, at: AT } };
          await changeDocument(deps, id, notesDocument(item.id), one);
          if (action === 'rate') item.isRated = true;
        });
      case 'hide':
      case 'show': {
        if (caseId === null) return;
        const words = action === 'hide' ? [{ at: AT, text: SEARCHED_WORD }] : [];
        await changeDocument(deps, caseId, hiddenDocument, { words });
        return;
      }
      case 'withdraw':
        return this.#withItem(known, async (item) => {
          if (item.withdrawn) return;
          await withdrawItem(deps, item.id);
          item.withdrawn = true;
        });
      case 'eraseItem':
        return this.#withItem(known, async (item) => {
          await eraseItem(deps, item.id);
          known?.items.splice(known.items.indexOf(item), 1);
        });
      case 'eraseCase':
        // A case with much in it is erased less often.
        if (caseId === null || this.#random() < 0.5) return;
        await eraseCase({ ...deps, caseRepository: repository }, caseId);
        this.#cases.delete(caseId);
        this.#current = null;
        return;
      case 'switch': {
        const ids = [...this.#cases.keys()];
        if (ids.length === 0) return;
        this.#current = this.#pick(ids);
        await repository.select(this.#current);
        return;
      }
      case 'addCase':
        if (this.#cases.size >= 3) return;
        this.#open((await addCase(deps)).caseId);
        return;
      case 'lock':
        await deps.storeLock.lock();
        this.#isLocked = true;
        return;
      case 'unlock':
        await deps.storeLock.unlock(PASSPHRASE);
        this.#isLocked = false;
        return;
      case 'export':
      case 'complement':
        return this.#export(action === 'complement');
      case 'restore':
        return this.#restore();
    }
  }

  #open(caseId: string): void {
    this.#cases.set(caseId, { items: [], sealed: 0, dossiers: [], note: '' });
    this.#current = caseId;
    this.count.cases += 1;
  }

  async #seal(): Promise<void> {
    const [thing, kind, seal] = this.#pick(SEALED);
    this.#log.push(`[${thing}]`);
    const before = new Set(await this.#deps.db.items.toCollection().primaryKeys());
    try {
      await seal(this.#deps);
    } finally {
      // A refused import may have opened a case.
      const [opened] = (await new DexieCaseRepository(this.#deps.db).cases()).filter(
        (one) => !this.#cases.has(one.caseId),
      );
      if (opened !== undefined) this.#open(opened.caseId);
    }
    const added = (await this.#deps.db.items.toArray()).filter(({ id }) => !before.has(id));
    const known = this.#cases.get(this.#current ?? '');
    // The same message of the same archive is kept once in a case.
    const isKept = kind === 'message' && known?.items.some((one) => one.kind === kind) === true;
    expect(added).toHaveLength(isKept ? 0 : 1);
    for (const { id, caseId } of added) {
      expect(caseId, 'a capture goes to the current case').toBe(this.#current);
      known?.items.push({ id, kind, withdrawn: false, isRated: false });
      if (known) known.sealed += 1;
    }
  }

  async #withItem(
    known: ModelCase | undefined,
    act: (item: ModelItem, caseId: string) => Promise<void>,
  ): Promise<void> {
    if (known === undefined || known.items.length === 0 || this.#current === null) return;
    await act(this.#pick(known.items), this.#current);
  }

  async #export(onlyNew: boolean): Promise<void> {
    if (this.#current === null) return;
    const deps = this.#deps;
    const known = this.#cases.get(this.#current);
    await changeDocument(deps, this.#current, exportChoicesDocument, {
      purpose: 'police' as const,
      metadata: true,
      onlyNew,
    });
    const guided = buildExportDependencies(deps).deps;
    const expected = await this.#listIncluded(this.#current, onlyNew);
    const { zips, markSaved } = await guidedExport(guided, { without: [], password: null, unread: null });
    await markSaved(zips.map(({ manifestDigest }) => manifestDigest));
    expect((await verifyDossier(await zipSource(zips[0].file))).verdict).toBe('coherent-unanchored');
    const zip = await JSZip.loadAsync(await zips[0].file.arrayBuffer());
    const manifest = JSON.parse((await zip.file('manifest.json')?.async('string')) ?? '') as {
      exhibits: readonly { item: string }[];
    };
    const items = manifest.exhibits.map(({ item }) => item);
    expect(new Set(items), 'the manifest has what was announced before the export').toEqual(new Set(expected));
    known?.dossiers.push(items.toSorted());
    this.count.dossiers += 1;
  }

  /** What the page before a dossier counts. */
  async #listIncluded(caseId: string, onlyNew: boolean): Promise<readonly string[]> {
    const guided = buildExportDependencies(this.#deps).deps;
    const choices = { ...exportChoicesDocument.empty, purpose: 'police' as const, metadata: true, onlyNew };
    const { leftOut } = await buildExportRequest(guided, caseId, choices);
    const known = this.#cases.get(caseId);
    const kept = known?.items.filter(({ withdrawn }) => !withdrawn).map(({ id }) => id) ?? [];
    return kept.filter((id) => !leftOut.includes(id));
  }

  async #restore(): Promise<void> {
    if (this.#cases.size === 0) return;
    const restored = await restoreElsewhere(this.#deps);
    try {
      expect(new Set((await new DexieCaseRepository(restored.db).cases()).map(({ caseId }) => caseId))).toEqual(
        new Set(this.#cases.keys()),
      );
      for (const [caseId, { items }] of this.#cases)
        expect(new Set(await readCase(restored, caseId)), 'a backup has every item').toEqual(
          new Set(items.map(({ id }) => id)),
        );
      this.count.restored += 1;
    } finally {
      restored.db.close();
    }
  }

  async #check(): Promise<void> {
    const { store, itemIndex, db } = this.#deps;
    const repository = new DexieCaseRepository(db);
    const cases = await repository.cases();
    expect(new Set(cases.map(({ caseId }) => caseId))).toEqual(new Set(this.#cases.keys()));
    expect(cases.find(({ current }) => current)?.caseId ?? null).toBe(this.#current);
    const counts = await repository.itemCounts();
    for (const [caseId, { items }] of this.#cases) expect(counts.get(caseId) ?? 0).toBe(items.length);
    if (this.#isLocked) {
      const [some] = [...this.#cases.values()].flatMap(({ items }) => items);
      if (some) await expect(openItem(store, some.id)).rejects.toMatchObject({ code: 'locked' });
      return;
    }
    for (const [caseId, known] of this.#cases) {
      const ids = new Set(known.items.map(({ id }) => id));
      const listed = await listItems(store, 0, 1000, caseId);
      expect(listed.total, 'the popup counts what is kept').toBe(ids.size);
      expect(new Set(listed.items.map(({ id }) => id)), 'the list has a row of each').toEqual(ids);
      for (const { id, kind, withdrawn } of listed.items)
        expect({ id, kind, withdrawn }).toEqual(pickRow(known.items.find((one) => one.id === id)));
      expect(new Set(await readCase(this.#deps, caseId)), 'the journal has each').toEqual(ids);
      await this.#checkJournal(caseId, known);
      await this.#checkPublications(caseId, known, await itemIndex.itemsFrom(caseId, 1));
    }
  }

  async #checkJournal(caseId: string, known: ModelCase): Promise<void> {
    const head = await this.#deps.store.caseHead(caseId);
    if (head === null) throw new Error('no head');
    expect(head.items).toBe(known.sealed);
    const { lines } = await readJournal(await this.#deps.store.journal(caseId, head.seq));
    expect(listExportedDossiers(lines).map(({ items }) => [...items].toSorted())).toEqual(known.dossiers);
    const { notes } = await readAllNotes(this.#deps.documentStore, caseId);
    for (const [id, { note }] of notes) {
      expect(
        known.items.map((item) => item.id),
        'a note is of an item of its case',
      ).toContain(id);
      if (note !== null) expect(note.value, 'a note is written in its case').toBe(caseId);
    }
  }

  /** The carnet, the page before a dossier and page 1 of the PDF count the same publications. */
  async #checkPublications(
    caseId: string,
    known: ModelCase,
    indexed: Awaited<ReturnType<Store['itemIndex']['itemsFrom']>>,
  ): Promise<void> {
    const kept = known.items.filter(({ withdrawn }) => !withdrawn);
    // A rated screen counts: the person said that it shows what they report.
    if (kept.length === 0 || kept.some(({ isRated }) => isRated)) return;
    const guided = buildExportDependencies(this.#deps).deps;
    const head = await this.#deps.store.caseHead(caseId);
    if (head === null) throw new Error('no head');
    const { snapshot } = await readPlan(guided, head);
    const index = buildSearchIndex(
      indexed.filter(({ withdrawn }) => !withdrawn),
      new Map(),
      localOf,
      accountRules,
    );
    const counted = index.items.filter(({ item }) => !index.uncounted.has(item.id)).length;
    expect(classifyPublications(snapshot.items).publications.length, 'one count of publications').toBe(counted);
    expect(index.accounts.reduce((sum, { counts }) => sum + counts.total, 0)).toBe(counted);
  }

  #pick<T>(list: readonly T[]): T {
    const picked = list[Math.floor(this.#random() * list.length)];
    if (picked === undefined) throw new Error('an empty list');
    return picked;
  }
}

const pickRow = (item: ModelItem | undefined) => item && { id: item.id, kind: item.kind, withdrawn: item.withdrawn };
