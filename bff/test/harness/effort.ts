/** Counts the CPU time of this process from now on, in ms: what else the machine does at that time does not count. */
export function cpuClock(): () => number {
  const began = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1_000;
  };
}
