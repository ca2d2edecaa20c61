// @vitest-environment jsdom

import { h } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { AttachmentTargetLine } from '../../../src/carnet/item/AttachmentTargetLine.tsx';
import { ItemFacts } from '../../../src/carnet/item/ItemFacts.tsx';
import { useCaseAttachments } from '../../../src/carnet/parts/caseAttachments.ts';
import type { CaseIndex } from '../../../src/carnet/parts/useCaseIndex.tsx';
import { operatorDocument, stepsDocument } from '../../../src/domain/case/caseDocuments.ts';
import { type ItemNotes, NO_NOTES } from '../../../src/domain/item/itemNotes.ts';
import { buildSearchIndex } from '../../../src/domain/item/search.ts';
import type { ItemSummary } from '../../../src/messages/protocol.ts';
import { accountRules } from '../../../src/platforms/platformTable.ts';
import { buildIndexItem, buildStep } from '../../support/indexItem.ts';
import { showCarnet } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi } from '../../support/ui/testCarnetApi.ts';
import { type Answers, ITEM_ID, listing, oneItem, showPart } from '../../support/ui/uiHarness.ts';

const item = buildIndexItem(12, { id: ITEM_ID, permalink: 'https://exemple.invalid/12' });

async function open(path: string, carnetApi = createTestCarnetApi([item]), given: Answers = answers) {
  const { page } = await showCarnet(given, path, carnetApi);
  const readStored = (name: string) => JSON.parse(carnetApi.storedDocuments.get(name) ?? 'null');
  return { page, carnetApi, readStored };
}

const answers = oneItem;
const NOTES = `notes/${ITEM_ID}`;

interface AttachableItemProps extends Pick<CaseIndex, 'index' | 'updateNotes'> {
  readonly summary: ItemSummary;
}

/** The parts of the page of an item that say whether a dossier has it. */
function AttachableItem({ index, updateNotes, summary }: AttachableItemProps) {
  const openDocuments = useCaseAttachments(index);
  const caseIndex = { index, updateNotes, leftOut: new Set<string>(), hiddenOut: new Set<string>() } as CaseIndex;
  return [
    h(ItemFacts, { caseIndex, summary, notes: NO_NOTES, attachments: openDocuments.attachments }),
    h(AttachmentTargetLine, { caseIndex, openDocuments, itemId: summary.id }),
  ];
}

describe('casework views', () => {
  it('stores the notes of an item with a date for each, and keeps the date of unchanged ones', async () => {
    const { page, carnetApi, readStored } = await open(`item/${ITEM_ID}`);
    await page.press('[name="category"][value="threat"]');
    const fields = { translation: 'bonjour', from: 'arabe', note: 'vu mardi' };
    for (const [name, typed] of Object.entries(fields)) await page.type(`[name="${name}"]`, typed);
    await vi.waitFor(() => expect(page.find('.notes form [role="status"]')?.textContent).toBe('Enregistré.'));
    const first = readStored(NOTES);
    expect(first).toMatchObject({
      categories: { value: ['threat'], at: carnetApi.now() },
      translation: { text: 'bonjour', from: 'arabe', by: '' },
      note: { value: 'vu mardi' },
      seriousness: null,
      minor: null,
    });
    Object.assign(carnetApi, { now: () => '2026-11-21T09:00:00.000Z' });
    await page.type('[name="note"]', '');
    await vi.waitFor(() => expect(readStored(NOTES)).toEqual({ ...first, note: null }));
  });

  it('replaces damaged notes by empty ones that mark the image as intimate', async () => {
    const carnetApi = createTestCarnetApi([item]);
    carnetApi.damagedDocuments.add(NOTES);
    const { page, readStored } = await open(`item/${ITEM_ID}`, carnetApi);
    expect(page.find('[name="note"]')).toBeNull();
    await page.press('[data-action="new-notes"]');
    expect(readStored(NOTES)).toBeNull();
    await page.press('[data-action="new-notes-confirm"]');
    expect(readStored(NOTES)).toMatchObject({ intimate: { value: true, at: carnetApi.now() }, note: null });
    expect(page.find('[data-action="new-notes"]')).toBeNull();
    await page.type('[name="note"]', 'de nouveau');
    await vi.waitFor(() =>
      expect(readStored(NOTES)).toMatchObject({ intimate: { value: true }, note: { value: 'de nouveau' } }),
    );
  });

  it('adds a démarche to the case, edits its answer and lists its next step', async () => {
    const carnetApi = createTestCarnetApi([item]);
    const { page, readStored } = await open('steps', carnetApi);
    // A main courante starts no prosecution, so it is no plainte.
    const kinds = page.find('[name="kind"]')?.textContent;
    expect(kinds).toMatch(/Plainte(?! ou main courante).*Main courante/);
    await page.fill({
      kind: 'plainte-police',
      where: 'Commissariat',
      reference: '123',
      next: 'rappeler',
      nextDate: '2026-12-01',
    });
    expect(readStored('steps').steps).toMatchObject([{ where: 'Commissariat', reference: '123', date: '2026-11-20' }]);
    await vi.waitFor(() => expect(page.find('[data-noted="step"]')?.textContent).toContain('rappeler'));
    expect(page.textOf('[data-noted="step"]')).toContain('Pour le 1er décembre 2026');
    await page.fill({ answer: 'reçue' });
    expect(readStored('steps').steps).toMatchObject([{ answer: 'reçue', next: 'rappeler' }]);
  });

  it('« Encore en ligne ? » opens an address on a click and shows the result recorded here or in the popup', async () => {
    const carnetApi = createTestCarnetApi([
      item,
      buildIndexItem(13, { prohibited: true }),
      buildIndexItem(14, { withdrawn: true }),
      // The same publication, captured again.
      { ...item, id: '00000000-0000-4000-8000-000000000016', ordinal: 16 },
      // A screen capture of the same address.
      buildIndexItem(15, { permalink: null, page: 'https://exemple.invalid/12' }),
      // Another post of the same page.
      buildIndexItem(17, { permalink: 'https://exemple.invalid/12#p17' }),
    ]);
    const online: ItemNotes['online'][number][] = [];
    const note = (result: ItemNotes['online'][number]['result'], captured: string | null) => {
      online.push({ at: carnetApi.now(), address: 'https://exemple.invalid/12', result, item: captured });
      carnetApi.storedDocuments.set(NOTES, JSON.stringify({ ...NO_NOTES, online }));
      return null;
    };
    const { page } = await open('items', carnetApi, {
      ...answers,
      'ui>bg:openContext': () => null,
      'ui>bg:recordOnlineCheck': ({ result }) => note(result, null),
    });
    await page.press('[data-action="check-online"]');
    expect(document.querySelectorAll('[data-list="online"] > li')).toHaveLength(1);
    expect(page.textOf('[data-list="online"] > li')).toContain('4 captures de cette page');
    // Thirty posts of one page differ in the day they were posted alone.
    expect(page.textOf('[data-list="online"] > li')).toContain('Publié : ');
    expect(page.find('[data-result]')).toBeNull();
    expect(page.asked('ui>bg:openContext')).toEqual([]);
    await page.press('[data-action="open-address"]');
    expect(page.asked('ui>bg:openContext')).toEqual([{ item: ITEM_ID, relation: 'check' }]);
    await page.press('[data-result="deleted"]');
    expect(page.asked('ui>bg:recordOnlineCheck')).toEqual([{ item: ITEM_ID, result: 'deleted' }]);
    expect(page.text()).toContain('Supprimé');
    expect(page.find('[data-result]')).toBeNull();
    // The next row is one Tab away.
    expect(document.activeElement).toBe(page.find('[data-action="open-address"]'));

    await page.press('[data-action="open-address"]');
    note('present', 'a-capture');
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.waitFor(() => expect(page.text()).toContain('Toujours là'));
  });

  it('« Encore en ligne ? » keeps the order of the rows after a result, with more rows than one page', async () => {
    const many = Array.from({ length: 26 }, (_, place) =>
      buildIndexItem(place + 1, { permalink: `https://exemple.invalid/${place + 1}` }),
    );
    const carnetApi = createTestCarnetApi(many);
    const { page } = await open('items', carnetApi, {
      ...answers,
      'ui>bg:openContext': () => null,
      'ui>bg:recordOnlineCheck': ({ item, result }) => {
        const online = [{ at: carnetApi.now(), address: 'https://exemple.invalid/', result, item: null }];
        carnetApi.storedDocuments.set(`notes/${item}`, JSON.stringify({ ...NO_NOTES, online }));
        return null;
      },
    });
    await page.press('[data-action="check-online"]');
    const rows = () => [...document.querySelectorAll<HTMLElement>('[data-list="online"] > li')];
    const before = rows().map(({ dataset }) => dataset.item);
    await page.press('[data-list="online"] > li:first-child [data-action="open-address"]');
    await page.press('[data-list="online"] [data-result="deleted"]');
    expect(rows()[0]?.textContent).toContain('Supprimé');
    expect(rows().map(({ dataset }) => dataset.item)).toEqual(before);
    expect(document.activeElement).toBe(rows()[0]?.querySelector('[data-action="open-address"]'));
  });

  it('« Encore en ligne ? » lists the captures of a page by the one never checked', async () => {
    const posts = [1, 2].map((place) => buildIndexItem(place, { permalink: `https://exemple.invalid/fil#p${place}` }));
    const [checked = expect.fail('no item'), other] = posts;
    const online = [
      { at: '2026-11-20T08:00:00.000Z', address: 'https://exemple.invalid/', result: 'present', item: null },
    ];
    const carnetApi = createTestCarnetApi(posts, { [checked.id]: { online: online as ItemNotes['online'] } });
    const { page } = await open('items', carnetApi);
    await page.press('[data-action="check-online"]');
    expect(page.find('[data-list="online"] > li')?.dataset.item).toBe(other?.id);
  });

  it('masks the diary and removes an entry after a confirmation', async () => {
    const { page, readStored } = await open('steps');
    await page.fill({ text: 'MASKED nuit blanche' });
    await vi.waitFor(() => expect(page.find('[data-noted="diary"]')).not.toBeNull());
    expect(page.textOf('[data-noted="diary"]')).not.toContain('MASKED');
    await page.press('[data-noted="diary"] [data-action="reveal"]');
    expect(page.textOf('[data-noted="diary"]')).toContain('MASKED nuit blanche');
    await page.press('[data-noted="diary"] > button:last-child');
    await page.press('[data-noted="diary"] .confirm-button button');
    expect(readStored('diary').entries).toEqual([]);
  });

  it('states the legal limits when the operator is a relative', async () => {
    const { page, readStored } = await open('operator');
    expect(page.text()).not.toContain('messages privés');
    await page.choose('[name="role"]', 'relative');
    expect(page.text()).toContain('N’ouvrez ni ses comptes ni ses messages privés sans cet accord');
    await page.fill({ forWhom: 'Nour' });
    expect(readStored('operator')).toMatchObject({ role: 'relative', forWhom: 'Nour', authorisation: null });
  });

  it('renames and closes a case', async () => {
    const carnetApi = createTestCarnetApi([item]);
    const calls = [vi.spyOn(carnetApi.cases, 'add'), vi.spyOn(carnetApi.cases, 'close')] as const;
    const { page, readStored } = await open('cases', carnetApi);
    expect(page.text()).toContain('Les captures vont ici.');
    await page.fill({ name: 'Au travail' });
    expect(calls[0]).not.toHaveBeenCalled();
    expect(readStored('case').name).toBe('Au travail');
    await page.press('.card .choices button.quiet');
    expect(page.text()).toContain('Ses rappels s’arrêtent, ses délais continuent.');
    await page.press('.card .confirm-button button');
    expect(calls[1]).toHaveBeenCalledOnce();
  });

  it.each([
    ['professional', 'professional', 'Claude Aide'],
    ['parent', 'self', ''],
    ['self', null, ''],
  ] as const)(
    'proposes who uses the computer in a new carnet, and never the victim: %s',
    async (before, role, name) => {
      const carnetApi = createTestCarnetApi([item]);
      const operator = { ...operatorDocument.empty, role: before, name: 'Claude Aide', forWhom: 'Nour' };
      carnetApi.storedDocuments.set('operator', JSON.stringify(operator));
      const add = vi.spyOn(carnetApi.cases, 'add');
      const { page } = await open('cases', carnetApi);
      const form = '[data-list="cases"] ~ form';
      const field = `${form} [name="role"]`;
      expect(document.querySelector<HTMLSelectElement>(field)?.value).toBe(before === 'self' ? undefined : before);
      if (before === 'parent') await page.choose(field, 'self');
      await page.type(`${form} [name="name"]`, 'Lina');
      await page.press(`${form} [type="submit"]`);
      expect(add).toHaveBeenCalledWith('Lina', { role, name });
    },
  );

  it('folds the explanation below an empty list and has the rest in the help', async () => {
    const { page } = await open('items', undefined, { ...answers, ...listing([]) });
    expect(page.find('.card-details')?.hasAttribute('open')).toBe(false);
    const { page: help } = await open('help/about');
    expect(help.textOf('[data-fold="about"][open]')).toContain('Retentissement');
    expect(document.activeElement).toBe(help.find('[data-fold="about"] summary'));
  });

  it('lists an exported dossier and stores its recipient', async () => {
    const carnetApi = createTestCarnetApi([item]);
    const file = { fileName: 'recueil-2026.zip', manifest: 'ab', purpose: null };
    const handover = { id: 'h', at: carnetApi.now(), ...file, forWhom: '', date: null, saved: false };
    const deliveries = { schema: 'recueil/deliveries/1', deliveries: [handover] };
    carnetApi.storedDocuments.set('deliveries', JSON.stringify(deliveries));
    const { page, readStored } = await open('steps', carnetApi);
    await vi.waitFor(() => expect(page.textOf('[data-list="deliveries"]')).toContain('recueil-2026.zip'));
    expect(page.text()).toContain('Jamais enregistré.');
    await page.fill({ forWhom: 'la gendarmerie', given: '2026-11-21' });
    expect(readStored('deliveries').deliveries).toEqual([
      { ...handover, forWhom: 'la gendarmerie', date: '2026-11-21' },
    ]);
    expect(page.text()).toContain('Remis à la gendarmerie (21 novembre 2026)');
    expect(page.text()).not.toContain('Jamais enregistré.');
  });

  it('attaches an imported file to a démarche of another item', async () => {
    const [file, other] = [buildIndexItem(12, { kind: 'document', surface: 'imported' }), buildIndexItem(13)];
    const step = buildStep('plainte-police', { where: 'Paris', at: '2026-11-20T09:00:00.000Z' });
    const attachedNotes = { ...NO_NOTES, reports: [{ ...step, receipts: [file.id] }] };
    const carnetApi = createTestCarnetApi([file, other], { [other.id]: { reports: [step] } });
    const attach = vi
      .spyOn(carnetApi.documents, 'attach')
      .mockImplementation(
        async () => void carnetApi.storedDocuments.set(`notes/${other.id}`, JSON.stringify(attachedNotes)),
      );
    const notes = new Map([[other.id, { ...NO_NOTES, reports: [step] }]]);
    const index = buildSearchIndex([file, other], notes, carnetApi.toLocalTime, accountRules);
    const onNotesChange = vi.fn();
    const line = h(AttachableItem, { index, summary: file, updateNotes: onNotesChange });
    const page = await showPart(line, { carnetApi, answers });
    expect(page.find('[name="attach-to-step"]')?.textContent).toMatch(/^@\w+, 20 nov\. 2026, 09:00, .*, Paris$/);
    await page.press('[data-attach-to-step] button[type="submit"]');
    expect(attach).toHaveBeenCalledWith({ kind: 'step', step: step.id, item: other.id }, file.id);
    await vi.waitFor(() => expect(onNotesChange).toHaveBeenCalledWith(other.id, attachedNotes));
  });

  it('moves the focus from the attachment form to the line that replaces it, which takes its tick away', async () => {
    const file = buildIndexItem(12, { kind: 'document', surface: 'imported' });
    const carnetApi = createTestCarnetApi([file]);
    const storeStep = (receipts: readonly string[]): void => {
      const steps = [{ ...buildStep('plainte-police', { where: 'Paris' }), receipts }];
      carnetApi.storedDocuments.set('steps', JSON.stringify({ ...stepsDocument.empty, steps }));
    };
    storeStep([]);
    vi.spyOn(carnetApi.documents, 'attach').mockImplementation(async () => storeStep([file.id]));
    const index = buildSearchIndex([file], new Map(), carnetApi.toLocalTime, accountRules);
    const line = h(AttachableItem, { index, summary: file, updateNotes: vi.fn() });
    const page = await showPart(line, { carnetApi, answers });
    expect(page.find('[name="in-dossier"]')).not.toBeNull();
    await page.press('[data-attach-to-step] button[type="submit"]');
    expect(document.activeElement).toBe(page.find('[data-document-of="step"]'));
    // It is in a dossier only when ticked there.
    expect(page.find('[name="in-dossier"]')).toBeNull();
    expect(page.find('[data-document-of="step"] [data-route="before-export/documents"]')).not.toBeNull();
  });
});
