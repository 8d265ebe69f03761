import { randomUUID } from 'node:crypto';
import { expect, test, type FrameLocator, type Page } from '@playwright/test';
import type { CaseCommand } from '#domain/case/command.ts';
import { formatCaseNumber } from '#domain/case/caseNumber.ts';
import type { Verdict } from '#domain/triage/verdict.ts';
import { ruleBook } from '../support/ruleBook.ts';
import { startStack, type Stack } from '../support/startStack.ts';
import { picture, seatOf, signedOut, typeMatter } from './seatActions.ts';

let stack: Stack;
test.beforeAll(async () => {
  stack = await startStack(['central', 'station']);
  await seedPast();
});
test.afterAll(() => stack.stop());

const ask = async (path: string, body: unknown, token: string | null): Promise<unknown> => {
  const response = await fetch(stack.centralUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  return response.json();
};

/** Past calls, answered at the desk and so closed: what the lab and the board stand on. */
const past: readonly (readonly [string, Verdict, Verdict, string])[] = [
  ['楼上邻居半夜放音乐太吵，他电话13812345678', 'non_police', 'non_police', 'category:huanbao.linli'],
  ['隔壁邻居唱歌太吵睡不着', 'non_police', 'non_police', 'category:huanbao.linli'],
  ['想咨询医保缴费标准', 'non_police', 'non_police', 'enquiry'],
  ['路灯坏了三天没人修', 'non_police', 'undecided', 'category:shirong.ludeng'],
  ['我要投诉小区物业乱收费', 'non_police', 'police', 'threat'],
];

const seedPast = async (): Promise<void> => {
  const { accessToken } = (await ask('/api/login', { user: 'wang.min', password: 'lianxi-2026' }, null)) as { readonly accessToken: string };
  const at = Date.now();
  const day = new Date(at + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
  const envelopes = past.flatMap(([description, verdict, engineVerdict, rule], index) => {
    const caseId = randomUUID();
    const callerId = randomUUID();
    const commands: readonly CaseCommand[] = [
      {
        type: 'take_in',
        number: formatCaseNumber({ day, block: 7, counter: 9_000 + index }),
        intake: { channel: 'call', network: '12345', line: '12345', callId: null, callerId, takerId: 'wang.min', seatId: 'A07', at },
        content: { title: '', description, place: { text: '', unitId: null, detail: '' }, category: null, urgency: 'normal', occurredAt: '', demand: '', secret: false, consents: [] },
      },
      {
        type: 'triage',
        triage: {
          ...{ verdict, engineVerdict, category: null, urgency: 'normal', redFlags: [], rulesVersion: '1' },
          ...(verdict === engineVerdict ? { overrideReason: null } : { overrideReason: '已问清，没有危险', overrideCode: 'no_danger' }),
          cues: [{ rule, weight: engineVerdict === 'police' ? 3 : -2 }],
        },
      },
      { type: 'answer', answer: '已当场答复' },
    ];
    return commands.map((command, version) => ({
      id: randomUUID(),
      tenant: { city: '430600', mode: 'live' },
      caseId,
      actor: { userId: 'wang.min', role: 'taker_12345', unitId: null },
      seatId: null,
      at,
      baseVersion: version,
      rules: ruleBook.versions,
      persons: version === 0 ? [{ id: callerId, name: '李雷雷', phone: '13812345678' }] : [],
      command,
    }));
  });
  const { results } = (await ask('/api/commands', { commands: envelopes }, accessToken)) as { readonly results: readonly { readonly status: string }[] };
  expect(results.every(({ status }) => status === 'accepted')).toBe(true);
};

const signIn = async (page: Page, user: string): Promise<FrameLocator> => {
  const seat = seatOf(page);
  await seat.getByLabel('工号').fill(user);
  await seat.getByLabel('密码').fill('lianxi-2026');
  await seat.getByRole('button', { name: '上班' }).click();
  await expect(seat.getByRole('button', { name: '清单与规则' })).toBeVisible();
  return seat;
};

/** As people look at it: both sizes of screen, both colour schemes. */
const pictures = async (page: Page, name: string): Promise<void> => {
  await picture(page, `${name}-light-1366`);
  await page.setViewportSize({ width: 1920, height: 1080 });
  await seatOf(page).getByRole('button', { name: '切换明暗' }).click();
  await picture(page, `${name}-dark-1920`);
  await seatOf(page).getByRole('button', { name: '切换明暗' }).click();
  await page.setViewportSize({ width: 1366, height: 768 });
};

test('a list is changed, tried on past cases, published by another, and the board shows what the verdicts were worth', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(stack.workstationUrl());
  let seat = await signIn(page, 'chen.jing');
  await seat.getByRole('button', { name: '清单与规则' }).click();
  await expect(seat.getByText('现行版本 2026-11-01')).toBeVisible();
  await seat.getByRole('textbox', { name: '检索事项' }).fill('噪声');
  await expect(seat.getByText('邻里生活噪声，首次反映', { exact: false })).toBeVisible();
  await expect(seat.getByText('路灯不亮')).toBeHidden();
  await seat.getByRole('textbox', { name: '检索事项' }).fill('');
  await pictures(page, 'rules-1-list');

  await seat.getByRole('button', { name: '起草修改' }).click();
  await seat.getByRole('button', { name: /^B02/ }).click();
  await seat.getByRole('textbox', { name: '法律依据', exact: true }).fill('');
  await expect(seat.getByText('请写明法律依据，没有依据不得发布。')).toBeVisible();
  await expect(seat.getByText('条目还有问题，不能发布')).toBeVisible();
  await pictures(page, 'rules-2-problem');
  await seat.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(seat.getByText('请写明法律依据，没有依据不得发布。')).toBeHidden();

  await seat.getByRole('button', { name: /^B01/ }).click();
  await seat.getByRole('button', { name: '删除此条' }).click();
  await seat.getByRole('button', { name: '清单 12345 → 110' }).click();
  await seat.getByRole('button', { name: '新增一条' }).click();
  await seat.getByRole('textbox', { name: '事项', exact: true }).fill('邻里生活噪声，一律转公安');
  await seat.getByRole('complementary').getByLabel('类别').first().fill('邻里生活噪声');
  await seat.getByRole('option', { name: /首次反映/ }).click();
  await seat.getByRole('textbox', { name: '法律依据', exact: true }).fill('试验用');
  await expect(seat.getByText('已存到中心', { exact: false })).toBeVisible();
  await seat.getByRole('tab', { name: '改动 2' }).click();
  await expect(seat.getByRole('region', { name: 'items/B01' })).toBeVisible();
  await pictures(page, 'rules-3-changes');

  await seat.getByRole('tab', { name: '边界实验室' }).click();
  await seat.getByRole('button', { name: '试跑过去案件' }).click();
  await expect(seat.getByText('共试 5 件', { exact: false })).toBeVisible();
  const examples = seat.getByRole('table', { name: '变化的案件' });
  await expect(examples.getByText('隔壁邻居唱歌太吵睡不着')).toBeVisible();
  await expect(examples.getByText('13812345678', { exact: false })).toBeHidden();
  await seat.getByText(/^变错 \d/).click();
  await pictures(page, 'rules-4-lab');
  await expect(seat.getByText('由考核办发布')).toBeVisible();

  await seat.getByRole('button', { name: '下班' }).click();
  seat = await signIn(page, 'he.ping');
  await expect(seat.getByRole('button', { name: '坐席状态' })).toBeHidden();
  await seat.getByRole('button', { name: /chen.jing 的草稿/ }).click();
  await seat.getByRole('button', { name: '发布', exact: true }).click();
  await expect(seat.getByText(/现行版本 20\d\d-\d\d-\d\d/)).not.toHaveText('现行版本 2026-11-01');
  await seat.getByRole('button', { name: '历史与比较' }).click();
  await expect(seat.getByText('随产品')).toBeVisible();
  await expect(seat.getByRole('region', { name: 'items/B01' })).toBeVisible();
  await pictures(page, 'rules-5-history');

  await seat.getByRole('button', { name: '判定质量' }).click();
  await expect(seat.getByText('5 件已结案', { exact: false })).toBeVisible();
  await pictures(page, 'rules-6-board');
  await seat.getByRole('button', { name: '已问清，没有危险' }).click();
  await expect(seat.getByRole('region', { name: '背后的案件' }).getByText('我要投诉小区物业乱收费')).toBeVisible();
  await pictures(page, 'rules-7-drill');

  await stack.kill('central');
  await seat.getByRole('button', { name: '清单与规则' }).click();
  await expect(seat.getByText('中心联系不上', { exact: false })).toBeVisible();
});

test('the question script is edited in words, moved, tried, published by another, and asked at the desk', async ({ page }) => {
  await stack.start('central').catch(() => undefined);
  await page.emulateMedia({ colorScheme: 'light' });
  await signedOut(page, stack.workstationUrl());
  let seat = await signIn(page, 'chen.jing');
  await seat.getByRole('button', { name: '清单与规则' }).click();
  await seat.getByRole('button', { name: '定性规则' }).click();
  await expect(seat.getByText('问答脚本').first()).toBeVisible();
  await seat.getByRole('button', { name: '起草修改' }).click();

  await seat.getByRole('button', { name: '新增一条' }).click();
  const form = seat.getByRole('complementary', { name: 'new_1' });
  await expect(form.getByText('请写明怎么问。')).toBeVisible();
  await expect(form.getByText('请写明答案。')).toHaveCount(2);
  await pictures(page, 'script-1-problems');
  await form.getByLabel('问法').fill('水有没有漫进屋里？');
  await form.getByRole('group', { name: '答案 1' }).getByLabel('答案', { exact: true }).fill('没有');
  await form.getByRole('group', { name: '答案 2' }).getByLabel('答案', { exact: true }).fill('有');
  await form.getByRole('group', { name: '答案 2' }).getByLabel('按键（1–9）').fill('x');
  await expect(form.getByText('按键只能是 1 到 9。')).toBeVisible();
  await form.getByRole('group', { name: '答案 2' }).getByLabel('按键（1–9）').fill('2');
  await form.getByRole('radiogroup', { name: '什么时候问' }).getByText('出现线索时问').click();
  await expect(form.getByText('否则永远不会问到', { exact: false })).toBeVisible();
  await form.getByLabel('出现线索时问').last().fill('slippery');
  await seat.getByRole('option').first().click();
  await page.keyboard.press('Escape');
  await seat.getByRole('button', { name: 'anyone_hurt', exact: true }).click();
  await seat.getByRole('complementary', { name: 'anyone_hurt' }).getByRole('button', { name: '上移' }).last().click();
  await expect(seat.getByText('已存到中心', { exact: false })).toBeVisible();

  await seat.getByRole('combobox', { name: '部分' }).or(seat.getByPlaceholder('全部部分')).first().click();
  await seat.getByRole('option', { name: '阈值' }).click();
  await seat.getByRole('button', { name: '阈值' }).click();
  await seat.getByLabel('分流线', { exact: true }).fill('0.9');
  await expect(seat.getByText('分流线须低于警务线', { exact: false }).first()).toBeVisible();
  await pictures(page, 'script-2-thresholds');
  await seat.getByLabel('分流线', { exact: true }).fill('0.2');

  await seat.getByRole('tab', { name: /^改动/ }).click();
  await expect(seat.getByRole('region', { name: 'questions/new_1' })).toBeVisible();
  await expect(seat.getByRole('region', { name: 'questions/anyone_hurt' }).getByText('移位', { exact: true })).toBeVisible();
  await pictures(page, 'script-3-changes');
  await expect(seat.getByText('已存到中心', { exact: false })).toBeVisible();
  await seat.getByRole('button', { name: '下班' }).click();

  seat = await signIn(page, 'he.ping');
  await seat.getByRole('button', { name: '定性规则' }).click();
  await seat.getByRole('button', { name: /chen.jing 的草稿/ }).click();
  await seat.getByRole('button', { name: '发布', exact: true }).click();
  await expect(seat.getByText(/现行版本 20\d\d-\d\d-\d\d/)).not.toHaveText('现行版本 2026-11-01');
  await seat.getByRole('button', { name: '下班' }).click();

  seat = await signIn(page, 'wang.min');
  await page.keyboard.press('Control+Alt+N');
  await typeMatter(seat, 'bljx', /保利西街/, '下水道堵塞，污水外溢，没有人受伤');
  await expect(seat.getByText('水有没有漫进屋里？')).toBeVisible();
});

test('the lists go out as a file and come back from one, refused in words where a line is wrong', async ({ page }) => {
  await signedOut(page, stack.workstationUrl());
  const seat = await signIn(page, 'chen.jing');
  await seat.getByRole('button', { name: '清单与规则' }).click();
  const saved = page.waitForEvent('download');
  await seat.getByRole('button', { name: '导出 CSV' }).click();
  const stream = await (await saved).createReadStream();
  const csv = (await stream.toArray()).map(String).join('');
  await seat.getByRole('button', { name: '起草修改' }).click();
  const give = async (text: string): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await seat.getByRole('button', { name: '导入 CSV' }).click();
    await (await chooser).setFiles({ name: 'lists.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  };
  await give(csv.replace(/,police,/u, ',polize,'));
  await expect(seat.getByText(/没有读入：第 \d+ 行/)).toBeVisible();
  await expect(seat.getByRole('tab', { name: '改动 0' })).toBeVisible();
  const [head, first, ...rest] = csv.split('\r\n');
  await give([head, ...rest].join('\r\n'));
  expect(first).not.toBe('');
  await expect(seat.getByText(/已读入 \d+ 条/)).toBeVisible();
  await expect(seat.getByRole('tab', { name: '改动 1' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(seat.getByRole('tab', { name: '改动 0' })).toBeVisible();
});
