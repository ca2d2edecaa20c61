import type { FoldedCounts } from '../../domain/capture/folded.ts';
import { isPartial, listUrgentWarnings } from '../../domain/capture/observation.ts';
import type { RefusalCode } from '../../domain/shared/errors.ts';
import type { PickerText } from '../overlay/pickerOverlay.ts';
import type { ProgressText } from '../overlay/progressPanel.ts';
import type { RegionSelectorText } from '../overlay/regionSelector.ts';
import type { UnfoldOfferText } from '../overlay/unfoldOffer.ts';
import { refusalSentence, t, type Words, warningSentence } from './index.ts';

export function buildPickerText(words: Words): PickerText {
  return {
    label: t(words, 'picker.label'),
    leave: t(words, 'picker.leave'),
    noPost: t(words, 'picker.noPost'),
    covered: t(words, 'picker.covered'),
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
    /** `warnings`: those of the item; the most important is told with the number. */
    saved: (ordinal: number, warnings: readonly string[]): string => formatSaved(words, ordinal, warnings),
    refused: (code: RefusalCode | 'bug'): string => refusalSentence(words, code),
  };
}

function formatSaved(words: Words, ordinal: number, warnings: readonly string[]): string {
  const [first, ...others] = listUrgentWarnings(warnings);
  if (first === undefined) return t(words, 'toast.saved', { ordinal });
  const key = isPartial(warnings) ? 'toast.savedInPart' : 'toast.savedWithWarning';
  const more = others.length > 0 ? ` ${t(words, 'toast.otherWarnings', { n: others.length })}` : '';
  return `${t(words, key, { ordinal })} ${warningSentence(words, first)}${more}`;
}

export function buildRegionSelectorText(words: Words): RegionSelectorText {
  return {
    label: t(words, 'region.label'),
    record: t(words, 'region.record'),
    leave: t(words, 'picker.leave'),
    describeRegion: ({ x, y, width, height }) => t(words, 'region.place', { width, height, left: x, top: y }),
  };
}

/** `pressable`: the number of buttons that Recueil may press; `found`: of all that the page folds. */
export function buildUnfoldOfferText(
  words: Words,
  { replies, texts }: FoldedCounts,
  { pressable, found }: { readonly pressable: number; readonly found: number },
): UnfoldOfferText {
  const parts = [
    ...(replies > 0 ? [t(words, 'unfold.replies', { n: replies })] : []),
    ...(texts > 0 ? [t(words, 'unfold.texts', { n: texts })] : []),
  ];
  const some = pressable < found ? ` ${t(words, 'unfold.some', { n: pressable })}` : '';
  return {
    found: t(words, 'unfold.found', { parts: parts.join(', ') }) + some,
    effects: t(words, 'unfold.effects'),
    unfold: t(words, 'unfold.unfold'),
    asIs: t(words, 'unfold.asIs'),
    cancel: t(words, 'unfold.cancel'),
  };
}

export function buildUnfoldProgressText(words: Words): ProgressText {
  return {
    ...buildProgressText(words),
    progress: (screen, limit, presses) => t(words, 'unfold.progress', { n: presses, screen, limit }),
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
  /** Posts recorded in part. */
  readonly partial: number;
  /** Replies, at least, and texts that the page folds or cuts. */
  readonly folded: FoldedCounts;
  /** Stopped by the user, by the limit, or by a refusal. */
  readonly isPartial: boolean;
  /** The site showed an error instead of more posts. */
  readonly siteFailed: boolean;
  /** The error that stopped it, if any. */
  readonly refusal: RefusalCode | 'bug' | null;
}

export function formatThreadOutcome(
  words: Words,
  { ordinals, screenshots, missed, partial, folded, isPartial: isCut, siteFailed, refusal }: ThreadOutcome,
): string {
  const n = ordinals.length;
  const [first, last] = [Math.min(...ordinals), Math.max(...ordinals)];
  return [
    ...(n > 0 ? [t(words, 'thread.saved', { n, first, last, shots: screenshots })] : []),
    ...(isCut && n > 0 ? [t(words, 'thread.inPart')] : []),
    ...(siteFailed ? [t(words, 'thread.siteFailed')] : []),
    ...(partial > 0 ? [t(words, 'thread.partial', { n: partial })] : []),
    ...formatFolded(words, folded),
    ...(missed > 0 ? [t(words, 'thread.missed', { n: missed })] : []),
    ...(refusal === null ? [] : [refusalSentence(words, refusal)]),
    ...(n === 0 && missed === 0 && refusal === null ? [t(words, 'thread.nothing')] : []),
  ].join(' ');
}

/** « Replié par la page : 3 réponses, 12 textes. » */
function formatFolded(words: Words, { replies, texts }: FoldedCounts): string[] {
  const parts = [
    ...(replies > 0 ? [t(words, 'thread.foldedReplies', { n: replies })] : []),
    ...(texts > 0 ? [t(words, 'thread.foldedTexts', { n: texts })] : []),
  ];
  return parts.length > 0 ? [t(words, 'thread.folded', { parts: parts.join(', ') })] : [];
}

export function buildProgressText(words: Words): ProgressText {
  return {
    progress: (screen, limit) => t(words, 'progress.screen', { screen, limit }),
    stop: t(words, 'progress.stop'),
    continueFurther: t(words, 'progress.further'),
  };
}
