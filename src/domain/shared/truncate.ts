/** Returns at most `maxLength` code units, without splitting a surrogate pair. */
export function truncate(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  return text.slice(0, (text.codePointAt(maxLength - 1) ?? 0) > 0xffff ? maxLength - 1 : maxLength);
}

/** Returns the first `max` characters, then « … »; the text itself when it has no more. */
export function shorten(text: string, max: number): string {
  const characters = [...text];
  return characters.length > max ? `${characters.slice(0, max).join('')}…` : text;
}

export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
