import { open } from 'node:fs/promises';

interface AsarEntry {
  readonly files?: Readonly<Record<string, AsarEntry>>;
}

/**
 * Lists the files in an asar archive. Its header is JSON behind four 32-bit lengths, the last of which is the JSON's.
 * https://github.com/electron/asar#format
 */
export async function listAsar(archive: string): Promise<readonly string[]> {
  const file = await open(archive);
  try {
    const lengths = Buffer.alloc(16);
    await file.read(lengths, 0, lengths.length, 0);
    const header = Buffer.alloc(lengths.readUInt32LE(12));
    await file.read(header, 0, header.length, lengths.length);
    return filesBelow(JSON.parse(header.toString('utf8')) as AsarEntry, '');
  } finally {
    await file.close();
  }
}

function filesBelow(entry: AsarEntry, path: string): readonly string[] {
  return Object.entries(entry.files ?? {}).flatMap(([name, child]) =>
    child.files === undefined ? [`${path}${name}`] : filesBelow(child, `${path}${name}/`),
  );
}
