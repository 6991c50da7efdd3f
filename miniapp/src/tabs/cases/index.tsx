import { Page } from '../../ui/page.tsx';

export default function CasesTab() {
  return (
    <Page title="有呼" tab="cases">
      <></>
    </Page>
  );
}
