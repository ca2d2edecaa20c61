import { start } from './start.ts';

// On a disk it has only itself, and its own digest is no witness.
start();
