import { describe, expect, it } from 'vitest';
import { waitFor } from '../../support/browser/wait.ts';

describe('waitFor', () => {
  it('waits on while progress is shown, and no longer than its time without', async () => {
    let polls = 0;
    const poll = async (): Promise<number | null> => {
      polls += 1;
      return polls === 20 ? polls : null;
    };
    // Each interval is longer than the whole time.
    await expect(waitFor('the end', poll, 1, 3, () => `screen ${polls}`)).resolves.toBe(20);
    polls = 0;
    await expect(waitFor('the end', poll, 1, 3, () => 'screen 1')).rejects.toThrow('Waited 0.001 s for the end');
    expect(polls).toBeLessThan(5);
  });
});
