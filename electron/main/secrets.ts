import { safeStorage } from 'electron';
import Store from 'electron-store';
import { z } from 'zod';
import type { CredentialSecrets } from '../core/credentials.ts';

/** Owns the proxy's password; no account has such an ID. */
export const PROXY = 'network:proxy';

/**
 * The secrets of the accounts and of the proxy, by their owner: an account's ID, or `PROXY`. They are kept by the system's keychain, and in memory alone where there is none: never
 * in a file in the clear, in the log, or in the window.
 */
export interface Secrets {
  /** `memory` also where the file for them can't be opened. */
  readonly where: 'keychain' | 'memory';
  get(owner: string): CredentialSecrets | null;
  /** Returns false when they could not be written: then they last until the program ends. */
  set(owner: string, secrets: CredentialSecrets): boolean;
  remove(owner: string): void;
  /** All that are in use, for those who must take care that they show nowhere. */
  all(): readonly string[];
}

/** Whether the system has a keychain. On Linux, `basic_text` is a fixed key: no protection at all. */
function hasKeychain(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}

interface SecretsFile {
  version: 2;
  /** By owner: JSON of the secrets by their fields' names, encrypted, in base64. In version 1 it was the bare token. */
  secrets: Record<string, string>;
}

const fields = z.record(z.string(), z.string());

/** What was decrypted: as each version of the file had it, for those that could not be decrypted stay as they are. */
function readSecrets(text: string): CredentialSecrets {
  return text.startsWith('{') ? fields.parse(JSON.parse(text)) : { token: text };
}

function openFile(directory: string): Store<SecretsFile> | null {
  if (!hasKeychain()) return null;
  try {
    return new Store<SecretsFile>({
      name: 'secrets',
      cwd: directory,
      configFileMode: 0o600,
      // What can't be read can't be decrypted either: start anew and let the accounts ask for sign-in.
      clearInvalidConfig: true,
      defaults: { version: 2, secrets: {} },
    });
  } catch {
    return null;
  }
}

/** Opens `secrets.json` in the folder of the user's data. To be called after `ready`, as the keychain is. */
export function openSecrets(directory: string): Secrets {
  const file = openFile(directory);
  const encrypted: Record<string, string> = { ...file?.get('secrets') };
  const memory = new Map<string, CredentialSecrets>();

  function encrypt(secrets: CredentialSecrets): string {
    return safeStorage.encryptString(JSON.stringify(secrets)).toString('base64');
  }

  function write(): boolean {
    try {
      file?.set({ version: 2, secrets: encrypted });
      return file !== null;
    } catch {
      return false;
    }
  }

  for (const [owner, text] of Object.entries(encrypted)) {
    try {
      memory.set(owner, readSecrets(safeStorage.decryptString(Buffer.from(text, 'base64'))));
    } catch {
      // The keychain was changed or emptied. The account will say that it needs a sign-in.
    }
  }

  return {
    where: file === null ? 'memory' : 'keychain',
    get: (owner) => memory.get(owner) ?? null,
    set(owner, secrets) {
      memory.set(owner, secrets);
      if (file !== null) encrypted[owner] = encrypt(secrets);
      return write();
    },
    remove(owner) {
      memory.delete(owner);
      Reflect.deleteProperty(encrypted, owner);
      write();
    },
    all: () => [...memory.values()].flatMap((secrets) => Object.values(secrets)),
  };
}
