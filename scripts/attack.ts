import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, runCommand, runProgram } from './cli.ts';

const HELP = `npm run attack -- [--json]

Runs every test whose title begins with « attack: », hostile zips, time-stamps and pages, in Node and in both browsers, and
prints one row for each: held, or OPEN.

  --json   prints one JSON object

Exit 0 when every attack is held; 1 otherwise.`;

/** At the start of a title in a test file. */
const TITLE = /['"`]attack: /;
const PROJECTS = ['unit', 'unit-stores', 'unit-pure', 'unit-ui'];

interface Attack {
  readonly title: string;
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
  // Vitest's JSON report, in Jest's shape.
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as {
    readonly testResults: readonly { readonly assertionResults: readonly { title: string; status: string }[] }[];
  };
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ title }) => title.startsWith('attack: '))
    .map(({ title, status }) => toAttack(title, 'Node', status === 'passed'));
}

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs: readonly { title: string; tests: readonly { projectName: string; status: string }[] }[];
}

async function runInBrowsers(report: string): Promise<readonly Attack[]> {
  const files = await findAttackFiles('tests/e2e', '.spec.ts');
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  runProgram('playwright', ['test', '--reporter=list,json', '-g', 'attack: ', ...files], { env, output: 'stderr' });
  const { suites } = JSON.parse(await readFile(report, 'utf8')) as { readonly suites: readonly Suite[] };
  const listSpecs = (suite: Suite): Suite['specs'] => [...suite.specs, ...(suite.suites ?? []).flatMap(listSpecs)];
  return suites
    .flatMap(listSpecs)
    .flatMap(({ title, tests }) =>
      tests.map(({ projectName, status }) => toAttack(title, projectName, status === 'expected')),
    );
}

const toAttack = (title: string, where: string, isHeld: boolean): Attack => ({
  title: title.replace('attack: ', ''),
  where,
  result: isHeld ? 'held' : 'OPEN',
});

function printTable(attacks: readonly Attack[]): void {
  const width = Math.max(...attacks.map(({ where }) => where.length));
  for (const { title, where, result } of attacks) console.log(`${result}  ${where.padEnd(width)}  ${title}`);
  const open = attacks.filter(({ result }) => result === 'OPEN').length;
  console.log(`\n${attacks.length} attacks, ${open} open`);
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'recueil-attack-'));
  try {
    const inNode = await runInNode(join(folder, 'node.json'));
    const attacks = [...inNode, ...(await runInBrowsers(join(folder, 'browsers.json')))];
    if (values.json) console.log(JSON.stringify({ attacks }, null, 2));
    else printTable(attacks);
    process.exitCode = attacks.length > 0 && attacks.every(({ result }) => result === 'held') ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
