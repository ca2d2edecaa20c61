import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { WordList } from '../../ui/WordList.tsx';
import { LinkedFold } from '../parts/LinkedFold.tsx';

const GLOSSARY = ['exhibit', 'list', 'digest', 'journal', 'receipt', 'impact'] as const;

interface AboutRecueilProps {
  /** A link led here. */
  readonly isOpen: boolean;
}

/** What Recueil does and does not do, and a glossary. */
export function AboutRecueil({ isOpen }: AboutRecueilProps) {
  const words = useWords();
  return (
    <LinkedFold name="about" title={t(words, 'welcome.title')} isOpen={isOpen}>
      <WordList
        words={[
          'welcome.keeps',
          'welcome.weighed',
          'welcome.stays',
          'welcome.order',
          'welcome.trust',
          'welcome.notYou',
        ]}
      />
      <h3>{t(words, 'traces.title')}</h3>
      <WordList words={['traces.profile', 'traces.aloud', 'traces.private']} />
      <h3>{t(words, 'welcome.wordsTitle')}</h3>
      <dl class="fields">
        {GLOSSARY.map((word) => (
          <div key={word}>
            <dt>{t(words, `glossary.${word}`)}</dt>
            <dd>{t(words, `glossary.${word}Meaning`)}</dd>
          </div>
        ))}
      </dl>
    </LinkedFold>
  );
}
