import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { lastLine, runProgram } from '../run-program.ts';
import { Stop } from '../stop.ts';

/** What a Debian package is here for: a program on the path, a shared library, or a font family. */
interface SystemPackage {
  readonly names: readonly [string, ...string[]];
  readonly gives: { readonly program: string } | { readonly library: string } | { readonly font: string };
}

/** What Electron itself needs. Newer releases of Debian and Ubuntu have some of it under a name with `t64`. */
const forElectron: readonly SystemPackage[] = [
  { names: ['libgtk-3-0t64', 'libgtk-3-0'], gives: { library: 'libgtk-3.so.0' } },
  { names: ['libnss3'], gives: { library: 'libnss3.so' } },
  { names: ['libgbm1'], gives: { library: 'libgbm.so.1' } },
  { names: ['libasound2t64', 'libasound2'], gives: { library: 'libasound.so.2' } },
];

const forVirtualDesktop: readonly SystemPackage[] = [
  { names: ['libnotify4'], gives: { library: 'libnotify.so.4' } },
  { names: ['libsecret-1-0'], gives: { library: 'libsecret-1.so.0' } },
  { names: ['xvfb'], gives: { program: 'Xvfb' } },
  { names: ['dbus'], gives: { program: 'dbus-daemon' } },
  { names: ['openbox'], gives: { program: 'openbox' } },
  { names: ['xfce4-panel'], gives: { program: 'xfce4-panel' } },
  { names: ['dunst'], gives: { program: 'dunst' } },
  { names: ['gnome-keyring'], gives: { program: 'gnome-keyring-daemon' } },
  { names: ['xdotool'], gives: { program: 'xdotool' } },
  { names: ['imagemagick'], gives: { program: 'import' } },
  { names: ['fontconfig'], gives: { program: 'fc-list' } },
  { names: ['fonts-dejavu-core'], gives: { font: 'DejaVu Sans' } },
  { names: ['fonts-noto-cjk'], gives: { font: 'Noto Sans CJK SC' } },
];

/**
 * Sees to the system's libraries, and with `virtualDesktop` to its programs. What is missing is installed where that
 * needs no question: by apt-get as root, or with a sudo that asks for no password. Nothing to do outside Linux.
 *
 * @throws Stop with the line to run, where something is missing and cannot be installed
 */
export async function ensureSystemPackages(needs: { readonly virtualDesktop: boolean }): Promise<void> {
  if (process.platform !== 'linux') return;
  const wanted = needs.virtualDesktop ? [...forElectron, ...forVirtualDesktop] : forElectron;
  const missing = await missingAmong(wanted);
  if (missing.length === 0) return;

  const byHand = `Please run this once, then try again:\n  sudo apt-get install ${missing.map(({ names }) => names.at(-1)).join(' ')}`;
  if (!isOnPath('apt-get')) {
    throw new Stop(
      `Some system packages are missing, and there is no apt-get to install them. Debian calls them: ${missing.map(({ names }) => names.at(-1)).join(', ')}.`,
    );
  }
  const asRoot = await wayToRoot();
  if (asRoot === null) throw new Stop(`Some system packages are missing. ${byHand}`);

  console.log('Installing system packages (once) ...');
  const apt = (...command: string[]) => {
    const [program, ...rest] = [
      ...asRoot,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-qq',
      ...command,
    ];
    return runProgram(program, rest);
  };
  const updated = await apt('update');
  const names = await Promise.all(missing.map(nameHere));
  const installed = await apt('install', '--yes', '--no-install-recommends', ...names);
  const left = await missingAmong(wanted);
  if (left.length === 0) return;
  const reason = lastLine(installed.stderr) || lastLine(updated.stderr);
  throw new Stop(`apt-get could not install ${names.join(' ')} (${reason}). ${byHand}`);
}

/** What comes before a command to run it as root: nothing, sudo, or null where root is out of reach. */
async function wayToRoot(): Promise<[] | ['sudo', '-n'] | null> {
  if (process.getuid?.() === 0) return [];
  const allowed = isOnPath('sudo') && (await runProgram('sudo', ['-n', 'true'])).code === 0;
  return allowed ? ['sudo', '-n'] : null;
}

async function missingAmong(packages: readonly SystemPackage[]): Promise<readonly SystemPackage[]> {
  const cache = await runProgram('/sbin/ldconfig', ['-p']);
  // Systems without that cache keep their libraries in other places: Electron itself will tell what it lacks.
  const hasLibrary = (name: string) => cache.code !== 0 || cache.stdout.includes(`\t${name} `);
  const fonts = isOnPath('fc-list') ? (await runProgram('fc-list', [':', 'family'])).stdout : '';
  return packages.filter(({ gives }) => {
    if ('program' in gives) return !isOnPath(gives.program);
    return 'library' in gives ? !hasLibrary(gives.library) : !fonts.includes(gives.font);
  });
}

/** The first of a package's names that this release of the system knows. */
async function nameHere({ names }: SystemPackage): Promise<string> {
  for (const name of names) {
    const { stdout } = await runProgram('apt-cache', ['policy', name]);
    if (/Candidate: (?!\(none\))/.test(stdout)) return name;
  }
  return names[0];
}

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
