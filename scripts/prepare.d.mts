export interface Step {
  readonly name: string;
  readonly title: string;
}
export const root: string;
export const steps: { readonly install: Step; readonly h5: Step; readonly weapp: Step };
export function prepare(step: Step, say?: (text: string) => void): Promise<boolean>;
