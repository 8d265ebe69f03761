import { pinyin } from 'pinyin-pro';
import { directorySchema } from '#contract/central/directory.ts';
import { bindService, type BoundService } from '#contract/rpc/serveServices.ts';
import { directoryService } from '#contract/workstation/cases.ts';
import { proposeUnit } from '#domain/routing/proposeUnit.ts';
import type { Unit } from '#domain/routing/unit.ts';
import { createUnitTree, type UnitTree } from '#domain/routing/unitTree.ts';
import type { CityFiles } from '../storage/cityFiles.ts';
import type { LocalStoreMethods } from '../storage/localStoreWorker.ts';
import type { Remote } from '../storage/workerCalls.ts';
import type { CentralClient } from '../sync/centralClient.ts';
import type { Client } from './client.ts';

export interface DirectoryDesk {
  readonly service: BoundService<Client>;
  readonly tree: () => UnitTree;
  /** Fetches the units anew and keeps them for the day the central is away. */
  refresh(): Promise<void>;
}

interface Searchable {
  readonly name: string;
  readonly unitId: string;
  readonly kind: 'road' | 'landmark' | 'division';
  readonly demo: boolean;
  /** Pinyin without tones, and initials. */
  readonly spelled: string;
  readonly initials: string;
}

const spell = (name: string, pattern: 'pinyin' | 'first'): string =>
  pinyin(name, { pattern, toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('').toLowerCase();

const searchable = (entry: Omit<Searchable, 'spelled' | 'initials'>): Searchable => ({
  ...entry,
  spelled: spell(entry.name, 'pinyin'),
  initials: spell(entry.name, 'first'),
});

/** 0 does not match; a better match is larger. */
const matchOf = ({ name, spelled, initials }: Searchable, text: string): number => {
  if (name === text || initials === text) return 5;
  if (name.startsWith(text)) return 4;
  if (name.includes(text)) return 3;
  if (/^[a-z]+$/.test(text)) {
    if (initials.startsWith(text) || spelled.startsWith(text)) return 2;
    if (initials.includes(text)) return 1;
    // Typed fast, two initials change places ("bljx" for 保利西街): the same letters in another order still find it.
    if (text.length >= 4 && sorted(text) === sorted(initials)) return 0.5;
  }
  return 0;
};

const sorted = (letters: string): string => [...letters].sort().join('');

const search = (entries: readonly Searchable[], text: string, limit: number): readonly Searchable[] => {
  const query = text.trim().toLowerCase();
  if (query === '') return [];
  return entries
    .map((entry) => ({ entry, match: matchOf(entry, query) }))
    .filter(({ match }) => match > 0)
    .sort((left, right) => right.match - left.match || left.entry.name.length - right.entry.name.length)
    .slice(0, limit)
    .map(({ entry }) => entry);
};

/** Units and places, all local: a search never waits for the network. */
export const openDirectory = async (deps: {
  readonly central: CentralClient;
  readonly local: Remote<LocalStoreMethods>;
  readonly city: CityFiles;
}): Promise<DirectoryDesk> => {
  let tree = createUnitTree([]);
  let units: readonly Searchable[] = [];
  let places: readonly Searchable[] = [];

  const use = async (given: readonly Unit[]): Promise<void> => {
    tree = createUnitTree(given);
    units = given.map(({ id, name, demo }) => searchable({ name, unitId: id, kind: 'division', demo }));
    places = [
      ...deps.city.places.map((place) => searchable({ ...place, demo: true })),
      ...units.filter(({ unitId }) => ['county', 'street', 'community', 'grid'].includes(tree.get(unitId)?.kind ?? '')),
    ];
    await deps.local.setUnits(given);
  };
  const kept = await deps.local.setting('directory');
  if (kept !== null) await use(directorySchema.parse(JSON.parse(kept)).units);

  const names = (unitId: string): string[] => tree.path(unitId).slice(1).map(({ name }) => name);
  const withPath = (unit: Unit) => ({ ...unit, path: names(unit.id) });

  return {
    tree: () => tree,
    refresh: async () => {
      const directory = await deps.central.directory();
      const body = JSON.stringify(directory);
      if (body === (await deps.local.setting('directory'))) return;
      await use(directory.units);
      await deps.local.saveSetting({ name: 'directory', value: body });
    },
    service: bindService(directoryService, {
      methods: {
        searchUnits: ({ text, kinds, limit }) => {
          const wanted = units.filter(({ unitId }) => kinds.length === 0 || kinds.includes(tree.get(unitId)?.kind ?? 'city'));
          const found = search(wanted, text, limit).map(({ unitId }) => tree.get(unitId));
          return Promise.resolve(found.filter((unit) => unit !== null).map(withPath));
        },
        searchPlaces: ({ text, limit }) =>
          Promise.resolve(
            search(places, text, limit).map(({ name, unitId, kind, demo }) => ({ name, unitId, kind, demo, path: names(unitId) })),
          ),
        unit: ({ unitId }) => {
          const unit = tree.get(unitId);
          return Promise.resolve(unit === null ? null : withPath(unit));
        },
        children: ({ unitId }) => Promise.resolve([...tree.children(unitId)]),
        proposeUnit: (matter) => {
          const { unitId, why } = proposeUnit(matter, tree, deps.city.rules.duties);
          const unit = unitId === null ? null : tree.get(unitId);
          return Promise.resolve({ unit: unit === null ? null : withPath(unit), why });
        },
        lists: () =>
          Promise.resolve({
            version: deps.city.rules.versions.lists,
            categories: [...deps.city.rules.categories],
            notAcceptedReasons: [...deps.city.rules.notAcceptedReasons],
            returnReasons: [...deps.city.rules.loop.returnReasons],
            followUpAttempts: deps.city.rules.loop.followUp.attempts,
            clockHours: [...deps.city.rules.clocks],
          }),
      },
      topics: {},
    }),
  };
};
