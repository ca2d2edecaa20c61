import type { FileDate } from '../domain/import/importedFile.ts';

/**
 * Reads the dates and the producer of a PDF, when its information dictionary is not compressed or encrypted (ISO 32000,
 * 7.9.4 and 14.3.3).
 */
export function readPdf(head: string, tail: string): { dates: FileDate[]; facts: Record<string, string> } {
  const text = `${head}\n${tail}`;
  const date = /\/(?:CreationDate|ModDate)\s*\(\s*(D:)?(\d{4,14}[^)]{0,20})\)/.exec(text)?.[2];
  const software = /\/(?:Producer|Creator)\s*\(([\x20-\x7e]{1,200}?)\)/.exec(text)?.[1];
  return {
    dates: date === undefined ? [] : [parsePdfDate(date)],
    facts: software === undefined ? {} : { software },
  };
}

/** Parses `20251117182011+01'00'`; keeps only the day when there is no offset. */
function parsePdfDate(raw: string): FileDate {
  const [, y = '', m, d, time, offsetText] = /^(\d{4})(\d\d)?(\d\d)?(\d{6})?(Z|[+-]\d\d'?\d\d)?/.exec(raw) ?? [];
  const day = [y, m, d].filter(Boolean).join('-');
  const offset = offsetText === 'Z' ? 'Z' : offsetText?.replace(/([+-]\d\d)'?(\d\d)/, '$1:$2');
  const at = time && offset ? Date.parse(`${day}T${time.replace(/(\d\d)(?=\d)/g, '$1:')}${offset}`) : Number.NaN;
  if (Number.isFinite(at)) return { source: 'pdf', raw, iso: new Date(at).toISOString(), precision: 's' };
  const known = Number.isFinite(Date.parse(day));
  const precision = d ? 'day' : m ? 'month' : 'year';
  return { source: 'pdf', raw, iso: known ? day : null, precision: known ? precision : null };
}
