const grant = {
  status: 'live',
  given: [],
  expiresAt: '2026-11-24T01:45:00.000Z',
  reads: 2,
  readsAllowed: 20,
  filed: true,
};

/** One granted look of 24 November, as the server tells it. */
export const historyEntry = (change: object = {}) => ({
  id: '01J00000000000000000000RQ1',
  at: '2026-11-24T01:12:00.000Z',
  status: 'granted',
  unitName: '云溪区公安分局（样例）',
  windowName: '18 号窗口',
  maskedClerkName: '陈*雯',
  staffNumber: '0312',
  itemName: '居住证申领',
  applicationNumber: 'YX20261124-0417',
  certificates: [
    {
      type: 'resident-identity-card',
      name: '居民身份证',
      shortName: '身份证',
      fieldLabels: ['姓名', '身份证号'],
    },
  ],
  reported: false,
  grant,
  ...change,
});
