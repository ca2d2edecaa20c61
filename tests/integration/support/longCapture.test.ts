import { describe, expect, it } from 'vitest';
import { buildProgressText, buildStartOfferText, buildThreadProgressText } from '../../../src/overlay/overlayText.ts';
import { buildOverlayWords } from '../../../src/ui/locales/overlayWords.ts';
import { WORDS } from '../../../src/ui/locales/words.ts';
import { createLongCaptureWatcher, readShownProgress } from '../../support/browser/longCapture.ts';
import type { PageHandle } from '../../support/browser/pageHandle.ts';

const WORDS_OF_PAGE = buildOverlayWords(WORDS.fr);
const page = buildProgressText(WORDS_OF_PAGE);
const thread = buildThreadProgressText(WORDS_OF_PAGE);
const FACTS = { folded: { replies: 0, texts: 0 }, originals: 0, pressable: 0, found: 0, screens: 120, limit: 40 };

/** Runs the watcher on a page that shows this question, and returns the button pressed and the lines logged. */
async function answer(facts: typeof FACTS) {
  const { found, effects, answers, cancel } = buildStartOfferText(WORDS_OF_PAGE, facts);
  const [pressed, lines]: [string[], string[]] = [[], []];
  const shown = {
    onOverlay: async () => [[...answers.map(([text]) => text), cancel]],
    clickOverlayButton: async (key: string) => void pressed.push(key),
  } as unknown as PageHandle; // the two members that the watcher uses
  const watch = createLongCaptureWatcher(shown, (line) => lines.push(line));
  await watch([found + effects.join('')]);
  return { pressed, lines, watch };
}

describe('readShownProgress', () => {
  it('reads the counts of a page and of a thread, over a thousand too', () => {
    expect(readShownProgress([page.progress(3, 40, 0)])).toEqual({ posts: 0, screen: 3, limit: 40 });
    expect(readShownProgress([thread.progress(1234, 5000, 2718)])).toEqual({ posts: 2718, screen: 1234, limit: 5000 });
    expect(readShownProgress([thread.progress(1, 40, 1)])).toEqual({ posts: 1, screen: 1, limit: 40 });
    expect(readShownProgress(['Capture n° 3 gardée, @compte.'])).toBeNull();
  });
});

describe('createLongCaptureWatcher', () => {
  it('has a page of many screens captured to its end, in view', async () => {
    expect((await answer(FACTS)).pressed).toEqual(['cover.toEnd']);
    expect((await answer({ ...FACTS, pressable: 3, found: 3 })).pressed).toEqual(['cover.toEnd']);
  });

  it('has nothing unfolded on a short page', async () => {
    const folded = { replies: 2, texts: 1 };
    const { pressed } = await answer({ ...FACTS, folded, pressable: 3, found: 3, screens: 12 });
    expect(pressed).toEqual(['unfold.asIs']);
  });

  it('presses nothing without a question, and logs every twentieth screen', async () => {
    const { pressed, lines, watch } = await answer(FACTS);
    for (let screen = 1; screen <= 45; screen += 1) await watch([page.progress(screen, 200, 0)]);
    expect(pressed).toHaveLength(1);
    expect(lines.slice(1)).toEqual(['Screen 20, 200 at most', 'Screen 40, 200 at most']);
  });
});
