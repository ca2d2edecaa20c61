/**
 * Returns the sentence with typographic apostrophes and, in French, no-break spaces before `:;?»%` and after the
 * opening quotation mark, so that no line starts with a punctuation mark. A number stays on one line: 116 006.
 */
export function typeset(lang: string, sentence: string): string {
  const curled = sentence.replaceAll("'", '\u2019').replace(/(?<=\d) (?=\d{3}(?!\d))/g, '\u00A0');
  return lang === 'fr' ? curled.replace(/ (?=[:;?»%])/g, '\u00A0').replaceAll('« ', '«\u00A0') : curled;
}
