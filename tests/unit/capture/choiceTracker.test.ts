import { expect, it } from 'vitest';
import { ChoiceTracker } from '../../../src/capture/choiceTracker.ts';
import { type AskBackground, parsePageQuestion } from '../../../src/messages/pageQuestions.ts';

/** A background that stores attempts; `isDown`: it does not answer. */
function createBackground(isDown = false) {
  const stored = new Set<string>();
  let count = 0;
  const answer = async (message: unknown) => {
    const question = parsePageQuestion(message);
    if (isDown) return null;
    if (question?.type === 'notChosen') stored.delete(question.attempt);
    if (question?.type !== 'choose') return null;
    count += 1;
    const attempt = `00000000-0000-4000-8000-00000000000${count}`;
    stored.add(attempt);
    if (question.insteadOf !== undefined) stored.delete(question.insteadOf);
    return { attempt };
  };
  return { stored, tracker: new ChoiceTracker(answer as AskBackground) }; // it answers the questions of a choice only
}

it('keeps one attempt for choices that the popup ended, until a capture takes it', async () => {
  const { stored, tracker } = createBackground();
  const first = tracker.begin();
  const second = tracker.begin();
  expect(first.signal.aborted).toBe(true);
  await tracker.cancel(first);
  await second.noted;
  expect(stored.size).toBe(1);
  expect(await tracker.complete(second)).toEqual({ insteadOf: [...stored][0] });
  const third = tracker.begin();
  await third.noted;
  // The capture deletes the taken one itself.
  expect(stored.size).toBe(2);
});

it('forgets a choice that the person cancelled', async () => {
  const { stored, tracker } = createBackground();
  const choice = tracker.begin();
  await choice.noted;
  expect(stored.size).toBe(1);
  await tracker.cancel(choice);
  expect(stored.size).toBe(0);
});

it('lets the capture begin when the background stored nothing', async () => {
  const { tracker } = createBackground(true);
  expect(await tracker.complete(tracker.begin())).toEqual({});
});
