import { CHECKED, type Sourced, type Text } from '../entry.ts';
import type { SourceId } from '../sources.ts';

export const SITUATIONS = [
  'danger',
  'suicide',
  'victim',
  'young',
  'couple',
  'intimate',
  'report',
  'rights',
  'local',
] as const;
export type Situation = (typeof SITUATIONS)[number];

export interface HelpLine extends Sourced {
  readonly id: string;
  readonly name: string;
  /** To be dialled; null where there is only an address. */
  readonly number: string | null;
  readonly sms: boolean;
  readonly url: string | null;
  readonly email: string | null;
  /** Only hours that were read; null where they are to be confirmed. */
  readonly hours: Text | null;
  readonly forWhom: Text;
  readonly situations: readonly Situation[];
  /** The day of an old page, said beside the entry. */
  readonly saidAsOf: string | null;
}

export const always: Text = { fr: 'jour et nuit', en: 'day and night' };
export const online: Text = { fr: 'en ligne', en: 'online' };

export function line(
  source: SourceId,
  entry: Pick<HelpLine, 'id' | 'name' | 'forWhom' | 'situations'> & Partial<HelpLine>,
): HelpLine {
  return {
    number: null,
    sms: false,
    url: null,
    email: null,
    hours: null,
    saidAsOf: null,
    sources: [source],
    confidence: 'read',
    checked: CHECKED,
    ...entry,
  };
}
