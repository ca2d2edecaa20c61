import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseCount, runCommand } from './cli.ts';

const HELP = `npm run soak -- [--lives N] [--kills N] [--lock-kills N] [--posts N] [--seed N]

The tests of what is never lost, and of what must not break a dossier, longer than in npm test: each prints what it found.

  --lives N        lives of a store, each with a death or a full disk at any of its operations (1000; 30 ms each)
  --kills N        worker, tab and whole browser killed at random moments of a capture, real browsers (40; 4 s each)
  --lock-kills N   the browser killed while a passphrase is set, changed or removed, real browsers (40; 5 s each)
  --task-kills N   worker, tab and browser killed during an export, an import, a withdrawal, an erasing (40; 5 s each)
  --fillings N     times a small disk of its own is filled, real browsers (12; 8 s each; Linux, as root: it is mounted)
  --received N     items of a dossier taken into a store of as many (500; half a minute)
  --posts N        posts made to break a dossier, through every paper of it, read back by other programs (2000; 0.2 s each)
  --seed N         repeats a run's choices (drawn and printed when absent)`;

const ROOT = join(import.meta.dirname, '..');

/** Whether it held; its own lines are shown as they come. */
const runProgram = (
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): boolean =>
  spawnSync(join(ROOT, 'node_modules', '.bin', program), args, {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  }).status === 0;

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', default: false },
      lives: { type: 'string', default: '1000' },
      kills: { type: 'string', default: '40' },
      'lock-kills': { type: 'string', default: '40' },
      'task-kills': { type: 'string', default: '40' },
      fillings: { type: 'string', default: '12' },
      received: { type: 'string', default: '500' },
      posts: { type: 'string', default: '2000' },
      seed: { type: 'string', default: String(1 + (Date.now() % 999_999)) },
    },
  });
  if (values.help) return console.log(HELP);
  const env = {
    RECUEIL_LIVES: String(parseCount('--lives', values.lives)),
    RECUEIL_KILLS: String(parseCount('--kills', values.kills)),
    RECUEIL_LOCK_KILLS: String(parseCount('--lock-kills', values['lock-kills'])),
    RECUEIL_TASK_KILLS: String(parseCount('--task-kills', values['task-kills'])),
    RECUEIL_FILLINGS: String(parseCount('--fillings', values.fillings)),
    RECUEIL_RECEIVED: String(parseCount('--received', values.received)),
    RECUEIL_FUZZ: String(parseCount('--posts', values.posts)),
    RECUEIL_SEED: String(parseCount('--seed', values.seed)),
  };
  console.log(`--seed ${env.RECUEIL_SEED}`);
  const storeLives = runProgram(
    'vitest',
    ['run', '--project', 'unit', 'tests/unit/workflow/soak.test.ts'],
    env,
  );
  const received = runProgram(
    'vitest',
    ['run', '--project', 'unit', 'tests/unit/workflow/received/importManyItems.test.ts'],
    env,
  );
  const documents = runProgram(
    'vitest',
    ['run', '--project', 'unit-pure', 'tests/unit/dossier/wholeZip.test.ts'],
    env,
  );
  const kills = runProgram('playwright', ['test', 'kills.spec.ts'], env);
  const tasks = runProgram('playwright', ['test', '-c', 'tests/soak', 'task-kills'], env);
  const mounts = process.getuid?.() === 0 && process.platform === 'linux';
  if (!mounts) console.log('A full disk: not run, only root on Linux can mount a small one.');
  const full = !mounts || runProgram('playwright', ['test', '-c', 'tests/soak', 'full-disk'], env);
  if (!storeLives || !received || !kills || !tasks || !full)
    throw new Error('Something was lost, or falsely said: see above.');
  if (!documents) throw new Error('A paper of the dossier did not hold: see above.');
});
