import { isPartial, listUrgentWarnings } from '../domain/capture/captureWarnings.ts';
import type { FoldedCounts } from '../domain/capture/observation.ts';
import type { Reading } from '../domain/capture/reading.ts';
import type { CaseLabel } from '../domain/case/case.ts';
import type { RefusalCode } from '../domain/shared/errors.ts';
import { formatHandle } from '../platforms/platformTable.ts';
import { formatCaseName, refusalSentence, t } from '../ui/locales/index.ts';
import type { OverlayWords } from '../ui/locales/overlayWords.ts';
import type { PickerText } from './postPicker.ts';
import type { ProgressText } from './progressPanel.ts';
import type { RegionSelectorText } from './regionSelector.ts';
import type { StartAnswer, StartOfferText } from './toast.ts';

/** `saved`: what the toast of the capture before said, when the person captures several in a row. */
export function buildPickerText(words: OverlayWords, saved: string | null = null, isTouched = false): PickerText {
  return {
    label:
      saved === null
        ? t(words, isTouched ? 'picker.labelTouch' : 'picker.label')
        : `${saved} ${t(words, isTouched ? 'picker.nextTouch' : 'picker.next')}`,
    leave: leaveLabel(words, saved),
    noPost: t(words, 'picker.noPost'),
    covered: t(words, 'picker.covered'),
    inFrame: t(words, 'picker.inFrame'),
    openFrame: t(words, 'picker.openFrame'),
    position: (place, total) => t(words, 'picker.position', { place, total }),
  };
}

/** « Annuler » would seem to undo what is saved. */
const leaveLabel = (words: OverlayWords, saved: string | null): string =>
  t(words, saved === null ? 'picker.leave' : 'picker.finish');

/** The toasts shown on the page at the end of a capture. */
export function buildToastText(words: OverlayWords) {
  return {
    working: t(words, 'toast.working'),
    close: t(words, 'toast.close'),
    another: t(words, 'toast.another'),
    thread: t(words, 'toast.thread'),
    wrongCase: t(words, 'toast.wrongCase'),
    whichCase: t(words, 'toast.whichCase'),
    noOtherCase: t(words, 'toast.noOtherCase'),
    caseName: (label: CaseLabel): string => formatCaseName(words, label),
    /** « Carnet : Lina », in the picker. */
    inCase: (label: CaseLabel): string => t(words, 'caseName.where', { name: formatCaseName(words, label) }),
    /** The most important warning is told with the number. */
    saved: (item: SavedItem): string => formatSaved(words, item),
    coverRemoved: t(words, 'cover.removed'),
    refused: (code: RefusalCode | 'bug'): string => refusalSentence(words, code),
  };
}

/** What the toast says of an item. */
export interface SavedItem {
  /** Number of items kept in its case. Null while the store is locked: then its account is not told either. */
  readonly total: number | null;
  readonly seen: Pick<Reading, 'warnings' | 'platform' | 'author'> | null;
  /** Its case, when there are several. */
  readonly current: CaseLabel | null;
}

function formatSaved(words: OverlayWords, { total, seen, current }: SavedItem): string {
  const warnings = seen?.warnings ?? [];
  const [first, ...others] = listUrgentWarnings(warnings);
  const warning = first === undefined ? undefined : words.warnings[first];
  const handle = seen?.author.handle ?? null;
  const account = seen === null || handle === null || total === null ? null : formatHandle(seen.platform, handle);
  const kept = t(words, isPartial(warnings) ? 'toast.keptInPart' : 'toast.kept');
  const saved = account === null ? kept : `${kept}, ${account}`;
  return [
    total === null ? `${saved}. ${t(words, 'toast.locked')}` : `${saved} · ${t(words, 'toast.total', { n: total })}.`,
    ...nameCase(words, current),
    ...(warning === undefined ? [] : [warning]),
    ...(others.length > 0 ? [t(words, 'toast.otherWarnings', { n: others.length })] : []),
  ].join(' ');
}

export function buildRegionSelectorText(
  words: OverlayWords,
  saved: string | null = null,
  isTouched = false,
): RegionSelectorText {
  const label = t(words, isTouched ? 'region.labelTouch' : 'region.label');
  return {
    label: saved === null ? label : `${saved} ${label}`,
    record: t(words, 'region.record'),
    leave: leaveLabel(words, saved),
    corner: t(words, 'region.corner'),
    describeRegion: ({ x, y, width, height }) => t(words, 'region.place', { width, height, left: x, top: y }),
  };
}

const nameCase = (words: OverlayWords, current: CaseLabel | null): string[] =>
  current === null ? [] : [`${t(words, 'caseName.where', { name: formatCaseName(words, current) })}.`];

/** What is known of a page before a long capture. */
export interface StartFacts {
  readonly folded: FoldedCounts;
  /** Number of texts whose original a translation replaces. */
  readonly originals: number;
  /** Number of buttons that Recueil may press. */
  readonly pressable: number;
  /** Number of all parts that the page folds. */
  readonly found: number;
  readonly screens: number;
  /** The number of screens captured at most, unless the person chooses to go to the end. */
  readonly limit: number;
}

/** Asks whether to unfold where something may be pressed, else how far to go. */
export function buildStartOfferText(words: OverlayWords, facts: StartFacts): StartOfferText {
  const isLong = facts.screens > facts.limit;
  const long = t(words, 'cover.long', { n: facts.screens });
  const effects = t(words, 'cover.effects');
  const answer = (unfolds: boolean, isCovered: boolean, toEnd: boolean): StartAnswer => ({ unfolds, isCovered, toEnd });
  const toEnd = [
    [t(words, 'cover.toEndHidden'), answer(false, true, true)],
    [t(words, 'cover.toEnd'), answer(false, false, true)],
    [t(words, 'cover.firstScreens', { n: facts.limit }), answer(false, false, false)],
  ] as const;
  const cancel = t(words, 'unfold.cancel');
  if (facts.pressable === 0) return { found: long, effects: [effects], answers: toEnd, cancel };
  return {
    found: formatFound(words, facts),
    effects: [t(words, 'unfold.effects'), effects, ...(isLong ? [long] : [])],
    answers: [
      [t(words, 'unfold.unfold'), answer(true, false, false)],
      [t(words, 'cover.unfoldHidden'), answer(true, true, true)],
      ...(isLong ? toEnd : [[t(words, 'unfold.asIs'), answer(false, false, false)] as const]),
    ],
    cancel,
  };
}

function formatFound(
  words: OverlayWords,
  { folded: { replies, texts }, originals, pressable, found }: StartFacts,
): string {
  const parts = [
    ...(replies > 0 ? [t(words, 'unfold.replies', { n: replies })] : []),
    ...(texts > 0 ? [t(words, 'unfold.texts', { n: texts })] : []),
    ...(originals > 0 ? [t(words, 'unfold.originals', { n: originals })] : []),
  ];
  const some = pressable < found ? ` ${t(words, 'unfold.some', { n: pressable })}` : '';
  return t(words, 'unfold.found', { parts: parts.join(', ') }) + some;
}

export function buildUnfoldProgressText(words: OverlayWords): ProgressText {
  return {
    ...buildProgressText(words),
    progress: (screen, limit, presses) => t(words, 'unfold.progress', { n: presses, screen, limit }),
  };
}

export function buildThreadProgressText(words: OverlayWords): ProgressText {
  return {
    ...buildProgressText(words),
    progress: (screen, limit, kept) => t(words, 'thread.progress', { n: kept, screen, limit }),
  };
}

/** How the capture of a thread ended. */
export interface ThreadOutcome {
  /** Number of posts that it recorded. */
  readonly kept: number;
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
  /** Posts that an earlier capture of this page recorded: they were not captured again. */
  readonly resumed: number;
  /** The store is locked: whether posts were recorded before is not known. */
  readonly mayRepeat: boolean;
  readonly coverRemoved: boolean;
  /** Where the posts are, when there are several cases. */
  readonly current: CaseLabel | null;
  /** The error that stopped it, if any. */
  readonly refusal: RefusalCode | 'bug' | null;
}

export function formatThreadOutcome(words: OverlayWords, outcome: ThreadOutcome): string {
  const { kept: n, screenshots, missed, partial, folded, isPartial: isCut, siteFailed, resumed, refusal } = outcome;
  return [
    ...(n > 0 ? [t(words, 'thread.kept', { n, shots: screenshots }), ...nameCase(words, outcome.current)] : []),
    ...(resumed > 0 ? [t(words, 'thread.resumed', { n: resumed })] : []),
    ...(outcome.mayRepeat ? [t(words, 'thread.mayRepeat')] : []),
    ...(isCut ? [t(words, 'thread.inPart')] : []),
    ...(siteFailed ? [t(words, 'thread.siteFailed')] : []),
    ...(partial > 0 ? [t(words, 'thread.partial', { n: partial })] : []),
    ...formatFolded(words, folded),
    ...(missed > 0 ? [t(words, 'thread.missed', { n: missed })] : []),
    ...(refusal === null ? [] : [refusalSentence(words, refusal, {}, n + resumed > 0 ? 'before' : 'nothing')]),
    ...(outcome.coverRemoved ? [t(words, 'cover.removed')] : []),
    ...(n + resumed === 0 && missed === 0 && refusal === null ? [t(words, 'thread.nothing')] : []),
  ].join(' ');
}

/** « Replié par la page : 3 réponses, 12 textes. » */
function formatFolded(words: OverlayWords, { replies, texts }: FoldedCounts): string[] {
  const parts = [
    ...(replies > 0 ? [t(words, 'thread.foldedReplies', { n: replies })] : []),
    ...(texts > 0 ? [t(words, 'thread.foldedTexts', { n: texts })] : []),
  ];
  return parts.length > 0 ? [t(words, 'thread.folded', { parts: parts.join(', ') })] : [];
}

export function buildProgressText(words: OverlayWords): ProgressText {
  return {
    progress: (screen, limit) => t(words, 'progress.screen', { screen, limit }),
    stop: t(words, 'progress.stop'),
    continueFurther: t(words, 'progress.further'),
    hidePage: t(words, 'progress.hidePage'),
    paused: t(words, 'progress.paused'),
    title: t(words, 'cover.title'),
    note: t(words, 'cover.note'),
    remaining: (minutes) => t(words, 'cover.remaining', { n: minutes }),
  };
}
