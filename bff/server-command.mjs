/**
 * Arguments of Node that run the server, from the project's root. The nursery of the heap is wide, for a document is
 * 200 KB of short-lived bytes: with Node's 16 MB an issue costs a tenth more CPU (`npm run bench`).
 */
export const serverArguments = ['--max-semi-space-size=64', '--import', 'tsx', 'bff/src/main.ts'];
