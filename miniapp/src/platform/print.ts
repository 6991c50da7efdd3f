/** Opens the browser's print dialog for this page; what is printed says the page's `@media print`. Browser only. */
export const printPage = (): void => window.print();
