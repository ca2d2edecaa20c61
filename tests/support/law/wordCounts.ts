/** Counts words as a reader does: signs alone do not count, and « l’image » is one word. */
export const countWords = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{Letter}\p{Number}]/u.test(word)).length;

/** Returns the sentences of more than `most` words. A sentence ends with a full stop, a question mark or the text. */
export const findSentencesOver = (most: number, text: string): string[] =>
  text.split(/(?<=[.?])\s+/).filter((sentence) => countWords(sentence) > most);

/** Of more than 20 words, where the law, a guide or a document has its own terms. A screen has 18. */
export const findLongSentences = (text: string): string[] => findSentencesOver(20, text);
