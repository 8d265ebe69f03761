// `npm start`: installs what is missing, then hands over to the launcher on the project's own Node 24.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { installMissing, node24, root } from './install.mjs';

installMissing();
const child = spawn(node24, [join(root, 'scripts', 'launch', 'launch.ts'), ...process.argv.slice(2)], {
  cwd: process.cwd(),
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
// The launcher stops its children in order and this process waits for it. A second signal of the same kind does no harm.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));

// npm killed with -9 tells nobody; its child finds another parent. Started without npm, outliving the shell is meant.
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 1000).unref();
}
