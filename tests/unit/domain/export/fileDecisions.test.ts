import { describe, expect, it } from 'vitest';
import { PARTS, type Part } from '../../../../src/domain/export/dossierOptions.ts';
import { type FileFindings, listOmitted, selectFiles } from '../../../../src/domain/export/fileDecisions.ts';
import type { Fiche, FileEntry, FileRole } from '../../../../src/domain/item/item.ts';

const entry = (path: string, role: FileRole, mediaType = 'image/png'): FileEntry => ({
  ...{ path, role, mediaType, bytes: 1, sha256: path, salt: '', commitment: '', transformations: [] },
});
const FICHE = {
  id: 'item',
  warnings: [],
  files: [
    entry('screen', 'viewport'),
    entry('post', 'post'),
    entry('text', 'text', 'text/plain'),
    entry('source', 'source', 'text/html'),
    entry('media', 'media', 'image/heic'),
  ],
} as unknown as Fiche;

/** What is decided, a word for each file that is not simply there: its reason, or « shown not », then its copies. */
function decide(
  found: Partial<Record<keyof FileFindings, readonly string[]>>,
  { without = [] as readonly Part[], keepsOriginals = false } = {},
) {
  const findings = Object.fromEntries(Object.entries(found).map(([name, paths]) => [name, new Set(paths)]));
  const parts = new Set(PARTS.filter((part) => !without.includes(part)));
  const files = selectFiles(FICHE, findings, { parts, keepsOriginals });
  const words = [...files].map(([path, { reason, isShown, copies }]) => [
    path,
    [reason ?? (isShown ? '' : 'not shown'), ...copies].filter(Boolean).join(' '),
  ]);
  return { files, decided: Object.fromEntries(words.filter(([, word]) => word !== '')) };
}

describe('selectFiles', () => {
  const READABLE = { media: 'readable' };
  it.each([
    ['nothing found', {}, {}, READABLE],
    ['without page code', {}, { without: ['sources'] }, { ...READABLE, source: 'part-left-out' }],
    ['without screens', {}, { without: ['screens'] }, { ...READABLE, screen: 'part-left-out' }],
    [
      'an erased image',
      { erased: ['media'], redacted: ['media'] },
      {},
      { screen: 'beside-copy', post: 'beside-copy', source: 'beside-copy', text: 'not shown', media: 'erased' },
    ],
    ['a hidden file', { hidden: ['source', 'media'], removable: ['media'] }, {}, { source: 'hidden', media: 'hidden' }],
    ['private metadata', { removable: ['media'] }, {}, { media: 'private-metadata clean readable' }],
    [
      'a redacted copy',
      { redacted: ['post'], intact: ['media'] },
      {},
      { post: 'redacted redacted', screen: 'beside-copy', source: 'beside-copy', text: 'not shown', media: 'readable' },
    ],
    [
      'a redacted copy beside its original',
      { redacted: ['post'] },
      { keepsOriginals: true },
      {
        post: 'not shown redacted',
        screen: 'not shown',
        source: 'not shown',
        text: 'not shown',
        media: 'not shown readable',
      },
    ],
    [
      'a redacted copy that shows an intimate item',
      { redacted: ['screen'], hidden: ['screen'] },
      {},
      { screen: 'hidden', post: 'beside-copy', source: 'beside-copy', text: 'not shown', media: 'beside-copy' },
    ],
    [
      'a redacted screen without screens',
      { redacted: ['screen'], intact: ['post', 'media'] },
      { without: ['screens'] },
      { screen: 'part-left-out', source: 'beside-copy', text: 'not shown', media: 'readable' },
    ],
  ] as const)('%s', (_, found, choices, expected) => {
    expect(decide(found, choices).decided).toEqual(expected);
  });

  it('words the reasons for the manifest, and names the other zip of what is in the dossier', () => {
    const { files } = decide({ redacted: ['post'], removable: ['media'], intact: ['media'] });
    const elsewhere = { fileName: 'annexe.zip', kind: 'annex' } as const;
    const moved = new Map([...files].map(([path, file]) => [path, { ...file, elsewhere }]));
    expect(
      listOmitted({ fiche: FICHE, files: moved }).map(({ path, reason, volume }) => [path, reason, volume]),
    ).toEqual([
      ['screen', 'removed', undefined],
      ['post', 'redacted', undefined],
      ['text', 'volume', 'annexe.zip'],
      ['source', 'removed', undefined],
      ['media', 'redacted', undefined],
    ]);
  });
});
