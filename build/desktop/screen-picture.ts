import { lastLine, runProgram } from '../run-program.ts';
import { Stop } from '../stop.ts';

/** Saves the picture of a whole X11 screen as PNG. */
export async function saveScreenPicture(file: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const { code, stderr } = await runProgram('import', ['-window', 'root', `png:${file}`], {
    env: environment,
  });
  if (code !== 0)
    throw new Stop(`The picture of the desktop could not be saved to ${file}: ${lastLine(stderr)}`);
}

/** Paints the empty desktop, which would be black. */
export async function paintBackground(screen: string, environment: NodeJS.ProcessEnv): Promise<void> {
  await runProgram('display', ['-window', 'root', '-size', screen, 'gradient:#7fa6bf-#2b4a63'], {
    env: environment,
  });
}
