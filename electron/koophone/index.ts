export { createClient } from './client.ts';
export { createRejectedPasswords } from './rejected-passwords.ts';
export { createTransport, type Transport } from './transport.ts';
export type { Egress } from './transport/egress.ts';
export { parseProxyList, type ProxyChoice } from './transport/proxy-choice.ts';
