import type { Language } from '../domain/shared/languages.ts';
import { choosePack, type ReaderPack } from '../platforms/platformTable.ts';

/** Paths in the package of the scripts that are injected into a page. scripts/capture-scripts.ts builds them. */
export const captureScriptPaths = {
  /** The modules that the readers and the capture script share. */
  shared: '/capture/shared.js',
  words: (language: Language) => `/capture/words-${language}.js`,
  readers: (pack: ReaderPack) => `/capture/readers-${pack}.js`,
  /** Listens for commands, so it is the last one. */
  start: '/capture/start.js',
} as const;

/** Lists what a page of this host gets, in the order in which the scripts need each other. */
export const listCaptureScripts = (hostname: string, language: Language): string[] =>
  listPackScripts(choosePack(hostname), language);

/** The same for a page that gets this pack. */
export function listPackScripts(pack: ReaderPack, language: Language): string[] {
  const { shared, words, readers, start } = captureScriptPaths;
  return [shared, words(language), readers(pack), start];
}
