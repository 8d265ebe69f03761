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
}

export type WorkerName = 'localStore' | 'replicaWriter' | 'reader' | 'triage';
