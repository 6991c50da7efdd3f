import { Desk } from '../../desk.tsx';

export default function DeskIdentification() {
  return <Desk start="identification" />;
}
