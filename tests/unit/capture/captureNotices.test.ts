// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { CaptureNotices } from '../../../src/capture/captureNotices.ts';
import { showToast } from '../../../src/overlay/toast.ts';
import { fr } from '../../../src/ui/locales/fr/index.ts';
import { buildOverlayWords } from '../../../src/ui/locales/overlayWords.ts';

vi.mock('../../../src/overlay/toast.ts', () => ({ showToast: vi.fn(), removeToast: vi.fn() }));
afterEach(() => vi.clearAllMocks());

const createNotices = () => new CaptureNotices(window, buildOverlayWords(fr), async () => null);
const told = () => vi.mocked(showToast).mock.calls.map(([{ tone, text }]) => [tone, text.replace(/\s/g, ' ')]);

it('tells nothing of what ran once its carnet was erased, and of what is captured afterwards', () => {
  const notices = createNotices();
  notices.clear('erased');
  notices.show('saved', '3 publications gardées. Carnet : Lina.');
  expect(told()).toEqual([]);
  notices.clear(null);
  notices.show('saved', 'Gardée.');
  expect(told()).toEqual([['saved', 'Gardée.']]);
});

it('names no carnet once the store was locked, though the capture was kept before', () => {
  const notices = createNotices();
  const ending = { type: 'sealed', warnings: [], total: 3, current: { name: 'Lina', place: 2 } } as const;
  const saved = { reading: null, sentWarnings: [], attempt: 'a' };
  expect(notices.describeSaved(ending, saved, {}).text).toContain('Lina');
  notices.clear('locked');
  expect(notices.mayName).toBe(false);
  const notice = notices.describeSaved(ending, saved, { captureInCase: () => undefined });
  expect(notice.text).toBe('Gardée. Recueil la montrera une fois déverrouillé.');
  notice.show();
  expect(told()).toHaveLength(1);
  expect(vi.mocked(showToast).mock.calls[0]?.[0].actions).toEqual([]);
  notices.clear(null);
  expect(notices.mayName).toBe(true);
});
