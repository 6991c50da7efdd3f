// Node runs WebAssembly but @types/node 20 does not describe it, and the server does not load the DOM's types.
declare namespace WebAssembly {
  interface Memory {
    readonly buffer: ArrayBuffer;
  }
  function instantiate<Exports>(bytes: Uint8Array): Promise<{ readonly instance: { readonly exports: Exports } }>;
}
