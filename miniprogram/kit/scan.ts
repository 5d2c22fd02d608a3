/** Reads a QR code with the phone's camera or from a picture; undefined when the person closed it. */
export function scan(): Promise<string | undefined> {
  return new Promise((resolve) => {
    wx.scanCode({
      scanType: ['qrCode'],
      success: ({ result }) => resolve(result.trim()),
      fail: () => resolve(undefined),
    })
  })
}
