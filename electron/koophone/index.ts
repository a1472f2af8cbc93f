export { createClient } from './client.ts';
export { createTransport } from './transport.ts';
