// `npm run electron`: fetches Electron's binary when it is missing, then starts everything with its window.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installMissing, node24, root } from './install.mjs';

installMissing();
const fetched = spawnSync(node24, [join(root, 'node_modules', 'electron', 'install.js')], { stdio: ['ignore', 2, 2] });
if (fetched.status !== 0) {
  process.stderr.write('取不到 Electron 运行文件（需要访问 GitHub）；npm start 用浏览器打开同样的工作站。 / Electron’s binary could not be fetched; npm start opens the same workstation in the browser.\n');
  process.exit(1);
}
await import('./start.mjs');
