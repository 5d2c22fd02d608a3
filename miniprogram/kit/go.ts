/** Opens a page on top of this one; when ten are open already, in place of this one. */
export function go(url: string): void {
  void wx.navigateTo({ url, fail: () => void wx.redirectTo({ url }) })
}

/** Back to the page before; to the start when this one was opened directly. */
export function back(): void {
  if (getCurrentPages().length > 1) void wx.navigateBack()
  else startOver()
}

/** Back to a page that lies open below, closing what stands on it; else everything closes and another begins. */
export function backTo(route: string, otherwise: string): void {
  const open = getCurrentPages()
  const at = open.map((page) => page.route).lastIndexOf(route)
  if (at < 0) startOver(otherwise)
  else void wx.navigateBack({ delta: open.length - 1 - at })
}

/** Closes everything and begins at a page. */
export function startOver(url = '/pages/start/index'): void {
  void wx.reLaunch({ url })
}
