import type { RefusalCode } from '../../domain/errors.ts';
import type { PickerWords } from '../page/outline.ts';
import type { ProgressWords } from '../page/progress.ts';
import { refusalSentence, t, type Words } from './index.ts';

export function pickerWords(words: Words): PickerWords {
  return {
    label: t(words, 'picker.label'),
    leave: t(words, 'picker.leave'),
    noPost: t(words, 'picker.noPost'),
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

export function progressWords(words: Words): ProgressWords {
  return {
    screen: (screen, limit) => t(words, 'progress.screen', { screen, limit }),
    stop: t(words, 'progress.stop'),
    further: t(words, 'progress.further'),
  };
}
