import type { FoldedCounts } from '../../domain/capture/folded.ts';
import { isPartial, listUrgentWarnings, type PageFields } from '../../domain/capture/observation.ts';
import type { CaseLabel } from '../../domain/case/caseLabel.ts';
import type { RefusalCode } from '../../domain/shared/errors.ts';
import { formatHandle } from '../../domain/shared/platforms.ts';
import type { PickerText } from '../overlay/pickerOverlay.ts';
import type { ProgressText } from '../overlay/progressPanel.ts';
import type { RegionSelectorText } from '../overlay/regionSelector.ts';
import type { UnfoldOfferText } from '../overlay/unfoldOffer.ts';
import { refusalSentence, t, type Words, warningSentence } from './index.ts';

/** `saved`: what the toast of the capture before said, when the person captures several in a row. */
export function buildPickerText(words: Words, saved: string | null = null): PickerText {
  return {
    label: saved === null ? t(words, 'picker.label') : `${saved} ${t(words, 'picker.next')}`,
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
    another: t(words, 'toast.another'),
    wrongCase: t(words, 'toast.wrongCase'),
    whichCase: t(words, 'toast.whichCase'),
    noOtherCase: t(words, 'toast.noOtherCase'),
    caseName: (label: CaseLabel): string => formatCaseName(words, label),
    /** « Carnet : Lina », in the picker. */
    inCase: (label: CaseLabel): string => t(words, 'cases.where', { name: formatCaseName(words, label) }),
    /** The most important warning is told with the number. */
    saved: (item: SavedItem): string => formatSaved(words, item),
    refused: (code: RefusalCode | 'bug'): string => refusalSentence(words, code),
  };
}

/** What the toast says of an item. */
export interface SavedItem {
  readonly ordinal: number;
  readonly seen: Pick<PageFields, 'warnings' | 'platform' | 'author'> | null;
  /** Its case, when there are several. */
  readonly current: CaseLabel | null;
}

function formatSaved(words: Words, { ordinal, seen, current }: SavedItem): string {
  const warnings = seen?.warnings ?? [];
  const [first, ...others] = listUrgentWarnings(warnings);
  const handle = seen?.author.handle ?? null;
  const account = seen === null || handle === null ? null : formatHandle(seen.platform, handle);
  const what = [t(words, 'toast.number', { ordinal }), ...(account === null ? [] : [account])].join(', ');
  return [
    t(words, isPartial(warnings) ? 'toast.savedInPart' : 'toast.saved', { what }),
    ...(current === null ? [] : [`${t(words, 'cases.where', { name: formatCaseName(words, current) })}.`]),
    ...(first === undefined ? [] : [warningSentence(words, first)]),
    ...(others.length > 0 ? [t(words, 'toast.otherWarnings', { n: others.length })] : []),
  ].join(' ');
}

function formatCaseName(words: Words, { name, place }: CaseLabel): string {
  return name || t(words, 'cases.unnamed', { place });
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
