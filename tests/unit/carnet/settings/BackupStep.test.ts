// @vitest-environment jsdom
import { h } from 'preact';
import { expect, test, vi } from 'vitest';
import type { CarnetApi } from '../../../../src/carnet/carnetApi.ts';
import { BackupStep } from '../../../../src/carnet/settings/BackupStep.tsx';
import { CASE, createTestCarnetApi } from '../../../support/ui/testCarnetApi.ts';
import { showPart } from '../../../support/ui/uiHarness.ts';

const OTHER = '00000000-0000-4000-8000-0000000000b0';

/** Shows the page with carnets of these names; the first one is open. */
async function showWithCarnets(names: readonly string[], link: 'all' | 'one' = 'all') {
  const api = createTestCarnetApi();
  const [one] = await api.cases.list();
  if (one === undefined) throw new Error('no carnet');
  const listed = names.map((name, n) => ({ ...one, name, caseId: n === 0 ? CASE : `${OTHER.slice(0, -1)}${n}` }));
  const asked: (string | null)[] = [];
  const backups: CarnetApi['backups'] = {
    ...api.backups,
    create: async (_passphrase, caseId) => {
      asked.push(caseId);
      const cases = caseId === null ? listed.map((listedCase) => listedCase.caseId) : [caseId];
      return { url: 'blob:copy', fileName: 'copie.recueil', bytes: 10, cases };
    },
  };
  const cases = { ...api.cases, list: async () => listed };
  const at = await showPart(h(BackupStep, { asked: link, unprotected: false }), {
    carnetApi: { backups, cases, store: api.store },
  });
  const make = () =>
    at.fill({ 'backup-passphrase': 'quatre mots sans lien', 'backup-passphrase-again': 'quatre mots sans lien' });
  return { at, asked, make };
}

test('with several carnets, names what the copy takes, all of them unless one is chosen', async () => {
  const all = await showWithCarnets(['Alix', 'Bruno', '']);
  expect(all.at.text()).toContain('Vos 3 carnets, dans un fichier protégé.');
  expect(all.at.text()).toContain('Les 3 carnets : Alix, Bruno et Carnet 3');
  expect(all.at.find('[name="carnets"]:checked')).toBe(all.at.find('[name="carnets"]'));
  await all.make();
  expect(all.asked).toEqual([null]);
  expect(all.at.text()).toContain('Elle contient : Alix, Bruno et Carnet 3.');
});

test('makes a copy of the open carnet alone', async () => {
  const one = await showWithCarnets(['Alix', 'Bruno', '']);
  expect(one.at.textOf('summary')).not.toBe(one.at.textOf('[data-action="backup-make"]'));
  await one.at.press('[name="carnets"][value="one"]');
  await one.make();
  expect(one.asked).toEqual([CASE]);
  expect(one.at.text()).toContain('Elle contient : Alix.');
});

test('names no other carnet on the page of one', async () => {
  const { at } = await showWithCarnets(['Alix', 'Bruno', ''], 'one');
  expect(at.text()).toContain('Les 3 carnets');
  expect(at.text()).not.toContain('Bruno');
});

test('with one carnet, asks nothing more', async () => {
  const { at, asked, make } = await showWithCarnets(['Alix']);
  expect(at.text()).toContain('Tout votre carnet, dans un fichier protégé.');
  expect(at.find('[name="carnets"]')).toBeNull();
  await make();
  expect(asked).toEqual([null]);
  expect(at.text()).not.toContain('Alix');
});

async function restore(unprotected: boolean) {
  const { backups, cases, store } = createTestCarnetApi();
  const restored = { items: 3, receivedDossiers: 0, cases: [CASE], left: [] };
  const carnetApi = { backups: { ...backups, restore: async () => restored }, cases, store };
  const at = await showPart(h(BackupStep, { asked: 'all', unprotected }), { carnetApi });
  expect(at.find('[data-unprotected]')).toBeNull();
  await at.press('[data-action="backup-restore"]');
  expect(at.text()).toContain('Choisissez d’abord le fichier.');
  expect(document.activeElement).toBe(at.find('#backup-file'));
  await at.giveFiles('#backup-file', 'a.recueil');
  expect(at.text()).toContain('a.recueil');
  expect(at.text()).not.toContain('Choisissez d’abord le fichier.');
  await at.press('[data-action="backup-restore"]');
  await vi.waitFor(() => expect(at.text()).toContain('Restauré : 3 captures.'));
  return at;
}

test('says that what was restored has no passphrase, and leads to the page that sets one', async () => {
  const at = await restore(true);
  expect(at.textOf('[data-unprotected]')).toContain('n’en a pas : choisissez-en une');
  expect(at.find('[data-action="protect-restored"]')?.dataset.route).toBe('lock');
});

test('says nothing of it where a passphrase is set', async () => {
  expect((await restore(false)).find('[data-unprotected]')).toBeNull();
});

test('names the carnets that came back with the withdrawn captures among theirs, and those that stayed as they are', async () => {
  const api = createTestCarnetApi();
  const [one] = await api.cases.list();
  if (one === undefined) throw new Error('no carnet');
  const restored = { items: 6, receivedDossiers: 2, cases: [OTHER], left: [CASE] };
  const listed = [
    { ...one, name: 'Alix', caseId: CASE, withdrawn: 2 },
    { ...one, name: 'Bruno', caseId: OTHER, withdrawn: 1 },
  ];
  const at = await showPart(h(BackupStep, { asked: 'all', unprotected: false }), {
    carnetApi: {
      ...{ backups: { ...api.backups, restore: async () => restored }, store: api.store },
      cases: { ...api.cases, list: async () => listed },
    },
  });
  await at.giveFiles('#backup-file', 'a.recueil');
  await at.press('[data-action="backup-restore"]');
  await vi.waitFor(() =>
    expect(at.textOf('[data-restore] [role="status"]')).toBe(
      'Restauré : 6 captures, dont retirées pour toujours : 1. 2 dossiers reçus restaurés. Dans : Bruno. Déjà ici, sans changement : Alix. Changer de carnet',
    ),
  );
});
