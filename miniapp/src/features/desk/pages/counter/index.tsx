import { Desk } from '../../desk.tsx';

export default function DeskCounter() {
  return <Desk start="counter" />;
}
