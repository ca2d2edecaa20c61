// @vitest-environment jsdom
import { h } from 'preact';
import { expect, test, vi } from 'vitest';
import type { CarnetApi } from '../../../../src/carnet/carnetApi.ts';
import { ReceivedDossiers } from '../../../../src/carnet/import/ReceivedDossiers.tsx';
import { ReceivedDossierView } from '../../../../src/carnet/import/ReceivedDossierView.tsx';
import type { ReceivedDossier } from '../../../../src/domain/case/receivedDossiers.ts';
import { Refusal } from '../../../../src/domain/shared/errors.ts';
import type { ListedDossier } from '../../../../src/workflow/receivedDossierList.ts';
import { buildReceivedDossier } from '../../../support/receivedDossier.ts';
import { showPart } from '../../../support/ui/uiHarness.ts';

const item = (number: number) => ({
  id: `id-${number}`,
  number,
  digest: 'ab'.repeat(32),
  acquiredAt: null,
  utcOffset: '+01:00',
  platform: 'web',
  handle: null,
  displayName: '<b>Sacha</b> Inventé',
  platformId: null,
  posted: '2026-99-99',
  text: 'Un message inventé.',
  permalink: null,
  picture: null,
});

const dossier = (number: number, some: Partial<ReceivedDossier> = {}): ReceivedDossier =>
  buildReceivedDossier({
    id: `dossier-${number}`,
    number,
    created: '2026-99-99T99:99:99.999Z',
    counts: { sealed: 60, here: 60, withdrawn: 0 },
    items: Array.from({ length: 60 }, (_, index) => item(index + 1)),
    ...some,
  });

/** Shows the page of received dossiers, with these functions of the store. */
const showReceived = (received: Partial<CarnetApi['received']> = {}, file: File | null = null) =>
  showPart(h(ReceivedDossiers, { file }), { carnetApi: { received: receiving([], received) } });

function receiving(listed: readonly ListedDossier[], some: Partial<CarnetApi['received']> = {}): CarnetApi['received'] {
  return {
    list: async () => ({ listed, damaged: [] }),
    receiveDossier: async () => ({ kind: 'added', number: 1, items: 2 }),
    remove: async () => undefined,
    readImage: async () => null,
    ...some,
  };
}

test('takes a dossier as a zip or as a PDF, and says so', async () => {
  const at = await showReceived();
  expect(at.find('input[type="file"]')?.getAttribute('accept')).toBe('.zip,.pdf');
  expect(at.text()).toContain('Choisir un dossier (PDF ou zip)');
});

test('receives at once the dossier that was chosen on the import page', async () => {
  const receiveDossier = vi.fn<CarnetApi['received']['receiveDossier']>(async () => ({ kind: 'protected' }));
  const file = new File(['a'], 'recueil-protege.zip');
  const at = await showReceived({ receiveDossier }, file);
  expect(receiveDossier).toHaveBeenCalledOnce();
  expect(at.textOf('[data-protected]')).toContain('recueil-protege.zip est protégé');
});

test('a backup is named as one, and leads to where it is restored', async () => {
  const at = await showReceived({ receiveDossier: async () => ({ kind: 'backup' }) });
  await at.giveFiles('#received-file', 'carnet.zip');
  expect(at.textOf('[data-not-received="backup"]')).toContain('C’est une copie de secours de Recueil');
  expect(at.textOf('[data-not-received] a')).toBe('Restaurer une copie');
});

test('each received dossier has a panel with its duplicates and can be removed', async () => {
  const remove = vi.fn(async () => undefined);
  const duplicates = [
    { number: 1, by: 'digest', other: { ordinal: 4 } },
    { number: 2, by: 'permalink', other: { origin: 2, number: 7 } },
  ] as const;
  const listed = [
    { dossier: dossier(1), duplicates },
    { dossier: dossier(2), duplicates: [] },
  ];
  const at = await showReceived({ list: async () => ({ listed, damaged: [] }), remove });
  expect(at.text()).toMatch(/Pièce n° 1 : la même capture que votre capture\./);
  expect(at.text()).toMatch(/la même publication que la pièce n° 7 du dossier reçu n° 2, par son adresse/);
  expect(at.text()).toMatch(/même historique que le dossier reçu n° 1/);
  // Not a valid date: shown as it is written.
  expect(at.text()).toContain('2026-99-99T99:99:99.999Z');
  await at.press('[data-action="remove-received-2"]');
  expect(remove).not.toHaveBeenCalled();
  await at.press('[data-action="remove-received-2-confirm"]');
  expect(remove).toHaveBeenCalledWith(null, 2);
});

test('gives every time of a received dossier in one time zone, and says which', async () => {
  vi.stubEnv('TZ', 'Europe/Paris');
  try {
    const timestamps = [{ when: '2026-11-19T09:00:00Z', authority: 'Autorité', known: true }];
    const one = dossier(1, { created: '2026-07-01T22:30:00.000Z', timestamps });
    const listed = [{ dossier: one, duplicates: [] }];
    const at = await showReceived({ list: async () => ({ listed, damaged: [] }) });
    const times = [...at.text().matchAll(/\d+ \p{L}+ 2026 à [\d:]+ UTC(?:[+−-][\d:]+)?/gu)].map(([time]) => time);
    expect(times).toEqual([
      '2 juillet 2026 à 00:30:00 UTC+02:00',
      '20 novembre 2026 à 10:00:00 UTC+01:00',
      '19 novembre 2026 à 10:00:00 UTC+01:00',
    ]);
    const exhibit = { ...item(1), acquiredAt: '2026-11-20T08:31:05.000Z', utcOffset: '-05:00' };
    await at.show(h(ReceivedDossierView, { number: 1, page: 1 }), {
      carnetApi: { received: receiving([{ dossier: dossier(1, { items: [exhibit] }), duplicates: [] }]) },
    });
    // The time of the device that recorded it, as in its own dossier.
    await vi.waitFor(() => expect(at.text()).toContain('20 novembre 2026 à 03:31:05 UTC-05:00'));
  } finally {
    vi.unstubAllEnvs();
  }
});

test('a dossier with a damaged record is named and can be removed', async () => {
  const remove = vi.fn(async () => undefined);
  const list = vi.fn(async () => ({ listed: [], damaged: remove.mock.calls.length === 0 ? [2] : [] }));
  const at = await showReceived({ list, remove });
  await at.press('[data-action="remove-received-2"]');
  await at.press('[data-action="remove-received-2-confirm"]');
  expect(remove).toHaveBeenCalledWith(null, 2);
  await vi.waitFor(() => expect(at.find('[data-damaged]')).toBeNull());
});

test('a dossier that does not verify is refused with the problems found, and the import can be cancelled', async () => {
  const sentences = Array.from({ length: 25 }, (_, index) => `pieces/P${index} : <i>altéré</i>.`);
  const stopped: AbortSignal[] = [];
  const receive = vi
    .fn<CarnetApi['received']['receiveDossier']>()
    .mockResolvedValueOnce({ kind: 'altered', sentences })
    .mockImplementationOnce((_file, _password, _progress, signal) => {
      stopped.push(signal);
      return new Promise(() => undefined);
    });
  const at = await showReceived({ receiveDossier: receive });
  expect(at.text()).toContain('Aucun dossier reçu');
  await at.giveFiles('#received-file', 'a.zip');
  expect(at.text()).toMatch(/Il n’a pas été gardé, et rien n’a changé ici/);
  expect(document.querySelectorAll('[data-not-received] li')).toHaveLength(21);
  expect(document.querySelector('[data-not-received] i')).toBeNull();
  await at.giveFiles('#received-file', 'a.zip');
  await at.press('[data-action="receive-cancel"]');
  expect(stopped[0]?.aborted).toBe(true);
});

test('asks for the password of a protected dossier, again after a wrong one', async () => {
  const receive = vi.fn<CarnetApi['received']['receiveDossier']>(async (_file, password) => {
    if (password === null) return { kind: 'protected' };
    if (password !== 'le bon mot') throw new Refusal('wrong-zip-password');
    return { kind: 'added', number: 1, items: 2 };
  });
  const at = await showReceived({ receiveDossier: receive });
  const open = async (password: string) => {
    await at.type('[name="zip-password"]', password);
    await at.press('[data-action="open-protected"]');
  };
  await at.giveFiles('#received-file', 'a.zip');
  await open('le mauvais');
  await vi.waitFor(() => expect(at.text()).toContain('Ce n’est pas le mot de passe de ce fichier.'));
  await open('le bon mot');
  await vi.waitFor(() => expect(at.find('[data-received="1"]')).not.toBeNull());
  expect(at.find('[data-protected]')).toBeNull();
  expect(receive.mock.calls.map(([, password]) => password)).toEqual([null, 'le mauvais', 'le bon mot']);
});

test('the exhibits are masked and paged, and their content is not interpreted as HTML', async () => {
  const received = receiving([{ dossier: dossier(1), duplicates: [] }]);
  const at = await showPart(h(ReceivedDossierView, { number: 1, page: 1 }), { carnetApi: { received } });
  expect(document.querySelectorAll('[data-received-item]')).toHaveLength(50);
  expect(document.querySelectorAll('.pages a')).toHaveLength(2);
  expect(at.text()).not.toContain('Un message inventé.');
  expect(at.text()).toContain('<b>Sacha</b> Inventé');
  await at.press('[data-received-item="1"] [data-action="reveal"]');
  expect(at.text()).toContain('Un message inventé.');
  expect(at.text()).toContain('Pas d’image à montrer');
});
