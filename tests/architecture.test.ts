import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAIN_PATHS } from './support/mainPaths.ts';

/** Rules of the project, checked on its source files: imports, names, file length, calls to the outside. */

/** What each module of src may import. */
const MODULES: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  dom: ['domain'],
  platforms: ['domain', 'dom'],
  overlay: ['domain', 'platforms', 'ui/locales', 'ui/formatTime.ts', 'ui/exitKey.ts', 'ui/overlayTokens.css'],
  capture: ['domain', 'dom', 'platforms', 'messages', 'overlay', 'ui/locales'],
  seal: ['domain'],
  store: ['domain'],
  law: ['domain'],
  import: ['domain'],
  recognition: ['domain'],
  messages: ['domain'],
  dossier: ['domain', 'platforms', 'law', 'seal'],
  workflow: ['domain', 'dom', 'platforms', 'import', 'law', 'seal', 'dossier'],
  browser: ['domain', 'messages', 'platforms'],
  ui: ['domain', 'platforms', 'law', 'messages'],
  carnet: 'domain platforms law messages seal store workflow dossier import browser ui background dom verifier'.split(
    ' ',
  ),
  popup: ['domain', 'platforms', 'law', 'messages', 'browser', 'ui'],
  start: ['domain', 'law', 'messages', 'browser', 'ui', 'workflow', 'background', 'carnet'],
  verifier: ['domain', 'import', 'seal', 'browser', 'ui'],
  background: 'domain dom platforms messages seal store law import workflow dossier browser ui'.split(' '),
};

/** Packages each module may import; a module that is not listed imports none. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  domain: ['valibot'],
  platforms: ['date-fns'],
  seal: ['@zip.js/zip.js', 'asn1js', 'canonicalize', 'hash-wasm', 'pkijs', 'valibot'],
  store: ['dexie', 'hash-wasm'],
  law: ['valibot'],
  dossier: ['@zip.js/zip.js', 'date-fns', 'docx', 'hash-wasm', 'pdfkit', 'uqr'],
  messages: ['valibot'],
  import: ['@streamparser/json', '@zip.js/zip.js', 'hash-wasm', 'htmlparser2', 'linkedom', 'postal-mime'],
  recognition: ['tesseract.js-core'],
  browser: ['webextension-polyfill'],
  ui: ['preact', 'lucide'],
  carnet: ['preact'],
  popup: ['preact'],
  start: ['preact'],
};

/** Tests of commands import the command that they test. */
const TESTS_OF_COMMANDS = /^tests\/(?:unit\/scripts|packages)\//;
/** The build runs them: tests need what is shipped. */
const BUILD_SCRIPTS = [
  'scripts/common-passphrases.ts',
  'scripts/packagedFiles.ts',
  'scripts/buildWorkers.ts',
  'scripts/verifier-page.ts',
];
/** Every other import of a script by a test, with its reason. */
const SCRIPT_IMPORTS: Readonly<Record<string, string>> = {
  'tests/release-fixture/main.ts → scripts/cli.ts': 'a command itself: npm run release-fixture',
  'tests/integration/seal/craftedArchives.test.ts → scripts/verify.ts': 'compares the command with page and library',
  'tests/integration/dossier/inventedDossiers.test.ts → scripts/verify/checkPages.ts': 'has each case verified',
  'tests/integration/seal/publishedReleases.test.ts → scripts/pack.ts': 'checks the row that pack --release adds',
  'tests/e2e/screens.spec.ts → scripts/measure/components/buildPage.ts': 'checks the page of npm run components',
};

interface Source {
  readonly path: string;
  readonly module: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', '*.ts', '*.tsx'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && !path.startsWith('.'));

const all: readonly Source[] = tracked.map((path) => {
  const text = readFileSync(path, 'utf8');
  const importPattern =
    /^(?:import|export)\s[^'";=]*?\bfrom\s+'([^'\n]+)'|^import\s+'([^'\n]+)'|\bimport\(\s*'([^'\n]+)'/gm;
  const imports = [...text.matchAll(importPattern)].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');
  return { path, module: path.split('/')[1] ?? '', text, imports };
});
const moduleSources = all.filter(({ path }) => path.startsWith('src/'));
const shipped = all.filter(({ path }) => path.startsWith('src/') || path.startsWith('entrypoints/'));

/** The imports of files at `from` that lead to a path matching `to`: `tests/a.ts → scripts/b.ts`. */
const listImports = (from: string, to: RegExp): string[] =>
  all
    .filter(({ path }) => path.startsWith(from))
    .flatMap(({ path, imports }) => imports.map((target) => [path, join(dirname(path), target)] as const))
    .flatMap(([path, target]) => (to.test(target) ? [`${path} → ${target}`] : []));

function findLines(sources: readonly Source[], pattern: RegExp): string[] {
  return sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(withoutComment(line)) ? [`${path}:${index + 1}`] : [])),
  );
}

const withoutComment = (line: string): string => line.replace(/^\s*(\/\/|\/?\*).*$/, '').replace(/\s\/\/ .*$/, '');

describe('imports', () => {
  it('are checked for every module of src', () => {
    expect(moduleSources.length).toBeGreaterThan(30);
    expect(new Set(moduleSources.map(({ module }) => module)).difference(new Set(Object.keys(MODULES)))).toEqual(
      new Set(),
    );
  });

  it('follow the allowed directions', () => {
    const wrong = moduleSources.flatMap(({ path, module, imports }) =>
      imports.flatMap((target) => {
        if (!target.startsWith('.')) return [];
        const to = normalize(join(dirname(path), target)).replace(/\?.*/, '');
        if (!to.startsWith('src/')) return to === 'docs/verifier-releases.md' ? [] : [`${path} → ${target}`];
        const isAllowed = [module, ...(MODULES[module] ?? [])].some((name) => `${to}/`.startsWith(`src/${name}/`));
        return isAllowed ? [] : [`${path} → ${target}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('of a platform from elsewhere stop at the table: builds put its data in place of the readers', () => {
    const wrong = shipped.flatMap(({ path, module, imports }) =>
      imports
        .map((target) => normalize(join(dirname(path), target)))
        .filter(
          (to) =>
            /^src\/platforms\/(?!reading\/|(?:platform(?:s|Table)?|reportLinks)\.ts$)/.test(to) &&
            module !== 'platforms',
        )
        .map((to) => `${path} → ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  it('have no cycle', () => {
    const next = new Map(all.map(({ path, imports }) => [path, imports.map((to) => join(dirname(path), to))]));
    const settled = new Set<string>();
    const cycles: string[] = [];
    const walk = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      if (settled.has(path) || trail.includes(path)) return;
      for (const to of next.get(path) ?? []) walk(to, [...trail, path]);
      settled.add(path);
    };
    for (const path of next.keys()) walk(path, []);
    expect(cycles).toEqual([]);
  });

  it('of the carnet run one way between its folders', () => {
    const placeOf = (path: string): string | undefined => /^src\/carnet\/([^/]+)/.exec(path)?.[1];
    const next = new Map<string, Set<string>>();
    for (const { path, imports } of moduleSources)
      for (const target of imports) {
        const [from, to] = [placeOf(path), placeOf(normalize(join(dirname(path), target)))];
        if (from === undefined || to === undefined || from === to) continue;
        next.set(from, (next.get(from) ?? new Set()).add(to));
      }
    // A file or folder whose imports all lead down is taken away, again and again: a circle stays.
    for (let size = 0; size !== next.size; ) {
      size = next.size;
      for (const [from, targets] of next) if (![...targets].some((to) => next.has(to))) next.delete(from);
    }
    expect([...next].map(([from, targets]) => [from, [...targets].filter((to) => next.has(to))])).toEqual([]);
  });

  it('of a place of the carnet, or of what places share, lead to no other place', () => {
    const folderOf = (path: string): string | undefined => /^src\/carnet\/([^/]+)\//.exec(path)?.[1];
    const isPlace = (folder: string | undefined) => folder !== undefined && folder !== 'parts' && folder !== 'api';
    const wrong = moduleSources.flatMap(({ path, imports }) =>
      imports
        .map((target) => normalize(join(dirname(path), target)))
        .filter((target) => folderOf(path) !== undefined && isPlace(folderOf(target)))
        .filter((target) => folderOf(target) !== folderOf(path))
        .map((target) => `${path} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('use a package only in its modules', () => {
    const wrong = moduleSources.flatMap(({ path, module, imports }) =>
      imports
        .filter((target) => !target.startsWith('.'))
        .filter((target) => !PACKAGES[module]?.some((name) => target === name || target.startsWith(`${name}/`)))
        .map((target) => `${path} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('of scripts reach tests/support only', () => {
    expect(listImports('scripts/', /^tests\/(?!support\/)/)).toEqual([]);
  });

  it('of tests reach no script, except those listed', () => {
    const found = listImports('tests/', /^scripts\//).filter(
      (one) => !TESTS_OF_COMMANDS.test(one) && !BUILD_SCRIPTS.some((script) => one.endsWith(script)),
    );
    expect(found.toSorted()).toEqual(Object.keys(SCRIPT_IMPORTS).toSorted());
  });

  it('reach the browser API through one file', () => {
    const importers = all.filter(({ imports }) => imports.some((t) => /webextension-polyfill|wxt\/browser/.test(t)));
    expect(importers.map(({ path }) => path)).toEqual(['src/browser/browser.ts']);
    expect(findLines(shipped, /\b(chrome|globalThis\.browser)\.\w/)).toEqual([]);
  });
});

describe('names', () => {
  it('are exported from one file each, except 15 at most', () => {
    const declarations =
      /^export (?:declare )?(?:async )?(?:abstract )?(?:const|let|function\*?|class|interface|type|enum) (\w+)/gm;
    const exported = shipped.flatMap(({ path, text }) =>
      [...new Set([...text.matchAll(declarations)].map(([, name = '']) => name))].map((name) => ({
        name,
        path,
      })),
    );
    const duplicates = [...Map.groupBy(exported, ({ name }) => name)].filter(([, files]) => files.length > 1);
    expect(duplicates.length, duplicates.map(([name]) => name).join(', ')).toBeLessThanOrEqual(15);
  });
});

/** Files under 40 lines that are used in one folder only, and why they stand alone. */
const SMALL_FILES: Readonly<Record<string, string>> = {
  'src/carnet/item/readItemHere.ts': 'for two pages, neither of which imports the other',
  'src/import/exports/jsonValues.ts': 'what two parsers of JSON and every format share, without a cycle',
  'src/import/exports/exportFormats.ts': 'the table of the formats, one line each',
  'src/browser/clock.ts': 'verifier.html must not load the rest of the browser module',
  'src/carnet/createCarnetApi.ts': 'apart from its interface carnetApi.ts: tests of pages load no browser API',
  'src/recognition/tesseract.d.ts': 'declares a package for the compiler; imported by no file',
  'src/seal/timestamp/timestamps.ts': 'the entry of a file that the background loads when it needs it',
  'src/ui/assets.d.ts': 'declares modules for the compiler; imported by no file',
  'src/ui/locales/loadWords.ts': 'part of the first script of the popup, which must not load all words',
  'src/ui/locales/types.ts': 'types derived from the French words, which the words of each language import',
  'src/ui/locales/typeset.ts': 'verifier.html bundles it without the words of the interface',
  'src/verifier/standalone.ts': 'the main file of the page that each dossier contains',
};

describe('source files', () => {
  it('have at most 500 lines', () => {
    const long = all.filter(({ text }) => text.split('\n').length > 501).map(({ path }) => path);
    expect(long).toEqual([]);
  });

  it('have comment lines of at most 120 characters', () => {
    const isLong = (line: string): boolean => line.length > 120 && /^\s*(?:\/\*\*|\*|\/\/) |[;,{(] \/\/ /.test(line);
    const long = all.flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => (isLong(line) ? [`${path}:${index + 1}`] : [])),
    );
    expect(long).toEqual([]);
  });

  it('under 40 lines have users in two folders, or a reason', () => {
    const small = shipped.filter(({ path, text }) => !path.startsWith('entrypoints/') && text.split('\n').length <= 40);
    const folders = (path: string): ReadonlySet<string> =>
      new Set(
        all
          .filter(({ imports, path: user }) => imports.some((to) => join(dirname(user), to) === path))
          .map(({ path: user }) => dirname(user)),
      );
    const unexplained = small
      .map(({ path }) => path)
      .filter((path) => folders(path).size < 2 && !Object.hasOwn(SMALL_FILES, path));
    expect(unexplained).toEqual([]);
    expect(small.length).toBeLessThanOrEqual(60);
  });

  it('have a base name of their own', () => {
    const named = shipped.filter(({ path }) => !path.includes('/locales/') && !/\/(?:index|main)\.tsx?$/.test(path));
    const repeated = [...Map.groupBy(named, ({ path }) => basename(path).replace(/\.tsx?$/, ''))].filter(
      ([, files]) => files.length > 1,
    );
    expect(repeated.map(([name]) => name)).toEqual([]);
  });

  it('are mirrored by the unit tests', () => {
    const sources = new Set(all.map(({ path }) => path.replace(/^src\//, '').replace(/\.tsx?$/, '')));
    const orphans = all
      .map(({ path }) => path)
      .filter((path) => path.startsWith('tests/unit/') && path.endsWith('.test.ts'))
      .filter((path) => {
        const [folder, [name = '']] = [dirname(path).slice('tests/unit/'.length), basename(path).split('.')];
        return !sources.has(`${folder}/${name}`);
      });
    expect(orphans).toEqual([]);
  });

  it('use no HTML strings', () => {
    const html = /innerHTML|insertAdjacentHTML|outerHTML\s*=|dangerouslySetInnerHTML|document\.write\b|parseFromString/;
    expect(findLines(shipped, html)).toEqual([]);
  });

  it('that read a page use safeDom.ts', () => {
    // A form's fields shadow its properties (`<input name="closest">`), so safeDom.ts calls methods of the prototypes.
    const directAccess =
      /\.(?:(?:get|has)Attribute|querySelector(?:All)?|closest)\(|\.(?:parentElement|childNodes|children|textContent|localName|classList|className|dataset|innerText|(?:previous|next)ElementSibling)\b|(?<!\bplatform)\.matches\(|\b(?:el|row|node)\??\.id\b/;
    const capture = moduleSources.filter(
      ({ path }) => /^src\/(?:dom|platforms|capture)\//.test(path) && !path.endsWith('/safeDom.ts'),
    );
    expect(findLines(capture, directAccess)).toEqual([]);
  });

  it('take the clock, ids and randomness from src/browser', () => {
    const outside = shipped.filter(({ path }) => !path.startsWith('src/browser/'));
    expect(findLines(outside, /Date\.now\(|new Date\(\)|randomUUID\(|Math\.random/)).toEqual([]);
    // Keys, salts and nonces are generated where they are used.
    const nonces = (
      'src/seal/commitment.ts src/store/backupFile.ts src/store/cipher.ts src/store/wrappingKey.ts ' +
      'src/store/keyring.ts'
    ).split(' ');
    const bytes = findLines(outside, /getRandomValues/).filter((at) => !nonces.includes(at.split(':')[0] ?? ''));
    expect(bytes).toEqual([]);
  });

  it('make no network call outside two files', () => {
    const network = /\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|RTCPeerConnection/;
    // environment.ts reads our own package, by runtime.getURL; timestampAuthority.ts posts a digest to an authority
    // that the person allowed. The workers delete these calls before they get a message.
    const allowedFiles = ['src/browser/environment.ts', 'src/browser/timestampAuthority.ts'];
    const deletedIn = 'src/browser/withoutNetwork.ts';
    const found = findLines(shipped, network).map((at) => at.split(':')[0]);
    expect(found.toSorted()).toEqual([deletedIn, ...allowedFiles].toSorted());
    // Only the background uses the second one.
    const callers = all.filter(
      ({ text }) => /\baskAuthority\b/.test(text) && text.includes('browser/timestampAuthority.ts'),
    );
    expect(callers.map(({ path }) => path)).toEqual(['src/background/handlers.ts']);
  });

  it('give a reason where a check is disabled', () => {
    expect(findLines(all, /@ts-(ignore|expect-error)\s*$|biome-ignore[^:]*$/)).toEqual([]);
  });

  it('declare each test of the main paths once', () => {
    const specs = all.filter(({ path }) => path.startsWith('tests/e2e/') && path.endsWith('.spec.ts'));
    const count = (title: string): number =>
      specs.filter(({ text }) => text.includes(`'${title}'`) || text.includes(`'${title} @firefox'`)).length;
    expect(Object.values(MAIN_PATHS).filter((title) => count(title) !== 1)).toEqual([]);
  });

  it('contain no focused or skipped test', () => {
    const tests = all.filter(({ path }) => path.startsWith('tests/') && path !== 'tests/architecture.test.ts');
    expect(findLines(tests, /\b(test|it|describe)\.(only|skip|fixme|todo)\(/)).toEqual([]);
  });
});
