/** Where the window shall go, because a notice or a menu entry was clicked. */
export type Destination =
  | { readonly view: 'fleet'; readonly search: string }
  | { readonly view: 'phone'; readonly key: string }
  | { readonly view: 'activity' }
  | { readonly view: 'settings'; readonly accountId: string | null };
