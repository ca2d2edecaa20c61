import { start } from './start.ts';

// Without the list of published digests: a page on a disk cannot vouch for itself.
start();
