/** `2026-11` → « novembre 2026 », `2026-11-20` → « 20 novembre 2026 », `2026-11-20T08` → « 20 novembre 2026 à 08 h ». */
export function formatPeriod(lang: string, period: string): string {
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric', month: 'long' };
  if (period.length >= 10) options.day = 'numeric';
  if (period.length >= 13) options.hour = '2-digit';
  const paddedInstant = `${period}${'0000-01-01T00'.slice(period.length)}:00Z`;
  // The period is in local time already: formatting it as UTC avoids a second conversion.
  return new Intl.DateTimeFormat(lang, options).format(Date.parse(paddedInstant));
}
