import * as v from 'valibot';
import { type Linked, RELATIONS } from '../domain/linked.ts';

export const linkedSchema = v.object({
  item: v.pipe(v.string(), v.uuid()),
  relation: v.picklist(RELATIONS),
}) satisfies v.GenericSchema<unknown, Linked>;
