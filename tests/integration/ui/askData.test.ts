// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { stepsDocument } from '../../../src/domain/case/caseDocuments.ts';
import { type Step, selectExportedSteps } from '../../../src/domain/item/step.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { DATA_REQUESTS } from '../../../src/law/dataRequests.ts';
import { en } from '../../../src/ui/locales/en/index.ts';
import { fr } from '../../../src/ui/locales/fr/index.ts';
import type { Words } from '../../../src/ui/locales/index.ts';
import { countWords } from '../../support/law/wordCounts.ts';
import { readAriaTree } from '../../support/ui/ariaTree.ts';
import { findNameFaults } from '../../support/ui/findNameFaults.ts';
import { openCarnet } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi, override } from '../../support/ui/testCarnetApi.ts';
import { createLockBackground, createUiHarness, listing, type UiHarness } from '../../support/ui/uiHarness.ts';

const answers = listing([]);
const open = () => createUiHarness(answers);
const locked = () => createUiHarness({ ...createLockBackground('locked').answers, ...answers });
/** Without the typesetting of the interface: no-break spaces and apostrophes. */
const normalize = (text = ''): string => text.replace(/\s+/g, ' ').replaceAll('’', "'");
/** Answers « Quelle application ? ». */
async function ask(
  id: string,
  carnetApi = createTestCarnetApi(),
  page = open(),
  words: Words = fr,
): Promise<UiHarness> {
  await openCarnet(page, 'from-phone', carnetApi, { words });
  await page.choose('[name="application"]', id);
  return page;
}

describe('« Demander vos messages à la plateforme »', () => {
  it('lists the platforms, none chosen, with a warning, locked too', async () => {
    const page = locked();
    await openCarnet(page, 'from-phone');
    const options = [...document.querySelectorAll<HTMLOptionElement>('[name="application"] option')];
    expect(options.map(({ value }) => value)).toEqual(['', ...DATA_REQUESTS.map(({ id }) => id)]);
    expect(page.find('[data-request]')).toBeNull();
    expect(normalize(document.body.textContent)).toMatch(
      /image sexuelle d'un mineur.*le 3018.*e-mail ou une notification.*L'archive contient toutes vos conversations/,
    );
    expect(findNameFaults(readAriaTree(document.body))).toEqual([]);
  });

  it('is a fold of the import, open for a link of the help', async () => {
    const page = open();
    await openCarnet(page, 'import');
    expect(page.find('[data-fold="from-phone"]')?.hasAttribute('open')).toBe(false);
    const help = open();
    await openCarnet(help, 'help/threats');
    await help.press('[data-route="from-phone"]');
    expect(help.find('[data-fold="from-phone"]')?.hasAttribute('open')).toBe(true);
    expect(help.find('[data-action="choose-files"]')).not.toBeNull();
  });

  it.each([fr, en])('shows 120 words at most a platform, all of its entry and its source', async (words) => {
    for (const request of DATA_REQUESTS) {
      const page = await ask(request.id, createTestCarnetApi(), locked(), words);
      const { notice, steps, format, delay, missing, caution, id } = request;
      const article = page.find(`[data-request="${id}"]`);
      for (const text of [notice, ...steps, format, delay, missing, caution])
        if (text !== null)
          expect(normalize(article?.textContent), id).toContain(normalize(words.lang === 'fr' ? text.fr : text.en));
      expect(article?.querySelector('.sources')?.textContent, id).toMatch(/https:\/\//);
      for (const part of article?.querySelectorAll('.sources') ?? []) part.remove();
      const shown = [...(article?.querySelectorAll('h3, p, li, dt, dd') ?? [])].map((part) => part.textContent);
      expect(countWords(shown.join(' ')), id).toBeLessThanOrEqual(120);
      await page.show(null);
    }
  });
});

describe('« Me le rappeler »', () => {
  const readSteps = (carnetApi: ReturnType<typeof createTestCarnetApi>): readonly Step[] =>
    JSON.parse(carnetApi.storedDocuments.get('steps') ?? '{"steps":[]}').steps;

  it('adds one own date to « Ma plainte », in words that name no platform', async () => {
    const carnetApi = createTestCarnetApi();
    const page = await ask('instagram', carnetApi);
    expect(page.find('[data-action="remind"]')?.textContent).toContain('22');
    await page.press('[data-action="remind"]');
    const steps = readSteps(carnetApi);
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatchObject({ kind: 'other', where: '', date: null, nextDate: '2026-11-22' });
    expect(steps[0]?.next).toBe(fr['askData.remindNext']);
    expect(stepsDocument.parse({ ...stepsDocument.empty, steps })).not.toBeNull();
    expect(selectExportedSteps(steps, new Set(['steps']))).toEqual([]);
    expect(page.find('[data-action="remind"]')).toBeNull();
    expect(page.find('[role="status"].saved')?.textContent).toContain('Ma plainte');
    await page.press('main a[data-route="steps"]');
    await vi.waitFor(() => expect(page.text()).toContain(fr['askData.remindNext']));
  });

  it('is not added twice on the same day', async () => {
    const carnetApi = createTestCarnetApi();
    await (await ask('instagram', carnetApi)).press('[data-action="remind"]');
    const again = await ask('facebook', carnetApi);
    await vi.waitFor(() => expect(again.text()).toContain('Ma plainte'));
    expect(again.find('[data-action="remind"]')).toBeNull();
    expect(readSteps(carnetApi)).toHaveLength(1);
  });

  it('is not offered where the file comes at once', async () => {
    const page = await ask('whatsapp');
    expect(page.find('[data-action="remind"]')).toBeNull();
    expect(page.text()).not.toContain('rappel');
  });

  it('is not offered while locked, and nothing is read of the store', async () => {
    const carnetApi = createTestCarnetApi();
    const read = vi.spyOn(carnetApi.documents, 'read');
    const page = await ask('instagram', carnetApi, locked());
    expect(page.text()).toContain('Ouvrez Recueil pour noter un rappel');
    expect(page.find('[data-action="remind"]')).toBeNull();
    expect(read).not.toHaveBeenCalled();
  });

  it('says so when the store locks meanwhile, and when it cannot be written', async () => {
    const refuse = (code: 'locked' | 'disk-full') => () => Promise.reject(new Refusal(code));
    const page = await ask('instagram', override(createTestCarnetApi(), { documents: { read: refuse('locked') } }));
    expect(page.text()).toContain('Ouvrez Recueil pour noter un rappel');
    const onFullDisk = override(createTestCarnetApi(), { documents: { change: refuse('disk-full') } });
    const full = await ask('instagram', onFullDisk);
    await full.press('[data-action="remind"]');
    expect(full.find('[role="alert"]')).not.toBeNull();
    expect(full.find('[data-action="remind"]')).not.toBeNull();
  });
});

describe('« Quel téléphone ? »', () => {
  it('shows the way that was chosen, drawn, with a text alternative, locked too', async () => {
    const page = locked();
    await openCarnet(page, 'from-phone');
    const shown: string[] = [];
    const drawn: boolean[] = [];
    for (const way of ['android', 'iphoneWindows', 'iphoneMac', 'stick', 'noCable']) {
      await page.choose('[name="telephone"]', way);
      const drawing = page.find('main svg');
      drawn.push(drawing !== null);
      if (drawing) {
        expect(drawing.getAttribute('role')).toBe('img');
        expect(drawing.getAttribute('aria-label')).toMatch(/^Dessin\s: .+\.$/);
        expect(drawing.outerHTML).not.toMatch(/#[0-9a-f]{3,8}|fill=|stroke=|style=/);
      }
      expect(findNameFaults(readAriaTree(document.body))).toEqual([]);
      shown.push(page.text());
    }
    expect(drawn).toEqual([true, true, true, true, false]);
    expect(shown[0]).toContain('Transfert de fichiers');
    for (const words of ['Photos', 'Appareils Apple', "Transfert d'images", 'Finder', 'clé USB-C', 'compte familial'])
      expect(normalize(shown.join(' ')), words).toContain(normalize(words));
  });
});

it.each([fr, en])('the import says that archives of platforms are understood', async (words) => {
  expect(words['import.intro']).toMatch(
    /Archives (?:de|from) WhatsApp, Messenger, Instagram, Telegram, Snapchat, Facebook, X, TikTok, Discord\./,
  );
});
