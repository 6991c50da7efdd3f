import { certificateStatusLabels, type CertificateSummary } from 'shared/wallet.ts';
import { CertificateFace, type CertificateFaceProps } from '../../ui/certificate-face.tsx';

interface WalletFaceProps {
  certificate: CertificateSummary;
  /** Masked name, on the page of one certificate. */
  holder?: string | undefined;
  /** Shown from before, the department did not answer now. */
  unchecked?: boolean;
  onPress?: () => void;
}

/** A certificate of the wallet; one that cannot be presented says why across its corner. */
export function WalletFace({ certificate, holder, unchecked = false, onPress }: WalletFaceProps) {
  const { category, name, issuer, maskedNumber, status } = certificate;
  const face = { category, name, issuer, number: maskedNumber, holder, onPress };
  if (status !== 'valid') return <CertificateFace {...face} dead={certificateStatusLabels[status]} />;
  return <CertificateFace {...face} status={statusOf(certificate, unchecked)} />;
}

function statusOf({ expiresInDays }: CertificateSummary, unchecked: boolean): CertificateFaceProps['status'] {
  if (unchecked) return { words: '未实时核验', icon: 'offline', strong: true };
  if (expiresInDays === null) return { words: certificateStatusLabels.valid, icon: 'tick' };
  return {
    words: expiresInDays === 0 ? '今天到期' : `还有 ${expiresInDays} 天到期`,
    icon: 'clock',
    strong: true,
  };
}
