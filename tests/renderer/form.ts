import { fireEvent, screen } from '@testing-library/svelte';
import { settled } from './open-window.ts';

export const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);

export const type = (label: string, value: string) => fireEvent.input(field(label), { target: { value } });

export async function click(name: string | RegExp): Promise<void> {
  await fireEvent.click(screen.getByRole('button', { name }));
  await settled();
}

/** Picks a radio button or ticks a box. */
export async function tick(label: string): Promise<void> {
  await fireEvent.click(field(label));
  await settled();
}

/** What a screen reader says after a field's name. */
export function described(label: string): string {
  const ids = field(label).getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}
