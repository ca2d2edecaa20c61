import { PRINTED_GUIDE_NAMES } from '../../src/domain/shared/languages.ts';
import type { Clock } from '../../src/domain/shared/ports.ts';
import { loadGuide } from '../../src/dossier/guides/guidePdf.ts';
import { readFonts } from '../../src/dossier/pdf/engine/typography.ts';
import { getSoftware } from '../../src/platform/environment.ts';
import { readPackageAsset } from '../../src/platform/packageAsset.ts';
import type { SaveGuide } from '../../src/ui/help/SaveGuide.tsx';

/** Returns a function that draws a guide of the package and downloads it. */
export function createSaveGuide(clock: Clock, window: Window): SaveGuide {
  return async (guide, language) => {
    const [{ guidePdf }, { collectBytes }] = await Promise.all([
      import('../../src/dossier/guides/guidePdf.ts'),
      import('../../src/dossier/pdf/engine/pdfDocument.ts'),
    ]);
    const source = await loadGuide(guide, language, readPackageAsset);
    const context = { createdAt: clock.now(), software: getSoftware(), fonts: await readFonts(readPackageAsset) };
    const file = new Blob([await collectBytes(guidePdf(context, source))], { type: 'application/pdf' });
    const link = window.document.createElement('a');
    // Kept until the page closes: a browser may read it after this call.
    link.href = URL.createObjectURL(file);
    link.download = `${PRINTED_GUIDE_NAMES[guide][language]}.pdf`;
    link.click();
  };
}
