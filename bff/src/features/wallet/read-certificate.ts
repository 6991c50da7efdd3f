import { certificateTypeOf } from 'shared/certificate-types.ts';
import { maskValue } from 'shared/certificate-types/mask.ts';
import type { Certificate } from 'shared/wallet.ts';
import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Holder, WalletDeps } from './deps.ts';
import { OWN_USE, summaryAs } from './wallet.ts';

const LOOK_BACK_MS = 30 * 86_400_000;

export async function readCertificate(deps: WalletDeps, actor: Resident, input: { id: string }): Promise<Certificate> {
  const holder = await deps.holderOf(actor);
  const { type, content } = await findCertificate(deps, holder, input.id);
  const now = deps.now();
  return {
    ...summaryAs(type, content, now),
    checkedAt: now.toISOString(),
    checkedWith: type.checkedWith,
    fields: type.fields.map(({ id, label, mask }) => {
      const clear = content.values[id] ?? '';
      const value = maskValue(mask, clear);
      return { id, label, value, masked: value !== clear };
    }),
    looksIn30Days: await deps.windowUse.looks(holder.id, type.code, new Date(now.getTime() - LOOK_BACK_MS)),
    usedFor: [...deps.windowUse.itemsAsking(type.code)],
  };
}

/** Absent and another's are alike. */
export async function findCertificate(deps: Pick<WalletDeps, 'certificates'>, holder: Holder, id: string) {
  const content = await deps.certificates.read(holder, id, OWN_USE);
  const type = content && certificateTypeOf(content.type);
  if (!type) throw new AppError('certificate.not-found');
  return { type, content };
}
