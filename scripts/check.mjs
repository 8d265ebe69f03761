// `npm run check`: every static check, each on the project's own Node 24. Ends at the first that fails unless told --all.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installMissing, node24, root } from './install.mjs';

installMissing();
const tool = (...parts) => join(root, 'node_modules', ...parts);
const checks = [
  ['types', [tool('typescript', 'bin', 'tsc'), '-b']],
  ['layers', [tool('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'), 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err']],
  ['lint', [tool('eslint', 'bin', 'eslint.js'), '.']],
  ['dead code', [tool('knip', 'bin', 'knip.js')]],
];
let failed = 0;
for (const [name, words] of checks) {
  process.stdout.write(`— ${name}\n`);
  const { status } = spawnSync(node24, words, { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
process.stdout.write(`${checks.length - failed} checks clean, ${failed} with findings\n`);
process.exit(failed === 0 ? 0 : 1);
