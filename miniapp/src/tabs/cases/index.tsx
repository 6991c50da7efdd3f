import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/state.tsx';

export default function CasesTab() {
  return (
    <Page title="有呼" tab="cases">
      <Empty picture="counter" title="还没有反映过事情">
        路灯坏了、噪音扰民、办事不顺，都可以说。每一件都会有人答复。
      </Empty>
    </Page>
  );
}
