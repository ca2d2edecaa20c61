import { useState } from 'preact/hooks';
import type { GuideLanguage, PrintedGuide } from '../../domain/shared/languages.ts';
import { t } from '../locales/index.ts';
import { Alert } from '../shared/Alert.tsx';
import { useWords } from '../shared/context.ts';
import { useSubmit } from '../shared/useSubmit.ts';

/** Draws a printed guide as a PDF and downloads it. Reads nothing from the store. */
export type SaveGuide = (guide: PrintedGuide, language: GuideLanguage) => Promise<void>;

interface SaveGuideButtonProps {
  readonly guide: PrintedGuide;
  readonly language: GuideLanguage;
  readonly label: string;
  readonly saveGuide: SaveGuide;
}

export function SaveGuideButton({ guide, language, label, saveGuide }: SaveGuideButtonProps) {
  const words = useWords();
  const [isSaved, setSaved] = useState(false);
  const { fault, working, submit } = useSubmit();
  const save = () =>
    submit(async () => {
      setSaved(false);
      await saveGuide(guide, language);
      setSaved(true);
    });
  return (
    <>
      <button type="button" data-guide={guide} disabled={working} onClick={save}>
        {label}
      </button>
      <p role="status" class="saved">
        {isSaved && t(words, 'printedGuides.saved')}
      </p>
      {fault && <Alert fault={fault} />}
    </>
  );
}
