import { expect, it } from 'vitest';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { isImagePromptDue, recordImagePromptAnswer } from '../../../src/workflow/prohibitedImagePolicy.ts';
import { buildCapturedPage, buildRecordRequest, createTestDependencies } from '../../support/testDependencies.ts';

it('isImagePromptDue returns true after the first capture of a case, until the prompt is answered', async () => {
  const deps = createTestDependencies();
  expect(await isImagePromptDue(deps, crypto.randomUUID())).toBe(false);
  await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
  const caseId = (await deps.store.currentCase())?.caseId ?? '';
  expect(await isImagePromptDue(deps, caseId)).toBe(true);
  await recordImagePromptAnswer(deps, caseId);
  expect(await isImagePromptDue(deps, caseId)).toBe(false);
});
