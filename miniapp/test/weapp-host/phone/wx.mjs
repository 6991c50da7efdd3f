import { answered, fail, note, succeed } from './answers.mjs';
import { network } from './network.mjs';

/**
 * The `wx` of this phone. `outside` are the functions the test gives the page (request, upload, sockets); `phone` is
 * what the test may look at and set: storage, what the camera scans, what was called.
 */
export function createWx(phone, pages, outside) {
  const events = eventNames.flatMap((event) => [
    [`on${event}`, (listener) => listen(phone, 'on', event, listener)],
    [`off${event}`, (listener) => listen(phone, 'off', event, listener)],
  ]);
  const quiet = quietActs.map((name) => [name, (options) => note(phone, name, options, succeed(options))]);
  return {
    ...Object.fromEntries([...events, ...quiet]),
    ...facts,
    ...storage(phone),
    ...network(phone, outside),
    ...navigation(pages),
    ...acts(phone, outside),
  };
}

// Taro copies the names it finds in `wx`, so each must be an own property.
const eventNames = (
  'AppShow AppHide PageNotFound Error UnhandledRejection ThemeChange UserCaptureScreen ScreenRecordingStateChanged ' +
  'NetworkStatusChange NetworkWeakChange KeyboardHeightChange WindowResize MemoryWarning LocationChange NeedPrivacyAuthorization'
).split(' ');

const quietActs = (
  'showToast hideToast showLoading hideLoading showActionSheet pageScrollTo stopPullDownRefresh startPullDownRefresh hideHomeButton ' +
  'hideTabBar showTabBar setTabBarStyle setTabBarItem setNavigationBarColor setBackgroundColor setBackgroundTextStyle ' +
  'setKeepScreenOn setVisualEffectOnCapture vibrateShort vibrateLong makePhoneCall setClipboardData getClipboardData ' +
  'requirePrivacyAuthorize getPrivacySetting openPrivacyContract requestSubscribeMessage requestFacialVerify authorize openSetting ' +
  'openDocument saveFile previewImage compressImage chooseLocation getLocation openLocation checkSession reportEvent setWindowSize ' +
  'enableAlertBeforeUnload disableAlertBeforeUnload showShareMenu hideShareMenu'
).split(' ');

const systemInfo = {
  SDKVersion: '3.8.12',
  platform: 'devtools',
  system: 'iOS 17.0',
  brand: 'devtools',
  model: 'iPhone',
  pixelRatio: 2,
  screenWidth: 390,
  screenHeight: 844,
  windowWidth: 390,
  windowHeight: 756,
  statusBarHeight: 20,
  language: 'zh_CN',
  theme: 'light',
  fontSizeSetting: 16,
  safeArea: { left: 0, right: 390, top: 44, bottom: 810, width: 390, height: 766 },
};

const facts = {
  getSystemInfoSync: () => systemInfo,
  getWindowInfo: () => systemInfo,
  getDeviceInfo: () => systemInfo,
  getAppBaseInfo: () => systemInfo,
  getSystemInfo: (options) => succeed(options, systemInfo),
  getSystemSetting: () => ({}),
  getAppAuthorizeSetting: () => ({}),
  getMenuButtonBoundingClientRect: () => ({ top: 24, bottom: 56, left: 296, right: 383, width: 87, height: 32 }),
  getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop' } }),
  getNetworkType: (options) => succeed(options, { networkType: 'wifi' }),
  getUpdateManager: () => ({ onCheckForUpdate() {}, onUpdateReady() {}, onUpdateFailed() {}, applyUpdate() {} }),
  canIUse: () => true,
  nextTick: (work) => queueMicrotask(work),
  env: { USER_DATA_PATH: 'wxfile://usr' },
  createSelectorQuery,
  createIntersectionObserver: () => ({ relativeTo: chain, relativeToViewport: chain, observe() {}, disconnect() {} }),
};

const storage = ({ stored }) => ({
  getStorageSync: (key) => stored[key] ?? '',
  setStorageSync: (key, value) => void (stored[key] = value),
  removeStorageSync: (key) => void delete stored[key],
  clearStorageSync: () => Object.keys(stored).forEach((key) => delete stored[key]),
  getStorageInfoSync: () => ({ keys: Object.keys(stored), currentSize: 0, limitSize: 10240 }),
  getStorage: (options) =>
    options.key in stored ? succeed(options, { data: stored[options.key] }) : fail(options, 'data not found'),
  setStorage(options) {
    stored[options.key] = options.data;
    return succeed(options);
  },
  removeStorage(options) {
    delete stored[options.key];
    return succeed(options);
  },
});

const navigation = (pages) => ({
  getLaunchOptionsSync: () => pages.launch,
  getEnterOptionsSync: () => pages.launch,
  navigateTo: (options) => opened(options, () => pages.open(options.url, 'push')),
  redirectTo: (options) => opened(options, () => pages.open(options.url, 'replace')),
  switchTab: (options) => opened(options, () => pages.open(options.url, 'tab')),
  reLaunch: (options) => opened(options, () => pages.open(options.url, 'relaunch')),
  navigateBack: (options = {}) => opened(options, () => pages.back(options.delta ?? 1)),
  setNavigationBarTitle(options) {
    document.querySelector('#bar').textContent = options.title;
    return succeed(options);
  },
});

const acts = (phone, outside) => ({
  login: (options) => note(phone, 'login', options, answered(options, outside.login())),
  scanCode: (options) =>
    phone.scans.length > 0
      ? succeed(options, { result: phone.scans.shift(), scanType: 'QR_CODE', charSet: 'UTF-8' })
      : fail(options, 'scanCode:fail cancel'),
  chooseMedia: (options) => {
    const tempFiles = phone.picks.splice(0, options.count ?? 9).map((file) => ({ ...file, fileType: 'image' }));
    return tempFiles.length > 0
      ? succeed(options, { type: 'image', tempFiles })
      : fail(options, 'chooseMedia:fail cancel');
  },
  chooseMessageFile(options) {
    const tempFiles = phone.picks
      .splice(0, options.count ?? 9)
      .map(({ tempFilePath: path, size }) => ({ path, size, name: path.split('/').at(-1), type: 'file' }));
    return tempFiles.length > 0 ? succeed(options, { tempFiles }) : fail(options, 'chooseMessageFile:fail cancel');
  },
  showModal: (options) => note(phone, 'showModal', options, succeed(options, { confirm: true, cancel: false })),
  getScreenBrightness: (options) => succeed(options, { value: phone.brightness }),
  setScreenBrightness(options) {
    phone.brightness = options.value;
    return succeed(options);
  },
  getSetting: (options) => succeed(options, { authSetting: {} }),
});

const opened = (options, open) => {
  try {
    open();
  } catch (error) {
    return fail(options, error.message);
  }
  return succeed(options);
};

function listen(phone, on, event, listener) {
  const list = (phone.listeners[event] ??= []);
  if (on === 'on') list.push(listener);
  else phone.listeners[event] = listener ? list.filter((one) => one !== listener) : [];
}

function chain() {
  return this;
}

function createSelectorQuery() {
  const wanted = [];
  const box = { left: 0, top: 0, right: 390, bottom: 40, width: 390, height: 40, scrollTop: 0, scrollLeft: 0 };
  const want = (listener) => wanted.push(listener) && query;
  const node = {
    boundingClientRect: want,
    scrollOffset: want,
    context: want,
    node: want,
    fields: (_fields, done) => want(done),
  };
  const query = {
    in: () => query,
    select: () => node,
    selectAll: () => node,
    selectViewport: () => node,
    exec(done) {
      wanted.forEach((listener) => listener?.(box));
      done?.(wanted.map(() => box));
    },
  };
  return query;
}
