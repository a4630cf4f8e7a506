import { z } from 'zod';

// eslint-disable-next-line no-control-regex -- control characters are exactly what is refused
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Free text as typed: any script, line breaks and tabs, no control characters, bounded. */
export const text = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .refine((value) => !controlCharacters.test(value), { message: 'Contains control characters' });
