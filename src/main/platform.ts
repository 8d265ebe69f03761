import type { Line } from '#domain/tenant.ts';

/** A call that rings, as a notice may show it: the number is masked. */
export interface Ring {
  readonly line: Line;
  readonly number: string;
}

/** What the workstation needs of the machine it runs on; Electron and plain Node each have their own. */
export interface Platform {
  /** Folder of this seat's databases; exists and is writable. */
  readonly dataFolder: string;
  /** Where the city's data files are, as a file URL ending in `/`. */
  readonly resources: URL;
  /** Entry of a worker by name, as the host's build lays them out. */
  workerUrl(name: WorkerName): URL;
  /** A secret by name: the database key, the seat's private key. Made on first use by `make`. */
  secret(name: string, make: () => string): Promise<string>;
  /** Somebody rings, or nobody any more: shown where the window is behind others. */
  showRing(ring: Ring | null): void;
}

export type WorkerName = 'localStore' | 'replicaWriter' | 'reader' | 'triage';
