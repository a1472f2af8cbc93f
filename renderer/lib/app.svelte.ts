import type { Destination } from '../../electron/core/destination.ts';
import { messagesFor, type Messages } from '../../electron/messages/index.ts';
import type { AccountState, AppState, Bridge, PhoneRow } from '../../electron/shared/contract.ts';
import { ActivityList } from './activity.svelte.ts';
import { Clock } from './clock.svelte.ts';
import { Fleet, type FleetChange } from './fleet.svelte.ts';
import { FleetList } from './list.svelte.ts';
import { NaturalOrder } from './natural.ts';
import { Navigation } from './navigation.svelte.ts';
import { Panel } from './panel.svelte.ts';
import { Selection } from './selection.svelte.ts';

/** The window's model: what the main process says, and what the user does with it. */
export class AppModel {
  readonly bridge: Bridge;
  readonly clock: Clock;
  readonly navigation = new Navigation();
  readonly fleet: Fleet;
  readonly list: FleetList;
  readonly selection: Selection;
  readonly panel: Panel;
  readonly activity: ActivityList;
  #snoozing = $state.raw<readonly string[] | null>(null);
  #state: AppState;
  #names: NaturalOrder;
  readonly #messages = $derived.by(() => messagesFor(this.#state.locale));
  readonly #accounts = $derived.by(
    () => new Map(this.#state.accounts.map((account) => [account.id, account])),
  );

  constructor(bridge: Bridge, state: AppState, now: () => number) {
    this.bridge = bridge;
    this.#state = $state.raw(state);
    this.#names = new NaturalOrder(state.locale);
    this.clock = new Clock(now);
    this.panel = new Panel(bridge);
    this.activity = new ActivityList(bridge);
    this.fleet = new Fleet(bridge, (change) => {
      this.#fleetChanged(change);
    });
    this.list = new FleetList({
      rows: () => this.fleet.rows,
      accountName: (accountId) => this.accountName(accountId),
      names: () => this.#names,
      onOrder: () => {
        this.selection.keepShown();
      },
    });
    this.selection = new Selection(
      () => this.list.order,
      (any) => {
        this.list.hold.selected(any);
      },
    );
  }

  get state(): AppState {
    return this.#state;
  }

  get messages(): Messages {
    return this.#messages;
  }

  /** The accounts that the user has set up; the demo's is none of them. */
  get ownAccounts(): readonly AccountState[] {
    return this.state.demo ? [] : this.state.accounts;
  }

  /** The phones that the snooze dialog is open for; none for the whole fleet, null while it is closed. */
  get snoozing(): readonly string[] | null {
    return this.#snoozing;
  }

  account(accountId: string): AccountState | undefined {
    return this.#accounts.get(accountId);
  }

  accountName(accountId: string): string {
    return this.account(accountId)?.name ?? '';
  }

  /** Follows the main process until the signal. */
  async follow(document: Document, signal: AbortSignal): Promise<void> {
    this.clock.run(document, signal);
    const stops = [
      this.bridge.on('state', (state) => {
        this.#stateChanged(state);
      }),
      this.bridge.on('navigate', (destination) => {
        this.goTo(destination);
      }),
    ];
    signal.addEventListener('abort', () => {
      for (const stop of stops) stop();
    });
    // Whatever changed before somebody listened.
    this.#stateChanged(await this.bridge.getState(null));
    await this.fleet.follow(signal);
  }

  goTo(destination: Destination): void {
    if (destination.view === 'settings') {
      const accountId = destination.accountId ?? this.ownAccounts[0]?.id ?? null;
      this.navigation.go({ at: 'settings', pane: { kind: 'account', accountId } });
      return;
    }
    if (destination.view === 'activity') {
      this.navigation.go({ at: 'activity' });
      return;
    }
    this.navigation.go({ at: 'fleet' });
    if (destination.view === 'fleet') this.list.goTo(destination.search);
    else this.#showPhone(destination.key);
  }

  openSettings(): void {
    this.goTo({ view: 'settings', accountId: null });
  }

  /** Asks what to snooze, and for how long; without phones, of all there is. */
  askSnooze(keys: readonly string[]): void {
    this.#snoozing = keys;
  }

  closeSnooze(): void {
    this.#snoozing = null;
  }

  /** Acknowledges the problems of these phones, or takes that back. */
  async acknowledge(rows: readonly PhoneRow[], acknowledged: boolean): Promise<void> {
    const keys = rows.filter((row) => row.problem !== null).map((row) => row.key);
    if (keys.length > 0) await this.bridge.acknowledge({ keys, acknowledged });
  }

  /** The instance IDs of the selected phones, one a line. */
  copySelected(): void {
    const rows = this.fleet.rows;
    const ids = [...this.selection.keys].map((key) => rows.get(key)?.instanceId ?? '');
    this.copy(ids.filter((id) => id !== '').join('\n'));
  }

  copy(text: string): void {
    void this.bridge.copyText({ text });
  }

  /** Opens a phone's details and brings the list to it, without the filter if that hides it. */
  #showPhone(key: string): void {
    if (!this.list.order.includes(key)) this.list.clearFilter();
    const index = this.list.order.indexOf(key);
    if (index >= 0) this.selection.moveTo(index, false);
    this.panel.open(key);
  }

  #fleetChanged(change: FleetChange): void {
    this.list.update(change);
    if (change.kind === 'all') this.panel.refresh();
    else this.panel.update([...change.changed, ...change.checked]);
  }

  #stateChanged(state: AppState): void {
    const named = (of: AppState) =>
      JSON.stringify([of.locale, of.accounts.map(({ id, name }) => [id, name])]);
    const renamed = named(this.#state) !== named(state);
    if (this.#state.locale !== state.locale) this.#names = new NaturalOrder(state.locale);
    this.#state = state;
    if (renamed) this.list.rebuild();
  }
}
