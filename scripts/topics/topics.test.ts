import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { topicFigures } from './topicFigures.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianxi-topics-'));
afterAll(() => rmSync(folder, { recursive: true }));

const topics = (train: readonly string[], test: readonly string[], ...more: readonly string[]) => {
  writeFileSync(join(folder, 'train.jsonl'), train.join('\n'));
  writeFileSync(join(folder, 'test.jsonl'), test.join('\n'));
  const program = fileURLToPath(new URL('topics.ts', import.meta.url));
  return spawnSync(process.execPath, [program, '--train', 'train.jsonl', '--test', 'test.jsonl', ...more], { cwd: folder, encoding: 'utf8' });
};
const line = (text: string, topic: string, id = text): string => JSON.stringify({ id, text, topic });
const water = ['楼上漏水', '下水道堵了', '小区停水', '水管漏水了'].map((text) => line(text, '水'));
const bus = ['公交车不来', '公交线路取消', '出租车拒载', '公交车晚点'].map((text) => line(text, '车'));

it('learns, names and counts; wrong lines are told with their number, empty text is named', () => {
  const { stdout, stderr, status } = topics([...water, '{"text": 1}', ...bus], [line('水管漏水', '水', 'a'), 'no json', line('公交车拒载', '车', 'b'), line('', '水', 'c')], '--json', '--output', 'out.jsonl');
  expect(status).toBe(0);
  expect(stderr).toMatch(/train\.jsonl:5: .*text.*\n.*1 lines left out, 8 read\ntest\.jsonl:2: /);
  const figures = JSON.parse(stdout) as { n: number; trained: number; accuracy: { hits: number } };
  expect(figures).toMatchObject({ trained: 8, named: 3, n: 3 });
  expect(figures.accuracy.hits).toBeGreaterThanOrEqual(2);
  const named = readFileSync(join(folder, 'out.jsonl'), 'utf8').trim().split('\n').map((row) => JSON.parse(row) as { id: string; topic: string });
  expect(named).toMatchObject([{ id: 'a', topic: '水' }, { id: 'b', topic: '车' }, { id: 'c' }]);
});

it('names texts without topics and refuses to learn from nothing', () => {
  expect(topics([...water, ...bus], ['{"id":1,"text":"停水"}']).stdout).toBe('trained on 8, named 1\n');
  expect(topics(['{}'], ['{"id":1,"text":"停水"}']).status).toBe(2);
});

it('counts accuracy, F1 and confusion', () => {
  const figures = topicFigures([['甲', '甲'], ['甲', '乙'], ['乙', '乙'], ['丙', '乙']].map(([right = '', given = '']) => ({ right, given })));
  expect(figures.accuracy).toMatchObject({ hits: 2, n: 4, rate: 0.5 });
  expect(figures.macroF1).toBeCloseTo((2 / 3 + 1 / 2 + 0) / 3);
  expect(figures.confusion['甲']).toEqual({ 甲: 1, 乙: 1, 丙: 0 });
  expect(topicFigures([])).toMatchObject({ n: 0, macroF1: 0 });
});
