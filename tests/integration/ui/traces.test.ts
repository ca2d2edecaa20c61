// @vitest-environment jsdom
import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import { ExportReady } from '../../../src/carnet/export/ExportReady.tsx';
import { AboutRecueil } from '../../../src/carnet/help/HelpView.tsx';
import { AtRestNotice } from '../../../src/carnet/settings/ProtectPage.tsx';
import { RecoveryCode } from '../../../src/carnet/settings/RecoveryCode.tsx';
import { EXPORTED } from '../../support/ui/testExportedDossier.ts';
import { ITEM_ID, noAdvice, RECOVERY_CODE, showPart, summary } from '../../support/ui/uiHarness.ts';

const countOccurrences = (whole: string, part: string): number => whole.split(part).length - 1;

describe('notices about traces left on the computer', () => {
  it('the export names the list of downloads, and the clipboard after a copy', async () => {
    const noop = async () => undefined;
    const carnetProps = { copyToClipboard: noop };
    const page = await showPart(h(ExportReady, { result: EXPORTED, items: [], leftOut: [] }), {
      carnetApi: { saveGuide: noop, advice: noAdvice },
      carnetProps,
    });
    expect(countOccurrences(page.text(), 'dans les téléchargements')).toBe(1);
    expect(page.text()).not.toContain('presse-papiers');
    await page.press('[data-download="pdf"], [data-download="zip"]');
    await page.press('[data-action="copy-reference"]');
    expect(countOccurrences(page.text(), 'presse-papiers')).toBe(1);
  });

  it('the export names the recipient that was chosen, and what stays out', async () => {
    const noop = async () => undefined;
    const result = { ...EXPORTED, purpose: 'school' as const };
    const items = [{ ...summary, kind: 'message' as const }];
    const carnetApi = { saveGuide: noop, advice: noAdvice };
    const page = await showPart(h(ExportReady, { result, items, leftOut: [ITEM_ID] }), { carnetApi });
    expect(page.text()).toMatch(/Donnez ce fichier à\s: Établissement scolaire\./);
    expect(page.text()).not.toMatch(/Donnez.*police|noté dans la plainte/);
    expect(page.find('[data-stays-out="1"] a')?.dataset.route).toBe(`item/${ITEM_ID}`);
    // What the dossier has says so, not what else is kept.
    expect(page.text()).not.toContain('Une conversation compte pour une.');
    const withMessages = { result: { ...result, hasMessages: true }, items, leftOut: [] };
    expect((await showPart(h(ExportReady, withMessages), { carnetApi })).text()).toContain(
      'Une conversation compte pour une.',
    );
  });

  it('the recovery code names the printer, and the clipboard after a copy', async () => {
    const noop = () => undefined;
    const page = await showPart(h(RecoveryCode, { code: RECOVERY_CODE, onDone: noop }), {
      carnetProps: { copyToClipboard: async () => undefined },
    });
    expect(countOccurrences(page.text(), 'imprimante partagée')).toBe(1);
    expect(page.text()).not.toContain('presse-papiers');
    await page.press('[data-action="copy-code"]');
    expect(countOccurrences(page.text(), 'presse-papiers')).toBe(1);
  });

  it('« Ce que fait Recueil » names synchronised profiles and private windows, and the lock page leads there', async () => {
    const page = await showPart(h(AboutRecueil, { isOpen: true }));
    for (const phrase of ['synchronisé', 'voix haute', 'navigation privée'])
      expect(countOccurrences(page.text(), phrase)).toBe(1);
    await page.show(h(AtRestNotice, null));
    expect(page.find('a')?.dataset.route).toBe('help/about');
  });
});
