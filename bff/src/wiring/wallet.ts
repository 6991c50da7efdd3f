import type { WalletDeps } from '../features/wallet/deps.ts';
import { walletRoutes } from '../features/wallet/routes.ts';
import type { Certificates } from './certificates.ts';
import type { Ground } from './ground.ts';

export function wireWallet(
  { mount, now, transactions }: Ground,
  { certificates, windowUse }: { certificates: Certificates; windowUse: WalletDeps['windowUse'] },
): void {
  walletRoutes(mount, {
    now,
    windowUse,
    certificates: certificates.store,
    holderOf: certificates.holderOf,
    inTransaction: transactions((_unit, audit) => ({ audit })),
  });
}
