import { readFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { protocol, type Session } from 'electron';

/** The window's files come by a scheme of their own: no other file of the system can be reached. */
export const APP_ORIGIN = 'app://kooglance';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** To be called before `ready`. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
}

/** Serves the built window: a table of files that were there at the start, and nothing else. */
export function serveApp(session: Session): void {
  const root = fileURLToPath(new URL('../renderer/', import.meta.url));
  const files = new Map<string, string>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    files.set(`/${relative(root, file).replaceAll('\\', '/')}`, file);
  }
  session.protocol.handle('app', async (request) => {
    const { pathname } = new URL(request.url);
    const file = files.get(pathname);
    const type = contentTypes[extname(pathname)];
    if (file === undefined || type === undefined) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(await readFile(file)), { headers: { 'content-type': type } });
  });
}
