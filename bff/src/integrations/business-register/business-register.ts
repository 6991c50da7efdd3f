/** A firm as the register of market entities has it today. */
export interface RegisteredFirm {
  readonly creditCode: string;
  readonly name: string;
  readonly legalRepresentative: { readonly name: string; readonly idNumber: string };
}

/** The register of market entities (市场监管). */
export interface BusinessRegister {
  /** By unified social credit code (GB 32100); null when the register has no such living firm. Throws `upstream.*`. */
  find(creditCode: string): Promise<RegisteredFirm | null>;
}
