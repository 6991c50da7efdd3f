import { Page } from '../../ui/page.tsx';

export default function ProofsTab() {
  return (
    <Page title="证明" tab="proofs">
      <></>
    </Page>
  );
}
