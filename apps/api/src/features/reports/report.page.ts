import type PDFDocument from 'pdfkit';

export type Pdf = InstanceType<typeof PDFDocument>;

export const margin = 48;
export const footerHeight = 40;
export const ink = '#1f2937';
export const quiet = '#6b7280';
export const rule = '#d1d5db';
export const action = '#1f5fbf';
