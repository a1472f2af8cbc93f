import { resolveRuntime } from '../../build/runtime/resolve.ts';
import { electronVariable } from './private-desktop.ts';

/** Finds the Electron to test on before the first worker starts, as finding it may mean a download. */
export default async function globalSetup(): Promise<void> {
  process.env[electronVariable] = (await resolveRuntime()).executable;
}
