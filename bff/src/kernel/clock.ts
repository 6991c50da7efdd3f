/** The application clock; every instant the rules see comes from here. */
export type Clock = () => Date;
