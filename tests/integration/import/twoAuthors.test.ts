import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ExportedConversation, ExportedMessage } from '../../../src/domain/item/exportedMessage.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import { openExport } from '../../../src/import/exports/openExport.ts';
import { senderOf } from '../../../src/workflow/messageRecord.ts';
import { type AttackedArchive, anyAttackedArchive, HER_ID } from '../../support/exportArchives/twoAuthors.ts';
import { NEVER, NOW } from '../../support/import/exportSamples.ts';

/** Archives in which one side writes against the other; `npm run soak` reads 20,000. */

const RUNS = Number(process.env.RECUEIL_ARCHIVES ?? 300);
const SEED = Number(process.env.RECUEIL_SEED ?? 57);

interface ReadMessage {
  readonly message: ExportedMessage;
  readonly sender: string | null;
  readonly isSure: boolean;
}

async function read({ files }: AttackedArchive): Promise<readonly ReadMessage[]> {
  const opened = await openExport(files, () => undefined, NEVER, NOW).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  if (opened === null) return [];
  const { contents } = opened;
  const isSure = ({ isImitable }: ExportedConversation): boolean => contents.isConfirmed && isImitable !== true;
  const all: ReadMessage[] = [];
  for (const conversation of contents.conversations)
    for await (const message of opened.messages(conversation.key, NEVER))
      all.push({ message, sender: senderOf(message, conversation), isSure: isSure(conversation) });
  return all;
}

/** The places of the messages whose tokens a text has. */
const tokensOf = (text: string | null): readonly { readonly isHers: boolean; readonly place: number }[] =>
  [...(text ?? '').matchAll(/(her|him)(\d+)x/g)].map(([, who, place]) => ({
    isHers: who === 'her',
    place: Number(place),
  }));

function findFaults({ her, written }: AttackedArchive, all: readonly ReadMessage[]): readonly string[] {
  return all.flatMap(({ message, sender, isSure }) => {
    const tokens = tokensOf(message.text);
    if (!isSure) return [];
    const faults = tokens.flatMap(({ isHers, place }) => {
      const day = written[place]?.at.toISOString().slice(0, 10);
      const iso = message.posting.iso?.slice(0, 10) ?? day;
      return [
        ...(sender !== null && isHers !== isHer(message, sender, her) ? [`${sender}: ${message.text}`] : []),
        ...(iso === day ? [] : [`${iso}, not ${day}: ${message.text}`]),
      ];
    });
    return faults;
  });
}

/** An id of the platform tells people of one name apart. */
const isHer = ({ senderId }: ExportedMessage, sender: string | null, her: string): boolean =>
  senderId === null ? sender === her : senderId === HER_ID;

/** What an honest archive must have, and does not. */
function findLosses({ her, written }: AttackedArchive, all: readonly ReadMessage[]): readonly string[] {
  return written.flatMap(({ isHers, words, at }) => {
    const found = all.filter(({ message }) => message.text === words);
    const [one, ...others] = found;
    const day = at.toISOString().slice(0, 10);
    if (one === undefined || others.length > 0) return [`${found.length} times: ${words}`];
    const isDay = [day, undefined].includes(one.message.posting.iso?.slice(0, 10));
    return (one.sender === her) === isHers && isDay ? [] : [`${one.sender}, ${one.message.posting.iso}: ${words}`];
  });
}

it('attack: no archive gives words to the other side or another day as sure, and honest ones lose nothing', async () => {
  const counts = { honest: 0, honestSure: 0, attacked: 0, attackedSure: 0, refused: 0 };
  for (const archive of fc.sample(anyAttackedArchive, { numRuns: RUNS, seed: SEED })) {
    const all = await read(archive);
    expect(findFaults(archive, all), archive.name).toEqual([]);
    if (archive.isHonest) expect(findLosses(archive, all), archive.name).toEqual([]);
    const kind = archive.isHonest ? 'honest' : 'attacked';
    counts[kind] += 1;
    if (all.length === 0) counts.refused += 1;
    else if (all.every(({ isSure }) => isSure)) counts[`${kind}Sure`] += 1;
  }
  console.log(JSON.stringify(counts));
  expect(counts.honestSure).toBeGreaterThan(0);
  expect(counts.attackedSure).toBeGreaterThan(0);
}, 3_600_000);
