/** Which rectangles of the screen are written on already: two words on one spot can be read by nobody. */
export class LabelSpace {
  private readonly taken: { left: number; top: number; right: number; bottom: number }[] = [];

  /** Something is there, whatever it overlaps. */
  cover(left: number, top: number, width: number, height: number): void {
    this.taken.push({ left, top, right: left + width, bottom: top + height });
  }

  /** Takes the place if nothing is there; answers whether it did. */
  claim(left: number, top: number, width: number, height: number): boolean {
    const [right, bottom] = [left + width, top + height];
    if (this.taken.some((one) => left < one.right && right > one.left && top < one.bottom && bottom > one.top))
      return false;
    this.cover(left, top, width, height);
    return true;
  }
}
