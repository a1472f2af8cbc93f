import { fileURLToPath } from 'node:url';

/** The directory of the project, which all scripts take for their own. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url));
