import { config } from 'zod';

// The page's content security policy forbids code made of strings, and reports each attempt. Imported
// before any schema is made.
config({ jitless: true });
