import { noNetwork, Refused } from './refused'
import { kept } from './storage'

/**
 * Fetches a file with the caller's own right and hands it over: on a PC it is saved to the disk, on a phone it is
 * passed on in a chat, which is how files leave a phone.
 */
export async function takeFile(url: string, fileName: string): Promise<void> {
  const filePath = await download(url)
  if (onPc() || !wx.canIUse('shareFileMessage')) await saved(filePath, fileName)
  else await passedOn(filePath, fileName)
}

/** Hands over a text made on this phone, such as a sheet to print, in the same two ways. */
export async function takeText(fileName: string, text: string): Promise<void> {
  const filePath = `${wx.env.USER_DATA_PATH}/${fileName}`
  wx.getFileSystemManager().writeFileSync(filePath, text, 'utf8')
  if (onPc() || !wx.canIUse('shareFileMessage'))
    await handedOver((answer) => wx.saveFileToDisk({ filePath, ...answer }))
  else await passedOn(filePath, fileName)
}

const onPc = () => ['windows', 'mac', 'devtools'].includes(wx.getDeviceInfo().platform)

function download(url: string): Promise<string> {
  const token = kept<{ token: string }>('linli.session')?.token
  return new Promise((resolve, reject) => {
    wx.downloadFile({
      url,
      header: token ? { authorization: `Bearer ${token}` } : {},
      success: ({ statusCode, tempFilePath }) =>
        statusCode === 200
          ? resolve(tempFilePath)
          : reject(
              new Refused(statusCode, {
                code: 'file.refused',
                message: '这份文件没有取到，请稍后再试',
              }),
            ),
      fail: () => reject(noNetwork()),
    })
  })
}

const saved = (filePath: string, fileName: string) =>
  handedOver((answer) => wx.saveFileToDisk({ filePath: renamed(filePath, fileName), ...answer }))

const passedOn = (filePath: string, fileName: string) =>
  handedOver((answer) => wx.shareFileMessage({ filePath, fileName, ...answer }))

interface Answer {
  success: () => void
  fail: (failure: { errMsg: string }) => void
}

/** Closing the phone's own dialogue is an answer, not a failure. */
function handedOver(give: (answer: Answer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    give({
      success: resolve,
      fail: ({ errMsg }) =>
        errMsg.includes('cancel')
          ? resolve()
          : reject(
              new Refused(0, {
                code: 'file.not-saved',
                message: '文件没有存下来，请稍后再试',
              }),
            ),
    })
  })
}

/** saveFileToDisk names the file as it is stored, so it is stored under the name people should see. */
function renamed(filePath: string, fileName: string): string {
  const target = `${wx.env.USER_DATA_PATH}/${fileName}`
  wx.getFileSystemManager().copyFileSync(filePath, target)
  return target
}
