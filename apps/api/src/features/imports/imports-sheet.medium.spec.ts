import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { badRowNumbers, hospitalRows } from '../../../test/hospital-rows.js';
import { peakOfChecking } from '../../../test/import-memory.js';
import { download, type TestFile } from '../../../test/import-steps.js';

let api: ApiHarness;
let registrar: ApiClient;

beforeAll(async () => {
  api = await ApiHarness.start();
  registrar = await api.signIn('admin@jiedui.example');
});
afterAll(() => api.stop());

/** As a spreadsheet saves it: each text once, in a list of its own. */
async function sheetOf(prefix: string, count: number): Promise<TestFile> {
  const stream = new PassThrough();
  const content = buffer(stream);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: true });
  const sheet = workbook.addWorksheet('Sheet1');
  for (const row of hospitalRows(prefix, count)) sheet.addRow(row).commit();
  sheet.commit();
  await workbook.commit();
  return { name: 'hospitals.xlsx', content: await content };
}

describe('a spreadsheet of 20,000 rows', () => {
  it('is checked exactly, in the memory that 2,000 rows take', async () => {
    const small = await peakOfChecking(registrar, await sheetOf('S', 2_000));
    expect(small.run.counts).toEqual({ created: 1_980, changed: 0, unchanged: 0, bad: 20 });
    const { run, peakBytes } = await peakOfChecking(registrar, await sheetOf('L', 20_000));
    expect(run.counts).toEqual({ created: 19_800, changed: 0, unchanged: 0, bad: 200 });
    expect([run.rowsChecked, run.bytesRead]).toEqual([20_000, run.sizeBytes]);
    // The list of texts is held; the rows, some 40 MB as cells, are not.
    expect(peakBytes - small.peakBytes).toBeLessThan(25 * 1024 * 1024);
    const { content } = await download(api, registrar, `/imports/${run.id}/report?format=csv`);
    const lines = content.toString('utf8').trim().split('\r\n').slice(1);
    expect(lines.map((line) => Number(line.split(',')[0]))).toEqual(badRowNumbers(20_000));
  });
});
