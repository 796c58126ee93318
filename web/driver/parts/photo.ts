const LONGEST_EDGE_PX = 1280;
const QUALITY = 0.72;

/** Base64 of a small JPEG without the camera's own data (place, device); null when it is no picture. */
export async function photoOf(file: File): Promise<string | null> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_EDGE_PX / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const url = canvas.toDataURL('image/jpeg', QUALITY);
    return url.slice(url.indexOf(',') + 1);
  } catch {
    return null;
  }
}
