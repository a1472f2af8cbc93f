/** The proxy is why there is no connection. Nothing of the request was sent. */
export class ProxyError extends Error {
  /** The system's code, such as `ECONNREFUSED`, or the proxy's answer, such as `HTTP 407`; null where there is none. */
  readonly code: string | null;
  /** False where the proxy answered, and refuses. */
  readonly unreachable: boolean;

  constructor(code: string | null, { unreachable }: { readonly unreachable: boolean }) {
    super(code ?? 'the proxy failed');
    this.code = code;
    this.unreachable = unreachable;
  }

  /** From what went wrong before the proxy gave an answer. */
  static from(error: Error): ProxyError {
    if (error instanceof ProxyError) return error;
    const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
    return new ProxyError(code === 'UND_ERR_CONNECT_TIMEOUT' ? 'ETIMEDOUT' : code, { unreachable: true });
  }
}
