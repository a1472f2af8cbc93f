import type { AccessKey } from './access-keys.ts';
import type { Shape } from './answers.ts';
import type { Fault } from './faults.ts';
import type { IamOptions } from './iam.ts';
import type { ListShape } from './listing.ts';
import type { RateLimit } from './rate-limit.ts';

export interface SimulatedServiceOptions {
  readonly phones: number;
  /** An integer. The same seed makes the same fleet with the same IDs and the same life. */
  readonly seed: number;
  /** A token that never expires by itself; by default one that is made from the seed. */
  readonly token?: string;
  readonly shape?: Shape;
  readonly listShape?: ListShape;
  /** A path before /v1 under which the service answers too, such as /openapi/koophone. */
  readonly prefix?: string;
  readonly faults?: readonly Fault[];
  /** False: the fleet stands still, and no phone is in trouble before somebody sets it so. Default true. */
  readonly alive?: boolean;
  /** How much faster than life the fleet lives. Default 1. */
  readonly pace?: number;
  /** ms since 1970. */
  readonly now?: () => number;
  /** How far the service's clock is ahead of `now`, in ms: in Date headers, signatures and tokens. Default 0. */
  readonly clockOffsetMs?: number;
  readonly iam?: IamOptions;
  /** By default one that is made from the seed. */
  readonly accessKeys?: readonly AccessKey[];
  /** How many queries and lists the gateway takes. Default: any number. */
  readonly limit?: RateLimit;
  /** How many of them at once. Default: any number. */
  readonly concurrency?: number;
}
