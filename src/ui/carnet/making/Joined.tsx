import { receivedExclusionReason } from '../../../domain/export/exportChoices.ts';
import type { ListedDossier } from '../../origins/props.ts';
import { fileSize } from '../../times.ts';
import { t } from '../../words/index.ts';
import { Tick } from './fields.tsx';
import type { ChoosingProps } from './WhoFor.tsx';

interface JoinedProps extends ChoosingProps {
  readonly received: readonly ListedDossier[];
}

/** Received dossiers, one by one and none unless ticked: somebody else's words and images go with each. */
export function Joined({ words, received, choices, change }: JoinedProps) {
  if (received.length === 0) return null;
  const out = receivedExclusionReason(choices);
  const meaning = { school: 'origins.notToSchool', volumes: 'origins.notInVolumes' } as const;
  const tick = (number: number, joined: boolean) =>
    void change((before) => ({
      ...before,
      origins: [...before.origins.filter((one) => one !== number), ...(joined ? [number] : [])],
    }));
  return (
    <>
      <h2>{t(words, 'origins.title')}</h2>
      <p class="hint">{t(words, out === null ? 'origins.joinMeaning' : meaning[out])}</p>
      <div class="fieldset" data-joined={choices.origins.length}>
        {received.map(({ dossier: { number, items, files } }) => (
          <Tick
            key={number}
            name={`origin-${number}`}
            label={t(words, 'origins.join', {
              number,
              n: items.length,
              size: fileSize(
                words.lang,
                files.reduce((sum, { bytes }) => sum + bytes, 0),
              ),
            })}
            checked={choices.origins.includes(number) && out === null}
            tick={(joined) => tick(number, joined)}
          />
        ))}
      </div>
    </>
  );
}
