import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { parseAuthorityAddress } from '../../../domain/case/timestampAuthorities.ts';
import { Refusal } from '../../../domain/shared/errors.ts';
import { MAX_EMAIL_BYTES } from '../../../domain/shared/limits.ts';
import { formatFileSize } from '../../formatTime.ts';
import { t } from '../../locales/index.ts';
import { Alert } from '../../shared/Alert.tsx';
import { useWords } from '../../shared/context.ts';
import { linkTo } from '../../shared/linkTo.ts';
import { useSubmit } from '../../shared/useSubmit.ts';
import type { CarnetApi } from '../carnetApi.ts';
import type { Addition } from '../route.ts';
import { AttachmentsSection } from './AttachmentsSection.tsx';
import { ContentsSection } from './ContentsSection.tsx';
import { Checkbox } from './choiceFields.tsx';
import { DatingFields } from './DatingFields.tsx';
import { FactsSection } from './FactsSection.tsx';
import { Fold } from './Fold.tsx';
import { ItemsSection } from './ItemsSection.tsx';
import { PasswordFields } from './PasswordFields.tsx';
import { ReceivedSection } from './ReceivedSection.tsx';
import { RedactedSection } from './RedactedSection.tsx';
import { RequesterSection } from './RequesterSection.tsx';
import { summarize } from './summaries.ts';
import type { ExportData } from './useExportData.ts';

interface AdditionsPageProps {
  readonly carnetApi: CarnetApi;
  readonly data: ExportData;
  /** The subject to open, after « Modifier ». */
  readonly opened: Addition | null;
  /** Keeps the password of the file in memory; null: none. */
  readonly setPassword: (password: string | null) => void;
  readonly go: (path: string) => void;
}

interface Mistakes {
  readonly password: 'weak' | 'different' | null;
  readonly isAddressWrong: boolean;
}
const NO_MISTAKES: Mistakes = { password: null, isAddressWrong: false };

/** « Voulez-vous ajouter quelque chose ? »: optional subjects, folded. Each answer is saved at once, but the password. */
export function AdditionsPage({ carnetApi, data, opened, setPassword, go }: AdditionsPageProps) {
  const words = useWords();
  const { choices, change } = data;
  const [openSubjects, setOpenSubjects] = useState<ReadonlySet<Addition>>(new Set(opened === null ? [] : [opened]));
  const [mistakes, setMistakes] = useState(NO_MISTAKES);
  const password = useRef<HTMLInputElement>(null);
  const passwordAgain = useRef<HTMLInputElement>(null);
  const addressInput = useRef<HTMLInputElement>(null);
  const { fault, submit } = useSubmit();
  const size = formatFileSize(words.lang, MAX_EMAIL_BYTES);

  const findPasswordMistake = (chosen: string): Promise<Mistakes['password']> =>
    carnetApi.checkPassword(chosen).then(
      () => (chosen === passwordAgain.current?.value ? null : 'different'),
      (error: unknown) => {
        if (error instanceof Refusal && error.code === 'weak-passphrase') return 'weak';
        throw error;
      },
    );
  const continueToCheck = () =>
    void submit(async () => {
      const chosen = password.current?.value || null;
      const typedAddress = addressInput.current?.value ?? null;
      const found: Mistakes = {
        password: chosen === null ? null : await findPasswordMistake(chosen),
        isAddressWrong: typedAddress !== null && parseAuthorityAddress(typedAddress) === null,
      };
      setMistakes(found);
      const wrong: Addition[] = [
        ...(found.password ? ['file' as const] : []),
        ...(found.isAddressWrong ? ['dating' as const] : []),
      ];
      setOpenSubjects((before) => new Set([...before, ...wrong]));
      if (wrong.length > 0) return;
      if (chosen !== null) setPassword(chosen);
      go('before-export/check');
    });
  // After the fold with the mistake is open.
  useLayoutEffect(() => {
    if (mistakes.isAddressWrong) addressInput.current?.focus();
    else if (mistakes.password !== null) (mistakes.password === 'weak' ? password : passwordAgain).current?.focus();
  }, [mistakes]);

  const sections: Readonly<Record<Addition, () => preact.ComponentChildren>> = {
    items: () => (
      <>
        <ItemsSection {...data} />
        <RedactedSection {...data} />
      </>
    ),
    documents: () => <AttachmentsSection {...data} />,
    requester: () => <RequesterSection {...data} />,
    facts: () => <FactsSection carnetApi={carnetApi} {...data} />,
    contents: () => <ContentsSection {...data} />,
    received: () => <ReceivedSection {...data} />,
    dating: () => (
      <DatingFields
        chosen={data.dating}
        choose={(dating) => void change((before) => ({ ...before, dating }))}
        addressInput={addressInput}
        isAddressWrong={mistakes.isAddressWrong}
      />
    ),
    file: () => (
      <>
        <Checkbox
          name="volumes"
          label={t(words, 'volumes.tick', { size })}
          checked={choices.volumes}
          onChange={(volumes) => void change((before) => ({ ...before, volumes }))}
        />
        <p class="hint">{t(words, 'volumes.meaning', { size })}</p>
        <PasswordFields
          password={password}
          again={passwordAgain}
          mistake={mistakes.password}
          isChosen={data.hasPassword}
          remove={() => setPassword(null)}
        />
      </>
    ),
  };
  const damaged: Partial<Record<Addition, boolean>> = {
    documents: data.openAttachments.fault !== null,
    requester: data.requester.fault !== null,
    facts: data.narrative.fault !== null,
  };
  const setOpen = (subject: Addition, open: boolean) =>
    setOpenSubjects((before) => new Set([...before].filter((one) => one !== subject).concat(open ? [subject] : [])));
  return (
    <>
      <p class="hint">{t(words, 'exportForm.autosaved')}</p>
      {summarize(words, data).map(({ subject, text }) => (
        <Fold
          key={subject}
          subject={subject}
          title={t(words, `exportForm.subject.${subject}`)}
          chosen={text}
          open={openSubjects.has(subject) || damaged[subject] === true}
          onToggle={(open) => setOpen(subject, open)}
          takesFocus={subject === opened}
        >
          {sections[subject]()}
        </Fold>
      ))}
      {fault && <Alert fault={fault} />}
      <div class="choices">
        <button type="button" class="primary" data-action="continue" onClick={continueToCheck}>
          {t(words, 'exportForm.continue')}
        </button>
        <a class="button" {...linkTo('before-export')}>
          {t(words, 'exportForm.back')}
        </a>
      </div>
    </>
  );
}
