import { certificateStatusLabels, type CertificateSummary } from 'shared/wallet.ts';
import { CertificateFace } from '../../ui/certificate-face.tsx';

/** A certificate of the wallet; one that cannot be presented says why across its corner. */
export function WalletFace({ certificate, onPress }: { certificate: CertificateSummary; onPress?: () => void }) {
  const { category, name, issuer, maskedNumber, status, expiresInDays } = certificate;
  const face = { category, name, issuer, number: maskedNumber, onPress };
  if (status !== 'valid') return <CertificateFace {...face} dead={certificateStatusLabels[status]} />;
  const words = expiresInDays === null ? certificateStatusLabels.valid : `还有 ${expiresInDays} 天到期`;
  const strong = expiresInDays !== null;
  return <CertificateFace {...face} status={{ words, icon: strong ? 'clock' : 'verified', strong }} />;
}
