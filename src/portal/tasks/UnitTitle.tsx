import { useStored, useWork } from '../app/portalContext.ts';

/** The unit's own name large, where it belongs small: 第一网格 · 岳阳楼街道 · 郭亮社区. */
export const UnitTitle = () => {
  const { units, session } = useWork();
  const path = useStored(units).path(session.user.unitId ?? '');
  const own = path.at(-1);
  const above = path.at(-2);
  // A grid's name repeats its community's; the line beside it says that already.
  const name = own === undefined ? session.user.name : above !== undefined && own.name.startsWith(above.name) ? own.name.slice(above.name.length) : own.name;
  return (
    <div className="unit">
      <h1>{name}</h1>
      <span className="soft13">{path.slice(2, -1).map((unit) => unit.name).join(' · ')}</span>
    </div>
  );
};
