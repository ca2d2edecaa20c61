import type { ReportLink } from './platform.ts';
import { PLATFORMS } from './platforms.ts';

/** Apart from the table, as the popup must stay small. Builds put data in its place (scripts/platformData.ts). */
export const REPORT_LINKS: readonly (readonly [platform: string, links: readonly ReportLink[]])[] = PLATFORMS.flatMap(
  ({ id, reportLinks }) => (reportLinks === undefined ? [] : [[id, reportLinks]]),
);
