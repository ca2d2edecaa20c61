import { expect, it } from 'vitest';
import { extractedValue, type PostExtraction } from '../../../../src/domain/capture/extraction.ts';
import { capConfidence } from '../../../../src/platforms/reading/pagePosts.ts';
import { createEmptyExtraction } from '../../../../src/platforms/reading/reader.ts';

/** An extraction with a value of high confidence, of the optional field of the author too. */
function buildExtraction(confirmed: string | null): PostExtraction {
  const empty = createEmptyExtraction({ id: 'essai', version: '1', confirmed }, 'post');
  const handle = extractedValue('alice', 'dom', 'high');
  const verified = extractedValue('Compte certifié', 'attribute:aria-label', 'high');
  return { ...empty, author: { ...empty.author, handle, verified } };
}

it('keeps every field of an unconfirmed reader, with medium confidence at most', () => {
  const { author, ...capped } = capConfidence(buildExtraction(null));
  expect(Object.keys(author)).toEqual(Object.keys(buildExtraction(null).author));
  expect(author.verified).toMatchObject({ value: 'Compte certifié', confidence: 'medium' });
  expect(author.handle).toMatchObject({ value: 'alice', confidence: 'medium' });
  expect(capped.surface.confidence).toBe('medium');
});

it('changes nothing of a confirmed reader', () => {
  const extraction = buildExtraction('2026-11-01');
  expect(capConfidence(extraction)).toBe(extraction);
});
