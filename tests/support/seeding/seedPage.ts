import { seedItems } from './inventedItems.ts';
import { serveTasks } from './taskServer.ts';

/** The page that tests add to a copy of the package, to fill its store. */
const tasks = { seed: seedItems };
export type SeedTasks = typeof tasks;

serveTasks(tasks);
