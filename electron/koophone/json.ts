/** Parses JSON; undefined (which no JSON means) for a text that is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Array.isArray makes `any[]` of an unknown value. */
export function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
