import type { FormatId } from '../domain/import/importedFile.ts';
import { MESSAGE_LINE } from './whatsapp.ts';

/** What kind of text a file is; null when it is no text. Only the beginning is read. */
export function textFormat(head: Uint8Array<ArrayBuffer>): FormatId | null {
  const text = decoded(head);
  if (text === null || text.trim() === '') return null;
  const start = text.trimStart().slice(0, 4096);
  if (MESSAGE_LINE.test(text.slice(0, 20_000))) return 'whatsapp';
  if (/^\{[\s\S]*"(?:messages|chats)"\s*:/.test(text) && /"type"\s*:\s*"/.test(text)) return 'telegram-json';
  if (/^<!doctype html|^<html/i.test(start))
    return /class="(?:page_wrap|history)"/.test(text) ? 'telegram-html' : null;
  if (isEmail(start)) return 'eml';
  return /^[{[<]/.test(start) ? null : 'text';
}

/** Header lines from the first byte on, two of those every message has (RFC 5322, section 3.6). */
function isEmail(start: string): boolean {
  const head = start.split(/\r?\n\r?\n/)[0] ?? '';
  if (!/^[A-Za-z][A-Za-z0-9-]*:/.test(head)) return false;
  const names = [...head.matchAll(/^([A-Za-z][A-Za-z0-9-]*):/gm)].map(([, name = '']) => name.toLowerCase());
  const usual = ['from', 'to', 'date', 'subject', 'received', 'message-id', 'mime-version', 'return-path'];
  return usual.filter((name) => names.includes(name)).length >= 3;
}

/** UTF-8 or UTF-16 by its mark; a cut character at the end is forgiven. Null for bytes that are no text. */
export function decoded(bytes: Uint8Array<ArrayBuffer>): string | null {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const label = wide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: bytes that no text holds are what is looked for
    return /[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}
