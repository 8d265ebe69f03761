import { directorySchema, type Directory } from '#contract/central/directory.ts';
import type { MapTiles } from '#contract/places.ts';
import { bindService, type BoundService } from '#contract/rpc/serveServices.ts';
import { directoryService } from '#contract/workstation/cases.ts';
import { routeMatter } from '#domain/routing/routeMatter.ts';
import type { Unit } from '#domain/routing/unit.ts';
import { createUnitTree, type UnitTree } from '#domain/routing/unitTree.ts';
import type { CityFiles } from '../storage/cityFiles.ts';
import { openGridFinder } from '../storage/gridFinder.ts';
import type { LocalStoreMethods } from '../storage/localStoreWorker.ts';
import type { Remote } from '../storage/workerCalls.ts';
import type { CentralClient } from '../sync/centralClient.ts';
import type { Client } from './client.ts';
import { cityMapOf } from './cityMap.ts';
import { createGazetteer } from './gazetteer.ts';

export interface DirectoryDesk {
  readonly service: BoundService<Client>;
  readonly tree: () => UnitTree;
  /** Fetches the units anew and keeps them for the day the central is away. */
  refresh(): Promise<void>;
}

/** Units and places, all local: a search never waits for the network. */
export const openDirectory = async (deps: {
  readonly central: CentralClient;
  readonly local: Remote<LocalStoreMethods>;
  readonly city: CityFiles;
  readonly tiles: MapTiles | null;
}): Promise<DirectoryDesk> => {
  let tree = createUnitTree([]);
  const grids = openGridFinder(deps.city.grids);
  let gazetteer = createGazetteer(tree, [], grids);

  let people: ReadonlyMap<string, string> = new Map();

  const use = async ({ units: given, people: named }: Directory): Promise<void> => {
    tree = createUnitTree(given);
    people = new Map(named.map(({ userId, name }) => [userId, name]));
    gazetteer = createGazetteer(tree, deps.city.places, grids);
    await deps.local.setUnits(given);
  };
  const kept = await deps.local.setting('directory');
  if (kept !== null) await use(directorySchema.parse(JSON.parse(kept)));

  const names = (unitId: string): string[] => tree.path(unitId).slice(1).map(({ name }) => name);
  const withPath = (unit: Unit) => ({ ...unit, path: names(unit.id) });

  const known = (unitIds: readonly string[]) => unitIds.flatMap((id) => tree.get(id) ?? []).map(withPath);

  return {
    tree: () => tree,
    refresh: async () => {
      const directory = await deps.central.directory();
      const body = JSON.stringify(directory);
      if (body === (await deps.local.setting('directory'))) return;
      await use(directory);
      await deps.local.saveSetting({ name: 'directory', value: body });
    },
    service: bindService(directoryService, {
      methods: {
        searchUnits: ({ text, kinds, limit }) => Promise.resolve(known(gazetteer.searchUnits(text, kinds, limit))),
        searchPlaces: ({ text, limit }) =>
          Promise.resolve(gazetteer.searchPlaces(text, limit).map(({ place, path }) => ({ ...place, path: [...path] }))),
        gridsAt: (point) => Promise.resolve(known(gazetteer.gridsAt(point))),
        placesNear: ({ point, limit }) =>
          Promise.resolve(
            gazetteer.placesNear(point, limit).flatMap(({ place: { name, kind, unitId, demo }, metres }) => (kind === 'division' ? [] : [{ name, kind, unitId, metres, demo }])),
          ),
        map: () => Promise.resolve(cityMapOf(deps.city, deps.tiles, tree)),
        unit: ({ unitId }) => {
          const unit = tree.get(unitId);
          return Promise.resolve(unit === null ? null : withPath(unit));
        },
        people: ({ userIds }) =>
          Promise.resolve(
            userIds.flatMap((userId) => {
              const name = people.get(userId);
              return name === undefined ? [] : [{ userId, name }];
            }),
          ),
        children: ({ unitId }) => Promise.resolve([...tree.children(unitId)]),
        route: (matter) => {
          const { lead, joint, chain } = routeMatter(matter, tree, deps.city.rules.duties);
          return Promise.resolve({
            lead: { unit: known(lead.unitId === null ? [] : [lead.unitId])[0] ?? null, why: lead.why },
            joint: joint.flatMap(({ unitId, why }) => known([unitId]).map((unit) => ({ unit, why }))),
            chain: known(chain),
          });
        },
        lists: () =>
          Promise.resolve({
            version: deps.city.rules.versions.lists,
            categories: [...deps.city.rules.categories],
            notAcceptedReasons: [...deps.city.rules.notAcceptedReasons],
            unitKinds: tree
              .children(null)
              .flatMap(({ id }) => tree.children(id))
              .flatMap(({ code, name }) => (code === null ? [] : [{ code, name }])),
            overrideReasons: [...deps.city.overrideReasons],
            returnReasons: [...deps.city.rules.loop.returnReasons],
            arbitrationAt: deps.city.rules.loop.arbitrationAt,
            followUpAttempts: deps.city.rules.loop.followUp.attempts,
            followUpWithin: deps.city.rules.loop.followUp.withinMinutes,
            unsatisfiedReasons: [...deps.city.rules.loop.followUp.unsatisfiedReasons],
            clockHours: [...deps.city.rules.clocks],
          }),
      },
      topics: {},
    }),
  };
};
