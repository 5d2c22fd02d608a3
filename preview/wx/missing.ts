import type { Host } from '../runtime/contract'
import { api, Failure, type Apis } from './call'

/** WeChat has these and a browser phone does not: calling one is reported loudly and fails in WeChat's words. */
export const missingNames = `
  addCard openCard chooseAddress chooseContact chooseInvoice chooseInvoiceTitle choosePoi chooseLicensePlate
  requestPayment requestOrderPayment requestVirtualPayment requestPluginPayment faceDetect initFaceDetect
  startSoterAuthentication checkIsSupportSoterAuthentication checkIsSoterEnrolledInDevice
  openBluetoothAdapter closeBluetoothAdapter getBluetoothAdapterState startBluetoothDevicesDiscovery
  stopBluetoothDevicesDiscovery createBLEConnection closeBLEConnection readBLECharacteristicValue
  writeBLECharacteristicValue startBeaconDiscovery getHCEState startHCE startWifi connectWifi getWifiList
  startLocationUpdate startLocationUpdateBackground stopLocationUpdate startAccelerometer stopAccelerometer
  startCompass stopCompass startGyroscope stopGyroscope startDeviceMotionListening
  navigateToMiniProgram navigateBackMiniProgram openEmbeddedMiniProgram openOfficialAccountProfile
  openCustomerServiceChat openChannelsLive openChannelsUserProfile shareAppMessage shareFileMessage shareVideoMessage
  showShareImageMenu authPrivateMessage getGroupEnterInfo getShareInfo getWeRunData shareToWeRun
  chooseMedicalInsuranceCode saveVideoToPhotosAlbum compressVideo getVideoInfo editImage cropImage
  getBackgroundFetchData setBackgroundFetchToken bindEmployeeRelation requestSubscribeDeviceMessage
  requestSubscribeEmployeeMessage addPhoneCalendar addPhoneRepeatCalendar sendSms startLocalServiceDiscovery
  joinVoIPChat createTCPSocket createUDPSocket getUserCryptoManager checkIsAddedToMyMiniProgram
`
  .trim()
  .split(/\s+/)

/** Makers of objects: a caller would use the object at once, so these throw. */
export const missingMakers = `
  createMapContext createCameraContext createLivePlayerContext createLivePusherContext createWorker createMediaContainer
  createMediaRecorder createVideoDecoder createRewardedVideoAd createInterstitialAd createInferenceSession createVKSession
  createWebAudioContext getBackgroundAudioManager createBLEPeripheralServer createCacheManager
`
  .trim()
  .split(/\s+/)

export function missingApis(host: Host): Apis {
  const loud = (name: string): void => host.report('unsupported', `wx.${name}`)
  const calls = missingNames.map((name): [string, Apis[string]] => [
    name,
    api(name, () => {
      loud(name)
      throw new Failure('not supported in the browser preview')
    }),
  ])
  const makers = missingMakers.map((name): [string, Apis[string]] => [
    name,
    () => {
      loud(name)
      throw new Error(`${name}:fail not supported in the browser preview`)
    },
  ])
  return Object.fromEntries([...calls, ...makers])
}
