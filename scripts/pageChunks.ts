import type { Plugin, Rolldown } from 'vite';

/** The modules that main.ts of the popup and of the carnet import while they run. */
const POPUP_DRAWING = /\/src\/popup\/renderPopup\.tsx$/;
const CARNET_DRAWING = /\/src\/carnet\/renderCarnet\.tsx$/;
const FIRST_MODULES = /\/src\/(?:messages\/ask|browser\/storage|ui\/locales\/loadWords)\.ts$/;

/**
 * Puts the popup's modules into few files, and has the browser read those of the popup and of the carnet at once.
 * Without it, the bundler makes a file for each set of modules that two pages share: the popup then reads 21 scripts,
 * the smallest of 30 bytes.
 */
export const pageChunks: Plugin = {
  name: 'page-chunks',
  outputOptions: (options) =>
    options.format === 'es'
      ? {
          ...options,
          codeSplitting: {
            groups: [
              { name: 'first', test: (id) => FIRST_MODULES.test(id) || id.includes('preload-helper'), priority: 2 },
              { name: 'drawing', test: POPUP_DRAWING, priority: 1 },
            ],
          },
        }
      : null,
  transformIndexHtml: {
    order: 'post',
    handler: (html, { chunk, bundle = {} }) => {
      const isDrawing = (file: string): boolean => {
        const id = findChunk(bundle, file)?.facadeModuleId ?? '';
        return POPUP_DRAWING.test(id) || CARNET_DRAWING.test(id);
      };
      const drawn = listImported(bundle, (chunk?.dynamicImports ?? []).filter(isDrawing));
      const styles = drawn.flatMap((file) => [...(findChunk(bundle, file)?.viteMetadata?.importedCss ?? [])]);
      const link = (rel: string, file: string) => ({
        tag: 'link',
        attrs: { rel, crossorigin: true, href: `/${file}` },
        injectTo: 'head' as const,
      });
      const isLinked = (file: string): boolean => html.includes(`href="/${file}"`);
      return [
        ...drawn.filter((file) => !isLinked(file)).map((file) => link('modulepreload', file)),
        ...styles.filter((file) => !isLinked(file)).map((file) => link('stylesheet', file)),
      ];
    },
  },
};

function findChunk(bundle: Rolldown.OutputBundle, file: string): Rolldown.OutputChunk | undefined {
  const found = bundle[file];
  return found?.type === 'chunk' ? found : undefined;
}

/** The files and all that they import, each once. */
function listImported(bundle: Rolldown.OutputBundle, files: readonly string[]): readonly string[] {
  const found = new Set(files);
  for (const file of found) for (const imported of findChunk(bundle, file)?.imports ?? []) found.add(imported);
  return [...found];
}
