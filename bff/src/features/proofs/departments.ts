/** The departments that answer for proofs; the code is the prefix of their numbers and the name of their seal. */
export const departmentCodes = ['BDC', 'GAJ', 'GJJ', 'MZJ', 'SBZ', 'SFJ', 'ZXZ'] as const;
export type DepartmentCode = (typeof departmentCodes)[number];

/** `unit` is its official name without the district, `everyday` what people call it. */
export const departments: Readonly<Record<DepartmentCode, { readonly unit: string; readonly everyday: string }>> = {
  BDC: { unit: '不动产登记中心', everyday: '登记中心' },
  GAJ: { unit: '公安分局', everyday: '公安' },
  GJJ: { unit: '住房公积金管理中心', everyday: '公积金中心' },
  MZJ: { unit: '民政局', everyday: '民政局' },
  SBZ: { unit: '社会保险事业管理中心', everyday: '社保中心' },
  SFJ: { unit: '司法局', everyday: '司法局' },
  ZXZ: { unit: '中心血站', everyday: '血站' },
};
