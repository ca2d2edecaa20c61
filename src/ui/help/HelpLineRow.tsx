import type { HelpLine } from '../../law/helpLines.ts';
import { formatPostedTime } from '../formatTime.ts';
import { lawText, t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';

interface HelpLineRowProps {
  readonly line: HelpLine;
  /** Only the name and how to reach it: the page « Aide » has the rest. */
  readonly brief?: boolean;
}

/** Who answers, for whom and when. Nothing is dialled or opened without a click. */
export function HelpLineRow({ line, brief = false }: HelpLineRowProps) {
  const words = useWords();
  const { name, number, sms, url, email, hours, forWhom, sourceDate } = line;
  const when = sourceDate === null ? null : (formatPostedTime(words.lang, sourceDate) ?? sourceDate);
  return (
    <li class="help-line" data-help={line.id}>
      <p class="help-name">
        {name}
        {hours && !brief && <span class="hint"> · {lawText(words, hours)}</span>}
      </p>
      {!brief && <p>{lawText(words, forWhom)}</p>}
      <p class="help-reach">
        {number !== null && (
          <a class="button" href={`${sms ? 'sms' : 'tel'}:${number.replaceAll(' ', '')}`}>
            {t(words, sms ? 'help.text' : 'help.call', { number })}
          </a>
        )}
        {url !== null && (
          <a href={url} target="_blank" rel="noopener noreferrer" aria-label={t(words, 'help.siteOf', { name })}>
            {t(words, 'help.site')}
          </a>
        )}
        {email !== null && <a href={`mailto:${email}`}>{email}</a>}
      </p>
      {when !== null && !brief && <p class="hint">{t(words, 'help.asOf', { when })}</p>}
    </li>
  );
}
