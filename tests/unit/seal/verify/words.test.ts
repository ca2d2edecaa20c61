import { describe, expect, it } from 'vitest';
import { NOTES, PROBLEMS, REFUSALS } from '../../../../src/seal/verify/report.ts';
import { verifyEn } from '../../../../src/ui/words/verify.en.ts';
import { verifyFr } from '../../../../src/ui/words/verify.fr.ts';
import { say } from '../../../../src/ui/words/verify.ts';

const codesOf = (kind: string) =>
  Object.keys(verifyFr).flatMap((key) => (key.startsWith(`${kind}.`) ? [key.slice(kind.length + 1)] : []));
const holes = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();

describe('the words of verification', () => {
  it('are one sentence for each code, and none for no code', () => {
    expect(codesOf('problem').sort()).toEqual(Object.values(PROBLEMS).flat().sort());
    expect(codesOf('note').sort()).toEqual([...NOTES].sort());
    expect(codesOf('refusal').sort()).toEqual([...REFUSALS].sort());
    expect(codesOf('check').length).toBe(3 * Object.keys(PROBLEMS).length);
  });

  it('have the same holes in both languages', () => {
    expect(Object.keys(verifyEn)).toEqual(Object.keys(verifyFr));
    for (const [key, sentence] of Object.entries(verifyFr)) {
      expect([key, holes(Object.entries(verifyEn).find(([one]) => one === key)?.[1] ?? '')]).toEqual([
        key,
        holes(sentence),
      ]);
    }
  });

  it('keep to what may be said', () => {
    const all = [...Object.values(verifyFr), ...Object.values(verifyEn)].join('\n');
    expect(all).not.toMatch(/authenti|certifi(?!cate?s?\b)|constat|preuve|!/i);
    // Files that the manifest cannot list may be there.
    expect(all).not.toMatch(/sans un octet|to the last byte/i);
  });

  it('are set as a printer would, and show what a name tries to hide', () => {
    expect(say('fr', 'problem.extra', { path: 'a' })).toBe(
      'a\u00a0: ce fichier n\u2019était pas dans le dossier.',
    );
    expect(say('en', 'problem.missing', { path: 'a\nb\u202e' })).toBe(
      'a\\u{a}b\\u{202e}: this file is missing.',
    );
  });
});
