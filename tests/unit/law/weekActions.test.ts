import { describe, expect, test } from 'vitest';
import { GUIDE } from '../../../src/law/guide/guideScreens.ts';
import { type Answers, QUESTION_IDS, QUESTIONS } from '../../../src/law/questions.ts';
import { selectWeekActions, WEEK_ACTIONS } from '../../../src/law/weekActions.ts';
import { countWords, findLongSentences } from '../../support/law/wordCounts.ts';

const screensOf = (answers: Answers): string[] => selectWeekActions(answers).map(({ screen }) => screen);

describe('selectWeekActions', () => {
  test('says what to do for each tick, and nothing without one', () => {
    expect(screensOf({})).toEqual([]);
    expect(screensOf({ threat: 'no', insult: 'no' })).toEqual([]);
    expect(QUESTION_IDS.filter((id) => screensOf({ [id]: 'yes' }).length !== 1)).toEqual(['call']);
    // Article 24 of the law of 1881: three months, as for an insult.
    expect(screensOf({ call: 'yes' })).toEqual(['threats', 'insult']);
  });

  test('puts the most urgent first, whatever the order of the ticks', () => {
    const expected = ['threats', 'partner', 'insult', 'complain'];
    expect(screensOf({ repeated: 'yes', insult: 'yes', partner: 'yes', threat: 'yes' })).toEqual(expected);
    const [first] = selectWeekActions(Object.fromEntries(QUESTION_IDS.map((id) => [id, 'yes'])));
    expect(first?.fr).toMatch(/^Ne capturez pas cette image/);
  });
});

/** Five situations in ticks; the answer must be in the first action. */
test.each([
  ['acts imposed before a camera', ['self-acts'], /^Allez à la police/],
  ['blackmail with an intimate image', ['blackmail', 'intimate'], /^Ne payez pas, n’envoyez rien de plus.*3018/],
  ['insults in a class group', ['insult', 'several', 'school'], /adulte de l’établissement ou au 3018/],
  ['a fake account with my name', ['impersonation'], /^Capturez le faux compte .* signalez à la plateforme/],
  ['threats from an ex', ['threat', 'partner'], /^En danger maintenant, appelez le 17\. Sinon, capturez .* plainte/],
  ['words against an origin, nothing else', ['ground', 'public'], /avocat.*3 mois/],
  ['insulted at work', ['insult', 'work'], /écrivez à votre employeur : il doit vous protéger/],
] as const)('%s: the first action says what to do', (_situation, ticks, words) => {
  const [first] = selectWeekActions(Object.fromEntries(ticks.map((id) => [id, 'yes'])));
  expect(first?.fr).toMatch(words);
});

test('no action tells to capture a sexual image of a minor, even a fake one', () => {
  for (const tick of ['intimate', 'montage-sexual', 'montage', 'impersonation', 'minor-adult'])
    expect(
      selectWeekActions({ [tick]: 'yes' }).map(({ fr }) => fr),
      tick,
    ).toEqual([expect.stringMatching(/(?:mineur|Moins de 18 ans).*ne (?:la )?capturez|Ne capturez pas/)]);
});

test('a password is not changed before the 3919 when a partner or an ex may be watching', () => {
  const [first, second] = selectWeekActions({ hacked: 'yes', partner: 'yes' }).map(({ fr }) => fr);
  expect(first).toMatch(/^Appelez le 3919/);
  expect(second).toMatch(/conjoint ou d’un ex : le 3919 avant/);
});

test('sexual acts that are imposed lead to the police first, before the advice on blackmail', () => {
  const [first, second] = selectWeekActions({ 'self-acts': 'yes', blackmail: 'yes' }).map(({ fr }) => fr);
  expect(first).toMatch(/^Allez à la police .* peut être un viol/);
  expect(second).toMatch(/^Ne payez pas/);
});

test('an address that is published, or a pressure, is not called a threat to capture', () => {
  for (const tick of ['address', 'pressure'])
    expect(selectWeekActions({ [tick]: 'yes' })[0]?.fr).toBe(
      'En danger maintenant, appelez le 17. Sinon, capturez le message et portez plainte.',
    );
});

test('an action has 20 words at most in both languages, and a screen of the guide of its own', () => {
  expect(WEEK_ACTIONS.filter(({ fr, en }) => countWords(fr) > 20 || countWords(en) > 20)).toEqual([]);
  const screens = WEEK_ACTIONS.map(({ screen }) => screen);
  expect(screens.filter((id) => !GUIDE.some((screen) => screen.id === id))).toEqual([]);
  expect(new Set(screens).size).toBe(screens.length);
});

test('a tick is a sentence of 20 words at most', () => {
  expect(
    Object.values(QUESTIONS).flatMap((text) => [...findLongSentences(text.fr), ...findLongSentences(text.en)]),
  ).toEqual([]);
});
