import { loginSimulatorApi } from 'shared/login.ts';
import { done } from 'shared/text.ts';
import type { Mount } from '../../http/mount.ts';
import { AppError } from '../../kernel/app-error.ts';

/** 仿真: what WeChat and the face provider do on a real phone; never mounted in production. */
export interface LoginSimulators {
  readonly people: readonly { person: string; name: string; idNumber: string; hint: string }[];
  issueCode(person: string): string;
  decide(verifyId: string, verdict: 'pass' | 'fail' | 'cancel'): boolean;
}

export function loginSimulatorRoutes(mount: Mount, simulators: LoginSimulators): void {
  mount.plain(loginSimulatorApi.people, () => Promise.resolve({ people: [...simulators.people] }));
  mount.plain(loginSimulatorApi.wechatCode, (_actor, { person }) =>
    Promise.resolve({ code: simulators.issueCode(person) }),
  );
  mount.plain(loginSimulatorApi.face, (_actor, { verifyId, verdict }) => {
    if (!simulators.decide(verifyId, verdict)) throw new AppError('request.not-found');
    return Promise.resolve(done);
  });
}
