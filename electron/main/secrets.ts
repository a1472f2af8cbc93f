import { safeStorage } from 'electron';
import Store from 'electron-store';

/**
 * The secrets of the accounts. They are kept by the system's keychain, and in memory alone where there is none: never
 * in a file in the clear, in the log, or in the window.
 */
export interface Secrets {
  /** `memory` also where the file for them can't be opened. */
  readonly where: 'keychain' | 'memory';
  get(accountId: string): string | null;
  /** Returns false when the secret could not be written: then it lasts until the program ends. */
  set(accountId: string, secret: string): boolean;
  remove(accountId: string): void;
  /** All that are in use, for those who must take care that they show nowhere. */
  all(): readonly string[];
}

/** Whether the system has a keychain. On Linux, `basic_text` is a fixed key: no protection at all. */
function hasKeychain(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}

interface SecretsFile {
  version: 1;
  /** Encrypted, in base64, by account. */
  secrets: Record<string, string>;
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
      defaults: { version: 1, secrets: {} },
    });
  } catch {
    return null;
  }
}

/** Opens `secrets.json` in the folder of the user's data. To be called after `ready`, as the keychain is. */
export function openSecrets(directory: string): Secrets {
  const file = openFile(directory);
  const encrypted = { ...file?.get('secrets') };
  const memory = new Map<string, string>();

  function write(): boolean {
    try {
      file?.set('secrets', encrypted);
      return file !== null;
    } catch {
      return false;
    }
  }

  for (const [accountId, secret] of Object.entries(encrypted)) {
    try {
      memory.set(accountId, safeStorage.decryptString(Buffer.from(secret, 'base64')));
    } catch {
      // The keychain was changed or emptied. The account will say that it needs a sign-in.
    }
  }

  return {
    where: file === null ? 'memory' : 'keychain',
    get: (accountId) => memory.get(accountId) ?? null,
    set(accountId, secret) {
      memory.set(accountId, secret);
      if (file !== null) encrypted[accountId] = safeStorage.encryptString(secret).toString('base64');
      return write();
    },
    remove(accountId) {
      memory.delete(accountId);
      Reflect.deleteProperty(encrypted, accountId);
      write();
    },
    all: () => [...memory.values()],
  };
}
