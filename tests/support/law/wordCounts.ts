/** Counts words as a reader does: signs alone do not count, and « l’image » is one word. */
export const countWords = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{Letter}\p{Number}]/u.test(word)).length;

/** Returns the sentences of more than 20 words. A sentence ends with a full stop, a question mark or the text. */
export const findLongSentences = (text: string): string[] =>
  text.split(/(?<=[.?])\s+/).filter((sentence) => countWords(sentence) > 20);
