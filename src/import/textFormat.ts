import type { FormatId } from '../domain/import/importedFile.ts';
import { MESSAGE_LINE } from './whatsapp.ts';

/** Returns the kind of a text file from its beginning; null when it is not text. */
export function detectTextFormat(head: Uint8Array<ArrayBuffer>): FormatId | null {
  const text = decodeText(head);
  if (text === null || text.trim() === '') return null;
  const start = text.trimStart().slice(0, 4096);
  if (MESSAGE_LINE.test(text.slice(0, 20_000))) return 'whatsapp';
  if (/^\{[\s\S]*"(?:messages|chats)"\s*:/.test(text) && /"type"\s*:\s*"/.test(text)) return 'telegram-json';
  if (/^<!doctype html|^<html/i.test(start)) return /class="(?:page_wrap|history)"/.test(text) ? 'telegram-html' : null;
  if (isEmail(start)) return 'eml';
  return /^[{[<]/.test(start) ? null : 'text';
}

/** An email starts with header lines, two of which every message has (RFC 5322, section 3.6). */
function isEmail(start: string): boolean {
  const head = start.split(/\r?\n\r?\n/)[0] ?? '';
  if (!/^[A-Za-z][A-Za-z0-9-]*:/.test(head)) return false;
  const names = [...head.matchAll(/^([A-Za-z][A-Za-z0-9-]*):/gm)].map(([, name = '']) => name.toLowerCase());
  const knownHeaders = ['from', 'to', 'date', 'subject', 'received', 'message-id', 'mime-version', 'return-path'];
  return knownHeaders.filter((name) => names.includes(name)).length >= 3;
}

/**
 * Decodes UTF-8, or UTF-16 with a byte order mark; a character cut at the end is ignored. Returns null when the bytes
 * are not text.
 */
export function decodeText(bytes: Uint8Array<ArrayBuffer>): string | null {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const label = isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finds control characters, which no text contains
    return /[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}
