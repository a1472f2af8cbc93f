import { dirname } from 'node:path';

/** The directory of the project, which all scripts take for their own. */
export const projectRoot = dirname(import.meta.dirname);
