const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Suiban needs Node 20.19 or newer; this is ${process.versions.node}. Install it from https://nodejs.org and try again.`,
  );
  process.exit(1);
}
// Imported only now: an older Node must reach the sentence above before it meets newer syntax.
const { serve } = await import('./serve.mjs');
await serve(process.argv.slice(2));
