import { createContext } from 'svelte';
import type { AppModel } from './app.svelte.ts';

/** Hands the window's model down to its views. */
export const [getApp, setApp] = createContext<AppModel>();
