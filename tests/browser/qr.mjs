// Reads a QR code as a phone does: from the pixels that the browser painted.

import { createRequire } from "node:module";

const readPixels = createRequire(import.meta.url)("jsqr");

/** Reads the code that an element shows. Another page, which no policy of ours binds, turns the picture into pixels. */
export const readQr = async (claimant, element) => {
  const picture = (await element.screenshot()).toString("base64");
  const desk = await claimant.context.newPage();
  const { width, height, pixels } = await desk.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d");
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    return { width: bitmap.width, height: bitmap.height, pixels: [...data] };
  }, picture);
  await desk.close();
  const read = readPixels(Uint8ClampedArray.from(pixels), width, height);
  if (!read) throw new Error("nothing can be read from the picture");
  return read.data;
};
