import { expect, it } from 'vitest';
import { MAX_LISTED_POSTS } from '../../../src/domain/capture/observation.ts';
import { parsePageQuestion } from '../../../src/messages/pageQuestions.ts';

const id = '00000000-0000-4000-8000-000000000001';

it('accepts every question of a capture script', () => {
  const questions = [
    { type: 'choose' },
    { type: 'choose', insteadOf: id },
    { type: 'notChosen', attempt: id },
    { type: 'otherCases', item: id },
    { type: 'captureThread' },
    { type: 'findTaken', page: 'https://exemple.invalid/fil', keys: ['a', 'b'] },
    { type: 'threadEnded', page: 'https://exemple.invalid/fil', thread: id },
    { type: 'threadStopped' },
    { type: 'findOpenedTabs' },
    { type: 'ask', attempt: id },
  ];
  for (const question of questions) expect(parsePageQuestion(question)).toEqual(question);
});

it('attack: refuses requests of our own pages, messages of the port and values of another shape', () => {
  const forged = [
    null,
    'choose',
    { name: 'ui>bg:listItems', request: { from: 0, count: 200 } },
    { name: 'ui>bg:eraseAll', request: {} },
    { type: 'begin', mode: 'post', entry: 'picker' },
    { type: 'choose', insteadOf: '../../x' },
    { type: 'otherCases', item: 'tout' },
    { type: 'ask' },
    { type: 'findTaken', page: 3, keys: [] },
    { type: 'findTaken', page: 'x', keys: ['a', null] },
  ];
  for (const message of forged) expect(parsePageQuestion(message), JSON.stringify(message)?.slice(0, 80)).toBeNull();
  const tooMany = { type: 'findTaken', page: 'x', keys: Array.from({ length: MAX_LISTED_POSTS + 1 }, () => 'a') };
  expect(parsePageQuestion(tooMany)).toEqual({ ...tooMany, keys: tooMany.keys.slice(1) });
  // A question keeps nothing of what else it has.
  expect(parsePageQuestion({ type: 'findOpenedTabs', name: 'ui>bg:eraseAll', request: {} })).toEqual({
    type: 'findOpenedTabs',
  });
});
