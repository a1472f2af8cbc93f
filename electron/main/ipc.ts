import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { callSchemas } from '../shared/call-schemas.ts';
import { callNames, channel, type CallName, type Calls } from '../shared/contract.ts';
import { APP_ORIGIN } from './app-scheme.ts';

/** What answers each call; it may answer at once. */
export type Handlers = {
  readonly [Name in CallName]: (
    argument: Parameters<Calls[Name]>[0],
  ) => Awaited<ReturnType<Calls[Name]>> | ReturnType<Calls[Name]>;
};

function isOurWindow(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.url.startsWith(`${APP_ORIGIN}/`);
}

/** Opens the contract to the window, and to nobody else. This is the only file that talks to `ipcMain`. */
export function serveCalls(handlers: Handlers): void {
  for (const name of callNames) {
    // The schema of a call gives what its handler takes; that they belong together is lost on the way through the name.
    const handler = handlers[name] as (argument: unknown) => unknown;
    ipcMain.handle(channel(name), (event, argument: unknown) => {
      if (!isOurWindow(event)) throw new Error(`${name}: not the window of KooGlance`);
      return handler(callSchemas[name].parse(argument));
    });
  }
}
