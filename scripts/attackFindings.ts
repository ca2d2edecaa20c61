/**
 * The classes of attacks, and the twenty findings of the adversary's session of 22 November 2026, each with the tests
 * that show that it is held. `npm run attack` prints both; docs/threat-model.md explains the classes.
 */

export const ATTACK_CLASSES = {
  'beyond a bound': 'a value of a page that is longer, larger or slower to read than anything real',
  'before an erasing': 'work, notices and keys of before an erasing or a lock',
  'other words': 'words that are somebody else’s, hidden, or not those of the picture',
  'beside the capture': 'a page that imitates, covers or learns of a capture',
  'outside the signature': 'a dossier that is changed, or that programs read in different ways',
  'given away': 'what a dossier says of the person, and to its readers',
} as const;

export type AttackClass = keyof typeof ATTACK_CLASSES;

/** Which class the attacks of a test file belong to, by a part of its path. */
const CLASS_OF_FILE: readonly (readonly [RegExp, AttackClass])[] = [
  [
    /attack-bounds|import\/exports|attack-heavy|messages\/(?:bounds|parseWithinBounds)|longValues|captureThread|thumbnail|cutImages|largeText|filmMetadata|mediaDuration|savedEmail/,
    'beyond a bound',
  ],
  [/attack-erase|recogniseImages|encryptedCodec\.epoch|toolbarAndMenu|storeLock/, 'before an erasing'],
  [
    /attack-flicker|attack-hidden-words|undrawnWords|genericBody|hostileBodies|messageChoice|alikeSenders|ArchiveView|importMessages|data\/conversations|repeatedMessages/,
    'other words',
  ],
  [
    /attack-(?:hostile-page|names|pages|silent-screen|windows|fake)|captureOutcome|serveCapture|messageSenders|pageQuestions/,
    'beside the capture',
  ],
  [
    /attack-archives|seal\/|craftedArchives|verifierApp|evidencePdf|printedCommands|writeDossier|exportCheck/,
    'outside the signature',
  ],
  [/recordItem|accessPath|exportPages|controlCharacters|indexPage|passphraseStrength|statementOpenings/, 'given away'],
];

/** Throws when a file has attacks of no class, or of two. */
export function classOfFile(path: string): AttackClass {
  const [first, ...others] = CLASS_OF_FILE.filter(([pattern]) => pattern.test(path));
  if (first === undefined || others.length > 0) throw new Error(`${path}: one class of attack is needed`);
  return first[1];
}

interface Finding {
  readonly number: number;
  readonly name: string;
  readonly class: AttackClass;
  /** A test file and a part of the titles of its attacks: all must be held. */
  readonly tests: readonly (readonly [file: string, title: string])[];
}

const BOUNDS = 'tests/integration/messages/bounds.test.ts';
const BOUNDS_PAGES = 'tests/e2e/attack-bounds.spec.ts';
const ERASE = 'tests/e2e/attack-erase.spec.ts';
const ARCHIVES = 'tests/integration/seal/craftedArchives.test.ts';
const STAMPS = 'tests/integration/seal/timestamp/craftedTimestamps.test.ts';

export const FINDINGS: readonly Finding[] = [
  {
    number: 1,
    name: 'a thread goes on after « Tout effacer »',
    class: 'before an erasing',
    tests: [
      [ERASE, '« Tout effacer » ends a thread'],
      ['tests/unit/store/encryptedCodec.epoch.test.ts', 'a writer that began before'],
      ['tests/e2e/attack-erase-random.spec.ts', 'erasing at random moments'],
    ],
  },
  {
    number: 2,
    name: 'the author’s own words give the account, the date or the address',
    class: 'other words',
    tests: [
      ['tests/unit/platforms/reading/genericBody.test.ts', 'the words of a post on an unknown site'],
      ['tests/integration/capture/hostileBodies.test.ts', 'the words of a post, for every reader'],
    ],
  },
  {
    number: 3,
    name: 'a post of 1.34 million pixels',
    class: 'beyond a bound',
    tests: [
      [BOUNDS, 'a post of 1.34 million pixels'],
      [BOUNDS_PAGES, 'a post of 1.34 million pixels'],
    ],
  },
  {
    number: 4,
    name: 'a post key that is too long',
    class: 'beyond a bound',
    tests: [[BOUNDS, 'the key of a post without an address']],
  },
  {
    number: 5,
    name: 'certificates without a time-stamp',
    class: 'outside the signature',
    tests: [
      [ARCHIVES, 'an unsigned certificate file without a time-stamp'],
      ['tests/unit/seal/verify/dossierTimestamps.test.ts', 'certificates beside a time-stamp'],
    ],
  },
  {
    number: 6,
    name: 'a version number that nobody signed',
    class: 'outside the signature',
    tests: [[ARCHIVES, 'an unsigned later version']],
  },
  {
    number: 7,
    name: 'texte.txt of a screen contradicts its picture',
    class: 'other words',
    tests: [['tests/e2e/attack-flicker.spec.ts', 'that change in each frame; texte.txt of']],
  },
  {
    number: 8,
    name: 'notices and pickers of before a lock or an erasing',
    class: 'before an erasing',
    tests: [[ERASE, 'a lock and each erasing take our notices']],
  },
  {
    number: 9,
    name: 'a dossier names the person’s account, computer and previous page',
    class: 'given away',
    tests: [
      ['tests/integration/workflow/accessPath.test.ts', 'the origin of the referrer only'],
      ['tests/unit/workflow/capture/recordItem.test.ts', 'is not in the record of a post of'],
      ['tests/integration/ui/exportPages.test.ts', 'says what older records say of the person'],
    ],
  },
  {
    number: 10,
    name: 'an address over 20,000 characters',
    class: 'beyond a bound',
    tests: [
      [BOUNDS, 'an address of 60,000 characters'],
      [BOUNDS_PAGES, 'an address of 60,000 characters'],
    ],
  },
  {
    number: 11,
    name: 'pictures that decode to gigabytes',
    class: 'beyond a bound',
    tests: [['tests/unit/verifier/thumbnail.test.ts', 'is not decoded']],
  },
  {
    number: 12,
    name: 'a link that freezes the page',
    class: 'beyond a bound',
    tests: [
      ['tests/integration/capture/longValues.test.ts', 'does not freeze the page'],
      [BOUNDS_PAGES, 'long links and texts'],
    ],
  },
  {
    number: 13,
    name: 'words that nobody sees',
    class: 'other words',
    tests: [
      ['tests/unit/capture/undrawnWords.test.ts', 'are not read in silence'],
      ['tests/e2e/attack-hidden-words.spec.ts', 'words hidden in 32 ways'],
    ],
  },
  {
    number: 14,
    name: '1,100 sticky elements',
    class: 'beyond a bound',
    tests: [
      [BOUNDS, '1,100 sticky elements'],
      [BOUNDS_PAGES, '1,100 sticky elements'],
    ],
  },
  {
    number: 15,
    name: 'links and names that are no text in a folder',
    class: 'outside the signature',
    tests: [
      ['tests/integration/seal/verifyCommand.test.ts', 'in a folder is a fault'],
      ['tests/unit/verifier/verifierApp.test.ts', 'what the browser does not show'],
    ],
  },
  {
    number: 16,
    name: 'the master key in memory after a lock',
    class: 'before an erasing',
    tests: [['tests/unit/store/storeLock.test.ts', 'no array that held the master key']],
  },
  {
    number: 17,
    name: 'weak time-stamps, and certificates that take long to parse',
    class: 'outside the signature',
    tests: [
      [STAMPS, 'a time-stamp with SHA-1'],
      ['tests/unit/seal/verify/dossierTimestamps.test.ts', 'certificates beside a time-stamp'],
    ],
  },
  {
    number: 18,
    name: 'modes and comments of a zip',
    class: 'outside the signature',
    tests: [
      [ARCHIVES, 'a mode that nobody may read'],
      [ARCHIVES, 'an entry comment'],
    ],
  },
  {
    number: 19,
    name: 'control and direction characters',
    class: 'given away',
    tests: [
      ['tests/unit/dossier/controlCharacters.test.ts', 'characters that hide or turn'],
      ['tests/unit/dossier/page/indexPage.test.ts', 'a direction control in a name'],
    ],
  },
  {
    number: 20,
    name: 'a weak password of a zip',
    class: 'given away',
    tests: [['tests/unit/workflow/passphraseStrength.test.ts', 'a password whose file is faster to guess']],
  },
];
