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

it('tells at the end of a capture that its carnet was erased meanwhile, and nothing of what it kept', () => {
  const notices = createNotices();
  notices.clear('busy');
  notices.show('saved', '3 publications gardées. Carnet : Lina.', [{ label: 'Une autre', press: () => undefined }]);
  expect(told()).toEqual([['sorry', 'Capture arrêtée : le carnet a été effacé, captures comprises.']]);
  expect(vi.mocked(showToast).mock.calls[0]?.[0].actions).toEqual([]);
  // What is captured afterwards goes to another carnet.
  notices.clear(null);
  notices.show('saved', 'Capture gardée.');
  expect(told().at(-1)).toEqual(['saved', 'Capture gardée.']);
});

it('tells nothing of what was kept before, where nothing ran', () => {
  const notices = createNotices();
  notices.clear('idle');
  notices.show('sorry', 'Rien n’a changé.');
  expect(told()).toEqual([]);
});

it('tells the same of a capture that failed because of it before the page learned why, once', () => {
  const notices = createNotices();
  notices.showRefusal('cancelled');
  notices.clear('idle');
  const erased = 'Capture arrêtée : le carnet a été effacé, captures comprises.';
  expect(told().slice(1)).toEqual([['sorry', erased]]);
  notices.clear('idle');
  expect(told()).toHaveLength(2);
  // Another failure has nothing to do with it.
  notices.clear(null);
  notices.showRefusal('disk-full');
  notices.clear('idle');
  expect(told()).toHaveLength(3);
});

it('names no carnet once the store was locked, though the capture was kept before', () => {
  const notices = createNotices();
  const ending = { type: 'sealed', warnings: [], total: 3, current: { name: 'Lina', place: 2 } } as const;
  const saved = { reading: null, sentWarnings: [], attempt: 'a' };
  expect(notices.describeSaved(ending, saved, {}).text).toContain('Lina');
  notices.clear('locked');
  expect(notices.mayName).toBe(false);
  const notice = notices.describeSaved(ending, saved, { captureInCase: () => undefined });
  expect(notice.text).toBe('Capture gardée.');
  notice.show();
  expect(told()).toHaveLength(1);
  expect(vi.mocked(showToast).mock.calls[0]?.[0].actions).toEqual([]);
  notices.clear(null);
  expect(notices.mayName).toBe(true);
});
