import type { BilingualText } from '../legalSources.ts';
import type { QuestionId } from '../questions.ts';
import { GUIDE_GROUPS, type GuideGroup } from './guideGroups.ts';

/** Used in paths; they never change. */
type HelpSituationId = 'threats' | 'intimate-image' | 'group' | 'ex' | 'minor' | 'helper';

/** What happens to the person. Each has one card in the help. */
export interface HelpSituation {
  readonly id: HelpSituationId;
  readonly title: BilingualText;
  /** Id of the screen of the guide that is shown whole: what to do now. */
  readonly lead: string;
  /** Ids of the screens that come next, before those that every card has. */
  readonly screens: readonly string[];
  /** What can be ticked. The offences of the card are those that these ticks can suggest. */
  readonly questions: readonly QuestionId[];
}

/** What is ticked together. */
const FORCE = ['threat', 'order', 'pressure', 'property'] as const;
const WRITTEN = ['insult', 'accusation', 'public', 'ground'] as const;
const IMAGES = ['intimate', 'minor-image', 'montage', 'montage-sexual', 'self-acts', 'filmed', 'voyeurism'] as const;

export const HELP_SITUATIONS: readonly HelpSituation[] = [
  {
    id: 'threats',
    title: { fr: 'Menaces, insultes', en: 'Threats, insults' },
    lead: 'threats',
    screens: ['danger', 'insult', 'blackmail', 'hacked', 'work', 'public-role'],
    questions: ['repeated', 'threat', 'order', 'pressure', ...WRITTEN, 'call', 'address', 'work', 'public-job'],
  },
  {
    id: 'intimate-image',
    title: { fr: 'Image intime', en: 'Intimate image' },
    lead: 'intimate',
    screens: ['blackmail', 'child-images', 'impersonation', 'hacked', 'under-18'],
    questions: ['repeated', ...IMAGES, 'blackmail', 'sexual', 'private-life', 'impersonation'],
  },
  {
    id: 'group',
    title: { fr: 'En groupe', en: 'By a group' },
    lead: 'group-attack',
    screens: ['insult', 'threats', 'new-accounts', 'impersonation'],
    questions: ['several', 'repeated', 'health', ...WRITTEN, 'threat', 'call', 'address', 'sexual', 'journalist'],
  },
  {
    id: 'ex',
    title: { fr: 'Un ex', en: 'An ex' },
    lead: 'partner',
    screens: ['danger', 'threats', 'intimate', 'hacked', 'recordings', 'protection', 'insult'],
    questions: [
      'partner',
      'repeated',
      'health',
      ...FORCE,
      'blackmail',
      'hacked',
      'messages',
      'private-life',
      'intimate',
    ],
  },
  {
    id: 'minor',
    title: { fr: 'Enfant, ado', en: 'Child, teenager' },
    lead: 'under-18',
    screens: ['school', 'child-images', 'blackmail', 'intimate', 'insult'],
    questions: [
      'school',
      'repeated',
      'several',
      'threat',
      'insult',
      'accusation',
      'blackmail',
      'intimate',
      'sexual',
      'self-acts',
      'minor-image',
      'minor-adult',
    ],
  },
  {
    id: 'helper',
    title: { fr: 'J’aide quelqu’un', en: 'I am helping somebody' },
    lead: 'relative',
    screens: ['danger', 'health', 'not-believed', 'under-18', 'school'],
    // The person targeted is not asked about suicide: who helps is.
    questions: [
      'repeated',
      'several',
      'threat',
      ...WRITTEN,
      'intimate',
      'returns',
      'minor-exposed',
      'suicide',
      'suicide-attempt',
    ],
  },
];

/** Returns the groups of the guide that every card has, without the screens that this card already shows. */
export function commonGroups({ lead, screens }: HelpSituation): readonly GuideGroup[] {
  return GUIDE_GROUPS.filter(({ id }) => id !== 'happening').map((group) => ({
    ...group,
    screens: group.screens.filter((id) => id !== lead && !screens.includes(id)),
  }));
}
