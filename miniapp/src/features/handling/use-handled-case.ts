import { caseStepWords, type CaseStep } from 'shared/case-steps.ts';
import { handlingApi, type StepDetails } from 'shared/handling.ts';
import { call } from '../../platform/call.ts';
import { useAction } from '../../resource/use-action.ts';
import { useResource } from '../../resource/use-resource.ts';
import { toast } from '../../ui/toast.tsx';

/** One case at the desk and the steps taken with it; `taken` is told after each. */
export function useHandledCase(id: string, taken: (step: CaseStep) => void) {
  const loaded = useResource(`handled ${id}`, () => call(handlingApi.read, { id }));
  const step = useAction(
    async (key, version: number, details: StepDetails) => {
      await call(handlingApi.take, { id, version, details }, { key });
      return details.step;
    },
    (done) => {
      toast(`${caseStepWords[done].act}，记下了`);
      // A contested case has left this desk.
      if (done !== 'contest') loaded.reload();
      taken(done);
    },
  );
  return { loaded, step };
}
