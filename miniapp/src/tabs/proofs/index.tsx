import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/state.tsx';

export default function ProofsTab() {
  return (
    <Page title="证明" tab="proofs">
      <Empty picture="papers" title="还没有开过证明">
        无房、公积金等证明，在手机上就能开。
      </Empty>
    </Page>
  );
}
