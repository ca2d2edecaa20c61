import type { DepartmentCode } from './departments.ts';
import type { HelpLine, Situation } from './helpLine.ts';
import { LOCAL_HELP_LINES } from './local.ts';
import { NATIONAL_HELP_LINES } from './national.ts';

/** Closed, or merged into 3018. A test checks that none appears anywhere in the product. */
export const OBSOLETE_NUMBERS = ['0800 200 000', '0800 200 200', '08VICTIMES', '3020'] as const;

export const HELP_LINES: readonly HelpLine[] = [...NATIONAL_HELP_LINES, ...LOCAL_HELP_LINES];

/** Returns the help lines to show for a situation, in order. */
export const helpLinesForSituation = (situation: Situation): readonly HelpLine[] =>
  HELP_LINES.filter((one) => one.confidence === 'read' && one.situations.includes(situation));

/** Returns the local help lines of a département, without the national ones. */
export const helpLinesOfDepartment = (department: DepartmentCode): readonly HelpLine[] =>
  HELP_LINES.filter((one) => one.confidence === 'read' && one.department === department);

/** Returns the help lines with these ids that may be shown, in the order of the ids. */
export const helpLinesById = (ids: readonly string[]): readonly HelpLine[] =>
  ids.flatMap((id) => HELP_LINES.filter((one) => one.id === id && one.confidence === 'read'));
