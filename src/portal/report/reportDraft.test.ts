import { describe, expect, it } from 'vitest';
import { ruleBook } from '../sending/portalRules.ts';
import { emptyReport, reportObstacle, reportOf, suggestedCategories, type ReportDraft } from './reportDraft.ts';

const point = { lng: 113.1, lat: 29.37, system: 'WGS-84', accuracy: 12 } as const;
const photo = { fileId: '00000000-0000-7000-8000-000000000001', kind: 'photo', at: 1, point: null } as const;
const full: ReportDraft = { ...emptyReport, text: '工地夜间施工', place: '保利西街' };
const suggest = (text: string, lately: readonly string[] = []) =>
  suggestedCategories(text, lately, ruleBook.categories, ruleBook.duties, 4).map(({ id }) => id);

describe('a report', () => {
  it('needs one thing that says what and one that says where', () => {
    expect(reportObstacle(emptyReport)).toBe('report.obstacle.empty');
    expect(reportObstacle({ ...emptyReport, attachments: [photo] })).toBe('report.obstacle.place');
    expect(reportObstacle({ ...emptyReport, attachments: [photo], point })).toBeNull();
    expect(reportObstacle(full)).toBeNull();
  });

  it('takes a resident’s number only with his consent', () => {
    const resident = { name: '刘', phone: '13873012345', agrees: false };
    expect(reportObstacle({ ...full, resident })).toBe('report.obstacle.consent');
    expect(reportObstacle({ ...full, resident: { ...resident, agrees: true } })).toBeNull();
    expect(reportObstacle({ ...full, resident: { ...resident, phone: 'abc' } })).toBe('report.obstacle.phone');
    expect(reportOf({ ...full, resident: { ...resident, agrees: true } }, 'u', 'c', '', '').content.consents).toEqual(['handover', 'callback']);
  });

  it('keeps the position with the place and with every photo', () => {
    const { content, attachments } = reportOf({ ...full, place: '', point, attachments: [photo] }, 'u', null, '施工噪音', 'P');
    expect(content).toMatchObject({ title: '施工噪音', place: { text: 'P', detail: '' } });
    expect(attachments).toEqual([{ ...photo, point }]);
    expect(reportOf({ ...full, point }, 'u', null, '', 'P').content).toMatchObject({ title: '工地夜间施工', place: { text: '保利西街', detail: 'P' } });
  });
});

describe('suggested categories', () => {
  it('follow the words, else the habits of the unit and of grids', () => {
    expect(suggest('下水道堵了')[0]).toBe('shirong.xiashui');
    expect(suggest('', ['huanbao.shigong'])[0]).toBe('huanbao.shigong');
    expect(suggest('')).toHaveLength(4);
  });
});
