/** Asks before something that cannot be taken back. True when the person agreed. */
export function ask(question: {
  title: string
  content: string
  yes: string
  no?: string
}): Promise<boolean> {
  const { title, content, yes, no = '先不' } = question
  return new Promise((resolve) => {
    wx.showModal({
      title,
      content,
      confirmText: yes,
      cancelText: no,
      confirmColor: '#0B6A5B',
      cancelColor: '#5A6664',
      success: ({ confirm }) => resolve(confirm),
      fail: () => resolve(false),
    })
  })
}

/** Says briefly that something was done. */
export function say(title: string): void {
  void wx.showToast({ title, icon: 'none', duration: 2500 })
}
