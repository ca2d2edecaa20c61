import type { ExportReader } from './exportReader.ts';
import { openMessengerEncrypted } from './messengerEncrypted.ts';
import { openInstagramJson, openMessengerJson } from './metaJson.ts';
import { openTelegramJson } from './telegramJson.ts';
import { openWhatsapp } from './whatsappExport.ts';

/** The formats of archives that are read, each recognised by its content. */
export const EXPORT_READERS: readonly ExportReader[] = [
  openInstagramJson,
  openMessengerJson,
  openMessengerEncrypted,
  openTelegramJson,
  openWhatsapp,
];
