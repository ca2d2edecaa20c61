// @vitest-environment jsdom
import { h } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { SituationLaw } from '../../../src/carnet/help/SituationLaw.tsx';
import { diaryDocument } from '../../../src/domain/case/caseDocuments.ts';
import { answersDocument, recordAnswer } from '../../../src/law/questions.ts';
import { buildIndexItem } from '../../support/indexItem.ts';
import { showCarnet } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi, type TestCarnetApi } from '../../support/ui/testCarnetApi.ts';
import { ITEM_ID, oneItem, showPart } from '../../support/ui/uiHarness.ts';

const item = buildIndexItem(12, { id: ITEM_ID, permalink: 'https://exemple.invalid/12' });
const answers = oneItem;

const damageDocument = (carnetApi: TestCarnetApi, name: string) => {
  carnetApi.damagedDocuments.add(name);
  return carnetApi;
};

describe('a damaged document', () => {
  it.each([
    ['operator', 'operator', '[name="role"]'],
    ['before-export', 'export', '[data-action="export"]'],
  ])('%s: replaces the damaged document', async (hash, name, restoredSelector) => {
    const { page } = await showCarnet(answers, hash, damageDocument(createTestCarnetApi([item]), name));
    expect(page.find(restoredSelector)).toBeNull();
    await page.press('[data-action="replace"]');
    expect(page.text()).toContain('remplacé par une page vide');
    await page.press('[data-action="replace-confirm"]');
    await vi.waitFor(() => expect(page.find(restoredSelector)).not.toBeNull());
    expect(page.find('[role="alert"]')).toBeNull();
  });

  it.each([
    ['steps', '[name="where"]', '[name="saw"]'],
    ['diary', '[name="text"]', '[name="where"]'],
    ['witnesses', '[name="saw"]', '[name="text"]'],
  ])('steps: replaces damaged %s, and keeps the rest of the page', async (name, restoredSelector, otherSelector) => {
    const { page } = await showCarnet(answers, 'steps', damageDocument(createTestCarnetApi([item]), name));
    await vi.waitFor(() => expect(page.find(otherSelector)).not.toBeNull());
    expect(page.find(restoredSelector)).toBeNull();
    await page.press(`[data-action="replace-${name}"]`);
    await page.press(`[data-action="replace-${name}-confirm"]`);
    await vi.waitFor(() => expect(page.find(restoredSelector)).not.toBeNull());
    expect(page.find('[role="alert"]')).toBeNull();
  });

  it.each([
    ['requester', 'requester', 'requester', '[name="contact"]'],
    ['narrative', 'account', 'facts', '[name="account"]'],
    ['attachments', 'documents', 'documents', '[name="document"]'],
  ])('before-export: replaces the damaged %s document in its own section', async (...given) => {
    const [name, section, subject, restoredSelector] = given;
    const file = buildIndexItem(12, { kind: 'document', surface: 'imported' });
    const carnetApi = damageDocument(createTestCarnetApi([item, file]), name);
    const { page } = await showCarnet(answers, `before-export/${subject}`, carnetApi);
    const replaceButton = `[data-action="replace-${section}"]`;
    expect(page.find('[data-action="replace"]')).toBeNull();
    await page.press(replaceButton);
    await page.press(`[data-action="replace-${section}-cancel"]`);
    expect(document.activeElement).toBe(page.find(replaceButton));
    await page.press(replaceButton);
    await page.press(`[data-action="replace-${section}-confirm"]`);
    await vi.waitFor(() => expect(page.find(replaceButton)).toBeNull());
    expect(page.find(restoredSelector)).not.toBeNull();
    expect(page.find('[role="alert"]')).toBeNull();
    // The focus is at the place of the removed button.
    expect(document.activeElement?.localName).toBe('h1');
    // An imported file counts as a document, never as a pièce.
    if (name === 'attachments')
      expect(JSON.parse(carnetApi.storedDocuments.get(name) ?? '{}').items).toEqual([file.id]);
  });

  it('does not replace a document that another page has repaired', async () => {
    const carnetApi = createTestCarnetApi([item]);
    carnetApi.damagedDocuments.add('diary');
    const { page } = await showCarnet(answers, 'steps', carnetApi);
    await page.press('[data-action="replace-diary"]');
    carnetApi.damagedDocuments.clear();
    const entry = { id: 'e', date: '2026-11-20', text: 'Écrit ailleurs', at: '2026-11-20T09:00:00.000Z' };
    carnetApi.storedDocuments.set('diary', JSON.stringify({ ...diaryDocument.empty, entries: [entry] }));
    await page.press('[data-action="replace-diary-confirm"]');
    expect(carnetApi.storedDocuments.get('diary')).toContain('Écrit ailleurs');
  });

  it('lists the captures without the damaged groups and replaces those', async () => {
    const carnetApi = damageDocument(createTestCarnetApi([item]), 'persons');
    const { page } = await showCarnet(answers, 'items', carnetApi);
    await page.press('[data-action="replace"]');
    await page.press('[data-action="replace-confirm"]');
    expect(carnetApi.storedDocuments.has('persons')).toBe(true);
    expect(page.find('[role="alert"]')).toBeNull();
  });

  it('replaces damaged answers about the law, unless another page has repaired them', async () => {
    const carnetApi = damageDocument(createTestCarnetApi(), 'answers');
    const page = await showPart(h(SituationLaw, { questions: ['threat'], isOpen: true }), { carnetApi });
    await page.press('[data-action="replace"]');
    expect(page.find('[data-question]')).toBeNull();
    carnetApi.damagedDocuments.clear();
    const answers = recordAnswer(answersDocument.empty, 'threat', 'yes', carnetApi.now());
    carnetApi.storedDocuments.set('answers', JSON.stringify(answers));
    await page.press('[data-action="replace-confirm"]');
    await vi.waitFor(() => expect(page.find('[data-question]')).not.toBeNull());
    expect(carnetApi.storedDocuments.get('answers')).toBe(JSON.stringify(answers));
    await page.show(null);
    carnetApi.damagedDocuments.add('answers');
    await page.show(h(SituationLaw, { questions: ['threat'], isOpen: true }), { carnetApi });
    await page.press('[data-action="replace"]');
    await page.press('[data-action="replace-confirm"]');
    expect(carnetApi.storedDocuments.get('answers')).toBe(JSON.stringify(answersDocument.empty));
    expect(page.find('[role="alert"]')).toBeNull();
  });

  it('renames a case with a damaged name', async () => {
    const carnetApi = damageDocument(createTestCarnetApi([item]), 'case');
    const { page } = await showCarnet(answers, 'cases', carnetApi);
    await page.fill({ name: 'Au travail' });
    expect(page.find('[role="alert"]')).toBeNull();
    expect(JSON.parse(carnetApi.storedDocuments.get('case') ?? '{}').name).toBe('Au travail');
  });
});
