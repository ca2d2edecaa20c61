import { parseArgs } from 'node:util';
import { parseCount, runCommand, runProgram } from './cli.ts';

const HELP = `npm run soak -- [--lives N] [--kills N] [--lock-kills N] [--erasures N] [--sequences N]
              [--posts N] [--seed N]

Runs the tests of durability and of hostile content longer than npm run test:all does. Each prints what it found.

  --lives N        lives of a store, each with a crash or a full disk at one of its operations (1000; 30 ms each)
  --kills N        worker, tab or browser killed at random moments of a capture, real browsers (40; 4 s each)
  --lock-kills N   browser killed while a passphrase is set, changed or removed, real browsers (40; 5 s each)
  --task-kills N   worker, tab or browser killed during an export, import, withdrawal or erasure (40; 5 s each)
  --restore-kills N  browser killed while a backup is restored, or a dossier received, real browsers (40; 10 s each)
  --erasures N     everything or a case erased at random moments of captures, imports, exports, restores (200; 10 s each)
  --sequences N    sequences of picks, popups, locks, erasings and kills, real browsers (500; 4 s each)
  --fillings N     times a small disk is filled, real browsers (12; 8 s each; Linux, as root, because it is mounted)
  --received N     items of a dossier imported into a store of the same size (500; half a minute)
  --wave N         posts of a conversation captured under the cover, stopped and resumed, real browsers (2000; 20 minutes)
  --posts N        hostile posts written into every document of a dossier and read by other programs (2000; 0.2 s each)
  --seed N         repeats the random choices of a run (drawn and printed by default)`;

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', default: false },
      lives: { type: 'string', default: '1000' },
      kills: { type: 'string', default: '40' },
      'lock-kills': { type: 'string', default: '40' },
      'task-kills': { type: 'string', default: '40' },
      'restore-kills': { type: 'string', default: '40' },
      erasures: { type: 'string', default: '200' },
      sequences: { type: 'string', default: '500' },
      fillings: { type: 'string', default: '12' },
      wave: { type: 'string', default: '2000' },
      received: { type: 'string', default: '500' },
      posts: { type: 'string', default: '2000' },
      seed: { type: 'string', default: String(1 + (Date.now() % 999_999)) },
    },
  });
  if (values.help) return console.log(HELP);
  const env = {
    ...process.env,
    RECUEIL_LIVES: String(parseCount('--lives', values.lives)),
    RECUEIL_KILLS: String(parseCount('--kills', values.kills)),
    RECUEIL_LOCK_KILLS: String(parseCount('--lock-kills', values['lock-kills'])),
    RECUEIL_RESTORE_KILLS: String(parseCount('--restore-kills', values['restore-kills'])),
    RECUEIL_TASK_KILLS: String(parseCount('--task-kills', values['task-kills'])),
    RECUEIL_ERASURES: String(parseCount('--erasures', values.erasures)),
    RECUEIL_SEQUENCES: String(parseCount('--sequences', values.sequences)),
    RECUEIL_FILLINGS: String(parseCount('--fillings', values.fillings)),
    RECUEIL_WAVE: String(parseCount('--wave', values.wave)),
    RECUEIL_RECEIVED: String(parseCount('--received', values.received)),
    RECUEIL_FUZZ: String(parseCount('--posts', values.posts)),
    RECUEIL_SEED: String(parseCount('--seed', values.seed)),
  };
  console.log(`--seed ${env.RECUEIL_SEED}`);
  const storeLives = runProgram(
    'vitest',
    ['run', '--project', 'unit-stores', 'tests/integration/workflow/soak.test.ts'],
    { env },
  );
  const received = runProgram(
    'vitest',
    ['run', '--project', 'unit-stores', 'tests/integration/workflow/importManyItems.test.ts'],
    { env },
  );
  const documents = runProgram(
    'vitest',
    ['run', '--project', 'unit-pure', 'tests/integration/dossier/wholeZip.test.ts'],
    { env },
  );
  const kills = runProgram('playwright', ['test', 'kills.spec.ts'], { env });
  const erasures = runProgram('playwright', ['test', 'attack-erase-random'], { env });
  const icon = runProgram('playwright', ['test', 'icon-model'], { env });
  const tasks = runProgram('playwright', ['test', '-c', 'tests/soak', 'task-kills'], { env });
  const wave = runProgram('playwright', ['test', '-c', 'tests/soak', 'wave.spec.ts'], { env });
  const canMount = process.getuid?.() === 0 && process.platform === 'linux';
  if (!canMount) console.log('Full disk: skipped, because only root on Linux can mount a small one.');
  const full = !canMount || runProgram('playwright', ['test', '-c', 'tests/soak', 'full-disk'], { env });
  if (!storeLives || !received || !kills || !erasures || !icon || !tasks || !wave || !full)
    throw new Error('Data was lost or wrongly reported: see above.');
  if (!documents) throw new Error('A document of a dossier is wrong: see above.');
});
