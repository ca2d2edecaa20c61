import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import * as codes from '../strings/codes.ts';

/**
 * Returns how the person concerned agreed to the captures of somebody else, as their sealed records declare it, oldest
 * first: « pas encore demandé, puis écrit et signé ». Returns null when none declares it.
 */
export function declaredAgreement(items: readonly SnapshotItem[]): string | null {
  const declared = items
    .toSorted((a, b) => (a.fiche.acquiredAt < b.fiche.acquiredAt ? -1 : 1))
    .flatMap(({ fiche: { operator } }) =>
      operator === null || operator.role === 'self' || operator.authorisation === null ? [] : [operator.authorisation],
    );
  const changes = declared.filter((one, index) => one !== declared[index - 1]);
  return changes.length === 0 ? null : changes.map((one) => codes.agreement[one]).join(', puis ');
}
