import { startOver } from './go'

/** No phone is this wide; on a tablet nothing worse happens than on a PC. */
const PC_WIDTH = 1000

/** Is this the window of a PC, which a phone signs in and which somebody else may use next? */
export const onPc = (): boolean => wx.getWindowInfo().windowWidth >= PC_WIDTH

/** The page whose code a phone scans to sign the PC in. */
export const askPhone = (): void => startOver('/office/sign-in/index')
