import { BROWSERS } from '../../tests/support/browser/driver.ts';
import { parseCount, runCommand, runProgram } from '../cli.ts';

/** Option → the variable that the tests read, how often by default, and what it counts. */
const COUNTS = {
  lives: ['RECUEIL_LIVES', 1000, 'lives of a store, each with a crash or a full disk at one operation (30 ms each)'],
  walks: [
    'RECUEIL_WALKS',
    300,
    'random walks of a person through three cases (1.5 s each), and in each browser (10 s each)',
  ],
  received: ['RECUEIL_RECEIVED', 500, 'items of a dossier imported into a store of the same size (half a minute)'],
  archives: ['RECUEIL_ARCHIVES', 20_000, 'archives that one side writes against the other (5 minutes)'],
  posts: ['RECUEIL_FUZZ', 2000, 'hostile posts in every document of a dossier, read by other programs (0.2 s each)'],
  kills: ['RECUEIL_KILLS', 40, 'worker, tab or browser killed at random moments of a capture (4 s each)'],
  'lock-kills': ['RECUEIL_LOCK_KILLS', 40, 'browser killed while a passphrase is set, changed or removed (5 s each)'],
  'restore-kills': ['RECUEIL_RESTORE_KILLS', 40, 'browser killed while a backup or dossier is read in (10 s each)'],
  'task-kills': ['RECUEIL_TASK_KILLS', 40, 'kills during an export, import, withdrawal or erasure (5 s each)'],
  erasures: ['RECUEIL_ERASURES', 200, 'everything or a case erased at random moments (10 s each)'],
  sequences: ['RECUEIL_SEQUENCES', 500, 'sequences of choices, captures, locks and erasings (0.1 s each)'],
  fillings: ['RECUEIL_FILLINGS', 12, 'times a small disk is filled (8 s each; Linux, as root)'],
  'drawn-rows': [
    'RECUEIL_DRAWN_ROWS',
    400,
    'captures of pages that draw themselves, in each browser, on up to six machines in every mode (10 s each)',
  ],
  wave: ['RECUEIL_WAVE', 2000, 'posts of a conversation captured, stopped and resumed (20 minutes)'],
} as const;
const NAMES = Object.keys(COUNTS) as (keyof typeof COUNTS)[];

const HELP = `npm run soak -- [--person] [--browser NAME] [--seed N] [--${NAMES.join(' N] [--')} N]

Runs the tests of durability and of hostile content longer than npm run test:all does. Each prints what it found.

  --person           only the random walks of a person in the browsers (10 s each)
  --browser NAME     only ${BROWSERS.join(' or ')}; both by default
  --seed N           repeats the random choices of a run (drawn and printed by default)
${NAMES.map((name) => `  --${`${name} N`.padEnd(17)}${COUNTS[name][2]}, ${COUNTS[name][1]}`).join('\n')}`;

const RUNS = [
  'vitest run --project unit-stores tests/integration/workflow/soak.test.ts',
  'vitest run --project unit-stores tests/integration/workflow/randomWalks.test.ts',
  'vitest run --project unit-stores tests/integration/workflow/importManyItems.test.ts',
  'vitest run --project unit tests/integration/background/iconModel.test.ts',
  'vitest run --project unit tests/integration/import/twoAuthors.test.ts',
  'vitest run --project unit-pure tests/integration/dossier/wholeZip.test.ts',
];
const BROWSER_RUN = 'playwright test -c tests/soak';

const OPTIONS = {
  ...Object.fromEntries(NAMES.map((name) => [name, { type: 'string' }] as const)),
  seed: { type: 'string' },
  browser: { type: 'string' },
  person: { type: 'boolean' },
} as const;

await runCommand(HELP, OPTIONS, async (values: Readonly<Record<string, string | boolean | undefined>>) => {
  const counts = NAMES.map((name) => {
    const [variable, count] = COUNTS[name];
    return [variable, String(parseCount(`--${name}`, String(values[name] ?? count)))];
  });
  const seed = parseCount('--seed', String(values.seed ?? 1 + (Date.now() % 999_999)));
  console.log(`--seed ${seed}`);
  const env = { ...process.env, ...Object.fromEntries(counts), RECUEIL_SEED: String(seed) };
  const { browser } = values;
  if (browser !== undefined && !BROWSERS.some((one) => one === browser)) throw new Error(`--browser: ${browser}`);
  const inBrowsers = `${BROWSER_RUN}${browser === undefined ? '' : ` --project=${browser}`}`;
  const runs = values.person ? [`${inBrowsers} person-walk`] : [...RUNS, inBrowsers];
  const failed = runs.filter((run) => {
    const [program = '', ...args] = run.split(' ');
    return !runProgram(program, args, { env });
  });
  if (failed.length > 0) throw new Error(`A test failed: ${failed.join('; ')}`);
});
