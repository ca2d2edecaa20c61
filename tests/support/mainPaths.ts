/**
 * The browser tests that `npm test` runs in Chromium, by title: one for each main path and each kind of attack.
 * `npm run test:all` runs every test. tests/architecture.test.ts checks that each title is that of one test.
 */
export const MAIN_PATHS = {
  'a post by click and from the list, the screen; export; verification by other tools':
    'makes a dossier of posts, a message and a screen that other tools verify',
  'the next capture, picker and notice':
    'after a first capture, each post is one click, and no image shows our notices',
  region: 'captures a region drawn by mouse, and reads only the text entirely inside it',
  'full page': 'captures pages of 4 and 3.37 windows as one tall window shows',
  thread: 'captures every post with its own crop, in at most 10 % more shots than needed',
  popup: 'masks the text of posts in the popup until the person reveals it',
  lock: 'Shift pressed three times closes every page of ours and locks',
  'requests while locked': 'while locked, every message is refused or answers nothing that is recorded',
  import: 'rejects invalid files with a sentence each and imports the others',
  'backup, restore, received dossier': 'restores a backup in another profile, and receives a dossier of it',
  erase: 'erases a case, then everything; new captures count from 1',
  'attack by a file, and the page « Vérifier »':
    'attack: crafted zips: verifier.html of a dossier and « Vérifier » give each its verdict',
  'attack by a page': 'attack: a hostile page can detect our interface, not read or use it',
  'attack by a site': 'attack: no request tells a site that a screen with undrawn parts is kept',
  'erasing while something is captured': 'attack: « Tout effacer » ends a thread, which stores nothing afterwards',
  'attack by another tab': 'attack: tabs change places during a capture; no other page is sealed',
} as const;

/** Of these, what `npm test` runs in Firefox too. */
const FIREFOX_PATHS: readonly (keyof typeof MAIN_PATHS)[] = [
  'a post by click and from the list, the screen; export; verification by other tools',
  'region',
  'lock',
  'erase',
  'attack by a page',
];

/** Playwright matches the pattern against « project file title », whose title may end in `@firefox`. */
export function mainPathsPattern(): string {
  const join = (titles: readonly string[]): string =>
    titles.map((title) => title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const inFirefox = FIREFOX_PATHS.map((path) => MAIN_PATHS[path]);
  return `^(?:chromium .* (?:${join(Object.values(MAIN_PATHS))})|firefox .* (?:${join(inFirefox)}))(?: @firefox)?$`;
}

/** Test files without a browser that only `npm run test:all` runs: those of 20 s or more on two cores. */
export const ONLY_IN_TEST_ALL: readonly string[] = (
  'tests/integration/capture/every-page.test.ts tests/integration/dossier/estimatedSize.test.ts ' +
  'tests/integration/dossier/hostileText.test.ts tests/integration/dossier/readerCases.test.ts ' +
  'tests/integration/dossierDigests.test.ts tests/integration/workflow/hiddenEverywhere.test.ts ' +
  'tests/integration/patterns.test.ts tests/integration/seal/verifyCommand.test.ts ' +
  'tests/unit/scripts/verify/comparePages.test.ts'
).split(' ');
