// A thread knows nothing of the loader its process was started with.
import { register } from 'tsx/esm/api';

register();
await import('./judge-files.ts');
