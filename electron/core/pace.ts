/** How often each phone of an account is checked, and why. */
export interface Pace {
  readonly everySeconds: number;
  /** The user's interval, the user's requests a second, or what the service takes: it asked for fewer. */
  readonly limitedBy: 'interval' | 'budget' | 'service';
  /** Requests a second that are sent at most, as it stands. */
  readonly requestsPerSecond: number;
}
