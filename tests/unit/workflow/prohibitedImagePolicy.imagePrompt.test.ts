import { expect, it } from 'vitest';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { isImagePromptDue, recordImagePromptAnswer } from '../../../src/workflow/prohibitedImagePolicy.ts';
import { buildCapturedPage, buildRecordRequest, createTestDependencies } from '../../support/testDependencies.ts';

it('isImagePromptDue returns true after the first capture of a case, until the prompt is answered', async () => {
  const deps = createTestDependencies();
  expect(await isImagePromptDue(deps)).toBe(false);
  await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
  expect(await isImagePromptDue(deps)).toBe(true);
  await recordImagePromptAnswer(deps);
  expect(await isImagePromptDue(deps)).toBe(false);
});
