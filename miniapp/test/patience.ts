import { configure } from '@testing-library/react';

// A busy machine may take seconds for what is usually there at once; a page that never shows it still fails.
configure({ asyncUtilTimeout: 15_000 });
