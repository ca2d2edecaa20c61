import type { InventedArchive } from './invention.ts';
import { inventMetaHtml } from './metaHtml.ts';
import { inventMetaJson } from './metaJson.ts';
import { inventOwnData } from './ownData.ts';
import { inventTelegram } from './telegramChats.ts';
import { inventWhatsApp } from './whatsappChats.ts';

/**
 * Archives of every format with the values that must be read from them, the same for the same seed. Written from what
 * is published of the formats and from docs/format.md, section 2.1, without reading the parser: an expectation is never
 * adapted to it.
 */
export const inventArchives = (seed: number): InventedArchive[] => [
  ...inventWhatsApp(seed),
  ...inventMetaJson(seed + 1),
  ...inventMetaHtml(seed + 2),
  ...inventTelegram(seed + 3),
  ...inventOwnData(seed + 4),
];
