import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ROOT, runCommand, runProgram } from '../cli.ts';
import { listBrowserTests, type VitestReport } from '../testReports.ts';

const HELP = `npm run attack

Runs every test whose title, or that of its group, begins with « attack: », hostile zips, time-stamps and pages, in Node and in
both browsers, and prints one row for each with its class: held, or OPEN.

Exit 0 when every attack is held; 1 otherwise.`;

/** docs/threat-model.md explains the classes. */
type AttackClass =
  | 'beyond a bound'
  | 'before an erasing'
  | 'other words'
  | 'beside the capture'
  | 'outside the signature'
  | 'given away';

/** Which class the attacks of a test file belong to, by a part of its path. */
const CLASS_OF_FILE: readonly (readonly [RegExp, AttackClass])[] = [
  [
    /attack-bounds|import\/exports|attack-heavy|messages\/(?:bounds|parseWithinBounds)|longValues|captureThread|thumbnail|imageMetadata|largeText|filmMetadata|mediaDuration|savedEmail/,
    'beyond a bound',
  ],
  [/attack-erase|soak\/erasures|recogniseImages|encryptedCodec|toolbarAndMenu|storeLock/, 'before an erasing'],
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
  [/recordItem|accessPath|exportPages|controlCharacters|indexPage|passphraseStrength/, 'given away'],
];

const classOfFile = (path: string): AttackClass | 'no class' =>
  CLASS_OF_FILE.find(([pattern]) => pattern.test(path))?.[1] ?? 'no class';

/** At the start of a title in a test file. */
const TITLE = /['"`]attack: /;
const PROJECTS = ['unit', 'unit-stores', 'unit-pure', 'unit-ui'];

interface Attack {
  readonly title: string;
  readonly file: string;
  readonly class: ReturnType<typeof classOfFile>;
  readonly where: string;
  readonly result: 'held' | 'OPEN';
}

async function findAttackFiles(folder: string, ending: string): Promise<readonly string[]> {
  const paths = await readdir(join(ROOT, folder), { recursive: true });
  const tests = paths.filter((path) => path.endsWith(ending)).map((path) => join(folder, path));
  const texts = await Promise.all(tests.map((path) => readFile(join(ROOT, path), 'utf8')));
  return tests.filter((_, index) => TITLE.test(texts[index] ?? '')).toSorted();
}

/** Attacks in Node. A test that did not run is open. */
async function runInNode(report: string): Promise<readonly Attack[]> {
  const folders = ['tests/unit', 'tests/integration'];
  const files = (await Promise.all(folders.map((folder) => findAttackFiles(folder, '.test.ts')))).flat();
  const projects = PROJECTS.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  runProgram('vitest', ['run', ...projects, ...reporters, '-t', 'attack: ', ...files], { output: 'stderr' });
  const { testResults }: VitestReport = JSON.parse(await readFile(report, 'utf8'));
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.flatMap(({ ancestorTitles, title, status }) =>
      listAttack([...ancestorTitles, title], relative(ROOT, name), 'Node', status === 'passed'),
    ),
  );
}

async function runInBrowsers(report: string): Promise<readonly Attack[]> {
  const files = [...(await findAttackFiles('tests/e2e', '.spec.ts')), 'tests/soak/erasures.spec.ts'];
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  runProgram('playwright', ['test', '--reporter=list,json', '-g', 'attack: ', ...files], { env, output: 'stderr' });
  return listBrowserTests(JSON.parse(await readFile(report, 'utf8'))).flatMap(({ file, title, projectName, status }) =>
    listAttack([title], join('tests', file), projectName, status === 'expected'),
  );
}

/** Returns no attack for another test, which ran because its title contains the word. */
function listAttack(titles: readonly string[], file: string, where: string, isHeld: boolean): readonly Attack[] {
  const from = titles.findIndex((title) => title.startsWith('attack: '));
  if (from === -1) return [];
  const title = titles.slice(from).join(': ').replace('attack: ', '');
  return [{ title, file, class: classOfFile(file), where, result: isHeld ? 'held' : 'OPEN' }];
}

function printTable(attacks: readonly Attack[]): void {
  const width = Math.max(...attacks.map(({ where }) => where.length));
  const classWidth = Math.max(...attacks.map((one) => one.class.length));
  const sorted = attacks.toSorted((a, b) => a.class.localeCompare(b.class));
  for (const { title, where, result, class: name } of sorted)
    console.log(`${result}  ${name.padEnd(classWidth)}  ${where.padEnd(width)}  ${title}`);
  const open = attacks.filter(({ result }) => result === 'OPEN').length;
  console.log(`\n${attacks.length} attacks, ${open} open`);
}

await runCommand(HELP, {}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'recueil-attack-'));
  try {
    const inNode = await runInNode(join(folder, 'node.json'));
    const attacks = [...inNode, ...(await runInBrowsers(join(folder, 'browsers.json')))];
    printTable(attacks);
    process.exitCode = attacks.every(({ result }) => result === 'held') ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
