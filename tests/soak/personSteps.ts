import { buildScreenshot } from '../support/e2e/sampleFiles.ts';
import { filmHead, opus } from '../support/import/mediaFiles.ts';
import { bytes, EMAIL } from '../support/import/sampleFiles.ts';
import type { ModelItem } from './personChecks.ts';

/** How often each step is drawn, against the others. */
export const STEPS = {
  capturePost: 4,
  captureScreen: 1,
  captureRegion: 1,
  capturePage: 0.5,
  importFile: 4,
  importChat: 1,
  openItem: 3,
  note: 2,
  rate: 1,
  intimate: 1,
  untick: 3,
  search: 2,
  filter: 2,
  group: 1,
  withdraw: 2,
  eraseItem: 2,
  eraseCase: 0.5,
  lock: 1,
  unlock: 6,
  addCase: 2,
  chooseCase: 3,
  openHere: 3,
  openTab: 2,
  closeTab: 1,
  killWorker: 0.5,
  makeDossier: 0.3,
} as const;
export type Step = keyof typeof STEPS;
export type CaptureStep = Extract<Step, `capture${string}`>;
/** What needs no open store. */
export const WHILE_LOCKED: ReadonlySet<Step> = new Set([
  'capturePost',
  'captureScreen',
  'captureRegion',
  'capturePage',
  'unlock',
  'openTab',
  'closeTab',
]);

const LIST_STEPS = ['search', 'filter', 'group', 'untick', 'makeDossier'] as const;
const ITEM_STEPS = ['openItem', 'note', 'rate', 'intimate', 'withdraw', 'eraseItem'] as const;
export type ListStep = (typeof LIST_STEPS)[number];
export type ItemStep = (typeof ITEM_STEPS)[number];

/** Whether a step can begin with an item of the list. */
export const suits = (step: ListStep | ItemStep, { isWithdrawn, isLeftOut, isIntimate }: ModelItem): boolean => {
  if (step === 'withdraw') return !isWithdrawn;
  // The annex has what is intimate, and a dossier of an annex alone is none.
  if (step === 'untick') return !isWithdrawn && !isIntimate;
  return step !== 'makeDossier' || !(isWithdrawn || isLeftOut || isIntimate);
};

/** States that the list is filtered by. */
export const FILTERS = {
  kept: ({ isWithdrawn }: ModelItem) => !isWithdrawn,
  'left-out': ({ isLeftOut }: ModelItem) => isLeftOut,
  withdrawn: ({ isWithdrawn }: ModelItem) => isWithdrawn,
} as const;

/** Files that become one item each; `n` makes each another file. */
export const FILES: readonly ((n: number) => readonly [string, Uint8Array | string])[] = [
  (n) => [`photo-${n}.png`, buildScreenshot(n % 60)],
  (n) => [`lettre-${n}.pdf`, `%PDF-1.4\n% ${n}\n%%EOF`],
  (n) => [`vocal-${n}.opus`, opus(96_312 + n)],
  (n) => [`film-${n}.mp4`, filmHead({ timescale: 1000, duration: 1600 + n })],
  (n) => [`message-${n}.eml`, EMAIL.replace('1@courriel', `${n}@courriel`)],
  (n) => [`inconnu-${n}.zip`, bytes('PK', [3, 4, n % 256], new Array(40).fill(0))],
];
