import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { RECOGNITION_PATHS } from '../src/domain/item/recognition.ts';
import { type PackagedWorker, WORKER_PATHS } from '../src/domain/shared/workerPaths.ts';

/** Builds each worker as one module, and names the files of text recognition, which the package copies. */

const ROOT = join(import.meta.dirname, '..');

export const packagedRecognition: readonly { readonly path: string; readonly source: string }[] = [
  { path: RECOGNITION_PATHS.wasm.slice(1), source: resolve('tesseract.js-core/tesseract-core-simd-lstm.wasm') },
  {
    path: RECOGNITION_PATHS.data.slice(1),
    source: resolve('@tesseract.js-data/fra/4.0.0_best_int/fra.traineddata.gz'),
  },
];

function resolve(name: string): string {
  return fileURLToPath(import.meta.resolve(name));
}

const ENTRIES = Object.entries(WORKER_PATHS) as [PackagedWorker, string][];

export async function buildWorkers(): Promise<{ readonly path: string; readonly contents: string }[]> {
  return Promise.all(
    ENTRIES.map(async ([name, path]) => ({
      path: path.slice(1),
      contents: await buildModule(`entrypoints/${name}/main.ts`),
    })),
  );
}

/** Builds a source and all that it imports as one module, with its exports. */
export async function buildModule(source: string): Promise<string> {
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      minify: true,
      target: ['chrome140', 'firefox140'],
      modulePreload: false,
      rolldownOptions: { input: join(ROOT, source), preserveEntrySignatures: 'strict' },
    },
  });
  const output = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  const [module, ...others] = output.flatMap((one) => (one.type === 'chunk' ? [one.code] : []));
  if (module === undefined || others.length > 0) throw new Error(`${source} is not one file`);
  return module;
}
