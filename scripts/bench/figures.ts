import type { BrowserName } from '../../tests/support/browser/driver.ts';

/** What is measured, against which floor, and the goals. `npm run bench` measures; docs/figures.md has one row for each. */
export interface Figure {
  readonly title: string;
  readonly unit: 'ms' | 'MB' | 'KB' | 'screenshots' | 'alarms' | 's';
  /** What the floor does: the minimum that the same machine needs, measured in the same minutes. */
  readonly floorIs: string | null;
  /** The browsers it is measured in, with the goal in each. */
  readonly goals: Readonly<Partial<Record<BrowserName, Goal | null>>>;
  /** Read in /proc. */
  readonly isLinuxOnly?: true;
}

/** `beyond floor`: the unit's amount above the floor. */
export interface Goal {
  readonly of: 'value' | 'ratio' | 'beyond floor';
  readonly atMost: number;
}

const both = (goal: Goal | null): Figure['goals'] => ({ chromium: goal, firefox: goal });
const value = (atMost: number): Goal => ({ of: 'value', atMost });
const ratio = (atMost: number): Goal => ({ of: 'ratio', atMost });
const beyondFloor = (atMost: number): Goal => ({ of: 'beyond floor', atMost });

const SAME_WITH_10_000 = 'the same with 10,000 items';
const SAME_TEXTS = 'one word searched for in the same texts';
const SAME_BYTES = 'the same bytes read, decrypted, hashed, written';
const PROCESS_MEMORY = 'the same process while the floor of the export runs';
const EMPTY_PAGE = 'an empty page of the extension and one request to the background';
const CAPTURE_FLOOR = 'overlay off, two frames, screenshot, decode, crop, SHA-256, AES-GCM, two strict puts';

const FIGURE_TABLE = {
  'capture.sealed': { title: 'click → sealed', unit: 'ms', floorIs: CAPTURE_FLOOR, goals: both(ratio(1.25)) },
  'capture.shown': { title: 'click → « Gardé » shown', unit: 'ms', floorIs: null, goals: both(value(300)) },
  'capture.lastClicks': {
    title: 'clicks 15 to 21 in a row',
    unit: 'ms',
    floorIs: 'clicks 1 to 7',
    goals: both(ratio(1.1)),
  },
  'capture.encrypted': {
    title: 'recording, screenshot ready, encrypted',
    unit: 'ms',
    floorIs: 'the same without encryption',
    goals: both(ratio(1.15)),
  },
  'picker.cold': {
    title: 'click on a cold page → picker shown',
    unit: 'ms',
    floorIs: 'an empty script injected the same way',
    goals: both(value(100)),
  },
  'fullPage.10': {
    title: 'full page of 10 screens',
    unit: 'ms',
    floorIs: 'scroll, screenshots, stitch, SHA-256, put',
    goals: { chromium: ratio(1.1), firefox: value(1_200) },
  },
  'thread.screenshots': {
    title: 'thread of 60 posts, screenshots',
    unit: 'screenshots',
    floorIs: 'screens that show every post whole',
    goals: both(ratio(1.1)),
  },
  'thread.time': {
    title: 'thread of 60 posts, captured',
    unit: 'ms',
    floorIs: 'the quota of its screenshots: two a second',
    goals: { chromium: null },
  },
  'wave.time': {
    title: 'wave of 100 posts, from the first post kept (2,000: npm run soak)',
    unit: 's',
    floorIs: 'scroll, two frames a screen, or the quota of its screenshots',
    goals: both(ratio(1.1)),
  },
  'wave.export': { title: 'export after the wave', unit: 'ms', floorIs: SAME_BYTES, goals: both(ratio(2)) },
  'reading.page': {
    title: 'reading a page of 30 posts',
    unit: 'ms',
    floorIs: 'the text of every element',
    goals: both(value(50)),
  },
  'reading.thread': {
    title: 'reading a thread of 625 posts',
    unit: 'ms',
    floorIs: 'the text of every element',
    goals: both(value(125)),
  },
  'reading.source': {
    title: 'source of that thread',
    unit: 'ms',
    floorIs: 'serialised by the browser, with its scripts',
    goals: both(value(150)),
  },
  'export.all': { title: 'export of 1,000 captures', unit: 'ms', floorIs: SAME_BYTES, goals: both(ratio(2)) },
  'export.files': { title: 'of which the exhibit files', unit: 'ms', floorIs: SAME_BYTES, goals: both(ratio(1.25)) },
  'export.pdf': {
    title: 'export of 1,000 captures, its PDF saved too',
    unit: 'ms',
    floorIs: 'the export without the PDF',
    goals: both(ratio(1.3)),
  },
  'export.growth': {
    title: 'export, growth from 500 captures to 1,000',
    unit: 'ms',
    floorIs: 'the same of 500 captures',
    goals: both(ratio(2.1)),
  },
  'export.firstMemory': {
    title: 'peak memory of a page’s first export',
    unit: 'MB',
    floorIs: PROCESS_MEMORY,
    goals: both(beyondFloor(64)),
    isLinuxOnly: true,
  },
  'export.secondMemory': {
    title: 'peak memory of its second export',
    unit: 'MB',
    floorIs: PROCESS_MEMORY,
    goals: both(beyondFloor(64)),
    isLinuxOnly: true,
  },
  'export.verify': {
    title: 'verifying that dossier',
    unit: 'ms',
    floorIs: 'slices of the same sizes read and hashed',
    goals: both(ratio(1.25)),
  },
  'pdf.processor': {
    title: 'dossier.pdf of 200 exhibits, processor time',
    unit: 'ms',
    floorIs: 'pdfkit alone, the same pages, texts and images',
    goals: both(beyondFloor(500)),
    isLinuxOnly: true,
  },
  'pdf.preview': {
    title: 'first page of the preview drawn',
    unit: 'ms',
    floorIs: null,
    goals: both(value(300)),
  },
  'store.opened': {
    title: 'store of 20,000 items opened again, newest items read',
    unit: 'ms',
    floorIs: 'the same with 10,000 items',
    goals: both(value(300)),
  },
  'store.unlock': {
    title: 'unlock with 20,000 items',
    unit: 'ms',
    floorIs: 'Argon2id with the same parameters, alone',
    goals: both(value(1_000)),
  },
  'popup.ready': { title: 'popup with 20,000 items', unit: 'ms', floorIs: EMPTY_PAGE, goals: both(value(100)) },
  'popup.growth': { title: 'popup, growth', unit: 'ms', floorIs: SAME_WITH_10_000, goals: both(ratio(2.1)) },
  'carnet.list': { title: 'carnet list with 20,000 items', unit: 'ms', floorIs: EMPTY_PAGE, goals: both(value(600)) },
  'carnet.listGrowth': { title: 'carnet list, growth', unit: 'ms', floorIs: SAME_WITH_10_000, goals: both(ratio(2.1)) },
  'carnet.firstSearch': {
    title: 'first key in the search, 20,000 items',
    unit: 'ms',
    floorIs: SAME_TEXTS,
    goals: both(value(16)),
  },
  'carnet.search': {
    title: 'a key in the search, 20,000 items',
    unit: 'ms',
    floorIs: SAME_TEXTS,
    goals: both(value(16)),
  },
  'carnet.searchGrowth': { title: 'search, growth', unit: 'ms', floorIs: SAME_WITH_10_000, goals: both(ratio(2.1)) },
  'carnet.index': {
    title: 'search index of 20,000 items',
    unit: 'ms',
    floorIs: 'the same rows read, not decrypted',
    goals: both(null),
  },
  'carnet.indexGrowth': {
    title: 'search index, growth',
    unit: 'ms',
    floorIs: SAME_WITH_10_000,
    goals: both(ratio(2.1)),
  },
  'carnet.deadlines': { title: 'deadlines of 10,000 items', unit: 'ms', floorIs: null, goals: both(value(5_000)) },
  'weight.background': { title: 'background script', unit: 'KB', floorIs: null, goals: both(null) },
  'weight.capture': { title: 'capture script of a first click', unit: 'KB', floorIs: null, goals: both(value(200)) },
  'weight.zip': { title: 'package without fonts', unit: 'KB', floorIs: null, goals: both(value(2_000)) },
  'background.start': {
    title: 'start of the background, until its first answer',
    unit: 'ms',
    floorIs: 'an empty background of the same extension, which reads the same preferences',
    goals: both(beyondFloor(30)),
  },
  'quiet.alarms': { title: 'alarms while nothing is asked', unit: 'alarms', floorIs: null, goals: both(value(0)) },
} as const satisfies Readonly<Record<string, Figure>>;

export type FigureId = keyof typeof FIGURE_TABLE;

/** Every figure, in the order of the page. */
export const FIGURES: Readonly<Record<FigureId, Figure>> = FIGURE_TABLE;

export const FIGURE_IDS = Object.keys(FIGURE_TABLE) as readonly FigureId[];
