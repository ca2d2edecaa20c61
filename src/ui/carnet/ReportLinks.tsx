import { reportLinksFor } from '../../domain/shared/reportLinks.ts';
import { platformOf } from '../parts/ItemRow.tsx';
import { postedTime } from '../times.ts';
import { t, type Words } from '../words/index.ts';

interface ReportLinksProps {
  readonly words: Words;
  readonly platform: string;
}

/** Official addresses for reporting. A click opens them, never we; the site is not told where it came from. */
export function ReportLinks({ words, platform }: ReportLinksProps) {
  const links = reportLinksFor(platform);
  const name = platformOf(words, platform);
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
                  {t(words, 'report.seen', { date: postedTime(words.lang, seen) ?? seen })}
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
