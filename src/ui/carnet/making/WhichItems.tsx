import { selectExportItems } from '../../../domain/export/exportChoices.ts';
import { CATEGORIES } from '../../../domain/item/notes.ts';
import type { SearchIndex } from '../../../domain/item/search.ts';
import { t } from '../../words/index.ts';
import { accountTitle } from '../accounts/names.ts';
import { Choice, DayField } from '../items/fields.tsx';
import type { OpenCase } from '../openCase.ts';
import { Tick } from './fields.tsx';
import type { ChoosingProps } from './WhoFor.tsx';

/** More would be a list nobody reads: the page « Comptes » groups them. */
const MOST_ACCOUNTS = 100;

interface WhichItemsProps extends ChoosingProps {
  readonly opened: OpenCase;
  readonly index: SearchIndex;
  readonly documents: ReadonlyMap<string, unknown>;
}

export function WhichItems({ words, opened, index, documents, choices, change }: WhichItemsProps) {
  const { persons } = opened;
  const unread = opened.unread.map(({ id }) => id);
  const chosen = selectExportItems(index, persons, choices, documents, unread);
  const { included, intimate, unmasked, unsure, kept } = chosen;
  const set = (changed: Partial<typeof choices>) => void change((before) => ({ ...before, ...changed }));
  const accounts = index.accounts.toSorted((a, b) => b.items.length - a.items.length).slice(0, MOST_ACCOUNTS);
  return (
    <>
      <h2>{t(words, 'making.which')}</h2>
      <div class="narrow-fields narrow">
        <DayField
          label={t(words, 'making.from')}
          name="from"
          value={choices.from ?? ''}
          change={(from) => set({ from: from || null })}
        />
        <DayField
          label={t(words, 'making.to')}
          name="to"
          value={choices.to ?? ''}
          change={(to) => set({ to: to || null })}
        />
        <Choice
          label={t(words, 'making.who')}
          name="who"
          value={choices.who ?? ''}
          any={t(words, 'making.everybody')}
          options={[
            ...persons.persons.map((one) => [`person:${one.id}`, one.name] as const),
            ...accounts.map((one) => [`account:${one.key}`, accountTitle(words, one)] as const),
          ]}
          choose={(who) => set({ who: who || null })}
        />
        <Choice
          label={t(words, 'making.category')}
          name="category"
          value={choices.category ?? ''}
          any={t(words, 'making.anything')}
          options={CATEGORIES.map((one) => [one, t(words, `category.${one}`)])}
          choose={(category) => set({ category: CATEGORIES.find((one) => one === category) ?? null })}
        />
      </div>
      {intimate > 0 && (
        <Tick
          name="intimate"
          label={t(words, 'making.intimate', { n: intimate })}
          checked={choices.intimate}
          tick={(joined) => set({ intimate: joined })}
        />
      )}
      <p role="status" data-count={included.length}>
        {included.length === 0
          ? t(words, 'making.noneChosen')
          : t(words, 'making.count', { n: included.length, kept })}
      </p>
      {unmasked > 0 && (
        <p class="note" data-unmasked={unmasked}>
          {t(words, 'making.unmasked', { n: unmasked })}
        </p>
      )}
      {unsure > 0 && (
        <p class="note" data-unsure={unsure}>
          {t(words, 'making.unsure', { n: unsure })}
        </p>
      )}
      {included.length < kept && <p class="hint">{t(words, 'making.outsideNamed')}</p>}
    </>
  );
}
