/** A test that did not pass: the step's report names it, and the end of the log repeats it. */
export interface FailedTest {
  readonly file: string;
  readonly test: string;
  /** First line of its error. */
  readonly reason: string;
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
      readonly results: readonly { readonly error?: { readonly message?: string } }[];
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
