/** Opens a page on top of this one; when ten are open already, in place of this one. */
export function go(url: string): void {
  void wx.navigateTo({ url, fail: () => void wx.redirectTo({ url }) })
}

/** Back to the page before; to the start when this one was opened directly. */
export function back(): void {
  if (getCurrentPages().length > 1) void wx.navigateBack()
  else startOver()
}

/** Closes everything and begins at a page. */
export function startOver(url = '/pages/start/index'): void {
  void wx.reLaunch({ url })
}
