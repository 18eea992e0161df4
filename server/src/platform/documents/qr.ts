/** A QR code as SVG text, for `drawing()` of the kit. */
export async function qrDrawing(text: string): Promise<string> {
  const { renderSVG } = await import('uqr')
  return renderSVG(text, { border: 0, ecc: 'M' })
}
