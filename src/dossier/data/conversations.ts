import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { isMessageNumber } from '../../domain/export/exhibitNumber.ts';

export const hasMessages = (items: readonly Pick<SnapshotItem, 'number'>[]): boolean =>
  items.some(({ number }) => isMessageNumber(number));
