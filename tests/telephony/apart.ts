import { spawn, spawnSync } from 'node:child_process';

const mark = 'LIANXI_TEST_NETWORK';

export const isApart = process.env[mark] !== undefined;

/** Chromium, Asterisk, Kamailio and the product are at this address. */
export const here = '127.0.0.1';
/** The operator, or the exchange behind a proxy: known to the others by its address. */
export const there = '127.0.0.2';

/**
 * The same again in a network and a mount namespace of its own, with nothing but loopback: ports are free, packets can be lost
 * and files laid over /etc without anybody else noticing, and nothing can leave the machine. Gives the exit code.
 * @throws when this machine does not allow that.
 */
export const runApart = async (): Promise<number> => {
  const tried = spawnSync('unshare', ['--net', '--mount', 'true'], { encoding: 'utf8' });
  if (tried.status !== 0) {
    throw new Error(
      `这台机器不允许另建网络与挂载命名空间，电话测试无法隔离，因此没有运行。容器请加 --privileged。\nThis machine allows no network and mount namespace of its own (${tried.error?.message ?? tried.stderr.trim()}), so the telephone tests did not run. In a container: --privileged.`,
    );
  }
  // Asterisk's ICE offers no loopback address: one pair of cables gives it another that is just as local.
  const cables = 'ip link add lianxi0 type veth peer name lianxi1 && ip addr add 192.0.2.2/24 dev lianxi0 && ip link set lianxi0 up && ip link set lianxi1 up';
  const inside = `ip link set lo up && ip addr add ${there}/8 dev lo && ${cables} && exec "$0" "$@"`;
  const child = spawn('unshare', ['--net', '--mount', 'sh', '-c', inside, process.execPath, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: { ...process.env, [mark]: '1' },
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
};
