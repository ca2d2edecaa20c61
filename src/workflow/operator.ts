import { operatorSheet } from '../domain/caseSheets.ts';
import { Refusal } from '../domain/errors.ts';
import type { FieldNote, Operator } from '../domain/item.ts';
import type { SheetStore } from '../domain/sheets.ts';
import type { Reason } from '../domain/ways.ts';
import { readSheet } from './sheets.ts';

export interface KnownOperator {
  readonly operator: Operator | null;
  /** For `reading.fields`: why it is null though something may have been said. */
  readonly notes: Readonly<Record<string, FieldNote>>;
}

/** Who captures, as stated for the case. A capture never waits for it: locked or damaged, it says so and goes on. */
export async function knownOperator(sheets: SheetStore, caseId: string): Promise<KnownOperator> {
  try {
    const { role, name, forWhom, since, authorisation } = await readSheet(sheets, caseId, operatorSheet);
    if (role === null) return { operator: null, notes: {} };
    return {
      operator: { role, name: name || null, forWhom: forWhom || null, since, authorisation },
      notes: {},
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const how: Reason = error.code === 'locked' ? 'locked' : 'unreadable';
    return { operator: null, notes: { operator: { how, confidence: null } } };
  }
}
