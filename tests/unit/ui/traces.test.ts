// @vitest-environment jsdom
import { h } from 'preact';
import { expect, test } from 'vitest';
import { ExportReady } from '../../../src/ui/carnet/ExportReady.tsx';
import { WelcomeView } from '../../../src/ui/carnet/Welcome.tsx';
import { Readable } from '../../../src/ui/lock/Readable.tsx';
import { RecoveryCode } from '../../../src/ui/lock/RecoveryCode.tsx';
import { fr } from '../../../src/ui/words/fr.ts';
import { createUiHarness, RECOVERY_CODE } from './uiHarness.ts';

const times = (whole: string, part: string): number => whole.split(part).length - 1;

const result = {
  fileName: 'recueil-2026-11-20-0900.zip',
  bytes: 10,
  exhibits: 1,
  manifestDigest: 'a1b2'.repeat(16),
  overMail: false,
  zipUrl: 'blob:1',
  saveZip: null,
  remiseUrl: 'blob:2',
  remiseName: 'remise.pdf',
  forYouUrl: 'blob:3',
  forYouName: 'pour-vous.pdf',
  gone: new AbortController().signal,
  dated: null,
  volume: null,
  others: [],
};

test('the export says where file names stay, and the clipboard once something is in it', async () => {
  const at = createUiHarness({});
  await at.show(h(ExportReady, { words: fr, result, copy: async () => undefined, go: () => undefined }));
  expect(times(at.text(), 'liste des téléchargements')).toBe(1);
  expect(at.text()).not.toContain('presse-papiers');
  await at.press('[data-action="copy-digest"]');
  expect(times(at.text(), 'presse-papiers')).toBe(1);
});

test('the recovery code says what a printer and the clipboard keep', async () => {
  const at = createUiHarness({});
  const nothing = () => undefined;
  const copy = async () => undefined;
  await at.show(h(RecoveryCode, { words: fr, code: RECOVERY_CODE, copy, print: nothing, done: nothing }));
  expect(times(at.text(), 'imprimante partagée')).toBe(1);
  expect(at.text()).not.toContain('presse-papiers');
  await at.press('[data-action="copy-code"]');
  expect(times(at.text(), 'presse-papiers')).toBe(1);
});

test('synchronised profiles and private windows are named in the first minutes and beside the lock', async () => {
  const at = createUiHarness({});
  await at.show(h(WelcomeView, { words: fr }));
  for (const said of ['synchronisé', 'voix haute', 'navigation privée'])
    expect(times(at.text(), said)).toBe(1);
  await at.show(h(Readable, { words: fr }));
  for (const said of ['synchronisé', 'navigation privée']) expect(times(at.text(), said)).toBe(1);
});
