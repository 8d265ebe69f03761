/** One city's live data, or its drill data: the first part of every key, feed, directory and figure. */
export interface Tenant {
  /** Division code of the city, e.g. `430600` for 岳阳市. */
  readonly city: string;
  readonly mode: 'live' | 'drill';
}

/** `430600:live`; the form used in keys. */
export const tenantKey = (tenant: Tenant): string => `${tenant.city}:${tenant.mode}`;

/** UTC, milliseconds since the epoch. Shown in Asia/Shanghai, never stored as local time. */
export type Instant = number;

/** The three networks that share one case: 12345 hotline, 110 police, grid. */
export type Network = '12345' | '110' | 'grid';

/** A telephone line a seat can answer. */
export type Line = '12345' | '110';

export type Role =
  | 'taker_12345'
  | 'taker_110'
  | 'shift_lead'
  | 'trainer'
  | 'unit_handler'
  | 'grid_worker'
  | 'supervisor'
  | 'admin';
