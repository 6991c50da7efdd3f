import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/state.tsx';

export default function WalletTab() {
  return (
    <Page title="证照" tab="wallet">
      <Empty picture="cards" title="还没有证照">
        证明是您本人后，各部门发给您的证照会到这里。
      </Empty>
    </Page>
  );
}
