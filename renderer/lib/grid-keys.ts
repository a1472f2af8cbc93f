import type { AppModel } from './app.svelte.ts';

/**
 * What a key does in the list. Returns whether it did anything; the active phone may then be another one.
 *
 * @param page how many rows fit into the view
 */
export function pressInGrid(event: KeyboardEvent, app: AppModel, page: number): boolean {
  const { selection, list, panel } = app;
  const command = app.state.platform === 'darwin' ? event.metaKey : event.ctrlKey;
  if (command) {
    const letter = event.key.toLowerCase();
    if (letter === 'a') selection.all();
    else if (letter === 'c' && selection.keys.size > 0) app.copySelected();
    else return false;
    return true;
  }
  const steps: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
  const step = steps[event.key];
  const { active } = selection;
  if (step !== undefined) selection.moveBy(step, event.shiftKey);
  else if (event.key === 'Home') selection.moveTo(0, event.shiftKey);
  else if (event.key === 'End') selection.moveTo(list.order.length - 1, event.shiftKey);
  else if (event.key === 'Enter' && active !== null) panel.open(active);
  else if (event.key === ' ' && active !== null) selection.toggle(active);
  else if (event.key === 'Escape' && selection.keys.size > 0) selection.clear();
  else return false;
  // The open details follow the keyboard.
  if (panel.key !== null && selection.active !== null && selection.active !== panel.key)
    panel.open(selection.active);
  return true;
}
