import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { callNames, channel, type CallName, type PushName } from '../shared/contract.ts';

/*
 * Lays the contract into the window, name by name. Electron's own objects stay on this side.
 */
const calls = Object.fromEntries(
  callNames.map((name: CallName) => [
    name,
    (argument: unknown): Promise<unknown> => ipcRenderer.invoke(channel(name), argument),
  ]),
);

function on(name: PushName, listener: (value: unknown) => void): () => void {
  const heard = (_event: IpcRendererEvent, value: unknown) => {
    listener(value);
  };
  ipcRenderer.on(channel(name), heard);
  return () => {
    ipcRenderer.off(channel(name), heard);
  };
}

contextBridge.exposeInMainWorld('kooglance', { ...calls, on });
