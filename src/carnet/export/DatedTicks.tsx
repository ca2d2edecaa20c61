import { ACCOUNT_KEY, type DatableStatement } from '../../domain/export/datedStatements.ts';
import { type ExportChoices, resolveChosenParts, withDated } from '../../domain/export/exportChoices.ts';
import { useWords } from '../../ui/context.ts';
import { formatDay } from '../../ui/formatTime.ts';
import { t } from '../../ui/locales/index.ts';
import { useCarnetApi } from '../carnetApi.ts';
import { Checkbox, type SectionProps } from '../formFields.tsx';

interface DatedTicksProps extends SectionProps {
  readonly kind: 'account' | 'diary';
  readonly datable: readonly DatableStatement[];
}

/** A tick for each text of this kind that an earlier dossier fixed; nothing when there is none. */
export function DatedTicks({ kind, datable, choices, change }: DatedTicksProps) {
  const words = useWords();
  const carnetApi = useCarnetApi();
  const shown = datable.filter(({ key }) => (key === ACCOUNT_KEY) === (kind === 'account'));
  if (shown.length === 0) return null;
  const dayOf = (instant: string) => formatDay(words.lang, carnetApi.toLocalTime(instant).slice(0, 10));
  return (
    <div class="fieldset" data-dated={kind}>
      {shown.map(({ key, date, created, genTime }) => {
        const what = date === null ? 'account' : 'entry';
        const how = genTime === null ? 'Made' : 'Stamped';
        const day = dayOf(genTime ?? created);
        return (
          <Checkbox
            key={key}
            name={`dated-${key}`}
            label={t(words, `dated.${what}${how}`, {
              day,
              date: date === null ? '' : formatDay(words.lang, date),
            })}
            checked={choices.dated.includes(key)}
            onChange={(checked) => void change((before) => withDated(before, key, checked))}
          />
        );
      })}
      <p class="hint">
        {t(words, 'dated.meaning')}
        {shown.some(({ genTime }) => genTime === null) && ` ${t(words, 'dated.unstamped')}`}
      </p>
    </div>
  );
}

/** Counts the texts that the next dossier shows to be older. */
export function countDated(choices: ExportChoices, datable: readonly DatableStatement[]): number {
  const { dated } = choices;
  const parts = resolveChosenParts(choices);
  return datable.filter(({ key }) => dated.includes(key) && parts.has(key === ACCOUNT_KEY ? 'narrative' : 'impact'))
    .length;
}
