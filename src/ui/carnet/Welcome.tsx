import { useEffect, useState } from 'preact/hooks';
import type { Preferences } from '../../domain/store/preferences.ts';
import type { Ask } from '../../messages/requests.ts';
import { type Fault, faultOf } from '../faults.ts';
import { amend } from '../lock/amend.ts';
import { WhoseButtons } from '../lock/WhoseComputer.tsx';
import { Alert } from '../parts/Alert.tsx';
import { Heading } from '../parts/Heading.tsx';
import { Instead } from '../parts/Instead.tsx';
import { useWaitedFor } from '../parts/Together.tsx';
import { t, type Words } from '../words/index.ts';

interface WelcomeProps {
  readonly ask: Ask;
  readonly words: Words;
  /** Where another device and a passphrase are spoken of. */
  readonly openLockPage: () => void;
  /** The question alone: the page holds something else. */
  readonly brief?: boolean;
}

/** When the carnet is first opened, never before a capture: what this is and is not, and whose computer it is. */
export function Welcome({ ask, words, openLockPage, brief = false }: WelcomeProps) {
  const [known, setKnown] = useState<Preferences | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [answered, setAnswered] = useState(false);
  useEffect(() => {
    ask('ui>bg:readPreferences', {}).then(setKnown, (error: unknown) => setFault(faultOf(error)));
  }, [ask]);
  useWaitedFor(known !== null || fault !== null);
  if (fault) return <Alert words={words} fault={fault} />;
  if (known === null) return null;
  const answer = (change: Partial<Preferences>) =>
    amend(ask, change).then(
      (now) => {
        setAnswered(true);
        setKnown(now);
        if (change.computer !== undefined && change.computer !== 'mine') openLockPage();
      },
      (error: unknown) => setFault(faultOf(error)),
    );
  const telling = !brief && !known.welcomed;
  const asking = known.computer === null;
  if (!telling && !asking) return answered ? <Instead>{t(words, 'welcome.noted')}</Instead> : null;
  return (
    <section class="panel" aria-labelledby="welcome-title">
      <h2 id="welcome-title">{t(words, telling ? 'welcome.title' : 'offer.question')}</h2>
      {telling && (
        <>
          <Points words={words} />
          <h3>{t(words, 'traces.title')}</h3>
          <Traces words={words} />
          {asking && <h3>{t(words, 'offer.question')}</h3>}
        </>
      )}
      {asking && <p class="hint">{t(words, 'offer.why')}</p>}
      <div class="choices">
        {asking ? (
          <WhoseButtons
            words={words}
            answer={(computer) => answer(telling ? { computer, welcomed: true } : { computer })}
          />
        ) : (
          <button type="button" data-action="welcomed" onClick={() => answer({ welcomed: true })}>
            {t(words, 'app.understood')}
          </button>
        )}
        {telling && (
          <a class="button" href="#guide">
            {t(words, 'guide.title')}
          </a>
        )}
      </div>
    </section>
  );
}

/** The same, to be read again. */
export function WelcomeView({ words }: Pick<WelcomeProps, 'words'>) {
  return (
    <section>
      <p>
        <a class="back" href="#more">
          {t(words, 'more.title')}
        </a>
      </p>
      <Heading>{t(words, 'welcome.title')}</Heading>
      <Points words={words} />
      <h2>{t(words, 'traces.title')}</h2>
      <Traces words={words} />
      <h2>{t(words, 'welcome.wordsTitle')}</h2>
      <dl class="fields">
        {GLOSSARY.map((word) => (
          <div key={word}>
            <dt>{t(words, `glossary.${word}`)}</dt>
            <dd>{t(words, `glossary.${word}Meaning`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const GLOSSARY = ['exhibit', 'list', 'digest', 'journal', 'receipt', 'impact'] as const;

function Points({ words }: Pick<WelcomeProps, 'words'>) {
  return (
    <ul class="next">
      <li>{t(words, 'welcome.keeps')}</li>
      <li>{t(words, 'welcome.weighed')}</li>
      <li>{t(words, 'welcome.stays')}</li>
      <li>{t(words, 'welcome.order')}</li>
      <li>{t(words, 'welcome.notYou')}</li>
    </ul>
  );
}

function Traces({ words }: Pick<WelcomeProps, 'words'>) {
  return (
    <ul class="next">
      <li>{t(words, 'traces.profile')}</li>
      <li>{t(words, 'traces.aloud')}</li>
      <li>{t(words, 'traces.private')}</li>
    </ul>
  );
}
