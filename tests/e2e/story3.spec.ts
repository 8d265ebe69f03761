import { expect, test, type Browser } from '@playwright/test';
import { startStack, type Stack } from '../support/startStack.ts';
import { act, sheet } from './caseActions.ts';
import { addShare, answer, callBackContent, createReader, openDesk, openNotice, type Desk } from './deskActions.ts';
import { accessible, addPhoto, device, feedBack, openTask, recordVisit, sign, signIn } from './portalActions.ts';
import { becomeAvailable, heardEnergy, picture, typeMatter } from './seatActions.ts';

let stack: Stack;

test.describe.configure({ mode: 'serial' });
const read = createReader(() => stack.centralUrl);
test.beforeAll(async () => {
  test.setTimeout(240_000);
  stack = await startStack(['exchange', 'central', 'station', 'police']);
});
test.afterAll(() => stack.stop());

const hotline = (browser: Browser): Promise<Desk> => openDesk(browser, stack.workstationUrl(), 'wang.min');
const policeDesk = (browser: Browser): Promise<Desk> => openDesk(browser, stack.policeUrl(), 'zhao.lei');

test('110分流: police close the road first, the department removes the pole, one grid puts out signs, another re-checks; one case in three networks', async ({ browser }) => {
  test.setTimeout(300_000);
  const words = '电杆倒在路中间压住一辆车，车走不了，没有人受伤';
  const police = await policeDesk(browser);
  await becomeAvailable(police.page);
  // The training exchange has no caller of this matter: another one's voice stands for his.
  await stack.ring('noisy-neighbour', '110');
  await answer(police);
  await typeMatter(police.seat, 'jxl', /建湘路/u, words);
  for (const consent of ['同意转派承办', '同意电话回访']) await police.seat.getByText(consent, { exact: true }).click();
  await expect(police.seat.getByText(/联动|警务/).first()).toBeVisible();
  await expect(police.seat.getByRole('button', { name: /派发.*岳阳楼派出所/ })).toBeEnabled();
  // Whoever is proposed to go along: this time the department goes by way of 12345.
  const along = police.seat.getByRole('list', { name: '建议协办' }).getByRole('checkbox', { checked: true });
  while ((await along.count()) > 0) await along.first().uncheck();
  await picture(police.page, 'story3-1-call');
  await police.page.keyboard.press('F9');
  await expect(police.seat.getByText(/已派发 /).first()).toBeVisible();
  await picture(police.page, 'story3-2-police-sent');
  await police.page.keyboard.press('F10');
  const { number } = await read(({ content }) => content.description === words);

  const station = await device(browser, 'desk');
  const officer = await signIn(station, stack.portalUrl, 'pcs.yueyanglou');
  await openTask(officer, '电杆倒在路中间');
  await sign(officer);
  await officer.getByRole('link', { name: '到场，填处警单' }).click();
  await officer.getByRole('textbox', { name: '到场处置' }).fill('已封闭车道，疏导交通');
  await accessible(officer);
  await picture(officer, 'story3-3-arrival');
  await officer.getByRole('button', { name: '提交处警单' }).click();

  // The same case goes to 12345 for the department; it is 110's until somebody there accepts in person.
  await police.page.keyboard.press('Control+Shift+K');
  await expect(police.seat.getByRole('heading', { name: /电杆倒在路中间/u })).toBeVisible();
  await act(police.seat, '转交');
  const offer = sheet(police.seat, '转交');
  await offer.getByLabel('转交理由').fill('电杆要由主管部门清除');
  const agreed = offer.getByRole('checkbox', { name: /来电人同意/u });
  if (!(await agreed.isChecked())) await agreed.check();
  await offer.getByLabel('对来电人的承诺').fill('市政部门马上来');
  await picture(police.page, 'story3-4-hand-over');
  await offer.getByRole('button', { name: /^转交/ }).click();
  await expect(offer).toBeHidden();

  const desk = await hotline(browser);
  await openNotice(desk, '转来的案件');
  await desk.seat.getByRole('button', { name: '接收', exact: true }).click();
  await expect.poll(async () => (await read((each) => each.number === number)).owner).toMatchObject({ line: '12345', userId: 'wang.min' });
  await addShare(desk.seat, '主办', '岳阳楼区城市管理');
  await addShare(desk.seat, '协办', '郭亮社区第一网格');
  await addShare(desk.seat, '复核', '郭亮社区第二网格');
  await picture(desk.page, 'story3-5-accepted');

  await officer.getByRole('link', { name: '反馈结果' }).click();
  await officer.getByLabel('处警结果').selectOption('handed_over');
  await officer.getByRole('textbox', { name: '现场情况' }).fill('电杆倒伏压车，无人受伤');
  await officer.getByRole('textbox', { name: '处置措施' }).fill('已管制交通，移交市政');
  await officer.getByRole('radiogroup', { name: '解决了吗' }).getByText('已解决').click();
  await accessible(officer);
  await picture(officer, 'story3-6-police-feedback');
  await officer.getByRole('button', { name: '提交反馈' }).click();

  const street = await device(browser, 'phone');
  const grid = await signIn(street, stack.portalUrl, 'wangge.guoliang1');
  await openTask(grid, '电杆倒在路中间');
  await expect(grid.getByText('协办')).toBeVisible();
  await sign(grid);
  await recordVisit(grid, '在路口见到来电人，摆好警示牌');
  await feedBack(grid, { found: '路口有行人绕行', done: '已摆放警示标志', after: true });
  await picture(grid, 'story3-7-signs');

  const office = await device(browser, 'desk');
  const department = await signIn(office, stack.portalUrl, 'chengguan');
  await openTask(department, '电杆倒在路中间');
  await sign(department);
  await recordVisit(department, '到场与车主确认');
  await feedBack(department, { found: '电杆根部锈蚀倒伏', done: '已吊离电杆，清理路面', genuine: true });

  const second = await device(browser, 'phone');
  const other = await signIn(second, stack.portalUrl, 'wangge.guoliang2');
  await openTask(other, '电杆倒在路中间');
  await expect(other.getByText('复核', { exact: true })).toBeVisible();
  await sign(other);
  await other.getByRole('link', { name: '去复核' }).click();
  await other.getByText('办好了', { exact: true }).click();
  await other.getByRole('textbox', { name: '看到了什么' }).fill('路面已通畅');
  await addPhoto(other, '复核照片', '#1f8a4f');
  await accessible(other);
  await picture(other, 'story3-8-recheck');
  await other.getByRole('button', { name: '提交复核' }).click();
  await expect(other.getByRole('button', { name: '提交复核' })).toHaveCount(0);

  await callBackContent(desk, /电杆倒在路中间/u, '很快就通了');
  await desk.page.keyboard.press('Control+Enter');
  await expect(desk.seat.getByText('没有要回访的来电人。')).toBeVisible();
  const closed = await read((each) => each.number === number && each.state === 'closed');
  expect(closed).toMatchObject({ state: 'closed', hops: 1 });
  expect(closed.assignments.map(({ kind, transfer }) => `${transfer ?? 'work_order'} ${kind}`)).toEqual([
    'police_dispatch lead',
    'work_order lead',
    'work_order joint',
    'work_order recheck',
  ]);
  await desk.seat.getByRole('button', { name: /^案件/ }).click();
  await desk.seat.getByRole('navigation', { name: '案件' }).getByRole('button', { name: /已办结/ }).click();
  await picture(desk.page, 'story3-9-closed');
  for (const each of [station, street, office, second, police.page.context(), desk.page.context()]) await each.close();
});

test('110分流 mirror: a noisy neighbour goes to 12345 with his call, with consent, and 110 is free again; a grid worker solves it', async ({ browser }) => {
  test.setTimeout(300_000);
  const words = '楼上邻居半夜放音响，没有打架也没有威胁，就是声音太大';
  const police = await policeDesk(browser);
  const desk = await hotline(browser);
  await becomeAvailable(police.page);
  await becomeAvailable(desk.page);
  await stack.ring('noisy-neighbour', '110');
  await answer(police);
  await typeMatter(police.seat, 'bljx', /保利西街/u, words);
  await expect(police.seat.getByText('非警务', { exact: false }).first()).toBeVisible();
  await police.seat.getByText('同意电话回访', { exact: true }).click();
  await police.seat.getByRole('button', { name: /转交 12345/ }).click();
  // Without the caller's consent and a promise nothing is diverted.
  await police.seat.getByLabel('转交理由').fill('邻里噪声，无暴力');
  const send = police.seat.getByRole('button', { name: '转交', exact: true });
  await expect(send).toBeDisabled();
  await police.seat.getByRole('checkbox', { name: /来电人同意/u }).check();
  await police.seat.getByLabel('对来电人的承诺').fill('网格员今晚联系您');
  await picture(police.page, 'story3-10-diverted');
  await send.click();
  await expect(police.seat.getByText(/已转交/).first()).toBeVisible();

  // One key: the call goes along with the case, and 110 is free.
  await police.page.keyboard.press('F4');
  await police.seat.getByRole('textbox', { name: '坐席、分机或号码' }).fill('A07');
  await police.page.keyboard.press('Control+Enter');
  await answer(desk);
  await expect(desk.seat.getByRole('region', { name: '随来电转来的案件' }).getByText(words)).toBeVisible();
  await expect(police.seat.getByText('来电人已挂断').or(police.seat.getByText('已转出')).first()).toBeVisible();
  await expect.poll(() => heardEnergy(desk.page)).toBeGreaterThan(0.001);
  await picture(desk.page, 'story3-11-call-came');
  await openNotice(desk, '转来的案件');
  await desk.seat.getByRole('button', { name: '接收', exact: true }).click();
  await act(desk.seat, '受理派单');
  const take = sheet(desk.seat, '受理派单');
  await take.getByLabel('主办（可搜拼音）').fill('郭亮社区第一网格');
  await desk.seat.getByRole('option').first().click();
  await take.getByRole('button', { name: /^派给/ }).click();
  await expect(take).toBeHidden();
  await desk.page.keyboard.press('F10');

  const street = await device(browser, 'phone');
  const grid = await signIn(street, stack.portalUrl, 'wangge.guoliang1');
  await openTask(grid, '楼上邻居半夜放音响');
  await sign(grid);
  await recordVisit(grid, '上门劝说，双方和解');
  await feedBack(grid, { found: '楼上聚会唱歌', done: '已劝停，约定十点后不唱' });
  await picture(grid, 'story3-12-solved');

  await callBackContent(desk, /楼上邻居半夜放音响/u, '楼上不唱了');
  await desk.page.keyboard.press('Control+Enter');
  await expect(desk.seat.getByText('没有要回访的来电人。')).toBeVisible();
  expect(await read(({ content, state }) => content.description === words && state === 'closed')).toMatchObject({
    state: 'closed',
    hops: 1,
    owner: { line: '12345', userId: 'wang.min' },
    intake: { line: '110' },
    consentRecords: [{ consent: 'handover', given: true, by: 'zhao.lei' }],
  });
  for (const each of [street, police.page.context(), desk.page.context()]) await each.close();
});

test('110分流 mirror: a whisper about a knife brings the police in at once, the two desks speak with the caller together, and 110 takes the case', async ({ browser }) => {
  test.setTimeout(300_000);
  const words = '小声说屋里有个男人手里有刀，躲在卫生间，不方便说话';
  const desk = await hotline(browser);
  const police = await policeDesk(browser);
  await becomeAvailable(desk.page);
  await becomeAvailable(police.page);
  await stack.ring('whisper-knife', '12345');
  await answer(desk);
  await typeMatter(desk.seat, 'bljx', /保利西街/u, words);
  await expect(desk.seat.getByRole('alert').filter({ hasText: '红旗' }).or(desk.seat.getByRole('alert')).first()).toBeVisible();
  await picture(desk.page, 'story3-13-red-flag');
  // Police first, with what is known.
  await desk.page.keyboard.press('F9');
  await expect(desk.seat.getByText(/已派发 /).first()).toBeVisible();

  // Three-way: 110 hears the caller, the first taker stays until both have spoken.
  await desk.page.keyboard.press('F4');
  await desk.seat.getByRole('textbox', { name: '坐席、分机或号码' }).fill('B01');
  await desk.page.keyboard.press('Enter');
  await answer(police);
  await desk.page.keyboard.press('F7');
  await expect(desk.seat.getByText('三方通话').first()).toBeVisible();
  const before = await heardEnergy(police.page);
  await expect.poll(() => heardEnergy(police.page), { timeout: 40_000 }).toBeGreaterThan(before);
  await picture(desk.page, 'story3-14-three-way');

  await desk.page.keyboard.press('Control+Shift+K');
  await expect(desk.seat.getByRole('heading', { name: /手里有刀/u })).toBeVisible();
  await act(desk.seat, '转交');
  const offer = sheet(desk.seat, '转交');
  await offer.getByText('三方通话', { exact: true }).click();
  await offer.getByLabel('转交理由').fill('持刀，来电人不便说话');
  await offer.getByRole('button', { name: /^转交/ }).click();
  await expect(offer).toBeHidden();
  await openNotice(police, '转来的案件');
  await police.seat.getByRole('button', { name: '接收', exact: true }).click();
  await expect.poll(async () => (await read(({ content }) => content.description === words)).owner).toMatchObject({ line: '110', userId: 'zhao.lei' });

  // The hotline leaves; the caller is not alone.
  await desk.page.keyboard.press('F8');
  await expect(desk.seat.getByRole('button', { name: '坐席状态' })).toContainText('话后');
  const alone = await heardEnergy(police.page);
  await expect(police.seat.getByText('通话中').first()).toBeVisible();
  await picture(police.page, 'story3-15-police-speaks');
  expect(alone).toBeGreaterThan(0);

  const station = await device(browser, 'desk');
  const officer = await signIn(station, stack.portalUrl, 'pcs.yueyanglou');
  await openTask(officer, '手里有刀');
  await sign(officer);
  await expect(officer.getByRole('link', { name: '到场，填处警单' })).toBeVisible();
  await picture(officer, 'story3-16-knife');
  // Nothing is ever written to a telephone beside which the man may stand.
  expect((await stack.texts()).filter(({ phone }) => phone === '13800000003')).toEqual([]);
  for (const each of [station, police.page.context(), desk.page.context()]) await each.close();
});
