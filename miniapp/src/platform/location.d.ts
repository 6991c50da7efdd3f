export interface Point {
  /** Degrees. */
  lng: number;
  lat: number;
  /** What the degrees mean: WeChat gives gcj02, a browser wgs84; 600 m apart in China. */
  datum: 'gcj02' | 'wgs84';
  /** Meters; null when the phone does not say. */
  accuracy: number | null;
}
/** Where the phone is, asked of the user at the moment of use; undefined when they said no or the phone cannot tell. */
export const whereAmI: () => Promise<Point | undefined>;
