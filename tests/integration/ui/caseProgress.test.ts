// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { stepsDocument } from '../../../src/domain/case/caseDocuments.ts';
import type { Step } from '../../../src/domain/item/step.ts';
import { buildCaseProgress } from '../../../src/law/followUp/caseProgress.ts';
import type { FollowUpEntry } from '../../../src/law/followUp/followUp.ts';
import { buildIndexItem, buildStep } from '../../support/indexItem.ts';
import { openCarnet } from '../../support/ui/openCarnet.ts';
import { createTestCarnetApi } from '../../support/ui/testCarnetApi.ts';
import { actAndSettle, createUiHarness, dataOf, noAdvice, summary } from '../../support/ui/uiHarness.ts';

const TODAY = '2026-11-20';
const COMPLAINT = [{ kind: 'plainte-police' }] as const;
const entry = (id: FollowUpEntry['id'], days: Partial<FollowUpEntry>): FollowUpEntry => ({
  id,
  step: 'a',
  from: null,
  until: null,
  on: null,
  ...days,
});

function overviewOf(
  steps: readonly Pick<Step, 'kind'>[],
  next: FollowUpEntry | null,
  { dossiers = 0, isDue = false } = {},
) {
  const progress = buildCaseProgress(
    { captures: 1, dossiers, steps, followUp: { next, others: [], passed: [] } },
    TODAY,
  );
  return { progress, isDue };
}

/** Opens the list of a case with as many captures. */
async function openList(
  overview: ReturnType<typeof overviewOf> | Promise<ReturnType<typeof overviewOf>>,
  ordinals: readonly number[] = [1, 2],
  { next = '', computer = 'mine' }: { next?: string; computer?: 'mine' | 'shared' | null } = {},
) {
  const items = ordinals.map((ordinal) => ({ ...summary, id: `item-${ordinal}`, ordinal }));
  const page = createUiHarness({
    'ui>bg:listItems': () => ({ total: items.length, items, interrupted: [] }),
    'ui>bg:readPreferences': () => ({ computer, lockOffer: 'aside', menu: true }),
  });
  const carnetApi = createTestCarnetApi(ordinals.map((ordinal) => buildIndexItem(ordinal)));
  const step = { ...buildStep('plainte-police', { next }), id: 'a' };
  carnetApi.storedDocuments.set('steps', JSON.stringify({ ...stepsDocument.empty, steps: [step] }));
  const advice = { ...noAdvice, overview: async () => overview };
  await openCarnet(page, 'items', Object.assign(carnetApi, { advice }));
  return page;
}

const readNext = () => document.querySelector('.next-line')?.textContent?.replace(/\s/g, ' ');

describe('the next step above the list', () => {
  it('keeps its place before the dates are known, and leaves the dossier to the button above', async () => {
    const known = Promise.withResolvers<ReturnType<typeof overviewOf>>();
    const page = await openList(known.promise);
    expect(page.find('.next-line')?.getAttribute('aria-busy')).toBe('true');
    await actAndSettle(() => known.resolve(overviewOf([], null)));
    expect(page.find('.next-line')?.getAttribute('aria-busy')).toBe('false');
    expect(readNext()).toBe('');
    expect(page.find('.title-line a')?.dataset.route).toBe('before-export');
  });

  it.each([
    ['a complaint to file', overviewOf([], null, { dossiers: 1 }), 'Porter plainte, si vous voulez', 'help/25'],
    [
      'a day of the follow-up',
      overviewOf(COMPLAINT, entry('civil-party', { until: '2027-01-10' })),
      'Envoyer la lettre de partie civile · Jusqu’au 10 janvier 2027',
      'steps',
    ],
    [
      'a period',
      overviewOf(COMPLAINT, entry('late-refusal', { from: '2026-12-01', until: '2027-01-10' })),
      'Voir un avocat : refus reçu tard · Du 1er décembre 2026 au 10 janvier 2027',
      'steps',
    ],
  ])('leads to %s', async (_name, overview, sentence, path) => {
    await openList(overview);
    await vi.waitFor(() => expect(readNext()).toBe(`Prochaine étape : ${sentence}`));
    expect(dataOf('.next-line a', 'route')).toEqual([path]);
  });

  it.each([
    ['mine', 'Demander le récépissé'],
    ['shared', 'Votre rappel'],
    [null, 'Votre rappel'],
  ] as const)(
    'names the step in the words of the person, only on a computer of theirs alone: %s',
    async (computer, step) => {
      const overview = overviewOf(COMPLAINT, entry('own', { on: '2026-12-01' }));
      await openList(overview, [1], { next: 'Demander le récépissé', computer });
      await vi.waitFor(() => expect(readNext()).toBe(`Prochaine étape : ${step} · Le 1er décembre 2026`));
    },
  );

  it.each([
    ['before a dossier', overviewOf([], null), ['before-export']],
    ['before a complaint', overviewOf([], null, { dossiers: 1 }), ['before-export']],
    ['after a complaint', overviewOf(COMPLAINT, entry('own', { on: '2026-12-01' })), []],
  ])('makes the dossier the primary button until a complaint: %s', async (_name, overview, paths) => {
    await openList(overview);
    expect(dataOf('.primary', 'route')).toEqual(paths);
  });

  it('names a date once: in the next step, else in the reminder', async () => {
    const dated = await openList(overviewOf(COMPLAINT, entry('own', { on: '2026-12-01' }), { isDue: true }));
    await vi.waitFor(() => expect(readNext()).toContain('Le 1er décembre 2026'));
    expect(dated.text()).not.toContain('Une date vous attend');
    const undated = await openList(overviewOf([], null, { dossiers: 1, isDue: true }));
    await vi.waitFor(() => expect(undated.text()).toContain('Une date vous attend cette semaine'));
  });

  it('leads to the dates, open, for the captures without one', async () => {
    const page = await openList(overviewOf(COMPLAINT, entry('press-undated', { step: null })));
    await vi.waitFor(() => expect(readNext()).toContain('Indiquer la date des captures sans date'));
    await page.press('.next-line a');
    await vi.waitFor(() => expect(document.activeElement?.closest('[data-fold="dates"][open]')).not.toBeNull());
  });

  it('shows no next step after a complaint when nothing is known', async () => {
    const page = await openList(overviewOf(COMPLAINT, null));
    await vi.waitFor(() => expect(page.find('.next-line')?.getAttribute('aria-busy')).toBe('false'));
    expect(readNext()).toBe('');
  });
});

describe('after the first capture', () => {
  it.each([
    [true, 'the first capture alone', [1], overviewOf([], null)],
    [false, 'a second capture', [1, 2], overviewOf([], null)],
    [false, 'one capture that is left', [4], overviewOf([], null)],
    [false, 'a dossier', [1], overviewOf([], null, { dossiers: 1 })],
  ])('the panel shows: %s, with %s', async (isShown, _name, ordinals, overview) => {
    const page = await openList(overview, ordinals);
    const panel = page.find('[data-completed="capture"]');
    expect(panel !== null).toBe(isShown);
    if (panel === null) return;
    expect(panel.querySelector('h2')?.textContent).toBe('Première capture gardée');
    // The strip above the list names the next step: a second one beside it would compete.
    expect(panel.querySelector('li')).toBeNull();
    expect(panel.textContent).not.toContain('dossier');
    expect(panel.textContent).toContain('Elle reste sur cet ordinateur.');
    // The style sheet shows the first section alone.
    expect(page.find('.one-at-a-time > section')).toBe(panel);
  });
});
