/** A test that did not pass: the step's report names it, and the end of the log repeats it. */
export interface FailedTest {
  readonly file: string;
  readonly test: string;
  /** First line of its error. */
  readonly reason: string;
}

/** How long the tests of a file ran, in one browser or without one. */
export interface FileTime {
  readonly file: string;
  readonly runner: string;
  readonly seconds: number;
}

/** The part that is read of Vitest's JSON report, which has the shape of Jest's. */
export interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly fullName: string;
      readonly status: string;
      /** Milliseconds. */
      readonly duration?: number | null;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

/** The part that is read of Playwright's JSON report. */
interface PlaywrightSuite {
  readonly file: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: string;
      readonly results: readonly {
        /** Milliseconds. */
        readonly duration?: number;
        readonly error?: { readonly message?: string };
      }[];
    }[];
  }[];
}

const firstLine = (text = ''): string => text.split('\n', 1)[0] ?? '';

/** A file that could not be loaded, or whose hook failed, has no failed test of its own. */
export function listFailedUnitTests(report: unknown): readonly FailedTest[] {
  return (report as VitestReport).testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults
      .filter((test) => test.status !== 'passed')
      .map(({ fullName, failureMessages }) => ({
        file: name,
        test: fullName,
        reason: firstLine(failureMessages?.[0]),
      }));
    return failed.length > 0 || status === 'passed'
      ? failed
      : [{ file: name, test: 'the whole file', reason: firstLine(message) }];
  });
}

export const listBrowserTests = (report: unknown) => {
  const list = ({ file, suites = [], specs = [] }: PlaywrightSuite): readonly BrowserTest[] => [
    ...suites.flatMap(list),
    ...specs.flatMap(({ title, tests }) => tests.map((test) => ({ file, title, ...test }))),
  ];
  return (report as { readonly suites: readonly PlaywrightSuite[] }).suites.flatMap(list);
};

type BrowserTest = { readonly file: string; readonly title: string } & NonNullable<
  PlaywrightSuite['specs']
>[number]['tests'][number];

export function listFailedBrowserTests(report: unknown): readonly FailedTest[] {
  return listBrowserTests(report)
    .filter(({ status }) => status !== 'expected')
    .map(({ file, title, projectName, results }) => ({
      file,
      test: `[${projectName}] ${title}`,
      reason: firstLine(results.find(({ error }) => error !== undefined)?.error?.message),
    }));
}

/** Loading a file and its modules is not counted. */
export function timeUnitFiles(report: unknown): readonly FileTime[] {
  return (report as VitestReport).testResults.map(({ name, assertionResults }) => ({
    file: name,
    runner: 'node',
    seconds: assertionResults.reduce((sum, { duration }) => sum + (duration ?? 0), 0) / 1000,
  }));
}

/** One entry for each file and browser. */
export function timeBrowserFiles(report: unknown): readonly FileTime[] {
  const times = new Map<string, FileTime>();
  for (const { file, projectName, results } of listBrowserTests(report)) {
    const key = `${file} ${projectName}`;
    const seconds = results.reduce((sum, { duration = 0 }) => sum + duration, 0) / 1000;
    times.set(key, { file, runner: projectName, seconds: (times.get(key)?.seconds ?? 0) + seconds });
  }
  return [...times.values()];
}

const SLOWEST = 20;

/** The slowest files, longest first, and what all files of each runner took together. */
export function tableOfTimes(times: readonly FileTime[]): string {
  const row = ({ seconds, runner, file }: FileTime) =>
    `${seconds.toFixed(1).padStart(8)}  ${runner.padEnd(8)}  ${file}`;
  const slowest = [...times].sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST);
  const totals = [...new Set(times.map(({ runner }) => runner))].map((runner) => {
    const files = times.filter((time) => time.runner === runner);
    return { runner, seconds: files.reduce((sum, { seconds }) => sum + seconds, 0), file: `all ${files.length} files` };
  });
  return ['seconds   runner    file', ...[...slowest, ...totals].map(row)].join('\n');
}
