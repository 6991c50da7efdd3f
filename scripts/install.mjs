import { prepare, StepFailed, steps } from './prepare.mjs';

try {
  await prepare(steps.install);
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(`${error.output}\n${error.message}`);
  process.exitCode = 1;
}
