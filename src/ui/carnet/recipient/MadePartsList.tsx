import { FRONT_PAGES } from '../../../domain/export/cutParts.ts';
import { formatFileSize } from '../../formatTime.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { SaveLink } from '../SaveLink.tsx';
import { formatRuns } from './formatRuns.ts';
import type { DownloadableParts } from './recipientApi.ts';

/** The copies to save, and what does not fit. */
export function MadePartsList({ made: { files, leftOut } }: { readonly made: DownloadableParts }) {
  const words = useWords();
  const reasons = (['tooLarge', 'beyond', 'withoutImage'] as const).map(
    (reason) => [reason, leftOut[reason].filter((number) => number !== FRONT_PAGES)] as const,
  );
  const isFrontLeft = [...leftOut.tooLarge, ...leftOut.beyond].includes(FRONT_PAGES);
  const hasLeftOut = isFrontLeft || reasons.some(([, numbers]) => numbers.length > 0);
  return (
    <>
      <p role="status">
        {files.length === 0 ? t(words, 'recipient.nothing') : t(words, 'recipient.made', { n: files.length })}
      </p>
      {files.length > 0 && <p>{t(words, 'recipient.isCopy')}</p>}
      <ol class="downloads">
        {files.map(({ fileName, url, bytes, numbers }, index) => (
          <li key={fileName}>
            <SaveLink
              name={`part-${index + 1}`}
              href={url}
              fileName={fileName}
              label={t(words, 'recipient.save', { index: index + 1, size: formatFileSize(words.lang, bytes) })}
            />
            <p class="hint">
              {numbers.length === 0
                ? t(words, 'recipient.frontOnly')
                : t(words, 'recipient.exhibits', { n: numbers.length, list: formatRuns(numbers) })}
            </p>
          </li>
        ))}
      </ol>
      {hasLeftOut && (
        <div class="note" data-left-out>
          <h3>{t(words, 'recipient.left')}</h3>
          <ul>
            {isFrontLeft && <li>{t(words, 'recipient.left.front')}</li>}
            {reasons.map(
              ([reason, numbers]) =>
                numbers.length > 0 && (
                  <li key={reason}>
                    {t(words, `recipient.left.${reason}`, { n: numbers.length, list: formatRuns(numbers) })}
                  </li>
                ),
            )}
          </ul>
          <p>{t(words, 'recipient.leftMeaning')}</p>
        </div>
      )}
    </>
  );
}
