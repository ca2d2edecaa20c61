import type { CaseShelf, ShelvedCase } from '../domain/caseShelf.ts';
import { Refusal } from '../domain/errors.ts';
import type { RecueilDb } from './db.ts';
import { told } from './faults.ts';

export class DexieCaseShelf implements CaseShelf {
  readonly #db: RecueilDb;

  constructor(db: RecueilDb) {
    this.#db = db;
  }

  async cases(): Promise<readonly ShelvedCase[]> {
    const { cases, heads, current } = this.#db;
    const [rows, counts, now] = await told(() =>
      this.#db.transaction('r', [cases, heads, current], () =>
        Promise.all([cases.toArray(), heads.toArray(), current.get('case')]),
      ),
    );
    const items = new Map(counts.map((head) => [head.caseId, head.items]));
    return rows
      .map(({ id, openedAt, closedAt }) => ({
        caseId: id,
        openedAt,
        closedAt: closedAt ?? null,
        items: items.get(id) ?? 0,
        current: now?.caseId === id,
      }))
      .toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
  }

  async select(caseId: string): Promise<void> {
    const { cases, current } = this.#db;
    await told(() =>
      this.#db.transaction('rw', [cases, current], async () => {
        const found = await cases.get(caseId);
        if (found === undefined) throw new Refusal('nothing-there');
        const { closedAt: _, ...open } = found;
        await cases.put(open);
        await current.put({ id: 'case', caseId });
      }),
    );
  }

  async close(caseId: string, at: string): Promise<void> {
    const { cases, current } = this.#db;
    await told(() =>
      this.#db.transaction('rw', [cases, current], async () => {
        const found = await cases.get(caseId);
        if (found === undefined) throw new Refusal('nothing-there');
        await cases.put({ ...found, closedAt: at });
        if ((await current.get('case'))?.caseId === caseId) await current.delete('case');
      }),
    );
  }
}
