import { join } from 'node:path';
import { build, parseSync } from 'vite';
import { captureScriptPaths } from '../src/browser/injectedScripts.ts';
import { LANGUAGE_CODES } from '../src/domain/shared/languages.ts';
import { READER_PACKS } from '../src/platforms/platformTable.ts';
import { buildOverlayScript } from '../src/ui/locales/overlayWords.ts';
import { WORDS } from '../src/ui/locales/words.ts';
import { packEntry, platformData, readerPacks } from './platformData.ts';

/**
 * Builds the scripts that the background injects into a page: one of words, one of readers, one of the captures that
 * scroll, and the capture script, whose modules the others share. Content scripts cannot be modules, so each file
 * becomes a function that puts its exports into the isolated world, which pages cannot see.
 */

const ROOT = join(import.meta.dirname, '..');
const LOADED = "globalThis[Symbol.for('recueil.scripts')]";

export interface PackagedScript {
  readonly path: string;
  readonly contents: string;
}

export async function buildCaptureScripts(): Promise<PackagedScript[]> {
  const words = LANGUAGE_CODES.map((code) => ({
    path: captureScriptPaths.words(code).slice(1),
    contents: buildOverlayScript(WORDS[code]),
  }));
  return [...words, ...(await bundleScripts())];
}

async function bundleScripts(): Promise<PackagedScript[]> {
  const packs = READER_PACKS.map((pack) => [captureScriptPaths.readers(pack), packEntry(pack)]);
  const start = [captureScriptPaths.start, join(ROOT, 'entrypoints/capture.content/main.ts')];
  const long = [captureScriptPaths.long, join(ROOT, 'entrypoints/capture.content/long.ts')];
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    // A page asks for packs, for platforms that are only named, and for the form of handles.
    plugins: [platformData(['id', 'pack', 'hosts', 'handlePrefix']), readerPacks],
    build: {
      write: false,
      minify: true,
      target: ['chrome140', 'firefox140'],
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries(
          [start, long, ...packs].map(([path = '', entry = '']) => [path.replace(/^\/|\.js$/g, ''), entry]),
        ),
        treeshake: { moduleSideEffects: false },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'capture/[name].js',
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [
              { name: 'chats', test: /messageRows/, priority: 1 },
              { name: 'shared', minShareCount: 2 },
            ],
          },
        },
      },
    },
  });
  const output = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  return output.map((file) => {
    if (file.type !== 'chunk') throw new Error(`${file.fileName} is not a script`);
    return { path: file.fileName, contents: wrapScript(file.fileName, file.code) };
  });
}

/**
 * Turns a module into a function of the modules already loaded. A script that was injected before does nothing: each
 * command injects all of them again.
 */
function wrapScript(path: string, code: string): string {
  const name = (from: string): string => JSON.stringify(from.replace(/.*\//, ''));
  let body = code;
  // From the end, so that the positions of what comes before stay right.
  for (const node of parseSync(path, code).program.body.toReversed()) {
    if (node.type === 'ImportDeclaration') {
      const parts = node.specifiers.map((one) => {
        if (one.type !== 'ImportSpecifier') throw new Error(`${path}: ${one.type}`);
        return `${nameOf(one.imported)}:${one.local.name}`;
      });
      body = replace(body, node, `const{${parts.join()}}=loaded[${name(node.source.value)}];`);
    } else if (node.type === 'ExportNamedDeclaration') {
      const parts = node.specifiers.map(({ local, exported }) => `${nameOf(exported)}:${nameOf(local)}`);
      body = replace(body, node, `return{${parts.join()}};`);
    } else if (/^(?:Import|Export)/.test(node.type)) throw new Error(`${path}: ${node.type}`);
  }
  return `{const loaded=${LOADED}??={};loaded[${name(path)}]??=(()=>{${body}})()??{};}\n`;
}

const nameOf = (part: { readonly type: string; readonly name?: string; readonly value?: string }): string =>
  part.type === 'Identifier' ? (part.name ?? '') : JSON.stringify(part.value);

const replace = (code: string, { start, end }: { readonly start: number; readonly end: number }, by: string): string =>
  code.slice(0, start) + by + code.slice(end);
