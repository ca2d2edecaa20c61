import { type BilingualText, FIRST_READING, type SourcedEntry } from '../sourcedText.ts';
import type { SourceId } from '../sources.ts';
import type { DepartmentCode } from './departments.ts';

export const SITUATIONS = ['first', 'danger', 'victim', 'young', 'couple', 'intimate', 'report', 'rights'] as const;
export type Situation = (typeof SITUATIONS)[number];

export interface HelpLine extends SourcedEntry {
  readonly id: string;
  readonly name: string;
  /** Null when there is only an address. */
  readonly number: string | null;
  readonly sms: boolean;
  readonly url: string | null;
  readonly email: string | null;
  /** Null when the hours were not read in the source. */
  readonly hours: BilingualText | null;
  readonly forWhom: BilingualText;
  readonly situations: readonly Situation[];
  /** Null for a national one; a local one has no situation. */
  readonly department: DepartmentCode | null;
  /** The day of an old source, shown with the entry. */
  readonly sourceDate: string | null;
}

export const HOURS_DAY_AND_NIGHT: BilingualText = { fr: 'jour et nuit', en: 'day and night' };
export const HOURS_ONLINE: BilingualText = { fr: 'en ligne', en: 'online' };

export function defineHelpLine(
  source: SourceId,
  entry: Pick<HelpLine, 'id' | 'name' | 'forWhom'> & Partial<HelpLine>,
): HelpLine {
  return {
    number: null,
    sms: false,
    url: null,
    email: null,
    hours: null,
    situations: [],
    department: null,
    sourceDate: null,
    sources: [source],
    confidence: 'read',
    checked: FIRST_READING,
    ...entry,
  };
}
