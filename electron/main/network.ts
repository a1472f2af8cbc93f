import { session } from 'electron';
import type { FieldError } from '../core/field-error.ts';
import { checkNetwork, type NetworkDraft } from '../core/network-settings.ts';
import { failed, ok, type Result } from '../core/result.ts';
import { parseProxyList, type Egress, type ProxyChoice } from '../koophone/index.ts';
import { readCertificates, trustedCertificates } from './certificates.ts';
import { PROXY, type Secrets } from './secrets.ts';
import type { Settings } from './settings-schema.ts';
import type { SettingsStore } from './settings.ts';

type Stored = Settings['network'];

/** How the service is reached: the settings of it, their password, and what they mean for requests. */
export interface Network {
  /** Takes over what the window gives, unless something is wrong with it. */
  save(draft: NetworkDraft): Result<null, readonly FieldError[]>;
  /** Takes over what a config file says, which was checked; a password that is null is none. */
  provision(draft: NetworkDraft): void;
  /** Another one after each change. */
  egress(): Egress;
}

export interface NetworkOptions {
  readonly settings: SettingsStore;
  readonly secrets: Secrets;
  /** The user changed something. */
  readonly onChange: () => void;
  /** Something of the settings does not work any more; a line for the log. */
  readonly onTrouble: (line: string) => void;
}

/** The ways that the settings name. A PAC script sees the host alone. */
async function proxiesFor({ proxy, proxyUrl }: Stored, url: URL): Promise<readonly ProxyChoice[]> {
  switch (proxy) {
    case 'system':
      return parseProxyList(await session.defaultSession.resolveProxy(url.origin));
    case 'manual':
      return [{ kind: 'proxy', url: new URL(proxyUrl) }];
    case 'none':
      return [{ kind: 'direct' }];
  }
}

/** Whether a password goes to the same proxy as before, for the same user. */
function sameReceiver(one: Stored, other: Stored): boolean {
  return one.proxy === other.proxy && one.proxyUrl === other.proxyUrl && one.proxyUser === other.proxyUser;
}

export function createNetwork({ settings, secrets, onChange, onTrouble }: NetworkOptions): Network {
  function open(): Egress {
    const { network } = settings.get();
    const { caFile, proxyUser: user } = network;
    const password = secrets.get(PROXY)?.['password'];
    return {
      resolveProxy: (url) => proxiesFor(network, url),
      proxyCredentials: () => (user === '' || password === undefined ? null : { user, password }),
      ca: () =>
        trustedCertificates(caFile, (why) => {
          onTrouble(`The certificates of ${caFile} are not trusted: ${why}`);
        }),
    };
  }
  let egress = open();

  function take(network: Stored, password: string | null): void {
    settings.set({ network });
    if (password === null || network.proxyUser === '') secrets.remove(PROXY);
    else secrets.set(PROXY, { password });
    egress = open();
  }

  /** Without what counts for nothing. */
  function storedFrom({ proxy, proxyUrl, proxyUser, caFile }: NetworkDraft): Stored {
    return { proxy, proxyUrl: proxy === 'manual' ? new URL(proxyUrl).origin : '', proxyUser, caFile };
  }

  return {
    save(draft) {
      const errors = [...checkNetwork(draft)];
      const known = secrets.get(PROXY)?.['password'] ?? null;
      const keeps = draft.proxyPassword === null && known !== null && draft.proxyUser !== '';
      // Who can change where a secret goes must not be able to have the stored one sent there.
      if (errors.length === 0 && keeps && !sameReceiver(storedFrom(draft), settings.get().network))
        errors.push({ path: 'proxyPassword', problem: { kind: 'otherHost' } });
      if (draft.caFile !== '') {
        const certificates = readCertificates(draft.caFile);
        if (!certificates.ok)
          errors.push({ path: 'caFile', problem: { kind: 'unreadable', detail: certificates.error } });
      }
      if (errors.length > 0) return failed(errors);
      take(storedFrom(draft), draft.proxyPassword ?? known);
      onChange();
      return ok(null);
    },
    provision(draft) {
      take(storedFrom(draft), draft.proxyPassword);
    },
    egress: () => egress,
  };
}
