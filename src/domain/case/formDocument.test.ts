import { describe, expect, it } from 'vitest';
import { formDocument } from './formDocument.ts';

describe('a printed form', () => {
  it('has every row and lets no text become markup', () => {
    const text = formDocument('接警单', [{ heading: '接警单', rows: [{ name: '报警内容', value: '<img src=x onerror="a()"> & 刀' }] }], '打印：zhao.lei', 'zh-CN');
    expect(text).toContain('<th scope="row">报警内容</th><td>&lt;img src=x onerror=&quot;a()&quot;&gt; &amp; 刀</td>');
    expect(text).not.toContain('<img');
    expect(text).toContain('打印：zhao.lei');
  });
});
