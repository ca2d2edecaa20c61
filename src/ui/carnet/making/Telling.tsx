import type { Narrative } from '../../../domain/case/caseDocuments.ts';
import { Unreadable } from '../../parts/Unreadable.tsx';
import { t } from '../../words/index.ts';
import type { Book } from '../book.ts';
import type { OpenSheet } from '../useSheet.ts';
import { Radios } from './fields.tsx';
import { KeptText } from './KeptText.tsx';
import type { ChoosingProps } from './WhoFor.tsx';

interface TellingProps extends ChoosingProps {
  readonly book: Book;
  readonly told: OpenSheet<Narrative>;
}

export function Telling({ words, book, told, choices, change }: TellingProps) {
  const { value: account, change: tell } = told;
  return (
    <>
      <h2>{t(words, 'making.telling')}</h2>
      <Radios
        legend={t(words, 'making.danger')}
        name="danger"
        value={choices.danger}
        options={[
          [null, t(words, 'making.danger.none')],
          ['yes', t(words, 'making.danger.yes')],
          ['no', t(words, 'making.danger.no')],
        ]}
        choose={(danger) => void change((before) => ({ ...before, danger }))}
      />
      {choices.danger === 'yes' && <p class="note">{t(words, 'making.dangerYes')}</p>}
      {told.fault && (
        <Unreadable words={words} fault={told.fault} part="account" renew={() => told.renew()} />
      )}
      {account && (
        <KeptText
          words={words}
          label={t(words, 'making.account')}
          hint={t(words, 'making.accountHint')}
          name="account"
          value={account.text}
          lines={8}
          keep={(text) => tell((before) => ({ ...before, text, changedAt: book.now() }))}
        />
      )}
      <KeptText
        words={words}
        label={t(words, 'making.asked')}
        hint={t(words, 'making.askedHint')}
        name="asked"
        value={choices.asked}
        lines={3}
        keep={(asked) => change((before) => ({ ...before, asked }))}
      />
    </>
  );
}
