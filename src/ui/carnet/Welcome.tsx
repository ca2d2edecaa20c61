import { useEffect, useState } from 'preact/hooks';
import type { Preferences } from '../../domain/preferences.ts';
import type { Ask } from '../../messages/requests.ts';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { Heading } from '../parts/Heading.tsx';
import { t, type Words } from '../words/index.ts';

interface WelcomeProps {
  readonly ask: Ask;
  readonly words: Words;
}

/** Once, above the list: what this is and is not. It never stands before a capture. */
export function Welcome({ ask, words }: WelcomeProps) {
  const [known, setKnown] = useState<Preferences | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    ask('ui>bg:preferences', {}).then(setKnown, (error: unknown) => setFault(faultOf(error)));
  }, [ask]);
  if (fault) return <Alert words={words} fault={fault} />;
  if (known === null || known.welcomed) return null;
  const chosen = { ...known, welcomed: true };
  const understood = () =>
    ask('ui>bg:prefer', chosen).then(
      () => setKnown(chosen),
      (error: unknown) => setFault(faultOf(error)),
    );
  return (
    <section class="panel" aria-labelledby="welcome-title">
      <h2 id="welcome-title">{t(words, 'welcome.title')}</h2>
      <Points words={words} />
      <h3>{t(words, 'traces.title')}</h3>
      <Traces words={words} />
      <div class="choices">
        <button type="button" data-action="welcomed" onClick={understood}>
          {t(words, 'app.understood')}
        </button>
        <a class="button" href="#guide">
          {t(words, 'guide.title')}
        </a>
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
