import { errors } from 'undici';
import { certificateFault } from '../../core/certificate-fault.ts';
import type { TransportFailure } from '../transport.ts';
import { ProxyError } from './proxy-error.ts';

/** What an error of undici, Node or the proxy means. */
export function troubleOf(error: Error): Pick<TransportFailure, 'kind' | 'code'> {
  if (error instanceof ProxyError) return { kind: 'proxy', code: error.code };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  // Something answered that does not speak HTTP.
  if (error instanceof errors.HTTPParserError) return { kind: 'malformed', code };
  if (code === null) return { kind: 'network', code };
  if (code.startsWith('UND_ERR_SOCKS5')) return { kind: 'proxy', code };
  if (certificateFault(code) !== null) return { kind: 'certificate', code };
  switch (code) {
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
      return { kind: 'timeout', code: 'ETIMEDOUT' };
    // The other side closed the connection in the middle: the name that people find when they search for it.
    case 'UND_ERR_SOCKET':
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
      return { kind: 'network', code: 'ECONNRESET' };
    case 'UND_ERR_HEADERS_OVERFLOW':
      return { kind: 'malformed', code };
    default:
      return { kind: 'network', code };
  }
}
