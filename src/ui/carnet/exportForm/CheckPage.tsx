import { listAccountsWithoutProfile, type SeenAccount } from '../../../domain/item/seenAccounts.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { linkTo } from '../../shared/linkTo.ts';
import type { CarnetApi } from '../carnetApi.ts';
import { type CreateDossierProps, DatingRefused, ReadersLine, useCreateDossier } from './CreateDossier.tsx';
import { DossierSize } from './DossierSize.tsx';
import { SelectionNotes, selectItems } from './ItemsSection.tsx';
import { PreviewSection } from './PreviewSection.tsx';
import { summarize } from './summaries.ts';

interface CheckPageProps extends CreateDossierProps {
  readonly carnetApi: Pick<CarnetApi, 'previewDossier' | 'estimateDossier'>;
}

/** « Vérifiez avant de créer »: one line for each choice, with « Modifier ». */
export function CheckPage({ carnetApi, ...props }: CheckPageProps) {
  const words = useWords();
  const creation = useCreateDossier(props);
  const { data } = props;
  const { purpose } = data.choices;
  const selection = selectItems(data);
  const recipient = t(words, purpose === null ? 'exportForm.noRecipient' : `exportForm.purpose.${purpose}`);
  return (
    <>
      <dl class="fields check-list">
        <CheckLine label={t(words, 'exportForm.for')} text={recipient} path="before-export" />
        {summarize(words, data).map(({ subject, text }) => (
          <CheckLine
            key={subject}
            label={t(words, `exportForm.subject.${subject}`)}
            text={text}
            path={`before-export/add/${subject}`}
          />
        ))}
      </dl>
      <SelectionNotes selection={selection} />
      <MissingProfiles accounts={selection.included.map(({ account }) => account)} />
      <ReadersLine />
      <p>
        <button type="button" class="primary" data-action="export" onClick={creation.create}>
          {t(words, 'exportForm.create')}
        </button>
      </p>
      <DatingRefused creation={creation} />
      <DossierSize estimateDossier={carnetApi.estimateDossier} hasPassword={data.hasPassword} />
      <PreviewSection previewDossier={carnetApi.previewDossier} choices={data.choices} />
    </>
  );
}

/** How many accounts have no capture of their own page, and where they are listed. */
function MissingProfiles({ accounts }: { readonly accounts: readonly SeenAccount[] }) {
  const words = useWords();
  const n = listAccountsWithoutProfile([...new Set(accounts)]).length;
  if (n === 0) return null;
  return (
    <p class="hint" data-missing-profiles={n}>
      {t(words, 'exportForm.noProfile', { n })} <a {...linkTo('accounts')}>{t(words, 'exportForm.seeAccounts')}</a>
    </p>
  );
}

interface CheckLineProps {
  readonly label: string;
  readonly text: string;
  /** The view where it is changed. */
  readonly path: string;
}

function CheckLine({ label, text, path }: CheckLineProps) {
  const words = useWords();
  return (
    <div data-check={path}>
      <dt>{label}</dt>
      <dd>
        <span>{text}</span>
        <a {...linkTo(path)}>
          {t(words, 'exportForm.change')}
          <span class="screen-reader-only"> {label}</span>
        </a>
      </dd>
    </div>
  );
}
