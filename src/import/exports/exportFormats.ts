import { openDiscord } from './discordExport.ts';
import type { ExportReader } from './exportReader.ts';
import { openMessengerEncrypted } from './messengerEncrypted.ts';
import { openInstagramHtml, openMessengerHtml } from './metaHtml.ts';
import { openInstagramJson, openMessengerJson } from './metaJson.ts';
import { openSnapchat } from './snapchatExport.ts';
import { openTelegramHtml } from './telegramHtml.ts';
import { openTelegramJson } from './telegramJson.ts';
import { openTiktok } from './tiktokExport.ts';
import { openWhatsapp } from './whatsappExport.ts';
import { openX } from './xExport.ts';

/** The formats of archives that are read, each recognised by its content. The first one wins within an archive. */
export const EXPORT_READERS: readonly ExportReader[] = [
  openInstagramJson,
  openInstagramHtml,
  openMessengerJson,
  openMessengerHtml,
  openMessengerEncrypted,
  openTelegramJson,
  openTelegramHtml,
  openSnapchat,
  openTiktok,
  openX,
  openDiscord,
  // Last: a text with dated lines may be a file that somebody sent.
  openWhatsapp,
];
