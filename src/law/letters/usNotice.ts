import { FIFTH_READING } from '../legalSources.ts';
import { advicePart, checkboxesPart, headingPart, type Letter, ruledLinesPart, slotPart, textPart } from './letter.ts';

/**
 * For an intimate image, real or made by a computer: a platform that serves people in the United States removes it
 * within 48 hours of a notice with these four contents (TAKE IT DOWN Act, 47 U.S.C. 223a, since 19 May 2026). In
 * English, as its reader is. Its use by somebody outside the United States is to be verified.
 */
export const usNotice = (file: string, platform: string): Letter => ({
  file,
  title: `Notice of an intimate image: ${platform}`,
  language: 'en-US',
  sources: ['take-it-down-act'],
  checked: FIFTH_READING,
  confidence: 'verify',
  parts: [
    advicePart(
      `Loi américaine : si ${platform} sert le public aux États-Unis, elle doit retirer une image intime, vraie ou fabriquée, en 48 heures (47 U.S.C. 223a). Hors des États-Unis : à vérifier. Donnez une adresse e-mail que l’auteur ne connaît pas. Envoyez la demande par le formulaire que ${platform} indique, puis notez le jour dans « Ma plainte ». Nous vous dirons de vérifier. Aussi : le 3018, StopNCII dès 18 ans, Take It Down avant.`,
    ),
    textPart('Notice under the TAKE IT DOWN Act (47 U.S.C. 223a)'),
    checkboxesPart(
      'I am the person shown.',
      'I act for the person shown: {concerned}.',
      'The image is real.',
      'The image was made or changed by a computer.',
    ),
    headingPart('Where the image is'),
    slotPart('addresses'),
    headingPart('Statement'),
    textPart('I believe in good faith that this intimate image was published without the consent of the person shown.'),
    textPart('What helps to understand this:'),
    ruledLinesPart(3),
    textPart('Please remove it within 48 hours, with the identical copies that you can find.'),
    headingPart('Contact'),
    textPart('Name: {name}\nE-mail: {email}'),
    textPart('Date: {isoDay}'),
    textPart('Signature:\n\n\n'),
  ],
});
