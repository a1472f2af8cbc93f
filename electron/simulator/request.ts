/** A request as it came over the wire, or as a transport without sockets hands it over. */
export interface ServiceRequest {
  readonly method: string;
  /** Path and query, or the whole URL. */
  readonly url: string;
  /** Names in any case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Empty for a GET; null where it is larger than the gateway takes. */
  readonly body: string | null;
}

/** The same, taken apart. */
export interface ReceivedRequest {
  readonly method: string;
  /** As it was sent, with what is percent-encoded in it. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** By lower-case name; undefined where it did not come. */
  readonly header: (name: string) => string | undefined;
  readonly body: string | null;
}

/** Takes a request apart. Whatever was sent, nothing is thrown. */
export function readRequest({ method, url, headers, body }: ServiceRequest): ReceivedRequest {
  const byName = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string') byName.set(name.toLowerCase(), value.trim());
  }
  const [, host, target = url] = /^https?:\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  if (host !== undefined && !byName.has('host')) byName.set('host', host);
  const cut = target.indexOf('?');
  return {
    method,
    path: cut === -1 ? target : target.slice(0, cut),
    query: new URLSearchParams(cut === -1 ? '' : target.slice(cut + 1)),
    header: (name) => byName.get(name),
    body,
  };
}
