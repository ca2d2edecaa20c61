import { receivedExclusionReason } from '../../../domain/export/exportChoices.ts';
import { MAX_EMAIL_BYTES } from '../../../domain/shared/limits.ts';
import { formatFileSize } from '../../formatTime.ts';
import { t } from '../../locales/index.ts';
import type { ListedDossier } from '../../received/receivedDossiersApi.ts';
import { useWords } from '../../shared/context.ts';
import { Checkbox, type SectionProps } from './choiceFields.tsx';

interface ReceivedSectionProps extends SectionProps {
  readonly received: readonly ListedDossier[];
}

/** Received dossiers are exported only when ticked one by one, because they contain texts and images of others. */
export function ReceivedSection({ received, choices, change }: ReceivedSectionProps) {
  const words = useWords();
  const exclusionReason = receivedExclusionReason(choices);
  const hints = {
    school: () => t(words, 'receivedDossiers.notToSchool'),
    volumes: () => t(words, 'receivedDossiers.notInVolumes', { size: formatFileSize(words.lang, MAX_EMAIL_BYTES) }),
  };
  const setIncluded = (number: number, checked: boolean) =>
    void change((before) => ({
      ...before,
      origins: [...before.origins.filter((one) => one !== number), ...(checked ? [number] : [])],
    }));
  return (
    <>
      <p class="hint">
        {exclusionReason === null ? t(words, 'receivedDossiers.joinMeaning') : hints[exclusionReason]()}
      </p>
      <div class="fieldset" data-included-dossiers={choices.origins.length}>
        {received.map(({ dossier: { number, items, files } }) => (
          <Checkbox
            key={number}
            name={`received-dossier-${number}`}
            label={t(words, 'receivedDossiers.join', {
              number,
              n: items.length,
              size: formatFileSize(
                words.lang,
                files.reduce((sum, { bytes }) => sum + bytes, 0),
              ),
            })}
            checked={choices.origins.includes(number) && exclusionReason === null}
            onChange={(checked) => setIncluded(number, checked)}
          />
        ))}
      </div>
    </>
  );
}
