import { Page } from '../../ui/page.tsx';

export default function WalletTab() {
  return (
    <Page title="证照" tab="wallet">
      <></>
    </Page>
  );
}
