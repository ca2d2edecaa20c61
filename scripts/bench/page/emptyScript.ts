import { reportPaint } from './reportPaint.ts';

/** The minimum of a script injected into a page: nothing but the report. */
reportPaint();
