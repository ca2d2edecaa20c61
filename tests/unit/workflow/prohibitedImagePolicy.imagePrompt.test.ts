import { expect, it } from 'vitest';
import { isImagePromptDue, recordImagePromptAnswer } from '../../../src/workflow/prohibitedImagePolicy.ts';
import { createTestDependencies, recordOne } from '../../support/testDependencies.ts';

it('isImagePromptDue returns true after the first capture of a case, until the prompt is answered', async () => {
  const deps = createTestDependencies();
  expect(await isImagePromptDue(deps, crypto.randomUUID())).toBe(false);
  await recordOne(deps);
  const caseId = (await deps.store.currentCase())?.caseId ?? '';
  expect(await isImagePromptDue(deps, caseId)).toBe(true);
  await recordImagePromptAnswer(deps, caseId);
  expect(await isImagePromptDue(deps, caseId)).toBe(false);
});
