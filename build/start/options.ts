import { resolve } from 'node:path';
import { Stop } from '../stop.ts';

export interface StartOptions {
  readonly help: boolean;
  /** Where to save the picture of the desktop; null for none. */
  readonly screenshot: string | null;
  /** What Electron and the app get, with every path made absolute. */
  readonly switches: readonly string[];
}

export const usage = `npm start -- [switches]

  --demo                 a living fleet of made-up phones
  --config=FILE          accounts, phones and settings from a file
  --user-data-dir=DIR    keeps settings in DIR
  --hidden               starts in the tray, without the window
  --screenshot=FILE.png  saves a picture of the desktop after the first sweep; without a display it then ends

Every other switch goes to Electron, such as --password-store=gnome-libsecret.
Without a display the app runs on a virtual desktop.`;

const withPath = ['--config', '--user-data-dir'];
const ours = ['demo', 'config', 'user-data-dir', 'hidden', 'screenshot'];

/**
 * @param given what stands behind `npm start --`
 * @param directory what relative paths are relative to: where the user called npm
 * @param environment tells which switches npm kept for itself, because the `--` was forgotten
 * @throws Stop with what is wrong
 */
export function readStartOptions(
  given: readonly string[],
  directory: string,
  environment: NodeJS.ProcessEnv,
): StartOptions {
  const swallowed = ours.find((name) => environment[`npm_config_${name.replaceAll('-', '_')}`] !== undefined);
  if (swallowed !== undefined) {
    throw new Stop(
      `npm took --${swallowed} for its own. Write two dashes before it: npm start -- --${swallowed}`,
    );
  }
  let screenshot: string | null = null;
  const switches: string[] = [];
  for (const argument of given) {
    if (!argument.startsWith('-')) {
      throw new Stop(
        `What is "${argument}"? Switches start with -- and carry their value behind =, such as --config=FILE.\n\n${usage}`,
      );
    }
    const [name = '', ...rest] = argument.split('=');
    const value = rest.join('=');
    if ([...withPath, '--screenshot'].includes(name) && value === '') {
      throw new Stop(
        `${name} needs a path behind =, such as ${name}=${name === '--screenshot' ? 'desktop.png' : 'PATH'}`,
      );
    }
    if (name === '--screenshot') screenshot = pictureFile(resolve(directory, value));
    else if (withPath.includes(name)) switches.push(`${name}=${resolve(directory, value)}`);
    else if (name !== '--help') switches.push(argument);
  }
  return { help: given.includes('--help'), screenshot, switches };
}

function pictureFile(path: string): string {
  if (!path.endsWith('.png'))
    throw new Stop(`--screenshot saves PNG: name a file that ends in .png, not ${path}`);
  return path;
}
