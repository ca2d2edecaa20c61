// @vitest-environment jsdom

import { h } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import type { CarnetApi } from '../../../src/carnet/carnetApi.ts';
import { DatesFold } from '../../../src/carnet/followUp/DatesFold.tsx';
import { diaryDocument, stepsDocument, witnessesDocument } from '../../../src/domain/case/caseDocuments.ts';
import type { Step } from '../../../src/domain/item/step.ts';
import { buildCaseProgress } from '../../../src/law/followUp/caseProgress.ts';
import { buildFollowUp } from '../../../src/law/followUp/followUp.ts';
import { buildIndexItem, buildStep } from '../../support/indexItem.ts';
import { NO_FACTS } from '../../support/law/followedStep.ts';
import { readAriaTree } from '../../support/ui/ariaTree.ts';
import { findNameFaults } from '../../support/ui/findNameFaults.ts';
import { showCarnet, shownPath } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi, override, type TestCarnetApi } from '../../support/ui/testCarnetApi.ts';
import {
  actAndSettle,
  createLockBackground,
  noAdvice,
  oneItem,
  showPart,
  textsOf,
} from '../../support/ui/uiHarness.ts';

const TODAY = '2026-11-20';
const answers = oneItem;

async function datesOf(steps: readonly Step[]): ReturnType<CarnetApi['advice']['dates']> {
  const followUp = buildFollowUp({ ...NO_FACTS, steps }, TODAY);
  const ownDays = steps.flatMap(({ nextDate }) => nextDate ?? []);
  const progress = buildCaseProgress({ captures: 1, dossiers: 0, steps, followUp }, TODAY);
  return { ...(await noAdvice.dates()), followUp, progress, ownDays };
}

/** A carnet with these démarches, whose dates are computed from what is stored. */
function createCarnet(steps: readonly Step[]) {
  const carnetApi = createTestCarnetApi([buildIndexItem(12)]);
  carnetApi.storedDocuments.set('steps', JSON.stringify({ ...stepsDocument.empty, steps }));
  return Object.assign(carnetApi, { advice: { ...noAdvice, dates: () => datesOf(storedSteps(carnetApi)) } });
}

/** Opens « Ma plainte ». */
async function openSteps(carnetApi: CarnetApi) {
  const { page } = await showCarnet(answers, 'steps', carnetApi);
  return page;
}

/** The same with these dates, whatever is stored. */
const openDated = (known: Partial<Awaited<ReturnType<CarnetApi['advice']['dates']>>>, steps: readonly Step[] = []) => {
  const dates = async () => ({ ...(await noAdvice.dates()), ...known });
  return openSteps(override(createCarnet(steps), { advice: { dates } }));
};

const storedSteps = (carnetApi: TestCarnetApi): readonly Step[] =>
  JSON.parse(carnetApi.storedDocuments.get('steps') ?? '').steps;

const POLICE = buildStep('plainte-police', { where: 'Commissariat', date: '2026-11-10', reference: '0001/2026' });

describe('« Ma plainte »', () => {
  it('writes the letter of the next step alone, and offers it until the view is left', async () => {
    const asked: { file: string; stepId: string | null; gone: AbortSignal }[] = [];
    const writeFollowUpLetter = async (file: string, stepId: string | null, gone: AbortSignal) => {
      asked.push({ file, stepId, gone });
      return { fileName: `${file}.docx`, bytes: 1, url: 'blob:letter', advice: 'Gardez une copie.' };
    };
    const page = await openSteps(override(createCarnet([POLICE]), { exports: { writeFollowUpLetter } }));
    await page.press('[data-letter="copie-plainte-procureur"]');
    const link = page.find('[data-download="copie-plainte-procureur"]');
    expect(page.text()).toContain('Gardez une copie.');
    expect(link?.getAttribute('href')).toBe('blob:letter');
    expect(link?.getAttribute('download')).toBe('copie-plainte-procureur.docx');
    expect(asked.map(({ file, stepId, gone }) => [file, stepId, gone.aborted])).toEqual([
      ['copie-plainte-procureur', POLICE.id, false],
    ]);
    await actAndSettle(() => page.find('.nav-tabs a[data-route="items"]')?.click());
    expect(asked[0]?.gone.aborted).toBe(true);
  });

  it('mixes démarches and diary, newest first, and has the witnesses after them', async () => {
    const carnetApi = createCarnet([buildStep('platform', { date: '2026-11-02' }), POLICE]);
    const at = '2026-11-20T09:00:00.000Z';
    const entries = [{ id: 'e', at, date: '2026-11-05', text: 'MASKED' }];
    const witnesses = [{ id: 'w', at, name: 'Dominique Essai', contact: 'MASKED', saw: 'MASKED', items: [] }];
    carnetApi.storedDocuments.set('diary', JSON.stringify({ ...diaryDocument.empty, entries }));
    carnetApi.storedDocuments.set('witnesses', JSON.stringify({ ...witnessesDocument.empty, witnesses }));
    const page = await openSteps(carnetApi);
    await vi.waitFor(() => expect(page.textOf('[data-list="witnesses"]')).toContain('Dominique'));
    const titles = textsOf('[data-list="time-line"] > li > h3, [data-list="time-line"] > li > details > summary');
    expect(titles.map((one) => one?.split(/\s/)[0])).toEqual(['Plainte', '5', 'Signalement']);
    expect(page.textOf('[data-complaint]')).toContain('0001/2026');
    expect(page.text()).not.toContain('MASKED');
  });

  it('shows the list with the next step, so that nothing moves under the pointer', async () => {
    const carnetApi = createCarnet([POLICE]);
    const answered = Promise.withResolvers<void>();
    const { dates } = carnetApi.advice;
    const page = await openSteps(override(carnetApi, { advice: { dates: () => answered.promise.then(dates) } }));
    await vi.waitFor(() => expect(page.text()).toContain('Chargement'));
    expect(page.find('[data-noted="step"]')).toBeNull();
    await actAndSettle(() => answered.resolve());
    await vi.waitFor(() => expect(page.find('[data-noted="step"]')).not.toBeNull());
    expect(page.find('[data-next]')).not.toBeNull();
  });

  it('shows a démarche just noted with the next step that it brings, so that nothing moves under the pointer', async () => {
    const carnetApi = createCarnet([]);
    const answered = Promise.withResolvers<void>();
    const { dates } = carnetApi.advice;
    let asked = 0;
    const advice = { ...carnetApi.advice, dates: () => (++asked === 1 ? dates() : answered.promise.then(dates)) };
    const page = await openSteps({ ...carnetApi, advice });
    await page.fill({ kind: 'plainte-police', where: 'Commissariat' });
    await vi.waitFor(() => expect(asked).toBe(2));
    expect(page.find('[data-noted="step"]')).toBeNull();
    expect(page.text()).toContain('Enregistré.');
    await actAndSettle(() => answered.resolve());
    await vi.waitFor(() => expect(page.find('[data-noted="step"]')).not.toBeNull());
    expect(page.find('[data-next="send-copy"]')).not.toBeNull();
  });

  it('says that a complaint is noted, with its reference to copy, and folds the form', async () => {
    const page = await openSteps(createCarnet([]));
    expect(page.find('[data-completed]')).toBeNull();
    expect(page.find('details.note-forms')?.hasAttribute('open')).toBe(true);
    await page.fill({ kind: 'plainte-police', reference: '0001/2026' });
    const panel = page.find('[data-completed="complaint"]');
    expect(panel?.textContent?.replace(/\s/g, ' ')).toContain('n° 0001/2026');
    expect(panel?.textContent).toContain('Gardez le récépissé en lieu sûr');
    expect(document.activeElement?.textContent).toBe('Plainte notée');
    expect(page.find('details.note-forms')?.hasAttribute('open')).toBe(false);
    await page.press('[data-completed="complaint"] [data-action="copy-reference"]');
    expect(panel?.textContent).toContain('Copié.');
    // What is noted next is the news then.
    await page.fill({ kind: 'platform' });
    await vi.waitFor(() => expect(page.find('[data-completed="complaint"]')).toBeNull());
    expect(page.textOf('[data-complaint]')).toContain('0001/2026');
  });

  it.each([
    ['nothing was made', 'plainte-police', null, ['police', null]],
    ['nothing is new', 'plainte-police', { purpose: 'police', n: 0 }, ['police', null]],
    ['two captures are new', 'plainte-procureur', { purpose: 'prosecutor', n: 2 }, ['prosecutor', null]],
  ] as const)(
    'after a complaint, offers a complement of its dossier: %s',
    async (_name, kind, complement, recipients) => {
      const carnetApi = createCarnet([buildStep(kind)]);
      const findComplement = vi.fn(async () => complement);
      const page = await openSteps(override(carnetApi, { exports: { findComplement } }));
      expect(findComplement).toHaveBeenCalledWith(recipients, expect.anything(), expect.anything());
      await vi.waitFor(() => expect(page.find('[data-noted="step"]')).not.toBeNull());
      if (complement === null || complement.n === 0) return expect(page.find('[data-complement]')).toBeNull();
      await page.press('[data-action="complement"]');
      await vi.waitFor(() => expect(shownPath()).toBe('before-export'));
      const stored = JSON.parse(carnetApi.storedDocuments.get('export') ?? '{}');
      expect([stored.purpose, stored.onlyNew]).toEqual(['prosecutor', true]);
    },
  );

  it('shows one next step, with its reason, its letter and its source, and folds the others', async () => {
    const own = buildStep('avocat', { next: 'Rappeler', nextDate: '2026-12-20' });
    const page = await openSteps(createCarnet([POLICE, own]));
    const next = page.find('[data-next="send-copy"]');
    expect(next?.querySelector('.first-action')?.textContent).toBe('Envoyez une copie de la plainte au procureur');
    expect(next?.textContent?.replace(/\s/g, ' ')).toContain(
      'Après : Plainte à la police ou à la gendarmerie, Commissariat, 10 novembre 2026',
    );
    expect(next?.querySelector('.sources')?.textContent).toContain('articles 40, 40-3, 41-3-1, 85');
    const others = page.find('details[data-list="others"]');
    expect(others?.hasAttribute('open')).toBe(false);
    expect(others?.textContent).toContain('Rappeler');
    expect(others?.textContent?.replace(/\s/g, ' ')).toContain('Le 20 décembre 2026');
    // Who answers a question, and that the date changes the next step.
    expect(next?.textContent).toContain('bureau d’aide aux victimes du tribunal répond aussi, gratuitement');
    expect(textsOf('[data-noted="step"]').join()).toContain('décision : notez aussi la date plus haut.');
  });

  it('computes what follows again once a day is noted, and stores it with the investigator', async () => {
    const carnetApi = createCarnet([POLICE]);
    const page = await openSteps(carnetApi);
    await page.fill({ investigator: 'Adjudant Exemple', 'event-reached': '2026-11-17' });
    expect(storedSteps(carnetApi)).toMatchObject([
      { kind: 'plainte-police', investigator: 'Adjudant Exemple', events: [{ event: 'reached', day: '2026-11-17' }] },
    ]);
    const next = page.textOf('[data-next="wait-three-months"]');
    expect(next).toContain('Le procureur a reçu votre plainte : trois mois avant de pouvoir aller devant un juge');
    expect(next).toContain('Fin de l’attente : le 18 février 2027');
    expect(next).toContain('Inutile de relancer avant cette date');
    expect(page.find('[data-letter="complement-plainte"]')?.getAttribute('data-route')).toBe('before-export');
    expect(next).not.toContain('À partir du');
    expect(page.text()).toContain('Qui enquête : Adjudant Exemple');
  });

  it('lets a démarche noted wrong be corrected', async () => {
    const carnetApi = createCarnet([{ ...POLICE, reference: '' }]);
    const page = await openSteps(carnetApi);
    const read = (name: string) =>
      document.querySelector<HTMLInputElement>(`[data-noted="step"] [name="${name}"]`)?.value;
    expect([read('where'), read('date'), read('reference')]).toEqual(['Commissariat', '10/11/2026', '']);
    expect(page.text()).toContain('Numéro du récépissé ou du courrier.');
    await page.fill({ where: 'Gendarmerie', date: '2026-11-09', reference: '0002/2026' });
    expect(storedSteps(carnetApi)).toMatchObject([
      { id: POLICE.id, where: 'Gendarmerie', date: '2026-11-09', reference: '0002/2026' },
    ]);
  });

  it.each([
    ['event-reached', '2026-11-09', 'Cette date est avant celle de la démarche (10 novembre 2026)'],
    ['event-reached', '2026-11-21', 'Cette date n’est pas encore passée'],
    ['date', '2027-11-10', 'Cette date n’est pas encore passée'],
  ])('stores no impossible %s (%s), and says why at the field', async (name, day, sentence) => {
    const carnetApi = createCarnet([POLICE]);
    const page = await openSteps(carnetApi);
    const stored = carnetApi.storedDocuments.get('steps');
    await page.fill({ [name]: day });
    expect(carnetApi.storedDocuments.get('steps')).toBe(stored);
    const field = page.find(`[name="${name}"]`);
    expect(document.activeElement).toBe(field);
    const described = field?.getAttribute('aria-describedby')?.split(' ').at(-1) ?? '';
    expect(document.getElementById(described)?.textContent?.replace(/\s/g, ' ')).toContain(sentence);
    await page.fill({ [name]: '2026-11-12' });
    expect(carnetApi.storedDocuments.get('steps')).toContain('2026-11-12');
    expect(page.find('[aria-invalid]')).toBeNull();
  });

  it('asks what was done before it notes anything', async () => {
    const carnetApi = createCarnet([]);
    const page = await openSteps(carnetApi);
    const kind = document.querySelector<HTMLSelectElement>('[name="kind"]');
    expect(kind?.labels[0]?.textContent?.replace(/\s/g, ' ')).toBe('Quelle démarche ?');
    expect([kind?.value, kind?.selectedOptions[0]?.textContent]).toEqual(['', 'Choisir…']);
    const stored = carnetApi.storedDocuments.get('steps');
    await page.fill({ where: 'Commissariat' });
    expect(carnetApi.storedDocuments.get('steps')).toBe(stored);
    await page.fill({ kind: 'plainte-police' });
    expect(carnetApi.storedDocuments.get('steps')).toContain('plainte-police');
  });

  it('opens the form of a complaint to the police when the person says that it is filed', async () => {
    const carnetApi = createCarnet([]);
    const { page } = await showCarnet(answers, 'filed', carnetApi);
    await vi.waitFor(() => expect(page.find('[data-note="step"][open] [name="kind"]')).not.toBeNull());
    expect(document.querySelector<HTMLSelectElement>('[name="kind"]')?.value).toBe('plainte-police');
    expect(page.textOf('.next-step .first-action')).toBe('Noter votre plainte, ci-dessus');
    await page.fill({ where: 'Commissariat' });
    await vi.waitFor(() => expect(carnetApi.storedDocuments.get('steps')).toContain('plainte-police'));
  });

  it('asks whether an act of the avocat is about every capture, and takes none for granted', async () => {
    const carnetApi = createCarnet([]);
    const page = await openSteps(carnetApi);
    await page.choose('[name="kind"]', 'press-act');
    expect(document.querySelector<HTMLSelectElement>('[name="scope"]')?.value).toBe('some');
    await page.fill({ scope: 'all', date: '2026-12-12' });
    expect(page.find('[name="date"][aria-invalid]')).not.toBeNull();
    await page.fill({ date: '2026-11-12' });
    expect(storedSteps(carnetApi).map(({ items }) => items)).toEqual([[buildIndexItem(12).id]]);
  });

  it('shows what an act of the avocat counts for, and lets it be changed', async () => {
    const act = buildStep('press-act', { date: '2026-11-12' });
    const carnetApi = createCarnet([act]);
    const page = await openSteps(carnetApi);
    const card = () => page.textOf('[data-noted="step"]');
    await vi.waitFor(() => expect(card()).toContain('Ne change aucun délai : aucune capture choisie.'));
    await page.fill({ scope: 'all' });
    await vi.waitFor(() => expect(card()).toContain('Compte pour 1 capture choisie, si elle est d’avant cet acte.'));
    expect(storedSteps(carnetApi)).toMatchObject([{ id: act.id, items: [buildIndexItem(12).id] }]);
    await page.fill({ date: '' });
    await vi.waitFor(() => expect(card()).toContain('Sans sa date, cet acte ne change aucun délai.'));
    await page.fill({ scope: 'some' });
    expect(storedSteps(carnetApi)).toMatchObject([{ id: act.id, items: [] }]);
  });

  it('shows a day that holds beside one that is perhaps over, and that a day off extends nothing', async () => {
    const end = { publications: 300, renewedBy: null };
    const facts = {
      press: { ...end, day: '2027-02-12', latest: null },
      perhapsOver: { ...end, day: TODAY, latest: '2026-12-20', publications: 1 },
    };
    const followUp = buildFollowUp({ ...NO_FACTS, ...facts }, TODAY);
    const progress = buildCaseProgress({ captures: 1, dossiers: 0, steps: [], followUp }, TODAY);
    const page = await openDated({ followUp, progress });
    const text = page.textOf('[data-next="press-perhaps-over"]');
    expect(text).toContain('Une publication, peut-être déjà hors délai : au plus tard le 20 décembre 2026');
    expect(text).toContain('Jusqu’au 12 février 2027 : 300 publications en dépendent');
    expect(text).toContain('Ce délai ne sera pas prolongé.');
  });

  it('says that the news were asked for, and that no judge has to be asked', async () => {
    const reached = { ...POLICE, date: '2026-07-01', events: [{ event: 'reached' as const, day: '2026-07-05' }] };
    const page = await openSteps(createCarnet([reached, buildStep('demande-avis', { date: '2026-11-02' })]));
    const text = page.textOf('[data-next="ask-judge"]');
    expect(text).toContain('Votre demande est envoyée le 2 novembre 2026. Gardez la preuve.');
    expect(text).toContain('Vous n’êtes pas obligé(e) de vous adresser à un juge.');
  });

  it('says that the time of old insults is probably over', async () => {
    const from = { first: '2026-06-01', last: '2026-06-01' };
    const press = { limitationPeriod: 'press', dayBefore: '2026-08-31', legalDay: '2026-09-01', from } as const;
    const passed = [{ ...press, ordinals: [12], publications: 1, renewedBy: null, doubts: [] }];
    const known = await datesOf([POLICE]);
    const page = await openDated({ ...known, deadlines: { ...known.deadlines, passed } }, [POLICE]);
    expect(page.textOf('[data-passed="press"]')).toContain(
      'Insultes, accusations, appels à la violence de plus de trois mois',
    );
  });

  it('names each day field, and asks only for what may come after that démarche', async () => {
    await openSteps(createCarnet([POLICE, buildStep('protection', { date: '2026-11-01' })]));
    const fields = [...document.querySelectorAll<HTMLInputElement>('input[name^="event-"]')];
    expect(fields.map(({ name }) => name.replace('event-', '')).toSorted()).toEqual(
      [
        'appealJudged',
        'closed',
        'court',
        'final',
        'granted',
        'hearing',
        'joined',
        'judged',
        'penalOrder',
        'reached',
        'received',
        'refused',
      ].toSorted(),
    );
    for (const { labels } of fields) expect(labels?.[0]?.textContent?.trim()).not.toBe('');
  });

  it('is announced in order, each control under its own name', async () => {
    const closed = { ...POLICE, events: [{ event: 'closed' as const, day: '2026-11-15' }] };
    const asked = buildStep('protection', { date: '2026-05-01' });
    const refused = buildStep('platform', { events: [{ event: 'refused', day: '2026-11-01' }] });
    const page = await openSteps(createCarnet([closed, asked, refused]));
    expect(page.textOf('[data-list="passed"]')).toContain('C’était jusqu’au');
    await actAndSettle(() => {
      for (const { parentElement } of document.querySelectorAll('[data-next] summary'))
        parentElement?.setAttribute('open', '');
    });
    const tree = readAriaTree(document.body);
    const panel = document.querySelector('[data-next]');
    expect(findNameFaults(tree).filter((fault) => !fault.startsWith('two controls'))).toEqual([]);
    const names = [...(panel?.querySelectorAll('a, summary') ?? [])].map(({ textContent }) => textContent);
    expect(names.length).toBeGreaterThan(5);
    expect(new Set(names).size).toBe(names.length);
  });

  it('shows nothing of it while the carnet is locked', async () => {
    const { answers: lockAnswers } = createLockBackground('locked');
    const carnetApi = createCarnet([POLICE]);
    const dates = vi.spyOn(carnetApi.advice, 'dates');
    const { page } = await showCarnet({ ...answers, ...lockAnswers }, 'steps', carnetApi);
    await vi.waitFor(() => expect(page.find('[type="password"]')).not.toBeNull());
    expect(page.find('[data-next]')).toBeNull();
    expect(page.text()).not.toMatch(/Commissariat|procureur|0001/);
    expect(dates).not.toHaveBeenCalled();
  });

  it('shows the task of the case, with the day that the task does not stop', async () => {
    const press = { id: 'press', step: null, from: null, until: '2027-02-16', on: null } as const;
    const followUp = { next: press, others: [], passed: [] };
    const progress = buildCaseProgress({ captures: 1, dossiers: 0, steps: [], followUp }, TODAY);
    const page = await openDated({ followUp, progress });
    const next = page.find('[data-next="dossier"]');
    expect(next?.querySelector('.first-action a')?.getAttribute('data-route')).toBe('before-export');
    expect(next?.textContent?.replace(/\s/g, ' ')).toContain('Jusqu’au 16 février 2027');
    expect(page.find('[data-list="others"]')).toBeNull();
  });

  it('keeps the day that a complaint does not stop beside the next step', async () => {
    const press = { id: 'press', step: null, from: null, until: '2027-02-16', on: null } as const;
    const receipt = { id: 'own', step: POLICE.id, from: null, until: null, on: '2026-12-01' } as const;
    const followUp = { next: receipt, others: [press], passed: [] };
    const progress = buildCaseProgress({ captures: 1, dossiers: 1, steps: [POLICE], followUp }, TODAY);
    const page = await openDated({ followUp, progress }, [POLICE]);
    expect(page.textOf('[data-next="own"]')).toContain(
      'Insulte, accusation, appel à la violence : un avocat. Jusqu’au 16 février 2027',
    );
    expect(page.find('[data-list="others"]')).toBeNull();
  });

  it('says when nothing is known, and shows nothing else', async () => {
    const progress = buildCaseProgress(
      { captures: 1, dossiers: 1, steps: [POLICE], followUp: { next: null, others: [], passed: [] } },
      TODAY,
    );
    const page = await openDated({ progress });
    await vi.waitFor(() => expect(page.textOf('[data-next="none"]')).toContain('Rien à suivre'));
    expect(page.find('[data-next="none"] .empty svg')).not.toBeNull();
    expect(page.find('[data-list="others"]')).toBeNull();
    expect(page.find('[data-passed="press"]')).toBeNull();
  });
});

describe('the days of the follow-up on the page of dates', () => {
  const steps = [
    { ...POLICE, events: [{ event: 'reached' as const, day: '2026-11-17' }] },
    buildStep('protection', { date: '2026-11-01' }),
    buildStep('avocat', { next: 'Rappeler', nextDate: '2026-11-24' }),
  ];

  it('are all in the calendar, under a neutral title', async () => {
    const page = await showPart(h(DatesFold, { dates: await datesOf(steps), isOpen: false }), {
      carnetApi: { advice: noAdvice },
    });
    const href = page.find('[data-download="calendar"]')?.getAttribute('href') ?? '';
    expect(page.text()).toContain('Refaites-le après chaque capture et chaque acte.');
    const file = decodeURIComponent(href.split(',')[1] ?? '');
    expect([...file.matchAll(/DTSTART;VALUE=DATE:(\d+)/g)].map(([, day]) => day)).toEqual([
      // The day that the person chose, the silence, the three months, and a week before the court’s last safe day.
      '20261124',
      '20270102',
      '20270218',
      '20270221',
    ]);
    expect(new Set([...file.matchAll(/SUMMARY:(.*)\r/g)].map(([, title]) => title))).toEqual(new Set(['Rappel']));
    expect(file).not.toMatch(/plainte|procureur|tribunal|commissariat|avocat/i);
  });
});
