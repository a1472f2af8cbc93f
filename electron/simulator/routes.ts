/** What the service has an address for: status queries, pages of the tenant's phones, and tokens of IAM. */
export const requestKinds = ['query', 'list', 'iam'] as const;

export type RequestKind = (typeof requestKinds)[number];

const QUERY = '/v1/instances/batch-query-status';
const LIST = '/v1/instances/batch-query';
const IAM = '/v3/auth/tokens';

/**
 * Which kind of request it is, or null where there is nothing at that address.
 *
 * @param prefix a path before /v1 under which the service answers too
 */
export function createRoutes(prefix: string): (method: string, path: string) => RequestKind | null {
  const routes = new Map<string, RequestKind>([[`POST ${IAM}`, 'iam']]);
  for (const before of ['', prefix]) {
    routes.set(`POST ${before}${QUERY}`, 'query');
    routes.set(`GET ${before}${LIST}`, 'list');
  }
  return (method, path) => routes.get(`${method} ${path}`) ?? null;
}
