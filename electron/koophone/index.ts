export { createClient, type StatusClient } from './client.ts';
export { createTransport, type Transport } from './transport.ts';
