import { describe, expect, it } from 'vitest';
import { NOTES, PROBLEMS, REFUSALS } from '../../../src/seal/verify/verificationReport.ts';
import { verifyEn } from '../../../src/ui/locales/en/verify.ts';
import { verifyFr } from '../../../src/ui/locales/fr/verify.ts';
import { formatVerifyText } from '../../../src/ui/locales/verify.ts';

const codesOf = (kind: string) =>
  Object.keys(verifyFr).flatMap((key) => (key.startsWith(`${kind}.`) ? [key.slice(kind.length + 1)] : []));
const placeholders = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

describe('sentences of a verification', () => {
  it('exist for each code, and for no other', () => {
    expect(codesOf('problem').sort()).toEqual(Object.values(PROBLEMS).flat().sort());
    expect(codesOf('note').sort()).toEqual([...NOTES].sort());
    expect(codesOf('refusal').sort()).toEqual([...REFUSALS].sort());
    expect(codesOf('check').length).toBe(3 * Object.keys(PROBLEMS).length);
  });

  it('have the same placeholders in both languages', () => {
    expect(Object.keys(verifyEn)).toEqual(Object.keys(verifyFr));
    for (const [key, sentence] of Object.entries(verifyFr))
      expect([key, placeholders(Object.entries(verifyEn).find(([one]) => one === key)?.[1] ?? '')]).toEqual([
        key,
        placeholders(sentence),
      ]);
  });

  it('claim no proof, authenticity or certification', () => {
    const all = [...Object.values(verifyFr), ...Object.values(verifyEn)].join('\n');
    expect(all).not.toMatch(/authenti|certifi(?!cate?s?\b)|constat|preuve|!/i);
    // The manifest cannot list every file.
    expect(all).not.toMatch(/sans un octet|to the last byte/i);
  });

  it('use typographic marks, and escape control characters in names', () => {
    expect(formatVerifyText('fr', 'problem.extra', { path: 'a' })).toBe(
      'a\u00a0: ce fichier n\u2019était pas dans le dossier.',
    );
    expect(formatVerifyText('en', 'problem.missing', { path: 'a\nb\u202e' })).toBe(
      'a\\u{a}b\\u{202e}: this file is missing.',
    );
  });
});
