import { describe, expect, test } from 'vitest';
import { WARNING_WORDS } from '../../../src/domain/capture/warningWords.ts';
import { LANGUAGE_CODES, type Language } from '../../../src/domain/shared/languages.ts';
import { WORDS } from '../../../src/ui/locales/words.ts';
import { countWords, findSentencesOver } from '../../support/law/wordCounts.ts';

/** Every sentence of the interface, with its key. The words of dossiers and letters are elsewhere, with legal terms. */
const sentencesOf = (code: Language): readonly (readonly [string, string])[] =>
  [...Object.entries(WORDS[code]), ...Object.entries(WARNING_WORDS).map(([key, words]) => [key, words[code]] as const)]
    .filter(([key]) => key !== 'lang')
    .flatMap(([key, entry]) =>
      (typeof entry === 'string' ? [entry] : Object.values(entry)).map((text) => [key, text] as const),
    );

/** The name of a control that a sentence tells to press. */
const PRESSED = /(?:choisissez|cliquez|choose|click|press)[^«“.]{0,20}[«“]\s?([^»”]+?)\s?[»”]/gi;

/** Former words, and where one of them is meant in another sense. */
interface FormerWord {
  readonly word: RegExp;
  readonly exceptIn?: RegExp;
}

const FORMER_WORDS: Readonly<Record<Language, readonly FormerWord[]>> = {
  fr: [
    // What a platform gives is an export; what we make is a dossier.
    { word: /exporter|\bexport\b/i, exceptIn: /^(archive\.title|item\.exported)$/ },
    { word: /éléments?\b/i },
    // Inside a dossier, where a capture has a number of its own, and the puzzle piece of the browser.
    {
      word: /\bpièces?\b/i,
      exceptIn:
        /^((exportForm|glossary|volumes|receivedDossiers|preview|recipient)\.|exportDone\.pdfMeaning|item\.exhibit)|puzzle/,
    },
    {
      word: /\bjournal\b/i,
      exceptIn: /^(diary\.title|places\.diary|damaged\.diary|atRest\.documents|exportForm\.part\.impact)/,
    },
    { word: /\bvagues?\b/i },
    { word: /\bfils?\b/i },
    { word: /à qui est cet ordinateur|seul·e/i },
    { word: /s'ouvre en bas/i },
    { word: /veille du dernier|par prudence : /i, exceptIn: /^notes\./ },
    { word: /copie le disque/i },
    { word: /un silence/i },
    { word: /mis(e?)s? en cause|\bvisée?s?\b/i },
    { word: /scell/i },
    { word: /dossiers? en cours|effacer ce dossier/i },
    { word: /que voyez-vous ?\?$/i },
    // « gardé » for a capture, « enregistré » for a file on the disk.
    { word: /(a|ont) été enregistré|est enregistré|rien d'enregistré/i },
  ],
  en: [
    { word: /\bexport/i, exceptIn: /^(archive\.title|item\.exported)$/ },
    { word: /\bitems?\b/i },
    {
      word: /\bexhibits?\b/i,
      exceptIn:
        /^((exportForm|glossary|volumes|receivedDossiers|preview|recipient|atRest|detail|item)\.|exportDone\.pdfMeaning)/,
    },
    { word: /\bjournal\b/i },
    { word: /\bwaves?\b/i },
    { word: /\bthreads?\b/i },
    { word: /copies the disk/i },
    { word: /\bseal(s|ed)?\b/i },
    { word: /\b(is|was|were|nothing) recorded\b/i },
    { word: /\bcase files?\b|\bcases?\b/i, exceptIn: /in case|in any case/i },
  ],
};

const withoutPlaceholders = (text: string): string => text.replace(/\{\w+\}/g, '1');

describe.each(LANGUAGE_CODES)('the interface in %s', (code) => {
  const sentences = sentencesOf(code);

  test('has sentences of at most 18 words, and 12 at the median', () => {
    expect(sentences.length).toBeGreaterThan(1000);
    expect(sentences.filter(([, text]) => findSentencesOver(18, text).length > 0)).toEqual([]);
    const counts = sentences
      .flatMap(([, text]) => text.split(/(?<=[.?])\s+/))
      .map(countWords)
      .toSorted((a, b) => a - b);
    expect(counts[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(12);
  });

  test('has no former word: one word for one thing', () => {
    const found = sentences.flatMap(([key, text]) =>
      FORMER_WORDS[code]
        .filter(({ word }) => word.test(withoutPlaceholders(text)))
        .filter(({ exceptIn }) => exceptIn === undefined || !(exceptIn.test(key) || exceptIn.test(text)))
        .map(({ word }) => `${key}: ${text} (${word.source})`),
    );
    expect(found).toEqual([]);
  });

  test('quotes the names of controls as they are', () => {
    const names = new Set(sentences.map(([, text]) => text));
    // Those of the telephone and of the browser are not ours.
    const quoted = sentences
      .filter(([key]) => !/^fromPhone\.|private/.test(key))
      .flatMap(([, text]) => [...text.matchAll(PRESSED)].map(([, name = '']) => name));
    expect(quoted.length).toBeGreaterThan(3);
    expect(quoted.filter((name) => !names.has(name))).toEqual([]);
  });
});
