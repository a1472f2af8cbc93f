import { app, dialog } from 'electron';
import { resolve } from 'node:path';
import { localeOf, messagesFor } from '../messages/index.ts';
import { registerAppScheme } from './app-scheme.ts';
import { readCommandLine } from './command-line.ts';
import { readConfigFile } from './provisioning.ts';
import { startProgram } from './program.ts';
import { lockDown } from './security.ts';

const BAD_CONFIG = 2;

const commandLine = readCommandLine();
const end = new AbortController();

app.setName('KooGlance');
// Windows shows notifications only of programs that it knows by this name.
app.setAppUserModelId('app.kooglance.KooGlance');
if (commandLine.userDataDirectory !== null) app.setPath('userData', commandLine.userDataDirectory);
// Started without its sandbox, as root must, Electron would lose its child processes by this call.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerAppScheme();
lockDown();

/** What a second launch hands to the first. */
interface SecondLaunch {
  readonly config: string | null;
}

function main(): void {
  // The system's locale is known only after `ready`, and a bad config file shall be told before.
  const early = messagesFor(
    localeOf(app.commandLine.getSwitchValue('lang') || Intl.DateTimeFormat().resolvedOptions().locale),
  );
  const config = commandLine.config === null ? null : readConfigFile(commandLine.config, early);
  if (config?.ok === false) {
    dialog.showErrorBox('KooGlance', config.error);
    app.exit(BAD_CONFIG);
    return;
  }
  const launch: SecondLaunch = { config: commandLine.config };
  if (!app.requestSingleInstanceLock(launch)) {
    app.quit();
    return;
  }

  const program = app.whenReady().then(() =>
    startProgram(
      {
        locale: localeOf(app.getLocale()),
        provision: config?.value ?? null,
        demo: commandLine.demo,
        hidden: commandLine.hidden,
        printSweeps: commandLine.printSweeps,
      },
      end.signal,
    ),
  );

  app.on('second-instance', (_event, _argv, directory, data) => {
    void program.then((started) => {
      const { config: path } = data as SecondLaunch;
      if (path !== null) {
        const again = readConfigFile(resolve(directory, path), early);
        if (again.ok) started.provision(again.value);
        else dialog.showErrorBox('KooGlance', again.error);
      }
      started.showWindow();
    });
  });
  app.on('activate', () => {
    void program.then((started) => {
      started.showWindow();
    });
  });
  // The tray keeps the program running.
  app.on('window-all-closed', () => {});
  app.on('before-quit', () => {
    end.abort();
  });
}

main();
