import type { RefusalCode } from '../../domain/shared/errors.ts';
import type { PickerText } from '../overlay/pickerOverlay.ts';
import type { ProgressText } from '../overlay/progressPanel.ts';
import type { RegionSelectorText } from '../overlay/regionSelector.ts';
import { refusalSentence, t, type Words } from './index.ts';

export function buildPickerText(words: Words): PickerText {
  return {
    label: t(words, 'picker.label'),
    leave: t(words, 'picker.leave'),
    noPost: t(words, 'picker.noPost'),
    inFrame: t(words, 'picker.inFrame'),
    openFrame: t(words, 'picker.openFrame'),
    position: (place, total) => t(words, 'picker.position', { place, total }),
  };
}

/** The toasts shown on the page at the end of a capture. */
export function buildToastText(words: Words) {
  return {
    working: t(words, 'toast.working'),
    close: t(words, 'toast.close'),
    saved: (ordinal: number): string => t(words, 'toast.saved', { ordinal }),
    refused: (code: RefusalCode | 'bug'): string => refusalSentence(words, code),
  };
}

export function buildRegionSelectorText(words: Words): RegionSelectorText {
  return {
    label: t(words, 'region.label'),
    record: t(words, 'region.record'),
    leave: t(words, 'picker.leave'),
    describeRegion: ({ x, y, width, height }) => t(words, 'region.place', { width, height, left: x, top: y }),
  };
}

export function buildThreadProgressText(words: Words): ProgressText {
  return {
    ...buildProgressText(words),
    progress: (screen, limit, kept) => t(words, 'thread.progress', { n: kept, screen, limit }),
  };
}

/** How the capture of a thread ended. */
export interface ThreadOutcome {
  /** The « élément n° » of each recorded post. */
  readonly ordinals: readonly number[];
  readonly screenshots: number;
  readonly missed: number;
  /** Stopped by the user, by the limit, or by a refusal. */
  readonly isPartial: boolean;
  /** The error that stopped it, if any. */
  readonly refusal: RefusalCode | 'bug' | null;
}

export function formatThreadOutcome(
  words: Words,
  { ordinals, screenshots, missed, isPartial, refusal }: ThreadOutcome,
): string {
  const n = ordinals.length;
  const [first, last] = [Math.min(...ordinals), Math.max(...ordinals)];
  return [
    ...(n > 0 ? [t(words, 'thread.saved', { n, first, last, shots: screenshots })] : []),
    ...(isPartial && n > 0 ? [t(words, 'thread.inPart')] : []),
    ...(missed > 0 ? [t(words, 'thread.missed', { n: missed })] : []),
    ...(refusal === null ? [] : [refusalSentence(words, refusal)]),
    ...(n === 0 && missed === 0 && refusal === null ? [refusalSentence(words, 'nothing-there')] : []),
  ].join(' ');
}

export function buildProgressText(words: Words): ProgressText {
  return {
    progress: (screen, limit) => t(words, 'progress.screen', { screen, limit }),
    stop: t(words, 'progress.stop'),
    continueFurther: t(words, 'progress.further'),
  };
}
