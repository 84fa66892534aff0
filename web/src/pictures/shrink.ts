const LONGEST = 1600
const QUALITY = 0.88

/** How large a picture of this size is sent, in pixels: its longer side at most 1600. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const by = Math.min(1, LONGEST / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * by)), height: Math.max(1, Math.round(height * by)) }
}

/**
 * The picture drawn anew on this phone: upright, smaller, and without the place and time that a camera
 * writes into it. Where this browser can't, the file as it is: the server does the same.
 */
export async function shrunk(file: Blob): Promise<Blob> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const canvas = Object.assign(document.createElement('canvas'), fitted(bitmap.width, bitmap.height))
    const pen = canvas.getContext('2d')!
    pen.fillStyle = '#fff' // what shows through would come out black
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    bitmap.close()
    const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
    return drawn ?? file
  } catch {
    return file
  }
}
