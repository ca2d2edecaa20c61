import { caseSheet } from '../../src/domain/caseSheets.ts';
import { draftSheet } from '../../src/domain/drafts.ts';
import { Refusal } from '../../src/domain/errors.ts';
import { NOTHING_STATED } from '../../src/domain/imported.ts';
import { DexieCaseShelf } from '../../src/store/caseShelf.ts';
import { reseal } from '../../src/store/reseal.ts';
import { eraseItem } from '../../src/workflow/erase.ts';
import { importFile } from '../../src/workflow/importFile.ts';
import { receiveDossier } from '../../src/workflow/receiveDossier.ts';
import { recordItem } from '../../src/workflow/record.ts';
import { recoverAttempts } from '../../src/workflow/recover.ts';
import { removeFiles } from '../../src/workflow/removeFiles.ts';
import { changeSheet, keepSheet, readSheet } from '../../src/workflow/sheets.ts';
import { addCase } from '../../src/workflow/steps.ts';
import { withdrawItem } from '../../src/workflow/withdraw.ts';
import { lockedDesk, memorySession, page, request } from './desk.ts';
import { exporting, runExport } from './exporting.ts';
import { type Fate, fated } from './fate.ts';
import { importing } from './importing.ts';
import { readCase } from './readCase.ts';
import { smallZip, watch } from './receiving.ts';

/**
 * One store through many lives: each does one thing a person does and may meet a death or a full disk at any operation
 * of the store. After each life the store must open, its journals verify, and hold all that was said to be recorded.
 */
const DRAFT = draftSheet('diary');

type Desk = ReturnType<typeof lockedDesk>;

const STEPS = [
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
type Step = (typeof STEPS)[number];

export interface SoakCount {
  lives: number;
  faults: number;
  said: number;
  found: number;
}

export class StoreLives {
  readonly #name: string;
  readonly #random: () => number;
  readonly #said = new Set<string>();
  /** What each case's half-typed words may be. */
  readonly #drafts = new Map<string, readonly string[]>();
  #session = memorySession();
  /** What may open the store; more than one only when a change was cut short. Null: none is set. */
  #passphrases: readonly (string | null)[] = [null];
  #turn = 0;
  readonly count: SoakCount = { lives: 0, faults: 0, said: 0, found: 0 };

  constructor(name: string, random: () => number) {
    this.#name = name;
    this.#random = random;
  }

  async live(): Promise<void> {
    const fate = this.#drawFate();
    const desk = this.#open(fate);
    this.count.lives += 1;
    try {
      await recoverAttempts(desk);
      await this.#do(this.#pick(STEPS), desk);
    } catch (error) {
      // Without a fault, only a lock may stand in the way.
      if (fate === null && !(error instanceof Refusal && STANDS_IN_THE_WAY.has(error.code))) throw error;
      // A full disk is told in a sentence, whatever was being done.
      if (fate?.kind === 'full' && !(error instanceof Refusal)) throw error;
      this.count.faults += fate === null ? 0 : 1;
    } finally {
      desk.db.close();
    }
    // A browser that dies takes the session along: the store is locked again.
    if (fate?.kind === 'death' && this.#random() < 0.3) this.#session = memorySession();
    await this.#check();
  }

  #open(fate: Fate | null): Desk {
    const desk = lockedDesk(this.#name, this.#session);
    desk.db.use(fated(fate));
    return desk;
  }

  #drawFate(): Fate | null {
    if (this.#random() < 0.4) return null;
    return { after: 1 + Math.floor(this.#random() * 30), kind: this.#random() < 0.7 ? 'death' : 'full' };
  }

  async #do(step: Step, desk: Desk): Promise<void> {
    switch (step) {
      case 'record':
        return this.#record(desk);
      case 'recordTwo':
        await Promise.all([this.#record(desk), this.#record(desk)]);
        return;
      case 'import':
        return this.#import(desk);
      case 'receive':
        await receiveDossier(desk, await smallZip(), watch());
        return;
      case 'draft':
        return this.#withCase(desk, (caseId) => this.#keepDraft(desk, caseId));
      case 'withdraw':
        return this.#withOne(desk, (id) => withdrawItem(desk, id));
      case 'removeFiles':
        return this.#withOne(desk, (id) => removeFiles(desk, id));
      case 'eraseItem':
        return this.#withOne(desk, (id) => {
          this.#said.delete(id);
          return eraseItem(desk, id);
        });
      case 'eraseCase':
        return this.#withCase(desk, async (caseId) => {
          for (const { id } of await desk.store.listItems(caseId)) this.#said.delete(id);
          // Until it has answered, the words may be there or gone.
          this.#drafts.set(caseId, [...(this.#drafts.get(caseId) ?? []), '']);
          await new DexieCaseShelf(desk.db).erase(caseId);
          this.#drafts.delete(caseId);
        });
      case 'export':
        await runExport(exporting(desk).desk);
        return;
      case 'note':
        return this.#withCase(desk, async (caseId) => {
          await changeSheet(desk, caseId, caseSheet, (before) => ({
            ...before,
            name: `essai ${this.#turn}`,
          }));
        });
      case 'case':
        await addCase(desk);
        return;
      case 'lock':
        return desk.keeper.lock();
      case 'passphrase':
        return this.#changePassphrase(desk);
    }
  }

  async #record(desk: Desk): Promise<void> {
    const asked = request(desk);
    await recordItem(desk, page(), asked);
    this.#said.add(asked.id);
  }

  async #import(desk: Desk): Promise<void> {
    const id = desk.ids.uuid();
    this.#turn += 1;
    const file = new File([`un message inventé ${this.#turn}`], 'message.txt', { lastModified: 0 });
    await importFile(importing(desk), { id, file, stated: NOTHING_STATED });
    this.#said.add(id);
  }

  /** Half-typed words, locked or not: until it has answered, they may be the old ones or the new. */
  async #keepDraft(desk: Desk, caseId: string): Promise<void> {
    this.#turn += 1;
    const words = `brouillon ${this.#turn}`;
    this.#drafts.set(caseId, [...(this.#drafts.get(caseId) ?? ['']), words]);
    const fields = [{ name: 'text', value: words }];
    await keepSheet(desk, caseId, DRAFT, { ...DRAFT.empty, fields });
    this.#drafts.set(caseId, [words]);
  }

  async #withCase(desk: Desk, work: (caseId: string) => Promise<void>): Promise<void> {
    const head = await desk.store.currentCase();
    if (head !== null) await work(head.caseId);
  }

  #withOne(desk: Desk, work: (itemId: string) => Promise<void>): Promise<void> {
    return this.#withCase(desk, async (caseId) => {
      const items = await desk.store.listItems(caseId);
      if (items.length > 0) await work(this.#pick(items).id);
    });
  }

  async #changePassphrase(desk: Desk): Promise<void> {
    const [now = null] = this.#passphrases;
    this.#turn += 1;
    const next = now !== null && this.#random() < 0.4 ? null : `phrase ${this.#turn}`;
    // Until it has answered, either may be the one.
    this.#passphrases = [now, next];
    desk.later(600_000);
    if (now === null) await desk.keeper.set(String(next), false);
    else if (next === null) await desk.keeper.remove(now);
    else await desk.keeper.change(now, next, false);
    this.#passphrases = [next];
  }

  /** As somebody who opens the browser again, without any fault. */
  async #check(): Promise<void> {
    const desk = this.#open(null);
    try {
      await this.#unlock(desk);
      await reseal(desk.db, desk.vault, () => undefined, new AbortController().signal);
      const found = new Set<string>();
      for (const { id } of await desk.db.cases.toArray())
        for (const item of await readCase(desk, id)) found.add(item);
      const [items, previews, summaries, files] = await Promise.all([
        desk.db.items.toCollection().primaryKeys(),
        desk.db.previews.toCollection().primaryKeys(),
        desk.db.summaries.toArray(),
        desk.db.files.toArray(),
      ]);
      const known = new Set<string>(items);
      const strays = [
        ...previews,
        ...summaries.map(({ itemId }) => itemId),
        ...files.map(({ itemId }) => itemId),
      ];
      if (strays.some((id) => !known.has(id))) throw new Error('half an item');
      const lost = [...this.#said].filter((id) => !found.has(id));
      if (lost.length > 0) throw new Error(`${lost.length} said to be recorded, not found`);
      for (const [caseId, allowed] of this.#drafts) {
        const { fields } = await readSheet(desk.sheets, caseId, DRAFT);
        if (!allowed.includes(fields[0]?.value ?? '')) throw new Error('half-typed words are lost');
      }
      Object.assign(this.count, { said: this.#said.size, found: found.size });
    } finally {
      desk.db.close();
    }
  }

  async #unlock(desk: Desk): Promise<void> {
    const { kind } = await desk.keeper.state();
    if (kind === 'none') {
      if (!this.#passphrases.includes(null)) throw new Error('the passphrase is gone');
      this.#passphrases = [null];
      return;
    }
    const opening: string[] = [];
    for (const passphrase of this.#passphrases) {
      desk.later(600_000);
      if (passphrase === null) continue;
      await desk.keeper.unlock(passphrase).then(
        () => opening.push(passphrase),
        (error: unknown) => {
          if (!(error instanceof Refusal) || error.code !== 'wrong-passphrase') throw error;
        },
      );
    }
    if (opening.length !== 1) throw new Error(`${opening.length} passphrases open the store`);
    this.#passphrases = opening;
  }

  #pick<T>(list: readonly T[]): T {
    const picked = list[Math.floor(this.#random() * list.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }
}

const STANDS_IN_THE_WAY: ReadonlySet<string> = new Set(['locked', 'nothing-to-export']);
