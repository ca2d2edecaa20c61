import { useMemo } from 'preact/hooks';
import { findReadingDeclines, MIN_POSTS, type ReadingDecline } from '../../domain/item/readingDeclines.ts';
import { isSelfHosted } from '../../platforms/platformTable.ts';
import { useWords } from '../../ui/context.ts';
import { formatDay } from '../../ui/formatTime.ts';
import { formatPlatform } from '../../ui/itemLabels.tsx';
import { t } from '../../ui/locales/index.ts';
import { useCarnetApi } from '../carnetApi.ts';
import { CopyReport } from '../parts/CopyButton.tsx';
import type { CaseIndex } from '../parts/useCaseIndex.tsx';

/** Which platforms are read worse than before, with a report of it to copy; nothing when there is none. */
export function ReadingDeclines({ caseIndex: { index } }: { readonly caseIndex: Pick<CaseIndex, 'index'> }) {
  const words = useWords();
  const { now, toLocalTime } = useCarnetApi();
  const items = index?.items;
  const declines = useMemo(
    () => findReadingDeclines(items?.map(({ item }) => item) ?? [], isSelfHosted, now()),
    [items, now],
  );
  if (declines.length === 0) return null;
  return (
    <section class="note" aria-labelledby="declines" data-declines={declines.length}>
      <h2 id="declines">{t(words, 'declines.title')}</h2>
      <ul>
        {declines.map(({ platform, surface, field, since, before, after }) => (
          <li key={`${platform} ${surface} ${field}`}>
            {t(words, 'declines.line', {
              platform: formatPlatform(words, platform),
              surface: t(words, `surface.${surface}`),
              field: t(words, `declines.${field}`),
              day: formatDay(words.lang, toLocalTime(since).slice(0, 10)),
              unread: after.unread,
              posts: after.posts,
              unreadBefore: before.unread,
              postsBefore: before.posts,
            })}
          </li>
        ))}
      </ul>
      <p>{t(words, 'declines.meaning')}</p>
      <CopyReport
        report={formatDeclinesReport(declines, t(words, 'declines.question'))}
        meaning={t(words, 'declines.copyMeaning')}
      />
    </section>
  );
}

/**
 * Codes and rounded percentages, the same in every language: no word of a page, no address, no account and no day. A
 * number of captures would tell how much the person receives. Whoever copies it may answer the `question`.
 */
const formatDeclinesReport = (declines: readonly ReadingDecline[], question: string): string =>
  [
    'read worse than before',
    ...declines.map(
      ({ platform, surface, field, before, after }) =>
        `${platform} ${surface} ${field}: unread in ${formatShare(after)}, before in ${formatShare(before)}`,
    ),
    '',
    question,
    '',
  ].join('\n');

const formatShare = ({ posts, unread }: ReadingDecline['after']): string =>
  `${Math.round((unread / posts) * 10) * 10}% of ${MIN_POSTS} or more`;
