import { Page } from '../../ui/page.tsx';

export default function HomeTab() {
  return (
    <Page title="随办" tab="home">
      <></>
    </Page>
  );
}
