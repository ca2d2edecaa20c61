import { expect, it } from 'vitest';
import { imageQuestionAnswered, imageQuestionDue } from '../../../src/workflow/imageQuestion.ts';
import { recordItem } from '../../../src/workflow/record.ts';
import { page, request, testDesk } from '../../support/desk.ts';

it('is due after the first capture of a case, until it is answered', async () => {
  const desk = testDesk();
  expect(await imageQuestionDue(desk)).toBe(false);
  await recordItem(desk, page(), request(desk));
  expect(await imageQuestionDue(desk)).toBe(true);
  await imageQuestionAnswered(desk);
  expect(await imageQuestionDue(desk)).toBe(false);
});
