import { imageQuestionSheet } from '../domain/importSheet.ts';
import { changeSheet, readSheet } from './sheets.ts';
import type { Desk } from './steps.ts';

/** Due once a case, after its first capture: nothing is asked before that. */
export async function imageQuestionDue(desk: Desk): Promise<boolean> {
  const head = await desk.store.currentCase();
  if (head === null || head.items === 0) return false;
  return (await readSheet(desk.sheets, head.caseId, imageQuestionSheet)) === null;
}

export async function imageQuestionAnswered(desk: Desk): Promise<void> {
  const head = await desk.store.currentCase();
  if (head === null) return;
  const answered = {
    schema: 'recueil/image-question/1',
    answeredAt: desk.clock.now().toISOString(),
  } as const;
  await changeSheet(desk, head.caseId, imageQuestionSheet, () => answered);
}
