// Node runs WebAssembly but @types/node 20 does not describe it, and the server does not load the DOM's types.
declare namespace WebAssembly {
  function instantiate(bytes: Uint8Array): Promise<{ instance: { exports: Record<string, unknown> } }>;
}
