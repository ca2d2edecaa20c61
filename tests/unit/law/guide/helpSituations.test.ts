import { expect, test } from 'vitest';
import { GUIDE } from '../../../../src/law/guide/guideScreens.ts';
import { commonGroups, HELP_SITUATIONS, type HelpSituation } from '../../../../src/law/guide/helpSituations.ts';
import { QUESTION_IDS, QUESTIONS } from '../../../../src/law/questions.ts';
import { OFFENCES, offencesAbout, SUGGESTION_RULES } from '../../../../src/law/suggestions.ts';

const screensOf = (situation: HelpSituation) => [
  situation.lead,
  ...situation.screens,
  ...commonGroups(situation).flatMap(({ screens }) => screens),
];

test('every screen of the guide is on a card, and none twice on the same', () => {
  const shown = HELP_SITUATIONS.flatMap(screensOf);
  expect(GUIDE.map(({ id }) => id).filter((id) => !shown.includes(id))).toEqual([]);
  expect(shown.filter((id) => !GUIDE.some((screen) => screen.id === id))).toEqual([]);
  for (const situation of HELP_SITUATIONS)
    expect(new Set(screensOf(situation)).size, situation.id).toBe(screensOf(situation).length);
});

test('every offence and every tick is on a card, and the ticks of each rule are together on one', () => {
  const offences = HELP_SITUATIONS.flatMap(({ questions }) => offencesAbout(questions));
  expect(OFFENCES.filter((one) => !offences.includes(one))).toEqual([]);
  const asked = HELP_SITUATIONS.flatMap(({ questions }) => questions);
  expect(QUESTION_IDS.filter((id) => !asked.includes(id))).toEqual([]);
  const isTogether = (ids: readonly string[]) =>
    HELP_SITUATIONS.some(({ questions }) => ids.every((id) => questions.some((one) => one === id)));
  expect(Object.values(SUGGESTION_RULES).flatMap((lists) => lists.filter((ids) => !isTogether(ids)))).toEqual([]);
});

test.each([
  ['threats', ['call']],
  ['group', ['threat', 'call', 'several']],
  ['minor', ['self-acts', 'sexual', 'accusation', 'minor-image', 'minor-adult']],
] as const)('the card « %s » asks about the gravest facts of its situation', (id, asked) => {
  expect(HELP_SITUATIONS.find((one) => one.id === id)?.questions).toEqual(expect.arrayContaining([...asked]));
});

test('a card asks twelve ticks at most, and asks about suicide only who helps', () => {
  expect(HELP_SITUATIONS.filter(({ questions }) => questions.length > 12)).toEqual([]);
  const others = HELP_SITUATIONS.filter(({ id }) => id !== 'helper').flatMap(({ questions }) => questions);
  const texts = others.map((id) => QUESTIONS[id].fr);
  expect(texts.join()).not.toMatch(/suicide|mourir/);
});
