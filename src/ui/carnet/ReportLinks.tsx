import { reportLinksFor } from '../../platforms/platformTable.ts';
import { formatPostedTime } from '../formatTime.ts';
import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { formatPlatform } from '../shared/itemLabels.tsx';

interface ReportLinksProps {
  readonly platform: string;
}

/** Links to the official reporting forms. They open only on a click, without a referrer. */
export function ReportLinks({ platform }: ReportLinksProps) {
  const words = useWords();
  const links = reportLinksFor(platform);
  const name = formatPlatform(words, platform);
  return (
    <section data-section="report">
      <h2>{t(words, 'report.title')}</h2>
      <p>{t(words, 'report.before')}</p>
      {links.length === 0 ? (
        <p>{t(words, 'report.none')}</p>
      ) : (
        <>
          <ul class="report-links">
            {links.map(({ kind, url, seen }) => (
              <li key={kind}>
                <a href={url} target="_blank" rel="noopener noreferrer" data-report={kind}>
                  {t(words, `report.${kind}`, { platform: name })}
                </a>{' '}
                <span class="how">
                  {new URL(url).hostname} ·{' '}
                  {t(words, 'report.seen', { date: formatPostedTime(words.lang, seen) ?? seen })}
                </span>
              </li>
            ))}
          </ul>
          <p class="hint">{t(words, 'report.opens')}</p>
        </>
      )}
    </section>
  );
}
