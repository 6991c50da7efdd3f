import type { Wallet } from 'shared/wallet.ts';
import type { Resident } from '../../kernel/actor.ts';
import type { WalletDeps } from './deps.ts';
import { inWalletOrder, summaryOf } from './wallet.ts';

export async function listCertificates(deps: WalletDeps, actor: Resident): Promise<Wallet> {
  const holder = await deps.holderOf(actor);
  const held = await deps.certificates.list(holder);
  const now = deps.now();
  const items = inWalletOrder(held.flatMap((certificate) => summaryOf(certificate, now) ?? []));
  return { holder: holder.kind, checkedAt: now.toISOString(), items };
}
