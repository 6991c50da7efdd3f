import { featurePackages } from './features.ts';

const onWeb = process.env.TARO_ENV === 'h5';

export default defineAppConfig({
  pages: ['tabs/home/index', 'tabs/wallet/index', 'tabs/proofs/index', 'tabs/cases/index'],
  subPackages: featurePackages(__dirname, process.env.TARO_ENV),
  // On H5 ui/page.tsx draws the bar; Taro's own is not reachable by keyboard.
  window: onWeb
    ? { navigationBarTitleText: '随办', navigationStyle: 'custom' }
    : {
        navigationBarTitleText: '随办',
        navigationBarBackgroundColor: '@bar',
        navigationBarTextStyle: '@barText',
        backgroundColor: '@page',
        backgroundTextStyle: '@pull',
      },
  darkmode: true,
  themeLocation: 'theme.json',
  sitemapLocation: 'sitemap.json',
  lazyCodeLoading: 'requiredComponents',
  requiredPrivateInfos: ['getLocation'],
  permission: { 'scope.userLocation': { desc: '记下您反映的事在哪里' } },
  // ui/tab-bar.tsx draws the bar on both ends: WeChat's own cannot grow for 长辈版 nor follow our dark theme.
  tabBar: {
    custom: true,
    color: '#5C6763',
    selectedColor: '#0D6169',
    backgroundColor: '#FFFFFF',
    list: [
      { pagePath: 'tabs/home/index', text: '首页' },
      { pagePath: 'tabs/wallet/index', text: '证照' },
      { pagePath: 'tabs/proofs/index', text: '证明' },
      { pagePath: 'tabs/cases/index', text: '有呼' },
    ],
  },
});
