import type { BusinessRegister, RegisteredFirm } from './business-register.ts';

/** 仿真: a register that knows the given made-up firms. */
export const simulateBusinessRegister = (firms: readonly RegisteredFirm[]): BusinessRegister => ({
  find: (creditCode) => Promise.resolve(firms.find((firm) => firm.creditCode === creditCode) ?? null),
});
