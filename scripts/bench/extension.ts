import { appendFile, cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { BrowserName } from '../../tests/support/browser/driver.ts';
import { ensureBuilt } from '../../tests/support/machine/build.ts';

const SOURCES = {
  page: import.meta.resolve('./page/main.ts'),
  blank: import.meta.resolve('./page/emptyBaseline.ts'),
  worker: import.meta.resolve('./page/worker.ts'),
  emptyScript: import.meta.resolve('./page/emptyScript.ts'),
  captureProbe: import.meta.resolve('./page/captureProbe.ts'),
  popupProbe: import.meta.resolve('./page/popupProbe.ts'),
  reading: import.meta.resolve('./page/reading.ts'),
} as const;

const html = (script: string): string =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>bench</title></head>
<body><script type="module" src="/${script}"></script></body></html>`;

/** Copies the built package to a temporary folder and adds the bench's page and probes, which are never shipped. */
export async function buildBenchExtension(browser: BrowserName): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'recueil-bench-'));
  await cp(await ensureBuilt(browser), dir, { recursive: true });
  const at = (path: string): string => join(dir, path);

  await writeFile(at('bench.js'), await bundleScript('page', 'es'));
  await writeFile(at('bench.html'), html('bench.js'));
  await writeFile(at('bench-blank.js'), await bundleScript('blank', 'es'));
  await writeFile(at('bench-blank.html'), html('bench-blank.js'));
  await appendFile(at('background.js'), `\n${await bundleScript('worker', 'iife')}`);
  await writeFile(at('bench-empty.js'), await bundleScript('emptyScript', 'iife'));
  await prepend(at('capture/shared.js'), await bundleScript('captureProbe', 'iife'));
  await writeFile(at('bench-popup.js'), await bundleScript('popupProbe', 'iife'));
  for (const page of ['popup.html', 'carnet.html']) {
    const html = await readFile(at(page), 'utf8');
    await writeFile(at(page), html.replace('<head>', '<head><script src="/bench-popup.js"></script>'));
  }
  return dir;
}

async function prepend(path: string, code: string): Promise<void> {
  await writeFile(path, `${code}\n${await readFile(path, 'utf8')}`);
}

/** Bundles one of the bench's sources into a single script. */
export async function bundleScript(name: keyof typeof SOURCES, format: 'es' | 'iife'): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'esnext',
      lib: { entry: fileURLToPath(SOURCES[name]), formats: [format], name: 'bench' },
      // The letters import their library dynamically; the bench needs one script.
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const chunks = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  const [chunk, ...more] = chunks.flatMap((one) => (one.type === 'chunk' ? [one.code] : []));
  if (chunk === undefined || more.length > 0) throw new Error(`${name}: more or fewer than one script`);
  return chunk;
}
