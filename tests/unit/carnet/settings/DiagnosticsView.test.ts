// @vitest-environment jsdom
import { h } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { ReportLinks } from '../../../../src/carnet/item/ItemView.tsx';
import { DiagnosticsView } from '../../../../src/carnet/settings/DiagnosticsView.tsx';
import type { Diagnostics } from '../../../../src/messages/pageSchemas.ts';
import { REPORT_LINKS } from '../../../../src/platforms/reportLinks.ts';
import { showCarnet } from '../../../support/ui/openCarnet.ts';
import { createUiHarness, detail, ITEM_ID, showPart } from '../../../support/ui/uiHarness.ts';

const DIAGNOSTICS: Diagnostics = {
  posts: 14,
  reader: { id: 'jeuxvideo', version: '1', confirmed: null },
  passed: null,
  isLayoutChanged: false,
  fields: [
    { name: 'handle', read: 14, unsure: 2, whyNot: [] },
    { name: 'permalink', read: 14, unsure: 0, whyNot: [] },
    { name: 'posting', read: 12, unsure: 0, whyNot: ['not-shown', 'attribute'] },
  ],
  stopped: null,
};

describe('diagnostics and report links', () => {
  it.each([
    ['count', 5000, 'Sur cette page : plus de 5 000 publications, 14 liens, 12 dates. La lecture s’arrête là'],
    ['time', 14, 'Sur cette page : plus de 14 publications, 14 liens, 12 dates. Lecture arrêtée'],
    ['time', 0, 'Lecture arrêtée'],
  ] as const)('states that the reading stopped (%s, %i posts)', async (stopped, posts, expectedStart) => {
    const page = createUiHarness({ 'ui>bg:diagnosePage': () => ({ ...DIAGNOSTICS, posts, stopped }) });
    await page.show(h(DiagnosticsView, { tabId: 7 }));
    const status = page.textOf('[role="status"]');
    expect(status?.startsWith(expectedStart), status).toBe(true);
  });

  it('shows the counts for each field and sends one request', async () => {
    const page = createUiHarness({ 'ui>bg:diagnosePage': () => DIAGNOSTICS });
    await page.show(h(DiagnosticsView, { tabId: 7 }));
    expect(page.asked('ui>bg:diagnosePage')).toEqual([{ tabId: 7 }]);
    expect(page.textOf('[role="status"]')).toBe('Sur cette page : 14 publications, 14 liens, 12 dates.');
    expect(page.text()).toContain('14 sur 14, dont 2 à relire');
    expect(page.textOf('[data-field="posting"]')).toContain(
      'la page ne le montre pas ; cherché dans un attribut de la page',
    );
    expect(page.text()).toContain('n’a pas encore été vérifié sur une vraie page');
  });

  it('says that a layout changed, and copies a report without content of the page', async () => {
    const page = createUiHarness({ 'ui>bg:diagnosePage': () => ({ ...DIAGNOSTICS, isLayoutChanged: true }) });
    const copyToClipboard = vi.fn((_: string) => Promise.resolve());
    await page.show(h(DiagnosticsView, { tabId: 7 }), { carnetProps: { copyToClipboard } });
    expect(page.find('[data-warning="layout-changed"]')?.textContent).toContain('a changé la forme de ses pages');
    await page.press('[data-action="copy-report"]');
    expect(copyToClipboard).toHaveBeenCalledWith(
      [
        'reader: jeuxvideo, version 1, confirmed never',
        'layout-changed',
        'posts: 14',
        'handle: 14/14, unsure 2',
        'permalink: 14/14, unsure 0',
        'posting: 12/14, unsure 0, not-shown attribute',
      ].join('\n'),
    );
    expect(page.text()).toContain('Rapport copié.');
  });

  it('shows why nothing is recognised', async () => {
    const passed = { platform: 'instagram', why: 'login-wall' };
    const nothing = { ...DIAGNOSTICS, posts: 0, reader: null, passed, fields: [] };
    const page = createUiHarness({ 'ui>bg:diagnosePage': () => nothing });
    await page.show(h(DiagnosticsView, { tabId: 7 }));
    expect(page.text()).toContain('Aucune publication n’est reconnue');
    expect(page.text()).toContain('Instagram n’a reconnu aucune publication. La page demande de se connecter');
    expect(page.find('table')).toBeNull();
  });

  it('report links open in a new tab without a referrer', async () => {
    const page = await showPart(h(ReportLinks, { platform: 'x' }));
    const links = [...document.querySelectorAll('a')];
    expect(links.length).toBeGreaterThan(2);
    for (const link of links) {
      expect(link.target).toBe('_blank');
      expect(link.rel).toBe('noopener noreferrer');
    }
    expect(page.text()).toContain('Le compte signalé peut l’apprendre');
    expect(page.text()).toContain('relevée le 20 nov. 2026');
    await page.show(h(ReportLinks, { platform: 'web' }));
    expect(page.find('a')).toBeNull();
  });

  it('report links are those of the table of platforms, and none is requested before a click', async () => {
    const opened = vi.spyOn(window, 'open').mockReturnValue(null);
    const fetched = vi.spyOn(globalThis, 'fetch');
    const page = createUiHarness({});
    const findLinks = () => [...document.querySelectorAll('[href], [src], [action], [ping]')];
    for (const [platform, reportLinks] of REPORT_LINKS) {
      await page.show(h(ReportLinks, { platform }));
      expect(findLinks().map((el) => [el.localName, el.getAttribute('href')])).toEqual(
        reportLinks.map(({ url }) => ['a', url]),
      );
      expect(page.text()).toContain('relevée le');
    }
    // The platform of a received dossier is untrusted.
    for (const platform of ['https://ailleurs.test/', 'javascript:alert(1)', 'constructor', '__proto__', 'X']) {
      await page.show(h(ReportLinks, { platform }));
      expect(findLinks()).toEqual([]);
    }
    expect(opened).not.toHaveBeenCalled();
    expect(fetched).not.toHaveBeenCalled();
  });

  it.each([
    ['gmail', 'Télécharger le message'],
    ['outlook', 'Enregistrer sous'],
  ])('an e-mail captured in %s has instructions to save the message file', async (platform, menu) => {
    const fiche = { ...detail.fiche, platform, surface: 'email' as const, warnings: ['headers-not-read'] };
    const { page } = await showCarnet({ 'ui>bg:readItem': () => ({ ...detail, fiche }) }, `item/${ITEM_ID}`);
    expect(page.find('[data-warning="headers-not-read"]')?.textContent).toContain(menu);
  });
});
