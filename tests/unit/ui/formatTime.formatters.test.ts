import { expect, test, vi } from 'vitest';
import { keepFormatters } from '../../../src/ui/formatTime.ts';

test('keepFormatters constructs one formatter for each key', () => {
  const construct = vi.fn((lang: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(lang, options));
  const format = keepFormatters(construct);
  expect(format('fr', { minimumFractionDigits: 1 })).toBe(format('fr', { minimumFractionDigits: 1 }));
  expect(format('en', { minimumFractionDigits: 1 }).format(1)).toBe('1.0');
  expect(format('fr', { minimumFractionDigits: 2 }).format(1)).toBe('1,00');
  expect(construct).toHaveBeenCalledTimes(3);
});
