import { mount } from 'svelte';
import type { Bridge } from '../electron/shared/contract.ts';
import App from './App.svelte';
import { AppModel } from './lib/app.svelte.ts';
import './ui/tokens.css';
import './ui/base.css';

declare global {
  interface Window {
    /** Laid here by the preload script. */
    readonly kooglance: Bridge;
  }
}

const bridge = window.kooglance;
const app = new AppModel(bridge, await bridge.getState(null), () => Date.now());
mount(App, { target: document.getElementById('app') ?? document.body, props: { app } });
await app.follow(document, new AbortController().signal);
