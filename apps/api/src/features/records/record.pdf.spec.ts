import { describe, expect, it } from '@jest/globals';
import { drawable } from '../../base/documents/chinese-font.js';
import { renderRecord } from './record.pdf.js';

const record = {
  title: '远程会诊记录单',
  facts: [{ label: '会诊专家', value: '㛃' }],
  sections: [{ heading: '病史摘要', body: '胸痛\n'.repeat(200) }],
  signature: ['签名'],
  footer: '远程会诊记录单 C2026-000001',
  pageLabel: (page: number, pages: number) => `${page}/${pages}`,
};

describe('the PDF record', () => {
  it('keeps what the font can draw and names the code of what it cannot', () => {
    expect(drawable('体温 38℃ ≥ 37.3，尿素 9.2 μmol/L，犇、㛃')).toBe(
      '体温 38℃ ≥ 37.3，尿素 9.2 μmol/L，犇、㛃',
    );
    expect(drawable('𠮷田🙂')).toBe('[U+20BB7]田[U+1F642]');
    expect(drawable('一\r\n二\t三')).toBe('一\n二\t三');
  });

  it('goes over as many pages as it needs', async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of renderRecord(record, 'zh-CN')) chunks.push(chunk as Buffer);
    const pdf = Buffer.concat(chunks).toString('latin1');
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    expect(Number(/\/Count (\d+)/.exec(pdf)?.[1])).toBeGreaterThan(3);
    expect(pdf).toContain('/Lang (zh-CN)');
  });
});
