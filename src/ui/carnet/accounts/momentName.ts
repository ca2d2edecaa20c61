/** `2026-11` → « novembre 2026 », `2026-11-20` → « 20 novembre 2026 », `2026-11-20T08` → « 20 novembre 2026 à 08 h ». */
export function momentName(lang: string, at: string): string {
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric', month: 'long' };
  if (at.length >= 10) options.day = 'numeric';
  if (at.length >= 13) options.hour = '2-digit';
  const whole = `${at}${'0000-01-01T00'.slice(at.length)}:00Z`;
  // It is local already: the zone must not move it again.
  return new Intl.DateTimeFormat(lang, options).format(Date.parse(whole));
}
