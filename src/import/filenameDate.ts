import type { FileDate } from '../domain/import/importedFile.ts';
import { toIsoDay } from './whatsapp.ts';

/**
 * Phones and computers write the time in the name: `Screenshot_20251117-182011.png`, `Capture d’écran 2025-11-17 à
 * 18.20.11.png`.
 */
const DATE_IN_NAME =
  /(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)|(?<!\d)(20\d\d)(\d\d)(\d\d)(?=[-_]\d{4,6}(?!\d))/;

export function readFilenameDate(name: string): FileDate[] {
  const [raw, y, m, d, year, month, day] = DATE_IN_NAME.exec(name) ?? [];
  const iso = raw === undefined ? null : toIsoDay(y ?? year ?? '', m ?? month ?? '', d ?? day ?? '');
  if (raw === undefined || iso === null) return [];
  return [{ source: 'name', raw, iso, precision: 'day' }];
}
