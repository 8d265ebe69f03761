// Runs a command on the project's own Node 24: `node scripts/node24.mjs FILE [words]`.
import { spawnSync } from 'node:child_process';
import { installMissing, node24 } from './install.mjs';

installMissing();
const { status } = spawnSync(node24, process.argv.slice(2), { stdio: 'inherit' });
process.exit(status ?? 1);
