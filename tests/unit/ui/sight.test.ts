// @vitest-environment jsdom
import { h } from 'preact';
import { expect, test, vi } from 'vitest';
import type { Diagnostics } from '../../../src/domain/capture/observation.ts';
import { REPORT_LINKS } from '../../../src/domain/shared/reportLinks.ts';
import { ItemView } from '../../../src/ui/carnet/ItemView.tsx';
import { ReportLinks } from '../../../src/ui/carnet/ReportLinks.tsx';
import { SightView } from '../../../src/ui/carnet/SightView.tsx';
import { fr } from '../../../src/ui/words/fr.ts';
import { createTestCarnetApi } from './testCarnetApi.ts';
import { createUiHarness, detail, ITEM_ID } from './uiHarness.ts';

const SIGHT: Diagnostics = {
  posts: 14,
  reader: { id: 'jeuxvideo', version: '1', confirmed: null },
  passed: null,
  fields: [
    { name: 'handle', read: 14, unsure: 2, whyNot: [] },
    { name: 'permalink', read: 14, unsure: 0, whyNot: [] },
    { name: 'posting', read: 12, unsure: 0, whyNot: ['not-shown', 'attribute'] },
  ],
  stopped: null,
};

test.each([
  ['count', 5000, 'Sur cette page : plus de 5 000 publications, 14 liens, 12 dates. La lecture s’arrête là'],
  ['time', 14, 'Sur cette page : plus de 14 publications, 14 liens, 12 dates. Lecture arrêtée'],
  ['time', 0, 'Lecture arrêtée'],
] as const)(
  'says that it stopped (%s, %i posts), never that there is no more',
  async (stopped, posts, said) => {
    const at = createUiHarness({ 'ui>bg:diagnosePage': () => ({ ...SIGHT, posts, stopped }) });
    await at.show(h(SightView, { ask: at.ask, words: fr, tabId: 7 }));
    const status = at.find('[role="status"]')?.textContent?.replace(/\s/g, ' ');
    expect(status?.startsWith(said), status).toBe(true);
  },
);

test('says what is recognised on a page, field by field, and asks for it once', async () => {
  const at = createUiHarness({ 'ui>bg:diagnosePage': () => SIGHT });
  await at.show(h(SightView, { ask: at.ask, words: fr, tabId: 7 }));
  expect(at.asked('ui>bg:diagnosePage')).toEqual([{ tabId: 7 }]);
  expect(at.find('[role="status"]')?.textContent?.replace(/\s/g, ' ')).toBe(
    'Sur cette page : 14 publications, 14 liens, 12 dates.',
  );
  expect(at.text()).toContain('14 sur 14, dont 2 à relire');
  expect(at.find('[data-field="posting"]')?.textContent).toContain(
    'la page ne le montre pas ; cherché dans un attribut de la page',
  );
  expect(at.text()).toContain('n’a pas encore été vérifié sur une vraie page');
});

test('says what stood in the way where nothing is recognised', async () => {
  const passed = { platform: 'instagram', why: 'login-wall' };
  const at = createUiHarness({
    'ui>bg:diagnosePage': () => ({ posts: 0, reader: null, passed, fields: [], stopped: null }),
  });
  await at.show(h(SightView, { ask: at.ask, words: fr, tabId: 7 }));
  expect(at.text()).toContain('Aucune publication n’est reconnue');
  expect(at.text()).toContain('Instagram n’a reconnu aucune publication. La page demande de se connecter');
  expect(at.find('table')).toBeNull();
});

test('links for reporting open by a click alone, and tell the site nothing', async () => {
  const at = createUiHarness({});
  await at.show(h(ReportLinks, { words: fr, platform: 'x' }));
  const links = [...document.querySelectorAll('a')];
  expect(links.length).toBeGreaterThan(2);
  for (const link of links) {
    expect(link.target).toBe('_blank');
    expect(link.rel).toBe('noopener noreferrer');
  }
  expect(at.text()).toContain('L’auteur peut apprendre');
  expect(at.text()).toContain('relevée le 20 nov. 2026');
  await at.show(h(ReportLinks, { words: fr, platform: 'web' }));
  expect(at.find('a')).toBeNull();
});

test('addresses for reporting are those of our dated table alone, and nothing is asked of them before the click', async () => {
  const opened = vi.spyOn(window, 'open').mockReturnValue(null);
  const asked = vi.spyOn(globalThis, 'fetch');
  const at = createUiHarness({});
  const shown = () => [...document.querySelectorAll('[href], [src], [action], [ping]')];
  for (const platform of new Set(REPORT_LINKS.map((known) => known.platform))) {
    await at.show(h(ReportLinks, { words: fr, platform }));
    const known = REPORT_LINKS.filter((one) => one.platform === platform);
    expect(shown().map((el) => [el.localName, el.getAttribute('href')])).toEqual(
      known.map(({ url }) => ['a', url]),
    );
    expect(at.text()).toContain('relevée le');
  }
  // A received dossier names platforms as it likes.
  for (const platform of ['https://ailleurs.test/', 'javascript:alert(1)', 'constructor', '__proto__', 'X']) {
    await at.show(h(ReportLinks, { words: fr, platform }));
    expect(shown()).toEqual([]);
  }
  expect(opened).not.toHaveBeenCalled();
  expect(asked).not.toHaveBeenCalled();
});

test.each([
  ['gmail', 'Télécharger le message'],
  ['outlook', 'Enregistrer sous'],
])('an e-mail seen in %s says how to keep the message itself', async (platform, menu) => {
  const fiche = { ...detail.fiche, platform, surface: 'email' as const, warnings: ['headers-not-read'] };
  const at = createUiHarness({ 'ui>bg:readItem': () => ({ ...detail, fiche }) });
  await at.show(
    h(ItemView, {
      go: () => undefined,
      ask: at.ask,
      words: fr,
      id: ITEM_ID,
      book: createTestCarnetApi(),
      noted: () => undefined,
      index: null,
    }),
  );
  expect(at.find('[data-warning="headers-not-read"]')?.textContent).toContain(menu);
});
