import * as z from 'zod/mini';

// WeChat forbids new Function; import this file before any schema is parsed.
z.config({ jitless: true });
