import { published } from '../wiring/published.ts';
import { start } from './start.ts';

start(published);
