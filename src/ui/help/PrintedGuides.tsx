import { PRINTED_GUIDES } from '../../domain/shared/languages.ts';
import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { type SaveGuide, SaveGuideButton } from './SaveGuide.tsx';

interface PrintedGuidesProps {
  readonly saveGuide: SaveGuide;
}

/** The guides to print, in the language of the interface. Shown locked or not. */
export function PrintedGuides({ saveGuide }: PrintedGuidesProps) {
  const words = useWords();
  return (
    <section class="screen-only">
      <h2>{t(words, 'printedGuides.title')}</h2>
      <p>{t(words, 'printedGuides.meaning')}</p>
      <ul class="next">
        {PRINTED_GUIDES.map((guide) => (
          <li key={guide}>
            <SaveGuideButton
              guide={guide}
              language={words.lang === 'fr' ? 'fr' : 'en'}
              label={t(words, 'printedGuides.print', { name: t(words, `printedGuides.${guide}`) })}
              saveGuide={saveGuide}
            />
          </li>
        ))}
      </ul>
      <p class="hint">{t(words, 'traces.downloads')}</p>
    </section>
  );
}
