import type { Plugin } from 'vite';

/** The module that main.ts of the popup imports while it runs. */
const DRAWING = /\/src\/popup\/renderPopup\.tsx$/;
const FIRST_MODULES = /\/src\/(?:messages\/protocol|browser\/storage|ui\/locales\/loadWords)\.ts$/;

/**
 * Puts the popup's modules into few files, and has the browser read them at once. Without it, the bundler makes a file for
 * each set of modules that two pages share: the popup then reads 21 scripts, the smallest of 30 bytes.
 */
export const popupChunks: Plugin = {
  name: 'popup-chunks',
  outputOptions: (options) =>
    options.format === 'es'
      ? {
          ...options,
          codeSplitting: {
            groups: [
              { name: 'first', test: (id) => FIRST_MODULES.test(id) || id.includes('preload-helper'), priority: 2 },
              { name: 'drawing', test: DRAWING, priority: 1 },
            ],
          },
        }
      : null,
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { chunk, bundle = {} }) => {
      const imported = (chunk?.dynamicImports ?? []).flatMap((file) => {
        const found = bundle[file];
        return found?.type === 'chunk' && DRAWING.test(found.facadeModuleId ?? '') ? [file, ...found.imports] : [];
      });
      return imported.map((file) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
        injectTo: 'head',
      }));
    },
  },
};
