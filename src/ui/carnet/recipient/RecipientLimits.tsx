import { getSource, selectVerified, textInLanguage } from '../../../law/legalSources.ts';
import type { Limit, Portal } from '../../../law/portals.ts';
import { formatDay, formatFileSize } from '../../formatTime.ts';
import { t, type Words } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';

/** What a recipient accepts, with its source. A limit that no source gives is said to be unknown. */
export function RecipientLimits({ portal }: { readonly portal: Portal }) {
  const words = useWords();
  const { lines, sources, checked, confidence } = portal;
  return (
    <>
      {selectVerified(lines).map((line) => (
        <p key={line.fr}>{textInLanguage(line, words.lang)}</p>
      ))}
      <ul data-limits>
        {limitSentences(words, portal).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p class="hint">
        {sources.map((id) => (
          <span key={id}>
            {t(words, 'recipient.source', { title: getSource(id).title, day: formatDay(words.lang, checked) })}{' '}
          </span>
        ))}
        {confidence === 'verify' && t(words, 'recipient.uncertain')}
      </p>
    </>
  );
}

function limitSentences(words: Words, { types, maxFileBytes, maxTotalBytes, maxFiles }: Portal): readonly string[] {
  const size = (bytes: number) => formatFileSize(words.lang, bytes);
  const sentence = (limit: Limit, known: (value: number) => string, unknown: string): readonly string[] =>
    limit === 'none' ? [] : [limit === 'unknown' ? unknown : known(limit)];
  return [
    types === null
      ? t(words, 'recipient.typesUnknown')
      : t(words, 'recipient.types', { types: types.map((type) => type.toUpperCase()).join(', ') }),
    ...sentence(
      maxFileBytes,
      (bytes) => t(words, 'recipient.fileBytes', { size: size(bytes) }),
      t(words, 'recipient.fileBytesUnknown'),
    ),
    ...sentence(
      maxTotalBytes,
      (bytes) => t(words, 'recipient.totalBytes', { size: size(bytes) }),
      t(words, 'recipient.totalBytesUnknown'),
    ),
    ...sentence(
      maxFiles,
      (count) => t(words, 'recipient.fileCount', { count }),
      t(words, 'recipient.fileCountUnknown'),
    ),
  ];
}
