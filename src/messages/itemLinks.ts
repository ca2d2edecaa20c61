import * as v from 'valibot';
import { ITEM_RELATIONS, type ItemLink } from '../domain/item/itemLinks.ts';

export const itemLinkSchema = v.object({
  item: v.pipe(v.string(), v.uuid()),
  relation: v.picklist(ITEM_RELATIONS),
}) satisfies v.GenericSchema<unknown, ItemLink>;
