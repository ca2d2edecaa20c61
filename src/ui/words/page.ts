import type { RefusalCode } from '../../domain/shared/errors.ts';
import type { PickerWords } from '../page/outline.ts';
import type { ProgressWords } from '../page/progress.ts';
import type { ZoneWords } from '../page/zone.ts';
import { refusalSentence, t, type Words } from './index.ts';

export function pickerWords(words: Words): PickerWords {
  return {
    label: t(words, 'picker.label'),
    leave: t(words, 'picker.leave'),
    noPost: t(words, 'picker.noPost'),
    inFrame: t(words, 'picker.inFrame'),
    openFrame: t(words, 'picker.openFrame'),
    position: (place, total) => t(words, 'picker.position', { place, total }),
  };
}

/** What is said at the end of a capture, on the page. */
export function noticeWords(words: Words) {
  return {
    working: t(words, 'notice.working'),
    close: t(words, 'notice.close'),
    saved: (ordinal: number): string => t(words, 'notice.saved', { ordinal }),
    refused: (code: RefusalCode | 'bug'): string => refusalSentence(words, code),
  };
}

export function zoneWords(words: Words): ZoneWords {
  return {
    label: t(words, 'zone.label'),
    record: t(words, 'zone.record'),
    leave: t(words, 'picker.leave'),
    place: ({ x, y, width, height }) => t(words, 'zone.place', { width, height, left: x, top: y }),
  };
}

export function threadWords(words: Words): ProgressWords {
  return {
    ...progressWords(words),
    screen: (screen, limit, kept) => t(words, 'thread.progress', { n: kept, screen, limit }),
  };
}

/** How the capture of a thread ended. */
export interface ThreadEnd {
  /** « élément n° » of each recorded post. */
  readonly ordinals: readonly number[];
  readonly shots: number;
  readonly missed: number;
  /** Stopped, at the limit, or refused on the way. */
  readonly inPart: boolean;
  /** What stopped it. */
  readonly refusal: RefusalCode | 'bug' | null;
}

export function threadSentence(
  words: Words,
  { ordinals, shots, missed, inPart, refusal }: ThreadEnd,
): string {
  const n = ordinals.length;
  const [first, last] = [Math.min(...ordinals), Math.max(...ordinals)];
  return [
    ...(n > 0 ? [t(words, 'thread.saved', { n, first, last, shots })] : []),
    ...(inPart && n > 0 ? [t(words, 'thread.inPart')] : []),
    ...(missed > 0 ? [t(words, 'thread.missed', { n: missed })] : []),
    ...(refusal === null ? [] : [refusalSentence(words, refusal)]),
    ...(n === 0 && missed === 0 && refusal === null ? [refusalSentence(words, 'nothing-there')] : []),
  ].join(' ');
}

export function progressWords(words: Words): ProgressWords {
  return {
    screen: (screen, limit) => t(words, 'progress.screen', { screen, limit }),
    stop: t(words, 'progress.stop'),
    further: t(words, 'progress.further'),
  };
}
