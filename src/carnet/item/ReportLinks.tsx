import { REPORT_LINKS } from '../../platforms/reportLinks.ts';
import { useWords } from '../../ui/context.ts';
import { formatPostedTime } from '../../ui/formatTime.ts';
import { formatPlatform } from '../../ui/itemLabels.tsx';
import { t } from '../../ui/locales/index.ts';

/** Links to the official reporting forms. They open only on a click, without a referrer. */
export function ReportLinks({ platform }: { readonly platform: string }) {
  const words = useWords();
  const links = REPORT_LINKS.find(([id]) => id === platform)?.[1] ?? [];
  const name = formatPlatform(words, platform);
  return (
    <details class="panel" data-section="report">
      <summary>{t(words, 'report.title')}</summary>
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
    </details>
  );
}
