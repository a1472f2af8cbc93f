import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import { failed, ok, type Result } from '../core/result.ts';

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Where the distributions keep the certificates that they trust. */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}

/**
 * Reads a file of certificates in PEM; what else is in it, and what is damaged, is left out.
 *
 * @returns at least one certificate, or why there is none, in a sentence
 */
export function readCertificates(path: string): Result<readonly string[], string> {
  let text: string;
  try {
    text = readFileSync(path, 'latin1');
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
  const certificates = (text.match(PEM) ?? []).filter(isCertificate);
  return certificates.length > 0 ? ok(certificates) : failed('This file holds no certificate in PEM format.');
}

/** Newer than Electron 33, on which development runs where no other can be had. */
const { getCACertificates } = tls as { readonly getCACertificates?: (type: 'system') => string[] };

/** The certificates that the system trusts; empty where it does not tell them. */
function systemCertificates(): readonly string[] {
  const told = getCACertificates?.('system') ?? [];
  if (told.length > 0 || process.platform !== 'linux') return told;
  const { SSL_CERT_FILE: chosen } = process.env;
  for (const path of chosen === undefined ? bundles : [chosen, ...bundles]) {
    const bundle = readCertificates(path);
    if (bundle.ok) return bundle.value;
  }
  return [];
}

/**
 * All certificates of authorities to trust, in PEM: those that Node brings along, the system's, and those of a file. It takes
 * tens of milliseconds.
 *
 * @param caFile empty for none
 * @param onUnreadable the file is of no use any more; the others are trusted all the same
 */
export function trustedCertificates(caFile: string, onUnreadable: (why: string) => void): readonly string[] {
  const trusted = new Set([...tls.rootCertificates, ...systemCertificates()].map((pem) => pem.trim()));
  if (caFile !== '') {
    const own = readCertificates(caFile);
    if (!own.ok) onUnreadable(own.error);
    else for (const pem of own.value) trusted.add(pem);
  }
  return [...trusted];
}
