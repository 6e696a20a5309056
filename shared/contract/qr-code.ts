/** A QR code: what it says, its modules a side without the quiet zone, and the dark ones as an SVG path of unit squares. */
export interface QrCode {
  readonly text: string;
  readonly modules: number;
  readonly path: string;
}
