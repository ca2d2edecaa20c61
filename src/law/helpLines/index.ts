import type { HelpLine, Situation } from './helpLine.ts';
import { LOCAL_HELP_LINES } from './local.ts';
import { NATIONAL_HELP_LINES } from './national.ts';

/** Never to be listed again: closed or merged into 3018. */
export const OBSOLETE_NUMBERS = ['0800 200 000', '0800 200 200', '08VICTIMES', '3020'] as const;

export const HELP_LINES: readonly HelpLine[] = [...NATIONAL_HELP_LINES, ...LOCAL_HELP_LINES];

/** Those to show for a situation, in their order. */
export const helpLinesForSituation = (situation: Situation): readonly HelpLine[] =>
  HELP_LINES.filter((one) => one.confidence === 'read' && one.situations.includes(situation));

/** Those of these ids that may be shown, in the order asked. */
export const helpLinesById = (ids: readonly string[]): readonly HelpLine[] =>
  ids.flatMap((id) => HELP_LINES.filter((one) => one.id === id && one.confidence === 'read'));
