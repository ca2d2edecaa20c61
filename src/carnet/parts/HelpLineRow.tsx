import { useState } from 'preact/hooks';
import type { GuideLanguage, PrintedGuide } from '../../domain/shared/languages.ts';
import { type HelpLine, isOpenAt, type Opening } from '../../law/helpLines.ts';
import { getSource, LAST_CHECKED, LAW_AS_OF, SOURCES, type SourcedEntry } from '../../law/legalSources.ts';
import { useWords } from '../../ui/context.ts';
import { formatPostedTime } from '../../ui/formatTime.ts';
import { lawText, t, type Words } from '../../ui/locales/index.ts';
import { Alert, useSubmit } from '../../ui/useTask.tsx';
import { useCarnetApi } from '../carnetApi.ts';

interface HelpLineRowProps {
  readonly line: HelpLine;
  readonly brief: boolean;
}

interface HelpLineListProps {
  readonly lines: readonly HelpLine[];
  readonly class?: string;
  /** Only the name and how to reach it: the page « Aide » has the rest. */
  readonly brief?: boolean;
}

export function HelpLineList({ lines, class: className = 'help-lines', brief = false }: HelpLineListProps) {
  return (
    <ul class={className}>
      {lines.map((line) => (
        <HelpLineRow key={line.id} line={line} brief={brief} />
      ))}
    </ul>
  );
}

/** In another language than French, followed by what the name says. */
const formatHelpName = ({ lang }: Words, { name, nameInEnglish }: HelpLine): string =>
  lang === 'fr' || nameInEnglish === null ? name : `${name} (${nameInEnglish})`;

/** Who answers, for whom and when. Nothing is dialled or opened without a click. */
function HelpLineRow({ line, brief }: HelpLineRowProps) {
  const words = useWords();
  const { name, number, sms, url, email, hours, opening, forWhom, sourceDate } = line;
  const when = sourceDate === null ? null : (formatPostedTime(words.lang, sourceDate) ?? sourceDate);
  // A number of four digits is the line's name; a longer one is not.
  const isNamed = number !== null && !number.includes(' ');
  const site = isNamed ? t(words, 'help.siteOfNumber', { number }) : t(words, 'help.site');
  return (
    <li class="help-line" data-help={line.id}>
      <p class="help-name">
        {brief ? name : formatHelpName(words, line)}
        {hours && !brief && <span class="hint"> · {lawText(words, hours)}</span>}
      </p>
      {opening && <OpenNow opening={opening} />}
      {!brief && <p>{lawText(words, forWhom)}</p>}
      <p class="help-reach">
        {number !== null && (
          <>
            <span class="help-number">
              <strong>{number}</strong>
              {sms && ` ${t(words, 'help.byText')}`}
            </span>
            {/* Most computers do nothing with such a link. */}
            <a
              class="button touch-only"
              href={`${sms ? 'sms' : 'tel'}:${number.replaceAll(' ', '')}`}
              aria-label={t(words, sms ? 'help.textNumber' : 'help.callNumber', { number })}
            >
              {t(words, sms ? 'help.text' : 'help.call')}
            </a>
          </>
        )}
        {url !== null && (
          <a href={url} target="_blank" rel="noopener noreferrer" aria-label={t(words, 'help.siteOf', { site, name })}>
            {site}
          </a>
        )}
        {email !== null && <a href={`mailto:${email}`}>{email}</a>}
      </p>
      {when !== null && !brief && <p class="hint">{t(words, 'help.asOf', { when })}</p>}
    </li>
  );
}

/** Not on paper, where it would stay true for a few hours only. */
function OpenNow({ opening }: { readonly opening: Opening }) {
  const words = useWords();
  const { now } = useCarnetApi();
  const isOpen = isOpenAt(opening, new Date(now()));
  return (
    <p class="hint screen-only" data-open={isOpen ? 'yes' : 'no'}>
      {isOpen ? t(words, 'help.openNow') : t(words, 'help.opensAt', { hour: opening.from })}
    </p>
  );
}

/** The sources cited by the entries, with the dates they were checked. */
export function Sources({ entries }: { readonly entries: readonly SourcedEntry[] }) {
  const words = useWords();
  const formatDate = (iso: string) => formatPostedTime(words.lang, iso) ?? iso;
  const cited = new Set(entries.flatMap(({ sources }) => sources));
  const ids = (Object.keys(SOURCES) as (keyof typeof SOURCES)[]).filter((id) => cited.has(id));
  return (
    <details class="sources">
      <summary>{t(words, 'guide.sources', { when: formatDate(LAST_CHECKED) })}</summary>
      <p class="hint">{t(words, 'guide.checked', { law: formatDate(LAW_AS_OF) })}</p>
      <ul>
        {ids.map((id) => {
          const { title, dated } = getSource(id);
          return (
            <li key={id} class="hint">
              {dated === null ? title : t(words, 'guide.sourceDated', { title, when: formatDate(dated) })}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

interface SaveGuideButtonProps {
  readonly guide: PrintedGuide;
  readonly language: GuideLanguage;
  readonly label: string;
}

export function SaveGuideButton({ guide, language, label }: SaveGuideButtonProps) {
  const words = useWords();
  const { saveGuide } = useCarnetApi();
  const [isSaved, setSaved] = useState(false);
  const { fault, working, submit } = useSubmit();
  const save = () =>
    submit(async () => {
      setSaved(false);
      await saveGuide(guide, language);
      setSaved(true);
    });
  return (
    <>
      <button type="button" data-guide={guide} disabled={working} onClick={save}>
        {label}
      </button>
      <p role="status" class="saved">
        {isSaved && t(words, 'printedGuides.saved')}
      </p>
      {fault && <Alert fault={fault} />}
    </>
  );
}
