import type { ReportLink } from './platform.ts';
import { PLATFORMS } from './platforms.ts';

/**
 * The report links of each platform, apart from the table because only the page of an item shows them: the popup must
 * stay small. Builds put the data in place of this module too (scripts/platformData.ts).
 */
export const REPORT_LINKS: readonly (readonly [platform: string, links: readonly ReportLink[]])[] = PLATFORMS.flatMap(
  ({ id, reportLinks }) => (reportLinks === undefined ? [] : [[id, reportLinks]]),
);
