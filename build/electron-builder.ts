import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { projectRoot } from './project.ts';
import type { Runtime } from './runtime/resolve.ts';

const icons = 'build/icons/app';

/**
 * What electron-builder makes of the app: for Windows an installer, for macOS a disk image, for Linux an AppImage and
 * a Debian package. A package holds what the build left in `out/`, and no node_modules: all is bundled.
 */
export function packagingConfiguration(runtime: Runtime): Configuration {
  return {
    appId: 'app.kooglance.KooGlance',
    productName: 'KooGlance',
    copyright: 'MIT licence, The KooGlance authors',
    directories: { buildResources: icons, output: 'dist' },
    files: ['out/**', 'package.json'],
    asar: true,
    npmRebuild: false,
    publish: null,
    electronVersion: runtime.version,
    electronDist: runtime.directory,
    // The development runtime has a default app, which would come before the packed one.
    afterExtract: ({ appOutDir }) => rm(join(appOutDir, 'resources/app'), { recursive: true, force: true }),
    electronFuses: fuses,

    win: { target: 'nsis', icon: `${icons}/icon.ico` },
    nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
    mac: {
      target: 'dmg',
      icon: `${icons}/icon.icns`,
      category: 'public.app-category.utilities',
      hardenedRuntime: true,
    },
    linux: {
      target: ['AppImage', 'deb'],
      icon: `${icons}/linux`,
      category: 'Network',
      executableName: 'kooglance',
      synopsis: 'Cloud phones at a glance, from the tray',
      desktop: { entry: { Name: 'KooGlance', StartupWMClass: 'KooGlance' } },
    },
  };
}

/** All of them spelled out, so that none is forgotten. The smoke test reads them back from the packed program. */
export const fuses = {
  /** Another program cannot use ours as a Node that the user trusts. */
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  /** Electron checks it on macOS and Windows; elsewhere the fuse does nothing. */
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  /** The window is served by a scheme of its own, never from file:. */
  grantFileProtocolExtraPrivileges: false,
  /** An Apple silicon Mac runs no program whose ad-hoc signature the flipped fuses broke. */
  resetAdHocDarwinSignature: true,
} as const;

/** Where the unpacked app of this system lands, and the program in it. */
export const unpackedLinuxApp = {
  directory: join(projectRoot, 'dist/linux-unpacked'),
  executable: join(projectRoot, 'dist/linux-unpacked/kooglance'),
  archive: join(projectRoot, 'dist/linux-unpacked/resources/app.asar'),
} as const;
