import { ContractError } from '#contract/errors.ts';
import type { Instant } from '#domain/tenant.ts';
import { createStore, type Store } from '../app/createStore.ts';
import type { CentralClient } from '../central/centralClient.ts';
import type { Alone } from '../vault/createAlone.ts';
import type { Vault } from '../vault/openVault.ts';
import { failed, isStale, keptFileSchema, newFile, nextFile, retried, unsentFiles, type KeptFile, type KeptFiles } from './keptFile.ts';
import { digestOf, sendFile } from './sendFile.ts';

/** Photos and voice notes of one user, kept on the phone until the central has them whole. */
export interface FileQueue {
  readonly state: Pick<Store<KeptFiles>, 'get' | 'onChange'>;
  /** How much of a file has gone, 0…1; of those on their way only. */
  readonly progress: Pick<Store<ReadonlyMap<string, number>>, 'get' | 'onChange'>;
  /** Answers the file's id when the phone's disk has it. @throws DOMException when there is no room. */
  readonly add: (content: Blob) => Promise<string>;
  /** Forgets a file that nothing names. */
  readonly drop: (fileId: string) => Promise<void>;
  /** Sends one file that is due. True when it has arrived. @throws ContractError when it could not be sent. */
  readonly flush: () => Promise<boolean>;
  /** Tries everything again now. */
  readonly retry: () => Promise<void>;
  /** Forgets the copies of what the central has. */
  readonly dropStored: () => Promise<void>;
  readonly reload: () => Promise<void>;
}

export const openFileQueue = async (deps: {
  readonly vault: Vault;
  readonly client: CentralClient;
  readonly alone: Alone;
  readonly tell: () => void;
  readonly now: () => Instant;
  readonly chance: () => number;
  readonly newId: () => string;
}): Promise<FileQueue> => {
  const { vault, now } = deps;
  const store = createStore<KeptFiles>(new Map());
  const progress = createStore<ReadonlyMap<string, number>>(new Map());

  const reload = async (): Promise<void> => {
    const rows = (await vault.getAll('files')).flatMap((row) => keptFileSchema.safeParse(row).data ?? []);
    store.set(new Map(rows.map((row) => [row.entry.commandId, row])));
  };
  const write = async (put: readonly KeptFile[], dropped: readonly string[]): Promise<void> => {
    const work = vault.transaction('files', 'readwrite', { durability: 'strict' });
    for (const row of put) void work.store.put(row);
    for (const fileId of dropped) void work.store.delete(fileId);
    await work.done;
    await reload();
    deps.tell();
  };
  const dropWhere = (isOver: (file: KeptFile) => boolean): Promise<void> =>
    write([], [...store.get().values()].filter(isOver).map(({ entry }) => entry.commandId));
  const showProgress = (fileId: string, share: number | null): void => {
    const shown = new Map(progress.get());
    if (share === null) shown.delete(fileId);
    else shown.set(fileId, share);
    progress.set(shown);
  };

  await reload();
  if ([...store.get().values()].some((file) => isStale(file, now()))) await dropWhere((file) => isStale(file, now()));

  return {
    state: store,
    progress,
    reload,
    add: async (content) => {
      const fileId = deps.newId();
      await write([newFile(store.get(), fileId, content, await digestOf(content))], []);
      return fileId;
    },
    drop: (fileId) => write([], [fileId]),
    flush: async () => {
      let arrived = false;
      if (nextFile(store.get(), now()) === null) return arrived;
      await deps.alone('files', async () => {
        await reload();
        const file = nextFile(store.get(), now());
        if (file === null) return;
        const { commandId: fileId } = file.entry;
        try {
          await sendFile(deps.client, { path: `/api/uploads/${fileId}`, content: file.content, sha256: file.sha256 }, (share) => showProgress(fileId, share));
          await write([{ ...file, storedAt: now() }], []);
          arrived = true;
        } catch (error) {
          const known = error instanceof ContractError ? error : new ContractError('internal');
          await write([failed(file, known.kind, now(), deps.chance())], []);
          throw known;
        } finally {
          showProgress(fileId, null);
        }
      });
      return arrived;
    },
    retry: () => write(unsentFiles(store.get()).map((file) => retried(file, now())), []),
    dropStored: () => dropWhere(({ storedAt }) => storedAt !== null),
  };
};
