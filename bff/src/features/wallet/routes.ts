import { walletApi } from 'shared/wallet.ts';
import type { Mount } from '../../http/mount.ts';
import type { WalletDeps } from './deps.ts';
import { listCertificates } from './list-certificates.ts';
import { readCertificate } from './read-certificate.ts';
import { revealCertificate } from './reveal-certificate.ts';

export function walletRoutes(mount: Mount, deps: WalletDeps): void {
  mount.plain(walletApi.list, (actor) => listCertificates(deps, actor));
  mount.plain(walletApi.read, (actor, input) => readCertificate(deps, actor, input));
  mount.plain(walletApi.reveal, (actor, input) => revealCertificate(deps, actor, input));
}
